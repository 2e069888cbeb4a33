"""The timeline of an attempt: step by step as it happened, with the state of the attempt after any of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Protocol

from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Response, evolve, ready
from simulator.exam.event import Event, Moment
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.scoring import earned
from simulator.exam.step import Deed, Step, Turn
from simulator.exam.telling import alerted, came, letters, quoted, told

KEYSTROKES = timedelta(seconds=10)
"""Characters typed into one line within so long of each other are one step."""

_DEEDS: dict[type[Event], Deed] = {
    ev.Started: Deed.STARTED,
    ev.Visited: Deed.CAME,
    ev.Surveyed: Deed.SURVEYED,
    ev.Answered: Deed.ANSWERED,
    ev.Cleared: Deed.CLEARED,
    ev.Typed: Deed.TYPED,
    ev.Wrote: Deed.WROTE,
    ev.Dropped: Deed.DROPPED,
    ev.Swapped: Deed.SWAPPED,
    ev.Highlighted: Deed.HIGHLIGHTED,
    ev.Unhighlighted: Deed.UNHIGHLIGHTED,
    ev.Flagged: Deed.FLAGGED,
    ev.Unflagged: Deed.UNFLAGGED,
    ev.Struck: Deed.STRUCK,
    ev.Unstruck: Deed.UNSTRUCK,
    ev.Noted: Deed.NOTED,
    ev.Revealed: Deed.REVEALED,
    ev.BooksOpened: Deed.BOOKS_OPENED,
    ev.LookedUp: Deed.LOOKED_UP,
    ev.BooksClosed: Deed.BOOKS_CLOSED,
    ev.Dealt: Deed.DEALT,
    ev.Advanced: Deed.ADVANCED,
    ev.Paused: Deed.PAUSED,
    ev.Resumed: Deed.RESUMED,
    ev.Interrupted: Deed.INTERRUPTED,
    ev.ClockMoved: Deed.CLOCK_MOVED,
    ev.Closed: Deed.CLOSED,
}


class Logged(Protocol):
    """An attempt as it is kept: its form and rules, its events, and its items by revision."""

    @property
    def form(self) -> Form:
        """The form; empty for a drill, whose places are in its events."""

    @property
    def policy(self) -> Policy:
        """The rules."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The whole log."""

    @property
    def items(self) -> Mapping[str, Item]:
        """Every item of the form by its revision."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps of an attempt, and its state after each: `states` has one more, the attempt before it started.

    States share what they have in common, so that a long log takes some megabytes, and going back costs nothing.
    """

    steps: tuple[Step, ...]
    states: tuple[Attempt, ...] = field(repr=False)

    def state_at(self, n: int) -> Attempt:
        """The attempt after `n` steps; 0 is before the start. IndexError beyond the last."""
        if not 0 <= n <= len(self.steps):
            raise IndexError(f"this attempt has {len(self.steps)} steps, not {n}")
        return self.states[n]


def timeline(log: Logged) -> Timeline:
    """The timeline of an attempt, open or closed. ValueError for a log with a gap."""
    return _Line(log).drawn()


class _Line:
    """A timeline as it is drawn."""

    def __init__(self, log: Logged) -> None:
        self._log = log
        self._steps: list[Step] = []
        self._states: list[Attempt] = [ready(log.form, log.policy)]
        self._visits: Counter[int] = Counter()
        self._answers: dict[int, tuple[str, ...]] = {}

    def drawn(self) -> Timeline:
        """The whole of it."""
        last: Event | None = None
        for event in self._log.events:
            before = self._states[-1]
            after = evolve(before, event)
            sudden = event.charged if isinstance(event, ev.Interrupted) else timedelta()
            alerts = [*_alerts(before, event.moment.elapsed - sudden)]
            for moment in alerts:
                self._add(_alert(before, moment), before)
            if last and not alerts and _goes_on(last, event):
                self._steps.pop()
                self._states.pop()
            self._add(self._step(event, self._states[-1], after), after)
            if [*_alerts(before, event.moment.elapsed, sudden)] and event.moment.elapsed < before.deadline:
                self._add(_alert(before, event.moment), after)
            last = event
        return Timeline(tuple(self._steps), tuple(self._states))

    def _add(self, step: Step, state: Attempt) -> None:
        """One more step; its number and the time since the one before are filled in here."""
        since = step.moment.elapsed - (self._steps[-1].moment.elapsed if self._steps else timedelta())
        self._steps.append(replace(step, number=len(self._steps) + 1, since=since))
        self._states.append(state)

    def _step(self, event: Event, before: Attempt, after: Attempt) -> Step:
        match event:
            case ev.Visited(slot=slot):
                self._visits[slot] += 1
                return _step(event, after, came(slot, self._visits[slot]))
            case ev.Answered():
                return self._answered(event, before, after)
            case ev.Typed(slot=slot, text=text):
                right = self._right(after, slot, after.response(slot))
                sentence = f"Typed {quoted(text)} ({_worth(right)})." if text.strip() else "Took back what was typed."
                return replace(_step(event, after, sentence), right=right)
            case _:
                slot = getattr(event, "slot", 0)
                item = self._log.items[before.form.slot(slot).revision] if slot else None
                return _step(event, after, told(event, before, item))

    def _answered(self, event: ev.Answered, before: Attempt, after: Attempt) -> Step:
        """An answer; where an item takes several, what stands before the last is chosen is no answer yet."""
        slot, place = event.slot, before.form.slot(event.slot)
        said = letters(place, event.chosen)
        if len(event.chosen) < place.choose:
            return _step(event, after, f"Chose {said}, {len(event.chosen)} of {place.choose}.")
        right = self._right(after, slot, after.response(slot))
        old = self._answers.get(slot)
        self._answers[slot] = event.chosen
        answered = replace(_step(event, after, f"Answered {said} ({_worth(right)})."), right=right)
        if old is None:
            return answered
        if old == event.chosen:
            return replace(answered, sentence=f"Answered {said} again ({_worth(right)}).")
        was_right = self._right(after, slot, replace(after.response(slot), chosen=old))
        turn = Turn.RIGHT_TO_WRONG if was_right else Turn.WRONG_TO_RIGHT if right else Turn.WRONG_TO_WRONG
        return replace(
            answered, deed=Deed.CHANGED, turn=turn, sentence=f"Changed {letters(place, old)} to {said}: {turn}."
        )

    def _right(self, attempt: Attempt, slot: int, response: Response) -> bool:
        item = self._log.items[attempt.form.slot(slot).revision]
        return earned(item, response, attempt.policy) == 1


def _step(event: Event, after: Attempt, sentence: str) -> Step:
    nowhere = isinstance(event, ev.Started) or after.surveying or not after.form.slots
    in_view = None if nowhere else after.current
    return Step(
        number=0,
        deed=_DEEDS[type(event)],
        moment=event.moment,
        since=timedelta(),
        slot=getattr(event, "slot", in_view),
        sentence=sentence,
    )


def _alert(before: Attempt, moment: Moment) -> Step:
    return Step(
        number=0,
        deed=Deed.ALERTED,
        moment=moment,
        since=timedelta(),
        slot=None if before.surveying else before.current,
        sentence=alerted(before.deadline - moment.elapsed),
    )


def _alerts(before: Attempt, until: timedelta, lately: timedelta | None = None) -> Iterator[Moment]:
    """When the candidate was told the time between the last event and `until`, or `lately` before that."""
    if before.moment is None:
        return
    since = before.elapsed if lately is None else until - lately
    for left in before.policy.time.alerts_left:
        due = before.deadline - left
        if since < due <= until:
            yield Moment(due, before.moment.at + (due - before.elapsed))


def _goes_on(last: Event, event: Event) -> bool:
    """Whether an event is one more character typed where the one before was."""
    if event.moment.elapsed - last.moment.elapsed > KEYSTROKES:
        return False
    if isinstance(last, ev.Wrote) and isinstance(event, ev.Wrote):
        return (last.slot, last.line.role, last.place) == (event.slot, event.line.role, event.place)
    return isinstance(last, ev.Typed) and isinstance(event, ev.Typed) and last.slot == event.slot


def _worth(right: bool) -> str:
    return "right" if right else "wrong"
