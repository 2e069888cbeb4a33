"""The demo, put into a store: a seeded school with its groups, allowances, assignments, attempts and disputes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.clock import Clock
from simulator.desk.demo.bank import DemoBank, demo_bank
from simulator.desk.demo.school import Booking, School, Window, school
from simulator.desk.disputes import Disputes
from simulator.exam.attempt import replay
from simulator.exam.event import Closed, ClosedBy, Event
from simulator.exam.policy import Interruptions, Mode, extra_time, policy_for
from simulator.exam.profile import Profile
from simulator.exam.scoring import score
from simulator.invented.chance import Chance
from simulator.invented.sitting import sat
from simulator.ports.attempts import Journal, Summary
from simulator.ports.docket import Docket, Verdict
from simulator.ports.register import Column, Finished, Register, Search, Sort
from simulator.ports.roster import Allowance, Assignment, Rosters
from simulator.ports.shelf import Shelf

BY = "M. Quinn"
"""The instructor of the demo."""
ATTEMPTS = 10_000
SEED = 2026
PROFILE, FORM = "cpc", "cpc-a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The parts of the store that the demo is written to. `fill` keeps many closed attempts at once."""

    rosters: Rosters
    docket: Docket
    journal: Journal
    register: Register
    fill: Callable[[Iterable[Finished]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What was put there: so many attempts, the planted faults, and the disputes that wait."""

    attempts: int
    bank: DemoBank
    waiting: tuple[int, ...]


def fill(
    places: Places,
    shelf: Shelf,
    clock: Clock,
    *,
    attempts: int = ATTEMPTS,
    seed: int = SEED,
    tell: Callable[[int, int], None] | None = None,
) -> Demo:
    """Fill an empty store. `tell` is called with how many of how many attempts are made: ten thousand take a minute.

    The same seed, attempts, time and shipped bank give the same school. StoreError where it cannot be written.
    """
    profile = next(profile for profile in shelf.profiles() if profile.id == PROFILE)
    bank = demo_bank(profile, shelf.pool(profile), FORM, seed)
    now = clock.read().now
    domains = tuple(quota.domain for quota in profile.blueprint)
    made = school(bank.forms, domains, attempts=attempts, seed=seed, now=now)
    assignments = _enrolled(places.rosters, made, now)
    places.fill(_sat(made, bank, profile, assignments, seed, tell))
    _begun(places.journal, made, bank, profile, assignments, now)
    disputes = _disputed(places, bank, Chance(seed, "disputes"), now)
    return Demo(attempts=len(made.bookings), bank=bank, waiting=_settled(places, shelf, clock, disputes))


def _enrolled(rosters: Rosters, made: School, now: datetime) -> dict[tuple[str, int], int]:
    """Put everybody on the roster; says the id of each assignment by a candidate's name and its place in the list."""
    term = now - timedelta(days=60)
    ids: dict[tuple[str, int], int] = {}
    for group, members in made.classes.items():
        rosters.enrol({group: [candidate.name for candidate in members]}, BY, term)
    for name, (extra, why) in made.allowances.items():
        rosters.allow(Allowance(candidate=name, extra=extra, reason=why, by=BY, at=term + timedelta(days=1)))
    for stage, window in enumerate(made.windows):
        for group, members in made.classes.items():
            number = rosters.assign(_assignment(group, window, min(window.opens, now) - timedelta(days=2)))
            ids |= {(candidate.name, stage): number for candidate in members}
    return ids


def _assignment(group: str, window: Window, at: datetime) -> Assignment:
    return Assignment(
        id=0,
        group=group,
        profile=PROFILE,
        form=window.form,
        mode=Mode.EXAM,
        interruptions=Interruptions.FREE,
        opens=window.opens,
        closes=window.closes,
        by=BY,
        at=at,
    )


def _sat(
    made: School,
    bank: DemoBank,
    profile: Profile,
    assignments: dict[tuple[str, int], int],
    seed: int,
    tell: Callable[[int, int], None] | None,
) -> Iterator[Finished]:
    for done, booking in enumerate(made.bookings, 1):
        under = None if booking.stage is None else assignments[booking.candidate.name, booking.stage]
        yield _finished(booking, bank, profile, under, seed + done)
        if tell:
            tell(done, len(made.bookings))


def _finished(booking: Booking, bank: DemoBank, profile: Profile, under: int | None, seed: int) -> Finished:
    policy = policy_for(profile, mode=booking.mode, extra=extra_time(booking.extra, profile.limit))
    items = {slot.revision: bank.items[slot.revision] for slot in booking.form.slots}
    events = sat(booking.candidate, booking.form, policy, items, bank.truths, seed=seed, began=booking.began)
    if booking.kept < 1:
        events = _given_up(events, booking.kept)
    after = replay(booking.form, policy, events)
    return Finished(
        candidate=booking.candidate.name,
        profile=profile,
        form=booking.form,
        policy=policy,
        items=items,
        events=events,
        after=after,
        score=score(after, items),
        assignment=under,
    )


def _given_up(events: tuple[Event, ...], kept: float) -> tuple[Event, ...]:
    """A log that was given up after part of it."""
    log = events[: max(2, int(len(events) * kept))]
    return (*log, Closed(seq=len(log) + 1, moment=log[-1].moment, by=ClosedBy.ABANDONED))


def _begun(
    journal: Journal,
    made: School,
    bank: DemoBank,
    profile: Profile,
    assignments: dict[tuple[str, int], int],
    now: datetime,
) -> None:
    """Attempts that somebody has begun under what is assigned now, and left open."""
    form, policy, at = bank.forms[1], policy_for(profile), now - timedelta(days=1)
    items = [bank.items[slot.revision] for slot in form.slots]
    for name in made.begun:
        journal.begin(name, profile, form, policy, items, at, assignment=assignments[name, 1])


def _disputed(places: Places, bank: DemoBank, chance: Chance, now: datetime) -> list[int]:
    """Disputes of the planted miskeys, by candidates who chose what is right, and some of items that are sound."""
    form = bank.forms[0]
    lately = Search(form=form.id, mode=Mode.EXAM, closed_by=ClosedBy.SUBMITTED, since=now - timedelta(days=50))
    found = places.register.page(lately, Sort(by=Column.STARTED, descending=False), 0, 60)
    at, ids = now - timedelta(days=3), []
    for slot in form.slots:
        if slot.item in bank.miskeyed:
            right = bank.miskeyed[slot.item]
            wronged = [each for each in found if _chose(places.journal, each, slot.number) == (right,)]
            for summary in wronged[:3]:
                at += timedelta(hours=2)
                why = f"I chose {right}, and the rationale and the references argue for {right} too."
                ids.append(places.docket.dispute(summary.id, slot.number, slot.item, slot.revision, why, at))
    for summary in found[:4]:
        slot = form.slot(1 + chance.below(len(form.slots)))
        if slot.item not in bank.miskeyed:
            at += timedelta(hours=2)
            ids.append(
                places.docket.dispute(summary.id, slot.number, slot.item, slot.revision, chance.pick(_DOUBTS), at)
            )
    return ids


_DOUBTS = (
    "Two of the options are right here.",
    "The stem does not say whether this is the first visit.",
    "My book of this year says otherwise.",
)


def _chose(journal: Journal, summary: Summary, slot: int) -> tuple[str, ...]:
    record = journal.load(summary.id)
    return replay(record.form, record.policy, record.events).response(slot).chosen


def _settled(places: Places, shelf: Shelf, clock: Clock, disputes: list[int]) -> tuple[int, ...]:
    """Rule on the last two disputes, so that both ends of one can be seen; says which still wait."""
    desk = Disputes(docket=places.docket, journal=places.journal, shelf=shelf, clock=clock, by=BY)
    for dispute, (verdict, why) in zip(disputes[-2:], _RULINGS, strict=False):
        desk.rule(dispute, verdict, why)
    return tuple(disputes[:-2])


_RULINGS = (
    (Verdict.CREDITED, "The stem can be read both ways: credited, and marked for the next edit."),
    (Verdict.REJECTED, "The guideline that the item names decides it: the key stays."),
)
