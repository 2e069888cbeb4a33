"""Codes and code books, as the application speaks of them; what a code book must be able to say."""

from dataclasses import dataclass
from enum import StrEnum
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
