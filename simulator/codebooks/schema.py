"""The tables of `codebooks.db`, and the few statements that every writer of editions shares.

A book is written edition by edition: `add_edition`, then the rows of its tables, then `open_edition`, all in one
transaction of the caller. Codes are stored bare: upper case, no dots, no spaces.
"""

import sqlite3
from dataclasses import dataclass

from simulator.ports.codes import Edition, System

VERSION = 3
"""Part of what a book is known by: raise it with whatever changes what is built, so that every book is built again."""

CODES = "codes"
"""The part of an edition that holds the codes themselves, in contrast to an index or a list of definitions."""

TABLES = """
-- What this book was built from: package versions and the like, in one line. One row.
CREATE TABLE origin (fingerprint TEXT NOT NULL);

-- One release of one part of a book. Older editions stay; one is open for each system and part.
-- part: codes | index | external causes | neoplasms | drugs | definitions.
-- year: the code year (FY2026 is 2026). codes: how many billable codes, or how many rows of an index.
-- lacks: a sentence, "" when whole. shipped: 1 when built from the packages, 0 when a person imported it.
CREATE TABLE edition (
    id INTEGER PRIMARY KEY, system TEXT NOT NULL, part TEXT NOT NULL, title TEXT NOT NULL, year INTEGER NOT NULL,
    source TEXT NOT NULL, licence TEXT NOT NULL, codes INTEGER NOT NULL, lacks TEXT NOT NULL,
    shipped INTEGER NOT NULL, open INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX one_open ON edition (system, part) WHERE open;

-- A code, or a heading above codes: chapter "CHAPTER 9", block "I30-I5A", category "I50", PCS section "0", body system
-- "0F", table "0FT", body part "0FT4". Ids ascend in the printed order and are contiguous within an edition.
-- manifestation: 1 for an ICD-10-CM code that is never a principal diagnosis. parent: entry.id, NULL at the top.
-- searched: 0 for a code that is found by its number, from its heading or by a line of the index, but not by its title:
-- one of the dozen that share a title but for the 7th character, or one of the many that a PCS heading leads to.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
    billable INTEGER NOT NULL, manifestation INTEGER NOT NULL DEFAULT 0, parent INTEGER,
    searched INTEGER NOT NULL DEFAULT 1
);

-- The notes of an entry; place ascends in the printed order. kind: NoteKind of simulator.ports.codes. refers:
-- bare codes that the text names, with a space between.
CREATE TABLE note (
    entry INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, refers TEXT NOT NULL,
    PRIMARY KEY (entry, place)
) WITHOUT ROWID;

-- PCS: a row of a table, as printed: any of its values at each of the positions 4 to 7 goes with any other.
-- pcs_table: the three characters, such as "0FT". Rows of a table ascend by id.
CREATE TABLE pcs_row (id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, pcs_table TEXT NOT NULL);

-- PCS: the values of a row at each position from 1 to 7 (1 to 3 have one each). label: "" where the source has none.
CREATE TABLE pcs_value (
    pcs_row INTEGER NOT NULL, position INTEGER NOT NULL, character TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (pcs_row, position, character)
) WITHOUT ROWID;

-- PCS: what the axis at a position (1 to 7) of the codes of a section is called.
CREATE TABLE axis (
    edition INTEGER NOT NULL, section TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (edition, section, position)
) WITHOUT ROWID;

-- PCS: the definition of a label at a position of a section: root operations, approaches, devices, body parts.
CREATE TABLE meaning (
    edition INTEGER NOT NULL, section TEXT NOT NULL, position INTEGER NOT NULL, label TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (edition, section, position, label)
) WITHOUT ROWID;

-- A line of an alphabetic index, or a cell of the neoplasm or drug table. text: the whole path from the main term
-- ("Accident, transport, aircraft"; "Neoplasm, breast, benign"). code: the bare code or beginning of a code that it
-- leads to, "" for a mere cross-reference. see: the words after "see" or "see also", else "".
CREATE TABLE term (
    id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, text TEXT NOT NULL, code TEXT NOT NULL, see TEXT NOT NULL
);

-- The words by which the open editions' entries are found, by entry.id. Holds no text of its own: it is made anew
-- whenever another edition is opened. head: the title of a category or PCS table, again. terms: inclusion terms,
-- includes notes, lines of an index, and for a PCS heading the labels below it.
CREATE VIRTUAL TABLE words USING fts5 (
    head, title, terms, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', detail = full
);
"""

INDEXES = """
CREATE INDEX IF NOT EXISTS entry_by_code ON entry (edition, code);
CREATE INDEX IF NOT EXISTS entry_by_parent ON entry (parent);
CREATE INDEX IF NOT EXISTS row_by_table ON pcs_row (edition, pcs_table);
CREATE INDEX IF NOT EXISTS term_by_code ON term (edition, code);
"""
"""Made after the rows of a new book, where they cost less than beside each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An edition of one part of a book, as the file keeps it."""

    id: int
    edition: Edition
    part: str
    shipped: bool
    open: bool


def parts(book: sqlite3.Connection) -> tuple[Part, ...]:
    """Every edition in the file: by system and part, the open one first, then the newest."""
    rows = book.execute(
        "SELECT id, system, title, year, source, licence, codes, lacks, part, shipped, open FROM edition"
        " ORDER BY system, part <> ?, part, open DESC, year DESC, id DESC",
        (CODES,),
    )
    return tuple(
        Part(
            id=row[0],
            edition=Edition(
                system=System(row[1]),
                title=row[2],
                year=row[3],
                source=row[4],
                licence=row[5],
                codes=row[6],
                lacks=row[7],
            ),
            part=row[8],
            shipped=bool(row[9]),
            open=bool(row[10]),
        )
        for row in rows
    )


def add_edition(book: sqlite3.Connection, edition: Edition, *, part: str = CODES, shipped: bool = False) -> int:
    """Write the edition's own row, closed as yet, and say its id. One of the same system, part, year and title goes."""
    same = "system = ? AND part = ? AND year = ? AND title = ? AND shipped = ?"
    for (id_,) in book.execute(
        f"SELECT id FROM edition WHERE {same}",  # noqa: S608 a constant of ours
        (edition.system, part, edition.year, edition.title, shipped),
    ).fetchall():
        remove_edition(book, id_)
    cursor = book.execute(
        "INSERT INTO edition (system, part, title, year, source, licence, codes, lacks, shipped)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            edition.system,
            part,
            edition.title,
            edition.year,
            edition.source,
            edition.licence,
            edition.codes,
            edition.lacks,
            shipped,
        ),
    )
    return int(cursor.lastrowid or 0)


def next_entry(book: sqlite3.Connection) -> int:
    """The id for the first entry of a new edition; the others follow it without a gap."""
    (last,) = book.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    return int(last) + 1


def open_edition(book: sqlite3.Connection, edition: int) -> None:
    """Open this edition in place of the one that was open for its system and part, and index the words anew."""
    system, part = book.execute("SELECT system, part FROM edition WHERE id = ?", (edition,)).fetchone()
    book.execute("UPDATE edition SET open = 0 WHERE system = ? AND part = ? AND id <> ?", (system, part, edition))
    book.execute("UPDATE edition SET open = 1 WHERE id = ?", (edition,))
    index_words(book)


def remove_edition(book: sqlite3.Connection, edition: int) -> None:
    """Take an edition out of the file, with all that belongs to it; the words stay until another is opened."""
    book.execute("DELETE FROM note WHERE entry IN (SELECT id FROM entry WHERE edition = ?)", (edition,))
    book.execute("DELETE FROM pcs_value WHERE pcs_row IN (SELECT id FROM pcs_row WHERE edition = ?)", (edition,))
    for table in ("entry", "pcs_row", "axis", "meaning", "term"):
        book.execute(f"DELETE FROM {table} WHERE edition = ?", (edition,))  # noqa: S608 names of ours
    book.execute("DELETE FROM edition WHERE id = ?", (edition,))


def index_words(book: sqlite3.Connection) -> None:
    """Fill `words` from the open editions, in place of what is in it. Wants the indexes."""
    book.execute("INSERT INTO words (words) VALUES ('delete-all')")
    book.execute("CREATE TEMP TABLE more (entry INTEGER PRIMARY KEY, heading INTEGER, text TEXT)")
    book.execute(_MORE)
    book.execute(_WORDS)
    book.execute("DROP TABLE temp.more")


_MORE = """
INSERT INTO more
SELECT entry, max(heading), group_concat(text, char(10)) FROM (
    SELECT entry, 0 AS heading, text FROM note WHERE kind IN ('includes', 'inclusion term')
    UNION ALL
    SELECT entry.id, 0, term.text
    FROM term
    JOIN edition AS lines ON lines.id = term.edition AND lines.open
    JOIN edition AS codes ON codes.system = lines.system AND codes.part = 'codes' AND codes.open
    CROSS JOIN entry ON entry.edition = codes.id AND entry.code = term.code
    UNION ALL
    SELECT entry.id, 1, below.text
    FROM (
        SELECT pcs_row.edition, pcs_row.pcs_table || part.character AS code, group_concat(DISTINCT value.label) AS text
        FROM edition CROSS JOIN pcs_row ON pcs_row.edition = edition.id AND edition.open
        CROSS JOIN pcs_value AS part ON part.pcs_row = pcs_row.id AND part.position = 4
        CROSS JOIN pcs_value AS value ON value.pcs_row = pcs_row.id AND value.position > 4
        WHERE value.label NOT LIKE 'No %' AND value.label <> ''
        GROUP BY 1, 2
    ) AS below
    CROSS JOIN entry ON entry.edition = below.edition AND entry.code = below.code
) GROUP BY entry
"""
_WORDS = """
INSERT INTO words (rowid, head, title, terms)
SELECT
    entry.id,
    CASE WHEN length(entry.code) <= 3 OR more.heading THEN entry.title ELSE '' END,
    entry.title,
    coalesce(more.text, '')
FROM edition
CROSS JOIN entry ON entry.edition = edition.id
LEFT JOIN more ON more.entry = entry.id
WHERE edition.part = 'codes' AND edition.open AND (entry.searched OR more.entry IS NOT NULL)
"""
