"""The formulas, from sums that are exact: every rounding happens here, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, sqrt

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a correlation is made of: how many pairs, and their sums of x, y, x², y² and xy."""

    n: int
    x: int
    y: int
    xx: int
    yy: int
    xy: int


def spread(n: int, total: int, squares: int) -> int:
    """n² times the variance (by n) of n numbers with this sum and sum of squares: whole, and 0 only for equal ones."""
    return n * squares - total * total


def correlation(sums: Sums) -> float | None:
    """Pearson's r; None where x or y does not vary."""
    across = spread(sums.n, sums.x, sums.xx) * spread(sums.n, sums.y, sums.yy)
    if not across:
        return None
    together = sums.n * sums.xy - sums.x * sums.y
    return copysign(min(1.0, sqrt(together * together / across)), together)  # whole by whole: neither may pass a float


def alpha(units: int, spreads: int, whole: int) -> float | None:
    """Cronbach's alpha, and KR-20 where every unit is right or wrong; None under two units or for equal scores.

    `spreads` is the sum of the units' spreads, `whole` the spread of the scores.
    """
    if units < 2 or not whole:
        return None
    return units * (whole - spreads) / ((units - 1) * whole)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share of n, after Wilson (1927). It holds the share, which rounding must not undo."""
    square = Z95 * Z95
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = Z95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


def median(numbers: Sequence[float]) -> float | None:
    """The middle one, or the mean of the two in the middle; None of none."""
    if not numbers:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
