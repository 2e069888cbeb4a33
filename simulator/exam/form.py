"""A form: the exact items of an exam, in order, with their options in order."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from simulator.exam.item import Item, Kind
from simulator.exam.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place on a form: which revision of which item, the order of its options, and how many of them to choose.

    `case` says that a record is coded there, `typed` that the answer is typed; `section` is the id of the part of the
    exam where it stands. A slot that is not `scored` holds a pretest item, and nothing that a candidate sees during
    the exam tells.
    """

    number: int
    item: str
    revision: str
    domain: str
    options: tuple[str, ...]
    scored: bool = True
    choose: int = 1
    case: bool = False
    typed: bool = False
    section: str = ""


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
        lacking = sum(missing.values())
        items = "1 item" if lacking == 1 else f"{lacking} items"
        super().__init__(f"The banks are {items} short of {profile.title}: {short}.")


def shortfall(profile: Profile, pool: Iterable[Item]) -> dict[str, int]:
    """How many items each domain lacks, in blueprint order; empty when a form can be assembled."""
    stock = Counter(item.domain for item in eligible(profile, pool))
    lacking = {quota.domain: quota.count - stock[quota.domain] for quota in profile.blueprint}
    return {domain: count for domain, count in lacking.items() if count > 0}


def eligible(profile: Profile, pool: Iterable[Item]) -> list[Item]:
    """The items that a form of this profile may hold, each once: accepted, and of one of its code years."""
    fit = (item for item in pool if item.accepted and item.code_year in profile.code_years)
    return list({item.id: item for item in fit}.values())


def fixed(profile: Profile, bank: str, pool: Iterable[Item], retired: Collection[str] = ()) -> Form:
    """The form that a bank is: its items in blueprint order, options as written. Shortfall if it is not whole.

    An item whose id is in `retired` keeps its place, which does not count: the form keeps its length and pace.
    """
    items = eligible(profile, pool)
    if missing := shortfall(profile, items):
        raise Shortfall(profile, missing)
    chosen = [
        item for quota in profile.blueprint for item in [i for i in items if i.domain == quota.domain][: quota.count]
    ]
    return Form(id=bank, profile=profile.id, slots=_slots(profile, chosen, None, retired))


def retired_places(form: Form, profile: Profile) -> frozenset[int]:
    """The places of a form that do not count because their item is retired, and not because it is a pretest item."""
    pretest = _pretest(form, profile)
    return frozenset(slot.number for slot in form.slots if not slot.scored and slot.number not in pretest)


def fills(form: Form, profile: Profile) -> bool:
    """Whether a form of this profile can be like this: its blueprint filled, and every place scored that must be.

    Pretest items are drawn by lot, and retired ones keep a place only where the form is a bank. For what came from
    outside.
    """
    blueprint: Counter[tuple[str, str]] = Counter()
    for quota in profile.blueprint:
        blueprint[quota.domain, quota.section] += quota.count
    pretest = _pretest(form, profile)
    return (
        Counter((slot.domain, slot.section) for slot in form.slots) == blueprint
        and not any(slot.scored for slot in form.slots if slot.number in pretest)
        and (form.seed is None or not retired_places(form, profile))
    )


def _pretest(form: Form, profile: Profile) -> frozenset[int]:
    """The places of a form on which the lot of a pretest item fell."""
    lots = sorted(form.slots, key=lambda slot: _lot(form.seed or 0, "pretest", slot.item))
    return frozenset(slot.number for slot in lots[: profile.pretest])


def assemble(profile: Profile, pool: Iterable[Item], seed: int, avoid: Collection[str] = ()) -> Form:
    """A form drawn from the pool by blueprint. The same pool, seed and `avoid` give the same form on every machine.

    No item stands twice; one whose id is in `avoid` only where the pool has no other. Raises Shortfall rather than pad.
    Drawing sorts by a hash of seed and item id, because the order that `random` gives is not promised across Python
    versions.
    """
    items = eligible(profile, pool)
    if missing := shortfall(profile, items):
        raise Shortfall(profile, missing)
    chosen: list[Item] = []
    for quota in profile.blueprint:
        stock = [item for item in items if item.domain == quota.domain]
        chosen += sorted(drawn(stock, seed, "item"), key=lambda item: item.id in avoid)[: quota.count]
    if profile.shuffle.items:
        chosen = drawn(chosen, seed, "order")
    return Form(
        id=f"{profile.id}-{seed}",
        profile=profile.id,
        seed=seed,
        slots=_slots(profile, chosen, seed),
    )


def drawn(items: Sequence[Item], seed: int, salt: str) -> list[Item]:
    """The items in an order that seed and salt decide."""
    return sorted(items, key=lambda item: _lot(seed, salt, item.id))


def dealt(form: Form, item: Item, seed: int) -> Slot:
    """One more place for a drill's form, with the item's options in an order that the seed and the place decide."""
    number = len(form.slots) + 1
    return _slot(number, item, _shuffled(item, seed, f"{item.id} {number}"))


def _slots(
    profile: Profile, items: Sequence[Item], seed: int | None, retired: Collection[str] = ()
) -> tuple[Slot, ...]:
    """Slots for the items, section by section; a form without a seed has its options as written."""
    sections = {quota.domain: quota.section for quota in profile.blueprint}
    rank = {section.id: n for n, section in enumerate(profile.sections)}
    items = sorted(items, key=lambda item: rank.get(sections[item.domain], 0))
    unscored = {item.id for item in drawn(items, seed or 0, "pretest")[: profile.pretest]} | set(retired)

    def order(item: Item) -> Sequence[str]:
        if seed is None or not profile.shuffle.options:
            return [option.id for option in item.options]
        return _shuffled(item, seed, item.id)

    return tuple(
        _slot(n, item, order(item), scored=item.id not in unscored, section=sections[item.domain])
        for n, item in enumerate(items, 1)
    )


def _slot(number: int, item: Item, options: Sequence[str], *, scored: bool = True, section: str = "") -> Slot:
    return Slot(
        number=number,
        item=item.id,
        revision=item.revision,
        domain=item.domain,
        options=tuple(options),
        scored=scored,
        choose=item.choose,
        case=item.case is not None,
        typed=item.kind is Kind.TYPED,
        section=section,
    )


def _shuffled(item: Item, seed: int, salt: str) -> list[str]:
    """The ids of an item's options in an order that seed and salt decide."""
    return sorted((option.id for option in item.options), key=lambda oid: _lot(seed, salt, oid))


def _lot(seed: int, salt: str, word: str) -> bytes:
    return sha256(f"{seed}\0{salt}\0{word}".encode()).digest()
