"""Attempts as lists show them: one line of the projection each, without the long columns."""

from typing import Any

from sqlalchemy import case, func, select

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.attempts import Summary
from simulator.store.rows import AttemptRow, CandidateRow, FormSlotRow

_PLACES = select(func.count()).where(FormSlotRow.form_id == AttemptRow.form_id).correlate(AttemptRow).scalar_subquery()
# A drill's form is empty: its places are dealt, and all of them are scored.
_ITEMS = case((AttemptRow.mode == Mode.DRILL, AttemptRow.total), else_=_PLACES).label("items")

LISTING = select(
    AttemptRow.id,
    CandidateRow.name,
    AttemptRow.profile_id,
    AttemptRow.title,
    AttemptRow.form_name,
    AttemptRow.mode,
    AttemptRow.status,
    AttemptRow.closed_by,
    AttemptRow.started,
    AttemptRow.checkpoint_at,
    AttemptRow.time_limit,
    AttemptRow.elapsed,
    AttemptRow.answered,
    AttemptRow.total,
    _ITEMS,
    AttemptRow.passing,
    AttemptRow.credit,
    AttemptRow.passed,
    AttemptRow.assignment_id,
).join(CandidateRow)
"""What `summary` needs of every attempt."""


def summary(row: Any) -> Summary:
    """A row of `LISTING` as a value."""
    return Summary(
        id=row.id,
        candidate=row.name,
        profile=row.profile_id,
        title=row.title,
        form=row.form_name,
        mode=Mode(row.mode),
        status=Status(row.status),
        closed_by=None if row.closed_by is None else ClosedBy(row.closed_by),
        started=row.started,
        last_seen=row.checkpoint_at,
        limit=row.time_limit,
        elapsed=row.elapsed,
        answered=row.answered,
        total=row.total,
        items=row.items,
        passing=row.passing,
        credit=row.credit,
        passed=row.passed,
        assignment=row.assignment_id,
    )
