"""A tabular list of a few lines, as the generators ask for it."""

from simulator.drill.cm.tabular import Line
from simulator.ports.codes import Note, NoteKind

_CARE = {"A": "initial encounter", "D": "subsequent encounter", "S": "sequela"}


class SmallList:
    """Lines in printed order; a code in `growing` takes the 7th characters for the encounter."""

    year = 2031

    def __init__(
        self,
        lines: dict[str, str],
        *,
        growing: tuple[str, ...] = (),
        notes: dict[str, tuple[tuple[NoteKind, str], ...]] | None = None,
    ) -> None:
        self._lines = lines
        self._growing = growing
        self._said = notes or {}

    def line(self, code: str) -> Line | None:
        if code not in self._lines:
            return None
        grows = code in self._growing
        heading = any(other != code and other.startswith(code) for other in self._lines)
        return Line(code=code, title=self._lines[code], billable=not grows and not heading, grows=grows)

    def under(self, code: str) -> tuple[Line, ...]:
        below = [other for other in self._lines if other != code and other.startswith(code)]
        return tuple(line for each in below if (line := self.line(each)) is not None)

    def above(self, code: str) -> tuple[str, ...]:
        found = [other for other in self._lines if other != code and code.startswith(other)]
        return tuple(sorted(found, key=len, reverse=True))

    def sevenths(self, code: str) -> dict[str, str]:
        return _CARE if code in self._growing else {}

    def notes_at(self, code: str) -> tuple[Note, ...]:
        return tuple(Note(kind=kind, text=text) for kind, text in self._said.get(code, ()))

    def notes(self, kind: NoteKind) -> tuple[tuple[str, str], ...]:
        return tuple((code, text) for code, said in self._said.items() for its, text in said if its == kind)

    def order(self, category: str) -> int:
        categories = [code for code in self._lines if len(code) == 3]
        return categories.index(category) if category in categories else -1
