"""The roster: a row for each candidate in each group, and one for those who are in none."""

from collections.abc import Iterable, Iterator

from simulator.ports.roster import Member
from simulator.tables.table import Cell, Table, table

HEADINGS = (
    "candidate",
    "group",
    "enrolled (UTC)",
    "attempts",
    "extra time",
    "reason for extra time",
    "extra time allowed by",
    "extra time allowed (UTC)",
)


def roster(members: Iterable[Member], group: str | None = None) -> Table:
    """Everybody with their groups, or with this group alone. `codexam roster import` reads the first two columns."""
    return table("Roster", HEADINGS, (row for member in members for row in _rows(member, group)))


def _rows(member: Member, only: str | None) -> Iterator[tuple[Cell, ...]]:
    allowed = member.allowance if member.allowance and member.allowance.extra else None
    for group in member.groups if only is None else (only,):
        yield _row(member, group, allowed is not None)
    if only is None and not member.groups:
        yield _row(member, None, allowed is not None)


def _row(member: Member, group: str | None, allowed: bool) -> tuple[Cell, ...]:
    allowance = member.allowance if allowed else None
    return (
        member.name,
        group,
        member.enrolled,
        member.attempts,
        allowance.extra if allowance else None,
        allowance.reason if allowance else None,
        allowance.by if allowance else None,
        allowance.at if allowance else None,
    )
