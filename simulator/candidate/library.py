"""The library: the code books and the grouper at hand, and what each candidate wrote into the books."""

from collections.abc import Callable

from simulator.clock import Clock
from simulator.drg import Comparison, compare
from simulator.exam.case import Setting
from simulator.exam.item import Item
from simulator.exam.view import SolvedCase
from simulator.ports.attempts import Record
from simulator.ports.codes import CodeBook, Grouper, System
from simulator.ports.failure import Unusable
from simulator.ports.marks import Mark, Marks

Progress = Callable[[float, str], None]
"""Told from time to time while the books are built: the share that is done, and what is being done."""


def _no_grouper() -> Grouper:
    raise Unusable("There is no grouper here to say the MS-DRG.")


class Library:
    """The code books and the grouper, opened when first asked for, and the marks in the books.

    `open_books` may take seconds the first time, and tells its progress; it raises StoreError where it cannot.
    `open_grouper` raises Unusable where there is none.
    """

    def __init__(
        self,
        open_books: Callable[[Progress], CodeBook],
        marks: Marks,
        clock: Clock,
        open_grouper: Callable[[], Grouper] = _no_grouper,
    ) -> None:
        self._open_books = open_books
        self._open_grouper = open_grouper
        self._marks = marks
        self._clock = clock
        self._book: CodeBook | None = None
        self._grouper: Grouper | None = None

    @property
    def book(self) -> CodeBook | None:
        """The books, once they are open."""
        return self._book

    def open(self, progress: Progress) -> CodeBook:
        """The books; opened, and built where they are not yet."""
        if self._book is None:
            self._book = self._open_books(progress)
        return self._book

    def marks(self, candidate: str) -> dict[tuple[System, str], Mark]:
        """All that a candidate has marked, by system and code."""
        return {(mark.system, mark.code): mark for mark in self._marks.marks(candidate)}

    def bookmark(self, candidate: str, system: System, code: str, on: bool) -> None:
        """Put a bookmark at a code, or take it out."""
        self._marks.bookmark(candidate, system, code, on, self._clock.read().now)

    def annotate(self, candidate: str, system: System, code: str, text: str) -> None:
        """Write the note at a code; empty text removes it."""
        self._marks.annotate(candidate, system, code, text, self._clock.read().now)

    def drg(self, item: Item, solved: SolvedCase) -> Comparison | str:
        """The MS-DRG of a candidate's codes beside that of the key; or a sentence that says why there is none.

        "" for what is no inpatient stay. The first takes a tenth of a second, the others next to nothing.
        """
        if item.case is None or item.case.encounter.setting is not Setting.INPATIENT:
            return ""
        try:
            self._grouper = self._grouper or self._open_grouper()
            return compare(item.case, item.code_year, solved.sheet, self._grouper, chosen=bool(solved.choices))
        except Unusable as refusal:
            return str(refusal)

    def drgs(self, record: Record, cases: tuple[SolvedCase, ...]) -> dict[int, Comparison | str]:
        """The same for each inpatient case of an attempt, by its number."""
        found = {case.number: self.drg(record.items[case.revision], case) for case in cases}
        return {number: drg for number, drg in found.items() if drg}
