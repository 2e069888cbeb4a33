"""The code books: built, and searched at every keystroke of the look-ups that coders do, until it is painted."""

import csv
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.start import CODEXAM
from benchmarks.terminal import Terminal
from simulator.codebooks.book import Book
from simulator.codebooks.build import build
from simulator.codebooks.sources import Sources, sources
from simulator.ports.codes import System

LOOKUPS = Path(__file__).parent.parent / "tests" / "codebooks" / "lookups.csv"
FIRST = 10
LIMIT = 40
F3, CTRL_U = "\x1bOR", "\x15"


def figures(home: Path, runs: int) -> list[Figure]:
    """The build beside a plain read of the same files; a keystroke beside bare FTS5, found and painted; and how often
    search succeeds.
    """
    found, file = sources(), home / "codebooks.db"
    built, plain = by_turns(
        min(runs, 3),
        lambda: milliseconds(lambda: build(file, found, again=True)),
        lambda: milliseconds(lambda: plain_read(found)),
    )
    with LOOKUPS.open(encoding="utf-8", newline="") as stream:
        lookups = list(csv.DictReader(stream))
    with closing(Book(file)) as book, closing(sqlite3.connect(file)) as table:
        typed = sorted({row["term"][:length] for row in lookups for length in range(1, len(row["term"]) + 1)})
        pairs = [keystroke(book, table, text) for text in typed]
        found_by = sum(finds(book, row) for row in lookups)
        seen = list(islice(painted(home, book, [row["term"] for row in lookups[::5]]), runs * 20))
        seen_pairs = [(taken, keystroke(book, table, text)[1]) for text, taken in seen]
    ours, bare = hundredth(pairs)
    key_to_paint, bare_of_keys = hundredth(seen_pairs)
    return [
        Figure(
            name="the code books built",
            baseline_name="the same files plainly read into FTS5",
            unit="ms",
            ours=built,
            baseline=plain,
        ),
        Figure(
            name=f"a keystroke in the search, 99th percentile of {len(typed):,}",
            baseline_name="the bare FTS5 query on the same table",
            unit="ms",
            ours=ours,
            baseline=bare,
            target=1.5,
        ),
        Figure(
            name=f"a key in the search, until its codes are painted, 99th percentile of {len(seen):,}",
            baseline_name="the bare FTS5 query on the same table",
            unit="ms",
            ours=key_to_paint,
            baseline=bare_of_keys,
        ),
        Figure(
            name=f"look-ups that find their category among the first {FIRST} (aim: 95 % or more)",
            baseline_name=f"all {len(lookups)} of them",
            unit="%",
            ours=100 * found_by / len(lookups),
            baseline=100,
        ),
    ]


def hundredth(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """The 99th percentile of what codexam takes, and of what the baseline takes."""
    ours, bare = (sorted(column)[len(pairs) * 99 // 100] for column in zip(*pairs, strict=True))
    return ours, bare


def painted(home: Path, book: Book, terms: list[str]) -> Iterator[tuple[str, float]]:
    """What is typed so far, and how long the last key took from its press until a code that it brings is on the screen.

    In ms. Keys that bring no new code among the first ten are typed, and not counted: nothing shows when they are done.
    """
    with Terminal(CODEXAM, {"CODEXAM_HOME": str(home)}) as codexam:
        codexam.until("Look back")  # shown once the database is open
        codexam.press(F3)
        codexam.until("Type to search")
        for term in terms:
            codexam.press(CTRL_U)
            shown: set[str] = set()
            for length in range(1, len(term) + 1):
                codes = [hit.code for hit in book.search(term[:length], limit=LIMIT)][:FIRST]
                new = [code for code in codes if code not in shown]
                codexam.press(term[length - 1])
                if new:
                    yield term[:length], codexam.until(f" {new[0]} ")
                shown = set(codes)


def keystroke(book: Book, table: sqlite3.Connection, text: str) -> tuple[float, float]:
    """How long the search takes for what is typed, and how long FTS5 takes for the same words as beginnings, in ms.

    One letter alone is looked for at the head of an entry, by both.
    """
    words = re.findall(r"\w+", text)
    bare = f'{{head}} : "{text}"*' if len(text) == 1 else " AND ".join(f'"{word}"*' for word in words)
    return (
        milliseconds(lambda: book.search(text, limit=LIMIT)),
        milliseconds(
            lambda: table.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (bare, LIMIT)
            ).fetchall()
        ),
    )


def finds(book: Book, row: dict[str, str]) -> bool:
    """Whether the category that a coder expects is among the first hits."""
    hits = book.search(row["term"], system=System(row["system"]), limit=FIRST)
    return any(hit.code.replace(".", "").startswith(row["expected"].replace(".", "")) for hit in hits)


def plain_read(found: Sources) -> None:
    """Codes and titles of the same files into one FTS5 table in memory, and nothing else."""
    with closing(sqlite3.connect(":memory:")) as book:
        book.execute("CREATE VIRTUAL TABLE words USING fts5 (code, title)")
        insert = "INSERT INTO words VALUES (?, ?)"
        tree = ElementTree.parse(found.tabular)  # noqa: S314 a file of an installed package
        book.executemany(insert, ((each.findtext("name"), each.findtext("desc")) for each in tree.iter("diag")))
        with found.pcs_titles.open(encoding="utf-8", newline="") as stream:
            book.executemany(insert, csv.reader(stream))
        with closing(sqlite3.connect(f"{found.pcs_tables.as_uri()}?mode=ro", uri=True)) as tables:
            book.executemany(insert, tables.execute("SELECT code, long_name FROM pcs_codes"))
