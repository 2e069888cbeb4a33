"""The open ICD-10-CM tabular list, as the generators of drill items ask for it."""

import sqlite3
from pathlib import Path
from typing import Any

from simulator.codebooks.notation import bare, printed
from simulator.codebooks.schema import CODES, parts
from simulator.drill.cm.tabular import Line
from simulator.ports.codes import Note, NoteKind, System
from simulator.ports.failure import Unusable

_LAST = "~"
"""Sorts after every character of a code."""

_LINE = (
    "SELECT code, title, billable,"
    " EXISTS (SELECT 1 FROM entry AS grown WHERE grown.parent = entry.id AND NOT grown.searched) FROM entry"
)


class TabularList:
    """A `simulator.drill.cm.tabular.Tabular` over the file of the books. Raises Unusable where it holds no such list.

    What was asked for stays in memory for as long as this is open: a drill asks for the same categories again and
    again.
    """

    def __init__(self, file: Path) -> None:
        self._rows = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._edition, self._year = self._opened()
        self._lines: dict[str, Line | None] = {}
        self._under: dict[str, tuple[Line, ...]] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        self._sevenths: dict[str, dict[str, str]] = {}
        self._notes_at: dict[str, tuple[Note, ...]] = {}
        self._notes: dict[NoteKind, tuple[tuple[str, str], ...]] = {}
        self._order: dict[str, int] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    @property
    def year(self) -> int:
        """Its code year: FY2026 is 2026."""
        return self._year

    def line(self, code: str) -> Line | None:
        """The line of a code or heading, or of a code with its 7th character; None where the list has none."""
        if code not in self._lines:
            rows = self._read(f"{_LINE} WHERE edition = ? AND code = ?", self._edition, bare(code))
            self._lines[code] = _line(rows[0]) if rows else None
        return self._lines[code]

    def under(self, code: str) -> tuple[Line, ...]:
        """The lines below a category or heading, at any depth, in printed order."""
        if code not in self._under:
            rows = self._read(
                f"{_LINE} WHERE edition = ? AND code > ? AND code < ? AND searched ORDER BY id",
                self._edition,
                bare(code),
                bare(code) + _LAST,
            )
            self._under[code] = tuple(_line(row) for row in rows)
        return self._under[code]

    def above(self, code: str) -> tuple[str, ...]:
        """What stands above a code or heading: the nearest first, the chapter last."""
        if code not in self._above:
            rows = self._read(
                "SELECT parent.code FROM entry JOIN entry AS parent ON parent.id = entry.parent"
                " WHERE entry.edition = ? AND entry.code IN (?, ?)",
                self._edition,
                bare(code),
                code,
            )
            parent = printed(System.CM, rows[0][0]) if rows else ""
            self._above[code] = (parent, *self.above(parent)) if parent else ()
        return self._above[code]

    def sevenths(self, code: str) -> dict[str, str]:
        """The 7th characters that a code of the list takes, with what they say; none where it takes none."""
        if code not in self._sevenths:
            rows = self._read(
                "SELECT grown.code, grown.title, entry.title FROM entry JOIN entry AS grown ON grown.parent = entry.id"
                " WHERE entry.edition = ? AND entry.code = ? AND NOT grown.searched ORDER BY grown.id",
                self._edition,
                bare(code),
            )
            self._sevenths[code] = {grown[-1]: title.removeprefix(f"{stem}, ") for grown, title, stem in rows}
        return self._sevenths[code]

    def notes_at(self, code: str) -> tuple[Note, ...]:
        """The notes that stand at a code or heading itself, in printed order."""
        if code not in self._notes_at:
            rows = self._read(
                "SELECT note.kind, note.text, note.refers FROM entry JOIN note ON note.entry = entry.id"
                " WHERE entry.edition = ? AND entry.code IN (?, ?) ORDER BY note.place",
                self._edition,
                bare(code),
                code,
            )
            self._notes_at[code] = tuple(
                Note(
                    kind=NoteKind(kind),
                    text=text,
                    refers=tuple(printed(System.CM, each) for each in refers.split()),
                )
                for kind, text, refers in rows
            )
        return self._notes_at[code]

    def notes(self, kind: NoteKind) -> tuple[tuple[str, str], ...]:
        """(code or heading, text) of each note of a kind in the list, in printed order."""
        if kind not in self._notes:
            rows = self._read(
                "SELECT entry.code, note.text FROM note JOIN entry ON entry.id = note.entry"
                " WHERE entry.edition = ? AND note.kind = ? ORDER BY entry.id, note.place",
                self._edition,
                kind,
            )
            self._notes[kind] = tuple((printed(System.CM, code), text) for code, text in rows)
        return self._notes[kind]

    def order(self, category: str) -> int:
        """The place of a category, three characters, in the printed order; -1 where the list has none."""
        if not self._order:
            rows = self._read(
                "SELECT code FROM entry WHERE edition = ? AND length(code) = 3 ORDER BY id", self._edition
            )
            self._order = {code: place for place, (code,) in enumerate(rows)}
        return self._order.get(category, -1)

    def _opened(self) -> tuple[int, int]:
        """The id and the year of the open edition."""
        try:
            listed = parts(self._rows)
        except sqlite3.DatabaseError as error:
            raise _unreadable(error) from None
        for part in listed:
            if part.open and part.part == CODES and part.edition.system is System.CM:
                return part.id, part.edition.year
        raise Unusable("The code books hold no ICD-10-CM tabular list. `codexam codes build` builds them again.")

    def _read(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        try:
            return self._rows.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _unreadable(error) from None


def _line(row: tuple[Any, ...]) -> Line:
    code, title, billable, grows = row
    return Line(code=printed(System.CM, code), title=title, billable=bool(billable), grows=bool(grows))


def _unreadable(error: sqlite3.DatabaseError) -> Unusable:
    return Unusable(f"The code books cannot be read ({error}). `codexam codes build` builds them again.")
