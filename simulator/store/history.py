"""History: candidates and their attempts, as lists of the projection."""

from datetime import datetime

from sqlalchemy import func, select

from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.scoring import DomainScore
from simulator.ports.attempts import Summary
from simulator.ports.drills import Sighting
from simulator.store.candidates import enrolled
from simulator.store.columns import Utc
from simulator.store.database import Database
from simulator.store.listing import LISTING, summary
from simulator.store.rows import AttemptEventRow, AttemptRow, CandidateRow, DomainScoreRow, FormSlotRow


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
        listing = LISTING
        if candidate is not None:
            listing = listing.where(CandidateRow.name == candidate)
        with self._database.reading() as connection:
            return tuple(map(summary, connection.execute(listing.order_by(AttemptRow.id.desc()))))

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
