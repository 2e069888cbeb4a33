"""A form: the exact items of an exam, in order, with their options in order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from simulator.exam.item import Item
from simulator.exam.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place on a form: which revision of which item, the order of its options, and how many of them to choose."""

    number: int
    item: str
    revision: str
    domain: str
    options: tuple[str, ...]
    scored: bool = True
    choose: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form. `id` is a bank's id when fixed; `seed` is set when it was assembled from the pool."""

    id: str
    profile: str
    slots: tuple[Slot, ...]
    seed: int | None = None

    def slot(self, number: int) -> Slot:
        """The slot with this number, from 1; IndexError outside the form."""
        if not 1 <= number <= len(self.slots):
            raise IndexError(f"form {self.id} has no slot {number}")
        return self.slots[number - 1]


class Shortfall(Exception):
    """The pool cannot fill the blueprint. `missing` maps domain to how many items are lacking."""

    def __init__(self, profile: Profile, missing: dict[str, int]) -> None:
        self.profile = profile
        self.missing = missing
        short = ", ".join(f"{profile.title_of(domain)} {count}" for domain, count in missing.items())
        super().__init__(f"The banks are {sum(missing.values())} items short of {profile.title}: {short}.")


def shortfall(profile: Profile, pool: Iterable[Item]) -> dict[str, int]:
    """How many items each domain lacks, in blueprint order; empty when a form can be assembled."""
    stock = Counter(item.domain for item in eligible(profile, pool))
    lacking = {quota.domain: quota.count - stock[quota.domain] for quota in profile.blueprint}
    return {domain: count for domain, count in lacking.items() if count > 0}


def eligible(profile: Profile, pool: Iterable[Item]) -> list[Item]:
    """The items that a form of this profile may hold, each once: accepted, and of one of its code years."""
    fit = (item for item in pool if item.accepted and item.code_year in profile.code_years)
    return list({item.id: item for item in fit}.values())


def fixed(profile: Profile, bank: str, pool: Iterable[Item]) -> Form:
    """The form that a bank is: its items in blueprint order, options as written. Shortfall if it is not whole."""
    items = eligible(profile, pool)
    if missing := shortfall(profile, items):
        raise Shortfall(profile, missing)
    chosen = [
        item for quota in profile.blueprint for item in [i for i in items if i.domain == quota.domain][: quota.count]
    ]
    return Form(id=bank, profile=profile.id, slots=_slots(chosen, None))


def assemble(profile: Profile, pool: Iterable[Item], seed: int) -> Form:
    """A form drawn from the pool by blueprint. The same pool and seed give the same form on every machine.

    No item stands twice. Raises Shortfall rather than pad. Drawing sorts by a hash of seed and item id, because
    the order that `random` gives is not promised across Python versions.
    """
    items = eligible(profile, pool)
    if missing := shortfall(profile, items):
        raise Shortfall(profile, missing)
    chosen: list[Item] = []
    for quota in profile.blueprint:
        stock = [item for item in items if item.domain == quota.domain]
        chosen += drawn(stock, seed, "item")[: quota.count]
    if profile.shuffle.items:
        chosen = drawn(chosen, seed, "order")
    return Form(
        id=f"{profile.id}-{seed}",
        profile=profile.id,
        seed=seed,
        slots=_slots(chosen, seed if profile.shuffle.options else None),
    )


def drawn(items: Sequence[Item], seed: int, salt: str) -> list[Item]:
    """The items in an order that seed and salt decide."""
    return sorted(items, key=lambda item: _lot(seed, salt, item.id))


def _slots(items: Sequence[Item], seed: int | None) -> tuple[Slot, ...]:
    def order(item: Item) -> tuple[str, ...]:
        ids = [option.id for option in item.options]
        return tuple(ids if seed is None else sorted(ids, key=lambda oid: _lot(seed, item.id, oid)))

    return tuple(
        Slot(
            number=n,
            item=item.id,
            revision=item.revision,
            domain=item.domain,
            options=order(item),
            choose=item.choose,
        )
        for n, item in enumerate(items, 1)
    )


def _lot(seed: int, salt: str, word: str) -> bytes:
    return sha256(f"{seed}\0{salt}\0{word}".encode()).digest()
