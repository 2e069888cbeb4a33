"""Duties: what a candidate's groups are to sit, whether it can be begun now, and the extra time allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.candidate.barred import Barred
from simulator.clock import Clock, here
from simulator.ports.attempts import Archive, Summary
from simulator.ports.roster import Allowance, Assignment, Rosters, Stage, standing

SOON = timedelta(days=14)
"""What opens within this time is told already."""


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
        now = self._clock.read().now
        return tuple(duty for duty in self._every(candidate, now) if _told(duty, now))

    def duty(self, candidate: str, number: int) -> Duty:
        """One duty by the number of its assignment. Barred where the candidate's groups have no such assignment."""
        for duty in self._every(candidate, self._clock.read().now):
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
            case Stage.MISSED:
                raise Barred(f"Assignment {number} closed {here(assignment.closes)}: it cannot be begun any more.")
            case Stage.BEGUN | Stage.LATE if attempt:
                raise Barred(f"Assignment {number} is begun: `codexam resume {attempt.id}` goes on with it.")
            case Stage.FINISHED if attempt:
                raise Barred(f"Assignment {number} is done: `codexam report {attempt.id}` shows how it went.")
        return assignment

    def _every(self, candidate: str, now: datetime) -> list[Duty]:
        """The duties of a candidate, whatever their stage."""
        assigned = self._rosters.assigned(candidate)
        begun: dict[int | None, list[Summary]] = {}
        for summary in reversed(self._archive.attempts(candidate) if assigned else ()):
            begun.setdefault(summary.assignment, []).append(summary)
        found = ((each, standing(each, begun.get(each.id, ()), now)) for each in assigned)
        return [Duty(assignment, stands.stage, stands.attempt) for assignment, stands in found]


def _told(duty: Duty, now: datetime) -> bool:
    match duty.stage:
        case Stage.COMING:
            return duty.assignment.opens - now <= SOON
        case Stage.FINISHED:
            return now < duty.assignment.closes
        case stage:
            return stage is not Stage.MISSED
