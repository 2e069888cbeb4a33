"""Attempts that were not sat here, written whole: one that came from a file, or many that were made up."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert

from simulator.exam.event import Event, Started
from simulator.exam.form import Form
from simulator.exam.policy import Mode
from simulator.ports.register import Finished
from simulator.store import codec
from simulator.store.attempts import rules
from simulator.store.candidates import all_enrolled, enrolled
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.forms import keep_form, keep_items
from simulator.store.log import keep_events
from simulator.store.outcomes import keep_outcomes, outcome
from simulator.store.rows import AttemptRow
from simulator.store.scores import in_brief, keep_domains

_ATTEMPT = table(AttemptRow)
_ADD = insert(_ATTEMPT).returning(_ATTEMPT.c.id, sort_by_parameter_order=True)
_MICROSECOND = timedelta(microseconds=1)
_PORTION = 100
"""Attempts to write at once."""


def keep_finished(connection: Connection, finished: Finished, origin: str) -> int:
    """Keep one closed attempt, and say its id; `origin` is the digest of its last line in its file."""
    keep_items(connection, list(finished.items.values()))
    candidate = enrolled(connection, finished.candidate, _begun(finished))
    row = _row(finished, candidate, keep_form(connection, finished.form)) | {"origin": origin}
    number = int(connection.execute(_ADD, row).scalar_one())
    keep_events(connection, number, finished.events)
    keep_domains(connection, {number: finished.score})
    if finished.policy.mode is not Mode.DRILL:
        keep_outcomes(connection, [outcome(number, finished.after, finished.items)])
    return number


def fill(database: Database, attempts: Iterable[Finished]) -> None:
    """Keep many closed attempts in one transaction, the rows as `Attempts.append` would have left them.

    The database is a file: the log goes past SQLAlchemy, in the words of SQLite.
    """
    log = _Log()
    with database.writing() as connection:
        keep = _Kept(connection)
        for portion in _portions(attempts):
            names = dict[str, datetime]()
            for each in portion:
                names.setdefault(each.candidate, _begun(each))
            candidates = all_enrolled(connection, names)
            rows = [_row(each, candidates[each.candidate], keep.form(each)) for each in portion]
            numbered = dict(zip(connection.scalars(_ADD, rows), portion, strict=True))
            for number, each in numbered.items():
                log.keep(connection, number, each.events)
            keep_domains(connection, {number: each.score for number, each in numbered.items()})
            exams = [(number, each) for number, each in numbered.items() if each.policy.mode is not Mode.DRILL]
            keep_outcomes(connection, (outcome(number, each.after, each.items) for number, each in exams))


class _Kept:
    """Forms and items that this transaction has kept, so that none is looked for twice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._revisions = set[str]()
        self._forms = dict[Form, str]()

    def form(self, finished: Finished) -> str:
        """The fingerprint of the form of an attempt, kept with its items."""
        new = [item for revision, item in finished.items.items() if revision not in self._revisions]
        if new:
            keep_items(self._connection, new)
            self._revisions.update(item.revision for item in new)
        if finished.form not in self._forms:
            self._forms[finished.form] = keep_form(self._connection, finished.form)
        return self._forms[finished.form]


class _Log:
    """The writing of many events: what an event holds beside its moment and place is put into words once."""

    _ADD = "INSERT INTO attempt_event (attempt_id, seq, kind, elapsed, at, slot, payload) VALUES (?, ?, ?, ?, ?, ?, ?)"

    def __init__(self) -> None:
        self._words = dict[tuple[object, ...], tuple[str, str]]()

    def keep(self, connection: Connection, attempt: int, events: Sequence[Event]) -> None:
        """Add events to the log of an attempt."""
        rows = [self._event(attempt, event) for event in events]
        if rows:
            connection.exec_driver_sql(self._ADD, rows)

    def _event(self, attempt: int, event: Event) -> tuple[object, ...]:
        kind = type(event)
        told = (kind, *[getattr(event, field) for field in _own(kind)])
        if told not in self._words:
            name, _, plain = codec.dump_event(event)
            self._words[told] = name, json.dumps(plain)
        name, payload = self._words[told]
        moment = event.moment
        return (
            attempt,
            event.seq,
            name,
            moment.elapsed // _MICROSECOND,
            _in_utc(moment.at),
            getattr(event, "slot", None),
            payload,
        )


_fields: dict[type[Event], tuple[str, ...]] = {}


def _own(kind: type[Event]) -> tuple[str, ...]:
    """The fields that only this kind of event has."""
    if kind not in _fields:
        _fields[kind] = tuple(field.name for field in fields(kind) if field.name not in codec.COLUMNS)
    return _fields[kind]


def _in_utc(at: datetime) -> str:
    """A time as SQLite keeps it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _portions(attempts: Iterable[Finished]) -> Iterator[list[Finished]]:
    left = iter(attempts)
    while portion := list(islice(left, _PORTION)):
        yield portion


def _begun(finished: Finished) -> datetime:
    return finished.events[0].moment.at


def _row(finished: Finished, candidate: int, form: str) -> dict[str, Any]:
    after, last = finished.after, finished.events[-1].moment
    return {
        **rules(finished.profile, finished.policy, finished.wish),
        **in_brief(finished.score),
        "candidate_id": candidate,
        "form_id": form,
        "form_name": finished.form.id,
        "status": after.status,
        "closed_by": after.closed_by,
        "begun": _begun(finished),
        "started": next((event.moment.at for event in finished.events if isinstance(event, Started)), None),
        "elapsed": after.elapsed,
        "answered": after.answered,
        "total": sum(slot.scored for slot in after.form.slots),
        "checkpoint_elapsed": last.elapsed,
        "checkpoint_at": last.at,
        "checkpoint_ticks": timedelta(),
        "checkpoint_boot": "",
        "assignment_id": finished.assignment,
        "origin": None,
    }
