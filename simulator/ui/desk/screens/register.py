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
from simulator.ports.failure import StoreError
from simulator.ports.register import Column as By
from simulator.ports.register import Search, Sort
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
class Leaf:
    """A page of rows, and who sat the attempt of each, by its id."""

    rows: tuple[Row, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How many attempts a search found, the first page of them in their order, and what there is to filter by."""

    search: Search
    sort: Sort
    number: int
    first: Leaf
    known: Known


class Register(AttemptList[Found]):
    """The list of attempts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("register")]

    @dataclass
    class Fetched(Message):
        """A page for the table."""

        search: int
        page: int
        leaf: Leaf

    def __init__(self, desk: Desk, mark: Mark, words: str = "") -> None:
        super().__init__(desk, mark)
        self._words = words
        self._found: Found | None = None
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
        sort = self._sort
        known = (
            self._found.known
            if self._found
            else Known(
                groups=tuple(group.name for group in self.desk.roster.groups()),
                exams=tuple(exam.id for exam in self.desk.roster.exams()),
            )
        )
        try:
            search = searched(self._words, known)
        except Unread as wrong:
            raise Refusal(str(wrong)) from None
        return Found(search, sort, self.desk.attempts.count(search), self._leaf(search, sort, 0), known)

    def show(self, value: Found) -> None:
        """So many, and the first of them; the others follow as they come into view."""
        self._found, self._who = value, dict(value.first.candidates)
        found = "found" if self._words.strip() else "in all"
        self.entitle(("Attempts  ", "bold $primary"), (f"{value.number:,} {found}", "bold"))
        table = self.query_one(PagedTable)
        table.mark_sorted(value.sort.by, descending=value.sort.descending)
        table.open(value.number, value.first.rows)

    def action_filter(self) -> None:
        """To the words."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What can be read already is shown; what is wrong is told only when it is meant."""
        self._words = event.value
        if self._found is None:
            return
        try:
            searched(event.value, self._found.known)
        except Unread:
            self.tell("")
        else:
            self.reload()

    @on(Input.Submitted)
    def _meant(self) -> None:
        if self._found:
            try:
                searched(self._words, self._found.known)
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
        if self._found:
            self._fetch(message.search, message.page, self._found)

    @work(thread=True, group="pages")
    def _fetch(self, number: int, page: int, found: Found) -> None:
        try:
            leaf = self._leaf(found.search, found.sort, page)
        except StoreError as refusal:
            self.post_message(self.Refused(str(refusal)))
        else:
            self.post_message(self.Fetched(number, page, leaf))

    def _leaf(self, search: Search, sort: Sort, page: int) -> Leaf:
        found = self.desk.attempts.page(search, sort, page * PAGE, PAGE)
        later = self.desk.attempts.in_force([one.id for one in found])
        rows = tuple(attempt_row(one, later.get(one.id)) for one in found)
        return Leaf(rows, tuple((str(one.id), one.candidate) for one in found))

    @on(Fetched)
    def _fetched(self, message: Fetched) -> None:
        self._who |= dict(message.leaf.candidates)
        self.query_one(PagedTable).fill(message.search, message.page, message.leaf.rows)

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
        self.post_message(wishes.Export((Kind.ATTEMPTS, Kind.RESULTS), self._found.search if self._found else Search()))

    def action_back(self) -> None:
        """From the words to the list; from the list to the desk."""
        table = self.query_one(PagedTable)
        if self.query_one(Input).has_focus:
            table.focus()
        else:
            super().action_back()
