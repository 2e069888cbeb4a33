"""An item made from the code books, beside one bare read of a code and its notes from the same file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.figure import Figure, by_turns, milliseconds
from simulator.codebooks import open_books
from simulator.codebooks.modifier_list import ModifierList
from simulator.codebooks.pcs_tables import PcsTables
from simulator.codebooks.tabular_list import TabularList
from simulator.drill.generators import Sources, all_generators
from simulator.drill.made import Generator, make

ENTRY = "SELECT title FROM entry WHERE edition = 1 AND code = ?"
NOTES = "SELECT n.text FROM note n JOIN entry e ON e.id = n.entry WHERE e.edition = 1 AND e.code = ?"


def figures(home: Path, runs: int) -> Iterator[Figure]:
    """A figure for each domain: an item of each of its generators by turns; 5 ms an item is the aim."""
    file = home / "codebooks.db"
    open_books(file).close()
    generators = all_generators(Sources(pcs=PcsTables(file), cm=TabularList(file), modifiers=ModifierList(file)))
    with closing(sqlite3.connect(file)) as book:
        codes = [code for (code,) in book.execute("SELECT code FROM entry WHERE edition = 1 AND billable LIMIT 20000")]
        for domain in dict.fromkeys(generator.domain for generator in generators):
            yield _figure(domain, [each for each in generators if each.domain == domain], book, codes, runs)


def _figure(domain: str, generators: list[Generator], book: sqlite3.Connection, codes: list[str], runs: int) -> Figure:
    for generator in generators:
        make(generator, 0)  # the first opens the tables
    seeds, places = count(1), count(1)

    def read() -> None:
        code = codes[next(places) * 7919 % len(codes)]
        book.execute(ENTRY, (code,)).fetchall()
        book.execute(NOTES, (code,)).fetchall()

    def ours() -> float:
        seed = next(seeds)
        return milliseconds(lambda: make(generators[seed % len(generators)], seed))

    made, bare = by_turns(runs * 40, ours, lambda: milliseconds(read))
    return Figure(
        name=f"an item of {domain} made (aim: 5 ms)",
        baseline_name="a code and its notes read from the same file",
        unit="ms",
        ours=made,
        baseline=bare,
    )
