"""History: candidates and their attempts, as lists of the projection."""

from datetime import datetime

from sqlalchemy import Connection, case, func, insert, select

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.scoring import DomainScore
from simulator.ports import Sighting, Summary
from simulator.store.database import Database
from simulator.store.rows import AttemptEventRow, AttemptRow, CandidateRow, DomainScoreRow, FormSlotRow, Utc

_PLACES = select(func.count()).where(FormSlotRow.form_id == AttemptRow.form_id).correlate(AttemptRow).scalar_subquery()
# A drill's form is empty: its places are dealt, and all of them are scored.
_ITEMS = case((AttemptRow.mode == Mode.DRILL, AttemptRow.total), else_=_PLACES).label("items")


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

    def sightings(self, candidate: str) -> tuple[Sighting, ...]:
        """Every item that a candidate had in view, once for each place where it was, in the order of the attempts."""
        seen = func.min(AttemptEventRow.at, type_=Utc()).label("at")
        visited = (
            select(AttemptRow.id, AttemptRow.mode, FormSlotRow.item, seen)
            .join(CandidateRow, CandidateRow.id == AttemptRow.candidate_id)
            .join(AttemptEventRow, AttemptEventRow.attempt_id == AttemptRow.id)
            .join(FormSlotRow, FormSlotRow.form_id == AttemptRow.form_id)
            .where(
                CandidateRow.name == candidate,
                AttemptEventRow.kind == "visited",
                FormSlotRow.number == AttemptEventRow.slot,
            )
            .group_by(AttemptRow.id, AttemptRow.mode, FormSlotRow.number, FormSlotRow.item)
        )
        dealt = (
            select(AttemptRow.id, AttemptRow.mode, AttemptEventRow.payload, AttemptEventRow.at)
            .join(CandidateRow, CandidateRow.id == AttemptRow.candidate_id)
            .join(AttemptEventRow, AttemptEventRow.attempt_id == AttemptRow.id)
            .where(CandidateRow.name == candidate, AttemptRow.mode == Mode.DRILL, AttemptEventRow.kind == "dealt")
        )
        with self._database.reading() as connection:
            seen_on_forms = [Sighting(row.item, row.id, Mode(row.mode), row.at) for row in connection.execute(visited)]
            seen_in_drills = [
                Sighting(row.payload["place"]["item"], row.id, Mode(row.mode), row.at)
                for row in connection.execute(dealt)
            ]
        return tuple(sorted([*seen_on_forms, *seen_in_drills], key=lambda sighting: (sighting.attempt, sighting.at)))

    def domain_scores(self, candidate: str) -> tuple[DomainScore, ...]:
        """By domain, what a candidate earned in each closed attempt that is neither a drill nor given up."""
        scored = (
            select(
                DomainScoreRow.domain,
                DomainScoreRow.credit,
                DomainScoreRow.total,
                DomainScoreRow.unanswered,
                DomainScoreRow.dwell,
            )
            .join(AttemptRow, AttemptRow.id == DomainScoreRow.attempt_id)
            .join(CandidateRow, CandidateRow.id == AttemptRow.candidate_id)
            .where(
                CandidateRow.name == candidate,
                AttemptRow.mode != Mode.DRILL,
                AttemptRow.closed_by != ClosedBy.ABANDONED,
            )
            .order_by(DomainScoreRow.attempt_id, DomainScoreRow.place)
        )
        with self._database.reading() as connection:
            return tuple(
                DomainScore(
                    domain=row.domain,
                    credit=row.credit,
                    total=row.total,
                    unanswered=row.unanswered,
                    dwell=row.dwell,
                )
                for row in connection.execute(scored)
            )


def enrolled(connection: Connection, name: str, at: datetime) -> int:
    """The id of the candidate of this name, who is added when there is none."""
    known = connection.scalar(select(CandidateRow.id).where(CandidateRow.name == name))
    if known is not None:
        return known
    adding = insert(CandidateRow).values(name=name, enrolled=at).returning(CandidateRow.id)
    return connection.execute(adding).scalar_one()
