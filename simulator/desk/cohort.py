"""The cohort: a class at one exam, at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from simulator.analytics.cohort import Distribution, HeatMap, PaceCurves, distribution, heat_map, pace_curves
from simulator.analytics.risk import Prospect, prospects
from simulator.desk.sittings import Sittings, sitting
from simulator.exam.attempt import Status
from simulator.exam.policy import Mode
from simulator.ports.attempts import Journal
from simulator.ports.register import Performance, Register, Search, Sort

PACED = 100
"""So many attempts, the latest, tell the pace of a class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose attempts are looked at: of a group (None: everybody), at an exam, at a form ("" for all of its forms).

    `mode` is exam mode unless practice is asked for; attempts that were given up never count. `since` and `until` are
    times of the start, as in Search.
    """

    profile: str
    group: str | None = None
    form: str = ""
    mode: Mode = Mode.EXAM
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An exam that a class has sat: its id, its title, and how often."""

    profile: str
    title: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A class at one exam, from its `performances`, the oldest first. `titles` has the name of each domain.

    `prospects` are of all who have a scored item, who is least likely to pass first; those with an omen are at risk.
    `candidates` counts.
    """

    scope: Scope
    performances: tuple[Performance, ...]
    candidates: int
    heat_map: HeatMap
    distribution: Distribution
    prospects: tuple[Prospect, ...]
    titles: Mapping[str, str]

    @property
    def at_risk(self) -> tuple[Prospect, ...]:
        """Those at risk, who is least likely to pass first."""
        return tuple(prospect for prospect in self.prospects if prospect.at_risk)


class Cohort:
    """Classes at their exams. StoreError from any method."""

    def __init__(self, *, register: Register, journal: Journal) -> None:
        self._register = register
        self._sittings = Sittings(register, journal)

    def exams(self, group: str | None = None) -> tuple[Taken, ...]:
        """The exams that somebody of this class has closed in exam mode, the one sat most first."""
        found: list[Taken] = []
        for profile in dict.fromkeys(sat.profile for sat in self._register.sat()):
            search = Search(profile=profile, group=group, mode=Mode.EXAM, status=Status.CLOSED)
            if count := self._register.count(search):
                title = self._register.page(search, Sort(), 0, 1)[0].title
                found.append(Taken(profile=profile, title=title, attempts=count))
        return tuple(sorted(found, key=lambda sat: sat.attempts, reverse=True))

    def picture(self, scope: Scope) -> Picture:
        """A class at a glance. The prior of its likelihoods is everybody's at this exam.

        For everybody, where there are thousands, it takes seconds: not for the thread of the screen.
        """
        performances = self._found(scope)
        sittings = [sitting(p) for p in performances]
        prior = self._sittings.prior(scope.profile, scope.mode)
        return Picture(
            scope=scope,
            performances=performances,
            candidates=len({p.candidate for p in performances}),
            heat_map=heat_map(sittings),
            distribution=distribution(sittings),
            prospects=prospects(sittings, prior),
            titles=self._sittings.titles(performances),
        )

    def pace(self, scope: Scope, most: int = PACED) -> PaceCurves:
        """The pace curves of a class, from its latest attempts, `most` of them at most.

        It reads their logs, which takes a second or two: not for the thread of the screen.
        """
        return pace_curves(tuple(self._sittings.paced(self._found(scope)[-most:])))

    def _found(self, scope: Scope) -> tuple[Performance, ...]:
        return self._sittings.of(
            Search(
                profile=scope.profile,
                group=scope.group,
                form=scope.form,
                mode=scope.mode,
                since=scope.since,
                until=scope.until,
            )
        )
