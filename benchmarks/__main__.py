"""`make bench`: every figure as a ratio to its baseline. Nothing passes or fails; docs/performance.md explains."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import analysis, answer, bank, begin, books, desk, history, key, making, memory, record, resume, start
from benchmarks.figure import Figure
from benchmarks.room import Room


def measured(home: Path, runs: int) -> Iterator[Figure]:
    """Every figure, as soon as it is measured. `runs` is how often whole programs are started."""
    yield from start.figures(home / "start", runs)
    room = Room.at(home / "room")
    yield from key.figures(room, runs * 4)
    yield from record.figures(home / "record", runs * 4)
    yield from memory.figures(room, min(runs, 3))
    yield from answer.figures(room, runs * 20)
    yield from resume.figures(room, runs)
    yield from begin.figures(Room.at(home / "begin"), runs)
    yield from history.figures(room, runs)
    yield from bank.figures(runs)
    yield from books.figures(home / "books", runs)
    yield from making.figures(home / "books", runs)
    yield from analysis.figures(runs)
    yield from desk.figures(runs)


def main() -> None:
    """Print each figure on a line. The files lie in a temporary folder, which TMPDIR puts on the disk to measure."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("--runs", type=int, default=15, help="how often whole programs are started (15)")
    runs = arguments.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="codexam-bench-") as folder:
        for figure in measured(Path(folder), runs):
            print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
