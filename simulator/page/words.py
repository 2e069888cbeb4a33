"""The words of a report, for people: dates, outcomes, and what the figures do not claim."""

from datetime import datetime, timedelta

from simulator.exam import sentences
from simulator.exam.event import Cause, ClosedBy
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.exam.profile import Tool
from simulator.exam.report import Changes, Interruption, LookUps, Report
from simulator.exam.scoring import Score
from simulator.exam.words import duration
from simulator.ports.attempts import Record

HONESTY = (
    "codexam is an independent simulator, not made or endorsed by any certifying body. The score is a raw percentage "
    "of the items on this form: no scaled score, no prediction and no certificate."
)
CPT_NOTICE = (
    "CPT is a registered trademark of the American Medical Association; CPT codes are its copyright. "
    "Bare code numbers only are shown: a licensed code book is needed to work this item."
)


def date(at: datetime) -> str:
    """A date and time in the zone of this machine."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def outcome(report: Report, score: Score) -> str:
    """Whether this score passes, in words; an attempt given up is not judged, nor a drill, which nobody passes."""
    if report.closed_by is ClosedBy.ABANDONED:
        return "Given up, not judged"
    if not score.passing:
        return "Drilled"
    return "Passed" if score.passed else "Not passed"


def ending(closed_by: ClosedBy) -> str:
    """How an attempt ended."""
    return {
        ClosedBy.SUBMITTED: "handed in",
        ClosedBy.EXPIRED: "closed when the time was up",
        ClosedBy.ABANDONED: "given up",
    }[closed_by]


def rules(record: Record) -> tuple[str, ...]:
    """The rules of the attempt that bear on how to read its score, a sentence each."""
    policy = record.policy
    time = policy.time
    extra = f" and {duration(time.extra)} of extra time" if time.extra else ""
    timed = f"Time: {duration(time.base)}{extra}." if time.timed else "Not timed."
    told = {
        Mode.EXAM: "Sat under exam rules.",
        Mode.PRACTICE: "Sat as practice.",
        Mode.DRILL: "A drill: no exam, and no score to compare.",
    }[policy.mode]
    explained = {
        Feedback.DEFERRED: "Answers explained when it was over.",
        Feedback.IMMEDIATE: "Answers could be explained item by item.",
    }[policy.feedback]
    away = {
        Interruptions.FREE: "The clock stopped while the program was not running.",
        Interruptions.STRICT: "Strict clock: time away was charged.",
    }[time.interruptions]
    pausing = "Pausing was allowed." if time.pausing else "Pausing was not allowed."
    return (told, timed, explained, pausing, away, *sentences.rules(record.form, policy))


def used(record: Record, report: Report) -> str:
    """The time used, and of how much."""
    return duration(report.elapsed) + (f" of {duration(report.limit)}" if record.policy.time.timed else ", not timed")


def interruption(met: Interruption) -> str:
    """One interruption, as a sentence."""
    what = {Cause.SUSPENDED: "the machine slept or was stopped", Cause.STOPPED: "the program was not running"}[
        met.cause
    ]
    return f"At {duration(met.elapsed)} {what} for {duration(met.gap)}; {duration(met.charged)} of it charged."


def clock_move(shift: timedelta) -> str:
    """One jump of the machine's clock, as a sentence."""
    direction = "forward" if shift > timedelta() else "back"
    return f"The machine's clock was moved {direction} by {duration(abs(shift))}; the exam clock did not follow it."


def changed(changes: Changes) -> tuple[str, ...]:
    """The changed answers, by what the change was worth, with their item numbers."""
    both = {
        "from wrong to right": changes.wrong_to_right,
        "from right to wrong": changes.right_to_wrong,
        "from one wrong answer to another": changes.wrong_to_wrong,
    }
    told = tuple(
        f"Changed {what}: {len(slots)} (item{'s' if len(slots) > 1 else ''} {', '.join(map(str, slots))})."
        for what, slots in both.items()
        if slots
    )
    return told or ("No answer was changed.",)


def books(record: Record, used: LookUps) -> str:
    """Whether the code books of the program were there, and how much they were used."""
    if Tool.BOOKS not in record.policy.tools:
        return "The code books in the program were off: look-ups in books of paper are not timed."
    if not used.time and not used.count:
        return "The code books were not opened."
    return f"{codes_opened(used.count)} in the code books, {duration(used.time)} in the books."


def codes_opened(count: int) -> str:
    """How many codes were opened, which is what a look-up is."""
    return "1 code opened" if count == 1 else f"{count} codes opened"


def pauses(count: int) -> str:
    """How often the candidate paused."""
    return "Paused once." if count == 1 else f"Paused {count} times."
