"""The proctor: sits with one candidate through one attempt. Commands in, views out; owns the clock and the journal.

Nothing counts as done before it is on disk: a command that cannot be written raises Unsaved and changes nothing.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from simulator.clock import Clock
from simulator.drill.rating import review
from simulator.exam import engine, timing, view
from simulator.exam.attempt import Attempt, Status, evolve, replay
from simulator.exam.case import Line, Role, Span
from simulator.exam.event import Cause, Interrupted, Moment
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.scoring import score
from simulator.exam.timing import Reading
from simulator.exam.view import CaseView, Cell, ItemView
from simulator.ports.attempts import Checkpoint, Journal, Record
from simulator.ports.failure import Taken, Unsaved


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """The clock as the candidate may see it. `pace` is items ahead of an even pace, negative when behind.

    `left` is of the section where it has its own time. Without `timed` only `elapsed` means anything.
    """

    left: timedelta
    elapsed: timedelta
    limit: timedelta
    pace: int
    running: bool
    timed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What fell due since the tick before (or since the attempt was taken up): an alert, an interruption, a section.

    `advanced` says that the time of a section was up, and the next one is in view.
    """

    alert: bool = False
    interruption: Interrupted | None = None
    advanced: bool = False


class Watching(Exception):
    """This window only watches: another one holds the attempt."""


class Proctor:
    """One window's hold on one attempt. Open it with `Proctor.open`; end with `leave`."""

    def __init__(self, journal: Journal, clock: Clock, record: Record, holder: str, *, watching: bool) -> None:
        self.record = record
        self.watching = watching
        self._journal = journal
        self._clock = clock
        self._holder = holder
        self._events = list(record.events)
        self._attempt = replay(record.form, record.policy, record.events)
        self._elapsed = max(self._attempt.elapsed, record.checkpoint.elapsed if record.checkpoint else timedelta())
        self._reading = clock.read()
        self._boot = clock.boot()
        self._gap = timedelta()
        self._shift = timedelta()
        self._told = self._elapsed
        self._told_events = len(self._events)
        self._told_section = self._attempt.section

    @classmethod
    def open(cls, journal: Journal, clock: Clock, attempt_id: int, holder: str, *, take: bool = False) -> "Proctor":
        """Take up an attempt: start it, or go on where it was left, or watch while another window holds it.

        `holder` is a name that no other window has. With `take` this window becomes the one that writes.
        """
        watching = not journal.hold(attempt_id, holder, take=take)
        try:
            proctor = cls(journal, clock, journal.load(attempt_id), holder, watching=watching)
            if not watching:
                proctor._take_up()
        except Exception:  # a window that never came up holds nothing
            journal.release(attempt_id, holder)
            raise
        return proctor

    # What can be seen

    @property
    def attempt(self) -> Attempt:
        """The attempt as it is on disk."""
        return self._attempt

    @property
    def closed(self) -> bool:
        """Whether the attempt is over."""
        return self._attempt.status is Status.CLOSED

    @property
    def paused(self) -> bool:
        """Whether the candidate has stopped the clock."""
        return self._attempt.status is Status.PAUSED

    def item(self) -> ItemView | CaseView:
        """The item or case the candidate is at, solved or not as the rules have it."""
        slot = self._attempt.form.slot(self._attempt.current)
        return view.seen(self._attempt, slot, self.record.items[slot.revision])

    def grid(self) -> tuple[Cell, ...]:
        """Every slot, for the grid and the review screen."""
        return view.grid(self._attempt)

    def clock(self) -> ClockView:
        """What the clock shows. Reads it, and changes nothing."""
        elapsed = self._elapsed
        if self._attempt.status is Status.RUNNING and not self.watching:
            elapsed += timing.lapse(self._reading, self._clock.read()).passed
        limit = self._attempt.policy.time.limit
        return ClockView(
            left=timing.left(self._attempt.deadline, elapsed),
            elapsed=min(elapsed, limit),
            limit=limit,
            pace=timing.pace(self._attempt.answered, len(self._attempt.form.slots), min(elapsed, limit), limit),
            running=self._attempt.status is Status.RUNNING,
            timed=self._attempt.policy.time.timed,
        )

    # What a candidate does

    def visit(self, slot: int) -> None:
        """Go to an item."""
        self._do(lambda attempt, at: engine.visit(attempt, slot, at))

    def survey(self) -> None:
        """Go to the review screen."""
        self._do(engine.survey)

    def answer(self, *chosen: str) -> None:
        """Give this answer, by option id, to the item in view."""
        self._do(lambda attempt, at: engine.answer(attempt, attempt.current, chosen, at))

    def type_in(self, text: str) -> None:
        """Write the answer of the typed item in view, as far as it is typed."""
        self._do(lambda attempt, at: engine.type_in(attempt, attempt.current, text, at))

    def clear(self) -> None:
        """Take the answer back."""
        self._do(lambda attempt, at: engine.clear(attempt, attempt.current, at))

    def write(self, place: int, line: Line) -> None:
        """Write a line of the answer sheet of the case in view, as far as it is typed."""
        self._do(lambda attempt, at: engine.write(attempt, attempt.current, place, line, at))

    def drop(self, role: Role, place: int) -> None:
        """Take a line off the answer sheet."""
        self._do(lambda attempt, at: engine.drop(attempt, attempt.current, role, place, at))

    def swap(self, role: Role, place: int, other: Role, other_place: int) -> None:
        """Let two lines of the answer sheet change places."""
        self._do(lambda attempt, at: engine.swap(attempt, attempt.current, role, place, other, other_place, at))

    def highlight(self, span: Span, on: bool) -> None:
        """Mark words of the chart in view, or take the marks in this stretch off."""
        case = self.record.items[self._attempt.form.slot(self._attempt.current).revision].case
        chart = case.documents if case else ()
        self._do(lambda attempt, at: engine.highlight(attempt, attempt.current, chart, span, on, at))

    def advance(self) -> None:
        """Close the section for good and go on to the next."""
        self._do(engine.advance)
        self._told_section = self._attempt.section

    def flag(self, on: bool) -> None:
        """Mark the item to come back to, or take the mark off."""
        self._do(lambda attempt, at: engine.flag(attempt, attempt.current, on, at))

    def strike(self, option: str, on: bool) -> None:
        """Strike an option out, or restore it."""
        self._do(lambda attempt, at: engine.strike(attempt, attempt.current, option, on, at))

    def note(self, text: str) -> None:
        """Write the note on the item in view."""
        self._do(lambda attempt, at: engine.note(attempt, attempt.current, text, at))

    def reveal(self) -> None:
        """Show the key of the item in view (practice with immediate feedback)."""
        self._do(lambda attempt, at: engine.reveal(attempt, attempt.current, at))

    def open_books(self) -> None:
        """Open the code books over the item in view."""
        self._do(engine.open_books)

    def look_up(self, system: str, code: str, query: str) -> None:
        """A code was opened in the books; `query` is what had been searched for."""
        self._do(lambda attempt, at: engine.look_up(attempt, system, code, query, at))

    def close_books(self) -> None:
        """Put the code books away."""
        self._do(engine.close_books)

    def deal(self, item: Item, place: Slot) -> None:
        """Bring one more item into view (drills only); it is kept with the attempt."""
        self._do(lambda attempt, at: engine.deal(attempt, place, at), (item,))

    def pause(self) -> None:
        """Stop the clock, where the rules allow it."""
        self._do(engine.pause)

    def resume(self) -> None:
        """Let the clock run again."""
        self._do(engine.resume)

    def submit(self) -> None:
        """Hand in."""
        self._do(engine.submit)

    def abandon(self) -> None:
        """Give the attempt up."""
        self._do(engine.abandon)

    # The clock and the windows

    def tick(self) -> Tick:
        """Look at the clock: keep the time used on disk, close when it is up, say what fell due.

        To be called about once a second; missed calls cost nothing. A window that watches catches up instead.
        Raises Unsaved when the disk refuses (the time goes on), Taken once when another window has taken over.
        """
        if self.watching:
            self._catch_up()
            return Tick()
        if self._attempt.status is not Status.RUNNING:
            self._reading = self._clock.read()
            return Tick()
        at = self._advance()
        deadline = self._attempt.deadline
        self._write(engine.expire(self._attempt, at), at)
        if not self.closed:
            self._guarded(lambda: self._journal.keep(self.record.id, self._holder, self._checkpoint(at)))
        # Counted from the last tick that came through, not from the last reading: a verb, or a tick that the disk
        # refused, may have carried the clock past an alert.
        new = self._events[self._told_events :]
        met = [event for event in new if isinstance(event, Interrupted)]
        alert = not self.closed and timing.alert_between(self._attempt.policy.time, deadline, self._told, self._elapsed)
        advanced = self._attempt.section > self._told_section
        self._told, self._told_events, self._told_section = self._elapsed, len(self._events), self._attempt.section
        return Tick(alert=alert, interruption=met[-1] if met else None, advanced=advanced)

    def leave(self) -> None:
        """Put the time used on disk and let the attempt go. It can be resumed."""
        if self.watching:
            return
        try:
            if self._attempt.status is Status.RUNNING:
                at = self._advance()
                self._write(engine.expire(self._attempt, at), at)
                if not self.closed:
                    self._journal.keep(self.record.id, self._holder, self._checkpoint(at))
        except Taken:
            return
        finally:
            self._journal.release(self.record.id, self._holder)

    def _take_up(self) -> None:
        if self._attempt.status is Status.READY:
            self._do(engine.start)
        elif self._attempt.status is Status.RUNNING and self.record.checkpoint:
            gap, shift = _away(self.record.checkpoint, self._reading, self._boot)
            at = Moment(self._elapsed, self._reading.now)
            self._write(engine.interrupt(self._attempt, Cause.STOPPED, gap, at), at)
            if shift and not self.closed:
                at = Moment(self._elapsed, self._reading.now)
                self._write(engine.clock_moved(self._attempt, shift, at), at)
            if self._attempt.consulting:  # the books of the window that is gone; this one has not opened any
                at = Moment(self._elapsed, self._reading.now)
                self._write(engine.close_books(self._attempt, at), at)

    def _do(self, verb: Callable[[Attempt, Moment], engine.Events], dealt: tuple[Item, ...] = ()) -> None:
        if self.watching:
            raise Watching("This window only watches. Take over to answer here.")
        was_closed, section = self.closed, self._attempt.section
        at = self._advance()
        if self._attempt.section != section or self.closed != was_closed:
            return  # the time ran out in a gap: too late, as at any expiry
        self._write(verb(self._attempt, at), at, dealt)

    def _advance(self) -> Moment:
        """Bring the time used up to now; a gap or a moved clock is written first, and kept until it is."""
        reading = self._clock.read()
        if self._attempt.status is Status.RUNNING:
            lapse = timing.lapse(self._reading, reading)
            self._elapsed += lapse.passed
            self._gap += lapse.gap
            self._shift += lapse.shift
        self._reading = reading
        if self._gap:
            at = Moment(self._elapsed, reading.now)
            self._write(engine.interrupt(self._attempt, Cause.SUSPENDED, self._gap, at), at)
            self._gap = timedelta()
        if self._shift:
            at = Moment(self._elapsed, reading.now)
            self._write(engine.clock_moved(self._attempt, self._shift, at), at)
            self._shift = timedelta()
        return Moment(self._elapsed, reading.now)

    def _write(self, events: engine.Events, at: Moment, dealt: tuple[Item, ...] = ()) -> None:
        if not events:
            return
        after = self._attempt
        for event in events:
            after = evolve(after, event)
        if len(after.form.slots) == len(self._attempt.form.slots):
            dealt = ()  # the time was up before it could be dealt
        record = self._record_with(dealt) if dealt else self.record
        closed = after.status is Status.CLOSED
        # The end of a section is stamped when its time was up; what has passed since is time of the next one.
        elapsed = after.elapsed if closed else max(after.elapsed, at.elapsed)
        result = score(after, record.items) if closed else None
        checkpoint = self._checkpoint(Moment(elapsed, at.at))
        decided = review(record, self._attempt, after)
        self._guarded(
            lambda: self._journal.append(
                record.id, self._holder, events, after, checkpoint, result, items=dealt, review=decided
            )
        )
        self.record = record
        self._attempt = after
        self._events.extend(events)
        self._elapsed = elapsed

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except Taken:
            self.watching = True
            with suppress(Unsaved):  # the next tick catches up
                self._journal.release(self.record.id, self._holder)
                self._catch_up()
            raise

    def _catch_up(self) -> None:
        news = self._journal.news(self.record.id, self._attempt.seq)
        self.record = self._record_with(news.items.values())
        for event in news.events:
            self._attempt = evolve(self._attempt, event)
            self._events.append(event)
        if news.checkpoint:
            self._elapsed = max(self._attempt.elapsed, news.checkpoint.elapsed)

    def _record_with(self, items: Iterable[Item]) -> Record:
        """The record, with the items of places that a drill was dealt since."""
        return replace(self.record, items={**self.record.items, **{item.revision: item for item in items}})

    def _checkpoint(self, at: Moment) -> Checkpoint:
        return Checkpoint(elapsed=at.elapsed, at=at.at, ticks=self._reading.ticks, boot=self._boot)


def _away(last: Checkpoint, reading: Reading, boot: str) -> tuple[timedelta, timedelta]:
    """How long the program did not run, and how far the wall clock was moved meanwhile.

    Within one boot the steady clock tells both. After a reboot only the wall clock is left to believe.
    """
    wall = reading.now - last.at
    if last.boot and last.boot == boot and reading.ticks >= last.ticks:
        gap = reading.ticks - last.ticks
        drift = wall - gap
        return gap, drift if abs(drift) > timing.GAP else timedelta()
    return wall, timedelta()
