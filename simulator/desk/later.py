"""Later scores of an attempt: what is in force, and the next one, which holds all that the ones before it held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from simulator.exam.attempt import Attempt
from simulator.exam.item import Item
from simulator.exam.rescoring import Adjustment, Change, rescored
from simulator.exam.scoring import Score, score
from simulator.ports.attempts import Record
from simulator.ports.docket import Rescore, Ruling, Verdict

_CHANGES = {
    Verdict.CREDITED: Change.CREDITED,
    Verdict.REKEYED: Change.REKEYED,
    Verdict.RETIRED: Change.UNSCORED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an attempt has earned of how many scored items, and whether that passes."""

    credit: Fraction
    total: int
    passed: bool

    @classmethod
    def of(cls, found: Score | Rescore) -> "Standing":
        """Of a first score, or a later one."""
        return cls(found.credit, found.total, found.passed)


def standing(attempt: Attempt, items: Mapping[str, Item], rescores: Sequence[Rescore]) -> Standing:
    """The score in force: the last of the later ones, else the first one."""
    return Standing.of(rescores[-1] if rescores else score(attempt, items))


def adjustment(slot: int, ruling: Ruling) -> Adjustment:
    """What a ruling does to a place that holds the item. KeyError for one that rejects."""
    return Adjustment(slot=slot, change=_CHANGES[ruling.verdict], key=ruling.key)


def still_to_do(wanted: Sequence[Adjustment], held: Sequence[Adjustment]) -> tuple[Adjustment, ...]:
    """What a rescore of past attempts adds to the adjustments that one has: it takes back no credit given."""
    credited = {each.slot for each in held if each.change is Change.CREDITED}
    return tuple(each for each in wanted if each not in held and each.slot not in credited)


def later(
    record: Record,
    attempt: Attempt,
    before: Sequence[Rescore],
    more: Sequence[Adjustment],
    *,
    why: str,
    by: str,
    at: datetime,
) -> Rescore:
    """The next score of an attempt: with these adjustments, and all those that its later scores have held so far."""
    held = {each.slot: each for each in (*(before[-1].adjustments if before else ()), *more)}
    adjustments = tuple(held[slot] for slot in sorted(held))
    found = rescored(attempt, record.items, adjustments)
    return Rescore(
        attempt=record.id,
        follows=before[-1].follows + 1 if before else 0,
        credit=found.credit,
        total=found.total,
        passed=found.passed,
        adjustments=adjustments,
        reason=why,
        by=by,
        at=at,
    )
