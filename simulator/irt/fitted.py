"""A model fitted where the candidates are enough for it, and in sentences what they do not allow."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analytics.matrix import Matrix
from simulator.irt.model import Estimates, Model, fit
from simulator.irt.responses import responses

FEWEST = {Model.RASCH: 100, Model.TWO_PL: 250}
"""Fewer candidates are given no model,"""
STABLE = {Model.RASCH: 250, Model.TWO_PL: 500}
"""and under so many every figure is marked unstable."""
LEAST_ITEMS = 5
"""Fewer items that vary tell too little of an ability."""
FAR = 4.0
"""Beyond this, a difficulty is hardly more than a direction."""

_NAMES = {Model.RASCH: "The Rasch model", Model.TWO_PL: "The 2PL model"}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The estimates, None where there are too few candidates or items; and the sentences about them."""

    estimates: Estimates | None
    notes: tuple[str, ...]


def fitted(model: Model, matrix: Matrix) -> Fitted:
    """Fit a model to a matrix, if there are candidates and items enough."""
    usable = responses(matrix)
    n, name = len(usable.right), _NAMES[model]
    if n < FEWEST[model]:
        return Fitted(None, (*usable.notes, f"{name} needs {FEWEST[model]} candidates, and there are {n}."))
    if len(usable.ids) < LEAST_ITEMS:
        return Fitted(
            None, (*usable.notes, f"{name} needs {LEAST_ITEMS} items that vary, and there are {len(usable.ids)}.")
        )
    found = fit(model, usable)
    return Fitted(found, (*usable.notes, *_notes(found)))


def _notes(found: Estimates) -> Iterator[str]:
    name = _NAMES[found.model]
    if found.n < STABLE[found.model]:
        yield f"{name} is unstable: it rests on {found.n} candidates, under {STABLE[found.model]}."
    if not found.converged:
        yield f"{name} had not settled after {found.cycles} cycles: do not rely on its figures."
    backwards = [item.id for item in found.items if item.slope.value < 0]
    if backwards:
        yield f"Negative slopes, as of a wrong key (there a difficulty means nothing): {', '.join(backwards)}."
    far = [item.id for item in found.items if item.slope.value >= 0 and abs(item.difficulty.value) > FAR]
    if far:
        yield f"So easy or so hard (beyond {FAR:g} either way) that only the direction is sure: {', '.join(far)}."
    blind = [item.id for item in found.items if item.difficulty.error is None]
    if blind:
        yield f"Without a standard error, because the candidates do not fix the model: {', '.join(blind)}."
