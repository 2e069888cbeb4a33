"""An exam sat by an invented candidate: the log that the engine itself would have written."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from simulator.exam import event as ev
from simulator.exam.case import Case, KeyLine, Line, Sheet, code_set, lines_of, written
from simulator.exam.event import ClosedBy, Event, Moment
from simulator.exam.form import Form, Slot
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Tool
from simulator.invented.candidate import Candidate, Habits
from simulator.invented.chance import Chance
from simulator.invented.truth import Truth, drawn

_CODES = ("A41.9", "E11.9", "I10", "I50.9", "J18.9", "N17.9", "S72.001A", "Z79.4")
"""What is looked up."""
_NOTES = ("Check the guideline.", "Between two.", "Read the chart again.")
_BOOK = "icd-10-cm"
_TICK = timedelta(milliseconds=1)
"""The clock of an invented sitting goes in these."""


def sat(
    candidate: Candidate,
    form: Form,
    policy: Policy,
    items: Mapping[str, Item],
    truths: Mapping[str, Truth],
    *,
    seed: int,
    began: datetime,
) -> tuple[Event, ...]:
    """The log of a closed attempt: handed in, or expired where the candidate was too slow.

    `items` are by revision, `truths` by the id of the item, `began` is aware UTC. The same arguments give the same log.
    ValueError for a form whose sections are left for good, or with items that are answered by typing.
    """
    if policy.one_way or any(slot.typed for slot in form.slots):
        raise ValueError("invented candidates sit forms with open sections, of items to choose and records to code")
    return _Sitting(candidate, form, policy, items, truths, Chance(seed, f"sat by {candidate.name}"), began).log()


class _TimeUp(Exception):
    """The limit was reached."""


class _Sitting:
    """One candidate at work."""

    def __init__(
        self,
        candidate: Candidate,
        form: Form,
        policy: Policy,
        items: Mapping[str, Item],
        truths: Mapping[str, Truth],
        chance: Chance,
        began: datetime,
    ) -> None:
        self._candidate, self._form, self._policy = candidate, form, policy
        self._items, self._truths, self._chance, self._began = items, truths, chance, began
        self._limit = policy.time.limit // _TICK
        self._elapsed = 0
        self._now = Moment(timedelta(), began)
        self._events: list[Event] = []
        self._struck: dict[int, str] = {}
        self._flagged: dict[int, tuple[str, ...]] = {}

    def log(self) -> tuple[Event, ...]:
        """Sit the exam to its end."""
        self._does(ev.Started)
        try:
            for slot in self._form.slots:
                self._visit(slot)
                if slot.case:
                    self._code(slot)
                else:
                    self._choose(slot)
            self._look_back()
            self._does(ev.Closed, by=ClosedBy.SUBMITTED)
        except _TimeUp:
            self._elapsed = self._limit
            self._read_clock()
            self._does(ev.Closed, by=ClosedBy.EXPIRED)
        return tuple(self._events)

    # The clock and the log

    def _passes(self, seconds: float) -> None:
        """Exam time goes by; raises _TimeUp at the limit."""
        self._elapsed += int(seconds * 1000)
        if self._elapsed >= self._limit:
            raise _TimeUp
        self._read_clock()

    def _read_clock(self) -> None:
        elapsed = timedelta(milliseconds=self._elapsed)
        self._now = Moment(elapsed, self._began + elapsed)

    def _does(self, kind: Callable[..., Event], **what: object) -> None:
        self._events.append(kind(seq=len(self._events) + 1, moment=self._now, **what))

    def _visit(self, slot: Slot) -> None:
        self._events.append(ev.Visited(seq=len(self._events) + 1, moment=self._now, slot=slot.number))

    def _answer(self, slot: Slot, chosen: tuple[str, ...]) -> None:
        """An answer is given; an option that was struck out is restored first."""
        if self._struck.get(slot.number) in chosen:
            self._does(ev.Unstruck, slot=slot.number, option=self._struck.pop(slot.number))
        self._events.append(ev.Answered(seq=len(self._events) + 1, moment=self._now, slot=slot.number, chosen=chosen))

    # Items

    def _time(self, slot: Slot) -> float:
        """The seconds that this candidate takes for what stands at a slot."""
        spread: float = 2 ** (0.6 * self._chance.normal())
        return self._truths[slot.item].seconds / self._candidate.haste * spread

    def _omits(self) -> bool:
        return self._chance.share() < self._candidate.omits

    def _choose(self, slot: Slot) -> None:
        """Read an item and answer it, or pass it over."""
        seconds, omitted = self._time(slot), self._omits()
        habits = self._candidate.habits
        if habits:
            seconds = self._ponder(slot, habits, seconds)
        self._passes(seconds)
        if omitted:
            return
        chosen = self._choice(slot)
        self._answer(slot, chosen)
        if slot.number in self._flagged:
            self._flagged[slot.number] = chosen
        elif habits and self._chance.share() < habits.second_thoughts:
            self._reconsider(slot, chosen)

    def _choice(self, slot: Slot) -> tuple[str, ...]:
        """What is chosen: what is right, or something that misleads for one of it."""
        truth = self._truths[slot.item]
        taken: Collection[str] = truth.right
        if self._chance.share() >= truth.known_by(self._candidate.ability_at(slot.domain)):
            missed, wrong = self._chance.pick(truth.right), drawn(truth.pulls, self._chance)
            taken = {wrong, *truth.right} - {missed}
        return tuple([option for option in slot.options if option in taken])

    def _reconsider(self, slot: Slot, before: tuple[str, ...]) -> None:
        """Read it again and choose anew, which may be the same."""
        self._passes(self._time(slot) / 4)
        if (again := self._choice(slot)) != before:
            self._answer(slot, again)

    def _ponder(self, slot: Slot, habits: Habits, seconds: float) -> float:
        """What is done before an item is answered; gives back how much of its time is left."""
        chance, tools, left = self._chance, self._policy.tools, seconds
        if Tool.BOOKS in tools and chance.share() < habits.look_ups:
            code = chance.pick(_CODES)
            self._passes(seconds / 4)
            self._does(ev.BooksOpened, slot=slot.number)
            self._passes(seconds / 8)
            self._does(ev.LookedUp, slot=slot.number, system=_BOOK, code=code, query=code[:3].lower())
            self._passes(seconds / 8)
            self._does(ev.BooksClosed, slot=slot.number)
            left -= seconds / 2
        if Tool.STRIKE in tools and chance.share() < habits.strikes:
            self._passes(seconds / 8)
            self._struck[slot.number] = option = chance.pick(slot.options)
            self._does(ev.Struck, slot=slot.number, option=option)
            left -= seconds / 8
        if Tool.NOTES in tools and chance.share() < habits.notes:
            self._passes(seconds / 8)
            self._does(ev.Noted, slot=slot.number, text=chance.pick(_NOTES))
            left -= seconds / 8
        if Tool.FLAG in tools and chance.share() < habits.flags:
            self._does(ev.Flagged, slot=slot.number)
            self._flagged[slot.number] = ()
        return left

    def _look_back(self) -> None:
        """Look at the review screen, and again at what was flagged."""
        if not self._candidate.habits:
            return
        self._does(ev.Surveyed)
        for number, before in self._flagged.items():
            slot = self._form.slot(number)
            self._passes(5)
            self._visit(slot)
            self._reconsider(slot, before)
            self._does(ev.Unflagged, slot=number)

    # Records

    def _code(self, slot: Slot) -> None:
        """Code a record line by line; a line that is not known is left out, or a trap is entered for it."""
        case = self._items[slot.revision].case
        if case is None or self._omits():
            return
        known = self._truths[slot.item].known_by(self._candidate.ability_at(slot.domain))
        seconds = self._time(slot) / len(case.key)
        sheet: Sheet = ()
        for key in case.key:
            self._passes(seconds)
            line = self._line(case, key, known)
            place = 0 if key.role.alone else len(lines_of(sheet, key.role))
            if line is None or any(other.code == line.code for other in sheet):
                continue
            sheet = written(sheet, place, line)
            self._does(ev.Wrote, slot=slot.number, place=place, line=line)

    def _line(self, case: Case, key: KeyLine, known: float) -> Line | None:
        """The line that is written for a line of the key; None for none."""
        if self._chance.share() < known:
            modifiers = " ".join(group[0] for group in key.modifiers)
            units = "" if key.units == 1 else str(key.units)
            return Line(role=key.role, code=key.codes[0], poa=key.poa or "", modifiers=modifiers, units=units)
        traps = [code for trap in case.tempting for code in trap.codes if code_set(code) is key.role.code_set]
        return Line(role=key.role, code=self._chance.pick(traps)) if traps and not key.optional else None
