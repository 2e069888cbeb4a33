"""Attempts on disk: the journal that a proctor writes to. An answer counts once its transaction has ended."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import ClosedBy, Event, Started
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Mode, Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import Score
from simulator.ports.attempts import Checkpoint, News, Record
from simulator.ports.drills import Review, Wish
from simulator.ports.failure import Taken
from simulator.ports.register import Outcome
from simulator.store import codec
from simulator.store.candidates import enrolled
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.failure import in_words
from simulator.store.forms import Met, items_of, keep_form, keep_items
from simulator.store.log import dealt, events_of, keep_events
from simulator.store.outcomes import keep_outcomes, outcome
from simulator.store.reviews import keep_review
from simulator.store.rows import AssignmentRow, AttemptRow, CandidateRow
from simulator.store.scores import in_brief, keep_domains
from simulator.store.windows import Windows

_ATTEMPT, _CANDIDATE = table(AttemptRow), table(CandidateRow)
_AS_HOLDER = update(_ATTEMPT).where(_ATTEMPT.c.id == bindparam("attempt"), _ATTEMPT.c.holder == bindparam("window"))
_CHECKPOINT = (
    AttemptRow.checkpoint_elapsed,
    AttemptRow.checkpoint_at,
    AttemptRow.checkpoint_ticks,
    AttemptRow.checkpoint_boot,
)
_WHOLE = (
    select(
        CandidateRow.name,
        AttemptRow.form_id,
        AttemptRow.profile,
        AttemptRow.policy,
        AttemptRow.wish,
        *_CHECKPOINT,
    )
    .join(CandidateRow)
    .where(AttemptRow.id == bindparam("attempt"))
)


class Attempts:
    """The attempts of one database, as `ports.Journal` has them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._windows = Windows(database.locks)

    def begin(
        self,
        candidate: str,
        profile: Profile,
        form: Form,
        policy: Policy,
        items: Sequence[Item],
        at: datetime,
        wish: Wish | None = None,
        assignment: int | None = None,
    ) -> int:
        """Keep a new attempt with its own copy of every item, and say its id; an unknown candidate is enrolled.

        `assignment` is the id of the one that it is begun under; one that there is not is left out. Taken where the
        candidate has an attempt under it that was not given up.
        """
        with self._database.writing() as connection:
            candidate_id = enrolled(connection, candidate, at)
            assignment_id = _free(connection, candidate_id, assignment)
            keep_items(connection, items)
            begun = {
                **rules(profile, policy, wish),
                "candidate_id": candidate_id,
                "form_id": keep_form(connection, form),
                "form_name": form.id,
                "status": Status.READY,
                "begun": at,
                "elapsed": timedelta(),
                "answered": 0,
                "total": sum(slot.scored for slot in form.slots),
                "assignment_id": assignment_id,
            }
            return int(connection.execute(insert(_ATTEMPT).returning(_ATTEMPT.c.id), begun).scalar_one())

    def load(self, attempt_id: int) -> Record:
        """The attempt, whole. KeyError when there is none."""
        return next(self.load_each([attempt_id]))

    def load_each(self, attempt_ids: Iterable[int]) -> Iterator[Record]:
        """These attempts, whole, each read when its turn comes. KeyError where there is none.

        Forms and items that several of them hold are read once.
        """
        met = Met()
        for attempt_id in attempt_ids:
            with self._database.reading() as connection:
                record = _record(connection, attempt_id, met)
            yield record

    def hold(self, attempt_id: int, holder: str, *, take: bool) -> bool:
        """Become the window that writes. False when another living window holds it, unless `take`."""
        # Asking who lives and becoming the holder is one transaction: two windows cannot both find the third one dead.
        with self._database.writing() as connection:
            before = connection.execute(
                select(_ATTEMPT.c.holder).where(_ATTEMPT.c.id == attempt_id).with_for_update()
            ).one_or_none()
            if before is None:
                raise KeyError(attempt_id)
            other = before.holder if before.holder != holder else None
            if other is not None and not take and self._windows.lives(attempt_id, other):
                return False
            self._windows.enter(attempt_id, holder)
            connection.execute(update(_ATTEMPT).where(_ATTEMPT.c.id == attempt_id), {"holder": holder})
        return True

    def release(self, attempt_id: int, holder: str) -> None:
        """Hold it no longer. Fine to call for an attempt that was taken or let go."""
        try:
            with self._database.writing() as connection:
                connection.execute(_AS_HOLDER, {"attempt": attempt_id, "window": holder, "holder": None})
        finally:
            # Even when the disk refuses: a holder that shows no life is dead to every other window.
            with in_words(self._database.place):
                self._windows.leave(attempt_id, holder)

    def append(
        self,
        attempt_id: int,
        holder: str,
        events: Sequence[Event],
        after: Attempt,
        checkpoint: Checkpoint,
        score: Score | None,
        *,
        items: Sequence[Item] = (),
        review: Review | None = None,
    ) -> None:
        """Put events and the state after them on disk, all or nothing; `score` comes with the closing event.

        `items` are those that a drill was dealt by these events, `review` what they have decided.
        """
        changes: dict[str, Any] = {
            "status": after.status,
            "closed_by": after.closed_by,
            "elapsed": after.elapsed,
            "answered": after.answered,
        }
        if started := [event.moment.at for event in events if isinstance(event, Started)]:
            changes["started"] = started[0]
        if score:
            changes |= in_brief(score)
        if items:
            changes["total"] = sum(slot.scored for slot in after.form.slots)
        left = self._outcome(attempt_id, after) if score and after.policy.mode is not Mode.DRILL else None
        with self._database.writing() as connection:
            _change(connection, attempt_id, holder, checkpoint, changes)
            if items:
                keep_items(connection, items)
            keep_events(connection, attempt_id, events)
            if score:
                keep_domains(connection, {attempt_id: score})
            if left:
                keep_outcomes(connection, [left])
            if review:
                keep_review(connection, attempt_id, review)

    def keep(self, attempt_id: int, holder: str, checkpoint: Checkpoint) -> None:
        """Put the time used on disk."""
        with self._database.writing() as connection:
            _change(connection, attempt_id, holder, checkpoint, {"elapsed": checkpoint.elapsed})

    def news(self, attempt_id: int, after: int) -> News:
        """The events after sequence number `after`, for a window that watches."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_CHECKPOINT).where(AttemptRow.id == attempt_id)).one_or_none()
            events = events_of(connection, attempt_id, after)
            return News(
                events=events,
                checkpoint=_checkpoint(row) if row else None,
                items=items_of(connection, dealt(events)),
            )

    def _outcome(self, attempt_id: int, after: Attempt) -> Outcome:
        """What it leaves. Worked out before the transaction, so that no other window waits for it."""
        with self._database.reading() as connection:
            return outcome(attempt_id, after, items_of(connection, after.form.slots))


def rules(profile: Profile, policy: Policy, wish: Wish | None) -> dict[str, Any]:
    """What an attempt keeps of the rules that it is sat under."""
    return {
        "profile_id": profile.id,
        "title": profile.title,
        "mode": policy.mode,
        "time_limit": policy.time.limit,
        "passing": policy.passing,
        "profile": codec.dump(profile),
        "policy": codec.dump(policy),
        "wish": codec.dump(wish) if wish else None,
    }


def _free(connection: Connection, candidate: int, assignment: int | None) -> int | None:
    """The assignment, where there is one. Taken where the candidate has begun it and has not given that up."""
    there = connection.scalar(select(AssignmentRow.id).where(AssignmentRow.id == assignment))
    if there is None:
        return None
    # Two windows of a candidate cannot both find it free, on a server either. There a lock would only make the second
    # wait, and then it would look at what was there before; it fails where the row has been written meanwhile.
    connection.execute(update(_CANDIDATE).where(_CANDIDATE.c.id == candidate).values(enrolled=_CANDIDATE.c.enrolled))
    begun = connection.scalar(
        select(AttemptRow.id).where(
            AttemptRow.assignment_id == there,
            AttemptRow.candidate_id == candidate,
            AttemptRow.closed_by.is_distinct_from(ClosedBy.ABANDONED),
        )
    )
    if begun is not None:
        raise Taken(f"Assignment {there} was begun in another window, as attempt {begun}.")
    return there


def _record(connection: Connection, attempt_id: int, met: Met) -> Record:
    row = connection.execute(_WHOLE, {"attempt": attempt_id}).one_or_none()
    if row is None:
        raise KeyError(attempt_id)
    form, events = met.form(connection, row.form_id), events_of(connection, attempt_id)
    return Record(
        id=attempt_id,
        candidate=row.name,
        profile=codec.load(Profile, row.profile),
        form=form,
        policy=codec.load(Policy, row.policy),
        items=met.items(connection, (*form.slots, *dealt(events))),
        events=events,
        checkpoint=_checkpoint(row),
        wish=codec.load(Wish, row.wish) if row.wish else None,
    )


def _change(
    connection: Connection, attempt_id: int, holder: str, checkpoint: Checkpoint, changes: dict[str, Any]
) -> None:
    changed = connection.execute(
        _AS_HOLDER,
        {
            "attempt": attempt_id,
            "window": holder,
            "checkpoint_elapsed": checkpoint.elapsed,
            "checkpoint_at": checkpoint.at,
            "checkpoint_ticks": checkpoint.ticks,
            "checkpoint_boot": checkpoint.boot,
            **changes,
        },
    )
    if not changed.rowcount:
        raise Taken("Another window holds this attempt now. Nothing was written here.")


def _checkpoint(row: Any) -> Checkpoint | None:
    if row.checkpoint_at is None:
        return None
    return Checkpoint(
        elapsed=row.checkpoint_elapsed, at=row.checkpoint_at, ticks=row.checkpoint_ticks, boot=row.checkpoint_boot
    )
