"""CPT codes of a person who holds a licence: their own CSV, read for their own books on their own machine."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.codebooks.official.parcel import sheets
from simulator.codebooks.official.unfit import Unfit

DESCRIPTION_LIMIT = 2_000
"""Characters of one description."""

_CODE_NAMES = {"CODE", "CPT", "CPT CODE"}
_CODE = re.compile(r"\d{4}[0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Procedure:
    """A CPT code with the words that the person's own file gives it."""

    code: str
    title: str


def read_cpt(path: Path) -> tuple[Procedure, ...]:
    """Every code of a CSV with the columns code and description, a header optional. Raises Unfit at anything else."""
    found: dict[str, Procedure] = {}
    code_column, title_column = 0, 1
    for line, row in _rows(path):
        if not found and _is_header(row):
            code_column, title_column = _columns(path, row)
            continue
        if len(row) <= max(code_column, title_column):
            raise Unfit(f"Line {line} of {path.name} has no code and description with a comma between.")
        code, title = row[code_column].strip().upper(), " ".join(row[title_column].split())
        if not _CODE.fullmatch(code):
            raise Unfit(f"Line {line} of {path.name}: {code[:20]!r} is no CPT code, which has five characters.")
        if not title or len(title) > DESCRIPTION_LIMIT or not title.isprintable():
            raise Unfit(f"Line {line} of {path.name}: the description of {code} is empty, too long or no plain text.")
        if code in found:
            raise Unfit(f"Line {line} of {path.name} gives {code} a second time. Leave one of the two.")
        found[code] = Procedure(code, title)
    if not found:
        raise Unfit(f"{path.name} holds no codes. It should have two columns, code and description.")
    return tuple(found[code] for code in sorted(found))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    for sheet in sheets(path, types=(".csv",)):
        try:
            with sheet.content as file:
                content = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unfit(f"{sheet.name} is not in UTF-8. Save it again as “CSV UTF-8”.") from None
        reader = csv.reader(io.StringIO(content, newline=""), strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, row
        except csv.Error as error:
            raise Unfit(f"Line {reader.line_num} of {sheet.name} is no CSV ({error}). Save it again as CSV.") from None


def _is_header(row: list[str]) -> bool:
    cells = [cell.strip().upper() for cell in row]
    return not any(map(_CODE.fullmatch, cells)) and any(cell in _CODE_NAMES or "DESCRIPTION" in cell for cell in cells)


def _columns(path: Path, header: list[str]) -> tuple[int, int]:
    names = [cell.strip().upper() for cell in header]
    code = next((place for place, name in enumerate(names) if name in _CODE_NAMES), None)
    title = next((place for place, name in enumerate(names) if "DESCRIPTION" in name), None)
    if code is None or title is None:
        raise Unfit(f"The first line of {path.name} names no column code and description.")
    return code, title
