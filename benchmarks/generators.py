"""`make generators`: 100,000 items of all kinds, each timed, proven from the books and read for slips."""

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks import tabular_proof
from benchmarks.proof import Book, faults
from benchmarks.tabular_proof import TabularBook
from simulator.codebooks import open_books
from simulator.codebooks.modifier_list import ModifierList
from simulator.codebooks.pcs_tables import PcsTables
from simulator.codebooks.tabular_list import TabularList
from simulator.drill.generators import Sources, all_generators
from simulator.drill.made import Generator, make
from simulator.exam.item import Kind
from simulator.paths import paths

AIM = 5.0
"""Milliseconds that an item may take, once the books are open."""

_SHOWN = 20


@dataclass
class Tally:
    """What was found of a generator's items. `taken` are milliseconds, `places` how often each letter was the key."""

    taken: list[float] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)
    typed: int = 0
    stems: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """The tally on one line."""
        taken = sorted(self.taken)
        keys = " ".join(f"{letter} {self.places[letter]}" for letter in sorted(self.places))
        return (
            f"{name:18} {len(taken):7,} items, {len(self.stems):6,} stems, {self.typed:6,} typed;"
            f" median {taken[len(taken) // 2]:.2f} ms, 99 % {taken[len(taken) * 99 // 100]:.2f} ms;"
            f" key {keys or '-'}; {len(self.faults)} faults"
        )


def tallied(generator: Generator, seeds: Sequence[int], book: Book, tabular: TabularBook) -> Tally:
    """The items of these seeds, made and checked."""
    tally = Tally()
    make(generator, seeds[0])  # the first opens the book
    for seed in seeds:
        begun = time.perf_counter()
        made = make(generator, seed)
        tally.taken.append((time.perf_counter() - begun) * 1000)
        item = made.item
        tally.stems.add(item.stem)
        tally.typed += item.kind is Kind.TYPED
        if item.kind is not Kind.TYPED:
            tally.places.update(item.key)
        tally.faults.extend(f"{item.id}: {fault}" for fault in faults(book, made))
        if item.domain == "icd-10-cm":
            tally.faults.extend(f"{item.id}: {fault}" for fault in tabular_proof.faults(tabular, item))
    return tally


def main() -> int:
    """Check the items of every generator; 1 where one is at fault. None fails by its time, which is only told."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.generators", description=__doc__)
    arguments.add_argument("--items", type=int, default=100_000, help="how many items in all (100000)")
    arguments.add_argument("--seed", type=int, default=0, help="the first seed (0)")
    given = arguments.parse_args()
    file = paths().codebooks
    open_books(file).close()
    generators = all_generators(Sources(pcs=PcsTables(file), cm=TabularList(file), modifiers=ModifierList(file)))
    book, tabular = Book.of(file), TabularBook.of(file)
    gc.freeze()  # a drill holds no such book of proofs, for the collector to walk through in the middle of an item
    each = -(-given.items // len(generators))
    wrong = 0
    for generator in generators:
        tally = tallied(generator, range(given.seed, given.seed + each), book, tabular)
        print(tally.line(generator.id), flush=True)
        slow = sorted(tally.taken)[len(tally.taken) * 99 // 100] > AIM
        print(*(f"  {fault}" for fault in tally.faults[:_SHOWN]), sep="\n", end="\n" if tally.faults else "")
        if slow:
            print(f"  slower than {AIM:g} ms")
        wrong += len(tally.faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
