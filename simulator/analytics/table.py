"""Tables from outside: the bytes of a CSV file as rows of cells, whatever program wrote it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

_DELIMITERS = ("\t", ";", ",")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SHOWN = 10


class Unreadable(ValueError):
    """A file that no analysis can be made of; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells without space around them, and the line of the file that it ends on."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, blank ones too, and a sentence for each thing about the file that a person should know."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def table(raw: bytes, what: str) -> Table:
    """The table in a file; `what` names the file in sentences. Commas, semicolons or tabs are told by the first line.

    Raises Unreadable for what is no text, or no CSV.
    """
    text, notes = _text(raw, what)
    first = next((line for line in StringIO(text, newline="") if line.strip()), "")
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), skipinitialspace=True, strict=True
    )
    rows: list[Row] = []
    try:
        rows.extend(Row(reader.line_num, tuple(cell.strip() for cell in cells)) for cells in reader)
    except csv.Error as error:
        raise Unreadable(
            f"Line {reader.line_num} of {what} is no CSV ({error}). Mend it there and try again."
        ) from None
    return Table(tuple(rows), notes)


def listed(things: Iterable[object]) -> str:
    """Things in a row, the first of them if there are many: "q1, q2 and 7 more"."""
    said = [str(thing) for thing in things]
    more = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    return ", ".join(said[:_SHOWN]) + more


def _text(raw: bytes, what: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((encoding for mark, encoding in _MARKS.items() if raw.startswith(mark)), "utf-8")
    notes: tuple[str, ...] = ()
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
        notes = (f"{what} is not in UTF-8 and was read as Latin-1: look at the ids.",)
    if "\0" in text:
        raise Unreadable(f"{what} is no text. Save it as CSV (UTF-8) from the program that made it.")
    return text, notes
