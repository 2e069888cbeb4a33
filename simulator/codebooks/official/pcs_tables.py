"""ICD-10-PCS tables XML: every table with its rows, from which every code can be built."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from xml.etree.ElementTree import Element

from simulator.codebooks.official.markup import pieces, text_of
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit
from simulator.codebooks.pcs import SECTIONS, Row

CODE_FLOOR = 70_000
"""Fewer codes are no whole release: in 2016, the first year, there were 71,974, and more in each year since."""

CODE_CEILING = 200_000
"""More codes are no release either, and would fill a machine's memory."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table as printed. `names` are those of its seven axes; `definition` is its operation's, "" where none."""

    rows: tuple[Row, ...]
    names: tuple[str, ...]
    definition: str

    @property
    def section(self) -> str:
        """The first character of its codes."""
        return self.rows[0].table[0]

    @property
    def operation(self) -> str:
        """The label of its third character."""
        return self.rows[0].axes[2][0][1]


@dataclass(frozen=True, slots=True)
class _Axis:
    name: str
    values: tuple[tuple[str, str], ...]
    definition: str


def read_tables(sheet: Sheet) -> Iterator[Table]:
    """Every table of a screened file. Raises Unfit at one that lost a part, and at the end where tables are missing."""
    count = 0
    sections = set()
    for piece in pieces(sheet.content, {"pcsTable"}):
        table = _table(piece.element, sheet.name)
        sections.add(table.section)
        count += sum(_size(row) for row in table.rows)
        if count > CODE_CEILING:
            raise Unfit(f"{sheet.name} builds more than {CODE_CEILING:,} codes, as no release does. It was not used.")
        yield table
    missing = [section for section in SECTIONS if section not in sections]
    if missing or count < CODE_FLOOR:
        lost = f", and no section {', '.join(missing)}" if missing else ""
        raise Unfit(f"{sheet.name} is not whole: it builds {count:,} codes{lost}. A release has over {CODE_FLOOR:,}.")


def _table(element: Element, name: str) -> Table:
    head = _axes(element, "123", name)
    if any(len(axis.values) != 1 for axis in head):
        raise Unfit(f"{name} is damaged: a table has more than one section, body system or operation.")
    rows = []
    names: tuple[str, ...] = ()
    for part in element.iterfind("pcsRow"):
        axes = head + _axes(part, "4567", name)
        names = names or tuple(axis.name for axis in axes)
        row = Row(tuple(axis.values for axis in axes))
        if part.get("codes", str(_size(row))) != str(_size(row)):
            raise Unfit(
                f"{name} is damaged: a row of table {row.table} builds {_size(row)} codes, not {part.get('codes')}."
            )
        rows.append(row)
    if not rows:
        raise Unfit(f"{name} is damaged: a table has no rows.")
    return Table(tuple(rows), names, head[2].definition)


def _size(row: Row) -> int:
    return prod(len(axis) for axis in row.axes)


def _axes(element: Element, positions: str, name: str) -> tuple[_Axis, ...]:
    found = element.findall("axis")
    if "".join(axis.get("pos", "") for axis in found) != positions:
        raise Unfit(f"{name} is damaged: a table has lost an axis.")
    return tuple(_axis(axis, name) for axis in found)


def _axis(element: Element, name: str) -> _Axis:
    values = tuple((label.get("code", ""), text_of(label)) for label in element.iterfind("label"))
    sound = (
        values
        and element.get("values", str(len(values))) == str(len(values))
        and len({character for character, _ in values}) == len(values)
        and all(len(character) == 1 and character.isalnum() and label for character, label in values)
    )
    if not sound:
        raise Unfit(f"{name} is damaged: an axis of a table has lost a value.")
    return _Axis(text_of(element.find("title")), values, text_of(element.find("definition")))
