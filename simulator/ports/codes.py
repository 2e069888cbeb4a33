"""Codes, code books and MS-DRGs as the application speaks of them: what a book and a grouper must be able to say."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol


class System(StrEnum):
    """A code system."""

    CM = "icd-10-cm"
    PCS = "icd-10-pcs"
    HCPCS = "hcpcs"
    CPT = "cpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which edition of a book is open. `lacks` says, in a sentence, what it does not cover; "" when it is whole."""

    system: System
    title: str
    year: int
    source: str
    licence: str
    codes: int
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of a list: a code, or a heading above codes (a category, a chapter, a table)."""

    system: System
    code: str
    title: str
    billable: bool


class NoteKind(StrEnum):
    """What a note at a code tells a coder. The notes of an entry are in the order in which the book prints them."""

    INCLUDES = "includes"
    INCLUSION = "inclusion term"
    NOTE = "note"
    CODE_FIRST = "code first"
    USE_ADDITIONAL = "use additional code"
    CODE_ALSO = "code also"
    SEVENTH = "7th character"
    EXCLUDES1 = "Excludes1"
    EXCLUDES2 = "Excludes2"
    OWN = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note; `refers` are the codes that it names, which can be followed."""

    kind: NoteKind
    text: str
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A code or heading, whole. `above` goes from the chapter down to the parent; `below` are its children in order.

    A PCS code has its seven values in `values`: (axis, character, label). `manifestation` says that it is never a
    principal diagnosis: its title puts it after an underlying disease.
    """

    system: System
    code: str
    title: str
    billable: bool
    notes: tuple[Note, ...]
    above: tuple["Entry", ...]
    below: tuple[Hit, ...]
    values: tuple[tuple[str, str, str], ...] = ()
    manifestation: bool = False

    @property
    def caveat(self) -> str:
        """Why it cannot stand on a bill as it is, in words; "" where it can."""
        if self.billable:
            return "manifestation: never the principal diagnosis" if self.manifestation else ""
        return "a heading: not a code to bill" if self.below else "never billed by itself: it goes with a code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a PCS axis may still take. `definition` is "" where the book gives none."""

    character: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A PCS code on the way: the characters so far with their labels, and what the next axis may be.

    `axis` is None and `choices` empty once the code is whole; `title` is its name then, else "".
    """

    prefix: str
    labels: tuple[str, ...]
    axis: str | None
    choices: tuple[Choice, ...]
    title: str


class CodeBook(Protocol):
    """The code books at hand."""

    def editions(self) -> tuple[Edition, ...]:
        """The open edition of each book."""

    def search(self, text: str, *, system: System | None = None, limit: int = 40) -> tuple[Hit, ...]:
        """Codes and headings for words, beginnings of words, abbreviations, or a code with or without dots."""

    def entry(self, system: System, code: str) -> Entry | None:
        """A code or heading, whole; dots, case and spaces as one likes. None where the book has none."""

    def walk(self, prefix: str) -> Walk | None:
        """Where the PCS tables lead from these characters (up to seven); None where no table begins so."""

    def nearest(self, system: System, code: str) -> tuple[Hit, ...]:
        """Billable codes most like one that the book has not: for a sentence that says what may have been meant."""


class Sex(IntEnum):
    """As claims write it."""

    MALE = 0
    FEMALE = 1
    UNKNOWN = 2


class Severity(StrEnum):
    """What a secondary diagnosis is to the grouper by itself."""

    MCC = "MCC"
    CC = "CC"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A diagnosis code; `poa` is Y, N, U, W, or "" where it is not told or exempt."""

    code: str
    poa: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """An inpatient stay as it is coded: `age` in years, `disposition` the discharge status of a claim (1 is home)."""

    year: int
    age: int
    sex: Sex
    disposition: int
    principal: Diagnosis
    secondary: tuple[Diagnosis, ...] = ()
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondary:
    """A secondary diagnosis as the grouper saw it.

    `counts` is false where it is no MCC or CC, is excluded by the principal diagnosis or a death, or was acquired in
    the hospital.
    """

    code: str
    severity: Severity
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Where a stay is grouped. `problem` is the grouper's own word for why it could not, with DRG 999; else ""."""

    drg: int
    title: str
    mdc: int
    severity: Severity
    secondary: tuple[Secondary, ...]
    problem: str = ""


class Grouper(Protocol):
    """A grouper of inpatient stays."""

    def group(self, stay: Stay) -> Grouping:
        """The MS-DRG of a stay, by the rules of its code year. Raises Unusable where it has none of that year."""
