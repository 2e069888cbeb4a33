"""The verbs of an attempt. Each looks at the attempt and the moment, and says which events follow; none changes it.

At or after the limit every verb gives one event only: Closed, expired, stamped at the limit. Where the time of a
section is up, the verb is lost as well, and the next section comes into view. A verb that would change nothing gives
no event. A verb that the rules forbid raises Illegal.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Status, evolve
from simulator.exam.case import Document, Line, Role, Span, lines_of, swapped
from simulator.exam.event import Cause, ClosedBy, Event, Moment
from simulator.exam.form import Slot
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.exam.profile import Tool
from simulator.exam.prose import legible

Events = tuple[Event, ...]

MOST_LINES = 60
"""Lines of one role that an answer sheet takes: more than any claim has."""

_LONGEST = {"code": 24, "poa": 4, "modifiers": 24, "units": 8}


class Illegal(Exception):
    """The rules forbid this verb now; the text says why, to the candidate."""


def start(attempt: Attempt, at: Moment) -> Events:
    """The clock begins, with the first item in view; a drill's form has none yet."""
    if attempt.status is not Status.READY:
        raise Illegal("This attempt has already started.")
    started = ev.Started(seq=1, moment=at)
    return (started, ev.Visited(seq=2, moment=at, slot=1)) if attempt.form.slots else (started,)


def expire(attempt: Attempt, at: Moment) -> Events:
    """Closed at the limit when the time is up at this moment, or on to the next section when its own is; else nothing.

    Stamped when the time ran out, but never before the last event.
    """
    events: list[Event] = []
    while attempt.status in (Status.RUNNING, Status.PAUSED) and at.elapsed >= (due := attempt.deadline):
        elapsed = max(due, attempt.elapsed)
        stamp = Moment(elapsed=elapsed, at=at.at - (at.elapsed - elapsed))
        if due == attempt.policy.time.limit or attempt.last_section:
            new: Events = (ev.Closed(seq=attempt.seq + 1, moment=stamp, by=ClosedBy.EXPIRED),)
        else:
            new = _onward(attempt, stamp, due)
        for event in new:
            attempt = evolve(attempt, event)
        events += new
    return tuple(events)


def advance(attempt: Attempt, at: Moment) -> Events:
    """The section is closed for good, and the next one comes into view with its first item."""
    if late := _running(attempt, at):
        return late
    if attempt.last_section:
        raise Illegal("There is no further section to go on to.")
    return _onward(attempt, at, at.elapsed)


def visit(attempt: Attempt, slot: int, at: Moment) -> Events:
    """An item comes into view."""
    if late := _running(attempt, at):
        return late
    if not attempt.within(slot):
        raise Illegal("That item is in another section: one works through them one after another.")
    if slot == attempt.current and not attempt.surveying:
        return _numbered(attempt, *_books_away(attempt, at))
    return _numbered(attempt, *_books_away(attempt, at), ev.Visited(seq=0, moment=at, slot=slot))


def survey(attempt: Attempt, at: Moment) -> Events:
    """The review screen comes into view."""
    if late := _running(attempt, at):
        return late
    if attempt.surveying:
        return ()
    return _numbered(attempt, *_books_away(attempt, at), ev.Surveyed(seq=0, moment=at))


def answer(attempt: Attempt, slot: int, chosen: tuple[str, ...], at: Moment) -> Events:
    """A response is given or changed; an option that was struck out is restored first.

    `chosen` are option ids, kept in the order of the form. Raises Illegal for an id that the slot has not, for none or
    more than the slot takes, and for a slot whose key was revealed.
    """
    if late := _running(attempt, at):
        return late
    _open(attempt, slot)
    for option in chosen:
        _has(attempt, slot, option)
    place = attempt.form.slot(slot)
    chosen = tuple(option for option in place.options if option in chosen)
    if not 1 <= len(chosen) <= place.choose:
        raise Illegal(
            "This item takes one answer."
            if place.choose == 1
            else f"This item takes {place.choose} answers: take one back first."
        )
    response = attempt.response(slot)
    if response.chosen == chosen:
        return ()
    unstruck = tuple(ev.Unstruck(seq=0, moment=at, slot=slot, option=o) for o in chosen if o in response.struck)
    return _numbered(attempt, *unstruck, ev.Answered(seq=0, moment=at, slot=slot, chosen=chosen))


def clear(attempt: Attempt, slot: int, at: Moment) -> Events:
    """A response is taken back."""
    if late := _running(attempt, at):
        return late
    _open(attempt, slot)
    if not attempt.response(slot).answered:
        return ()
    return (ev.Cleared(seq=attempt.seq + 1, moment=at, slot=slot),)


def write(attempt: Attempt, slot: int, place: int, line: Line, at: Moment) -> Events:
    """A line of a case's answer sheet is written, as far as it is typed: it counts from here on, whole or not.

    `place` is the line's among those of its role, from 0; one past the last adds a line. Raises Illegal for a slot
    that holds no case, for a place further on, and for more than any code has in it.
    """
    if late := _running(attempt, at):
        return late
    _is_case(attempt, slot)
    mine = lines_of(attempt.response(slot).sheet, line.role)
    if not 0 <= place <= len(mine) or place >= (1 if line.role.alone else MOST_LINES):
        raise Illegal("The answer sheet has no room for this line.")
    if any(len(getattr(line, name)) > most for name, most in _LONGEST.items()):
        raise Illegal("That is longer than any code.")
    if line == (mine[place] if place < len(mine) else Line(role=line.role)):
        return ()
    return (ev.Wrote(seq=attempt.seq + 1, moment=at, slot=slot, place=place, line=line),)


def drop(attempt: Attempt, slot: int, role: Role, place: int, at: Moment) -> Events:
    """A line is taken off the answer sheet."""
    if late := _running(attempt, at):
        return late
    _is_case(attempt, slot)
    if not 0 <= place < len(lines_of(attempt.response(slot).sheet, role)):
        return ()
    return (ev.Dropped(seq=attempt.seq + 1, moment=at, slot=slot, role=role, place=place),)


def swap(attempt: Attempt, slot: int, role: Role, place: int, other: Role, other_place: int, at: Moment) -> Events:
    """Two lines of the answer sheet change places; a principal diagnosis and a secondary one may.

    Raises Illegal where a line is not there (an empty principal one is) or the two take different kinds of codes.
    """
    if late := _running(attempt, at):
        return late
    _is_case(attempt, slot)
    if role.code_set is not other.code_set:
        raise Illegal("These two lines take different kinds of codes.")
    sheet = attempt.response(slot).sheet
    for each, n in ((role, place), (other, other_place)):
        if not 0 <= n < (1 if each.alone else len(lines_of(sheet, each))):
            raise Illegal("There is no such line on the answer sheet.")
    if swapped(sheet, role, place, other, other_place) == sheet:
        return ()
    event = ev.Swapped(
        seq=attempt.seq + 1, moment=at, slot=slot, role=role, place=place, other=other, other_place=other_place
    )
    return (event,)


def highlight(attempt: Attempt, slot: int, chart: Sequence[Document], span: Span, on: bool, at: Moment) -> Events:
    """Words of the chart are marked, or every mark in this stretch is taken off. Illegal outside the chart as shown."""
    if late := _running(attempt, at):
        return late
    if not attempt.form.slot(slot).case or span.start >= span.end:
        return ()
    words = legible(chart[span.document].text) if 0 <= span.document < len(chart) else ""
    if span.start < 0 or span.end > len(words):
        raise Illegal("These words are not in the chart.")
    before = attempt.response(slot).highlights
    event = (ev.Highlighted if on else ev.Unhighlighted)(seq=attempt.seq + 1, moment=at, slot=slot, span=span)
    return () if evolve(attempt, event).response(slot).highlights == before else (event,)


def type_in(attempt: Attempt, slot: int, text: str, at: Moment) -> Events:
    """The answer of a typed item is written, as far as it is typed."""
    if late := _running(attempt, at):
        return late
    _open(attempt, slot)
    if not attempt.form.slot(slot).typed:
        raise Illegal("This item is not answered by typing.")
    if len(text) > _LONGEST["code"]:
        raise Illegal("That is longer than any code.")
    return (
        ()
        if attempt.response(slot).typed == text
        else (ev.Typed(seq=attempt.seq + 1, moment=at, slot=slot, text=text),)
    )


def deal(attempt: Attempt, place: Slot, at: Moment) -> Events:
    """A drill goes on by one more place, which comes into view. The first place of a drill is dealt as it starts."""
    if late := _running(attempt, at):
        return late
    if attempt.policy.mode is not Mode.DRILL:
        raise Illegal("Only a drill goes on without end.")
    dealt = ev.Dealt(seq=0, moment=at, place=place)
    return _numbered(attempt, *_books_away(attempt, at), dealt, ev.Visited(seq=0, moment=at, slot=place.number))


def flag(attempt: Attempt, slot: int, on: bool, at: Moment) -> Events:
    """An item is marked to come back to, or the mark is taken off."""
    if late := _running(attempt, at):
        return late
    if attempt.response(slot).flagged == on:
        return ()
    kind = ev.Flagged if on else ev.Unflagged
    return (kind(seq=attempt.seq + 1, moment=at, slot=slot),)


def strike(attempt: Attempt, slot: int, option: str, on: bool, at: Moment) -> Events:
    """An option is struck out or restored. Striking out the chosen option takes the response back first."""
    if late := _running(attempt, at):
        return late
    _open(attempt, slot)
    _has(attempt, slot, option)
    response = attempt.response(slot)
    if (option in response.struck) == on:
        return ()
    if not on:
        return (ev.Unstruck(seq=attempt.seq + 1, moment=at, slot=slot, option=option),)
    cleared = (ev.Cleared(seq=0, moment=at, slot=slot),) if option in response.chosen else ()
    return _numbered(attempt, *cleared, ev.Struck(seq=0, moment=at, slot=slot, option=option))


def note(attempt: Attempt, slot: int, text: str, at: Moment) -> Events:
    """The candidate's note on an item is written; empty text removes it."""
    if late := _running(attempt, at):
        return late
    if attempt.response(slot).note == text:
        return ()
    return (ev.Noted(seq=attempt.seq + 1, moment=at, slot=slot, text=text),)


def reveal(attempt: Attempt, slot: int, at: Moment) -> Events:
    """The key of an item is shown, under immediate feedback only; the response stands from here on.

    A drill explains an item without an answer too: it counts as wrong.
    """
    if late := _running(attempt, at):
        return late
    if attempt.policy.feedback is not Feedback.IMMEDIATE:
        raise Illegal("In this attempt the answers are explained when it is over.")
    response = attempt.response(slot)
    if not response.answered and attempt.policy.mode is not Mode.DRILL:
        raise Illegal("Code something first." if attempt.form.slot(slot).case else "Choose an answer first.")
    return () if response.revealed else (ev.Revealed(seq=attempt.seq + 1, moment=at, slot=slot),)


def open_books(attempt: Attempt, at: Moment) -> Events:
    """The code books come into view over the item."""
    if late := _running(attempt, at):
        return late
    if Tool.BOOKS not in attempt.policy.tools:
        raise Illegal("Code books are off in this attempt: use your own.")
    if attempt.surveying:
        raise Illegal("The code books open over an item: go to one first.")
    return () if attempt.consulting else (ev.BooksOpened(seq=attempt.seq + 1, moment=at, slot=attempt.current),)


def look_up(attempt: Attempt, system: str, code: str, query: str, at: Moment) -> Events:
    """A code is opened in the books."""
    if late := _running(attempt, at):
        return late
    if not attempt.consulting:
        raise Illegal("The code books are not open.")
    return (ev.LookedUp(seq=attempt.seq + 1, moment=at, slot=attempt.current, system=system, code=code, query=query),)


def close_books(attempt: Attempt, at: Moment) -> Events:
    """The code books are put away."""
    if late := _running(attempt, at):
        return late
    if not attempt.consulting:
        return ()
    return (ev.BooksClosed(seq=attempt.seq + 1, moment=at, slot=attempt.current),)


def pause(attempt: Attempt, at: Moment) -> Events:
    """The clock stops, where the policy allows it."""
    if late := _running(attempt, at):
        return late
    if not attempt.policy.time.pausing:
        raise Illegal("This exam cannot be paused.")
    return _numbered(attempt, *_books_away(attempt, at), ev.Paused(seq=0, moment=at))


def resume(attempt: Attempt, at: Moment) -> Events:
    """The clock runs again after a pause."""
    if attempt.status is not Status.PAUSED:
        raise Illegal("The attempt is not paused.")
    return (ev.Resumed(seq=attempt.seq + 1, moment=at),)


def submit(attempt: Attempt, at: Moment) -> Events:
    """The candidate hands in."""
    return _close(attempt, ClosedBy.SUBMITTED, at)


def abandon(attempt: Attempt, at: Moment) -> Events:
    """The candidate gives the attempt up: it is kept, and counts in no trend."""
    return _close(attempt, ClosedBy.ABANDONED, at)


def interrupt(attempt: Attempt, cause: Cause, gap: timedelta, at: Moment) -> Events:
    """The clock was not read for `gap`. `at.elapsed` is exam time before the gap; the charge is added to it.

    A gap below zero (the wall clock was set back while the program did not run) counts as none. A charge that
    reaches the limit closes the attempt, stamped at the moment when the time ran out; so does exam time that had
    passed the limit before the gap could be written. One that uses up the time of a section goes on to the next.
    """
    if attempt.status is not Status.RUNNING:
        return ()
    gap = max(gap, timedelta())
    limit = attempt.policy.time.limit
    before = min(at.elapsed, limit)
    strict = attempt.policy.time.interruptions is Interruptions.STRICT
    charged = min(gap, limit - before) if strict else timedelta()
    after = replace(at, elapsed=before + charged)
    interrupted = ev.Interrupted(seq=attempt.seq + 1, moment=after, cause=cause, gap=gap, charged=charged)
    if after.elapsed < limit:
        return (interrupted, *expire(evolve(attempt, interrupted), after))
    stamp = Moment(elapsed=limit, at=at.at - (gap - charged) - (at.elapsed - before))
    return (interrupted, ev.Closed(seq=attempt.seq + 2, moment=stamp, by=ClosedBy.EXPIRED))


def clock_moved(attempt: Attempt, shift: timedelta, at: Moment) -> Events:
    """The machine's wall clock jumped: kept for the report, never charged."""
    if attempt.status is not Status.RUNNING:
        return ()
    stamp = replace(at, elapsed=min(at.elapsed, attempt.policy.time.limit))
    return (ev.ClockMoved(seq=attempt.seq + 1, moment=stamp, shift=shift),)


def _close(attempt: Attempt, by: ClosedBy, at: Moment) -> Events:
    if attempt.status in (Status.READY, Status.CLOSED):
        raise Illegal("There is no open attempt to close.")
    return expire(attempt, at) or (ev.Closed(seq=attempt.seq + 1, moment=at, by=by),)


def _running(attempt: Attempt, at: Moment) -> Events:
    if attempt.status is Status.CLOSED:
        raise Illegal("This attempt is closed.")
    if attempt.status is not Status.RUNNING:
        raise Illegal("The clock is not running.")
    if at.elapsed < attempt.elapsed:
        raise ValueError(f"exam time went back from {attempt.elapsed} to {at.elapsed}")
    return expire(attempt, at)


def _open(attempt: Attempt, slot: int) -> None:
    if not attempt.within(slot):
        raise Illegal("The section of this item is closed.")
    if attempt.response(slot).revealed:
        raise Illegal("This item has been explained: its answer stands.")


def _is_case(attempt: Attempt, slot: int) -> None:
    _open(attempt, slot)
    if not attempt.form.slot(slot).case:
        raise Illegal("This item has no answer sheet.")


def _onward(attempt: Attempt, at: Moment, began: timedelta) -> Events:
    section = attempt.section + 1
    first = next(s.number for s in attempt.form.slots if s.section == attempt.policy.sections[section].id)
    return _numbered(
        attempt,
        *_books_away(attempt, at),
        ev.Advanced(seq=0, moment=at, section=section, began=began),
        ev.Visited(seq=0, moment=at, slot=first),
    )


def _has(attempt: Attempt, slot: int, option: str) -> None:
    if option not in attempt.form.slot(slot).options:
        raise Illegal(f"Item {slot} has no such option.")


def _books_away(attempt: Attempt, at: Moment) -> Events:
    return (ev.BooksClosed(seq=0, moment=at, slot=attempt.current),) if attempt.consulting else ()


def _numbered(attempt: Attempt, *events: Event) -> Events:
    return tuple(replace(event, seq=attempt.seq + n) for n, event in enumerate(events, 1))
