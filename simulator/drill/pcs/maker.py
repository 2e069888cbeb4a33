"""What the generators of ICD-10-PCS share: their domain, and the tables that they make items from."""

from dataclasses import dataclass
from functools import cached_property

from simulator.drill.pcs.story import Repertoire
from simulator.drill.pcs.tables import Source

DOMAIN = "icd-10-pcs"


@dataclass(frozen=True)
class Shelf:
    """The tables, read when the first item is made, and shared by the generators."""

    source: Source

    @cached_property
    def repertoire(self) -> Repertoire:
        """What can be told of the tables of the open edition."""
        return Repertoire(self.source.tables())


@dataclass(frozen=True, kw_only=True)
class Maker:
    """A generator without its kind of item."""

    shelf: Shelf
    domain: str = DOMAIN
