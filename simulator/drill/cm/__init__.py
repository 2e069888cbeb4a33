"""Generators of ICD-10-CM items: conditions told in words, proven by the tabular list and its notes."""

from simulator.drill.cm.code import Codes
from simulator.drill.cm.combination import Combinations
from simulator.drill.cm.excludes import Excludes
from simulator.drill.cm.laterality import Laterality
from simulator.drill.cm.pairs import Pairs
from simulator.drill.cm.repertoire import Repertoire
from simulator.drill.cm.sequence import Sequences
from simulator.drill.cm.seventh import Sevenths
from simulator.drill.cm.tabular import Tabular
from simulator.drill.made import Generator


def generators(source: Tabular) -> tuple[Generator, ...]:
    """Every generator of ICD-10-CM items over this list."""
    repertoire = Repertoire(source)
    return (
        Codes(repertoire),
        Laterality(repertoire),
        Sevenths(repertoire),
        Pairs(repertoire),
        Sequences(source),
        Combinations(repertoire),
        Excludes(source),
    )
