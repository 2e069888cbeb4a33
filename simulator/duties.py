"""Duties: what a candidate's groups are to sit, whether it can be begun now, and the extra time allowed."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from simulator.barred import Barred
from simulator.clock import Clock, here
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.ports import Archive, Summary
from simulator.roster import Allowance, Assignment, Rosters

SOON = timedelta(days=14)
"""What opens within this time is told already."""


class Stage(StrEnum):
    """How far a candidate is with a duty, and whether it can be begun: only what is OPEN can."""

    COMING = "coming"
    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment as it stands with one candidate. `attempt` is the one begun under it that was not given up."""

    assignment: Assignment
    stage: Stage
    attempt: Summary | None


class Duties:
    """Assignments and allowances as a candidate has them. Every method may raise StoreError."""

    def __init__(self, rosters: Rosters, archive: Archive, clock: Clock) -> None:
        self._rosters = rosters
        self._archive = archive
        self._clock = clock

    def allowance(self, candidate: str) -> Allowance | None:
        """The extra time that is allowed now; None where there is none, or no longer."""
        last = next(reversed(self._rosters.allowances(candidate)), None)
        return last if last and last.extra.strip() else None

    def now(self, candidate: str) -> tuple[Duty, ...]:
        """What is open to a candidate or will be soon, done or not, the one that closes first first."""
        return tuple(duty for duty in self._every(candidate) if duty.stage is not Stage.OVER)

    def duty(self, candidate: str, number: int) -> Duty:
        """One duty by the number of its assignment. Barred where the candidate's groups have no such assignment."""
        for duty in self._every(candidate, soon=None):
            if duty.assignment.id == number:
                return duty
        numbers = ", ".join(str(duty.assignment.id) for duty in self.now(candidate))
        there_are = f"There are: {numbers}." if numbers else "Nothing is assigned now."
        raise Barred(f"No assignment {number} is open to {candidate}. {there_are}")

    def begin(self, candidate: str, number: int) -> Assignment:
        """The assignment, where it can be begun now. Barred, with a sentence, where it cannot."""
        duty = self.duty(candidate, number)
        assignment, attempt = duty.assignment, duty.attempt
        match duty.stage:
            case Stage.COMING:
                raise Barred(f"Assignment {number} opens {here(assignment.opens)}: it cannot be begun before.")
            case Stage.OVER:
                raise Barred(f"Assignment {number} closed {here(assignment.closes)}: it cannot be begun any more.")
            case Stage.BEGUN if attempt:
                raise Barred(f"Assignment {number} is begun: `codexam resume {attempt.id}` goes on with it.")
            case Stage.DONE if attempt:
                raise Barred(f"Assignment {number} is done: `codexam report {attempt.id}` shows how it went.")
        return assignment

    def _every(self, candidate: str, soon: timedelta | None = SOON) -> list[Duty]:
        """The duties of a candidate, those that open later than `soon` apart."""
        assigned, now = self._rosters.assigned(candidate), self._clock.read().now
        begun: dict[int, list[Summary]] = {}
        for summary in reversed(self._archive.attempts(candidate) if assigned else ()):
            if summary.assignment is not None and summary.closed_by is not ClosedBy.ABANDONED:
                begun.setdefault(summary.assignment, []).append(summary)
        duties = []
        for assignment in assigned:
            attempts = begun.get(assignment.id, [])
            done = next((each for each in attempts if each.status is Status.CLOSED), None)
            attempt = done or next(iter(attempts), None)
            if done:
                stage = Stage.DONE if now < assignment.closes else Stage.OVER
            elif attempt:
                stage = Stage.BEGUN
            elif now >= assignment.closes:
                stage = Stage.OVER
            else:
                stage = Stage.OPEN if now >= assignment.opens else Stage.COMING
            if stage is not Stage.COMING or soon is None or assignment.opens - now <= soon:
                duties.append(Duty(assignment, stage, attempt))
        return duties
