"""The stock: everything at hand to drill, items of the banks and generators, by the names that drills use."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from simulator.drill.choose import Strand
from simulator.drill.draw import Draw
from simulator.drill.made import Generator, make
from simulator.drill.topics import Scope, Sort, Topic, drillable, topics
from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.ports.docket import Ruling
from simulator.rulings import in_force

TITLES = {"icd-10-cm": "ICD-10-CM", "icd-10-pcs": "ICD-10-PCS", "hcpcs": "HCPCS Level II"}
"""Titles of domains that made items are of; exams may have no such domain."""

LATELY = timedelta(days=14)
"""An item that was in view so lately is not asked as a new one, nor, when it was drilled, put on a form that is drawn
for an exam: the simulator's own figure."""

MOST_TRIES = 200
"""Items made in search of one that is as hard as wished for, or new to the drill."""


@dataclass(frozen=True)
class Stock:
    """What can be drilled: `items` by id, `generators` by id, and the titles of domains.

    `retired` are the ids of items in the banks that nobody is given any more. `rulings` are on whatever is made, too: a
    seed can bring up again what an instructor has ruled on.
    """

    items: Mapping[str, Item]
    generators: Mapping[str, Generator]
    titles: Mapping[str, str]
    retired: frozenset[str] = frozenset()
    rulings: Sequence[Ruling] = ()

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Everything that can be drilled by name."""
        return topics(tuple(self.items.values()), tuple(self.generators.values()), self.titles)

    @property
    def domains(self) -> dict[str, str]:
        """The domains that can be drilled, by id and title."""
        return {topic.name: topic.title for topic in self.topics if topic.sort is Sort.DOMAIN}

    def kind(self, item_id: str) -> str | None:
        """The id of the generator that made an item of this id; None for an item of a bank."""
        kind, _, seed = item_id.rpartition("-")
        return kind if seed.isdigit() and kind in self.generators else None

    def strand(self, item_id: str, domain: str) -> str:
        """The name of the strand that an item is drawn from."""
        return self.kind(item_id) or banked(domain)

    def strands(self, scope: Scope, lately: Collection[str], seed: int) -> tuple[list[Strand], list[str]]:
        """What new items of a scope are drawn from; and the items of it that were answered lately, in a drawn order."""
        mine = [item for item in self.items.values() if scope.holds(item)]
        found = [
            Strand(name=generator.id, domain=generator.domain, endless=True)
            for generator in self.generators.values()
            if scope.made_by(generator)
        ]
        for domain in dict.fromkeys(item.domain for item in mine):
            new = [item.id for item in mine if item.domain == domain and item.id not in lately]
            order = Draw(seed, f"items of {domain}").shuffled(sorted(new))
            if order:
                found.append(Strand(name=banked(domain), domain=domain, endless=False, items=tuple(order)))
        spare = sorted(item.id for item in mine if item.id in lately)
        return found, Draw(seed, "spare").shuffled(spare)

    def make(self, kind: str, scope: Scope, met: Collection[str], draw: Draw) -> Item | None:
        """A new item by a generator; None where it makes none that is in the scope and not met before."""
        for _ in range(MOST_TRIES):
            try:
                made = make(self.generators[kind], draw.below(10**9)).item
            except RuntimeError:  # these code books have nothing for it
                return None
            for item in in_force([made], self.rulings).given:
                if item.id not in met and scope.holds(item, kind):
                    return item
        return None


def stock(
    items: Iterable[Item],
    generators: Sequence[Generator],
    profiles: Iterable[Profile],
    rulings: Sequence[Ruling] = (),
) -> Stock:
    """The stock of these banks and generators under these rulings; the exams know the titles of domains."""
    titles = {quota.domain: quota.title for profile in profiles for quota in profile.blueprint}
    pool = in_force(items, rulings)
    return Stock(
        items={item.id: item for item in drillable(pool.given)},
        generators={generator.id: generator for generator in generators},
        titles=titles | TITLES,
        retired=pool.retired,
        rulings=rulings,
    )


def banked(domain: str) -> str:
    """The name of the strand of a domain's items in the banks."""
    return f"{domain} (banks)"
