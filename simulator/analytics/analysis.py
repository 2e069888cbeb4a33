"""Item analysis: the figures of a form and of its items, from a response matrix. Exact until the last division."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import lcm, sqrt

from simulator.analytics.crowd import NOBODY, Crowd, everyone
from simulator.analytics.figures import FEWEST, STABLE, Analysis, FormFigures, ItemFigures, OptionFigures
from simulator.analytics.flags import remarks
from simulator.analytics.formulas import Z95, Sums, alpha, correlation, median, spread, wilson
from simulator.analytics.matrix import Matrix, Option, Unit
from simulator.analytics.scores import Scores, added

GROUP = 27
"""The upper and the lower group are so many percent of the candidates, and whoever ties with the last of them."""


def analyse(matrix: Matrix) -> Analysis:
    """All the figures of a form."""
    parts = lcm(*(unit.out_of for unit in matrix.units))
    columns = [_Column(unit, unit.credit.times(parts // unit.out_of)) for unit in matrix.units]
    form = _Form(matrix.n, parts, columns)
    items = tuple(form.item(column) for column in columns)
    figures = form.figures()
    return Analysis(form=figures, items=items, notes=tuple(_notes(figures, items)))


@dataclass(frozen=True, slots=True)
class _Column:
    """A unit, with its credit in the parts of the whole form."""

    unit: Unit
    credit: Scores


class _Form:
    """The scores of a form, and what all of its items are measured against."""

    def __init__(self, n: int, parts: int, columns: Sequence[_Column]) -> None:
        self._n = n
        self._parts = parts
        self._everyone = everyone(n)
        self._scored = [column for column in columns if column.unit.scored]
        self._scores = added(column.credit for column in self._scored)
        self._total, self._squares = self._scores.total(self._everyone), self._scores.squares(self._everyone)
        self._spread = spread(n, self._total, self._squares)
        self._spreads = sum(
            spread(n, column.credit.total(column.unit.answered), column.credit.squares(column.unit.answered))
            for column in self._scored
        )
        self._upper, self._lower = self._groups()
        self._sums = cache(self._summed)

    def figures(self) -> FormFigures:
        """The figures of the form."""
        counted = FormFigures(n=self._n, units=len(self._scored))
        if self._n < FEWEST:
            return counted
        sd = sqrt(self._spread / (self._n * (self._n - 1) * self._parts**2))
        reliability = alpha(len(self._scored), self._spreads, self._spread)
        sem = None if reliability is None else sd * sqrt(1 - reliability)
        return replace(
            counted,
            mean=self._total / (self._n * self._parts),
            sd=sd,
            alpha=reliability,
            sem=sem,
            band=None if sem is None else Z95 * sem,
        )

    def item(self, column: _Column) -> ItemFigures:
        """The figures of one item, its flags among them."""
        unit, credit = column.unit, column.credit
        n = unit.reached.bit_count()
        whole = self._rest(column)
        counted = ItemFigures(
            id=unit.id,
            n=n,
            answered=unit.answered.bit_count(),
            right=_full(credit, self._parts, unit.answered).bit_count(),
            not_reached=self._n - n,
            options=tuple(self._option(option, column, whole) for option in unit.options),
        )
        if n < FEWEST:
            return counted
        p = whole.x / (n * self._parts)
        found = replace(
            counted,
            p=p,
            interval=wilson(p, n),
            p_answered=whole.x / (counted.answered * self._parts) if counted.answered else None,
            rest_score_r=correlation(whole),
            upper=self._mean(column, self._upper),
            lower=self._mean(column, self._lower),
            alpha_if_deleted=self._without(whole) if unit.scored else None,
            seconds=median(unit.seconds),
            look_ups=sum(unit.look_ups) / len(unit.look_ups) if unit.look_ups else None,
        )
        return replace(found, remarks=remarks(found))

    def _rest(self, column: _Column) -> Sums:
        """Credit (x) and rest score (y) of all who reached an item."""
        unit, credit = column.unit, column.credit
        total, squares = self._sums(unit.reached)
        x, xx = credit.total(unit.answered), credit.squares(unit.answered)
        xt = credit.product(self._scores, unit.answered)
        n = unit.reached.bit_count()
        if not unit.scored:
            return Sums(n, x, total, xx, squares, xt)
        return Sums(n, x, total - x, xx, squares - 2 * xt + xx, xt - xx)

    def _option(self, option: Option, column: _Column, whole: Sums) -> OptionFigures:
        chosen = option.chosen
        count = chosen.bit_count()
        grouped = bool(self._upper) and whole.n >= FEWEST
        figures = OptionFigures(
            id=option.id,
            key=option.key,
            listed=option.listed,
            count=count,
            upper=(chosen & self._upper).bit_count() if grouped else None,
            lower=(chosen & self._lower).bit_count() if grouped else None,
            share=None,
            rest_score_r=None,
        )
        if whole.n < FEWEST:
            return figures
        rest = self._scores.total(chosen) - (column.credit.total(chosen) if column.unit.scored else 0)
        return replace(
            figures,
            share=count / whole.n,
            rest_score_r=correlation(Sums(whole.n, count, whole.y, count, whole.yy, rest)),
        )

    def _without(self, whole: Sums) -> float | None:
        """Alpha if this item were deleted. Who did not reach it earned nothing, so its sums are everyone's."""
        own = spread(self._n, whole.x, whole.xx)
        together = self._n * (whole.xy + whole.xx) - whole.x * self._total
        return alpha(len(self._scored) - 1, self._spreads - own, self._spread - 2 * together + own)

    def _mean(self, column: _Column, group: Crowd) -> float | None:
        """The p of a group at an item; None where nobody of it reached the item."""
        there = group & column.unit.reached
        return column.credit.total(there) / (there.bit_count() * self._parts) if there else None

    def _groups(self) -> tuple[Crowd, Crowd]:
        """The upper and the lower group by score; nobody where ties leave no two groups apart."""
        size = -(-GROUP * self._n // 100)
        upper = self._scores.highest(size, self._everyone)
        lower = self._scores.lowest(size, self._everyone)
        return (NOBODY, NOBODY) if upper & lower else (upper, lower)

    def _summed(self, reached: Crowd) -> tuple[int, int]:
        """The sum of the scores of a crowd, and of their squares."""
        if reached == self._everyone:
            return self._total, self._squares
        return self._scores.total(reached), self._scores.squares(reached)


def _full(credit: Scores, parts: int, crowd: Crowd) -> Crowd:
    """Who of a crowd earned the full credit."""
    for k in range(max(len(credit.places), parts.bit_length())):
        place = credit.places[k] if k < len(credit.places) else NOBODY
        crowd &= place if parts >> k & 1 else ~place
    return crowd


def _notes(form: FormFigures, items: Sequence[ItemFigures]) -> Iterator[str]:
    if not form.n:
        yield "There is no candidate, and so nothing to analyse."
        return
    if not any(item.answered for item in items):
        yield "Nobody answered anything."
    if form.n < FEWEST:
        yield f"There {_are(form.n, 'candidate')}: under {FEWEST} there are counts only."
        return
    if form.unstable:
        yield f"There are {form.n} candidates: under {STABLE} all figures are unstable."
    if not form.sd:
        yield "All candidates have the same score: there is no correlation, alpha or error of measurement to be had."
    elif form.alpha is None:
        yield "Alpha, and with it the error of measurement, needs at least two scored items."
    flat = [item.id for item in items if item.p is not None and item.rest_score_r is None]
    if flat and form.sd:
        yield f"No correlation where all earn the same, or score the same on the rest: {', '.join(flat)}."
    few = [item.id for item in items if item.p is None]
    if few:
        yield f"Counts only where fewer than {FEWEST} reached the item: {', '.join(few)}."
    unsteady = [item.id for item in items if item.p is not None and item.unstable]
    if unsteady and not form.unstable:
        yield f"Unstable figures where fewer than {STABLE} reached the item: {', '.join(unsteady)}."


def _are(count: int, noun: str) -> str:
    return f"is 1 {noun}" if count == 1 else f"are {count} {noun}s"
