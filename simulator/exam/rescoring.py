"""A later score of an attempt: the same responses, by what has been ruled on its items since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from simulator.exam.attempt import Attempt
from simulator.exam.item import Item
from simulator.exam.scoring import Score, earned, score


class Change(StrEnum):
    """What a ruling does to one place: it is credited whatever was answered, has another key, or counts no more."""

    CREDITED = "credited"
    REKEYED = "rekeyed"
    UNSCORED = "unscored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One place of an attempt that counts otherwise. `key` are the ids of the options that are right, where rekeyed."""

    slot: int
    change: Change
    key: tuple[str, ...] = ()


def rescored(attempt: Attempt, items: Mapping[str, Item], adjustments: Sequence[Adjustment]) -> Score:
    """The score of an attempt with these adjustments; of two for one slot the later holds. `items` by revision.

    The responses and the passing standard are those of the attempt. IndexError for a slot that the form has not.
    """
    by_slot = {attempt.form.slot(adjustment.slot).number: adjustment for adjustment in adjustments}
    unscored = {slot for slot, adjustment in by_slot.items() if adjustment.change is Change.UNSCORED}
    slots = tuple(replace(s, scored=False) if s.number in unscored else s for s in attempt.form.slots)
    adjusted = replace(attempt, form=replace(attempt.form, slots=slots))
    plain = score(adjusted, items)
    more: dict[str, Fraction] = {}
    for slot in slots:
        adjustment = by_slot.get(slot.number)
        if adjustment is None or not slot.scored:
            continue
        before = earned(items[slot.revision], attempt.response(slot.number), attempt.policy)
        more[slot.domain] = more.get(slot.domain, Fraction(0)) + _credit(attempt, items, adjustment) - before
    domains = tuple(replace(d, credit=d.credit + more.get(d.domain, Fraction(0))) for d in plain.domains)
    return replace(plain, credit=sum((d.credit for d in domains), Fraction(0)), domains=domains)


def _credit(attempt: Attempt, items: Mapping[str, Item], adjustment: Adjustment) -> Fraction:
    if adjustment.change is Change.CREDITED:
        return Fraction(1)
    item = items[attempt.form.slot(adjustment.slot).revision]
    return earned(replace(item, key=adjustment.key), attempt.response(adjustment.slot), attempt.policy)
