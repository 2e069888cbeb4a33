"""A table that draws only the rows in view: ten thousand rows cost what twenty do."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from simulator.ui.text import plain
from simulator.ui.widgets.rows import Rows

PAGE = 100
"""Rows that are fetched at once."""
KEPT = 50
"""Pages that are kept at most, the ones seen last."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its title and its cells. One that `grows` takes what the others leave.

    It is shown where the table has `least` cells or more.
    """

    name: str
    title: str
    width: int
    right: bool = False
    grows: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, and an id that names what it is; "" for one that cannot be opened."""

    id: str
    cells: tuple[Content | str, ...]


class Table(Rows, can_focus=True):
    """Rows under a head that stays, with a cursor. Enter is left to the screen, so that its footer shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "turn(-1)", "Page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", show=False),
        Binding("home", "end(False)", "First", show=False),
        Binding("end", "end(True)", "Last", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A row was clicked twice: it is to be opened."""

        id: str

    @dataclass
    class Headed(Message):
        """The head of a column was clicked."""

        column: str

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        table: "Table"

    def __init__(
        self, columns: Sequence[Column], name: str = "table", *, empty: str = "Nothing here.", gap: int = 1
    ) -> None:
        super().__init__(id=name)
        self._columns = tuple(columns)
        self._gap = gap
        self._rows: Sequence[Row] = ()
        self._empty = empty
        self._shown = False
        self._sorted: tuple[str, bool] | None = None
        self._marked = ""
        self.cursor = 0

    # What it shows

    def show(self, rows: Iterable[Row], at: str | None = None) -> None:
        """Show these rows, with the cursor on the one whose id is `at`, or as near as may be to where it was."""
        self._shown = True
        kept = at or self.chosen
        self._rows = tuple(rows)
        ids = {row.id: n for n, row in enumerate(self._rows)}
        self.cursor = ids.get(kept or "", min(self.cursor, max(0, len(self._rows) - 1)))
        self.renew()
        self.reveal(self.cursor)

    def recast(self, columns: Sequence[Column]) -> None:
        """Other columns; the rows are to be shown anew."""
        self._columns = tuple(columns)

    def mark_sorted(self, column: str, *, descending: bool) -> None:
        """Say in the head what the rows are sorted by."""
        self._sorted = column, descending
        self.refresh()

    def mark(self, row: str) -> None:
        """Put a sign into the row with this id, wherever it is; "" for none."""
        self._marked = row
        self.refresh()

    def mark_empty(self, words: str) -> None:
        """What stands there where no row does, once that is known."""
        self._empty = words
        self.refresh()

    @property
    def chosen(self) -> str | None:
        """The id of the row under the cursor."""
        row = self.row_at(self.cursor) if self.count() else None
        return row.id if row and row.id else None

    def row_at(self, y: int) -> Row | None:
        """The row at this place, from 0; None where it is not there yet."""
        return self._rows[y] if y < len(self._rows) else None

    # Where the cursor goes

    def action_move(self, rows: int) -> None:
        """Up or down."""
        self.go(self.cursor + rows)

    def action_turn(self, pages: int) -> None:
        """A page up or down."""
        self.go(self.cursor + pages * max(1, self._height - 1))

    def action_end(self, last: bool) -> None:
        """To the first row, or the last."""
        self.go(self.count() - 1 if last else 0)

    def go(self, row: int) -> None:
        """To a row, or to the nearest there is."""
        row = max(0, min(row, self.count() - 1))
        if row != self.cursor:
            self.cursor = row
            self.reveal(row)
            self.refresh()
            self.post_message(self.Moved(self))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there, a second one opens; in the head it sorts."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            if column := self._column_at(offset.x + self.scroll_offset.x):
                self.post_message(self.Headed(column))
            return
        row = offset.y - 1 + self.scroll_offset.y
        if row < self.count():
            self.go(row)
            if event.chain > 1 and self.chosen:
                self.post_message(self.Picked(self.chosen))

    # How it is drawn

    def count(self) -> int:
        """A row for each."""
        return len(self._rows)

    def row(self, y: int) -> Content:
        """A row, its cells cut to their columns."""
        found = self.row_at(y)
        if found is None:
            return plain("...", "$muted")
        first, *others = found.cells
        if self._marked and found.id == self._marked:
            first = plain(f"◆{first}", "bold $accent")
        return self._line((first, *others))

    def renew(self) -> None:
        """The head takes a row too."""
        size = Size(self.room, self.count() + 1)
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def reveal(self, y: int, *, above: int = 0) -> None:
        """Scroll as little as shows this row, below the head."""
        top, height = self.scroll_offset.y, self._height
        if height <= 0:  # not on the screen
            return
        if y < top:
            self.scroll_to(y=y, animate=False, immediate=True, force=True)
        elif y >= top + height:
            self.scroll_to(y=y - height + 1, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """The head, or one row."""
        style = self.visual_style
        place = y - 1 + self.scroll_offset.y
        content = Content()
        if y == 0:
            content = self._head()
        elif place < self.count():
            content = self.row(place)
            if place == self.cursor:
                content = content.pad_right(max(0, self.room - content.cell_length))
                content = content.stylize("on $primary 35%" if self.has_focus else "on $panel")
        elif y == 1 and self._shown:
            content = plain(self._empty, "$muted")
        strips = Visual.to_strips(self, content, self.room, 1, style)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style)

    def on_focus(self) -> None:
        """The cursor is seen to be here."""
        self.refresh()

    def on_blur(self) -> None:
        """It is elsewhere."""
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """The cursor stays in view."""
        self.renew()
        self.reveal(self.cursor)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height - 1

    def _laid_out(self) -> list[tuple[int, Column, int]]:
        """The columns that have room: their place in a row, and how many cells each has."""
        shown = [(n, column) for n, column in enumerate(self._columns) if self.room >= column.least]
        taken = sum(column.width + self._gap for _, column in shown)
        growing = sum(column.grows for _, column in shown) or 1
        spare = max(0, self.room - taken) // growing
        return [(n, column, column.width + (spare if column.grows else 0)) for n, column in shown]

    def _line(self, cells: Sequence[Content | str]) -> Content:
        parts: list[Content | str] = []
        for n, column, width in self._laid_out():
            cell = cells[n]
            parts += [
                fitted(cell if isinstance(cell, Content) else plain(cell), width, right=column.right),
                " " * self._gap,
            ]
        return Content.assemble(*parts)

    def _head(self) -> Content:
        titles = []
        for column in self._columns:
            by, descending = self._sorted or ("", False)
            sign = ("▼" if descending else "▲") if column.name == by else ""
            titles.append(plain(f"{column.title}{sign}", "bold $accent" if sign else "$muted"))
        return self._line(titles)

    def _column_at(self, x: int) -> str:
        end = 0
        for _, column, width in self._laid_out():
            if x < (end := end + width + self._gap):
                return column.name
        return ""


class PagedTable(Table):
    """A table whose rows are fetched in pages as they come into view, and kept for a while."""

    @dataclass
    class Wanted(Message):
        """A page is in view, and is not here. `search` says which rows are meant: answer with it."""

        search: int
        page: int

    def __init__(self, columns: Sequence[Column], name: str = "table", *, empty: str = "Nothing here.") -> None:
        super().__init__(columns, name, empty=empty)
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._count = 0
        self._search = 0

    def open(self, count: int, first: tuple[Row, ...]) -> None:
        """Other rows, so many of them: the first page is here."""
        self._shown = True
        self._search += 1
        self._pages.clear()
        self._asked.clear()
        self._count, self.cursor = count, 0
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.renew()
        self.fill(self._search, 0, first)

    def fill(self, search: int, page: int, rows: tuple[Row, ...]) -> None:
        """A page has come; nothing where other rows are meant by now."""
        if search != self._search:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        self.refresh()
        if page == self.cursor // PAGE:
            self.post_message(self.Moved(self))

    def missed(self, search: int, page: int) -> None:
        """A page could not be had: it is wanted again when it is next looked at."""
        if search == self._search:
            self._asked.discard(page)

    def count(self) -> int:
        """As many as were found."""
        return self._count

    def row_at(self, y: int) -> Row | None:
        """The row where it is here; else its page is asked for."""
        page, place = divmod(y, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
            rows = self._pages[page]
            return rows[place] if place < len(rows) else None
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(self._search, page))
        return None


def fitted(text: Content, width: int, *, right: bool = False) -> Content:
    """Text in exactly so many cells."""
    text = text.truncate(width, ellipsis=True)
    short = width - text.cell_length
    return text.pad_left(short) if right else text.pad_right(short)
