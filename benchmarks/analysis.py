"""Item analysis: a whole form from its marks to every figure, beside numpy over the same matrix."""

from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.figure import Figure, by_turns, milliseconds
from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Analysis
from simulator.analytics.matrix import Matrix, choice, columns

LETTERS = "ABCD"
Floats = NDArray[np.float64]


def figures(runs: int, candidates: int = 10_000, items: int = 100) -> list[Figure]:
    """Two baselines: one pass for the figures of items and form, and one with every option's share and r as well."""
    rows, keys = _sitting(candidates, items)
    marks = np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(candidates, items)
    ours, bare, whole = by_turns(
        runs,
        lambda: milliseconds(lambda: analysed(rows, keys)),
        lambda: milliseconds(lambda: one_pass(marks, keys)),
        lambda: milliseconds(lambda: (one_pass(marks, keys), option_pass(marks, keys))),
    )
    name = f"a form of {items} items and {candidates:,} candidates analysed"
    return [
        Figure(name=name, baseline_name=f"numpy, {what}", unit="ms", ours=ours, baseline=baseline, target=2)
        for what, baseline in (("p, rest-score r and alpha", bare), ("the same and every option", whole))
    ]


def analysed(rows: list[bytes], keys: str) -> Analysis:
    """All that codexam finds, from a row of marks for each candidate."""
    options = {letter: letter for letter in LETTERS}
    units = [
        choice(f"q{number}", marks, options=options, key=key)
        for number, (marks, key) in enumerate(zip(columns(rows, len(keys)), keys, strict=True), 1)
    ]
    return analyse(Matrix(len(rows), tuple(units)))


def one_pass(marks: NDArray[np.uint8], keys: str) -> tuple[Floats, Floats, float]:
    """The p and rest-score r of each item, and alpha."""
    right = _right(marks, keys)
    scores = right.sum(axis=1)
    units = len(keys)
    alpha = units / (units - 1) * (1 - right.var(axis=0, ddof=1).sum() / scores.var(ddof=1))
    return right.mean(axis=0), _correlations(right, scores[:, None] - right), float(alpha)


def option_pass(marks: NDArray[np.uint8], keys: str) -> list[tuple[Floats, Floats]]:
    """The share and rest-score r of each letter at each item."""
    right = _right(marks, keys)
    rest = right.sum(axis=1)[:, None] - right
    chosen = [(marks == ord(letter)).astype(np.float64) for letter in LETTERS]
    return [(each.mean(axis=0), _correlations(each, rest)) for each in chosen]


def _right(marks: NDArray[np.uint8], keys: str) -> Floats:
    return np.asarray(marks == np.frombuffer(keys.encode(), dtype=np.uint8), dtype=np.float64)


def _correlations(x: Floats, y: Floats) -> Floats:
    """Pearson's r, column by column."""
    x, y = x - x.mean(axis=0), y - y.mean(axis=0)
    found: Floats = (x * y).sum(axis=0) / np.sqrt((x * x).sum(axis=0) * (y * y).sum(axis=0))
    return found


def _sitting(candidates: int, items: int) -> tuple[list[bytes], str]:
    """Marks of candidates who differ in ability, some omitted."""
    chance = Random(1)  # noqa: S311 -- marks to measure with, not secrets
    keys = "".join(chance.choice(LETTERS) for _ in range(items))
    guesses = (LETTERS * 12 + " ").encode()
    rows = []
    for _ in range(candidates):
        able = chance.uniform(0.2, 0.9)
        rows.append(bytes(ord(key) if chance.random() < able else chance.choice(guesses) for key in keys))
    return rows, keys
