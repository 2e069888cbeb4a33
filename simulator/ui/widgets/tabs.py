"""The tabs of a chart: its pages by number and title."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exam.prose import legible


class DocumentTabs(Static):
    """The pages of a chart; those whose titles have no room are a number. The one in view always has its title."""

    @dataclass
    class Picked(Message):
        """A page was clicked."""

        page: int

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._titles: list[str] = []
        self._page = 0
        self._ends: list[int] = []

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
        page = next((n for n, end in enumerate(self._ends) if offset and offset.x < end), None)
        if page is not None:
            self.post_message(self.Picked(page))

    def _draw(self) -> None:
        labels = [Content(f" {n} ") for n in range(len(self._titles))]
        room = self.content_size.width - sum(map(_width, labels))
        for n in sorted(range(len(labels)), key=lambda n: (n != self._page, n)):  # the page in view first
            title = Content(f"{self._titles[n]} ")
            if _width(title) > room and n == self._page:
                title = title.truncate(max(0, room - 1), ellipsis=True) + " " if room > 1 else Content()
            if _width(title) <= room:
                room -= _width(title)
                labels[n] += title
        self._ends = [sum(map(_width, labels[: n + 1])) for n in range(len(labels))]
        styles = ("reverse bold" if n == self._page else "$muted" for n in range(len(labels)))
        self.update(Content.assemble(*map(Content.stylize, labels, styles)), layout=False)


def _width(label: Content) -> int:
    return cell_len(label.plain)
