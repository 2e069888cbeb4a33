"""A table as CSV: UTF-8 with a mark of its byte order, lines that end as RFC 4180 has them, formulas defused, every
cell in quotes, for some spreadsheets part cells at semicolons.

The mark is there because spreadsheets that open the file by a double click take it for the machine's old code page
otherwise, and names with it; readers that know better are told by "utf-8-sig".
"""

import csv
from datetime import UTC, datetime
from io import StringIO
from unicodedata import normalize

from simulator.tables.table import Cell, Table

_SIGNS = ("=", "+", "-", "@")
"""How text begins that a spreadsheet would run,"""
_BREAKS = ("\t", "\r", "\n")
"""or read as the beginning of another cell."""


def as_csv(table: Table) -> bytes:
    """The file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
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
    """Text that no spreadsheet runs: an apostrophe goes before what could begin a formula.

    Whatever cannot be seen is passed over in looking for it, and signs of full width are taken for plain ones.
    """
    plain = text.replace("\x00", "")
    seen = next((c for c in plain if c.isprintable() and not c.isspace()), "")
    return f"'{plain}" if plain[:1] in _BREAKS or normalize("NFKC", seen)[:1] in _SIGNS else plain
