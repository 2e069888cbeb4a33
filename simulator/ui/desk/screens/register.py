"""The register: every attempt of everyone, found by words, fetched page by page as it comes into view."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from simulator.desk.desk import Desk
from simulator.desk.exporter import Kind
from simulator.desk.refusal import Refusal
from simulator.ports import StoreError
from simulator.register import Column as By
from simulator.register import Search, Sort
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.mark import Mark
from simulator.ui.desk.rows import ATTEMPTS, attempt_row
from simulator.ui.desk.screens.attempt_list import AttemptList
from simulator.ui.desk.screens.choosing import Choosing
from simulator.ui.desk.search import EXAMPLE, Known, Unread, searched
from simulator.ui.desk.widgets.table import PAGE, PagedTable, Row
from simulator.ui.text import count

_FIRST_UP = frozenset({By.CANDIDATE, By.FORM, By.MODE, By.CLOSED})
"""Columns that are read from their beginning; the others from the greatest."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many attempts a search found, and what there is to filter by."""

    search: Search
    number: int
    known: Known


class Register(AttemptList[Found]):
    """The list of attempts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("register")]

    @dataclass
    class Fetched(Message):
        """A page of rows for the table."""

        search: int
        page: int
        rows: tuple[Row, ...]
        candidates: tuple[tuple[str, str], ...]

    def __init__(self, desk: Desk, mark: Mark, words: str = "") -> None:
        super().__init__(desk, mark)
        self._words = words
        self._known: Known | None = None
        self._search = Search()
        self._sort = Sort()
        self._who: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """The filter, then the attempts."""
        with Horizontal(id="filter"):
            yield Static("/", id="slash")
            yield Input(self._words, placeholder=EXAMPLE, compact=True)
        yield PagedTable(ATTEMPTS, empty="No attempt is found by these words.")

    def begin(self) -> None:
        """What there is to find."""
        self.entitle(("Attempts", "bold $primary"))
        super().begin()

    def read(self) -> Found:
        """What the words find."""
        known = self._known or Known(
            groups=tuple(group.name for group in self.desk.roster.groups()),
            exams=tuple(exam.id for exam in self.desk.roster.exams()),
        )
        try:
            search = searched(self._words, known)
        except Unread as wrong:
            raise Refusal(str(wrong)) from None
        return Found(search, self.desk.attempts.count(search), known)

    def show(self, value: Found) -> None:
        """So many; the rows follow as they come into view."""
        self._search, self._known = value.search, value.known
        found = "found" if self._words.strip() else "in all"
        self.entitle(("Attempts  ", "bold $primary"), (f"{value.number:,} {found}", "bold"))
        table = self.query_one(PagedTable)
        table.mark_sorted(self._sort.by, descending=self._sort.descending)
        table.open(value.number)

    def action_filter(self) -> None:
        """To the words."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What can be read already is shown; what is wrong is told only when it is meant."""
        self._words = event.value
        if self._known is None:
            return
        try:
            searched(event.value, self._known)
        except Unread:
            self.tell("")
        else:
            self.reload()

    @on(Input.Submitted)
    def _meant(self) -> None:
        if self._known:
            try:
                searched(self._words, self._known)
            except Unread as wrong:
                self.tell(str(wrong), "$warning")
                return
        self.query_one(PagedTable).focus()

    def action_sort(self) -> None:
        """Choose the column."""
        columns = [(column.name, column.title) for column in ATTEMPTS if column.name in [by.value for by in By]]
        self.app.push_screen(Choosing("Sort by", columns, self._sort.by), self._sort_by)

    @on(PagedTable.Headed)
    def _headed(self, message: PagedTable.Headed) -> None:
        if message.column == self._sort.by:
            self.action_reverse()
        elif message.column in [by.value for by in By]:
            self._sort_by(message.column)

    def _sort_by(self, column: str | None) -> None:
        if column:
            by = By(column)
            self._sort = Sort(by=by, descending=by not in _FIRST_UP)
            self.reload()

    def action_reverse(self) -> None:
        """The other order."""
        self._sort = Sort(by=self._sort.by, descending=not self._sort.descending)
        self.reload()

    @on(PagedTable.Wanted)
    def _wanted(self, message: PagedTable.Wanted) -> None:
        self._fetch(message.search, message.page, self._search, self._sort)

    @work(thread=True, group="pages")
    def _fetch(self, number: int, page: int, search: Search, sort: Sort) -> None:
        try:
            found = self.desk.attempts.page(search, sort, page * PAGE, PAGE)
        except StoreError as refusal:
            self.post_message(self.Refused(str(refusal)))
            return
        rows = tuple(map(attempt_row, found))
        self.post_message(self.Fetched(number, page, rows, tuple((str(one.id), one.candidate) for one in found)))

    @on(Fetched)
    def _fetched(self, message: Fetched) -> None:
        self._who |= dict(message.candidates)
        self.query_one(PagedTable).fill(message.search, message.page, message.rows)

    @on(PagedTable.Moved)
    def _moved(self) -> None:
        table = self.query_one(PagedTable)
        if table.count():
            self.tell(f"{table.cursor + 1:,} of {count(table.count(), 'attempt')}", "$muted")

    def action_candidate(self) -> None:
        """Who sat it."""
        if name := self._who.get(self.query_one(PagedTable).chosen or ""):
            self.post_message(wishes.Candidate(name))

    def action_export(self) -> None:
        """What was found, to a file."""
        self.post_message(wishes.Export((Kind.ATTEMPTS, Kind.RESULTS), self._search))

    def action_back(self) -> None:
        """From the words to the list; from the list to the desk."""
        table = self.query_one(PagedTable)
        if self.query_one(Input).has_focus:
            table.focus()
        else:
            super().action_back()
