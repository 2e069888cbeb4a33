"""Codes that cannot be built: values that stand in one table and in no row of it together."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice
from simulator.drill.pcs import asking
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.near import put
from simulator.drill.pcs.tables import APPROACH, AXES, DEVICE, HEAD, PART, QUALIFIER, Table
from simulator.exam.item import Difficulty, Level, Option

_TRIES = 4


@dataclass(frozen=True, kw_only=True)
class Impossible(Maker):
    """Four codes of one table: three can be built, and one takes values of rows that do not go together."""

    id: str = "pcs-impossible"
    title: str = "Find the code that cannot be built"
    skills: tuple[str, ...] = ("pcs-tables",)

    def make(self, draw: Draw) -> Made:
        """An item whose key is no code: two axes with two values each make the four, so that none stands out."""
        tables = self.shelf.repertoire.tables
        table = tables.tables[draw.pick(self._mixed)]
        code = table.code
        while len(code) < 7:
            code += draw.pick(sorted(table.after(code)))
        first, second, one, other, neither = _corners(draw, table, code)
        broken = f"{_said(table, neither, first)} and {_said(table, neither, second)}"
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=asking.asked(draw, f"Table {table.code} is {table.operation}, {table.system}.", asking.IMPOSSIBLE),
            right=Option(
                id="", text=_shown(table, neither), why=f"No row of the table has {broken} with the rest of it."
            ),
            wrong=[
                Option(id="", text=_shown(table, each), why="A row of the table has all four of its values.")
                for each in (code, one, other)
            ],
            rationale=(
                f"A code takes all its values from one row of its table. {broken[0].upper()}{broken[1:]} both stand in"
                f" table {table.code}, but in no row that also has the rest of {neither}. The other three can each be"
                " read from a single row."
            ),
            references=(f"PCS table {table.code}", "PCS A9"),
            difficulty=Difficulty.HARD,
            level=Level.ANALYSIS,
        )
        proof = (
            f"Table {table.code} (ICD-10-PCS FY{tables.year}) has no row with {', '.join(neither[HEAD:])} as its 4th to"
            f" 7th characters; it has rows for {code}, {one} and {other}."
        )
        return Made(item=item, proof=proof)

    @cached_property
    def _mixed(self) -> list[str]:
        """Tables with more than one row."""
        return [code for code, table in self.shelf.repertoire.tables.tables.items() if len(table.rows) > 1]


def _corners(draw: Draw, table: Table, code: str) -> tuple[int, int, str, str, str]:
    """Two axes; two codes of the table, each with another value at one of them; and the one with both, which is none.

    Unmakeable where these draws find none.
    """
    built = {
        axis: [put(code, axis, each) for each in table.instead(code, axis) if each != code[axis]]
        for axis in (PART, APPROACH, DEVICE, QUALIFIER)
    }
    for first, second in draw.shuffled(list(combinations(built, 2))):
        for _ in range(_TRIES if built[first] and built[second] else 0):
            one, other = draw.pick(built[first]), draw.pick(built[second])
            neither = put(one, second, other[second])
            if not table.builds(neither):
                return first, second, one, other, neither
    raise Unmakeable


def _shown(table: Table, code: str) -> str:
    values = (f"{table.all(axis)[code[axis]]}" for axis in (PART, APPROACH, DEVICE, QUALIFIER))
    return f"{code}: {'; '.join(values)}"


def _said(table: Table, code: str, axis: int) -> str:
    return f"the {AXES[axis]} {code[axis]}, {table.all(axis)[code[axis]]},"
