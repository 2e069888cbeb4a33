"""Every generator there is."""

from dataclasses import dataclass

from simulator.drill import cm, modifiers, pcs
from simulator.drill.cm.tabular import Tabular
from simulator.drill.made import Generator
from simulator.drill.modifiers import Modifiers
from simulator.drill.pcs.tables import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Who has the books that items are made from."""

    pcs: Source
    cm: Tabular
    modifiers: Modifiers


def all_generators(sources: Sources) -> tuple[Generator, ...]:
    """The generators of every domain, in the order in which people see them."""
    return (*cm.generators(sources.cm), *pcs.generators(sources.pcs), *modifiers.generators(sources.modifiers))
