"""How likely a candidate is to pass a whole new form of this bank: a band, from a beta-binomial model. No promise.

docs/likelihood.md has the model, its sources and its limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import exp, fsum, lgamma
from statistics import fmean, variance

from simulator.analytics.beta import below, quantile
from simulator.analytics.figures import FEWEST, STABLE
from simulator.analytics.sitting import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is held of an ability before its items are looked at: Beta(a, b). `n` is the class that it came from, or 0.

    a + b is how many items' worth it weighs.
    """

    a: float
    b: float
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """The likelihood of passing, from `low` to `high` with `middle` between, from `n` items.

    `middle` is the posterior predictive probability; `low` and `high` are the probabilities at the two ends of the
    90 % interval of the ability, which are in `ability`, as shares of items. `sentence` says it all, with its caution.
    """

    low: float
    middle: float
    high: float
    ability: tuple[float, float]
    n: int
    sentence: str


WEAK = Prior(a=1.0, b=1.0)
"""The prior where the class is too small: every ability from 0 to 1 is held to be as likely as any other."""


LEVEL = 0.90
"""How sure the interval of the ability is, and with it the band."""
STRONGEST = 200.0
"""No class makes a prior weigh more items than this, however alike its candidates seem."""


def class_prior(tallies: Sequence[Tally]) -> Prior:
    """The prior that a class gives, by moments; WEAK where under 30 candidates have ten items. One tally for each."""
    able = [tally for tally in tallies if tally.n >= FEWEST]
    if len(able) < STABLE:
        return WEAK
    shares = [float(tally.credit) / tally.n for tally in able]
    mean = fmean(shares)
    binomial = mean * (1 - mean)
    if not binomial:
        return WEAK
    chance = fmean(1 / tally.n for tally in able)
    alike = max((variance(shares, mean) / binomial - chance) / (1 - chance), 1 / (STRONGEST + 1))
    weight = max(1 / alike - 1, WEAK.a + WEAK.b)
    return Prior(a=mean * weight, b=(1 - mean) * weight, n=len(able))


def likelihood(tally: Tally, passing: Fraction, items: int, prior: Prior = WEAK) -> Likelihood:
    """The likelihood that a candidate with this tally earns the passing share of a new form of so many items."""
    a, b = prior.a + float(tally.credit), prior.b + float(tally.n - tally.credit)
    needed = -(-passing.numerator * items // passing.denominator)
    low, middle, high, ability = _band(a, b, needed, items)
    return Likelihood(
        low=low, middle=middle, high=high, ability=ability, n=tally.n, sentence=_sentence(low, high, tally.n, items)
    )


@cache
def _band(a: float, b: float, needed: int, items: int) -> tuple[float, float, float, tuple[float, float]]:
    """The band of an ability that is Beta(a, b). It holds the middle, whatever the tails of the ability are."""
    ability = quantile((1 - LEVEL) / 2, a, b), quantile((1 + LEVEL) / 2, a, b)
    middle = predicted(a, b, needed, items)
    low, high = (passes(share, needed, items) for share in ability)
    return min(low, middle), middle, max(high, middle), ability


def passes(ability: float, needed: int, items: int) -> float:
    """The probability that at least `needed` of so many items are right, each with probability `ability`."""
    return 1.0 if needed <= 0 else below(ability, needed, items - needed + 1)


def predicted(a: float, b: float, needed: int, items: int) -> float:
    """The same where the ability is Beta(a, b): the upper tail of the beta-binomial distribution."""
    whole = lgamma(items + 1) + lgamma(a + b) - lgamma(a) - lgamma(b) - lgamma(items + a + b)
    terms = (
        exp(whole - lgamma(k + 1) - lgamma(items - k + 1) + lgamma(k + a) + lgamma(items - k + b))
        for k in range(max(needed, 0), items + 1)
    )
    return 1.0 if needed <= 0 else min(1.0, fsum(terms))


def _sentence(low: float, high: float, n: int, items: int) -> str:
    if not n:
        return "Not one item is known of this candidate, so nothing can be said of passing."
    rests = "1 item" if n == 1 else f"{n} items"
    return (
        f"On this bank a new form of {items} items would be passed with a likelihood {_between(low, high)}, "
        f"as far as {rests} can tell. It is an estimate, never a promise."
    )


def _between(low: float, high: float) -> str:
    """Both ends of a band, or one where they are told alike."""
    ends = in_percent(low), in_percent(high)
    if ends[0] != ends[1]:
        return f"from {ends[0]} to {ends[1]}"
    return ends[0] if ends[0].startswith(("under", "over")) else f"of {ends[0]}"


def in_percent(share: float) -> str:
    """A likelihood in whole percent; none is told as impossible or certain."""
    if share < 0.01:
        return "under 1 %"
    return "over 99 %" if share > 0.99 else f"{share * 100:.0f} %"


def chances(low: float, high: float) -> str:
    """A band for a table, such as "13 to 98 %" or "<1 %"; no end is told as certain."""
    ends = ["<1" if end < 0.01 else ">99" if end > 0.99 else f"{end * 100:.0f}" for end in (low, high)]
    return f"{' to '.join(dict.fromkeys(ends))} %"
