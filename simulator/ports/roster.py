"""The roster: candidates, the groups they are in, the time they are allowed, and what they are to sit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Interruptions, Mode
from simulator.exam.prose import one_line
from simulator.ports.attempts import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Extra time that an instructor has allowed a candidate for every exam from `at` on, aware UTC.

    `extra` is as `policy.extra_time` reads it: "50%", "90", or "" for none any more.
    """

    candidate: str
    extra: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A candidate on the roster, with the groups that hold them and the allowance in force."""

    name: str
    enrolled: datetime
    groups: tuple[str, ...]
    allowance: Allowance | None
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A class, a course, a cohort: a name and who is in it."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a group is to sit, and when: from `opens` to `closes`, both aware UTC.

    `form` is the id of a bank, None for a form drawn anew for each candidate. `withdrawn` ones can no longer be begun;
    those of a `disbanded` group are withdrawn too.
    """

    id: int
    group: str
    profile: str
    form: str | None
    mode: Mode
    interruptions: Interruptions
    opens: datetime
    closes: datetime
    by: str
    at: datetime
    withdrawn: bool = False
    disbanded: bool = False


class Stage(StrEnum):
    """How far a candidate is with an assignment. Only what is OPEN can be begun; what is LATE was begun in time, and
    can still be finished. Finished: handed in, or ended by the clock, in time or not.
    """

    COMING = "not open yet"
    OPEN = "not begun"
    BEGUN = "open"
    LATE = "open, late"
    FINISHED = "finished"
    MISSED = "not finished in time"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a candidate stands. `attempt` is the first one that was finished, else the open one, else None."""

    stage: Stage
    attempt: Summary | None


def standing(assignment: Assignment, attempts: Sequence[Summary], now: datetime) -> Standing:
    """Where a candidate stands, by their attempts under the assignment, the oldest first. Given up counts as none."""
    for attempt in attempts:
        if attempt.status is Status.CLOSED and attempt.closed_by is not ClosedBy.ABANDONED:
            return Standing(Stage.FINISHED, attempt)
    closed = now >= assignment.closes
    for attempt in reversed(attempts):
        if attempt.status is not Status.CLOSED:
            return Standing(Stage.LATE if closed else Stage.BEGUN, attempt)
    if closed:
        return Standing(Stage.MISSED, None)
    return Standing(Stage.OPEN if now >= assignment.opens else Stage.COMING, None)


def written(name: str) -> str:
    """The name of a candidate, group or instructor as it is kept. ValueError for none, or over 60 characters."""
    return one_line(name, 60, "A name")


class Rosters(Protocol):
    """The roster as it is kept. What changes it leaves an entry in the audit log, in the same transaction.

    Every method may raise StoreError; a candidate that is not known is enrolled by whatever names them.
    """

    def members(self, group: str | None = None) -> tuple[Member, ...]:
        """Everybody by name, or those of one group."""

    def groups(self) -> tuple[Group, ...]:
        """The groups by name, empty ones too."""

    def enrol(self, into: Mapping[str | None, Sequence[str]], by: str, at: datetime) -> None:
        """Add the candidates of each group, None for those of no group; a group that is new is made."""

    def remove(self, name: str, group: str, by: str, at: datetime) -> None:
        """Take a candidate out of a group. Their attempts stay theirs."""

    def disband(self, group: str, by: str, at: datetime) -> None:
        """Disband a group, and withdraw its assignments. Candidates and attempts stay, and what was sat under which."""

    def allow(self, allowance: Allowance) -> None:
        """Put an allowance in force; those before it stay on record."""

    def allowances(self, candidate: str) -> tuple[Allowance, ...]:
        """All allowances of a candidate, the one in force last."""

    def assignments(self, group: str | None = None) -> tuple[Assignment, ...]:
        """All assignments, those of disbanded groups too, or a group's, the one that opens last first."""

    def assigned(self, candidate: str) -> tuple[Assignment, ...]:
        """What the groups of a candidate are to sit and have not been withdrawn, the one that closes first first."""

    def assign(self, assignment: Assignment) -> int:
        """Keep a new assignment, whatever its id says, and say the id it was given."""

    def withdraw(self, assignment: int, by: str, at: datetime) -> None:
        """Withdraw an assignment. What was begun under it goes on."""
