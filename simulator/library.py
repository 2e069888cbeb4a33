"""The library: the code books at hand, and what each candidate wrote into them."""

from collections.abc import Callable

from simulator.clock import Clock
from simulator.codes import CodeBook, System
from simulator.ports import Mark, Marks

Progress = Callable[[float, str], None]
"""Told from time to time while the books are built: the share that is done, and what is being done."""


class Library:
    """The code books, opened when first asked for, and the marks in them.

    `open_books` may take seconds the first time, and tells its progress; it raises StoreError where it cannot.
    """

    def __init__(self, open_books: Callable[[Progress], CodeBook], marks: Marks, clock: Clock) -> None:
        self._open_books = open_books
        self._marks = marks
        self._clock = clock
        self._book: CodeBook | None = None

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
