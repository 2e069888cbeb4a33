"""Items of ICD-10-PCS, made from its tables and proven by them."""

from simulator.drill.made import Generator
from simulator.drill.pcs.building import Build, Choose
from simulator.drill.pcs.decoding import Decode
from simulator.drill.pcs.impossible import Impossible
from simulator.drill.pcs.maker import Shelf
from simulator.drill.pcs.naming import Name
from simulator.drill.pcs.operating import Operate
from simulator.drill.pcs.tables import Source
from simulator.drill.pcs.valuing import Value


def generators(source: Source) -> tuple[Generator, ...]:
    """The generators of this domain; the tables are read when the first item is made."""
    shelf = Shelf(source)
    return tuple(kind(shelf=shelf) for kind in (Build, Choose, Operate, Value, Name, Impossible, Decode))
