"""History: candidates and their attempts, as lists of the projection."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports import Summary
from simulator.store.database import Database
from simulator.store.rows import AttemptRow, CandidateRow, FormSlotRow

_ITEMS = (
    select(func.count()).where(FormSlotRow.form_id == AttemptRow.form_id).correlate(AttemptRow).scalar_subquery()
).label("items")


class History:
    """Who sat what, as `ports.Archive` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def candidates(self) -> tuple[str, ...]:
        """Names, the one who sat last first; those who never sat come after, the one enrolled last first."""
        sat = func.max(func.coalesce(AttemptRow.checkpoint_at, AttemptRow.begun))
        with self._database.reading() as connection:
            return tuple(
                connection.scalars(
                    select(CandidateRow.name)
                    .outerjoin(AttemptRow)
                    .group_by(CandidateRow.id, CandidateRow.name)
                    .order_by(sat.desc().nulls_last(), CandidateRow.id.desc())
                )
            )

    def enrol(self, name: str, at: datetime) -> None:
        """Add a candidate; nothing when the name is known."""
        with self._database.writing() as connection:
            enrolled(connection, name, at)

    def attempts(self, candidate: str | None = None) -> tuple[Summary, ...]:
        """Attempts of one candidate, or of all, the newest first."""
        listing = select(
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
        ).join(CandidateRow)
        if candidate is not None:
            listing = listing.where(CandidateRow.name == candidate)
        with self._database.reading() as connection:
            return tuple(
                Summary(
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
                )
                for row in connection.execute(listing.order_by(AttemptRow.id.desc()))
            )


def enrolled(connection: Connection, name: str, at: datetime) -> int:
    """The id of the candidate of this name, who is added when there is none."""
    known = connection.scalar(select(CandidateRow.id).where(CandidateRow.name == name))
    if known is not None:
        return known
    adding = insert(CandidateRow).values(name=name, enrolled=at).returning(CandidateRow.id)
    return connection.execute(adding).scalar_one()
