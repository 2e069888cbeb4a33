"""The report of an attempt: its score, and how the time and the answers went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, SheetEvent, Status, sheet_after
from simulator.exam.case import Line, Sheet, bare, filled
from simulator.exam.event import Cause, ClosedBy, Event
from simulator.exam.item import Item
from simulator.exam.scoring import Score, earned, score
from simulator.exam.view import Solved, SolvedCase, solved

LEAST_PACED = 5
"""Items that make a pace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Answers that were changed, by what the first and the last one were worth."""

    wrong_to_right: tuple[int, ...]
    right_to_wrong: tuple[int, ...]
    wrong_to_wrong: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacePoint:
    """How many items held an answer when `elapsed` exam time was used."""

    elapsed: timedelta
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """One stretch in which the clock was not read, and what of it was charged."""

    cause: Cause
    elapsed: timedelta
    gap: timedelta
    charged: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One code that was opened in the books, when `elapsed` exam time was used; `query` is what was searched for."""

    slot: int
    elapsed: timedelta
    system: str
    code: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotTime:
    """The exam time one item was in view, and what of it went into look-ups."""

    slot: int
    domain: str
    dwell: timedelta
    look_ups: int
    look_up_time: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainLookUps:
    """The look-ups at all items of one domain."""

    domain: str
    count: int
    time: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUps:
    """How the code books were used. `time` is the exam time they were open, whether or not a code was found.

    `each` is in the order of the log. `slots` has the items at which the books were open, in form order; `domains`
    has every domain of the form, in the order of the score.
    """

    each: tuple[LookUp, ...]
    slots: tuple[SlotTime, ...]
    domains: tuple[DomainLookUps, ...]

    @property
    def count(self) -> int:
        """All look-ups."""
        return len(self.each)

    @property
    def time(self) -> timedelta:
        """All look-up time."""
        return sum((domain.time for domain in self.domains), timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a score: what it earned of how many, and how many of them were left without an answer."""

    credit: Fraction
    total: int
    unanswered: int

    @property
    def percent(self) -> Fraction:
        """Credit of a hundred."""
        return self.credit * 100 / self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A line that was being written when the time ran out. What stood in it counts."""

    slot: int
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the score report shows. Only a closed attempt has one.

    `slowest` are the items where the time went, the longest in view first: ten at most. `unfinished` is the line
    that was being written when the time ran out. `seen_before` are the numbers of the items that the candidate had met
    in other attempts or drills before they came into view in this one.
    """

    score: Score
    closed_by: ClosedBy
    limit: timedelta
    elapsed: timedelta
    review_time: timedelta
    changes: Changes
    pace: tuple[PacePoint, ...]
    interruptions: tuple[Interruption, ...]
    clock_moves: tuple[timedelta, ...]
    pauses: int
    look_ups: LookUps
    slowest: tuple[SlotTime, ...]
    items: tuple[Solved, ...]
    unfinished: Unfinished | None = None
    seen_before: tuple[int, ...] = ()

    @property
    def cases(self) -> tuple[SolvedCase, ...]:
        """The cases of the form."""
        return tuple(item for item in self.items if isinstance(item, SolvedCase))

    @property
    def parts(self) -> tuple[Part, Part] | None:
        """Items and cases apart, where the form has both: only what is scored."""
        cases = [item for item in self.items if item.scored and isinstance(item, SolvedCase)]
        items = [item for item in self.items if item.scored and not isinstance(item, SolvedCase)]
        return (_part(items), _part(cases)) if cases and items else None

    @property
    def sequencing(self) -> int:
        """Right codes in the wrong role, over all cases: principal listed as secondary, or the other way round."""
        return sum(case.marking.sequencing for case in self.cases)

    @property
    def poa_right(self) -> int:
        """How many diagnoses with a right code have the right POA indicator too, over all cases."""
        return sum(case.marking.poa_right for case in self.cases)

    @property
    def poa_total(self) -> int:
        """How many diagnoses with a right code ask for a POA indicator, over all cases."""
        return sum(case.marking.poa_total for case in self.cases)

    @property
    def pretest(self) -> int:
        """How many items were not scored."""
        return sum(not item.scored for item in self.items)

    @property
    def paced(self) -> bool:
        """Whether a pace line says anything: of a few items it is none."""
        return len(self.items) >= LEAST_PACED


def report(attempt: Attempt, events: Sequence[Event], items: Mapping[str, Item]) -> Report:
    """The report of a closed attempt; `items` by revision. ValueError while the attempt is open."""
    if attempt.status is not Status.CLOSED or attempt.closed_by is None:
        raise ValueError("an open attempt has no report")
    return Report(
        score=score(attempt, items),
        closed_by=attempt.closed_by,
        limit=attempt.policy.time.limit,
        elapsed=attempt.elapsed,
        review_time=attempt.uncredited,
        changes=changes(attempt, events, items),
        pace=pace_line(attempt, events),
        interruptions=tuple(
            Interruption(cause=e.cause, elapsed=e.moment.elapsed - e.charged, gap=e.gap, charged=e.charged)
            for e in events
            if isinstance(e, ev.Interrupted)
        ),
        clock_moves=tuple(e.shift for e in events if isinstance(e, ev.ClockMoved)),
        pauses=sum(isinstance(e, ev.Paused) for e in events),
        look_ups=look_ups(attempt, events),
        slowest=slowest(attempt),
        items=tuple(
            solved(slot, items[slot.revision], response, attempt.policy)
            for slot, response in zip(attempt.form.slots, attempt.responses, strict=True)
        ),
        unfinished=unfinished(attempt, events),
    )


def unfinished(attempt: Attempt, events: Sequence[Event]) -> Unfinished | None:
    """The line that the candidate was at when the time ran out: the last thing done was to write it."""
    done = [event for event in events if not isinstance(event, ev.Interrupted | ev.ClockMoved | ev.Closed)]
    if attempt.closed_by is not ClosedBy.EXPIRED or not done or not isinstance(last := done[-1], ev.Wrote):
        return None
    return Unfinished(slot=last.slot, line=last.line)


def changes(attempt: Attempt, events: Sequence[Event], items: Mapping[str, Item]) -> Changes:
    """First answer against last, where they differ. An answer taken back in the end counts as wrong.

    Only of items: a case is written line by line, and has no first answer.
    """
    first: dict[int, tuple[str, ...]] = {}
    for event in events:
        if isinstance(event, ev.Answered):
            first.setdefault(event.slot, event.chosen)
    found: dict[tuple[bool, bool], list[int]] = {}
    for slot, chosen in sorted(first.items()):
        last = attempt.response(slot)
        if last.chosen != chosen:
            item = items[attempt.form.slot(slot).revision]
            right = [earned(item, response, attempt.policy) == 1 for response in (replace(last, chosen=chosen), last)]
            found.setdefault((right[0], right[1]), []).append(slot)
    return Changes(
        wrong_to_right=tuple(found.get((False, True), ())),
        right_to_wrong=tuple(found.get((True, False), ())),
        wrong_to_wrong=tuple(found.get((False, False), ())),
    )


def look_ups(attempt: Attempt, events: Sequence[Event]) -> LookUps:
    """Every look-up, and the sums by item and by domain."""
    slots = _slot_times(attempt)
    return LookUps(
        each=tuple(
            LookUp(slot=e.slot, elapsed=e.moment.elapsed, system=e.system, code=e.code, query=e.query)
            for e in events
            if isinstance(e, ev.LookedUp)
        ),
        slots=tuple(slot for slot in slots if slot.look_ups or slot.look_up_time),
        domains=tuple(
            DomainLookUps(
                domain=domain,
                count=sum(slot.look_ups for slot in slots if slot.domain == domain),
                time=sum((slot.look_up_time for slot in slots if slot.domain == domain), timedelta()),
            )
            for domain in dict.fromkeys(slot.domain for slot in slots)
        ),
    )


def slowest(attempt: Attempt, most: int = 10) -> tuple[SlotTime, ...]:
    """The items that were in view longest, `most` of them at most; one that never was is none of them."""
    seen = [slot for slot in _slot_times(attempt) if slot.dwell]
    return tuple(sorted(seen, key=lambda slot: slot.dwell, reverse=True)[:most])


def pace_line(attempt: Attempt, events: Sequence[Event]) -> tuple[PacePoint, ...]:
    """Answered items over exam time: a point at every change, from the start to the close."""
    held: set[int] = set()
    sheets: dict[int, Sheet] = {}
    points = [PacePoint(elapsed=timedelta(), answered=0)]
    for event in events:
        if isinstance(event, ev.Answered):
            held.add(event.slot)
        elif isinstance(event, ev.Typed):
            (held.add if bare(event.text) else held.discard)(event.slot)
        elif isinstance(event, ev.Cleared):
            held.discard(event.slot)
        elif isinstance(event, SheetEvent):
            sheets[event.slot] = sheet_after(sheets.get(event.slot, ()), event)
            (held.add if filled(sheets[event.slot]) else held.discard)(event.slot)
        if len(held) != points[-1].answered:
            points.append(PacePoint(elapsed=event.moment.elapsed, answered=len(held)))
    return (*points, PacePoint(elapsed=attempt.elapsed, answered=len(held)))


def _part(items: Sequence[Solved]) -> Part:
    return Part(
        credit=sum((item.credit for item in items), Fraction(0)),
        total=len(items),
        unanswered=sum(not item.answered for item in items),
    )


def _slot_times(attempt: Attempt) -> tuple[SlotTime, ...]:
    return tuple(
        SlotTime(
            slot=slot.number,
            domain=slot.domain,
            dwell=response.dwell,
            look_ups=response.look_ups,
            look_up_time=response.look_up_time,
        )
        for slot, response in zip(attempt.form.slots, attempt.responses, strict=True)
    )
