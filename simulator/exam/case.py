"""A record case: a patient's chart to be coded, the answer sheet for it, and the key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Setting(StrEnum):
    """Where the encounter took place, which decides the rules it is coded by."""

    INPATIENT = "inpatient"
    OUTPATIENT = "outpatient"
    EMERGENCY = "emergency"


class CodeSet(StrEnum):
    """What codes a line takes."""

    CM = "ICD-10-CM"
    PCS = "ICD-10-PCS"
    CPT_HCPCS = "CPT/HCPCS"


class Role(StrEnum):
    """What a code is on the claim. An outpatient's principal diagnosis is the first-listed one."""

    PRINCIPAL_DIAGNOSIS = "principal_diagnosis"
    DIAGNOSIS = "diagnosis"
    PRINCIPAL_PROCEDURE = "principal_procedure"
    PROCEDURE = "procedure"
    CPT_HCPCS = "cpt_hcpcs"

    @property
    def alone(self) -> bool:
        """Whether an answer sheet has one line of it at most."""
        return self in (Role.PRINCIPAL_DIAGNOSIS, Role.PRINCIPAL_PROCEDURE)

    @property
    def code_set(self) -> CodeSet:
        """Where its codes come from."""
        if self is Role.CPT_HCPCS:
            return CodeSet.CPT_HCPCS
        return CodeSet.CM if self in (Role.PRINCIPAL_DIAGNOSIS, Role.DIAGNOSIS) else CodeSet.PCS


class Poa(StrEnum):
    """Present on admission (OCG Appendix I): yes, no, unknown, undetermined, or exempt from telling."""

    YES = "Y"
    NO = "N"
    UNKNOWN = "U"
    UNDETERMINED = "W"
    EXEMPT = "1"


class Answering(StrEnum):
    """How a case is answered: by writing codes into a sheet, or by choosing them from lists."""

    TYPE = "type"
    SELECT = "select"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """Whom the chart is about, and when. `age` in years; dates as ISO text, `discharged` "" for a visit of one day.

    `status` is the discharge status of an inpatient claim (UB-04, 1 is home); 0 for others.
    """

    setting: Setting
    age: int
    sex: str
    admitted: str
    discharged: str = ""
    disposition: str = ""
    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a chart."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The sentence of the chart that supports a line of the key: which document, and its words there."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One line of the key. `codes` are accepted, the best first; any of a group in `modifiers` will do.

    An optional line is right, and costs nothing when it is left out. `poa` is None where none is asked.
    """

    role: Role
    codes: tuple[str, ...]
    why: str
    support: Support
    modifiers: tuple[tuple[str, ...], ...] = ()
    units: int = 1
    poa: Poa | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Wrong codes that the chart tempts to, and why they are wrong."""

    codes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A chart with its key. `fields` are the roles that its answer sheet asks for, in order.

    No code stands in the lists of two key lines of one code set unless the lists are the same, and the lines required
    or optional alike: marking relies on it.
    `drg` is the MS-DRG of an inpatient key; 0 for others.
    """

    encounter: Encounter
    documents: tuple[Document, ...]
    fields: tuple[Role, ...]
    key: tuple[KeyLine, ...]
    tempting: tuple[Trap, ...]
    answering: Answering = Answering.TYPE
    drg: int = 0

    def choices(self, role: Role) -> tuple[str, ...]:
        """The codes to choose from for a role: right and tempting ones of its code set, in the order of codes."""
        codes = [key.codes[0] for key in self.key] + [code for trap in self.tempting for code in trap.codes]
        return tuple(sorted({code for code in codes if code_set(code) is role.code_set}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an answer sheet, just as it was typed."""

    role: Role
    code: str = ""
    poa: str = ""
    modifiers: str = ""
    units: str = ""

    @property
    def blank(self) -> bool:
        """Whether no code is in it: such a line counts as not entered."""
        return not bare(self.code)


Sheet = tuple[Line, ...]
"""An answer sheet: lines in the order of the roles, and within a role as the candidate put them."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: its index in the chart, and the characters from `start` up to `end`."""

    document: int
    start: int
    end: int


def bare(code: str) -> str:
    """A code without dots, spaces, dashes and case, as codes are compared."""
    return "".join(c for c in code if c.isalnum()).upper()


def code_set(code: str) -> CodeSet:
    """The code set of a code as banks print it: with its dot (or of three characters), of seven, or of five."""
    if "." in code or len(code) == 3:
        return CodeSet.CM
    return CodeSet.PCS if len(code) == 7 else CodeSet.CPT_HCPCS


def lines_of(sheet: Sheet, role: Role) -> tuple[Line, ...]:
    """The lines of one role, in order."""
    return tuple(line for line in sheet if line.role is role)


def filled(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Those of the lines that hold a code: the others count as not entered."""
    return tuple(line for line in lines if not line.blank)


def written(sheet: Sheet, n: int, line: Line) -> Sheet:
    """The sheet with this line as the n-th of its role, from 0; one past the last adds it."""
    mine = [*lines_of(sheet, line.role)]
    mine[n : n + 1] = [line]
    return _with(sheet, line.role, mine)


def dropped(sheet: Sheet, role: Role, n: int) -> Sheet:
    """The sheet without the n-th line of a role."""
    mine = [*lines_of(sheet, role)]
    del mine[n]
    return _with(sheet, role, mine)


def swapped(sheet: Sheet, role: Role, n: int, other: Role, m: int) -> Sheet:
    """The sheet with the contents of two lines exchanged. A line that is not there counts as empty; none is left so."""
    one, two = _line(sheet, role, n), _line(sheet, other, m)
    after = written(written(sheet, n, _as(two, role)), m, _as(one, other))
    return tuple(line for line in after if line != Line(role=line.role))


def highlighted(spans: Sequence[Span], new: Span) -> tuple[Span, ...]:
    """The spans with one more; those that touch it become one with it."""
    near = [s for s in spans if s.document == new.document and s.start <= new.end and new.start <= s.end]
    whole = Span(new.document, min(s.start for s in [new, *near]), max(s.end for s in [new, *near]))
    return tuple(sorted({*spans, whole} - ({*near} - {whole})))


def unhighlighted(spans: Sequence[Span], gone: Span) -> tuple[Span, ...]:
    """The spans without any that shares a character with this one."""
    return tuple(s for s in spans if s.document != gone.document or s.end <= gone.start or gone.end <= s.start)


def _line(sheet: Sheet, role: Role, n: int) -> Line:
    mine = lines_of(sheet, role)
    return mine[n] if n < len(mine) else Line(role=role)


def _as(line: Line, role: Role) -> Line:
    return Line(role=role, code=line.code, poa=line.poa, modifiers=line.modifiers, units=line.units)


def _with(sheet: Sheet, role: Role, mine: Sequence[Line]) -> Sheet:
    kept = [line for line in sheet if line.role is not role]
    return tuple(sorted([*kept, *mine], key=lambda line: _ORDER[line.role]))


_ORDER = {role: n for n, role in enumerate(Role)}
