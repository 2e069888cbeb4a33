"""What items are in truth, which nobody knows of real ones: difficulty, discrimination, and what each option draws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import exp

from simulator.exam.item import Item
from simulator.invented.chance import Chance

SCALE = 1.7
"""Makes the logistic curve nearly the normal ogive, in whose units abilities and difficulties are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """An item as it is (2PL): `slope` is its discrimination, `place` its difficulty; it takes `seconds` in the median.

    `right` are the options that those who know it choose, whatever its key says. `pulls` are the other options, with
    how strongly each draws those who do not know; one that pulls 0 is dead.
    """

    slope: float
    place: float
    right: tuple[str, ...] = ()
    pulls: Mapping[str, float] = field(default_factory=dict)
    seconds: float = 100.0

    def known_by(self, ability: float) -> float:
        """The probability that a candidate of this ability gets it right."""
        return 1 / (1 + exp(-SCALE * self.slope * (ability - self.place)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truths:
    """The truth of every item, by its id, and the faults planted: wrong keys, and the dead option of an item."""

    items: Mapping[str, Truth]
    miskeyed: frozenset[str] = frozenset()
    dead: Mapping[str, str] = field(default_factory=dict)


def invented(items: Iterable[Item], seed: int, *, miskeyed: int = 0, dead: int = 0) -> Truths:
    """A truth for each item: slopes 0.7 to 1.6, places -1.5 to 1, distractors of unequal pull.

    Faults are planted in items that take one option of three or more, as many as asked or as there are. An item is
    named once whatever its revisions.
    """
    named = list({item.id: item for item in items}.values())
    truths = {item.id: _truth(item, Chance(seed, f"item {item.id}")) for item in named}
    fit = [item for item in named if item.choose == 1 and len(item.options) > 2]
    faulty = Chance(seed, "faults").shuffled(fit)
    wrong, lame = faulty[:miskeyed], faulty[miskeyed : miskeyed + dead]
    for item in wrong:
        truths[item.id] = _miskeyed(truths[item.id])
    dead_options = {item.id: min(truths[item.id].pulls) for item in lame}
    for item_id, option in dead_options.items():
        truth = truths[item_id]
        truths[item_id] = replace(truth, pulls={**truth.pulls, option: 0.0})
    return Truths(items=truths, miskeyed=frozenset(item.id for item in wrong), dead=dead_options)


def _truth(item: Item, chance: Chance) -> Truth:
    slope, place = chance.between(0.7, 1.6), chance.between(-1.5, 1.0)
    return Truth(
        slope=slope,
        place=place,
        right=item.key if item.options else (),
        pulls={option.id: chance.between(0.5, 1.5) for option in item.options if option.id not in item.key},
        seconds=chance.between(900, 1800) if item.case else chance.between(60, 150),
    )


def _miskeyed(truth: Truth) -> Truth:
    """The truth of an item whose key is wrong: another option is right, and the key is one of those that mislead."""
    (key,), (right, *_) = truth.right, sorted(truth.pulls)
    others = {option: pull for option, pull in truth.pulls.items() if option != right}
    return replace(truth, right=(right,), pulls={key: truth.pulls[right], **others})


def drawn(pulls: Mapping[str, float], chance: Chance) -> str:
    """One of the options that mislead, by how strongly they pull. The first where none does."""
    left = chance.share() * sum(pulls.values())
    for option, pull in pulls.items():
        left -= pull
        if left < 0:
            return option
    return next(iter(pulls))
