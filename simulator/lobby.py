"""The lobby: what a candidate does before and after an attempt (choose, start, resume, look back)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from simulator.clock import Clock
from simulator.exam.attempt import Status, replay
from simulator.exam.form import Form, assemble, fixed, shortfall
from simulator.exam.item import Item
from simulator.exam.policy import Feedback, Interruptions, Mode, policy_for
from simulator.exam.profile import Profile
from simulator.exam.report import Report, report
from simulator.library import Library
from simulator.ports import Archive, Journal, Record, Shelf, Summary
from simulator.proctor import Proctor


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be sat of a profile now. `forms` are the banks that fill the blueprint alone; `missing` by domain."""

    profile: Profile
    forms: tuple[str, ...]
    missing: Mapping[str, int]
    pool_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a candidate decides in the briefing. A `seed` assembles a form from the pool; else `form` names a bank."""

    profile: Profile
    form: str | None = None
    seed: int | None = None
    mode: Mode = Mode.EXAM
    feedback: Feedback = Feedback.DEFERRED
    extra: timedelta = timedelta()
    interruptions: Interruptions = Interruptions.FREE
    books: bool = True


class Unknown(Exception):
    """No profile, form or attempt of this name; the text names those that exist."""


class Lobby:
    """The application outside an attempt. `window` is a name that no other running window has.

    `library` holds the code books; None where there are none to offer.
    """

    def __init__(
        self,
        *,
        shelf: Shelf,
        journal: Journal,
        archive: Archive,
        clock: Clock,
        window: str,
        library: Library | None = None,
    ) -> None:
        self.library = library
        self._shelf = shelf
        self._journal = journal
        self._archive = archive
        self._clock = clock
        self._window = window

    # Candidates

    def candidates(self) -> tuple[str, ...]:
        """Names, the one who sat last first."""
        return self._archive.candidates()

    def enrol(self, name: str) -> str:
        """Add a candidate, and say the name as it was kept. ValueError for an empty name, or one over 60 long."""
        plain = " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())
        if not plain or len(plain) > 60:
            raise ValueError("A candidate's name has 1 to 60 characters.")
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
        pool = self._shelf.pool(profile)
        banks = dict.fromkeys(item.bank for item in pool)
        whole = [bank for bank in banks if not shortfall(profile, (i for i in pool if i.bank == bank))]
        return Offer(profile=profile, forms=tuple(whole), missing=shortfall(profile, pool), pool_size=len(pool))

    # Attempts

    def fresh_seed(self) -> int:
        """A seed for a form that nobody has sat: the second it is asked for, in six digits."""
        return int(self._clock.read().now.timestamp()) % 1_000_000

    def start(self, candidate: str, choices: Choices) -> int:
        """Make a new attempt, its clock not yet running, and say its id. Raises Shortfall or Unknown."""
        pool = self._shelf.pool(choices.profile)
        form = self._form(choices, pool)
        policy = policy_for(
            choices.profile,
            mode=choices.mode,
            extra=choices.extra,
            interruptions=choices.interruptions,
            feedback=choices.feedback,
            books=choices.books,
        )
        used = {slot.revision for slot in form.slots}
        items = [item for item in pool if item.revision in used]
        return self._journal.begin(candidate, choices.profile, form, policy, items, self._clock.read().now)

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
        return record, report(attempt, record.events, record.items)

    def _form(self, choices: Choices, pool: tuple[Item, ...]) -> Form:
        profile = choices.profile
        if choices.seed is not None:
            return assemble(profile, pool, choices.seed)
        banks = list(dict.fromkeys(item.bank for item in pool))
        bank = choices.form or next(iter(self.offer(profile).forms), None)
        if bank is None:
            return assemble(profile, pool, 1)
        if bank not in banks:
            raise Unknown(f"There is no form {bank!r} for {profile.id}. There are: {', '.join(banks) or 'none'}.")
        return fixed(profile, bank, [item for item in pool if item.bank == bank])


def _no_attempt(attempt_id: int) -> Unknown:
    return Unknown(f"There is no attempt {attempt_id}. `codexam history` lists them.")
