"""The same figures by the textbook: loops over candidates, exact fractions, no bits. Slow, and easy to check by eye."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

Credits = Sequence[Sequence[Fraction | None]]
"""By candidate, by item; None where it was not reached."""


def mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def variance(numbers: Sequence[Fraction]) -> Fraction:
    middle = mean(numbers)
    return sum(((number - middle) ** 2 for number in numbers), Fraction(0)) / (len(numbers) - 1)


def correlation(xs: Sequence[Fraction], ys: Sequence[Fraction]) -> float | None:
    across = variance(xs) * variance(ys)
    if not across:
        return None
    x_mean, y_mean = mean(xs), mean(ys)
    together = sum(((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)), Fraction(0)) / (len(xs) - 1)
    return float(together) / sqrt(across)


def scores(credits_: Credits, without: int | None = None) -> list[Fraction]:
    return [sum((c or Fraction(0) for item, c in enumerate(row) if item != without), Fraction(0)) for row in credits_]


def p(credits_: Credits, item: int) -> Fraction:
    return mean([c for row in credits_ if (c := row[item]) is not None])


def rest_score_r(credits_: Credits, item: int) -> float | None:
    rest = scores(credits_, without=item)
    reached = [(c, y) for row, y in zip(credits_, rest, strict=True) if (c := row[item]) is not None]
    return correlation([c for c, _ in reached], [y for _, y in reached])


def alpha(credits_: Credits) -> float | None:
    """k/(k-1) (1 - sum of variances / variance of the sum), with nothing for what was not reached."""
    units = len(credits_[0])
    whole = variance(scores(credits_))
    if units < 2 or not whole:
        return None
    each = sum((variance([row[item] or Fraction(0) for row in credits_]) for item in range(units)), Fraction(0))
    return float(Fraction(units, units - 1) * (1 - each / whole))


def alpha_if_deleted(credits_: Credits, item: int) -> float | None:
    return alpha([[*row[:item], *row[item + 1 :]] for row in credits_])
