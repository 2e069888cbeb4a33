"""The progress of an assignment: where everyone of the group stands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from simulator.clock import through
from simulator.desk.classroom import Progress
from simulator.desk.desk import Desk
from simulator.ports.roster import Assignment, Stage
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import day, percent, plain

_COLUMNS = (
    Column("name", "candidate", 18, grows=True),
    Column("stage", "stands", 22),
    Column("score", "first score", 11, right=True),
    Column("ended", "ended", 16),
    Column("attempt", "attempt", 7, right=True),
)
_STAGES = {
    Stage.FINISHED: ("✓", "$success"),
    Stage.BEGUN: ("◐", "$accent"),
    Stage.LATE: ("◐", "$warning"),
    Stage.OPEN: ("○", "$muted"),
    Stage.COMING: ("○", "$muted"),
    Stage.MISSED: ("▼", "$warning"),
}


class ProgressPage(Reading[tuple[Progress, ...]]):
    """A line for each candidate."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]

    def __init__(self, desk: Desk, assignment: Assignment) -> None:
        super().__init__(desk)
        self._assignment = assignment
        self._attempts: dict[str, int | None] = {}

    def body(self) -> ComposeResult:
        """The candidates."""
        yield Table(_COLUMNS, empty="Nobody is in this group.")

    def begin(self) -> None:
        """What is assigned."""
        one = self._assignment
        self.entitle(
            ("Progress  ", "bold $primary"),
            plain(f"{one.group}: {one.form or one.profile}", "bold"),
            plain(f"  {day(one.opens)} through {through(one.closes)}", "$muted"),
        )
        super().begin()

    def read(self) -> tuple[Progress, ...]:
        """Where everyone stands."""
        return self.desk.roster.progress(self._assignment.id)

    def show(self, value: tuple[Progress, ...]) -> None:
        """A line each."""
        self._attempts = {one.candidate: one.attempt for one in value}
        self.query_one(Table).show(_row(one) for one in value)
        done = sum(one.stage is Stage.FINISHED for one in value)
        late = sum(one.late for one in value)
        self.tell(f"{done} of {len(value)} finished" + (f", {late} of them late." if late else "."), "$muted")

    def action_open(self) -> None:
        """The attempt."""
        chosen = self.query_one(Table).chosen
        if chosen and (attempt := self._attempts[chosen]) is not None:
            self.post_message(wishes.Report(attempt))
        elif chosen:
            self.tell(f"{chosen} has no attempt under this assignment.", "$muted")

    def action_candidate(self) -> None:
        """The candidate."""
        if chosen := self.query_one(Table).chosen:
            self.post_message(wishes.Candidate(chosen))


def _row(one: Progress) -> Row:
    glyph, style = _STAGES[one.stage]
    words = f"{glyph} {one.stage}" + (", late" if one.late else "")
    if one.given_up:
        words += f" ({one.given_up} given up)"
    score = Content()
    if one.percent is not None:
        sign, tone = ("✓", "$success") if one.passed else ("✗", "$warning")
        score = plain(f"{sign} {percent(one.percent)}", tone)
    return Row(
        one.candidate,
        (
            plain(one.candidate),
            plain(words, style),
            score,
            plain(day(one.ended) if one.ended else ""),
            plain(str(one.attempt or ""), "$muted"),
        ),
    )
