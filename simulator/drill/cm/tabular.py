"""What the generators ask of the ICD-10-CM tabular list."""

from dataclasses import dataclass
from typing import Protocol

from simulator.ports.codes import Note, NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list, as printed: a code, or a heading above codes.

    A code that takes a 7th character stands without it: `grows` is true then, and it is not billable as it is.
    """

    code: str
    title: str
    billable: bool
    grows: bool


class Tabular(Protocol):
    """The tabular list. Codes are written as printed, with the dot."""

    @property
    def year(self) -> int:
        """Its code year: FY2026 is 2026."""

    def line(self, code: str) -> Line | None:
        """The line of a code or heading, or of a code with its 7th character; None where the list has none."""

    def under(self, code: str) -> tuple[Line, ...]:
        """The lines below a category or heading, at any depth, in printed order."""

    def above(self, code: str) -> tuple[str, ...]:
        """What stands above a code or heading: the nearest first, the chapter last."""

    def sevenths(self, code: str) -> dict[str, str]:
        """The 7th characters that a code of the list takes, with what they say; none where it takes none."""

    def notes_at(self, code: str) -> tuple[Note, ...]:
        """The notes that stand at a code or heading itself, in printed order."""

    def notes(self, kind: NoteKind) -> tuple[tuple[str, str], ...]:
        """(code or heading, text) of each note of a kind in the list, in printed order."""

    def order(self, category: str) -> int:
        """The place of a category, three characters, in the printed order; -1 where the list has none."""


def whole(tabular: Tabular, code: str) -> Line:
    """The line of a code that can be billed. LookupError where the list has none, or only a heading."""
    line = tabular.line(code)
    if line is None or not line.billable:
        raise LookupError(f"{code} is no code of the tabular list")
    return line


def with_seventh(code: str, character: str) -> str:
    """A code with its 7th character, the places between filled with X: S61.0 and A make S61.0XXA."""
    bare = code.replace(".", "").ljust(6, "X") + character
    return f"{bare[:3]}.{bare[3:]}"
