"""A screen with one page of text, which scrolls by the arrow keys."""

from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.ui.desk.screens.reading import Reading

Value = TypeVar("Value")


class Scrolled(Reading[Value]):
    """The page; what stands on it, `draw` says for the width there is."""

    def body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(id="text")

    def draw(self, width: int) -> Content | None:
        """The page in so many cells; None while there is nothing to show."""
        raise NotImplementedError

    def redraw(self, *, top: bool = False) -> None:
        """Draw it anew; from its top where it is another one."""
        content = self.draw(min(self.size.width, 114) - 5)
        if content is not None:
            self.query_one("#text", Static).update(content)
        if top:
            self.query_one(".page").scroll_home(animate=False)

    def on_resize(self) -> None:
        """Another width."""
        self.redraw()

    def action_scroll(self, lines: int) -> None:
        """By lines."""
        self.query_one(".page").scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """By pages, less two lines to keep the thread."""
        page = self.query_one(".page")
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)
