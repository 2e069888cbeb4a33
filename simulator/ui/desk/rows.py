"""How an attempt stands in a list: the same columns and words on every screen of the desk."""

from datetime import timedelta
from fractions import Fraction

from textual.content import Content

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore
from simulator.ports.register import Column as By
from simulator.ui.desk.widgets.table import Column, Row
from simulator.ui.text import percent, plain

ENDINGS = {ClosedBy.SUBMITTED: "handed in", ClosedBy.EXPIRED: "time up", ClosedBy.ABANDONED: "given up"}

ATTEMPTS = (
    Column(By.ATTEMPT, "no.", 6, right=True),
    Column(By.CANDIDATE, "candidate", 12, grows=True),
    Column(By.FORM, "form", 8),
    Column("exam", "exam", 24, least=112),
    Column(By.MODE, "mode", 8),
    Column(By.STARTED, "started", 10),
    Column("at", "at", 5, least=84),
    Column(By.SCORE, "score", 11, right=True),
    Column(By.TIME, "time", 5, right=True),
    Column(By.CLOSED, "closed", 9),
)
"""Their names are those that the register sorts by, but for two that only wide tables show."""


def attempt_row(attempt: Summary, later: Rescore | None) -> Row:
    """A row of a table with these columns. `later` is the later score in force, None where there is none."""
    started = attempt.started.astimezone() if attempt.started else None
    return Row(
        id=str(attempt.id),
        cells=(
            str(attempt.id),
            plain(attempt.candidate),
            plain(attempt.form),
            plain(attempt.title, "$muted"),
            plain(attempt.mode.value, "" if attempt.mode is Mode.EXAM else "$muted"),
            plain(f"{started:%Y-%m-%d}" if started else "not yet"),
            plain(f"{started:%H:%M}" if started else "", "$muted"),
            scored(attempt, later),
            plain(brief(attempt.elapsed)),
            ended(attempt),
        ),
    )


def scored(attempt: Summary, later: Rescore | None) -> Content:
    """The score, with a sign that says whether it passes; behind it the later one, both in short."""
    if attempt.percent is None:
        return Content()
    judged = attempt.mode is not Mode.DRILL and attempt.closed_by is not ClosedBy.ABANDONED
    return score(attempt.percent, attempt.passed, later, judged=judged)


def score(first: Fraction, passed: bool | None, later: Rescore | None, *, judged: bool = True) -> Content:
    """A first score, and behind it the later one. One that is not `judged` neither passes nor fails."""
    words = _told(first, passed if judged else None)
    if later:
        both = words, _told(later.percent, later.passed if judged else None)
        words, passed = "→".join(each.replace(" ", "").removesuffix("%") for each in both), later.passed
    return plain(words, "$muted" if not judged else "$success" if passed else "$warning")


def _told(share: Fraction, passed: bool | None) -> str:
    return f"{'' if passed is None else '✓ ' if passed else '✗ '}{percent(share)}"


def ended(attempt: Summary) -> Content:
    """How it ended, or how far it is."""
    if attempt.status is not Status.CLOSED or attempt.closed_by is None:
        return plain(f"◐ {attempt.answered}/{attempt.items}", "$accent")
    return plain(ENDINGS[attempt.closed_by], "" if attempt.closed_by is ClosedBy.SUBMITTED else "$muted")


def brief(length: timedelta) -> str:
    """A length of time in five cells, by its largest unit: "5h40", "12m", "46s"."""
    seconds = length // timedelta(seconds=1)
    if seconds >= 3600:
        return f"{seconds // 3600}h{seconds // 60 % 60:02}"
    return f"{seconds // 60}m" if seconds >= 60 else f"{seconds}s"
