"""An attempt: one candidate's way through one form, as a value that events build up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from simulator.exam import event as ev
from simulator.exam.case import Sheet, Span, bare, dropped, filled, highlighted, swapped, unhighlighted, written
from simulator.exam.event import ClosedBy, Event, Moment
from simulator.exam.form import Form
from simulator.exam.policy import Feedback, Policy

NOTHING = timedelta()

SheetEvent = ev.Wrote | ev.Dropped | ev.Swapped
"""What changes an answer sheet."""


class Status(StrEnum):
    """Where an attempt stands. A score is not a status."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a candidate has done at one slot, and how long it was in view. A case has a `sheet`, an item `chosen`."""

    chosen: tuple[str, ...] = ()
    typed: str = ""
    sheet: Sheet = ()
    highlights: tuple[Span, ...] = ()
    flagged: bool = False
    struck: frozenset[str] = frozenset()
    note: str = ""
    visited: bool = False
    revealed: bool = False
    dwell: timedelta = NOTHING
    look_ups: int = 0
    look_up_time: timedelta = NOTHING

    @property
    def answered(self) -> bool:
        """Whether a response stands."""
        return bool(self.chosen) or bool(bare(self.typed)) or bool(filled(self.sheet))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The state of an attempt after its last event. Only `evolve` makes a new one.

    `current` is the slot the candidate is at, from 1; while `surveying`, the review screen is in view instead; while
    `consulting`, the code books are open over the item, and its dwell is look-up time as well. `section` counts, from
    0, where sections are left for good; `section_began` is the exam time at which it came into view.
    `uncredited` is exam time that belongs to no item: the review screen and charged interruptions. All dwell
    and `uncredited` add up to the elapsed time of `moment`, to the microsecond.
    """

    form: Form
    policy: Policy
    status: Status = Status.READY
    closed_by: ClosedBy | None = None
    responses: tuple[Response, ...]
    current: int = 1
    surveying: bool = False
    consulting: bool = False
    section: int = 0
    section_began: timedelta = NOTHING
    moment: Moment | None = None
    uncredited: timedelta = NOTHING
    seq: int = 0

    @property
    def elapsed(self) -> timedelta:
        """Exam time used up to the last event."""
        return self.moment.elapsed if self.moment else NOTHING

    @property
    def answered(self) -> int:
        """How many slots hold a response."""
        return sum(response.answered for response in self.responses)

    @property
    def deadline(self) -> timedelta:
        """The exam time at which this attempt, or its section where that is sooner, is over."""
        limit = self.policy.time.limit
        if not self.policy.one_way or (own := self.policy.sections[self.section].limit) is None:
            return limit
        return min(limit, self.section_began + own)

    @property
    def last_section(self) -> bool:
        """Whether no section follows that one could go on to for good."""
        return not self.policy.one_way or self.section == len(self.policy.sections) - 1

    def within(self, slot: int) -> bool:
        """Whether a slot is in a section that is open to the candidate now."""
        section = self.form.slot(slot).section
        return not self.policy.one_way or section == self.policy.sections[self.section].id

    def response(self, slot: int) -> Response:
        """The response at a slot, from 1; IndexError outside the form."""
        return self.responses[self.form.slot(slot).number - 1]

    def solved(self, slot: int) -> bool:
        """Whether the candidate may see this slot's key: closed, or revealed under immediate feedback."""
        revealed = self.policy.feedback is Feedback.IMMEDIATE and self.response(slot).revealed
        return self.status is Status.CLOSED or revealed


def ready(form: Form, policy: Policy) -> Attempt:
    """An attempt that has not started."""
    return Attempt(form=form, policy=policy, responses=tuple(Response() for _ in form.slots))


def evolve(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after one more event. Total over legal logs; ValueError where the sequence has a gap."""
    return _evolved(attempt, (event,))


def replay(form: Form, policy: Policy, events: Iterable[Event]) -> Attempt:
    """The attempt that a log tells of. ValueError where the log has a gap."""
    return _evolved(ready(form, policy), events)


def sheet_after(sheet: Sheet, event: SheetEvent) -> Sheet:
    """The answer sheet after one event at its slot."""
    match event:
        case ev.Wrote(place=place, line=line):
            return written(sheet, place, line)
        case ev.Dropped(role=role, place=place):
            return dropped(sheet, role, place)
        case ev.Swapped(role=role, place=place, other=other, other_place=other_place):
            return swapped(sheet, role, place, other, other_place)


class _Draft:
    """An attempt while events change it. What they change piles up here: a long log costs one copy, not many."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._responses = list(attempt.responses)
        self._changes: dict[int, dict[str, Any]] = {}
        self._form = attempt.form
        self._status = attempt.status
        self._closed_by = attempt.closed_by
        self._current = attempt.current
        self._surveying = attempt.surveying
        self._consulting = attempt.consulting
        self._section = attempt.section
        self._section_began = attempt.section_began
        self._moment = attempt.moment
        self._elapsed = attempt.elapsed
        self._uncredited = attempt.uncredited
        self._seq = attempt.seq

    def done(self) -> Attempt:
        """The attempt as the events have left it."""
        for slot, changes in self._changes.items():
            self._responses[slot - 1] = replace(self._responses[slot - 1], **changes)
        return replace(
            self._attempt,
            form=self._form,
            status=self._status,
            closed_by=self._closed_by,
            responses=tuple(self._responses),
            current=self._current,
            surveying=self._surveying,
            consulting=self._consulting,
            section=self._section,
            section_began=self._section_began,
            moment=self._moment,
            uncredited=self._uncredited,
            seq=self._seq,
        )

    def apply(self, event: Event) -> None:  # noqa: PLR0912, PLR0915 -- one branch an event
        """Let one event change the attempt. ValueError where the sequence has a gap."""
        if event.seq != self._seq + 1:
            raise ValueError(f"event {event.seq} cannot follow event {self._seq}")
        self._credit(event)
        self._seq, self._moment, self._elapsed = event.seq, event.moment, event.moment.elapsed
        match event:
            case ev.Visited(slot=slot):
                self._current, self._surveying = slot, False
                self._at(slot)["visited"] = True
            case ev.Answered(slot=slot, chosen=chosen):
                self._at(slot)["chosen"] = chosen
            case ev.Started() | ev.Resumed():
                self._status = Status.RUNNING
            case ev.Paused():
                self._status = Status.PAUSED
            case ev.Closed(by=by):
                self._status, self._closed_by, self._consulting = Status.CLOSED, by, False
            case ev.Surveyed():
                self._surveying = True
            case ev.Cleared(slot=slot):
                self._at(slot).update(chosen=(), typed="", sheet=())
            case ev.Typed(slot=slot, text=text):
                self._at(slot)["typed"] = text
            case ev.Dealt(place=place):
                self._form = replace(self._form, slots=(*self._form.slots, place))
                self._responses.append(Response())
            case ev.Wrote(slot=slot) | ev.Dropped(slot=slot) | ev.Swapped(slot=slot):
                self._at(slot)["sheet"] = sheet_after(self._of(slot, "sheet"), event)
            case ev.Highlighted(slot=slot, span=span):
                self._at(slot)["highlights"] = highlighted(self._of(slot, "highlights"), span)
            case ev.Unhighlighted(slot=slot, span=span):
                self._at(slot)["highlights"] = unhighlighted(self._of(slot, "highlights"), span)
            case ev.Flagged(slot=slot):
                self._at(slot)["flagged"] = True
            case ev.Unflagged(slot=slot):
                self._at(slot)["flagged"] = False
            case ev.Struck(slot=slot, option=option):
                self._at(slot)["struck"] = self._of(slot, "struck") | {option}
            case ev.Unstruck(slot=slot, option=option):
                self._at(slot)["struck"] = self._of(slot, "struck") - {option}
            case ev.Noted(slot=slot, text=text):
                self._at(slot)["note"] = text
            case ev.Revealed(slot=slot):
                self._at(slot)["revealed"] = True
            case ev.BooksOpened():
                self._consulting = True
            case ev.LookedUp(slot=slot):
                self._at(slot)["look_ups"] = self._of(slot, "look_ups") + 1
            case ev.BooksClosed():
                self._consulting = False
            case ev.Advanced(section=section, began=began):
                self._section, self._section_began = section, began
                self._surveying = self._consulting = False
            case _:
                pass

    def _credit(self, event: Event) -> None:
        """Give the exam time since the last event to the item in view: the one place for dwell.

        Charged interruptions, time on the review screen, and time before a drill's first item go to `uncredited`.
        """
        passed = event.moment.elapsed - self._elapsed
        charged = event.charged if isinstance(event, ev.Interrupted) else NOTHING
        away = self._surveying or self._status is not Status.RUNNING or not self._responses
        in_view = NOTHING if away else passed - charged
        self._uncredited += passed - in_view
        if not in_view:
            return
        self._at(self._current)["dwell"] = self._of(self._current, "dwell") + in_view
        if self._consulting:
            self._at(self._current)["look_up_time"] = self._of(self._current, "look_up_time") + in_view

    def _at(self, slot: int) -> dict[str, Any]:
        """What has changed at a slot so far, to be added to; IndexError outside the form."""
        if not 1 <= slot <= len(self._responses):
            raise IndexError(f"form {self._form.id} has no slot {slot}")
        return self._changes.setdefault(slot, {})

    def _of(self, slot: int, name: str) -> Any:
        """What a slot has now."""
        changes = self._at(slot)
        return changes[name] if name in changes else getattr(self._responses[slot - 1], name)


def _evolved(attempt: Attempt, events: Iterable[Event]) -> Attempt:
    draft = _Draft(attempt)
    for event in events:
        draft.apply(event)
    return draft.done()
