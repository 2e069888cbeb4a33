"""The rules of one attempt, frozen at its start: changing a rule later never touches an attempt made before."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from simulator.exam.case import Answering
from simulator.exam.profile import Profile, Scoring, Section, Tool

OUT_OF_REACH = timedelta(days=365)
"""The limit of an attempt that is not timed: exam time, which stops while the program does not run."""


class Mode(StrEnum):
    """Exam: feedback when it is over. Practice: one may pause, and may see the key of an item at once.

    Drill: one item after another, each explained at once, without a form that is known before.
    """

    EXAM = "exam"
    PRACTICE = "practice"
    DRILL = "drill"


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
    """The clock's rules. `extra` is added to `base`; alerts, times left, scale with it.

    Without `timed`, nobody watches the limit: it is out of reach, and the clock only tells what was used.
    """

    base: timedelta
    extra: timedelta
    alerts: tuple[timedelta, ...]
    pausing: bool
    interruptions: Interruptions
    timed: bool = True

    @property
    def limit(self) -> timedelta:
        """Exam time in all."""
        return self.base + self.extra

    @property
    def alerts_left(self) -> tuple[timedelta, ...]:
        """Times left at which the candidate is told, longest first, scaled by extra time."""
        return tuple(sorted((self.scaled(alert) for alert in self.alerts), reverse=True))

    def scaled(self, time: timedelta) -> timedelta:
        """A time of the exam as this candidate has it, extra time in proportion."""
        second = timedelta(seconds=1)
        return time * (self.limit // second) // (self.base // second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All rules of one attempt.

    `answering` is how its cases are answered, None for as the bank has it. Where it is `one_way`, sections are left
    for good; their limits have the extra time in them.
    """

    mode: Mode
    time: TimePolicy
    feedback: Feedback
    passing: Fraction
    tools: frozenset[Tool]
    scoring: Scoring = Scoring.ALL_OR_NOTHING
    answering: Answering | None = None
    sections: tuple[Section, ...] = ()
    one_way: bool = False


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
    timed: bool = True,
    answering: Answering | None = None,
) -> Policy:
    """The policy of a new attempt at this profile; `books` off for a candidate who trains with printed books.

    Immediate feedback needs practice mode (ValueError).
    """
    if mode is Mode.EXAM and feedback is Feedback.IMMEDIATE:
        raise ValueError("Feedback after each item belongs to practice mode.")
    time = TimePolicy(
        base=profile.limit if timed else OUT_OF_REACH,
        extra=extra if timed else timedelta(),
        alerts=profile.alerts if timed else (),
        pausing=profile.pausing or mode is not Mode.EXAM,
        interruptions=interruptions,
        timed=timed,
    )
    return Policy(
        mode=mode,
        time=time,
        feedback=feedback,
        passing=profile.passing,
        tools=profile.tools if books else profile.tools - {Tool.BOOKS},
        scoring=profile.scoring,
        answering=answering,
        sections=tuple(
            replace(section, limit=time.scaled(section.limit) if section.limit and timed else None)
            for section in profile.sections
        ),
        one_way=profile.one_way,
    )


def follows(policy: Policy, profile: Profile) -> bool:
    """Whether these are the rules of an attempt at this profile, whatever its candidate chose.

    For what came from outside.
    """
    time, second = policy.time, timedelta(seconds=1)
    spans = (profile.limit, *profile.alerts, *(section.limit for section in profile.sections))
    if not all(second <= span <= OUT_OF_REACH for span in spans if span is not None):
        return False
    if not timedelta() <= time.extra <= profile.limit * 9:
        return False
    try:
        given = policy_for(
            profile,
            mode=policy.mode,
            extra=time.extra,
            interruptions=time.interruptions,
            feedback=policy.feedback,
            books=Tool.BOOKS in policy.tools,
            timed=time.timed,
            answering=policy.answering,
        )
        return policy == given and len(time.alerts_left) == len(time.alerts)
    except (ValueError, OverflowError):
        return False
