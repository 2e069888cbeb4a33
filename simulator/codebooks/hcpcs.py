"""HCPCS Level II: codes and modifiers to rows of a book, under a heading for each kind."""

import csv
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from simulator.codebooks.schema import next_entry

YEAR = 2026
"""The code year of our own table."""

MODIFIERS = "MODIFIERS"
CPT_MODIFIERS = "CPT MODIFIERS"

Line = tuple[str, str, str]
"""A code, its heading's code (such as "J"), and its description."""

_LETTERS = {
    "A": "Ambulance, supplies, radiopharmaceuticals",
    "B": "Enteral and parenteral therapy",
    "C": "Outpatient hospital: devices, drugs, procedures",
    "D": "Dental procedures",
    "E": "Durable medical equipment",
    "G": "Procedures and professional services",
    "H": "Behavioral health and substance abuse treatment",
    "J": "Drugs not taken by mouth; chemotherapy drugs",
    "K": "Equipment, for the administrators of equipment claims",
    "L": "Orthotics and prosthetics",
    "M": "Quality measures and medical services",
    "P": "Pathology and laboratory",
    "Q": "Temporary codes: casts, drugs, hospice, biosimilars",
    "R": "Diagnostic radiology",
    "S": "Codes of private payers",
    "T": "Codes of state Medicaid agencies",
    "U": "Laboratory, temporary",
    "V": "Vision, hearing, speech",
}
_HEADINGS = {**_LETTERS, MODIFIERS: "Modifiers", CPT_MODIFIERS: "CPT's modifiers, in our own words"}


def read(codes: Path, modifiers: Path) -> list[Line]:
    """The lines of our own two tables; none where a file is not there."""
    lines = [(row["code"], row["code"][0], row["description"]) for row in _rows(codes)]
    return lines + [
        (row["modifier"], CPT_MODIFIERS if row["applies"] == "cpt" else MODIFIERS, row["description"])
        for row in _rows(modifiers)
    ]


def count(lines: Iterable[Line]) -> int:
    """How many of the lines are codes; a modifier cannot be billed alone."""
    return sum(heading in _LETTERS for _, heading, _ in lines)


def write(book: sqlite3.Connection, edition: int, lines: Iterable[Line]) -> None:
    """Put lines into the book as the entries of an edition, under their headings."""
    order = list(_HEADINGS)
    rows: list[tuple[int, int, str, str, bool, int | None]] = []
    first = next_entry(book)
    for heading, group in groupby(
        sorted(lines, key=lambda line: (order.index(line[1]), line[0])), lambda line: line[1]
    ):
        above = first + len(rows)
        # A letter alone would be taken for the modifier of that letter.
        span = f"{heading}0000-{heading}9999" if heading in _LETTERS else heading
        rows.append((above, edition, span, _HEADINGS[heading], False, None))
        for code, _, description in group:
            rows.append((first + len(rows), edition, code, description, heading in _LETTERS, above))
    book.executemany("INSERT INTO entry (id, edition, code, title, billable, parent) VALUES (?, ?, ?, ?, ?, ?)", rows)


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
