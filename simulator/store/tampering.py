"""Signs that somebody was at the database past the program: what is on record no longer fits together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from sqlalchemy import Connection, String, func, select, type_coerce

from simulator.exam.attempt import Status
from simulator.ports.audit import Entry, faults
from simulator.store.columns import Base
from simulator.store.rows import AllowanceRow, AttemptRow, DisputeRow, DomainScoreRow, RescoreRow, RulingRow

_NEVER_CHANGED = ("audit", "dispute", "ruling", "rescore", "allowance", "attempt_event")
LOCKS = frozenset(
    {
        "no_update_of_score",
        *(f"no_{deed}_of_{t}" for t in _NEVER_CHANGED for deed in ("update", "delete", "replacement")),
    }
)
"""The triggers by which SQLite refuses to change what is on record. A server has none."""

_NOTED: dict[str, tuple[str, type[Base]]] = {
    "disputed": ("disputes", DisputeRow),
    "ruled": ("rulings", RulingRow),
    "rescored": ("later scores", RescoreRow),
    "allowed": ("allowances", AllowanceRow),
}
"""By the action of an entry of the audit log, the rows of which each has one."""


def signs(connection: Connection, log: Iterable[Entry]) -> Iterator[str]:
    """A sentence for each sign, given the audit log from its beginning; none where everything fits."""
    log = tuple(log)
    yield from faults(log)
    yield from _counts(connection, log)
    yield from _scores(connection)
    if connection.dialect.name == "sqlite":
        yield from _locks(connection)


def _counts(connection: Connection, log: Iterable[Entry]) -> Iterator[str]:
    """Finds most ends that were cut off the log, which its digests cannot tell."""
    noted = Counter(entry.action for entry in log)
    for action, (what, row) in _NOTED.items():
        kept = connection.scalar(select(func.count()).select_from(row)) or 0
        if kept != noted[action]:
            yield (
                f"The audit log tells of {noted[action]} {what}, the database holds {kept}: "
                "somebody removed or added some past codexam."
            )


def _scores(connection: Connection) -> Iterator[str]:
    earned: dict[int, Fraction] = {}
    domains = select(DomainScoreRow.attempt_id, type_coerce(DomainScoreRow.credit, String))
    for attempt, credit in connection.execute(domains):
        earned[attempt] = earned.get(attempt, Fraction(0)) + _exact(credit)
    closed = select(AttemptRow.id, type_coerce(AttemptRow.credit, String)).where(
        AttemptRow.status == Status.CLOSED, AttemptRow.credit.is_not(None)
    )
    changed = [
        attempt
        for attempt, credit in connection.execute(closed.order_by(AttemptRow.id))
        if _exact(credit) != earned.get(attempt, 0)
    ]
    if changed:
        more = f", and so of {len(changed) - 1} more" if len(changed) > 1 else ""
        yield f"The score of attempt {changed[0]} is not what its domains come to{more}: it was changed past codexam."


def _locks(connection: Connection) -> Iterator[str]:
    there = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    if missing := sorted(LOCKS.difference(there)):
        yield (
            f"The database lacks {len(missing)} of the triggers that keep what is on record from being changed: "
            f"{', '.join(missing)}."
        )


@cache
def _exact(credit: str) -> Fraction:
    return Fraction(credit)
