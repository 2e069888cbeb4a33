"""Official plain-text files, line by line."""

from collections.abc import Iterator

from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit

LINE_LIMIT = 4096
"""Bytes of one line. The longest official one has about 400."""

_ALLOWED = {0x09, 0x1A}


def lines(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1, without its end. Raises Unfit for what is no plain text."""
    sheet.content.seek(0)
    number = 0
    while line := sheet.content.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            raise Unfit(f"Line {number} of {sheet.name} is longer than any line of an official file.")
        bare = line.rstrip(b"\r\n\x1a")
        if any(byte < 0x20 and byte not in _ALLOWED for byte in bare):
            raise Unfit(f"Line {number} of {sheet.name} holds bytes that are no text. Fetch the plain-text file again.")
        yield number, _decoded(bare, number, sheet.name)


def _decoded(line: bytes, number: int, name: str) -> str:
    """Publishers write UTF-8 or Windows-1252, and do not say which."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit(f"Line {number} of {name} is in an unknown encoding. Fetch the plain-text file again.")
