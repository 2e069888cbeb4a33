"""A table as CSV: UTF-8 with a mark of its byte order, lines that end as RFC 4180 has them, formulas defused.

The mark is there because spreadsheets that open the file by a double click take it for the machine's old code page
otherwise, and names with it; readers that know better are told by "utf-8-sig".
"""

import csv
from datetime import UTC, datetime
from io import StringIO

from simulator.tables.table import Cell, Table

_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How text begins that a spreadsheet would run, or read as the beginning of another cell."""


def as_csv(table: Table) -> bytes:
    """The file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_told(heading) for heading in table.headings])
    writer.writerows([_told(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def _told(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        case str():
            return defused(cell)
        case _:
            return repr(cell)


def defused(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe goes before what could begin a formula, blanks before it or not."""
    plain = text.replace("\x00", "")
    begins = plain.lstrip(" \u00a0")[:1] or plain[:1]
    return f"'{plain}" if begins in _ACTS and begins else plain
