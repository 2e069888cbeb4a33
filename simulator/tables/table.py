"""A table: a title, headings, and rows of plain values under them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

Cell = str | int | float | bool | datetime | None
"""What stands in a cell. Times are aware; None is an empty cell. Exact fractions are text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has a cell for each heading."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """ValueError for a row of another length than the headings."""
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"every row of {self.title} must have its {len(self.headings)} cells")


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table of these rows."""
    return Table(title, tuple(headings), tuple(tuple(row) for row in rows))


def number(share: Fraction) -> int | float:
    """Credit or a percent to the hundredth, whole where it is. Rounded down, so that no fail looks like a pass."""
    hundredths = share.numerator * 100 // share.denominator
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def exact(credit: Fraction, total: int) -> str:
    """Credit as exact text such as "7/2 of 9": a fraction alone, a spreadsheet takes for a date."""
    return f"{credit} of {total}"


def minutes(span: timedelta) -> float:
    """A length of time in minutes, to the hundredth."""
    return round(span.total_seconds() / 60, 2)
