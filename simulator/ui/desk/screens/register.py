"""The register: every attempt of everyone, found by words, fetched page by page as it comes into view."""

from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from simulator.desk.desk import Desk
from simulator.desk.exporter import Kind
from simulator.desk.refusal import Refusal
from simulator.ports.failure import StoreError
from simulator.ports.register import Column as By
from simulator.ports.register import Search, Sort
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.behind import behind
from simulator.ui.desk.mark import Mark
from simulator.ui.desk.rows import ATTEMPTS, attempt_row
from simulator.ui.desk.screens.attempt_list import AttemptList
from simulator.ui.desk.screens.choosing import Choosing
from simulator.ui.desk.search import EXAMPLE, Known, Unread, searched
from simulator.ui.desk.widgets.table import PAGE, PagedTable, Row
from simulator.ui.text import count

_FIRST_UP = frozenset({By.CANDIDATE, By.FORM, By.MODE, By.CLOSED})
"""Columns that are read from their beginning; the others from the greatest."""


@dataclass
class View:
    """What the register shows: the words last found by, and the order. It is kept while the desk is open."""

    words: str = ""
    sort: Sort = field(default_factory=Sort)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of rows, and who sat the attempt of each, by its id."""

    rows: tuple[Row, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How many attempts these words find, the first page of them in their order, and what there is to filter by."""

    words: str
    search: Search
    sort: Sort
    number: int
    first: Leaf
    known: Known


class Register(AttemptList[Found]):
    """The list of attempts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("register")]

    def __init__(self, desk: Desk, mark: Mark, view: View) -> None:
        super().__init__(desk, mark)
        self._view = view
        self._words = view.words
        self._found: Found | None = None
        self._sort = view.sort
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
        words, sort = self._words, self._sort
        known = (
            self._found.known
            if self._found
            else Known(
                groups=tuple(group.name for group in self.desk.roster.groups()),
                exams=tuple(exam.id for exam in self.desk.roster.exams()),
            )
        )
        try:
            search = searched(words, known)
        except Unread as wrong:
            raise Refusal(str(wrong)) from None
        return Found(words, search, sort, self.desk.attempts.count(search), self._leaf(search, sort, 0), known)

    def show(self, value: Found) -> None:
        """So many, and the first of them; the others follow as they come into view."""
        self._found, self._who = value, dict(value.first.candidates)
        self._view.words, self._view.sort = value.words, value.sort
        found = "found" if value.words.strip() else "in all"
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
        if event.value == self._words:
            return
        self._words = event.value
        if self._found is None:  # the words it was opened with cannot be read any more
            self.reload()
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

    @work(group="pages")
    async def _fetch(self, number: int, page: int, found: Found) -> None:
        table = self.query_one(PagedTable)
        try:
            leaf = await behind(partial(self._leaf, found.search, found.sort, page))
        except StoreError as refusal:
            table.missed(number, page)
            self.tell(str(refusal), "$warning")
        else:
            self._who |= dict(leaf.candidates)
            table.fill(number, page, leaf.rows)

    def _leaf(self, search: Search, sort: Sort, page: int) -> Leaf:
        found = self.desk.attempts.page(search, sort, page * PAGE, PAGE)
        later = self.desk.attempts.in_force([one.id for one in found])
        rows = tuple(attempt_row(one, later.get(one.id)) for one in found)
        return Leaf(rows, tuple((str(one.id), one.candidate) for one in found))

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
        if self._found and self._found.number:
            self.post_message(wishes.Export((Kind.ATTEMPTS, Kind.RESULTS), self._found.search))
        else:
            self.tell("There is nothing to write: no attempt is found.", "$warning")

    def action_back(self) -> None:
        """From the words to the list; from the list to the desk."""
        table = self.query_one(PagedTable)
        if self.query_one(Input).has_focus:
            table.focus()
        else:
            super().action_back()
