"""Two attempts side by side: score, domains, pace, and every item that both hold."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from simulator.exam.attempt import Attempt, Response, replay
from simulator.exam.case import bare, filled
from simulator.exam.event import ClosedBy
from simulator.exam.form import Form, Slot
from simulator.exam.report import PacePoint, pace_line
from simulator.exam.scoring import DomainScore, Score, earned, score
from simulator.exam.telling import letters
from simulator.exam.timeline import Logged
from simulator.exam.words import amount, duration, percent

FEWEST = 3
"""A domain of fewer items on either form is in no sentence."""
MOST = 3
"""So many of the greatest differences are told, of domains and of times."""
LEAST_APART = Fraction(20)
"""Percentage points between the scores of a domain that are worth a sentence."""
LEAST_LONGER = timedelta(minutes=1)
"""Time that one item took longer in one attempt, worth a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two attempts. `answered` are of `items`; `closed_by` is None while it is open."""

    form: str
    score: Score
    elapsed: timedelta
    answered: int
    items: int
    closed_by: ClosedBy | None
    pace: tuple[PacePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainPair:
    """A domain in both attempts; None where a form has nothing of it."""

    domain: str
    one: DomainScore | None
    two: DomainScore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was done with an item in one attempt. `response` is in the letters of that candidate, "" for none.

    Of a case, it is how many codes were entered; of a typed item, what was typed.
    """

    slot: int
    response: str
    credit: Fraction
    dwell: timedelta

    @property
    def right(self) -> bool:
        """Whether it earned full credit."""
        return self.credit == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPair:
    """An item that both attempts hold. `mended` says that it was changed between the two: their texts differ.

    `same` says that one answer was given twice: `reordered`, by other letters, as the options stood in another order.
    """

    item: str
    domain: str
    one: Given
    two: Given
    same: bool
    reordered: bool
    mended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two attempts. `items` are in the order of the first form."""

    one: Side
    two: Side
    domains: tuple[DomainPair, ...]
    items: tuple[ItemPair, ...]

    def sentences(self, title_of: Callable[[str], str]) -> Iterator[str]:
        """The greatest differences. "The first" and "the second" are the two attempts; `title_of` names a domain."""
        yield _scores(self.one, self.two)
        yield from _domains(self.domains, title_of)
        yield from _shared(self.items)
        yield from _times(self.one, self.two)
        yield from _dwells(self.items)


def compare(one: Logged, two: Logged) -> Comparison:
    """Compare two attempts at one profile, by one candidate or two, at the same form or at others."""
    attempts = [replay(log.form, log.policy, log.events) for log in (one, two)]
    sides = [_side(attempt, log) for attempt, log in zip(attempts, (one, two), strict=True)]
    scores = [{domain.domain: domain for domain in side.score.domains} for side in sides]
    domains = tuple(
        DomainPair(domain=domain, one=scores[0].get(domain), two=scores[1].get(domain))
        for domain in dict.fromkeys([*scores[0], *scores[1]])
    )
    items = tuple(_pairs(attempts[0], one, attempts[1], two))
    return Comparison(one=sides[0], two=sides[1], domains=domains, items=items)


def _side(attempt: Attempt, log: Logged) -> Side:
    return Side(
        form=attempt.form.id,
        score=score(attempt, log.items),
        elapsed=attempt.elapsed,
        answered=attempt.answered,
        items=len(attempt.form.slots),
        closed_by=attempt.closed_by,
        pace=pace_line(attempt, log.events),
    )


def _pairs(one: Attempt, first: Logged, two: Attempt, second: Logged) -> Iterator[ItemPair]:
    """The items of both forms, in the order of the first."""
    others = _places(two.form)
    for item, slot in _places(one.form).items():
        if other := others.get(item):
            mended = slot.revision != other.revision
            yield ItemPair(
                item=slot.item,
                domain=slot.domain,
                one=_given(one, slot, first),
                two=_given(two, other, second),
                same=not mended and _same(one.response(slot.number), two.response(other.number)),
                reordered=slot.options != other.options,
                mended=mended,
            )


def _places(form: Form) -> dict[str, Slot]:
    """Where each item stands; one that a drill brought twice, where it stood first."""
    places: dict[str, Slot] = {}
    for slot in form.slots:
        places.setdefault(slot.item, slot)
    return places


def _given(attempt: Attempt, slot: Slot, log: Logged) -> Given:
    response = attempt.response(slot.number)
    lines = len(filled(response.sheet))
    codes = f"{lines} code{'' if lines == 1 else 's'}" if lines else ""
    return Given(
        slot=slot.number,
        response=codes if slot.case else response.typed if slot.typed else letters(slot, response.chosen),
        credit=earned(log.items[slot.revision], response, attempt.policy),
        dwell=response.dwell,
    )


def _same(one: Response, two: Response) -> bool:
    """Whether one answer was given twice: the same options, the same code typed, or the same lines of a sheet."""
    first, second = (
        (frozenset(response.chosen), bare(response.typed), filled(response.sheet)) for response in (one, two)
    )
    return one.answered and first == second


def _scores(one: Side, two: Side) -> str:
    first, second = one.score, two.score
    said = f"{percent(first.percent)} ({_of(first)}) and {percent(second.percent)} ({_of(second)})"
    if first.percent == second.percent:
        return f"The two attempts scored the same: {said}."
    better = "first" if first.percent > second.percent else "second"
    return f"The two attempts scored {said}: the {better} {_points(abs(first.percent - second.percent))} more."


def _domains(domains: Sequence[DomainPair], title_of: Callable[[str], str]) -> Iterator[str]:
    far = [
        (pair.one.percent - pair.two.percent, pair.one, pair.two)
        for pair in domains
        if pair.one and pair.two and min(pair.one.total, pair.two.total) >= FEWEST
    ]
    for apart, one, two in sorted(far, key=lambda each: abs(each[0]), reverse=True)[:MOST]:
        if abs(apart) >= LEAST_APART:
            better = "first" if apart > 0 else "second"
            told = f"{_of(one)} in the first, {_of(two)} in the second"
            yield f"In {title_of(one.domain)} the {better} is {_points(abs(apart))} better: {told}."


def _shared(items: Sequence[ItemPair]) -> Iterator[str]:
    if not items:
        yield "No item stands on both forms."
        return
    right = Counter((pair.one.right, pair.two.right) for pair in items)
    yield (
        f"Items on both forms: {len(items)}. Right in both {right[True, True]}, in the first alone "
        f"{right[True, False]}, in the second alone {right[False, True]}, in neither {right[False, False]}."
    )
    same = [pair for pair in items if pair.same and not pair.one.right]
    if same:
        yield f"The same wrong answer in both: {_items(len(same))}."
    mended = sum(pair.mended for pair in items)
    if mended:
        yield f"Changed in the bank between the two attempts: {_items(mended)}."


def _times(one: Side, two: Side) -> Iterator[str]:
    yield (
        f"The first took {duration(one.elapsed)} and answered {one.answered} of {one.items}, the second "
        f"{duration(two.elapsed)} and {two.answered} of {two.items}."
    )
    halves = [_half(side) for side in (one, two)]
    if halves[0] is not None and halves[1] is not None:
        yield f"Half of the items held an answer after {duration(halves[0])} and after {duration(halves[1])}."


def _half(side: Side) -> timedelta | None:
    """When half of the items held an answer for the first time; None where they never did."""
    return next((point.elapsed for point in side.pace if side.items and 2 * point.answered >= side.items), None)


def _dwells(items: Sequence[ItemPair]) -> Iterator[str]:
    for pair in sorted(items, key=lambda pair: abs(pair.one.dwell - pair.two.dwell), reverse=True)[:MOST]:
        if abs(pair.one.dwell - pair.two.dwell) >= LEAST_LONGER:
            longer = "first" if pair.one.dwell > pair.two.dwell else "second"
            yield (
                f"On {pair.item} the {longer} spent longer: {duration(pair.one.dwell)} in the first, "
                f"{duration(pair.two.dwell)} in the second."
            )


def _of(part: Score | DomainScore) -> str:
    return f"{amount(part.credit)} of {part.total}"


def _points(apart: Fraction) -> str:
    return f"{percent(apart).removesuffix(' %')} points"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
