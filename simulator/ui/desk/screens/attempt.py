"""The report of an attempt, as its candidate sees it, with what an instructor can do from there."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Static

from simulator.desk.exporter import Kind
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.screens.result import Result
from simulator.ui.text import plain
from simulator.ui.widgets.key_line import KeyLine


class AttemptReport(Result, inherit_bindings=False):
    """One closed attempt. Where there are later scores, the one in force leads, and all stand below it, dated."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("attempt")]

    def compose(self) -> ComposeResult:
        """The report, with the keys of the desk."""
        for part in super().compose():
            if not isinstance(part, Footer):  # which is not made for so many keys
                yield part
        yield Static(id="news")
        yield KeyLine()

    def tell(self, words: str) -> None:
        """Say something above the keys."""
        self.query_one("#news", Static).update(plain(words))

    @on(wishes.Wish)
    def _asks(self, wish: wishes.Wish) -> None:
        wish.asker = self

    def action_replay(self) -> None:
        """Step by step."""
        self.post_message(wishes.Replay(self._record.id))

    def action_candidate(self) -> None:
        """Who sat it."""
        self.post_message(wishes.Candidate(self._record.candidate))

    def action_mark(self) -> None:
        """Mark it."""
        self.post_message(wishes.Mark(self._record.id))

    def action_compare(self) -> None:
        """Beside the marked one."""
        self.post_message(wishes.Compare(self._record.id))

    def action_export(self) -> None:
        """The report, to a file."""
        self.post_message(wishes.Export((Kind.REPORT,), self._record.id))
