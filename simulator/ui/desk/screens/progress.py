"""The progress of an assignment: where everyone of the group stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from simulator.clock import through
from simulator.desk.classroom import Progress
from simulator.desk.desk import Desk
from simulator.ports.docket import Rescore
from simulator.ports.roster import Assignment, Stage
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.rows import score
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import day, plain

_COLUMNS = (
    Column("name", "candidate", 18, grows=True),
    Column("stage", "stands", 22),
    Column("score", "score", 11, right=True),
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


@dataclass(frozen=True, slots=True)
class Found:
    """Where everyone stands, and the later scores of the attempts."""

    everyone: tuple[Progress, ...]
    later: Mapping[int, Rescore]


class ProgressPage(Reading[Found]):
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

    def read(self) -> Found:
        """Where everyone stands."""
        everyone = self.desk.roster.progress(self._assignment.id)
        later = self.desk.attempts.in_force([one.attempt for one in everyone if one.attempt is not None])
        return Found(everyone, later)

    def show(self, value: Found) -> None:
        """A line each."""
        everyone = value.everyone
        self._attempts = {one.candidate: one.attempt for one in everyone}
        self.query_one(Table).show(_row(one, value.later.get(one.attempt or 0)) for one in everyone)
        done = sum(one.stage is Stage.FINISHED for one in everyone)
        late = sum(one.late for one in everyone)
        self.tell(f"{done} of {len(everyone)} finished" + (f", {late} of them late." if late else "."), "$muted")

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


def _row(one: Progress, later: Rescore | None) -> Row:
    glyph, style = _STAGES[one.stage]
    words = f"{glyph} {one.stage}" + (", late" if one.late else "")
    if one.given_up:
        words += f" ({one.given_up} given up)"
    return Row(
        one.candidate,
        (
            plain(one.candidate),
            plain(words, style),
            Content() if one.percent is None else score(one.percent, one.passed, later),
            plain(day(one.ended) if one.ended else ""),
            plain(str(one.attempt or ""), "$muted"),
        ),
    )
