"""The classroom: who is on the roster, in which groups, with how much time, and what they are to sit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from fractions import Fraction

from simulator.clock import Clock
from simulator.desk.intake import Entry, fit
from simulator.desk.refusal import Refusal, reason
from simulator.exam.event import ClosedBy
from simulator.exam.form import Shortfall
from simulator.exam.policy import ExtraTimeError, Interruptions, Mode, extra_time
from simulator.exam.profile import Profile
from simulator.ports.attempts import Summary
from simulator.ports.docket import Docket
from simulator.ports.register import Column, Register, Search, Sort
from simulator.ports.roster import Allowance, Assignment, Group, Member, Rosters, Stage, standing, written
from simulator.ports.shelf import Shelf
from simulator.rulings import Pool, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where one candidate stands with an assignment.

    Finished: handed in, or ended by the clock. `attempt` is the first one that was finished, else the one that is open
    still, else None; `percent`, `passed` and `ended` are of its first score, None until it is finished. `late` says
    that it ended after the assignment had closed. An attempt that was given up counts as none: `given_up` of them.
    """

    candidate: str
    stage: Stage
    attempt: int | None = None
    percent: Fraction | None = None
    passed: bool | None = None
    ended: datetime | None = None
    late: bool = False
    given_up: int = 0


class Classroom:
    """The roster and what it is to sit. `by` stands beside everything that is changed.

    Refusal, with a sentence, for whatever cannot be; StoreError from any method.
    """

    def __init__(
        self, *, rosters: Rosters, register: Register, docket: Docket, shelf: Shelf, clock: Clock, by: str
    ) -> None:
        self._rosters = rosters
        self._register = register
        self._docket = docket
        self._shelf = shelf
        self._clock = clock
        self._by = by

    # Candidates and groups

    def members(self, group: str | None = None) -> tuple[Member, ...]:
        """Everybody by name, or those of one group."""
        return self._rosters.members(group)

    def groups(self) -> tuple[Group, ...]:
        """The groups by name, empty ones too."""
        return self._rosters.groups()

    def group(self, name: str) -> Group:
        """The group of this name. Refusal, which names those there are, where there is none."""
        for group in self._rosters.groups():
            if group.name == name:
                return group
        raise self._no_group(name)

    def enrol(self, names: Iterable[str], group: str | None = None) -> tuple[str, ...]:
        """Add candidates, to a group where one is named, and say the names as they are kept, each once.

        Blank names are passed over. Nobody is added where one of the names will not do.
        """
        entries: list[Entry] = [(name, group) for name in names if name.strip()]
        if not entries and group is None:
            raise Refusal("There is no name to enrol.")
        return self.enrol_all(entries or [(None, group)])

    def enrol_all(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Add candidates, each to the group beside the name, and say the names as they are kept, each once.

        All of them, or nobody: Unfit for names that will not do.
        """
        names = [member.name for member in self._rosters.members()]
        groups = [group.name for group in self._rosters.groups()]
        into: dict[str | None, list[str]] = {}
        for name, group in fit(entries, names, groups):
            into.setdefault(group, []).extend([] if name is None else [name])
        self._rosters.enrol(into, self._by, self._now())
        return tuple(dict.fromkeys(name for members in into.values() for name in members))

    def remove(self, name: str, group: str) -> None:
        """Take a candidate out of a group. Their attempts stay theirs."""
        self._rosters.remove(name, self.group(group).name, self._by, self._now())

    def disband(self, group: str) -> None:
        """Disband a group, and withdraw its assignments. Candidates and attempts stay, and what was sat under which."""
        self._rosters.disband(self.group(group).name, self._by, self._now())

    # Time

    def allow(self, candidate: str, extra: str, why: str) -> Allowance:
        """Allow extra time for every exam begun from now on: "50%", "90" (minutes), or "" for none any more."""
        try:
            for profile in self._shelf.profiles():
                extra_time(extra, profile.limit)
        except ExtraTimeError as wrong:
            raise Refusal(str(wrong)) from None
        allowance = Allowance(
            candidate=_named(candidate), extra=extra.strip(), reason=reason(why), by=self._by, at=self._now()
        )
        self._rosters.allow(allowance)
        return allowance

    def allowances(self, candidate: str) -> tuple[Allowance, ...]:
        """All allowances of a candidate, the one in force last."""
        return self._rosters.allowances(candidate)

    # What is to be sat

    def exams(self) -> tuple[Profile, ...]:
        """Every exam that can be assigned."""
        return self._shelf.profiles()

    def forms(self, profile: str) -> tuple[str, ...]:
        """The banks that fill this exam alone, and so are forms of it. Reads its banks."""
        exam = self._exam(profile)
        return self._pool(exam).forms(exam)

    def assignments(self, group: str | None = None) -> tuple[Assignment, ...]:
        """All assignments, or a group's, the one that opens last first; withdrawn ones too."""
        return self._rosters.assignments(group)

    def assign(
        self,
        group: str,
        profile: str,
        *,
        opens: datetime,
        closes: datetime,
        form: str | None = None,
        mode: Mode = Mode.EXAM,
        interruptions: Interruptions = Interruptions.FREE,
    ) -> int:
        """Assign an exam to a group, and say the id of the assignment. Times are aware; a `form` of None is drawn."""
        exam, now = self._exam(profile), self._now()
        if mode is Mode.DRILL:
            raise Refusal("An assignment is an exam or practice: drills have no form and no score.")
        if closes <= opens:
            raise Refusal("The assignment closes before it opens.")
        if closes <= now:
            raise Refusal("The assignment would be closed already: its end lies in the past.")
        pool = self._pool(exam)
        forms = pool.forms(exam)
        if form is not None and form not in forms:
            raise Refusal(f"There is no form {form!r} of {exam.title}. {_known(form, forms)}")
        if form is None and (missing := pool.missing(exam)):
            other = f"Assign a form of its own: {', '.join(forms)}." if forms else "Nobody could sit it."
            raise Refusal(f"{Shortfall(exam, missing)} {other}")
        assignment = Assignment(
            id=0,
            group=self.group(group).name,
            profile=exam.id,
            form=form,
            mode=mode,
            interruptions=interruptions,
            opens=opens,
            closes=closes,
            by=self._by,
            at=now,
        )
        try:
            return self._rosters.assign(assignment)
        except KeyError:  # another desk has disbanded it since
            raise self._no_group(group) from None

    def withdraw(self, assignment: int) -> None:
        """Withdraw an assignment. What was begun under it goes on."""
        if not self._assignment(assignment).withdrawn:
            self._rosters.withdraw(assignment, self._by, self._now())

    def progress(self, assignment: int) -> tuple[Progress, ...]:
        """Where everyone of the group stands with an assignment, by name.

        Whoever began it and has left the group since is told too; of a disbanded group, those who began it alone.
        """
        found, now = self._assignment(assignment), self._now()
        members = () if found.disbanded else self._rosters.members(found.group)
        begun: dict[str, list[Summary]] = {member.name: [] for member in members}
        under = Search(assignment=found.id)
        for summary in self._register.page(under, Sort(by=Column.ATTEMPT, descending=False)):
            begun.setdefault(summary.candidate, []).append(summary)
        return tuple(_progress(name, begun[name], found, now) for name in sorted(begun, key=str.casefold))

    def _now(self) -> datetime:
        return self._clock.read().now

    def _pool(self, exam: Profile) -> Pool:
        return in_force(self._shelf.pool(exam), self._docket.rulings())

    def _no_group(self, name: str) -> Refusal:
        return Refusal(f"There is no group {name!r}. {_known(name, [group.name for group in self._rosters.groups()])}")

    def _exam(self, profile: str) -> Profile:
        profiles = {exam.id: exam for exam in self._shelf.profiles()}
        if profile not in profiles:
            raise Refusal(f"There is no exam {profile!r}. {_known(profile, profiles)}")
        return profiles[profile]

    def _assignment(self, number: int) -> Assignment:
        for assignment in self._rosters.assignments():
            if assignment.id == number:
                return assignment
        raise Refusal(f"There is no assignment {number}.")


def _progress(candidate: str, attempts: Sequence[Summary], assignment: Assignment, now: datetime) -> Progress:
    """Where one candidate stands, from their attempts under the assignment, the oldest first."""
    given_up = sum(summary.closed_by is ClosedBy.ABANDONED for summary in attempts)
    stands = standing(assignment, attempts, now)
    attempt = stands.attempt
    if attempt is None or stands.stage is not Stage.FINISHED:
        number = attempt.id if attempt else None
        return Progress(candidate=candidate, stage=stands.stage, attempt=number, given_up=given_up)
    return Progress(
        candidate=candidate,
        stage=stands.stage,
        attempt=attempt.id,
        percent=attempt.percent,
        passed=attempt.passed,
        ended=attempt.last_seen,
        late=attempt.last_seen is not None and attempt.last_seen > assignment.closes,
        given_up=given_up,
    )


def _named(name: str) -> str:
    try:
        return written(name)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None


def _known(name: str, there: Iterable[str]) -> str:
    names = sorted(there)
    near = get_close_matches(name, names)
    if near:
        return f"The nearest: {', '.join(near)}."
    return f"There are: {', '.join(names)}." if names else "There is none yet."
