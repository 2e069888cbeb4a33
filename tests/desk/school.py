"""A school for tests: a real store, a clock one can wind, candidates who sit as they are told, and an instructor."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from simulator.bootstrap import join_desk
from simulator.candidate.proctor import Proctor
from simulator.desk.desk import Desk
from simulator.exam.attempt import replay
from simulator.exam.event import Answered, Closed, ClosedBy, Dealt, Event, Moment, Started, Visited
from simulator.exam.form import Form, Slot, dealt, fixed
from simulator.exam.item import Item
from simulator.exam.policy import Feedback, Mode, policy_for
from simulator.exam.profile import Profile
from simulator.ports.attempts import Checkpoint
from simulator.store import Store, open_store
from tests.candidates import FakeClock, MemoryShelf, items, profile

ANN, BEN, CARA = "Ann Lee", "Ben Okafor", "Cara Diaz"
INSTRUCTOR = "Ms Quinn"
ALL_RIGHT = "a" * 10


class School:
    """Everybody sits form-a, ten items whose key is a, a minute each, unless told otherwise."""

    def __init__(self, home: Path, pool: Sequence[Item] = (), exam: Profile | None = None) -> None:
        self.clock = FakeClock()
        self.store: Store = open_store(home / "codexam.db", home / "backups")
        self.exam = exam or profile()
        self.pool = tuple(pool) or items()
        self.form = fixed(self.exam, "form-a", self.pool)
        self.desk: Desk = join_desk(self.store, MemoryShelf(self.pool, self.exam), self.clock, INSTRUCTOR)

    def begins(self, name: str, *, mode: Mode = Mode.EXAM, form: Form | None = None, under: int | None = None) -> int:
        """A new attempt, its clock not yet running."""
        sheet, now = form or self.form, self.clock.read().now
        policy = policy_for(self.exam, mode=mode)
        return self.store.attempts.begin(name, self.exam, sheet, policy, self.pool, now, assignment=under)

    def sits(
        self,
        name: str,
        responses: str = ALL_RIGHT,
        *,
        mode: Mode = Mode.EXAM,
        form: Form | None = None,
        under: int | None = None,
        ends: Callable[[Proctor], object] | None = Proctor.submit,
    ) -> int:
        """An attempt with a letter for each place, " " to pass it over; what has none is never reached."""
        number = self.begins(name, mode=mode, form=form, under=under)
        proctor = Proctor.open(self.store.attempts, self.clock, number, f"window of {number}")
        for slot, option in enumerate(responses, 1):
            proctor.visit(slot)
            for _ in range(12):
                self.clock.advance(5)
                proctor.tick()
            if option != " ":
                proctor.answer(option)
        if ends:
            ends(proctor)
        proctor.leave()
        self.clock.advance(timedelta(hours=1))
        return number

    def drills(self, name: str, response: str) -> int:
        """A drill of one item."""
        now, place = self.clock.read().now, self.pool[0]
        policy = policy_for(replace(self.exam, id="drill"), mode=Mode.DRILL, feedback=Feedback.IMMEDIATE)
        form = Form(id="drill", profile="drill", slots=(), seed=1)
        number = self.store.attempts.begin(name, replace(self.exam, id="drill"), form, policy, (), now)
        slot = dealt(form, place, 1)
        at = Moment(timedelta(), now)
        events: tuple[Event, ...] = (
            Started(seq=1, moment=at),
            Dealt(seq=2, moment=at, place=slot),
            Visited(seq=3, moment=at, slot=1),
            Answered(seq=4, moment=at, slot=1, chosen=(response,)),
            Closed(seq=5, moment=at, by=ClosedBy.SUBMITTED),
        )
        self.store.attempts.hold(number, "drill", take=False)
        self.store.attempts.append(
            number,
            "drill",
            events,
            replay(form, policy, events),
            Checkpoint(elapsed=timedelta(), at=now, ticks=timedelta(), boot=""),
            None,
            items=[place],
        )
        return number

    def disputes(self, attempt: int, slot: int, reason: str = "Two options are right.") -> int:
        """The candidate disputes the item at a place; says the id of the dispute."""
        record = self.store.attempts.load(attempt)
        place: Slot = replay(record.form, record.policy, record.events).form.slot(slot)
        now = self.clock.read().now
        return self.store.disputes.dispute(attempt, slot, place.item, place.revision, reason, now)

    def scores(self, attempt: int) -> list[str]:
        """The scores of an attempt, the first one first, as "9/10"."""
        first = self.desk.attempts.report(attempt)[1].score
        later = self.desk.attempts.rescores(attempt)
        return [f"{first.credit}/{first.total}", *(f"{each.credit}/{each.total}" for each in later)]
