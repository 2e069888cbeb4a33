"""ICD-10-CM tabular XML, with an eye on what a file may have lost."""

from collections.abc import Iterator
from string import ascii_uppercase

from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit
from simulator.codebooks.tabular import Node, read

CODE_FLOOR = 65_000
"""Fewer billable codes are no whole release: in 2016, the first year, there were 69,823."""

NODE_CEILING = 400_000
"""More chapters, blocks and codes are no release either, and would fill a machine's memory."""

CHAPTERS = 21
"""There are 22 since 2021, when codes under U came."""

_LETTERS = ascii_uppercase.replace("U", "")


def read_tabular(sheet: Sheet) -> Iterator[Node]:
    """Every node of a screened file. Raises Unfit at the end where chapters or codes are missing."""
    chapters = codes = 0
    letters: set[str] = set()
    sheet.content.seek(0)
    for nodes, node in enumerate(read(sheet.content), 1):
        if nodes > NODE_CEILING:
            raise Unfit(f"{sheet.name} holds more than {NODE_CEILING:,} headings and codes, as no release does.")
        chapters += node.depth == 0
        codes += node.billable
        if node.depth > 0:
            letters.add(node.code[:1])
        yield node
    missing = [letter for letter in _LETTERS if letter not in letters]
    if chapters < CHAPTERS or codes < CODE_FLOOR or missing:
        lost = f", and none under {', '.join(missing)}" if missing else ""
        raise Unfit(
            f"{sheet.name} is not whole: it holds {chapters} of {CHAPTERS} chapters with {codes:,} codes{lost}. "
            f"A release has over {CODE_FLOOR:,}. Import the whole tabular list."
        )
