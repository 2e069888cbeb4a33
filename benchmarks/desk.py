"""The desk over ten thousand attempts: the register paged and counted, a form analysed from the store."""

import sqlite3
from itertools import cycle

import numpy as np

from benchmarks.analysis import one_pass
from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.sqlite import bare
from simulator.bootstrap import open_demo
from simulator.ports.register import Column, Search, Sort

PAGE = 100
ROWS = (
    "SELECT attempt.*, candidate.name FROM attempt JOIN candidate ON candidate.id = candidate_id"
    " ORDER BY {} LIMIT ? OFFSET ?"
)
LEFT = (
    "SELECT outcome.chosen, outcome.credit, outcome.dwell, outcome.look_ups FROM outcome"
    " JOIN attempt ON attempt.id = attempt_id WHERE form_id = ? AND mode = 'exam' AND closed_by <> 'abandoned'"
)


def figures(runs: int, attempts: int = 10_000) -> list[Figure]:
    """The demo's school, in a store of its own; its attempts are made first, which takes most of a minute."""
    with open_demo(lambda _made, _all: None, attempts) as (desk, places), bare(places.database) as connection:
        form = desk.items.forms()[0]
        offsets = cycle(range(0, attempts - PAGE, attempts // 7))
        found = desk.attempts.count(Search())

        def paged(by: Column) -> float:
            sort, offset = Sort(by=by), next(offsets)
            return milliseconds(lambda: desk.attempts.page(Search(), sort, offset, PAGE))

        def read(order: str) -> float:
            offset = next(offsets)
            return milliseconds(lambda: connection.execute(ROWS.format(order), (PAGE, offset)).fetchall())

        newest, score, bare_newest, bare_score = by_turns(
            runs,
            lambda: paged(Column.ATTEMPT),
            lambda: paged(Column.SCORE),
            lambda: read("attempt.id DESC"),
            lambda: read("percent DESC, attempt.id DESC"),
        )
        analysed, numpy = by_turns(
            runs,
            lambda: milliseconds(lambda: desk.items.analysis(form.fingerprint)),
            lambda: milliseconds(lambda: _numpy(connection, form.fingerprint, form.items)),
        )
    page = f"{PAGE} of {found:,} attempts"
    rows = "bare sqlite3 reading their rows"
    return [
        Figure(name=f"{page}, by number", baseline_name=rows, unit="ms", ours=newest, baseline=bare_newest),
        Figure(name=f"{page}, by score", baseline_name=rows, unit="ms", ours=score, baseline=bare_score),
        Figure(
            name=f"a form of {form.items} items and {form.firsts:,} candidates analysed from the store",
            baseline_name="sqlite3 and numpy, p, rest-score r and alpha",
            unit="ms",
            ours=analysed,
            baseline=numpy,
        ),
    ]


def _numpy(connection: sqlite3.Connection, fingerprint: str, items: int) -> None:
    """One pass over the same outcomes, read anew; which option is the key does not change what it costs."""
    rows = [row[0] for row in connection.execute(LEFT, (fingerprint,)).fetchall()]
    marks = [row.replace("  ", " . ").replace("  ", " . ").lstrip()[::2] for row in (f" {row}" for row in rows)]
    whole = [mark for mark in marks if len(mark) == items]
    with np.errstate(invalid="ignore"):  # options that nobody chose
        one_pass(np.frombuffer("".join(whole).encode(), dtype=np.uint8).reshape(len(whole), items), "a" * items)
