"""Reviews on disk: the log of what drills have decided, which only grows, and the day of each candidate's exam."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from simulator.exam.item import Item
from simulator.ports.drills import Rating, Review
from simulator.store.candidates import enrolled
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.forms import revisions_of
from simulator.store.rows import AttemptRow, CandidateRow, ItemRevisionRow, ReviewRow


class Reviews:
    """What drills have left, as `ports.Reviews` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log(self, candidate: str) -> tuple[Review, ...]:
        """All reviews of a candidate, in the order in which they were written."""
        asked = (
            select(
                ReviewRow.item,
                ReviewRow.revision,
                ItemRevisionRow.domain,
                ReviewRow.rating,
                ReviewRow.at,
                ReviewRow.attempt_id,
                ReviewRow.slot,
            )
            .join(CandidateRow, CandidateRow.id == ReviewRow.candidate_id)
            .join(ItemRevisionRow, ItemRevisionRow.revision == ReviewRow.revision)
            .where(CandidateRow.name == candidate)
            .order_by(ReviewRow.id)
        )
        with self._database.reading() as connection:
            return tuple(
                Review(
                    item=row.item,
                    revision=row.revision,
                    domain=row.domain,
                    rating=Rating(row.rating),
                    at=row.at,
                    attempt=row.attempt_id,
                    slot=row.slot,
                )
                for row in connection.execute(asked)
            )

    def items(self, revisions: Collection[str]) -> dict[str, Item]:
        """The items of these revisions, by revision, as they stood when they were met."""
        with self._database.reading() as connection:
            return revisions_of(connection, revisions)

    def exam_date(self, candidate: str) -> date | None:
        """The day of the candidate's exam; None where none is set."""
        with self._database.reading() as connection:
            return connection.scalar(select(CandidateRow.exam_date).where(CandidateRow.name == candidate))

    def set_exam_date(self, candidate: str, day: date | None, at: datetime) -> None:
        """Set the day of the exam, or take it back; an unknown candidate is enrolled."""
        with self._database.writing() as connection:
            person = enrolled(connection, candidate, at)
            connection.execute(update(table(CandidateRow)).where(CandidateRow.id == person), {"exam_date": day})


def keep_review(connection: Connection, attempt_id: int, review: Review) -> None:
    """Write a line of the log, for the candidate of the attempt, in the transaction of what it follows from."""
    line = {
        "slot": review.slot,
        "item": review.item,
        "revision": review.revision,
        "rating": review.rating.value,
        "at": review.at,
    }
    who = select(AttemptRow.candidate_id).where(AttemptRow.id == attempt_id).scalar_subquery()
    connection.execute(insert(table(ReviewRow)).values(**line, attempt_id=attempt_id, candidate_id=who))
