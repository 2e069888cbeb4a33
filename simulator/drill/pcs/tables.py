"""The ICD-10-PCS tables as the generators need them: labelled, whole, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

LENGTH = 7
HEAD = 3
OPERATION, PART, APPROACH, DEVICE, QUALIFIER = 2, 3, 4, 5, 6
"""The axes from the operation on, counted from 0."""

AXES = ("section", "body system", "operation", "body part", "approach", "device", "qualifier")
"""What the axes are called in a sentence."""

Values = Mapping[str, str]
"""Labels by character."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what the axes 4 to 7 may be. Any value of one goes with any of another."""

    axes: tuple[Values, ...]

    def leads(self, tail: str) -> bool:
        """Whether characters after the table's own three can be read off the row."""
        return all(character in self.axes[at] for at, character in enumerate(tail))


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its three characters, the labels of its body system and operation, and its rows."""

    code: str
    system: str
    operation: str
    rows: tuple[Row, ...]

    def after(self, prefix: str) -> dict[str, str]:
        """What the axis after these three to six characters may be; nothing where the table does not begin so."""
        tail = prefix[HEAD:]
        found: dict[str, str] = {}
        for row in self.rows:
            if row.leads(tail):
                found.update(row.axes[len(tail)])
        return found

    def builds(self, code: str) -> bool:
        """Whether this whole code can be built."""
        return len(code) == LENGTH and code[:HEAD] == self.code and any(row.leads(code[HEAD:]) for row in self.rows)

    def instead(self, code: str, axis: int) -> dict[str, str]:
        """What an axis may be beside the other characters of a code, its own among them where that can be built."""
        beside = [(at - HEAD, code[at]) for at in (PART, APPROACH, DEVICE, QUALIFIER) if at != axis]
        found: dict[str, str] = {}
        for row in self.rows:
            if all(character in row.axes[at] for at, character in beside):
                found.update(row.axes[axis - HEAD])
        return dict(sorted(found.items()))

    def all(self, axis: int) -> dict[str, str]:
        """Every value that any row gives the axis, in the order of the characters."""
        return self._all[axis - HEAD]

    @cached_property
    def _all(self) -> tuple[dict[str, str], ...]:
        found: tuple[dict[str, str], ...] = ({}, {}, {}, {})
        for row in self.rows:
            for its, values in zip(found, row.axes, strict=True):
                its.update(values)
        return tuple(dict(sorted(its.items())) for its in found)


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The sections 0 and 1 of an edition.

    `meanings` are definitions by section, position (from 1) and label. `uses` are the labels that the key of body parts
    and devices gives for a term ("Achilles tendon": "Lower Leg Tendon, Right", "Lower Leg Tendon, Left").
    """

    year: int
    tables: Mapping[str, Table]
    meanings: Mapping[tuple[str, int, str], str]
    uses: Mapping[str, tuple[str, ...]]

    @cached_property
    def operations(self) -> Mapping[tuple[str, str], str]:
        """The characters of operations, by section and label."""
        return {(table.code[0], table.operation): table.code[2] for table in self.tables.values()}

    def builds(self, code: str) -> bool:
        """Whether some table builds this code."""
        table = self.tables.get(code[:HEAD])
        return table is not None and table.builds(code)

    def labels(self, code: str) -> tuple[str, ...]:
        """The labels of the seven characters of a code that can be built; that of the section is left "". KeyError."""
        table = self.tables[code[:HEAD]]
        tail = code[HEAD:]
        row = next((row for row in table.rows if row.leads(tail)), None)
        if row is None or len(code) != LENGTH:
            raise KeyError(code)
        return ("", table.system, table.operation, *(row.axes[at][character] for at, character in enumerate(tail)))

    def definition(self, section: str, axis: int, label: str) -> str:
        """What the book says that a label of an axis (from 0) means, without what explains it; "" where nothing."""
        return (
            self.meanings.get((section, axis + 1, label), "").partition(" Explanation:")[0].partition(" Examples:")[0]
        )


class Source(Protocol):
    """Who has the tables."""

    def tables(self) -> Tables:
        """The tables of the open edition, read at the first call. Raises Unusable where they cannot be read."""
