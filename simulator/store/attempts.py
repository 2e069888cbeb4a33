"""Attempts on disk: the journal that a proctor writes to. An answer counts once its transaction has ended."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import Dealt, Event, Moment, Started
from simulator.exam.form import Form, Slot
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import Score
from simulator.ports import Checkpoint, News, Record, Review, Taken, Wish
from simulator.store import codec
from simulator.store.database import Database
from simulator.store.failure import in_words
from simulator.store.forms import form_of, items_of, keep_form, keep_items
from simulator.store.history import enrolled
from simulator.store.reviews import keep_review
from simulator.store.rows import (
    AttemptEventRow,
    AttemptRow,
    CandidateRow,
    DomainScoreRow,
    table,
)
from simulator.store.windows import Windows

_ATTEMPT = table(AttemptRow)
_AS_HOLDER = update(_ATTEMPT).where(_ATTEMPT.c.id == bindparam("attempt"), _ATTEMPT.c.holder == bindparam("window"))
_ADD_EVENTS = insert(table(AttemptEventRow))
_CHECKPOINT = (
    AttemptRow.checkpoint_elapsed,
    AttemptRow.checkpoint_at,
    AttemptRow.checkpoint_ticks,
    AttemptRow.checkpoint_boot,
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
    ) -> int:
        """Keep a new attempt with its own copy of every item, and say its id; an unknown candidate is enrolled."""
        with self._database.writing() as connection:
            keep_items(connection, items)
            added = connection.execute(
                insert(_ATTEMPT).returning(_ATTEMPT.c.id),
                {
                    "candidate_id": enrolled(connection, candidate, at),
                    "form_id": keep_form(connection, form),
                    "form_name": form.id,
                    "profile_id": profile.id,
                    "title": profile.title,
                    "mode": policy.mode,
                    "status": Status.READY,
                    "begun": at,
                    "time_limit": policy.time.limit,
                    "elapsed": timedelta(),
                    "answered": 0,
                    "total": sum(slot.scored for slot in form.slots),
                    "passing": policy.passing,
                    "profile": codec.dump(profile),
                    "policy": codec.dump(policy),
                    "wish": codec.dump(wish) if wish else None,
                },
            )
            return int(added.scalar_one())

    def load(self, attempt_id: int) -> Record:
        """The attempt, whole. KeyError when there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(
                    CandidateRow.name,
                    AttemptRow.form_id,
                    AttemptRow.profile,
                    AttemptRow.policy,
                    AttemptRow.wish,
                    *_CHECKPOINT,
                )
                .join(CandidateRow)
                .where(AttemptRow.id == attempt_id)
            ).one_or_none()
            if row is None:
                raise KeyError(attempt_id)
            form, events = form_of(connection, row.form_id), _events(connection, attempt_id, 0)
            return Record(
                id=attempt_id,
                candidate=row.name,
                profile=codec.load(Profile, row.profile),
                form=form,
                policy=codec.load(Policy, row.policy),
                items=items_of(connection, (*form.slots, *_dealt(events))),
                events=events,
                checkpoint=_checkpoint(row),
                wish=codec.load(Wish, row.wish) if row.wish else None,
            )

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
            changes |= {"credit": score.credit, "passed": score.passed}
        if items:
            changes["total"] = sum(slot.scored for slot in after.form.slots)
        with self._database.writing() as connection:
            _change(connection, attempt_id, holder, checkpoint, changes)
            if items:
                keep_items(connection, items)
            if events:
                connection.execute(_ADD_EVENTS, [_event_row(attempt_id, event) for event in events])
            if score and score.domains:
                connection.execute(insert(table(DomainScoreRow)), _score_rows(attempt_id, score))
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
            events = _events(connection, attempt_id, after)
            return News(
                events=events,
                checkpoint=_checkpoint(row) if row else None,
                items=items_of(connection, _dealt(events)),
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


def _event_row(attempt_id: int, event: Event) -> dict[str, Any]:
    kind, slot, payload = codec.dump_event(event)
    return {
        "attempt_id": attempt_id,
        "seq": event.seq,
        "kind": kind,
        "elapsed": event.moment.elapsed,
        "at": event.moment.at,
        "slot": slot,
        "payload": payload,
    }


def _events(connection: Connection, attempt_id: int, after: int) -> tuple[Event, ...]:
    rows: Iterable[Any] = connection.execute(
        select(
            AttemptEventRow.kind,
            AttemptEventRow.seq,
            AttemptEventRow.elapsed,
            AttemptEventRow.at,
            AttemptEventRow.slot,
            AttemptEventRow.payload,
        )
        .where(AttemptEventRow.attempt_id == attempt_id, AttemptEventRow.seq > after)
        .order_by(AttemptEventRow.seq)
    )
    events = tuple(
        codec.load_event(kind, seq, Moment(elapsed, at), slot, payload)
        for kind, seq, elapsed, at, slot, payload in rows
    )
    if any(event.seq != seq for seq, event in enumerate(events, after + 1)):
        raise ValueError(f"the log of attempt {attempt_id} has a gap")
    return events


def _dealt(events: Iterable[Event]) -> list[Slot]:
    """The places that these events have added to a drill."""
    return [event.place for event in events if isinstance(event, Dealt)]


def _checkpoint(row: Any) -> Checkpoint | None:
    if row.checkpoint_at is None:
        return None
    return Checkpoint(
        elapsed=row.checkpoint_elapsed, at=row.checkpoint_at, ticks=row.checkpoint_ticks, boot=row.checkpoint_boot
    )


def _score_rows(attempt_id: int, score: Score) -> list[dict[str, Any]]:
    return [
        {
            "attempt_id": attempt_id,
            "place": place,
            "domain": domain.domain,
            "credit": domain.credit,
            "total": domain.total,
            "unanswered": domain.unanswered,
            "dwell": domain.dwell,
        }
        for place, domain in enumerate(score.domains, 1)
    ]
