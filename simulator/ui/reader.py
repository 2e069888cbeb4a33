"""A reader: one candidate in the code books, with the sitting that the look-ups are timed for, if there is one."""

from collections.abc import Callable

from simulator.codes import CodeBook, Entry, System
from simulator.library import Library
from simulator.ports import Mark, StoreError
from simulator.proctor import Proctor
from simulator.ui.sitting import Sitting


class Reader:
    """Opens codes and marks them; every failure is a sentence that the caller shows."""

    def __init__(self, library: Library, candidate: str, sitting: Sitting | None) -> None:
        self.library = library
        self.sitting = sitting
        self._candidate = candidate
        self._marks: dict[tuple[System, str], Mark] | None = None

    @property
    def book(self) -> CodeBook:
        """The open books. They are opened before any code is."""
        book = self.library.book
        if book is None:
            raise RuntimeError("the code books are not open yet")
        return book

    def take_out(self) -> None:
        """The books come into view: the time is look-up time from here."""
        if self.sitting and not self.sitting.proctor.watching:
            self.sitting.do(Proctor.open_books)

    def put_away(self) -> None:
        """The books are closed."""
        if self.sitting and not self.sitting.proctor.watching and self.sitting.proctor.attempt.consulting:
            self.sitting.do(Proctor.close_books)

    def open(self, system: System, code: str, query: str) -> Entry | None:
        """A code, whole; the look-up goes into the log. None where the book has no such code."""
        entry = self.book.entry(system, code)
        if entry and self.sitting and not self.sitting.proctor.watching:
            self.sitting.do(lambda proctor: proctor.look_up(system.value, entry.code, query))
        return entry

    def marks(self) -> dict[tuple[System, str], Mark]:
        """The candidate's marks; none while they cannot be read."""
        if self._marks is None:
            try:
                self._marks = self.library.marks(self._candidate)
            except StoreError:
                return {}
        return self._marks

    def bookmark(self, system: System, code: str, on: bool) -> str:
        """Put a bookmark, or take it out; what went wrong, or ""."""
        return self._mark(lambda: self.library.bookmark(self._candidate, system, code, on))

    def annotate(self, system: System, code: str, text: str) -> str:
        """Write the note at a code; what went wrong, or ""."""
        return self._mark(lambda: self.library.annotate(self._candidate, system, code, text))

    def _mark(self, write: Callable[[], None]) -> str:
        try:
            write()
        except StoreError as refusal:
            return str(refusal)
        self._marks = None
        return ""
