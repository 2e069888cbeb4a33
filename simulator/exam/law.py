"""The law of logs: whether a log could have come from the engine, event by event. For logs that came from outside."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import NOTHING, Attempt, Status, evolve, ready
from simulator.exam.case import Document
from simulator.exam.event import ClosedBy, Event, Moment
from simulator.exam.form import Form, Slot
from simulator.exam.item import Item, Kind
from simulator.exam.policy import Mode, Policy

YEARS = range(2000, 2101)
"""The years in which anything can have happened: at the edges of the calendar there is no reckoning with times."""


class Unlawful(Exception):
    """The engine would never have written this. `seq` is the event's, 0 where it is the form's or the log's as a whole.

    The text says what is wrong with it, as the end of a sentence that begins with the event.
    """

    def __init__(self, seq: int, text: str) -> None:
        super().__init__(text)
        self.seq = seq


def lawful(form: Form, policy: Policy, items: Mapping[str, Item], events: Sequence[Event]) -> Attempt:
    """The closed attempt that a log tells of; `items` by revision. Unlawful where the rules forbid what it says.

    Every event is asked of the verb that would have written it, in the state that it is said to have met.
    """
    for number, slot in enumerate(form.slots, 1):
        _fits(slot, number, items, 0)
    if policy.mode is Mode.DRILL and form.slots:
        raise Unlawful(0, "is of a drill that has places before the first was dealt")
    sections = {section.id for section in policy.sections}
    if policy.one_way and (not sections or {slot.section for slot in form.slots} != sections):
        raise Unlawful(0, "has other sections than its form")
    attempt = ready(form, policy)
    before: Event | None = None
    for place, event in enumerate(events, 1):
        if event.seq != place:
            raise Unlawful(place, "is missing")
        if event.moment.at.utcoffset() != timedelta():
            raise Unlawful(place, "has a time that is not UTC")
        if event.moment.at.year not in YEARS:
            raise Unlawful(place, f"has a time before {YEARS[0]} or after {YEARS[-1]}")
        _timely(attempt, event)
        try:
            if not _written(attempt, event, before, items):
                raise Unlawful(place, "is nothing that could be done there")
            attempt = evolve(attempt, event)
        except (engine.Illegal, IndexError) as forbidden:
            raise Unlawful(place, f"breaks the rules of the exam: {forbidden}") from None
        before = event
    if attempt.status is not Status.CLOSED:
        raise Unlawful(0, "does not end with the close of the attempt")
    return attempt


def _fits(slot: Slot, number: int, items: Mapping[str, Item], seq: int) -> None:
    """A place must be the next one, and hold an item that is there, as it is."""
    item = items.get(slot.revision)
    if item is None:
        raise Unlawful(seq, f"names an item at place {number} that is lacking")
    told = (slot.number, slot.item, slot.domain, slot.choose, slot.case, slot.typed, sorted(slot.options))
    kind = (item.case is not None, item.kind is Kind.TYPED)
    if told != (number, item.id, item.domain, item.choose, *kind, sorted(option.id for option in item.options)):
        raise Unlawful(seq, f"does not fit the item {item.id} at place {number}")


def _timely(attempt: Attempt, event: Event) -> None:
    """Exam time never goes back, nor past the limit; only what ends a section or the exam happens when it is up."""
    elapsed = event.moment.elapsed
    if elapsed < attempt.elapsed:
        raise Unlawful(event.seq, "lies before the event before it")
    if elapsed > attempt.policy.time.limit:
        raise Unlawful(event.seq, "lies after the time was up")
    ends = isinstance(event, ev.Closed | ev.Advanced | ev.Interrupted | ev.ClockMoved | ev.BooksClosed | ev.Visited)
    if attempt.status is Status.RUNNING and elapsed >= attempt.deadline and not ends:
        raise Unlawful(event.seq, "lies after the time was up")


def _written(attempt: Attempt, event: Event, before: Event | None, items: Mapping[str, Item]) -> bool:  # noqa: PLR0912 -- one branch an event
    """Whether the verb for this event, at its moment, would have written it first of all. Illegal where forbidden."""
    at = event.moment
    match event:
        case ev.Started():
            return engine.start(attempt, at)[:1] == (event,)
        case ev.Visited():
            return _came(attempt, event, before)
        case ev.Surveyed():
            return engine.survey(attempt, at) == (event,)
        case ev.Answered(slot=slot, chosen=chosen):
            return engine.answer(attempt, slot, chosen, at) == (event,)
        case ev.Cleared(slot=slot):
            return engine.clear(attempt, slot, at) == (event,)
        case ev.Typed(slot=slot, text=text):
            return engine.type_in(attempt, slot, text, at) == (event,)
        case ev.Wrote(slot=slot, place=place, line=line):
            return engine.write(attempt, slot, place, line, at) == (event,)
        case ev.Dropped(slot=slot, role=role, place=place):
            return engine.drop(attempt, slot, role, place, at) == (event,)
        case ev.Swapped(slot=slot, role=role, place=place, other=other, other_place=other_place):
            return engine.swap(attempt, slot, role, place, other, other_place, at) == (event,)
        case ev.Highlighted(slot=slot, span=span):
            return engine.highlight(attempt, slot, _chart(attempt, slot, items), span, True, at) == (event,)
        case ev.Unhighlighted(slot=slot, span=span):
            return engine.highlight(attempt, slot, _chart(attempt, slot, items), span, False, at) == (event,)
        case ev.Flagged(slot=slot) | ev.Unflagged(slot=slot):
            return engine.flag(attempt, slot, isinstance(event, ev.Flagged), at) == (event,)
        case ev.Struck(slot=slot, option=option) | ev.Unstruck(slot=slot, option=option):
            return engine.strike(attempt, slot, option, isinstance(event, ev.Struck), at) == (event,)
        case ev.Noted(slot=slot, text=text):
            return engine.note(attempt, slot, text, at) == (event,)
        case ev.Revealed(slot=slot):
            return engine.reveal(attempt, slot, at) == (event,)
        case ev.BooksOpened():
            return engine.open_books(attempt, at) == (event,)
        case ev.LookedUp(system=system, code=code, query=query):
            return engine.look_up(attempt, system, code, query, at) == (event,)
        case ev.BooksClosed(slot=slot):
            return attempt.status is Status.RUNNING and attempt.consulting and slot == attempt.current
        case ev.Dealt(place=place):
            _fits(place, len(attempt.form.slots) + 1, items, event.seq)
            return engine.deal(attempt, place, at)[:1] == (event,)
        case ev.Advanced():
            return _onward(attempt, event)
        case ev.Paused():
            return engine.pause(attempt, at) == (event,)
        case ev.Resumed():
            return engine.resume(attempt, at) == (event,)
        case ev.Interrupted(cause=cause, gap=gap, charged=charged):
            if min(gap, charged, at.elapsed - charged - attempt.elapsed) < NOTHING:
                return False
            return engine.interrupt(attempt, cause, gap, Moment(at.elapsed - charged, at.at))[:1] == (event,)
        case ev.ClockMoved(shift=shift):
            return engine.clock_moved(attempt, shift, at) == (event,)
        case ev.Closed(by=by):
            return _ended(attempt, by, at)
        case _:
            return False


def _came(attempt: Attempt, event: ev.Visited, before: Event | None) -> bool:
    """An item comes into view: by itself where the exam or a section begins or a place was dealt, else by a visit."""
    if isinstance(before, ev.Started | ev.Dealt | ev.Advanced) and before.moment == event.moment:
        slots = attempt.form.slots
        open_now = [slot.number for slot in slots if attempt.within(slot.number)] or [0]
        first = len(slots) if isinstance(before, ev.Dealt) else open_now[0]
        return event.slot == first and attempt.status is Status.RUNNING
    return engine.visit(attempt, event.slot, event.moment) == (event,)


def _onward(attempt: Attempt, event: ev.Advanced) -> bool:
    """The next section begins: because its candidate said so, or because the time of the one before was up."""
    if attempt.status is not Status.RUNNING or attempt.last_section or event.section != attempt.section + 1:
        return False
    if event.moment.elapsed < attempt.deadline:
        return event.began == event.moment.elapsed and not attempt.consulting
    return event.began == attempt.deadline and event.moment.elapsed == max(attempt.deadline, attempt.elapsed)


def _ended(attempt: Attempt, by: ClosedBy, at: Moment) -> bool:
    """The attempt ends: it expires when the time is up, at the limit; before that it is handed in or given up."""
    if attempt.status not in (Status.RUNNING, Status.PAUSED):
        return False
    if by is ClosedBy.EXPIRED:
        over = attempt.last_section or attempt.deadline == attempt.policy.time.limit
        return over and at.elapsed == max(attempt.deadline, attempt.elapsed)
    return at.elapsed < attempt.deadline


def _chart(attempt: Attempt, slot: int, items: Mapping[str, Item]) -> tuple[Document, ...]:
    case = items[attempt.form.slot(slot).revision].case
    return case.documents if case else ()
