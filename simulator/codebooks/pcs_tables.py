"""The ICD-10-PCS tables of the open edition, whole and in memory: what items are made from."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from functools import cached_property
from pathlib import Path

from simulator.codebooks.pcs import TABLE
from simulator.codebooks.schema import CODES
from simulator.drill.pcs.tables import Row, Table, Tables
from simulator.ports.codes import System
from simulator.ports.failure import Unusable

_SECTIONS = ("0", "1")
"""Medical and surgical, and obstetrics: the sections that every edition labels whole."""


class PcsTables:
    """A `simulator.drill.pcs.Source` over the file that `build` makes; reads it once, at the first call."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def tables(self) -> Tables:
        """The tables of the open edition. Raises Unusable where the file is broken or has no ICD-10-PCS."""
        return self._read

    @cached_property
    def _read(self) -> Tables:
        try:
            with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as book:
                return _tables(book)
        except sqlite3.DatabaseError as error:
            raise Unusable(
                f"The code books cannot be read ({error}). `codexam codes build` builds them again."
            ) from None


def _tables(book: sqlite3.Connection) -> Tables:
    opened = book.execute(
        "SELECT id, year FROM edition WHERE system = ? AND part = ? AND open", (System.PCS, CODES)
    ).fetchone()
    if opened is None:
        raise Unusable("The code books have no ICD-10-PCS. `codexam codes build` builds them again.")
    edition, year = opened
    return Tables(
        year=year,
        tables={table.code: table for section in _SECTIONS for table in _section(book, edition, section)},
        meanings=dict(_meanings(book)),
        uses=_uses(book),
    )


def _section(book: sqlite3.Connection, edition: int, section: str) -> list[Table]:
    heads: dict[str, list[str]] = {}
    rows: defaultdict[str, dict[int, tuple[dict[str, str], ...]]] = defaultdict(dict)
    for code, row, position, character, label in book.execute(
        "SELECT pcs_table, pcs_row.id, position, character, label FROM pcs_row JOIN pcs_value ON pcs_row = pcs_row.id"
        " WHERE edition = ? AND substr(pcs_table, 1, 1) = ? ORDER BY pcs_table, pcs_row.id, position, character",
        (edition, section),
    ):
        if position <= TABLE:
            heads.setdefault(code, [""] * TABLE)[position - 1] = label
        else:
            axes = rows[code].setdefault(row, ({}, {}, {}, {}))
            axes[position - TABLE - 1][character] = label
    return [
        Table(
            code=code,
            system=heads[code][1],
            operation=heads[code][2],
            rows=tuple(Row(axes) for axes in rows[code].values()),
        )
        for code in rows
    ]


def _meanings(book: sqlite3.Connection) -> list[tuple[tuple[str, int, str], str]]:
    return [
        ((section, position, label), definition)
        for section, position, label, definition in book.execute(
            "SELECT section, position, label, definition FROM meaning"
            " JOIN edition ON edition.id = meaning.edition AND edition.open ORDER BY part"
        )
    ]


def _uses(book: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The lines "X use Y" of the index: what the keys of body parts and devices say.

    An official index brings them without their "use", so that lines of "see" are among them: no label reads like those.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for text, see in book.execute(
        "SELECT text, see FROM term JOIN edition ON edition.id = term.edition AND edition.open"
        " WHERE edition.system = ? AND see <> '' AND see NOT LIKE 'see %' AND term.code = '' ORDER BY text, term.id",
        (System.PCS,),
    ):
        found[text][see.removeprefix("use ")] = None
    return {text: tuple(labels) for text, labels in found.items()}
