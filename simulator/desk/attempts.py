"""Attempts as an instructor sees them: all of them in a list, each step by step, two of them, and one candidate's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from simulator.analytics.risk import Prospect, prospects
from simulator.analytics.trend import Abilities, trends
from simulator.desk.refusal import Refusal
from simulator.desk.sittings import Sittings, sitting
from simulator.exam.attempt import Status, replay
from simulator.exam.comparison import Comparison, compare
from simulator.exam.course import Course, course
from simulator.exam.policy import Mode
from simulator.exam.report import Report, report
from simulator.exam.timeline import Timeline, timeline
from simulator.ports.attempts import Archive, Journal, Record, Summary
from simulator.ports.docket import Dispute, Docket, Rescore
from simulator.ports.register import Performance, Register, Search, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """An attempt to be gone through: as it is kept, its timeline, and its course in sum."""

    record: Record
    timeline: Timeline
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One candidate: all attempts, and what those at one exam tell.

    `attempts` are of every exam and drills too, the newest first; `profiles` are the ids of the exams that were
    finished, the one sat last first. `trends` rest on the `performances` at `profile`, the oldest first: exams and
    practice that were finished; `prospect` rests on those in exam mode, as that of a class does. They are None, and
    `profile` is "", where there is none. `titles` has the name of each domain.
    """

    name: str
    attempts: tuple[Summary, ...]
    profiles: tuple[str, ...]
    profile: str = ""
    performances: tuple[Performance, ...] = ()
    trends: Abilities | None = None
    prospect: Prospect | None = None
    titles: Mapping[str, str]


class Attempts:
    """Attempts of everyone. Refusal, with a sentence, for an attempt that there is not; StoreError from any method."""

    def __init__(self, *, register: Register, archive: Archive, journal: Journal, docket: Docket) -> None:
        self._register = register
        self._archive = archive
        self._journal = journal
        self._docket = docket
        self._sittings = Sittings(register, journal)

    def count(self, search: Search) -> int:
        """How many attempts a search finds."""
        return self._register.count(search)

    def page(self, search: Search, sort: Sort, offset: int, limit: int) -> tuple[Summary, ...]:
        """`limit` attempts from place `offset`, counted from 0, of what a search finds."""
        return self._register.page(search, sort, offset, limit)

    def record(self, attempt: int) -> Record:
        """An attempt, whole."""
        try:
            return self._journal.load(attempt)
        except KeyError:
            raise Refusal(f"There is no attempt {attempt}.") from None

    def report(self, attempt: int) -> tuple[Record, Report]:
        """A closed attempt with its report: its first score. Refusal while it is open."""
        record = self.record(attempt)
        after = replay(record.form, record.policy, record.events)
        if after.status is not Status.CLOSED:
            raise Refusal(f"Attempt {attempt} is still open: it has no report yet. It can be replayed as far as it is.")
        return record, report(after, record.events, record.items)

    def rescores(self, attempt: int) -> tuple[Rescore, ...]:
        """The later scores of an attempt, the one in force last."""
        return self._docket.rescores(attempt)

    def in_force(self, attempts: Collection[int]) -> Mapping[int, Rescore]:
        """The last of the later scores of each of these attempts that has any."""
        return self._docket.in_force(attempts)

    def disputes(self, attempt: int) -> tuple[Dispute, ...]:
        """What its candidate disputed of it, the oldest first."""
        return self._docket.disputes(attempt)

    def replay(self, attempt: int) -> Replay:
        """An attempt step by step, open or closed."""
        record = self.record(attempt)
        line = timeline(record)
        return Replay(record=record, timeline=line, course=course(record, line))

    def comparison(self, one: int, two: int) -> Comparison:
        """Two attempts side by side. Refusal for drills, for one attempt twice, and for different exams."""
        if one == two:
            raise Refusal("One attempt cannot be compared with itself: choose two.")
        first, second = self.record(one), self.record(two)
        for record in (first, second):
            if record.policy.mode is Mode.DRILL:
                raise Refusal(f"Attempt {record.id} is a drill: it has no form to compare.")
        if first.profile.id != second.profile.id:
            raise Refusal(
                f"Attempt {one} is at {first.profile.title}, attempt {two} at {second.profile.title}: "
                "only attempts at one exam can be compared."
            )
        return compare(first, second)

    def candidate(self, name: str, profile: str | None = None) -> Candidate:
        """One candidate: attempts, and trends at one exam, the one that they sat last where none is named.

        Refusal for a name that nobody has. The prior of the likelihood of passing is everybody's at this exam.
        """
        if name not in self._archive.candidates():
            raise Refusal(f"There is no candidate {name!r}.")
        finished = [p for p in self._sittings.of(Search(candidate=name)) if p.candidate == name]
        profiles = tuple(dict.fromkeys(p.profile for p in reversed(finished)))
        shown = profile or next(iter(profiles), "")
        mine = tuple(p for p in finished if p.profile == shown)
        plain = Candidate(name=name, attempts=self._archive.attempts(name), profiles=profiles, titles={})
        if not mine:
            return plain
        sittings = [sitting(p) for p in mine]
        exams = [sitting(p) for p in mine if p.mode is Mode.EXAM]
        return Candidate(
            name=name,
            attempts=plain.attempts,
            profiles=profiles,
            profile=shown,
            performances=mine,
            trends=trends(sittings, sittings[-1].passing),
            prospect=next(iter(prospects(exams, self._sittings.prior(shown, Mode.EXAM))), None),
            titles=self._sittings.titles(mine),
        )
