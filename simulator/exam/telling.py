"""What happened in an attempt, in plain sentences: what a bank or a candidate wrote stands in them as plain text."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from simulator.exam import event as ev
from simulator.exam.account import entered, role_name
from simulator.exam.attempt import Attempt
from simulator.exam.case import Case, Line, Role, Setting, lines_of
from simulator.exam.event import Cause, ClosedBy, Event
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.prose import legible
from simulator.exam.view import LETTERS
from simulator.exam.words import duration

_LONGEST = 60
"""Characters of a note or of a highlight that a sentence quotes."""

_PLAIN: dict[type[Event], str] = {
    ev.Started: "Began.",
    ev.Surveyed: "Opened the review screen.",
    ev.Flagged: "Flagged it.",
    ev.Unflagged: "Took the flag off.",
    ev.Unhighlighted: "Took highlights off.",
    ev.Revealed: "Saw the key explained: the answer stands.",
    ev.BooksOpened: "Opened the code books.",
    ev.BooksClosed: "Put the code books away.",
    ev.Paused: "Paused.",
    ev.Resumed: "Went on after a pause.",
}
_ENDINGS = {
    ClosedBy.SUBMITTED: "Handed in.",
    ClosedBy.EXPIRED: "The time was up.",
    ClosedBy.ABANDONED: "Gave the attempt up.",
}
_CAUSES = {
    Cause.SUSPENDED: "The machine slept or was stopped",
    Cause.STOPPED: "The program was not running",
}


def letters(slot: Slot, chosen: Iterable[str]) -> str:
    """Options as this candidate saw them: "B", "A and C"; "" for none. One that the slot has not goes by its id."""
    return lettered(chosen, slot.options)


def lettered(chosen: Iterable[str], options: Sequence[str]) -> str:
    """Options by their letters in this order of them: "B", "A and C"; "" for none. One that is not there: its id."""
    named = dict(zip(options, LETTERS.upper(), strict=False))
    said = sorted(named.get(option, option) for option in chosen)
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def quoted(text: str) -> str:
    """Words that somebody wrote, in quotation marks: on one line, and short."""
    plain = " ".join(legible(text).split())
    return f"“{plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + '…'}”"


def told(event: Event, before: Attempt, item: Item | None) -> str:
    """An event as a sentence; `before` is the attempt before it, `item` what stands at its slot, if it has one.

    Answers to items are not told here, for what a change of one was worth takes more than its event.
    """
    if type(event) in _PLAIN:
        return _PLAIN[type(event)]
    match event:
        case ev.Cleared(slot=slot):
            return _cleared(before, slot)
        case ev.Struck(slot=slot, option=option):
            return f"Struck {letters(before.form.slot(slot), [option])} out."
        case ev.Unstruck(slot=slot, option=option):
            return f"Restored {letters(before.form.slot(slot), [option])}, which was struck out."
        case ev.Noted(text=text):
            return f"Wrote a note: {quoted(text)}." if text.strip() else "Took the note off."
        case ev.LookedUp(system=system, code=code, query=query):
            searched = f", having searched for {quoted(query)}" if query else ""
            return f"Opened {legible(code)} in {legible(system)}{searched}."
        case ev.Dealt(place=place):
            return f"Was dealt item {place.number}."
        case ev.Advanced(section=section):
            return f"Went on to {before.policy.sections[section].title}: the section before is closed for good."
        case ev.Interrupted(cause=cause, gap=gap, charged=charged):
            return f"{_CAUSES[cause]} for {duration(gap)}: {_charged(gap, charged)}."
        case ev.ClockMoved(shift=shift):
            way = "forward" if shift > timedelta() else "back"
            return f"The machine's clock was moved {way} by {duration(abs(shift))}: the exam clock did not follow."
        case ev.Closed(by=by):
            return _ENDINGS[by]
        case _:
            return _of_a_case(event, before, item.case if item else None)


def came(slot: int, visits: int) -> str:
    """That an item came into view, for the so-many-th time."""
    return f"Came to item {slot}." if visits == 1 else f"Came back to item {slot}, visit {visits}."


def alerted(left: timedelta) -> str:
    """That the candidate was told how much time was left."""
    return f"Was told that {duration(left)} was left."


def _cleared(before: Attempt, slot: int) -> str:
    response, place = before.response(slot), before.form.slot(slot)
    if place.case:
        return "Emptied the answer sheet."
    what = quoted(response.typed) if response.typed else letters(place, response.chosen)
    return f"Took {what} back."


def _charged(gap: timedelta, charged: timedelta) -> str:
    if not charged:
        return "none of it was charged"
    return "all of it was charged" if charged == gap else f"{duration(charged)} of it was charged"


def _of_a_case(event: Event, before: Attempt, case: Case | None) -> str:
    setting = case.encounter.setting if case else Setting.INPATIENT
    match event:
        case ev.Wrote(slot=slot, place=place, line=line):
            return _wrote(_line(before, slot, line.role, place), line, _place(line.role, place, setting))
        case ev.Dropped(slot=slot, role=role, place=place):
            return f"Took {_code(_line(before, slot, role, place))} off: {_place(role, place, setting)}."
        case ev.Swapped(role=role, place=place, other=other, other_place=other_place):
            return f"Swapped {_place(role, place, setting)} and {_place(other, other_place, setting)}."
        case ev.Highlighted(span=span):
            document = case.documents[span.document] if case and span.document < len(case.documents) else None
            if document is None:
                return "Highlighted words of the chart."
            words = legible(document.text)[span.start : span.end]
            return f"Highlighted {quoted(words)} in {quoted(document.title)}."
        case _:
            return f"{type(event).__name__}."


def _wrote(old: Line | None, line: Line, place: str) -> str:
    if line.blank:
        return f"Emptied the line of {place}." if old and not old.blank else f"Made room for {place}."
    if old and not old.blank:
        return f"Changed {_code(old)} to {_code(line)}: {place}."
    return f"Wrote {_code(line)}: {place}."


def _line(before: Attempt, slot: int, role: Role, place: int) -> Line | None:
    mine = lines_of(before.response(slot).sheet, role)
    return mine[place] if place < len(mine) else None


def _code(line: Line | None) -> str:
    return (legible(entered(line)) if line else "") or "a line"


def _place(role: Role, place: int, setting: Setting) -> str:
    return role_name(role, setting) + ("" if role.alone else f" {place + 1}")
