"""The top of a drill: the item, why it is asked now, how the drill stands, and the time it takes."""

from dataclasses import dataclass
from datetime import timedelta

from textual.content import Content
from textual.widgets import Static

from simulator.exam.words import duration
from simulator.ui.text import clock, plain
from simulator.ui.widgets.headline import Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the headline shows of a drill. `items` is how many it has in all, None for no end; `asked` are decided."""

    title: str
    number: int
    items: int | None
    domain: str
    reason: str
    right: int
    asked: int


class DrillHeadline(Headline):
    """Two lines: the item and its time; the reason, the counts, and the time of the drill."""

    def show_standing(self, standing: Standing) -> None:
        """Show where the drill is."""
        of = f" of {standing.items}" if standing.items else ""
        self.query_one("#place", Static).update(
            Content.assemble(
                (f"Item {standing.number}{of}", "bold"),
                "  ",
                plain(standing.domain),
                "  ",
                plain(standing.title, "$muted"),
            ),
            layout=False,
        )
        self.query_one("#progress", Static).update(
            Content.assemble(
                (f"{standing.right} right", "bold $success" if standing.right else "bold"),
                f" of {standing.asked}  ",
                plain(standing.reason, "$accent"),
            ),
            layout=False,
        )

    def show_times(
        self, spent: timedelta, allowed: timedelta | None, left: timedelta | None, *, running: bool, hidden: bool
    ) -> None:
        """Show the time spent on the item beside what the pace allows, and what is left of the drill, if it ends."""
        item, drill = self.query_one("#clock", Static), self.query_one("#pace", Static)
        if hidden:
            item.update(Content.styled("clock hidden (F8)", "$muted"), layout=False)
            _renew(drill, "")
            return
        over = allowed is not None and spent > allowed
        pace = f" of {duration(allowed)}" if allowed is not None else " on this item"
        words = f"{duration(spent)}{pace}" + (", over" if over else "")
        item.update(Content.styled(words, "bold $warning" if over else "bold"), layout=False)
        _renew(drill, "paused" if not running else f"{clock(left)} left" if left is not None else "")


def _renew(line: Static, words: str) -> None:
    """Show these words; the reason beside them has the room that they leave."""
    before = line.content
    wider = not isinstance(before, Content) or before.cell_length != len(words)
    line.update(Content.styled(words, "$muted"), layout=wider)
