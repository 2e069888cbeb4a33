"""The course of an attempt in sum: changes of answers, visits and time by item, and the longest silences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from simulator.exam import event as ev
from simulator.exam.form import Slot
from simulator.exam.report import Changes, changes
from simulator.exam.scoring import earned
from simulator.exam.step import Deed, Step
from simulator.exam.telling import letters
from simulator.exam.timeline import Logged, Timeline

SILENCES = 5
"""So many of the longest silences are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotCourse:
    """How one slot went. `first` and `last` are answers in the candidate's letters; "" for none, and where one writes.

    `visits` counts how often it came into view, `answers` how often an answer was given or changed. `first_right` and
    `last_right` are None where there is no such answer; `last_right` tells of any kind of item.
    """

    slot: int
    item: str
    domain: str
    visits: int
    dwell: timedelta
    answers: int
    first: str
    first_right: bool | None
    last: str
    last_right: bool | None
    look_ups: int
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A stretch of exam time, from `began` on, in which nothing was done; `slot` was in view, None: review screen.

    Charged interruptions are no silence: nobody knows what was in view. An uncharged one ends a silence; that the
    machine's wall clock jumped does not.
    """

    began: timedelta
    length: timedelta
    slot: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An attempt in sum. `changes` compare first and last answers, as in the score report; `silences` longest first."""

    changes: Changes
    slots: tuple[SlotCourse, ...]
    silences: tuple[Silence, ...]


def course(log: Logged, line: Timeline) -> Course:
    """The course of an attempt, from its log and its timeline."""
    attempt = line.states[-1]
    return Course(
        changes=changes(attempt, log.events, log.items),
        slots=tuple(_slots(log, line)),
        silences=tuple(sorted(_silences(log), key=lambda silence: silence.length, reverse=True)[:SILENCES]),
    )


def _slots(log: Logged, line: Timeline) -> Iterator[SlotCourse]:
    attempt = line.states[-1]
    visits = Counter(step.slot for step in line.steps if step.deed is Deed.CAME)
    given = [step for step in line.steps if step.right is not None and step.deed is not Deed.TYPED]
    answers = Counter(step.slot for step in given)
    first = {step.slot: step for step in reversed(given)}
    for slot, response in zip(attempt.form.slots, attempt.responses, strict=True):
        right = earned(log.items[slot.revision], response, attempt.policy) == 1 if response.answered else None
        yield SlotCourse(
            slot=slot.number,
            item=slot.item,
            domain=slot.domain,
            visits=visits[slot.number],
            dwell=response.dwell,
            answers=answers[slot.number],
            first=_first(line, slot, first.get(slot.number)),
            first_right=first[slot.number].right if slot.number in first else None,
            last=letters(slot, response.chosen),
            last_right=right,
            look_ups=response.look_ups,
            flagged=response.flagged,
        )


def _first(line: Timeline, slot: Slot, step: Step | None) -> str:
    return letters(slot, line.state_at(step.number).response(slot.number).chosen) if step else ""


def _silences(log: Logged) -> Iterator[Silence]:
    """The exam time between each two events."""
    slot: int | None = None
    since = timedelta()
    for event in log.events:
        if isinstance(event, ev.ClockMoved):
            continue
        charged = event.charged if isinstance(event, ev.Interrupted) else timedelta()
        if length := event.moment.elapsed - since - charged:
            yield Silence(began=since, length=length, slot=slot)
        since = event.moment.elapsed
        if isinstance(event, ev.Visited):
            slot = event.slot
        elif isinstance(event, ev.Surveyed):
            slot = None
