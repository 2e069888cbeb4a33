"""What the generators can tell of: every family, read from the list once, and the near misses within it."""

from collections.abc import Sequence

from simulator.drill.cm.condition import SIDE, Condition, Family, conditions
from simulator.drill.cm.english import UNTOLD, series
from simulator.drill.cm.families import FAMILIES
from simulator.drill.cm.tabular import Tabular
from simulator.drill.draw import Draw
from simulator.drill.made import Unmakeable


class Repertoire:
    """The conditions of every family, read when first asked for and kept."""

    def __init__(self, tabular: Tabular) -> None:
        self.tabular = tabular
        self._found: dict[int, tuple[Condition, ...]] = {}
        self._clear: dict[int, tuple[Condition, ...]] = {}

    def of(self, family: Family) -> tuple[Condition, ...]:
        """The conditions of a family."""
        self._read()
        return self._found[id(family)]

    def clear(self, family: Family) -> tuple[Condition, ...]:
        """Those of a family that a stem can tell of."""
        self._read()
        return self._clear[id(family)]

    def _read(self) -> None:
        """Read all at once: the first item waits a tenth of a second, and none after it."""
        if not self._found:
            for family in FAMILIES:
                found = conditions(self.tabular, family)
                self._found[id(family)] = found
                self._clear[id(family)] = tuple(condition for condition in found if condition.clear)

    def family(self, draw: Draw, among: Sequence[Family]) -> Family:
        """One of these families: the larger ones more often, but not in proportion. Unmakeable where all are empty."""
        weighed = [family for family in among for _ in range(len(self.clear(family)).bit_length())]
        if not weighed:
            raise Unmakeable
        return draw.pick(weighed)

    def near(self, draw: Draw, condition: Condition) -> list[Condition]:
        """The other conditions of its family, those that differ in the fewest facts first, else in an order drawn."""
        others = draw.shuffled(
            [
                other
                for other in self.of(condition.family)
                if other.category == condition.category and other is not condition
            ]
        )
        return sorted(others, key=lambda other: len(condition.unlike(other)))

    def sides(self, condition: Condition) -> dict[str, Condition]:
        """The conditions that differ from this one in nothing but the side, itself among them, by side."""
        return {
            other.facts[SIDE]: other
            for other in self.of(condition.family)
            if set(condition.unlike(other)) <= {SIDE} and other.category == condition.category
        }


def difference(told: Condition, other: Condition) -> str:
    """Why the code of another condition of the family is wrong, in a sentence."""
    axes = told.family.axes
    vague = [axis for axis in told.unlike(other) if UNTOLD in other.facts[axis]]
    wrong = [axis for axis in told.unlike(other) if axis not in vague]
    said = []
    if wrong:
        said.append(f"wrong as to {series([axes[axis] for axis in wrong])}")
    if vague:
        said.append(f"silent on {series([axes[axis] for axis in vague])}, which the record tells")
    return f"“{other.title}”: {' and '.join(said)}."
