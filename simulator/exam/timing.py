"""Exam time from clock readings: what passed, what was a gap, what is left, and how the pace stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.exam.policy import TimePolicy

GAP = timedelta(seconds=5)
"""Two readings further apart than this were interrupted: a lid closed, a process stopped."""

ZERO = timedelta()


@dataclass(frozen=True, slots=True)
class Reading:
    """The machine's clocks, read together: `ticks`, steady and counting sleep, and `now`, aware UTC."""

    ticks: timedelta
    now: datetime


@dataclass(frozen=True, slots=True)
class Lapse:
    """What lies between two readings: `passed` exam time, or a `gap` instead; and the wall clock's own `shift`."""

    passed: timedelta
    gap: timedelta
    shift: timedelta


def lapse(before: Reading, after: Reading) -> Lapse:
    """Tell passing time from a gap, and either from a wall clock that was moved. Never negative time."""
    steady = max(after.ticks - before.ticks, ZERO)
    drift = (after.now - before.now) - steady
    shift = drift if abs(drift) > GAP else ZERO
    return Lapse(ZERO, steady, shift) if steady > GAP else Lapse(steady, ZERO, shift)


def left(deadline: timedelta, elapsed: timedelta) -> timedelta:
    """Exam time left to a deadline, never below zero."""
    return max(deadline - elapsed, ZERO)


def alert_between(time: TimePolicy, deadline: timedelta, before: timedelta, after: timedelta) -> bool:
    """Whether an alert falls due as elapsed time goes from `before` to `after`, on the way to a deadline."""
    return any(before < deadline - alert <= after for alert in time.alerts_left)


def pace(answered: int, total: int, elapsed: timedelta, limit: timedelta) -> int:
    """Items ahead of an even pace (negative: behind), rounded towards zero."""
    expected = total * elapsed / limit
    return int(answered - expected)
