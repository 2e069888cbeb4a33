"""A reader: one candidate in the code books, with the sitting that the look-ups are timed for, if there is one."""

from collections.abc import Callable
from typing import TypeVar

from simulator.candidate.library import Library
from simulator.candidate.proctor import Proctor
from simulator.ports.codes import CodeBook, Edition, Entry, Hit, System, Walk
from simulator.ports.failure import StoreError
from simulator.ports.marks import Mark
from simulator.ui.sitting import Sitting

Read = TypeVar("Read")

WATCHING = "This window only watches: look-ups here are not recorded."


class Reader:
    """Searches, opens codes and marks them; every failure is a sentence that the caller shows.

    `take` puts a code into the answer sheet that the candidate came from; None where there is none.
    """

    def __init__(
        self,
        library: Library,
        candidate: str,
        sitting: Sitting | None,
        take: Callable[[System, str], None] | None = None,
    ) -> None:
        self.library = library
        self.take = take
        self.sitting = sitting
        self._candidate = candidate
        self._marks: dict[tuple[System, str], Mark] | None = None
        self._unread = ""

    @property
    def trouble(self) -> str:
        """What is wrong just now, with the books or with the log of the look-ups, in a sentence; else ""."""
        if self._unread or not self.sitting:
            return self._unread
        return WATCHING if self.sitting.proctor.watching else self.sitting.trouble

    def take_out(self) -> None:
        """The books come into view: the time is look-up time from here."""
        if self.sitting and not self.sitting.proctor.watching:
            self.sitting.do(Proctor.open_books)

    def put_away(self) -> None:
        """The books are closed."""
        if self.sitting and not self.sitting.proctor.watching and self.sitting.proctor.attempt.consulting:
            self.sitting.do(Proctor.close_books)

    def editions(self) -> tuple[Edition, ...]:
        """The open edition of each book."""
        return self._read(lambda book: book.editions(), ())

    def search(self, words: str, system: System | None, most: int) -> tuple[Hit, ...]:
        """What goes by these words, in one system or in all."""
        return self._read(lambda book: book.search(words, system=system, limit=most), ())

    def walk(self, prefix: str) -> Walk | None:
        """Where the PCS tables lead from these characters; None where no table begins so."""
        return self._read(lambda book: book.walk(prefix), None)

    def entry(self, system: System, code: str) -> Entry | None:
        """A code, whole, at a glance: no look-up. None where the book has no such code."""
        return self._read(lambda book: book.entry(system, code), None)

    def open(self, system: System, code: str, query: str) -> Entry | None:
        """A code, whole; the look-up goes into the log. None where the book has no such code."""
        entry = self.entry(system, code)

        def look_up(proctor: Proctor, found: Entry) -> None:
            proctor.open_books()  # open already, unless the disk refused to say so
            proctor.look_up(system.value, found.code, query)

        if entry and self.sitting and not self.sitting.proctor.watching:
            self.sitting.do(lambda proctor: look_up(proctor, entry))
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

    def _read(self, read: Callable[[CodeBook], Read], otherwise: Read) -> Read:
        """What the open books say; `otherwise` before they are open, and where they cannot be read."""
        book = self.library.book
        if book is None:
            return otherwise
        try:
            found = read(book)
        except StoreError as refusal:
            self._unread = str(refusal)
            return otherwise
        self._unread = ""
        return found

    def _mark(self, write: Callable[[], None]) -> str:
        try:
            write()
        except StoreError as refusal:
            return str(refusal)
        self._marks = None
        return ""
