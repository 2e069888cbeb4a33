"""The exchange of attempts between machines: a file of closed ones out, a file of them in."""

import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from simulator import __version__
from simulator.bundle.reading import Carried, attempts_in
from simulator.bundle.unsound import Unsound
from simulator.bundle.writing import packed
from simulator.clock import Clock
from simulator.exam.attempt import Status, replay
from simulator.exam.profile import Profile
from simulator.ports.attempts import Journal, Record
from simulator.ports.audit import Audit
from simulator.ports.register import Finished, Register, Search, Sort
from simulator.ports.shelf import Shelf

MOST = 2_000
"""Attempts in one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An attempt of a file, as it is known here. `known` says that it was here already, and nothing was written.

    `differs` has a clause for whatever of its exam is not as it is here, of one that is new and whose exam is here.
    """

    attempt: int
    candidate: str
    title: str
    known: bool
    differs: tuple[str, ...] = ()


class Exchange:
    """Attempts out and in. `by` is the name that stands beside it in the audit log. StoreError from any method."""

    def __init__(
        self, *, shelf: Shelf, journal: Journal, register: Register, audit: Audit, clock: Clock, by: str
    ) -> None:
        self._shelf = shelf
        self._journal = journal
        self._register = register
        self._audit = audit
        self._clock = clock
        self._by = by

    def export(self, attempts: Sequence[int]) -> bytes:
        """A file of these attempts. Unsound for one that there is not, or that is still open, and for too many."""
        if not attempts:
            raise Unsound("There is no closed attempt to export.")
        if len(attempts) > MOST:
            raise Unsound(
                f"A file carries {MOST} attempts at most, and these are {len(attempts)}: export them in parts."
            )
        return packed((self._closed(attempt) for attempt in attempts), __version__, self._clock.read().now)

    def note_export(self, attempts: Sequence[int], name: str) -> None:
        """Put on record that a file of these attempts was written under this name."""
        subject = f"{len(attempts)} attempt{'s' * (len(attempts) != 1)}"
        detail = json.dumps({"attempts": list(attempts), "file": name})
        self._audit.note(self._by, "attempts exported", subject, detail, self._clock.read().now)

    def take(self, raw: bytes) -> Iterator[Received]:
        """Keep the attempts of a file, and say each once it is kept: a StoreError leaves those that were said.

        Unsound, and nothing kept, where any of it is not as it should be. One that is here already, from a file or
        because it was sat here, is passed over.
        """
        for _ in attempts_in(raw):
            pass  # all of it is read once before any of it is kept
        here = {profile.id: profile for profile in self._shelf.profiles()}
        pools: dict[str, frozenset[str]] = {}
        for carried in attempts_in(raw):
            received = self._take(carried)
            profile = here.get(carried.finished.profile.id)
            if profile is None or received.known:
                yield received
                continue
            if profile.id not in pools:
                pools[profile.id] = frozenset(item.revision for item in self._shelf.pool(profile))
            yield replace(received, differs=tuple(_differences(carried.finished, profile, pools[profile.id])))

    def _take(self, carried: Carried) -> Received:
        finished = carried.finished
        here = self._here(finished)
        attempt = here
        if attempt is None:
            attempt = self._register.admit(finished, carried.origin, self._by, self._clock.read().now)
        title = f"{finished.profile.title}, form {finished.form.id}"
        return Received(attempt=attempt, candidate=finished.candidate, title=title, known=here is not None)

    def _here(self, finished: Finished) -> int | None:
        """The id that an attempt has here, from a file or because it was sat here."""
        began = finished.events[0].moment.at
        search = Search(
            candidate=finished.candidate,
            profile=finished.profile.id,
            mode=finished.policy.mode,
            status=Status.CLOSED,
            since=began,
            until=began + timedelta(microseconds=1),
        )
        for summary in self._register.page(search, Sort()):
            if _is(self._journal.load(summary.id), finished):
                return summary.id
        return None

    def _closed(self, attempt: int) -> Record:
        try:
            record = self._journal.load(attempt)
        except KeyError:
            raise Unsound(f"There is no attempt {attempt}. `codexam history` lists them.") from None
        if replay(record.form, record.policy, record.events).status is not Status.CLOSED:
            raise Unsound(f"Attempt {attempt} is still open: only closed attempts can be exported.")
        return record


def _is(record: Record, finished: Finished) -> bool:
    """Whether they are one attempt. By what it is, and no digest: a later codexam may write the same otherwise."""
    return (record.candidate, record.form, record.policy, record.events) == (
        finished.candidate,
        finished.form,
        finished.policy,
        finished.events,
    )


def _differences(finished: Finished, profile: Profile, revisions: Set[str]) -> Iterator[str]:
    """What an attempt was sat by that is not as `profile` and the items of its banks, by revision, are here."""
    theirs, slots = finished.profile, finished.form.slots
    if theirs.passing != profile.passing:
        yield f"its passing standard is {_percent(theirs.passing)}, here {_percent(profile.passing)}"
    if theirs.limit != profile.limit:
        yield f"its limit is {_minutes(theirs.limit)} minutes, here {_minutes(profile.limit)}"
    if (unscored := sum(not slot.scored for slot in slots)) != profile.pretest:
        yield f"{unscored} of its {len(slots)} items do not count, here {profile.pretest}"
    if strange := sum(slot.revision not in revisions for slot in slots):
        yield f"{strange} of its {len(slots)} items are not those of your banks"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %"


def _minutes(span: timedelta) -> str:
    return f"{span / timedelta(minutes=1):g}"
