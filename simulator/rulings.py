"""Rulings in force: what an instructor has ruled on items, and so what forms and drills are made of from now on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.exam.fingerprint import fingerprint
from simulator.exam.form import shortfall
from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.ports.docket import Ruling, Verdict

_CHANGED = "The key was changed from "


@dataclass(frozen=True, slots=True)
class Pool:
    """Items as they are given from now on: re-keyed ones with their new key and revision.

    Those whose ids are in `retired` are given to nobody; only on the fixed form of a bank they keep their place, which
    does not count.
    """

    items: tuple[Item, ...]
    retired: frozenset[str]

    @property
    def given(self) -> tuple[Item, ...]:
        """The items that drawn forms and drills may hold."""
        return tuple(item for item in self.items if item.id not in self.retired)

    def forms(self, profile: Profile) -> tuple[str, ...]:
        """The banks that fill this profile alone, and so are forms of it."""
        banks = dict.fromkeys(item.bank for item in self.items)
        return tuple(bank for bank in banks if not shortfall(profile, (i for i in self.items if i.bank == bank)))

    def missing(self, profile: Profile) -> dict[str, int]:
        """What a form that is drawn lacks, by domain; empty where one can be drawn."""
        return shortfall(profile, self.given)


def in_force(items: Iterable[Item], rulings: Sequence[Ruling]) -> Pool:
    """The items of a shelf under these rulings, the oldest first.

    A ruling is on one revision of an item: an item that its bank file has mended since is another, and stands as it is.
    """
    by_item: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        if ruling.verdict in (Verdict.REKEYED, Verdict.RETIRED):
            by_item.setdefault(ruling.item, []).append(ruling)
    if not by_item:
        return Pool(tuple(items), frozenset())
    found = [_under(item, by_item.get(item.id, ())) for item in items]
    return Pool(tuple(item for item, _ in found), frozenset(item.id for item, retired in found if retired))


def given(items: Mapping[str, Item], rulings: Sequence[Ruling]) -> dict[str, Item]:
    """The items, by any name, that may still be given under these rulings."""
    pool = in_force(items.values(), rulings)
    named = zip(items, pool.items, strict=True)
    return {name: item for name, item in named if item.id not in pool.retired}


def rekeyed(item: Item, ruling: Ruling) -> Item:
    """The item with the key that a ruling gives it. Its rationale begins with the ruling, for the rest argues for
    the key before.
    """
    changed = f"{_CHANGED}{', '.join(item.key)}{_changed_to(ruling)}{item.rationale}"
    other = replace(item, key=ruling.key, rationale=changed)
    return replace(other, revision=fingerprint(other))


def _changed_to(ruling: Ruling) -> str:
    return (
        f" to {', '.join(ruling.key)} on {ruling.at:%Y-%m-%d} by {ruling.by}: {ruling.reason}\n\n"
        "What follows was written for the key before.\n\n"
    )


def _first(item: Item, rulings: Sequence[Ruling]) -> Item:
    """The item as it was before any of these rulings re-keyed it: itself, unless it was met re-keyed."""
    for ruling in rulings:
        head, found, rationale = item.rationale.partition(_changed_to(ruling))
        if ruling.verdict is Verdict.REKEYED and found and head.startswith(_CHANGED):
            key = tuple(head.removeprefix(_CHANGED).split(", "))
            before = replace(item, key=key, rationale=rationale, revision=ruling.revision)
            if fingerprint(before) == ruling.revision:
                return _first(before, rulings)
    return item


def _under(item: Item, rulings: Sequence[Ruling]) -> tuple[Item, bool]:
    """One item under the rulings on it, and whether it is retired.

    A re-keyed item is another revision, which can be ruled on in turn, but not by what was ruled before it was made.
    One that was met re-keyed stands as the item that it was made from does.
    """
    item, since = _first(item, rulings), 0
    while True:
        mine = [(at, ruling) for at, ruling in enumerate(rulings) if ruling.revision == item.revision]
        if any(ruling.verdict is Verdict.RETIRED for _, ruling in mine):
            return item, True
        later = [(at, ruling) for at, ruling in mine if at >= since]
        if not later:
            return item, False
        at, ruling = later[-1]
        item, since = rekeyed(item, ruling), at + 1
