"""Attempts: a row for each, as the register lists them."""

from collections.abc import Iterable, Mapping

from simulator.exam.policy import OUT_OF_REACH, Mode
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore
from simulator.tables.table import Cell, Table, exact, minutes, number, table

HEADINGS = (
    "attempt",
    "candidate",
    "exam",
    "exam title",
    "form",
    "mode",
    "status",
    "closed by",
    "started (UTC)",
    "minutes used",
    "minutes allowed",
    "items",
    "answered",
    "scored items",
    "credit",
    "exact credit",
    "percent",
    "passing percent",
    "passed",
    "later percent",
    "later passed",
    "later on (UTC)",
    "later by",
    "assignment",
)


def attempts(summaries: Iterable[Summary], later: Mapping[int, Rescore]) -> Table:
    """The attempts with their first scores, beside these the later ones in force, by attempt. A drill passes nobody."""
    return table("Attempts", HEADINGS, (_row(summary, later.get(summary.id)) for summary in summaries))


def _row(s: Summary, later: Rescore | None) -> tuple[Cell, ...]:
    judged = s.passed is not None and s.mode is not Mode.DRILL
    return (
        s.id,
        s.candidate,
        s.profile,
        s.title,
        s.form,
        s.mode.value,
        s.status.value,
        s.closed_by.value if s.closed_by else None,
        s.started,
        minutes(s.elapsed),
        minutes(s.limit) if s.limit < OUT_OF_REACH else None,
        s.items,
        s.answered,
        s.total,
        None if s.credit is None else number(s.credit),
        None if s.credit is None else exact(s.credit, s.total),
        None if s.percent is None else number(s.percent),
        number(s.passing * 100),
        s.passed if judged else None,
        None if later is None else number(later.percent),
        None if later is None else later.passed,
        None if later is None else later.at,
        None if later is None else later.by,
        s.assignment,
    )
