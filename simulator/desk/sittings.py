"""Sittings: the attempts that the figures of a class rest on. Finished ones; given up is not finished."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from simulator.analytics.likelihood import Prior, class_prior
from simulator.analytics.sitting import Sitting, Tally, summed
from simulator.exam.attempt import Status, ready
from simulator.exam.event import ClosedBy
from simulator.exam.policy import OUT_OF_REACH, Mode
from simulator.exam.report import pace_line
from simulator.ports.attempts import Journal
from simulator.ports.register import Performance, Register, Search


class Sittings:
    """What performances in the register tell, as the statistics take it."""

    def __init__(self, register: Register, journal: Journal) -> None:
        self._register = register
        self._journal = journal

    def of(self, search: Search) -> tuple[Performance, ...]:
        """The finished performances that a search finds, in the order of their start."""
        return tuple(p for p in self._register.performances(search) if p.closed_by is not ClosedBy.ABANDONED)

    def prior(self, profile: str, mode: Mode) -> Prior:
        """What everybody at this exam, in this mode, lets one hold of an ability beforehand.

        The attempts of each are added up. It is read from whole scores: the domains of thousands would take seconds.
        """
        search = Search(profile=profile, mode=mode, status=Status.CLOSED)
        by_candidate: dict[str, list[Tally]] = {}
        for earned in self._register.earned(search):
            by_candidate.setdefault(earned.candidate, []).append(Tally(earned.credit, earned.total))
        return class_prior([summed(tallies) for tallies in by_candidate.values()])

    def titles(self, performances: Iterable[Performance]) -> Mapping[str, str]:
        """The name of each domain that these hold, as the exam had it when it was sat last."""
        latest: dict[str, int] = {domain.domain: p.attempt for p in performances for domain in p.domains}
        profiles = {record.id: record.profile for record in self._journal.load_each(set(latest.values()))}
        return {domain: profiles[attempt].title_of(domain) for domain, attempt in latest.items()}

    def paced(self, performances: Sequence[Performance]) -> Iterator[Sitting]:
        """These performances with their pace, from their logs."""
        records = self._journal.load_each(performance.attempt for performance in performances)
        for performance, record in zip(performances, records, strict=True):
            end = replace(ready(record.form, record.policy), moment=record.events[-1].moment)
            line = pace_line(end, record.events)
            yield replace(sitting(performance), pace=tuple((p.elapsed.total_seconds(), p.answered) for p in line))


def sitting(performance: Performance) -> Sitting:
    """A performance as the statistics take it, without its pace."""
    domains = {d.domain: Tally(d.credit, d.total) for d in performance.domains if d.total}
    timed = performance.limit < OUT_OF_REACH
    return Sitting(
        attempt=performance.attempt,
        candidate=performance.candidate,
        whole=summed(domains.values()),
        passing=performance.passing,
        domains=domains,
        answered=performance.answered,
        items=performance.items,
        seconds=performance.elapsed / timedelta(seconds=1),
        limit=performance.limit / timedelta(seconds=1) if timed else None,
        expired=performance.closed_by is ClosedBy.EXPIRED,
    )
