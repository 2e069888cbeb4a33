"""An attempt: one candidate's way through one form, as a value that events build up."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from simulator.exam import event as ev
from simulator.exam.case import Sheet, Span, bare, dropped, highlighted, swapped, unhighlighted, written
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
        return bool(self.chosen) or bool(bare(self.typed)) or any(not line.blank for line in self.sheet)


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


def evolve(attempt: Attempt, event: Event) -> Attempt:  # noqa: PLR0912 -- one branch an event
    """The attempt after one more event. Total over legal logs; ValueError where the sequence has a gap."""
    if event.seq != attempt.seq + 1:
        raise ValueError(f"event {event.seq} cannot follow event {attempt.seq}")
    after = replace(credited(attempt, event), seq=event.seq, moment=event.moment)
    match event:
        case ev.Started() | ev.Resumed():
            return replace(after, status=Status.RUNNING)
        case ev.Paused():
            return replace(after, status=Status.PAUSED)
        case ev.Closed(by=by):
            return replace(after, status=Status.CLOSED, closed_by=by, consulting=False)
        case ev.Surveyed():
            return replace(after, surveying=True)
        case ev.Visited(slot=slot):
            return replace(_at(after, slot, visited=True), current=slot, surveying=False)
        case ev.Answered(slot=slot, chosen=chosen):
            return _at(after, slot, chosen=chosen)
        case ev.Cleared(slot=slot):
            return _at(after, slot, chosen=(), typed="", sheet=())
        case ev.Typed(slot=slot, text=text):
            return _at(after, slot, typed=text)
        case ev.Dealt(place=place):
            form = replace(after.form, slots=(*after.form.slots, place))
            return replace(after, form=form, responses=(*after.responses, Response()))
        case ev.Wrote(slot=slot) | ev.Dropped(slot=slot) | ev.Swapped(slot=slot):
            return _at(after, slot, sheet=sheet_after(after.response(slot).sheet, event))
        case ev.Highlighted(slot=slot, span=span):
            return _at(after, slot, highlights=highlighted(after.response(slot).highlights, span))
        case ev.Unhighlighted(slot=slot, span=span):
            return _at(after, slot, highlights=unhighlighted(after.response(slot).highlights, span))
        case ev.Flagged(slot=slot):
            return _at(after, slot, flagged=True)
        case ev.Unflagged(slot=slot):
            return _at(after, slot, flagged=False)
        case ev.Struck(slot=slot, option=option):
            return _at(after, slot, struck=after.response(slot).struck | {option})
        case ev.Unstruck(slot=slot, option=option):
            return _at(after, slot, struck=after.response(slot).struck - {option})
        case ev.Noted(slot=slot, text=text):
            return _at(after, slot, note=text)
        case ev.Revealed(slot=slot):
            return _at(after, slot, revealed=True)
        case ev.BooksOpened():
            return replace(after, consulting=True)
        case ev.LookedUp(slot=slot):
            return _at(after, slot, look_ups=after.response(slot).look_ups + 1)
        case ev.BooksClosed():
            return replace(after, consulting=False)
        case ev.Advanced(section=section, began=began):
            return replace(after, section=section, section_began=began, surveying=False, consulting=False)
        case _:
            return after


def sheet_after(sheet: Sheet, event: SheetEvent) -> Sheet:
    """The answer sheet after one event at its slot."""
    match event:
        case ev.Wrote(place=place, line=line):
            return written(sheet, place, line)
        case ev.Dropped(role=role, place=place):
            return dropped(sheet, role, place)
        case ev.Swapped(role=role, place=place, other=other, other_place=other_place):
            return swapped(sheet, role, place, other, other_place)


def replay(form: Form, policy: Policy, events: tuple[Event, ...]) -> Attempt:
    """The attempt that a log tells of."""
    attempt = ready(form, policy)
    for event in events:
        attempt = evolve(attempt, event)
    return attempt


def credited(attempt: Attempt, event: Event) -> Attempt:
    """The attempt with the exam time since its last event given to the item in view: the one place for dwell.

    Charged interruptions, time on the review screen, and time before a drill's first item go to `uncredited`.
    """
    passed = event.moment.elapsed - attempt.elapsed
    charged = event.charged if isinstance(event, ev.Interrupted) else NOTHING
    away = attempt.surveying or attempt.status is not Status.RUNNING or not attempt.form.slots
    in_view = NOTHING if away else passed - charged
    if passed != in_view:
        attempt = replace(attempt, uncredited=attempt.uncredited + passed - in_view)
    if not in_view:
        return attempt
    response = attempt.response(attempt.current)
    looked = in_view if attempt.consulting else NOTHING
    return _at(
        attempt,
        attempt.current,
        dwell=response.dwell + in_view,
        look_up_time=response.look_up_time + looked,
    )


def _at(attempt: Attempt, slot: int, **changes: object) -> Attempt:
    responses = list(attempt.responses)
    responses[slot - 1] = replace(responses[slot - 1], **changes)  # type: ignore[arg-type]
    return replace(attempt, responses=tuple(responses))
