"""The top of the exam: what is being sat, where one is in it, and the clock."""

from dataclasses import dataclass
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.exam.words import duration
from simulator.ui.text import clock, count, plain

URGENT = timedelta(minutes=5)
"""With this much left, a hidden clock comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What the headline shows of the place in the exam."""

    title: str
    number: int | None
    total: int
    domain: str
    answered: int
    flagged: int


class Headline(Widget):
    """Two lines: the place and the clock; the progress and the pace."""

    def compose(self) -> ComposeResult:
        """Place and clock above, progress and pace below."""
        with Horizontal():
            yield Static(id="place")
            yield Static(id="clock")
        with Horizontal():
            yield Static(id="progress")
            yield Static(id="pace")

    def show_position(self, position: Position) -> None:
        """Show where the candidate is."""
        where = f"Item {position.number} of {position.total}" if position.number else count(position.total, "item")
        self.query_one("#place", Static).update(
            Content.assemble((where, "bold"), "  ", plain(position.domain), "  ", plain(position.title, "$muted")),
            layout=False,
        )
        done = position.answered * 20 // position.total if position.total else 0
        flags = f"  ⚑ {position.flagged} flagged" if position.flagged else ""
        self.query_one("#progress", Static).update(
            Content.assemble(
                ("━" * done, "$success"),
                ("·" * (20 - done), "$muted"),
                f"  {position.answered} of {position.total} answered",
                (flags, "$warning"),
            ),
            layout=False,
        )

    def show_clock(self, left: timedelta | None, elapsed: timedelta, pace: int, *, running: bool, hidden: bool) -> None:
        """Show the time left and how many items ahead of an even pace the candidate is, unless it is to be hidden.

        Where nothing limits the time, `left` is None, and the time used is shown.
        """
        urgent = left is not None and left <= URGENT
        time, pace_line = self.query_one("#clock", Static), self.query_one("#pace", Static)
        if hidden and not urgent:
            time.update(Content.styled("clock hidden (F8)", "$muted"), layout=False)
            pace_line.update("", layout=False)
            return
        if left is None:
            time.update(Content.styled(f"{duration(elapsed)} {'used' if running else 'paused'}", "bold"), layout=False)
            pace_line.update(Content.styled("no time limit", "$muted"), layout=False)
            return
        word = "left" if running else "paused"
        time.update(Content.styled(f"{clock(left)} {word}", "bold $error" if urgent else "bold"), layout=False)
        pace_line.update(Content.styled(pace_words(pace), "$warning" if pace < 0 else "$muted"), layout=False)


def pace_words(pace: int) -> str:
    """The pace in words."""
    if pace == 0:
        return "on pace"
    return f"{count(abs(pace), 'item')} {'ahead' if pace > 0 else 'behind'}"
