"""A table as XLSX. Strings are written as strings, whatever they begin with: no cell of the file is a formula."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from simulator.tables.table import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell holds."""
_CUT = " … (cut off)"
MOST = 1_048_575
"""Rows that a sheet holds, under its headings."""


class TooLong(Exception):
    """The table has more rows than a sheet. The text says what to do."""


def as_xlsx(table: Table) -> bytes:
    """The file. TooLong for more rows than a sheet holds; OSError where there is no room for it on the way."""
    from xlsxwriter import Workbook

    if len(table.rows) > MOST:
        raise TooLong(f"{table.title} has {len(table.rows)} rows, more than a sheet holds: write it as CSV.")
    raw = BytesIO()
    # Nothing is guessed from text; rows go to a temporary file one by one, for there may be a hundred thousand.
    rules = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(raw, rules)
    sheet = book.add_worksheet(table.title[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, bold)
    for at, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, at, column, cell, day)
    for column, heading in enumerate(table.headings):
        told = [len(str(row[column])) for row in table.rows[:200] if not isinstance(row[column], datetime)]
        sheet.set_column(column, column, min(max([len(heading), 6, *told]) + 2, 48))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    book.close()
    return raw.getvalue()


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell, day: "Format") -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_string(row, column, "yes" if cell else "no")
        case datetime():
            sheet.write_datetime(row, column, cell.astimezone(UTC).replace(tzinfo=None), day)
        case str():
            sheet.write_string(row, column, _fit(cell))
        case _:
            sheet.write_number(row, column, cell)


def _fit(text: str) -> str:
    """Text that a cell can hold: what no XML may carry is shown as its code point, and what is too long says so."""
    shown = "".join(c if _carried(c) else f"<U+{ord(c):04X}>" for c in text)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - len(_CUT)] + _CUT


def _carried(c: str) -> bool:
    return (c >= " " or c in "\t\n\r") and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"
