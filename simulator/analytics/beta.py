"""The beta distribution: its cumulative function and its quantiles, from the standard library alone."""

from functools import cache
from math import exp, lgamma, log, log1p

_TINY = 1e-300
_CLOSE = 1e-15
_ROUNDS = 100_000
_STEPS = 200


def below(x: float, a: float, b: float) -> float:
    """The probability that a Beta(a, b) variable lies at or below x: the regularised incomplete beta function.

    By its continued fraction (DLMF 8.17.22), on the side of the mode where that converges fast. ValueError unless a
    and b are above 0.
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"there is no Beta({a}, {b})")
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(_log_density(x, a, b)) * x * (1 - x)
    if x <= (a + 1) / (a + b + 2):
        return min(1.0, front / a / _fraction(x, a, b))
    return max(0.0, 1 - front / b / _fraction(1 - x, b, a))


@cache
def quantile(share: float, a: float, b: float) -> float:
    """The x under which this share of a Beta(a, b) variable lies, to about 1e-15: Newton's steps, or else halving."""
    low, high = 0.0, 1.0
    x = a / (a + b)
    for _ in range(_STEPS):
        over = below(x, a, b) - share
        low, high = (low, x) if over > 0 else (x, high)
        step = over / (exp(_log_density(x, a, b)) or _TINY)
        before, x = x, x - step
        if not low < x < high:
            x = (low + high) / 2
        if abs(x - before) <= _CLOSE * x:
            break
    return x


def exact(credit: float, n: int, level: float) -> tuple[float, float]:
    """The interval of a share of n that holds with this level or more, after Clopper & Pearson (1934).

    Credit that is no whole number counts as the binomial would have it, which makes the interval rather too wide.
    """
    tail = (1 - level) / 2
    low = quantile(tail, credit, n - credit + 1) if credit > 0 else 0.0
    high = quantile(1 - tail, credit + 1, n - credit) if credit < n else 1.0
    return low, high


def _log_density(x: float, a: float, b: float) -> float:
    """The logarithm of the density, for x between 0 and 1 and neither."""
    return (a - 1) * log(x) + (b - 1) * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)), by the modified Lentz method."""
    f = c = 1.0
    d = 0.0
    for k in range(1, _ROUNDS):
        m = k // 2
        if k % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / ((1 + term * d) or _TINY)
        c = (1 + term / c) or _TINY
        f *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return f
