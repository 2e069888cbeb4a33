"""The lobby: what a candidate does before and after an attempt (choose, start, resume, look back)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import get_close_matches

from simulator.candidate.appeals import Appeals
from simulator.candidate.barred import Barred
from simulator.candidate.duties import Duties
from simulator.candidate.library import Library
from simulator.candidate.proctor import Proctor
from simulator.clock import Clock
from simulator.drill.stock import LATELY
from simulator.exam.attempt import Attempt, Status, replay
from simulator.exam.case import Answering
from simulator.exam.form import Form, assemble, eligible, fixed
from simulator.exam.item import Item, Kind
from simulator.exam.policy import OUT_OF_REACH, Feedback, Interruptions, Mode, extra_time, policy_for
from simulator.exam.profile import Profile, Quota
from simulator.exam.report import Report, report
from simulator.ports.attempts import Archive, Journal, Record, Summary
from simulator.ports.docket import Docket
from simulator.ports.failure import Taken
from simulator.ports.roster import Rosters, written
from simulator.ports.shelf import Shelf
from simulator.rulings import Pool, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be sat of a profile now. `forms` are the banks that fill the blueprint alone; `missing` by domain.

    `records` of the places of a form are records to code; `several` says that items which take several answers are
    in the pool.
    """

    profile: Profile
    forms: tuple[str, ...]
    missing: Mapping[str, int]
    records: int
    several: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a candidate decides in the briefing. A `seed` assembles a form from the pool; else `form` names a bank.

    `case` is the id of the one record to sit, where the profile is of `Lobby.alone`. `answering` is how records are
    answered, None for as the bank has it. Under an `assignment`, form, mode, clock and extra time are not the
    candidate's to choose: whatever stands here, the assignment and the allowance decide.
    """

    profile: Profile
    form: str | None = None
    seed: int | None = None
    mode: Mode = Mode.EXAM
    feedback: Feedback = Feedback.DEFERRED
    extra: timedelta = timedelta()
    interruptions: Interruptions = Interruptions.FREE
    books: bool = True
    case: str | None = None
    timed: bool = True
    answering: Answering | None = None
    assignment: int | None = None


class Unknown(Exception):
    """No profile, form, record or attempt of this name; the text names those that exist, or says where they are."""


class Lobby:
    """The application outside an attempt. `window` is a name that no other running window has.

    `library` holds the code books; None where there are none to offer. `appeals` are the candidate's disputes and later
    scores, `duties` what is assigned, and the extra time allowed.
    """

    def __init__(
        self,
        *,
        shelf: Shelf,
        journal: Journal,
        archive: Archive,
        disputes: Docket,
        rosters: Rosters,
        clock: Clock,
        window: str,
        library: Library | None = None,
    ) -> None:
        self.library = library
        self.appeals = Appeals(disputes, journal, clock)
        self.duties = Duties(rosters, archive, clock)
        self._shelf = shelf
        self._journal = journal
        self._archive = archive
        self._disputes = disputes
        self._clock = clock
        self._window = window

    # Candidates

    def candidates(self) -> tuple[str, ...]:
        """Names, the one who sat last first."""
        return self._archive.candidates()

    def another(self, name: str, seated: str) -> bool:
        """Whether this is the name of somebody known here, and not of who is `seated`. ValueError as of `enrol`."""
        others = set(self.candidates()) - {seated}
        return name in others or written(name) in others

    def enrol(self, name: str) -> str:
        """Add a candidate, and say the name as it was kept. ValueError for an empty name, or one over 60 long."""
        plain = written(name)
        self._archive.enrol(plain, self._clock.read().now)
        return plain

    # What can be sat

    def profiles(self) -> tuple[Profile, ...]:
        """Every exam at hand."""
        return self._shelf.profiles()

    def profile(self, profile_id: str) -> Profile:
        """The profile of this id; Unknown where there is none."""
        profiles = {profile.id: profile for profile in self.profiles()}
        if profile_id not in profiles:
            raise Unknown(f"There is no exam {profile_id!r}. There are: {', '.join(profiles) or 'none'}.")
        return profiles[profile_id]

    def problems(self) -> tuple[str, ...]:
        """A sentence for each bank or profile file that could not be used."""
        return self._shelf.problems()

    def offer(self, profile: Profile) -> Offer:
        """The forms of a profile, and what the banks lack of it."""
        pool = self._pool(profile)
        return Offer(
            profile=profile,
            forms=pool.forms(profile),
            missing=pool.missing(profile),
            records=_records(profile, pool.items),
            several=any(item.kind is Kind.MULTIPLE for item in pool.items),
        )

    def cases(self) -> tuple[Item, ...]:
        """Every record that can be sat alone, each once. Reads all banks."""
        return tuple({item.id: item for _, item in self._cases()}.values())

    def alone(self, case_id: str) -> Profile:
        """The exam that one record makes: without a limit, with the tools of the exam that it comes from.

        Unknown where there is no such record.
        """
        for profile, item in self._cases():
            if item.id == case_id:
                return replace(
                    profile,
                    id="case",
                    title=f"Record: {item.id}",
                    about="One record to code, as practice.",
                    limit=OUT_OF_REACH,
                    blueprint=(Quota(domain=item.domain, title=profile.title_of(item.domain), count=1),),
                    sections=(),
                    one_way=False,
                    pretest=0,
                )
        raise Unknown(self._no_case(case_id))

    # Attempts

    def fresh_seed(self) -> int:
        """A seed for a form that nobody has sat: the second it is asked for, in six digits."""
        return int(self._clock.read().now.timestamp()) % 1_000_000

    def start(self, candidate: str, choices: Choices) -> int:
        """Make a new attempt, its clock not yet running, and say its id. Raises Shortfall, Unknown or Barred.

        A form that is drawn holds what the candidate has drilled lately only where the pool has nothing else.
        """
        if choices.assignment is not None:
            choices = self._assigned(candidate, choices, choices.assignment)
        pool, now = self._pool(choices.profile), self._clock.read().now
        form = self._form(choices, pool, candidate, now)
        policy = policy_for(
            choices.profile,
            mode=choices.mode,
            extra=choices.extra,
            interruptions=choices.interruptions,
            feedback=choices.feedback,
            books=choices.books,
            timed=choices.timed,
            answering=choices.answering,
        )
        used = {slot.revision for slot in form.slots}
        items = [item for item in pool.items if item.revision in used]
        under = choices.assignment
        try:
            return self._journal.begin(candidate, choices.profile, form, policy, items, now, assignment=under)
        except Taken as taken:
            raise Barred(f"{taken} `codexam history` lists it.") from None

    def sit(self, attempt_id: int, *, take: bool = False) -> Proctor:
        """Take up an attempt. The proctor only watches when another window holds it, unless `take`."""
        try:
            return Proctor.open(self._journal, self._clock, attempt_id, self._window, take=take)
        except KeyError:
            raise _no_attempt(attempt_id) from None

    def abandon(self, attempt_id: int) -> None:
        """Give an open attempt up. It stays in history, without a score in any trend."""
        proctor = self.sit(attempt_id)
        try:
            if not proctor.closed:
                proctor.abandon()
        finally:
            proctor.leave()

    def attempts(self, candidate: str | None = None) -> tuple[Summary, ...]:
        """Attempts of one candidate, or of all, the newest first."""
        return self._archive.attempts(candidate)

    def open_attempts(self, candidate: str | None = None) -> tuple[Summary, ...]:
        """Attempts that can be resumed, the last touched first."""
        still = [summary for summary in self.attempts(candidate) if summary.status is not Status.CLOSED]
        return tuple(sorted(still, key=lambda s: (s.last_seen is not None, s.last_seen, s.id), reverse=True))

    def record(self, attempt_id: int) -> Record:
        """An attempt, whole; Unknown where there is none."""
        try:
            return self._journal.load(attempt_id)
        except KeyError:
            raise _no_attempt(attempt_id) from None

    def report(self, attempt_id: int) -> tuple[Record, Report]:
        """A closed attempt with its report; Unknown where there is none, or it is still open."""
        record = self.record(attempt_id)
        attempt = replay(record.form, record.policy, record.events)
        if attempt.status is not Status.CLOSED:
            raise Unknown(f"Attempt {attempt_id} is still open: it has no report yet.")
        found = report(attempt, record.events, record.items)
        return record, replace(found, seen_before=self._seen_before(record, attempt))

    def _pool(self, profile: Profile) -> Pool:
        """The items of the profile's banks, under the rulings in force."""
        return in_force(self._shelf.pool(profile), self._disputes.rulings())

    def _assigned(self, candidate: str, choices: Choices, number: int) -> Choices:
        """The choices as the assignment and the allowance make them; Barred where it cannot be begun now."""
        assignment = self.duties.begin(candidate, number)
        profile, allowance = self.profile(assignment.profile), self.duties.allowance(candidate)
        return Choices(
            profile=profile,
            form=assignment.form,
            seed=self.fresh_seed() if assignment.form is None else None,
            mode=assignment.mode,
            extra=extra_time(allowance.extra, profile.limit) if allowance else timedelta(),
            interruptions=assignment.interruptions,
            books=choices.books,
            answering=choices.answering,
            assignment=number,
        )

    def _drilled(self, candidate: str, now: datetime) -> frozenset[str]:
        """What a candidate has drilled lately: kept off forms that are drawn, so that their scores stay honest."""
        seen = self._archive.sightings(candidate)
        return frozenset(s.item for s in seen if s.mode is Mode.DRILL and now - s.at < LATELY)

    def _seen_before(self, record: Record, attempt: Attempt) -> tuple[int, ...]:
        """The places of an attempt whose items the candidate had met elsewhere before. A drill repeats on purpose."""
        if attempt.policy.mode is Mode.DRILL:
            return ()
        here: dict[str, datetime] = {}
        elsewhere: dict[str, datetime] = {}
        for sighting in self._archive.sightings(record.candidate):
            seen = here if sighting.attempt == record.id else elsewhere
            seen[sighting.item] = min(sighting.at, seen.get(sighting.item, sighting.at))
        return tuple(
            slot.number
            for slot in attempt.form.slots
            if slot.item in here and slot.item in elsewhere and elsewhere[slot.item] < here[slot.item]
        )

    def _form(self, choices: Choices, pool: Pool, candidate: str, now: datetime) -> Form:
        profile = choices.profile
        if choices.case is not None:
            return fixed(profile, choices.case, [item for item in pool.given if item.id == choices.case])
        if choices.seed is not None:
            return assemble(profile, pool.given, choices.seed, self._drilled(candidate, now))
        banks = list(dict.fromkeys(item.bank for item in pool.items))
        bank = choices.form or next(iter(self.offer(profile).forms), None)
        if bank is None:
            return assemble(profile, pool.given, 1, self._drilled(candidate, now))
        if bank not in banks:
            raise Unknown(f"There is no form {bank!r} for {profile.id}. There are: {', '.join(banks) or 'none'}.")
        return fixed(profile, bank, [item for item in pool.items if item.bank == bank], pool.retired)

    def _cases(self) -> Iterator[tuple[Profile, Item]]:
        """Records with the exams that may hold them, bank by bank."""
        for profile in self.profiles():
            for item in eligible(profile, self._pool(profile).given):
                if item.kind is Kind.CASE:
                    yield profile, item

    def _no_case(self, case_id: str) -> str:
        pools = [self._pool(profile) for profile in self.profiles()]
        item = next((item for pool in pools for item in pool.items if item.id == case_id), None)
        if item and item.kind is Kind.CASE:
            if any(case_id in pool.retired for pool in pools):
                return f"The record {case_id} was retired by an instructor: it cannot be sat."
            return f"The record {case_id} is a draft, or of a code year that no exam takes: it cannot be sat."
        if item:
            return f"{case_id} is an item with options, and no record to code. `codexam case` lists the records."
        ids = [item.id for item in self.cases()]
        near = ", ".join(get_close_matches(case_id, ids))
        more = f"The nearest: {near}." if near else "`codexam case` lists them." if ids else "The banks have none."
        return f"There is no record {case_id!r}. {more}"


def _records(profile: Profile, pool: tuple[Item, ...]) -> int:
    """How many places of a form are records to code: those of domains in which the pool has nothing else."""
    kinds: dict[str, set[Kind]] = {}
    for item in eligible(profile, pool):
        kinds.setdefault(item.domain, set()).add(item.kind)
    return sum(quota.count for quota in profile.blueprint if kinds.get(quota.domain) == {Kind.CASE})


def _no_attempt(attempt_id: int) -> Unknown:
    return Unknown(f"There is no attempt {attempt_id}. `codexam history` lists them.")
