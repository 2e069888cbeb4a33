"""Candidates on disk: the ids behind their names."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from simulator.store.columns import table
from simulator.store.forms import PORTION
from simulator.store.rows import CandidateRow

_CANDIDATE = table(CandidateRow)


def enrolled(connection: Connection, name: str, at: datetime) -> int:
    """The id of the candidate of this name, who is added when there is none."""
    return all_enrolled(connection, {name: at})[name]


def all_enrolled(connection: Connection, names: Mapping[str, datetime]) -> dict[str, int]:
    """The ids of the candidates of these names, by name. Who is not known is added, as enrolled at the time given."""
    ids = known(connection, names)
    new = [{"name": name, "enrolled": at} for name, at in names.items() if name not in ids]
    if new:
        connection.execute(insert(_CANDIDATE), new)
        ids |= known(connection, [str(row["name"]) for row in new])
    return ids


def known(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The ids of those of these candidates who are known, by name."""
    asked, ids = list(names), dict[str, int]()
    for at in range(0, len(asked), PORTION):
        portion = asked[at : at + PORTION]
        found = connection.execute(select(CandidateRow.name, CandidateRow.id).where(CandidateRow.name.in_(portion)))
        ids |= {row.name: row.id for row in found}
    return ids
