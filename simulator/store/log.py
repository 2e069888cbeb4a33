"""The logs of attempts on disk."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from simulator.exam.event import Dealt, Event, Moment
from simulator.exam.form import Slot
from simulator.store import codec
from simulator.store.columns import table
from simulator.store.rows import AttemptEventRow

_ADD_EVENTS = insert(table(AttemptEventRow))
_EVENTS = (
    select(
        AttemptEventRow.kind,
        AttemptEventRow.seq,
        AttemptEventRow.elapsed,
        AttemptEventRow.at,
        AttemptEventRow.slot,
        AttemptEventRow.payload,
    )
    .where(AttemptEventRow.attempt_id == bindparam("attempt"), AttemptEventRow.seq > bindparam("after"))
    .order_by(AttemptEventRow.seq)
)


def keep_events(connection: Connection, attempt_id: int, events: Sequence[Event]) -> None:
    """Add events to the log of an attempt."""
    if events:
        connection.execute(_ADD_EVENTS, [_row(attempt_id, event) for event in events])


def events_of(connection: Connection, attempt_id: int, after: int = 0) -> tuple[Event, ...]:
    """The events after sequence number `after`. ValueError where one is missing."""
    rows: Iterable[Any] = connection.execute(_EVENTS, {"attempt": attempt_id, "after": after})
    events = tuple(
        codec.load_event(kind, seq, Moment(elapsed, at), slot, payload)
        for kind, seq, elapsed, at, slot, payload in rows
    )
    if any(event.seq != seq for seq, event in enumerate(events, after + 1)):
        raise ValueError(f"the log of attempt {attempt_id} has a gap")
    return events


def dealt(events: Iterable[Event]) -> list[Slot]:
    """The places that these events have added to a drill."""
    return [event.place for event in events if isinstance(event, Dealt)]


def _row(attempt_id: int, event: Event) -> dict[str, Any]:
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
