"""The bank of the demo: the shipped form, with faults planted in copies of some of its items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.exam.fingerprint import fingerprint
from simulator.exam.form import Form, assemble, fixed, shortfall
from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.invented import truth
from simulator.invented.chance import Chance
from simulator.invented.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoBank:
    """The forms of the demo, the one that everybody sits first, with their items by revision.

    `truths` are by item id. `miskeyed` maps the items whose copy has a wrong key to the option that is right; `dead`
    maps an item to the option that misleads nobody.
    """

    forms: tuple[Form, ...]
    items: Mapping[str, Item]
    truths: Mapping[str, Truth]
    miskeyed: Mapping[str, str]
    dead: Mapping[str, str]


def demo_bank(
    profile: Profile, pool: Sequence[Item], form: str, seed: int, *, miskeyed: int = 2, dead: int = 3
) -> DemoBank:
    """The bank of a demo at this exam; every item of `form` that is not named in the result is as it was shipped.

    Those who sit go by the key that the item was shipped with, so that the copies with a wrong one look miskeyed.
    """
    mine = [item for item in pool if item.bank == form]
    truths = truth.invented(pool, seed)
    sound = Chance(seed, "demo faults").shuffled([item for item in mine if item.choose == 1 and len(item.options) > 2])
    wrong, lame = sound[:miskeyed], sound[miskeyed : miskeyed + dead]
    copies = {item.id: _miskeyed(item, truths.items[item.id]) for item in wrong}
    at_work = dict(truths.items)
    options = {item.id: min(at_work[item.id].pulls) for item in lame}
    for item in lame:
        before = at_work[item.id]
        at_work[item.id] = replace(before, pulls={**before.pulls, options[item.id]: 0.0})
    stock = [copies.get(item.id, item) for item in pool]
    others = [bank for bank in dict.fromkeys(item.bank for item in pool) if bank != form]
    whole = [bank for bank in others if not shortfall(profile, (item for item in pool if item.bank == bank))]
    first = fixed(profile, form, [item for item in stock if item.bank == form])
    second = [fixed(profile, bank, [item for item in stock if item.bank == bank]) for bank in whole[:1]]
    return DemoBank(
        forms=(first, *second, assemble(profile, stock, seed)),
        items={item.revision: item for item in stock},
        truths=at_work,
        miskeyed={item.id: item.key[0] for item in wrong},
        dead=options,
    )


def _miskeyed(item: Item, its: Truth) -> Item:
    """A copy of an item with the key on the distractor that misleads most."""
    copy = replace(item, key=(max(its.pulls, key=lambda option: its.pulls[option]),))
    return replace(copy, revision=fingerprint(copy))
