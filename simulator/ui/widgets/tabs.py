"""The tabs of a chart: its pages by number and title."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exam.prose import legible

ROWS = 2


class DocumentTabs(Static):
    """The pages of a chart in one row; in two where one has no room, with shorter titles where two have none."""

    @dataclass
    class Picked(Message):
        """A page was clicked."""

        page: int

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._titles: list[str] = []
        self._page = 0
        self._rows: list[list[str]] = []

    def show(self, titles: list[str], page: int) -> None:
        """Show these pages, with one of them in view."""
        titles = [legible(title) for title in titles]
        if (titles, page) != (self._titles, self._page):
            self._titles, self._page = titles, page
            self._draw()

    def on_resize(self) -> None:
        """More titles stand where there is more room."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """A click opens its page."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= offset.y < len(self._rows):
            return
        page, end = sum(map(len, self._rows[: offset.y])), 0
        for label in self._rows[offset.y]:
            if offset.x < (end := end + cell_len(label)):
                self.post_message(self.Picked(page))
                return
            page += 1

    def _draw(self) -> None:
        width = self.content_size.width
        if not width or not self._titles:
            return
        self._rows = laid_out(self._titles, width)
        self.styles.height = len(self._rows)
        lines, page = [], 0
        for row in self._rows:
            styles = ("reverse bold" if n == self._page else "$muted" for n in range(page, page + len(row)))
            lines.append(Content.assemble(*zip(row, styles, strict=True)))
            page += len(row)
        self.update(Content("\n").join(lines), layout=False)


def laid_out(titles: list[str], width: int) -> list[list[str]]:
    """The labels of pages from 0, row by row: the titles as long as they fit, at last only the numbers."""
    longest = max(map(cell_len, titles), default=0)
    rows: list[list[str]] = []
    for most in range(longest, -1, -1):
        labels = [_label(n, title, most) for n, title in enumerate(titles)]
        rows = _broken(labels, width)
        if len(rows) <= ROWS:
            return rows
    return rows[:ROWS]


def _label(page: int, title: str, most: int) -> str:
    if cell_len(title) <= most:
        return f" {page} {title} "
    short = Content(title).truncate(most, ellipsis=True).plain if most > 1 else ""
    return f" {page} {short} " if short else f" {page} "


def _broken(labels: list[str], width: int) -> list[list[str]]:
    """The labels in rows of this width."""
    rows: list[list[str]] = [[]]
    for label in labels:
        if rows[-1] and sum(map(cell_len, [*rows[-1], label])) > width:
            rows.append([])
        rows[-1].append(label)
    return rows
