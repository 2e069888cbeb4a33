"""The desk over ten thousand attempts: the register paged, a form analysed, a class pictured, a rescore foreseen."""

import sqlite3
from collections import deque
from itertools import cycle

import numpy as np

from benchmarks.analysis import one_pass
from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.sqlite import bare
from simulator.bootstrap import open_demo
from simulator.desk.cohort import Scope
from simulator.desk.desk import Desk
from simulator.ports.docket import Verdict
from simulator.ports.register import Column, Sat, Search, Sort

PAGE = 100
ROWS = (
    "SELECT attempt.*, candidate.name FROM attempt JOIN candidate ON candidate.id = candidate_id"
    " ORDER BY {} LIMIT ? OFFSET ?"
)
LEFT = (
    "SELECT outcome.chosen, outcome.credit, outcome.dwell, outcome.look_ups FROM outcome"
    " JOIN attempt ON attempt.id = attempt_id WHERE form_id = ? AND mode = 'exam' AND closed_by <> 'abandoned'"
)
SCORES = (
    "SELECT domain_score.* FROM domain_score JOIN attempt ON attempt.id = attempt_id"
    " WHERE profile_id = ? AND mode = 'exam' ORDER BY attempt_id, place"
)
LOGS = (
    "SELECT attempt_event.* FROM attempt_event JOIN attempt ON attempt.id = attempt_id"
    " WHERE status = 'closed' AND mode <> 'drill'"
    " AND form_id IN (SELECT form_id FROM form_slot WHERE revision = ?) ORDER BY attempt_id, seq"
)


def figures(runs: int, attempts: int = 10_000) -> list[Figure]:
    """The demo's school, in a store of its own; its attempts are made first, which takes most of a minute."""
    with open_demo(lambda _made, _all: None, attempts) as (desk, places), bare(places.database) as connection:
        form = desk.items.forms()[0]
        return [
            *_paged(runs, desk, connection, attempts),
            _analysed(runs, desk, connection, form),
            _pictured(min(runs, 3), desk, connection, form),
            _rescored(1, desk, connection, form),
        ]


def _paged(runs: int, desk: Desk, connection: sqlite3.Connection, attempts: int) -> list[Figure]:
    offsets = cycle(range(0, attempts - PAGE, attempts // 7))

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
    page = f"{PAGE} of {desk.attempts.count(Search()):,} attempts"
    rows = "bare sqlite3 reading their rows"
    return [
        _figure(f"{page}, by number", rows, newest, bare_newest),
        _figure(f"{page}, by score", rows, score, bare_score),
    ]


def _analysed(runs: int, desk: Desk, connection: sqlite3.Connection, form: Sat) -> Figure:
    ours, numpy = by_turns(
        runs,
        lambda: milliseconds(lambda: desk.items.analysis(form.fingerprint)),
        lambda: milliseconds(lambda: _numpy(connection, form.fingerprint, form.items)),
    )
    name = f"a form of {form.items} items and {form.firsts:,} candidates analysed from the store"
    return _figure(name, "sqlite3 and numpy, p, rest-score r and alpha", ours, numpy)


def _pictured(runs: int, desk: Desk, connection: sqlite3.Connection, form: Sat) -> Figure:
    scope = Scope(profile=form.profile)
    ours, read = by_turns(
        runs,
        lambda: milliseconds(lambda: desk.cohort.picture(scope)),
        lambda: milliseconds(lambda: connection.execute(SCORES, (form.profile,)).fetchall()),
    )
    attempts = len(desk.cohort.picture(scope).performances)
    return _figure(
        f"a class of {attempts:,} attempts at a glance", "bare sqlite3 reading their domain scores", ours, read
    )


def _rescored(runs: int, desk: Desk, connection: sqlite3.Connection, form: Sat) -> Figure:
    """What a rescore would do, by an item that nobody ruled on. Nothing is written."""
    item = next(place.item for place in desk.items.analysis(form.fingerprint).places if not place.rulings)
    ours, read = by_turns(
        runs,
        lambda: milliseconds(lambda: desk.disputes.foresee_past(item, Verdict.RETIRED)),
        lambda: milliseconds(lambda: deque(connection.execute(LOGS, (item.revision,)), maxlen=0)),
    )
    attempts = desk.disputes.foresee(item, Verdict.RETIRED).past
    return _figure(f"a rescore of {attempts:,} attempts worked out", "bare sqlite3 reading their logs", ours, read)


def _figure(name: str, baseline_name: str, ours: float, baseline: float) -> Figure:
    return Figure(name=name, baseline_name=baseline_name, unit="ms", ours=ours, baseline=baseline)


def _numpy(connection: sqlite3.Connection, fingerprint: str, items: int) -> None:
    """One pass over the same outcomes, read anew; which option is the key does not change what it costs."""
    rows = [row[0] for row in connection.execute(LEFT, (fingerprint,)).fetchall()]
    marks = [row.replace("  ", " . ").replace("  ", " . ").lstrip()[::2] for row in (f" {row}" for row in rows)]
    whole = [mark for mark in marks if len(mark) == items]
    with np.errstate(invalid="ignore"):  # options that nobody chose
        one_pass(np.frombuffer("".join(whole).encode(), dtype=np.uint8).reshape(len(whole), items), "a" * items)
