"""The verbs of an attempt. Each looks at the attempt and the moment, and says which events follow; none changes it.

At or after the limit every verb gives one event only: Closed, expired, stamped at the limit. A verb that would
change nothing gives no event. A verb that the rules forbid raises Illegal.
"""

from dataclasses import replace
from datetime import timedelta

from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import Cause, ClosedBy, Event, Moment
from simulator.exam.policy import Feedback, Interruptions
from simulator.exam.profile import Tool

Events = tuple[Event, ...]


class Illegal(Exception):
    """The rules forbid this verb now; the text says why, to the candidate."""


def start(attempt: Attempt, at: Moment) -> Events:
    """The clock begins, with the first item in view."""
    if attempt.status is not Status.READY:
        raise Illegal("This attempt has already started.")
    return (ev.Started(seq=1, moment=at), ev.Visited(seq=2, moment=at, slot=1))


def expire(attempt: Attempt, at: Moment) -> Events:
    """Closed at the limit when the time is up at this moment; nothing before it."""
    limit = attempt.policy.time.limit
    if attempt.status not in (Status.RUNNING, Status.PAUSED) or at.elapsed < limit:
        return ()
    stamp = Moment(elapsed=limit, at=at.at - (at.elapsed - limit))
    return (ev.Closed(seq=attempt.seq + 1, moment=stamp, by=ClosedBy.EXPIRED),)


def visit(attempt: Attempt, slot: int, at: Moment) -> Events:
    """An item comes into view."""
    if late := _running(attempt, at):
        return late
    attempt.form.slot(slot)
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
    """The key of an answered item is shown, under immediate feedback only; the response stands from here on."""
    if late := _running(attempt, at):
        return late
    if attempt.policy.feedback is not Feedback.IMMEDIATE:
        raise Illegal("In this attempt the answers are explained when it is over.")
    response = attempt.response(slot)
    if not response.answered:
        raise Illegal("Choose an answer first.")
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
    passed the limit before the gap could be written.
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
        return (interrupted,)
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
    if attempt.response(slot).revealed:
        raise Illegal("This item has been explained: its answer stands.")


def _has(attempt: Attempt, slot: int, option: str) -> None:
    if option not in attempt.form.slot(slot).options:
        raise Illegal(f"Item {slot} has no such option.")


def _books_away(attempt: Attempt, at: Moment) -> Events:
    return (ev.BooksClosed(seq=0, moment=at, slot=attempt.current),) if attempt.consulting else ()


def _numbered(attempt: Attempt, *events: Event) -> Events:
    return tuple(replace(event, seq=attempt.seq + n) for n, event in enumerate(events, 1))
