"""The history of attempts, as text and as JSON."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from simulator.cli.later import later_shape
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.words import percent
from simulator.page.words import date
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore


def as_text(summaries: Sequence[Summary], rescored: Mapping[int, Sequence[Rescore]]) -> str:
    """A line for each attempt. `rescored` has the later scores by attempt."""
    if not summaries:
        return "No attempt yet. `codexam` opens the home screen, where one can be started."
    rows: list[tuple[str, ...]] = [("no.", "started", "candidate", "exam", "form", "mode", "score", "outcome")]
    rows += [_row(summary, rescored.get(summary.id, ())) for summary in summaries]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def as_shape(summaries: Sequence[Summary], rescored: Mapping[int, Sequence[Rescore]]) -> list[dict[str, object]]:
    """A list, the newest attempt first, of objects with

    attempt (number), candidate, profile, title, form, mode (exam | practice | drill), status (ready | running |
    paused | closed), closed_by (submitted | expired | abandoned | null), started and last_seen (ISO 8601 with zone, or
    null), limit_seconds, elapsed_seconds, answered, items, total, passing_percent (number); and, null until it is
    closed, credit (exact, as text such as "70" or "141/2"), percent (number), percent_exact (text such as "212/3") and
    passed (null of a drill, which nobody passes). credit, percent and passed are of the first score; later_scores is
    a list, the one in force last, as `codexam report --json` has it. assignment is its number, or null.
    """
    return [
        {
            "attempt": s.id,
            "candidate": s.candidate,
            "profile": s.profile,
            "title": s.title,
            "form": s.form,
            "mode": s.mode.value,
            "status": s.status.value,
            "closed_by": s.closed_by.value if s.closed_by else None,
            "started": _iso(s.started),
            "last_seen": _iso(s.last_seen),
            "limit_seconds": s.limit.total_seconds(),
            "elapsed_seconds": s.elapsed.total_seconds(),
            "answered": s.answered,
            "items": s.items,
            "total": s.total,
            "passing_percent": float(s.passing * 100),
            "credit": None if s.credit is None else str(s.credit),
            "percent": None if s.percent is None else float(s.percent),
            "percent_exact": None if s.percent is None else str(s.percent),
            "passed": None if s.mode is Mode.DRILL else s.passed,
            "later_scores": later_shape(s.percent or Fraction(0), rescored.get(s.id, ())),
            "assignment": s.assignment,
        }
        for s in summaries
    ]


def _row(s: Summary, rescores: Sequence[Rescore]) -> tuple[str, ...]:
    score = "" if s.percent is None else percent(s.percent)
    score += f", later {percent(rescores[-1].percent)}" if rescores else ""
    started = date(s.started) if s.started else "not yet"
    return (str(s.id), started, s.candidate, s.profile, s.form, s.mode.value, score, _outcome(s, rescores))


def _outcome(s: Summary, rescores: Sequence[Rescore]) -> str:
    if s.status is not Status.CLOSED:
        return f"open, {s.answered} of {s.items} answered"
    if s.closed_by is ClosedBy.ABANDONED:
        return "given up"
    if s.mode is Mode.DRILL:
        return f"drilled {s.total}"
    outcome = "passed" if s.passed else "not passed"
    if rescores and rescores[-1].passed != s.passed:
        outcome += f", later {'passed' if rescores[-1].passed else 'not passed'}"
    return outcome


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
