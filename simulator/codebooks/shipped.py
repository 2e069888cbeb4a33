"""ICD-10-PCS as shipped: what two packages hold, put together and corrected (decision 0009)."""

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from simulator.codebooks.pcs import AXES, SECTIONS, TABLE, Row, rows_of

LABELLED = ("0", "1")
"""The sections whose labels the package holds."""

YEAR = 2025
"""The code year of the labelled sections; the titles of the others are of the year before."""

LACKS = (
    "Labels and definitions outside the sections 0 and 1: there only codes and their titles, of FY2024, so 96 codes of"
    " FY2025 are missing and 61 of section X are out of date. Codes that came or went with FY2026. The official tables"
    " can be imported."
)

NEVER_VALID = frozenset(
    {"0B118D6", "0U7C7DJ", "10D10ZZ"}
    | {"0CYS0Z0", "0CYS0Z1", "0DX80Z7", "0DX84Z7"}
    | {"0TT00Z0", "0TT00Z1", "0TT00Z2", "0TT10Z0", "0TT10Z1", "0TT10Z2"}
)
"""Codes that the package builds and no official release lists: its tables were read from a printed page, where a
value of one row slid into the next."""

_COLUMNS = ("sec_def", "bs_def", "ro_def", "bp_def", "ap_def", "dv_def", "qu_def")

_SPLIT = re.compile(r"(?<=Drug-) (?=eluting)|(?<=Stereoelectroencephalo) (?=graphic)")
"""Where a label was broken at the end of a printed line."""

_FUSION_OF_THE_COCCYX = ("0SG", "6", "5", "Coccygeal Joint")
"""The row of 0SG for the coccygeal joint is missing; it has the values of the row before, the sacrococcygeal joint."""

_LINE = re.compile(r"(?P<indent>\t*)(?P<text>.*?)\s*(?:\*\*(?P<code>[0-9A-Z]{1,7})\*\*)?$")


def rows(tables: Path, titles: Iterable[str]) -> list[Row]:
    """The rows of every table: with labels in the sections 0 and 1, elsewhere as the codes in `titles` have them."""
    with closing(_open(tables)) as source:
        codes = {code for (code,) in source.execute("SELECT code FROM pcs_tree")} - NEVER_VALID
        labels = {
            (before, axis, character): _SPLIT.sub("", label.partition(": ")[0] if column == "ro_def" else label)
            for axis, column in enumerate(_COLUMNS)
            for before, character, label in source.execute(
                f"SELECT DISTINCT substr(code, 1, ?), substr(code, ?, 1), {column} FROM pcs_tree",  # noqa: S608 ours
                (min(axis, TABLE), axis + 1),
            )
        }
    table, missing, like, part = _FUSION_OF_THE_COCCYX
    labels[table, TABLE, missing] = part
    codes |= {table + missing + code[TABLE + 1 :] for code in codes if code.startswith(table + like)}
    labels.update({("", 0, section): name for section, name in SECTIONS.items()})
    return rows_of([*codes, *(code for code in titles if code[0] not in LABELLED)], labels)


def axes() -> Iterator[tuple[str, int, str]]:
    """(section, position, name) of each axis whose name is known."""
    for section in SECTIONS:
        for position, name in enumerate(AXES if section in LABELLED else AXES[:1], 1):
            yield section, position, name
    yield "", 1, AXES[0]


def long_titles(tables: Path, titles: Path) -> dict[str, str]:
    """The long title of each code, the newer of the two sources first."""
    with titles.open(encoding="utf-8", newline="") as stream:
        found = {code: title for code, title, *_ in csv.reader(stream)}
    with closing(_open(tables)) as source:
        found.update(source.execute("SELECT code, long_name FROM pcs_codes"))  # pairs of text
    return {code: title for code, title in found.items() if code not in NEVER_VALID}


def definitions(tables: Path) -> Iterator[tuple[str, int, str, str]]:
    """(section, position, label, definition) of root operations and approaches, with what explains them."""
    with closing(_open(tables)) as source:
        for section, label, *said in source.execute(
            "SELECT section, value, definition, explanation, examples FROM pcs_root_operation"
        ):
            text, explanation, examples = (" ".join((part or "").split()) for part in said)
            more = [explanation and f"Explanation: {explanation}.", examples and f"Examples: {examples}."]
            yield section, AXES.index("Operation") + 1, label, " ".join([f"{text}.", *filter(None, more)])
        for section, label, text in source.execute("SELECT section, value, definition FROM pcs_approach"):
            if text:
                yield section, AXES.index("Approach") + 1, label, f"{' '.join(text.split())}."


def index(tables: Path) -> Iterator[tuple[str, str, str]]:
    """(text, code, see) of each line of the alphabetic index; an indented line goes on from the lines above it."""
    with closing(_open(tables)) as source:
        lines = source.execute("SELECT term, content FROM pcs_index").fetchall()
    for term, content in lines:
        path = [term.strip()]
        for line in content.splitlines():
            if (match := _LINE.match(line)) is None:
                continue
            text = match["text"].replace("(continued)", "").strip()
            if not text and not match["code"]:
                continue
            del path[1 + len(match["indent"]) :]
            see = text if text.startswith(("see ", "use ")) else ""
            if not see and text:
                path.append(text)
            yield ", ".join(path), match["code"] or "", see


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
