"""The disputes: those that wait, the oldest first; and those that were ruled on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from simulator.desk.desk import Desk
from simulator.ports.docket import Dispute
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import count, day, plain

_DISPUTES = (
    Column("at", "disputed", 10),
    Column("candidate", "candidate", 14),
    Column("item", "item", 14),
    Column("attempt", "attempt", 7, right=True),
    Column("verdict", "", 8),
    Column("reason", "reason", 10, grows=True),
)


class DisputeList(Reading[tuple[Dispute, ...]]):
    """A line for each dispute."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("disputes")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._settled = False
        self._read_once = False

    def body(self) -> ComposeResult:
        """The disputes."""
        yield Table(_DISPUTES, empty="No dispute waits.")

    def on_screen_resume(self) -> None:
        """A ruling may have been made meanwhile."""
        if self._read_once:
            self.reload()

    def read(self) -> tuple[Dispute, ...]:
        """Those that wait, or the settled ones."""
        return self.desk.disputes.settled() if self._settled else self.desk.disputes.queue()

    def show(self, value: tuple[Dispute, ...]) -> None:
        """A line each."""
        self._read_once = True
        what = "settled" if self._settled else "waiting for a ruling"
        self.entitle(("Disputes  ", "bold $primary"), (f"{len(value)} {what}", "bold"))
        table = self.query_one(Table)
        table.mark_empty("No dispute is settled yet." if self._settled else "No dispute waits.")
        table.show(_row(one) for one in value)
        other = "those that wait" if self._settled else "those that were settled"
        self.tell(f"{count(len(value), 'dispute')}. s shows {other}.", "$muted")

    def action_settled(self) -> None:
        """The others."""
        self._settled = not self._settled
        self.reload()

    def action_open(self) -> None:
        """The dispute."""
        if chosen := self.query_one(Table).chosen:
            self.post_message(wishes.Dispute(int(chosen)))


def _row(one: Dispute) -> Row:
    return Row(
        str(one.id),
        (
            plain(day(one.at)[:10]),
            plain(one.candidate),
            plain(one.item),
            str(one.attempt),
            plain(one.ruling.verdict.value if one.ruling else "⚑ waits", "" if one.ruling else "$accent"),
            plain(one.reason, "$muted"),
        ),
    )
