"""ICD-10-PCS: tables and their rows, from any source, to rows of a book; and the walk through them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from simulator.codebooks.schema import next_entry
from simulator.ports.codes import Choice, Note, NoteKind, Walk

LENGTH = 7
TABLE = 3
BODY_PART = 4

SECTIONS = {
    "0": "Medical and Surgical",
    "1": "Obstetrics",
    "2": "Placement",
    "3": "Administration",
    "4": "Measurement and Monitoring",
    "5": "Extracorporeal or Systemic Assistance and Performance",
    "6": "Extracorporeal or Systemic Therapies",
    "7": "Osteopathic",
    "8": "Other Procedures",
    "9": "Chiropractic",
    "B": "Imaging",
    "C": "Nuclear Medicine",
    "D": "Radiation Therapy",
    "F": "Physical Rehabilitation and Diagnostic Audiology",
    "G": "Mental Health",
    "H": "Substance Abuse Treatment",
    "X": "New Technology",
}
AXES = ("Section", "Body System", "Operation", "Body Part", "Approach", "Device", "Qualifier")
"""What the axes are called in the sections 0 and 1."""

Value = tuple[str, str]
"""A character with its label; the label is "" where the source has none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the values of each of the seven axes. Any of one axis goes with any of another."""

    axes: tuple[tuple[Value, ...], ...]

    @property
    def table(self) -> str:
        """The three characters that the table is known by."""
        return "".join(axis[0][0] for axis in self.axes[:TABLE])

    @property
    def size(self) -> int:
        """How many codes can be built from the row."""
        return prod(len(axis) for axis in self.axes)

    def codes(self) -> Iterator[tuple[str, tuple[Value, ...]]]:
        """Each code that can be built from the row, with its seven values."""
        return zip(
            map("".join, product(*([character for character, _ in axis] for axis in self.axes))),
            product(*self.axes),
            strict=True,
        )


def rows_of(codes: Iterable[str], labels: Mapping[tuple[str, int, str], str]) -> list[Row]:
    """The rows from which exactly these codes can be built: codes that differ in one axis alone share a row.

    `labels` are by what they depend on (the characters before, as `context` gives them), axis (from 0) and character.
    """
    rows = {tuple(code) for code in codes}
    for axis in range(LENGTH - 1, TABLE - 1, -1):
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for row in rows:
            alike[row[:axis] + row[axis + 1 :]].append(row[axis])
        rows = {(*rest[:axis], "".join(sorted(values)), *rest[axis:]) for rest, values in alike.items()}
    return [
        Row(
            tuple(
                tuple((character, labels.get((context(row, axis), axis, character), "")) for character in characters)
                for axis, characters in enumerate(row)
            )
        )
        for row in sorted(rows)
    ]


def context(row: Sequence[str], axis: int) -> str:
    """What the meaning of a character at an axis depends on: those before it, up to the table."""
    return "".join(row[: min(axis, TABLE)])


def title_of(values: Sequence[Value]) -> str:
    """A name for a code whose long title no source gives: operation, body part, and what else is not "No ..."."""
    operation, part, approach, *others = (label for _, label in values[2:])
    said = [f"{operation}, {part}", *(label for label in others if not label.startswith(("No ", "None")))]
    return f"{', '.join(said)}, {approach} Approach" if approach != "None" else ", ".join(said)


def write(book: sqlite3.Connection, edition: int, rows: Iterable[Row], titles: Mapping[str, str]) -> int:
    """Put rows into the book as the tables of an edition, with an entry for each heading and code; says how many codes.

    A code that `titles` has not is named by its labels.
    """
    (row_id,) = book.execute("SELECT coalesce(max(id), 0) FROM pcs_row").fetchone()
    codes: dict[str, str] = {}
    headings: dict[str, str] = {}
    row_rows: list[tuple[int, int, str]] = []
    values: list[tuple[int, int, str, str]] = []
    for row_id, row in enumerate(rows, row_id + 1):  # noqa: B020 the first id comes from the file
        row_rows.append((row_id, edition, row.table))
        for position, axis in enumerate(row.axes, 1):
            values.extend((row_id, position, character, label) for character, label in axis)
        for code, its in row.codes():
            codes[code] = titles.get(code) or title_of(its)
        headings.update(_headings(row))
    book.executemany("INSERT INTO pcs_row (id, edition, pcs_table) VALUES (?, ?, ?)", row_rows)
    book.executemany("INSERT INTO pcs_value (pcs_row, position, character, label) VALUES (?, ?, ?, ?)", values)
    _write_entries(book, edition, headings, codes)
    return len(codes)


def _headings(row: Row) -> Iterator[tuple[str, str]]:
    """What stands above the codes of a row; a heading without a label is left out, but not a section or table."""
    (section, system, operation), parts = (axis[0] for axis in row.axes[:TABLE]), row.axes[TABLE]
    yield section[0], section[1]
    if system[1]:
        yield section[0] + system[0], f"{section[1]}: {system[1]}" if system[1] != "None" else section[1]
    yield row.table, f"{operation[1]}, {system[1]}" if operation[1] else ""
    for character, label in parts:
        if label and operation[1]:
            yield row.table + character, f"{operation[1]}, {label}"


def _write_entries(
    book: sqlite3.Connection, edition: int, headings: Mapping[str, str], codes: Mapping[str, str]
) -> None:
    ids: dict[str, int] = {}
    entries: list[tuple[int, int, str, str, bool, int | None, bool]] = []
    ordered = sorted({*headings, *codes})
    for at, (id_, code) in enumerate(enumerate(ordered, next_entry(book))):
        ids[code] = id_
        parent = next((ids[code[:n]] for n in range(min(len(code) - 1, BODY_PART), 0, -1) if code[:n] in ids), None)
        is_code = len(code) == LENGTH
        title = codes[code] if is_code else headings[code] or f"such as {codes[ordered[at + 1]]}"
        found_from_heading = is_code and code[:BODY_PART] in headings
        entries.append((id_, edition, code, title, is_code, parent, not found_from_heading))
    book.executemany(
        "INSERT INTO entry (id, edition, code, title, billable, parent, searched) VALUES (?, ?, ?, ?, ?, ?, ?)", entries
    )


def walk(book: sqlite3.Connection, edition: int, prefix: str) -> Walk | None:
    """Where the tables of an edition lead from these characters; None where no table begins so."""
    rows = _rows(book, edition, prefix)
    if not rows:
        return None
    section = prefix[:1]
    labels = tuple(" / ".join(dict.fromkeys(row[at][character] for row in rows)) for at, character in enumerate(prefix))
    if len(prefix) == LENGTH:
        (title,) = book.execute("SELECT title FROM entry WHERE edition = ? AND code = ?", (edition, prefix)).fetchone()
        return Walk(prefix=prefix, labels=labels, axis=None, choices=(), title=title)
    at = len(prefix)
    (axis,) = book.execute(
        "SELECT name FROM axis WHERE edition = ? AND section IN (?, '') AND position = ? ORDER BY section DESC",
        (edition, section, at + 1),
    ).fetchone() or (f"Character {at + 1}",)
    offered: dict[str, dict[str, None]] = {}
    for row in rows:
        for character, label in row[at].items():
            offered.setdefault(character, {})[label] = None
    return Walk(
        prefix=prefix,
        labels=labels,
        axis=axis,
        choices=tuple(
            Choice(
                character=character,
                label=" / ".join(offered[character]),
                definition=_definition(book, section, at + 1, offered[character])
                or ("" if any(offered[character]) else _example(book, edition, prefix + character)),
            )
            for character in sorted(offered)
        ),
        title="",
    )


def labels_of(book: sqlite3.Connection, edition: int, code: str) -> tuple[tuple[str, str, str], ...]:
    """The seven values of a whole code: axis, character, label. () where the tables do not build it."""
    rows = _rows(book, edition, code)
    if not rows or len(code) != LENGTH:
        return ()
    names = dict(
        book.execute(
            "SELECT position, name FROM axis WHERE edition = ? AND section IN (?, '') ORDER BY section",
            (edition, code[0]),
        )
    )
    return tuple(
        (names.get(at + 1, f"Character {at + 1}"), character, rows[0][at][character])
        for at, character in enumerate(code)
    )


def definitions_of(book: sqlite3.Connection, edition: int, code: str) -> tuple[Note, ...]:
    """What the book says of the labels of a code or heading, beginning with its operation."""
    if len(code) < TABLE:
        return ()
    rows = _rows(book, edition, code)
    notes: list[Note] = []
    for at in range(TABLE - 1, len(code)) if rows else ():
        label = rows[0][at][code[at]]
        if said := _definition(book, code[0], at + 1, [label]):
            notes.append(Note(kind=NoteKind.OWN, text=f"{label}: {said}"))
    return tuple(notes)


def _rows(book: sqlite3.Connection, edition: int, prefix: str) -> list[list[dict[str, str]]]:
    """The rows that the characters lead into, each as the labels by character of its seven axes."""
    found: dict[int, list[dict[str, str]]] = {}
    for id_, position, character, label in book.execute(
        "SELECT pcs_row, position, character, label FROM pcs_value WHERE position <= ? AND pcs_row IN"
        " (SELECT id FROM pcs_row WHERE edition = ? AND pcs_table >= ? AND pcs_table <= ?)",
        (TABLE if len(prefix) < TABLE else LENGTH, edition, prefix[:TABLE], prefix[:TABLE].ljust(TABLE, "Z")),
    ):
        row = found.setdefault(id_, [{} for _ in range(LENGTH)])
        row[position - 1][character] = label
    return [row for row in found.values() if all(character in row[at] for at, character in enumerate(prefix))]


def _definition(book: sqlite3.Connection, section: str, position: int, labels: Iterable[str]) -> str:
    """What the open books say that a label means."""
    for label in labels:
        found = book.execute(
            "SELECT definition FROM meaning JOIN edition ON edition.id = meaning.edition AND edition.open"
            " WHERE section = ? AND position = ? AND label = ? ORDER BY part DESC",
            (section, position, label),
        ).fetchone()
        if found:
            return str(found[0])
    return ""


def _example(book: sqlite3.Connection, edition: int, prefix: str) -> str:
    """For a value without a label: the first code that it leads to."""
    found = book.execute(
        "SELECT title FROM entry WHERE edition = ? AND code >= ? AND code < ? AND billable ORDER BY code LIMIT 1",
        (edition, prefix, prefix + "a"),
    ).fetchone()
    return f"such as: {found[0]}" if found else ""
