"""A small window with something to read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain


class Telling(Dialog[None]):
    """A text, which scrolls by the arrow keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "leave", "Back", priority=True)]

    def __init__(self, title: str, body: str) -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """The text."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            with VerticalScroll():
                yield Static(plain(self._body))
            yield Static(plain("↑ ↓ to scroll, Esc to go back"), classes="hint")

    def on_mount(self) -> None:
        """The text scrolls."""
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
