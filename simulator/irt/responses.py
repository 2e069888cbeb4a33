"""Responses as arrays: right or not, for everyone who reached an item."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analytics.crowd import Crowd
from simulator.analytics.matrix import Matrix, Unit

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Responses:
    """`right` has a row for each candidate and a column for each item: 1 or 0; `reached` likewise. All of `ids` vary.

    An item that was omitted is not right; one that was not reached is missing, and its `right` is 0.
    """

    ids: tuple[str, ...]
    right: Floats
    reached: Floats
    notes: tuple[str, ...]


def responses(matrix: Matrix) -> Responses:
    """What a model can use of a matrix, with a sentence for every item and candidate that it cannot."""
    kept: list[Unit] = []
    partial, flat = [], []
    for unit in matrix.units:
        earned = unit.credit.total(unit.answered)
        if unit.out_of != 1:
            partial.append(unit.id)
        elif earned in (0, unit.reached.bit_count()):
            flat.append(unit.id)
        else:
            kept.append(unit)
    notes = [
        *_left_out(partial, "they give credit in parts, and these models know right and wrong only"),
        *_left_out(flat, "everyone who reached them earned the same"),
    ]
    right = _columns([unit.credit.places[0] for unit in kept], matrix.n)
    reached = _columns([unit.reached for unit in kept], matrix.n)
    there = reached.any(axis=1)
    if gone := matrix.n - int(there.sum()):
        notes.append(f"Candidates who reached no item are left out: {gone}.")
    return Responses(tuple(unit.id for unit in kept), right[there], reached[there], tuple(notes))


def _left_out(ids: Sequence[str], why: str) -> list[str]:
    return [f"Left out of the model, because {why}: {', '.join(ids)}."] if ids else []


def _columns(crowds: Sequence[Crowd], n: int) -> Floats:
    """A column of 0 and 1 for each crowd."""
    size = -(-n // 8)
    bits = [
        np.unpackbits(np.frombuffer(crowd.to_bytes(size, "big"), dtype=np.uint8))[8 * size - n :] for crowd in crowds
    ]
    return np.array(bits, dtype=np.float64).reshape(len(crowds), n).T
