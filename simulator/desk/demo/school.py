"""The school of the demo: who is in which class, what was assigned, and what everybody sat when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from simulator.exam.form import Form
from simulator.exam.policy import Mode
from simulator.invented.candidate import Candidate, Habits, invented
from simulator.invented.chance import Chance

CLASSES = ("Day class A", "Day class B", "Evening class", "Weekend class", "Online A", "Online B", "Refresher")
SIZE = 26
"""Candidates of a class."""
_HALF = 2
"""No more than this part of the attempts is of classes: 1 in so many."""
_SITTINGS = 3
"""Attempts that a candidate of a class makes, about."""
_DAY = timedelta(days=1)
_LONGEST = timedelta(hours=9)
"""No sitting takes longer, extra time included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One attempt to be made. `stage` counts the assignments of the class, None for one that nobody assigned.

    `kept` is how much of it was sat before it was given up, 1 for one that was finished.
    """

    candidate: Candidate
    form: Form
    mode: Mode
    began: datetime
    extra: str = ""
    stage: int | None = None
    kept: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """An assignment of every class: its form (None: drawn for each), and when it can be sat."""

    form: str | None
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Who there is. `classes` maps a class to its candidates; `former` sat once and are in no class any more.

    `allowances` are by name. `begun` are those who have begun what is open now, and have not gone on.
    """

    classes: dict[str, tuple[Candidate, ...]]
    former: tuple[Candidate, ...]
    allowances: dict[str, tuple[str, str]]
    windows: tuple[Window, ...]
    begun: tuple[str, ...]
    bookings: tuple[Booking, ...]


def school(forms: tuple[Form, ...], domains: tuple[str, ...], *, attempts: int, seed: int, now: datetime) -> School:
    """A school with so many closed attempts, the last of them ended before `now`, aware UTC.

    The first of the forms is what everybody sits first, in exam mode; the others are for later attempts.
    """
    count = max(1, min(len(CLASSES), attempts // _HALF // (SIZE * _SITTINGS)))
    everybody = invented(attempts, seed, mean=0.95, sd=0.75, domains=domains)
    names = CLASSES[:count]
    classes = {
        name: tuple(
            replace(candidate, habits=Habits()) for candidate in everybody[at * SIZE : min(at * SIZE + SIZE, attempts)]
        )
        for at, name in enumerate(names)
    }
    windows = (
        Window(form=forms[0].id, opens=now - 45 * _DAY, closes=now - 31 * _DAY),
        Window(form=forms[1].id if len(forms) > 2 else None, opens=now - 12 * _DAY, closes=now + 9 * _DAY),
        Window(form=None, opens=now + 20 * _DAY, closes=now + 34 * _DAY),
    )
    chance = Chance(seed, "school")
    allowances = {
        candidate.name: chance.pick(_ALLOWED)
        for members in classes.values()
        for candidate in members
        if chance.share() < 0.08
    }
    bookings: list[Booking] = []
    begun: list[str] = []
    for members in classes.values():
        for candidate in members:
            extra = allowances.get(candidate.name, ("", ""))[0]
            bookings += _course(candidate, forms, windows, extra, chance)
            if chance.share() < 0.1:
                begun.append(candidate.name)
    bookings = bookings[:attempts]
    former = everybody[count * SIZE : count * SIZE + attempts - len(bookings)]
    bookings += [
        Booking(candidate=each, form=forms[0], mode=Mode.EXAM, began=_at(now - 60 * _DAY, now - 700 * _DAY, chance))
        for each in former
    ]
    done = {booking.candidate.name for booking in bookings if booking.stage == 1}
    return School(
        classes=classes,
        former=former,
        allowances=allowances,
        windows=windows,
        begun=tuple(name for name in begun if name not in done),
        bookings=tuple(sorted(bookings, key=lambda booking: booking.began)),
    )


_ALLOWED = (
    ("50%", "Accommodation letter on file."),
    ("25%", "Accommodation letter on file."),
    ("60", "Screen reader."),
)


def _course(
    candidate: Candidate, forms: tuple[Form, ...], windows: tuple[Window, ...], extra: str, chance: Chance
) -> Iterator[Booking]:
    """What a candidate of a class has sat: the first assignment, practice, and some of them the second one."""
    first, second, _ = windows
    fate = chance.share()
    if fate < 0.04:
        yield Booking(
            candidate=candidate,
            form=forms[0],
            mode=Mode.EXAM,
            began=_at(first.opens, first.closes, chance),
            extra=extra,
            stage=0,
            kept=chance.between(0.2, 0.8),
        )
    if fate < 0.94:
        late = fate > 0.89
        began = _at(first.closes, first.closes + 3 * _DAY, chance) if late else _at(first.opens, first.closes, chance)
        yield Booking(candidate=candidate, form=forms[0], mode=Mode.EXAM, began=began, extra=extra, stage=0)
    growth = chance.between(-0.1, 0.5)
    between = replace(candidate, ability=candidate.ability + growth / 2)
    for _ in range(chance.below(3)):
        began = _at(first.closes + 3 * _DAY, second.opens, chance)
        mode = Mode.PRACTICE if chance.share() < 0.6 else Mode.EXAM
        yield Booking(candidate=between, form=forms[-1], mode=mode, began=began, extra=extra)
    if chance.share() < 0.55:
        later = replace(candidate, ability=candidate.ability + growth)
        began = _at(second.opens, second.opens + 12 * _DAY, chance)
        yield Booking(candidate=later, form=forms[1], mode=Mode.EXAM, began=began, extra=extra, stage=1)


def _at(begin: datetime, end: datetime, chance: Chance) -> datetime:
    """A time between two, early enough before the later one to end by it."""
    begin, end = min(begin, end), max(begin, end)
    seconds = int((end - begin - _LONGEST).total_seconds() * chance.share())
    return begin + timedelta(seconds=seconds)
