"""The rules of one attempt, frozen at its start: changing a rule later never touches an attempt made before."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from simulator.exam.profile import Profile, Scoring, Tool


class Mode(StrEnum):
    """Exam: feedback when it is over. Practice: one may pause, and may see the key of an item at once."""

    EXAM = "exam"
    PRACTICE = "practice"


class Feedback(StrEnum):
    """When a candidate may see the key: after the attempt, or item by item on request."""

    DEFERRED = "deferred"
    IMMEDIATE = "immediate"


class Interruptions(StrEnum):
    """What time away costs: nothing, or (strict) as much as if the program had kept running."""

    FREE = "free"
    STRICT = "strict"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """The clock's rules. `extra` is added to `base`; alerts, times left, scale with it."""

    base: timedelta
    extra: timedelta
    alerts: tuple[timedelta, ...]
    pausing: bool
    interruptions: Interruptions

    @property
    def limit(self) -> timedelta:
        """Exam time in all."""
        return self.base + self.extra

    @property
    def alerts_left(self) -> tuple[timedelta, ...]:
        """Times left at which the candidate is told, longest first, scaled by extra time."""
        second = timedelta(seconds=1)
        limit, base = self.limit // second, self.base // second
        return tuple(sorted((alert * limit // base for alert in self.alerts), reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All rules of one attempt."""

    mode: Mode
    time: TimePolicy
    feedback: Feedback
    passing: Fraction
    tools: frozenset[Tool]
    scoring: Scoring = Scoring.ALL_OR_NOTHING


class ExtraTimeError(ValueError):
    """Extra time that cannot be read, with the forms that can."""


def extra_time(text: str, base: timedelta) -> timedelta:
    """Extra time as people write it: "50%", "90" or "90 min" or "" for none.

    Raises ExtraTimeError for anything else, for less than nothing, and for more than nine times the base.
    """
    plain = text.strip().lower().removesuffix("minutes").removesuffix("min").strip()
    number = plain.removesuffix("%").strip()
    if not plain:
        return timedelta()
    if not (number.isascii() and number.isdigit()):
        raise ExtraTimeError(f"Extra time is a percentage such as 50%, or minutes such as 90, not {text!r}.")
    amount = int(number.lstrip("0")[:6] or 0)
    extra = base * amount // 100 if plain.endswith("%") else timedelta(minutes=amount)
    if extra > base * 9:
        raise ExtraTimeError(f"Extra time of {text.strip()} is more than nine times the exam.")
    return extra


def policy_for(
    profile: Profile,
    *,
    mode: Mode = Mode.EXAM,
    extra: timedelta = timedelta(),
    interruptions: Interruptions = Interruptions.FREE,
    feedback: Feedback = Feedback.DEFERRED,
    books: bool = True,
) -> Policy:
    """The policy of a new attempt at this profile; `books` off for a candidate who trains with books of paper.

    Immediate feedback needs practice mode (ValueError).
    """
    if mode is Mode.EXAM and feedback is Feedback.IMMEDIATE:
        raise ValueError("Feedback after each item belongs to practice mode.")
    return Policy(
        mode=mode,
        time=TimePolicy(
            base=profile.limit,
            extra=extra,
            alerts=profile.alerts,
            pausing=profile.pausing or mode is Mode.PRACTICE,
            interruptions=interruptions,
        ),
        feedback=feedback,
        passing=profile.passing,
        tools=profile.tools if books else profile.tools - {Tool.BOOKS},
        scoring=profile.scoring,
    )
