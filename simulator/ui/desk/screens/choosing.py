"""A small window with one list to choose from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain
from simulator.ui.widgets.menu import Line, Menu


class Choosing(Dialog[str | None]):
    """One of these, by its id; None for whoever leaves. The cursor begins at what is in force."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back"),
        Binding("enter", "take", "Choose"),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], now: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._now = now

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            yield Menu()
            yield Static(plain("Enter to choose, Esc to go back"), classes="hint")

    def on_mount(self) -> None:
        """Begin at what is in force."""
        menu = self.query_one(Menu)
        menu.show([Line(plain(words), id=name) for name, words in self._choices], at=self._now or None)
        menu.focus()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """This one."""
        self.dismiss(self.query_one(Menu).chosen)

    def action_leave(self) -> None:
        """None."""
        self.dismiss(None)
