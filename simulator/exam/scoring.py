"""The score of an attempt: exact, on whole items, by domain. No scaled score is ever computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from simulator.exam.attempt import Attempt, Response
from simulator.exam.case import Answering, Case, bare
from simulator.exam.form import Slot
from simulator.exam.item import Item, Kind
from simulator.exam.marking import Marking, mark
from simulator.exam.policy import Policy
from simulator.exam.profile import Scoring

_NONE, _FULL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainScore:
    """One domain's part of a score. `dwell` is the exam time its items were in view."""

    domain: str
    credit: Fraction
    total: int
    unanswered: int
    dwell: timedelta

    @property
    def percent(self) -> Fraction:
        """Credit of a hundred; 0 where the domain has no scored item."""
        return self.credit * 100 / self.total if self.total else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The raw score of an attempt. A missing answer is wrong; a wrong one costs nothing more."""

    credit: Fraction
    total: int
    unanswered: int
    passing: Fraction
    domains: tuple[DomainScore, ...]

    @property
    def percent(self) -> Fraction:
        """Credit of a hundred; 0 for a form without a scored item."""
        return self.credit * 100 / self.total if self.total else Fraction(0)

    @property
    def passed(self) -> bool:
        """Whether the passing standard is met, exactly."""
        return self.total > 0 and self.credit >= self.passing * self.total


def credit(item: Item, chosen: tuple[str, ...], scoring: Scoring = Scoring.ALL_OR_NOTHING) -> Fraction:
    """What a response earns, from 0 to 1: 1 when exactly the key was chosen; for less, what the policy gives."""
    if scoring is Scoring.ALL_OR_NOTHING or item.choose == 1:
        return _FULL if set(chosen) == set(item.key) else _NONE
    right = len(set(chosen) & set(item.key))
    return max(Fraction(0), Fraction(2 * right - len(chosen), item.choose))


def earned(item: Item, response: Response, policy: Policy) -> Fraction:
    """What a response earns at this item, from 0 to 1: by choice, by marking of a case, by the code typed."""
    if item.case is not None:
        return marking(item.case, response, policy).credit
    if item.kind is Kind.TYPED:
        return Fraction(bare(response.typed) in map(bare, item.key))
    return credit(item, response.chosen, policy.scoring)


def marking(case: Case, response: Response, policy: Policy) -> Marking:
    """A case, marked by the rules of this attempt."""
    return mark(case, response.sheet, codes_only=answering(case, policy) is Answering.SELECT)


def answering(case: Case, policy: Policy) -> Answering:
    """How a case is answered in this attempt: as the policy says, or as its bank does."""
    return policy.answering or case.answering


def score(attempt: Attempt, items: Mapping[str, Item]) -> Score:
    """The score of an attempt as it stands; `items` by revision. Domains in the order they first stand on the form."""
    places: dict[str, list[tuple[Slot, Response]]] = {}
    for slot, response in zip(attempt.form.slots, attempt.responses, strict=True):
        places.setdefault(slot.domain, []).append((slot, response))
    domains: list[DomainScore] = []
    for domain, mine in places.items():
        scored = [(slot, response) for slot, response in mine if slot.scored]
        domains.append(
            DomainScore(
                domain=domain,
                credit=sum((earned(items[s.revision], r, attempt.policy) for s, r in scored), Fraction(0)),
                total=len(scored),
                unanswered=sum(not r.answered for _, r in scored),
                dwell=sum((r.dwell for _, r in mine), timedelta()),
            )
        )
    return Score(
        credit=sum((d.credit for d in domains), Fraction(0)),
        total=sum(d.total for d in domains),
        unanswered=sum(d.unanswered for d in domains),
        passing=attempt.policy.passing,
        domains=tuple(domains),
    )
