"""The MS-DRG of a candidate's codes beside that of the key, and which lines make the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.exam.account import role_name
from simulator.exam.case import Case, CodeSet, Encounter, KeyLine, Line, Poa, Role, Setting, Sheet, bare, lines_of
from simulator.exam.marking import MarkedLine, Verdict, mark
from simulator.ports.codes import Diagnosis, Grouper, Grouping, Secondary, Severity, Sex, Stay

_PROBLEMS = {
    "invalid pdx": "the principal diagnosis is no code that can be grouped",
    "hac missing one poa": "a hospital-acquired condition has no POA indicator that counts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing to put right: a key line to enter as it should be, or, without a `key`, an entered line to take off.

    `line` is what stands on the sheet instead, None where nothing does.
    """

    line: Line | None
    key: KeyLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one secondary diagnosis is to the grouper, on either side; None where it is not entered there."""

    code: str
    yours: Secondary | None
    key: Secondary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Where a candidate's codes are grouped, and where the key's are.

    `repairs` make the difference: where `alone`, each of them by itself leads to the key's MS-DRG; else all of them
    together. There are none where both are the same, or nothing was entered.
    """

    yours: Grouping
    key: Grouping
    weights: tuple[Weight, ...]
    repairs: tuple[Repair, ...] = ()
    alone: bool = True
    blank: bool = False

    @property
    def sentence(self) -> str:
        """What made the difference."""
        if self.blank:
            return "No code was entered that could be grouped."
        if self.yours.drg == self.key.drg:
            return "Your codes are grouped as the key's are."
        said = [_repair(repair) for repair in self.repairs]
        if self.alone and len(said) == 1:
            return f"What made the difference: {said[0]}."
        if self.alone:
            return f"Any one of these, put right, leads to MS-DRG {self.key.drg}: {'; '.join(said)}."
        return f"These together made the difference: {'; '.join(said)}."


def compare(case: Case, year: int, sheet: Sheet, grouper: Grouper, *, chosen: bool = False) -> Comparison:
    """Group a sheet and the key of an inpatient case by the rules of a code year. Raises Unusable as the grouper does.

    `chosen` codes came from lists, where no POA is asked for: they take the key's.
    """
    if chosen:
        sheet = tuple(_indicated(case, line) for line in sheet)
    lines = [line for line in mark(case, sheet).lines if line.yours is None or not line.yours.blank]
    mine = tuple(line.yours for line in lines if line.yours)

    def group(claim: Sequence[Line]) -> Grouping:
        return grouper.group(stay(case.encounter, year, claim))

    key_lines = tuple(as_keyed(key) for key in case.key)
    key, yours = group(key_lines), group(mine)
    weights = _weights(mine, yours, key_lines, key)
    if not any(line.role.code_set is CodeSet.CM for line in mine):
        return Comparison(yours=yours, key=key, weights=weights, blank=True)
    if yours.drg == key.drg:
        return Comparison(yours=yours, key=key, weights=weights)
    faults = [line for line in lines if _faulty(line)]

    def mends(some: Sequence[MarkedLine]) -> bool:
        return group(_mended(lines, some)).drg == key.drg

    if single := [fault for fault in faults if mends([fault])]:
        return Comparison(yours=yours, key=key, weights=weights, repairs=tuple(map(_to_repair, single)))
    needed = faults
    for fault in reversed(faults):
        fewer = [other for other in needed if other is not fault]
        needed = fewer if mends(fewer) else needed
    return Comparison(yours=yours, key=key, weights=weights, repairs=tuple(map(_to_repair, needed)), alone=False)


def grouped(side: Grouping) -> str:
    """An MS-DRG with its title, or why there is none."""
    if side.problem:
        return f"{side.drg}: not grouped, {_PROBLEMS.get(side.problem, f'for the grouper says: {side.problem}')}"
    return f"{side.drg} {side.title}"


def weighed(secondary: Secondary | None) -> str:
    """What a secondary diagnosis is on one side, in a word or three; "" where it is not entered."""
    if secondary is None:
        return ""
    does_not = secondary.severity is not Severity.NONE and not secondary.counts
    return f"{secondary.severity.value}{', does not count' if does_not else ''}"


def stay(encounter: Encounter, year: int, claim: Sequence[Line]) -> Stay:
    """An inpatient stay as the grouper takes it: the patient, and the codes of a claim by the rules of a code year."""
    sheet = tuple(claim)
    principal = lines_of(sheet, Role.PRINCIPAL_DIAGNOSIS)
    procedures = (*lines_of(sheet, Role.PRINCIPAL_PROCEDURE), *lines_of(sheet, Role.PROCEDURE))
    return Stay(
        year=year,
        age=encounter.age,
        sex=Sex.__members__.get(encounter.sex.upper(), Sex.UNKNOWN),
        disposition=encounter.status,
        principal=_diagnosis(principal[0]) if principal else Diagnosis(code=""),
        secondary=tuple(_diagnosis(line) for line in lines_of(sheet, Role.DIAGNOSIS)),
        procedures=tuple(_code(line) for line in procedures),
    )


def as_keyed(key: KeyLine, code: str = "") -> Line:
    """The line that a key line asks for: with its best code, or with this one."""
    return Line(role=key.role, code=code or key.codes[0], poa=key.poa or "")


def _diagnosis(line: Line) -> Diagnosis:
    poa = line.poa.strip().upper()
    return Diagnosis(code=_code(line), poa=poa if poa in set(Poa) - {Poa.EXEMPT} else "")


def _code(line: Line) -> str:
    """The bare code; a character that no code has, which would trip the grouper, as a question mark."""
    return bare(line.code).encode("ascii", "replace").decode()


def _indicated(case: Case, line: Line) -> Line:
    key = next((key for key in case.key if bare(line.code) in map(bare, key.codes)), None)
    return Line(role=line.role, code=line.code, poa=key.poa or "" if key else Poa.YES)


def _faulty(line: MarkedLine) -> bool:
    return line.poa is False or line.verdict not in (Verdict.RIGHT, Verdict.OPTIONAL, Verdict.DETAIL)


def _to_repair(fault: MarkedLine) -> Repair:
    return Repair(line=fault.yours, key=fault.key)


def _mended(lines: Sequence[MarkedLine], faults: Sequence[MarkedLine]) -> tuple[Line, ...]:
    """The claim with these faults put right. What stood where only one line may stand makes room."""
    taken = {fault.key.role for fault in faults if fault.key and fault.key.role.alone}

    def mended() -> Iterator[Line]:
        for line in lines:
            if any(line is fault for fault in faults):
                if line.key:
                    yield as_keyed(line.key, line.yours.code if line.yours else "")
            elif line.yours and line.yours.role not in taken:
                yield line.yours
            elif line.yours and line.key and line.key.role is not line.yours.role:
                yield as_keyed(line.key, line.yours.code)

    return tuple(mended())


def _weights(mine: Sequence[Line], yours: Grouping, key_lines: Sequence[Line], key: Grouping) -> tuple[Weight, ...]:
    def by_code(claim: Sequence[Line], grouping: Grouping) -> dict[str, tuple[str, Secondary]]:
        secondary = lines_of(tuple(claim), Role.DIAGNOSIS)
        return {
            bare(line.code): (line.code.strip(), seen) for line, seen in zip(secondary, grouping.secondary, strict=True)
        }

    left, right = by_code(mine, yours), by_code(key_lines, key)
    return tuple(
        Weight(
            code=(right.get(code) or left[code])[0],
            yours=left[code][1] if code in left else None,
            key=right[code][1] if code in right else None,
        )
        for code in dict.fromkeys([*right, *left])
    )


def _repair(repair: Repair) -> str:
    """A repair as a clause: what is wrong on the sheet."""
    line, key = repair.line, repair.key
    if key is None:
        return f"{line.code.strip() if line else ''} is not in the key"
    where = role_name(key.role, Setting.INPATIENT)
    if line is None:
        return f"{key.codes[0]} is missing as {where}"
    code = next(code for code in key.codes if bare(code) == bare(line.code))
    if line.role is not key.role:
        return f"{code} belongs under {where}"
    return f"{code} has POA {line.poa.strip() or 'left out'} and should have {key.poa}"
