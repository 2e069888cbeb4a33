"""What tests of the application share: items, profiles, forms, a clock one can wind, a journal, a candidate."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from simulator.candidate.proctor import Proctor, Tick
from simulator.exam.attempt import Attempt, replay
from simulator.exam.event import ClockMoved, Event, Interrupted, Started, Visited
from simulator.exam.form import Form, assemble
from simulator.exam.item import Difficulty, Item, Kind, Level, Option
from simulator.exam.policy import Feedback, Interruptions, Mode, Policy, policy_for
from simulator.exam.profile import Profile, Quota, Tool
from simulator.exam.report import Report, report
from simulator.exam.scoring import DomainScore, Score
from simulator.exam.timing import Reading
from simulator.ports.attempts import Checkpoint, News, Record, Summary
from simulator.ports.drills import Review, Sighting, Wish
from simulator.ports.failure import Taken, Unsaved

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANN = "Ann Lee"
LIMIT = timedelta(minutes=90)
KEY, WRONG, WORSE = "a", "b", "c"
both_clocks = pytest.mark.parametrize("strict", [False, True], ids=["free", "strict"])
BLUEPRINT = {"guidelines": 2, "anaesthesia": 3, "musculoskeletal": 5}


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def item(domain: str, number: int, *, bank: str = "form-a", code_year: int = 2026, accepted: bool = True) -> Item:
    """An item whose key is always option a; b, c and d are wrong. Every teaching text carries the word SECRET."""
    name = f"{bank}-{domain}-{number:02}"
    return Item(
        id=name,
        revision=f"rev:{name}",
        bank=bank,
        code_year=code_year,
        kind=Kind.SINGLE,
        domain=domain,
        skills=("sequencing",),
        difficulty=Difficulty.MODERATE,
        level=Level.APPLICATION,
        stem=f"Stem of {name} [POA] [/x]",
        options=tuple(Option(id=o, text=f"Code {o} of {name}", why=f"SECRET why of {o}") for o in "abcd"),
        key=(KEY,),
        rationale="SECRET rationale",
        references=("SECRET reference",),
        accepted=accepted,
    )


def items(counts: Mapping[str, int] = BLUEPRINT, *, bank: str = "form-a") -> tuple[Item, ...]:
    """This many items of each domain."""
    return tuple(item(domain, n, bank=bank) for domain, count in counts.items() for n in range(1, count + 1))


def profile(
    blueprint: Mapping[str, int] = BLUEPRINT,
    *,
    limit: timedelta = LIMIT,
    passing: Fraction = Fraction(7, 10),
    pausing: bool = False,
) -> Profile:
    """A ten-item exam of 90 minutes with the alerts of the real ones, unless told otherwise."""
    return Profile(
        id="cpc",
        title="CPC-style exam",
        about="For tests.",
        notice="The passing standard is the simulator's own.",
        limit=limit,
        passing=passing,
        alerts=tuple(minutes(left) for left in (60, 30, 15, 5, 1)),
        code_years=(2026,),
        blueprint=tuple(Quota(domain=d, title=d.capitalize(), count=n) for d, n in blueprint.items()),
        pool=("cpc",),
        tools=frozenset(Tool),
        pausing=pausing,
    )


def form(blueprint: Mapping[str, int] = BLUEPRINT, *, seed: int = 1, unscored: Iterable[int] = ()) -> Form:
    """A form drawn by seed from exactly the items that the blueprint needs; slots in `unscored` are pretest items."""
    whole = assemble(profile(blueprint), items(blueprint), seed)
    pretest = set(unscored)
    return replace(whole, slots=tuple(replace(slot, scored=slot.number not in pretest) for slot in whole.slots))


def policy(
    *,
    strict: bool = False,
    practice: bool = False,
    limit: timedelta = LIMIT,
    extra: timedelta = timedelta(),
    passing: Fraction = Fraction(7, 10),
) -> Policy:
    """Exam rules, or practice with pausing and immediate feedback; the clock free or strict."""
    return policy_for(
        profile(limit=limit, passing=passing),
        mode=Mode.PRACTICE if practice else Mode.EXAM,
        feedback=Feedback.IMMEDIATE if practice else Feedback.DEFERRED,
        interruptions=Interruptions.STRICT if strict else Interruptions.FREE,
        extra=extra,
    )


class FakeClock:
    """A machine's clocks in the hand of a test: steady ticks that count sleep, a wall clock, and boots."""

    def __init__(self, now: datetime = MORNING) -> None:
        self._ticks = timedelta(hours=3)
        self._now = now
        self._boot = 1

    def read(self) -> Reading:
        return Reading(ticks=self._ticks, now=self._now)

    def boot(self) -> str:
        return f"boot {self._boot}"

    def advance(self, by: float | timedelta) -> None:
        """Time passes, in seconds or as a span."""
        span = by if isinstance(by, timedelta) else seconds(by)
        self._ticks += span
        self._now += span

    def sleep_lid(self, by: float | timedelta) -> None:
        """The machine sleeps: both clocks go on, and nobody reads them."""
        self.advance(by)

    def move_wall(self, delta: timedelta) -> None:
        """Somebody sets the wall clock; the steady one does not notice."""
        self._now += delta

    def reboot(self, away: float | timedelta = 0) -> None:
        """The machine is off for a while; its steady clock begins again from nothing."""
        self.advance(away)
        self._ticks = timedelta(seconds=20)
        self._boot += 1


class MemoryJournal:
    """A journal and an archive without a disk. It checks every write as the store's own keys would.

    While `full`, every write is refused; `script` says of the next writes, one by one, which are refused (True).
    """

    def __init__(self) -> None:
        self.full = False
        self.script: deque[bool] = deque()
        self.scores: dict[int, Score] = {}
        self._records: dict[int, Record] = {}
        self._attempts: dict[int, Attempt] = {}
        self._holders: dict[int, str] = {}
        self._begun: dict[int, datetime] = {}
        self._names: list[str] = []

    # Journal

    def begin(
        self,
        candidate: str,
        profile: Profile,
        form: Form,
        policy: Policy,
        items: Sequence[Item],
        at: datetime,
        wish: Wish | None = None,
        assignment: int | None = None,
    ) -> int:
        self._refuse()
        number = len(self._records) + 1
        self._records[number] = Record(
            id=number,
            candidate=candidate,
            profile=profile,
            form=form,
            policy=policy,
            items={item.revision: item for item in items},
            events=(),
            checkpoint=None,
            wish=wish,
        )
        self._attempts[number] = replay(form, policy, ())
        self._begun[number] = at
        return number

    def load(self, attempt_id: int) -> Record:
        return self._records[attempt_id]

    def load_each(self, attempt_ids: Iterable[int]) -> Iterator[Record]:
        return map(self.load, attempt_ids)

    def hold(self, attempt_id: int, holder: str, *, take: bool) -> bool:
        if take or self._holders.get(attempt_id, holder) == holder:
            self._holders[attempt_id] = holder
            return True
        return False

    def release(self, attempt_id: int, holder: str) -> None:
        if self._holders.get(attempt_id) == holder:
            del self._holders[attempt_id]

    def append(
        self,
        attempt_id: int,
        holder: str,
        events: Sequence[Event],
        after: Attempt,
        checkpoint: Checkpoint,
        score: Score | None,
        *,
        items: Sequence[Item] = (),
        review: Review | None = None,
    ) -> None:
        self._holds(attempt_id, holder)
        self._refuse()
        record = self._records[attempt_id]
        log = (*record.events, *events)
        assert [event.seq for event in log] == list(range(1, len(log) + 1)), "the log has a gap, or an event twice"
        times = [event.moment.elapsed for event in log]
        assert times == sorted(times), "exam time went back"
        assert after.elapsed == times[-1] <= checkpoint.elapsed
        assert (score is not None) == (after.closed_by is not None), "a score comes with the closing event"
        assert not items, "a drill is tested on a real store"
        assert not review, "a drill is tested on a real store"
        self._records[attempt_id] = replace(record, events=log, checkpoint=checkpoint)
        self._attempts[attempt_id] = after
        if score:
            self.scores[attempt_id] = score

    def keep(self, attempt_id: int, holder: str, checkpoint: Checkpoint) -> None:
        self._holds(attempt_id, holder)
        self._refuse()
        record = self._records[attempt_id]
        assert record.checkpoint, "a checkpoint was kept before the start"
        assert record.checkpoint.elapsed <= checkpoint.elapsed < record.policy.time.limit
        self._records[attempt_id] = replace(record, checkpoint=checkpoint)

    def news(self, attempt_id: int, after: int) -> News:
        record = self._records[attempt_id]
        return News(events=record.events[after:], checkpoint=record.checkpoint)

    # Archive

    def candidates(self) -> tuple[str, ...]:
        return tuple(self._names)

    def enrol(self, name: str, at: datetime) -> None:
        self._refuse()
        if name not in self._names:
            self._names.append(name)

    def attempts(self, candidate: str | None = None) -> tuple[Summary, ...]:
        mine = [r for r in self._records.values() if candidate in (None, r.candidate)]
        return tuple(self._summary(record) for record in reversed(mine))

    def sightings(self, candidate: str) -> tuple[Sighting, ...]:
        return tuple(
            Sighting(record.form.slot(event.slot).item, record.id, record.policy.mode, event.moment.at)
            for record in self._records.values()
            for event in record.events
            if record.candidate == candidate and isinstance(event, Visited)
        )

    def domain_scores(self, candidate: str) -> tuple[DomainScore, ...]:
        mine = [score for number, score in self.scores.items() if self._records[number].candidate == candidate]
        return tuple(domain for score in mine for domain in score.domains)

    # What a test does to it

    def bury(self, holder: str) -> None:
        """A window died: what it held is free."""
        self._holders = {attempt: name for attempt, name in self._holders.items() if name != holder}

    def _summary(self, record: Record) -> Summary:
        attempt, score = self._attempts[record.id], self.scores.get(record.id)
        return Summary(
            id=record.id,
            candidate=record.candidate,
            profile=record.profile.id,
            title=record.profile.title,
            form=record.form.id,
            mode=record.policy.mode,
            status=attempt.status,
            closed_by=attempt.closed_by,
            started=next((e.moment.at for e in record.events if isinstance(e, Started)), None),
            last_seen=record.checkpoint.at if record.checkpoint else None,
            limit=record.policy.time.limit,
            elapsed=attempt.elapsed,
            answered=attempt.answered,
            total=sum(slot.scored for slot in record.form.slots),
            items=len(record.form.slots),
            passing=record.policy.passing,
            credit=score.credit if score else None,
            passed=score.passed if score else None,
        )

    def _holds(self, attempt_id: int, holder: str) -> None:
        if self._holders.get(attempt_id) != holder:
            raise Taken

    def _refuse(self) -> None:
        if self.script.popleft() if self.script else self.full:
            raise Unsaved("The disk is full. Free some space and press the key again.")


class MemoryShelf:
    """Banks and profiles that were never files."""

    def __init__(self, pool: Iterable[Item], *profiles: Profile, problems: Iterable[str] = ()) -> None:
        self._pool = tuple(pool)
        self._profiles = profiles
        self._problems = tuple(problems)

    def profiles(self) -> tuple[Profile, ...]:
        return self._profiles

    def pool(self, profile: Profile) -> tuple[Item, ...]:
        return self._pool

    def stock(self) -> tuple[Item, ...]:
        return self._pool

    def problems(self) -> tuple[str, ...]:
        return self._problems


class Candidate:
    """A candidate who does what a test says, in one window: sits, reads, answers, is killed, resumes, hands in."""

    def __init__(
        self, rules: Policy, *, sheet: Form | None = None, unscored: Iterable[int] = (), pool: Sequence[Item] = ()
    ) -> None:
        self.clock = FakeClock()
        self.journal = MemoryJournal()
        self.form = sheet or form(unscored=unscored)
        self.id = self.journal.begin(ANN, profile(), self.form, rules, pool or items(), self.clock.read().now)
        self._windows = 0
        self.sits()

    @property
    def record(self) -> Record:
        return self.journal.load(self.id)

    @property
    def log(self) -> tuple[Event, ...]:
        return self.record.events

    @property
    def attempt(self) -> Attempt:
        """The attempt as its log tells it."""
        return replay(self.form, self.record.policy, self.log)

    def sits(self, *, take: bool = False) -> Proctor:
        """Takes the attempt up in a new window."""
        self._windows += 1
        self.window = f"window {self._windows}"
        self.proctor = Proctor.open(self.journal, self.clock, self.id, self.window, take=take)
        return self.proctor

    def reads(self, span: float | timedelta, *, every: float = 5) -> list[Tick]:
        """Looks at what is in view for so long, while the clock ticks every so many seconds."""
        left = span if isinstance(span, timedelta) else seconds(span)
        ticks = []
        while left > timedelta():
            step = min(left, seconds(every))
            self.clock.advance(step)
            ticks.append(self.proctor.tick())
            left -= step
        return ticks

    def answers(self, slot: int, option: str = KEY) -> None:
        self.proctor.visit(slot)
        self.proctor.answer(option)

    def is_killed(self) -> None:
        """kill -9, or the power: nothing is said to the journal."""
        self.journal.bury(self.window)

    def report(self) -> Report:
        return report(self.attempt, self.log, self.record.items)


def credited_time(attempt: Attempt) -> timedelta:
    """All time that the attempt accounts for: of items in view, and of none."""
    return sum((response.dwell for response in attempt.responses), attempt.uncredited)


def interruptions(ann: Candidate) -> list[Interrupted]:
    return [event for event in ann.log if isinstance(event, Interrupted)]


def clock_moves(ann: Candidate) -> list[timedelta]:
    return [event.shift for event in ann.log if isinstance(event, ClockMoved)]
