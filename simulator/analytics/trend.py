"""A candidate over attempts: every domain with its interval, and strengths and weaknesses as far as n carries them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, sqrt
from statistics import NormalDist

from simulator.analytics.beta import exact
from simulator.analytics.sitting import Sitting, Tally, summed

ERROR = 0.05
"""How probable it may be that any domain of a candidate is called strong or weak, or moving, and is not."""
LEAST_MOVED = 20
"""Fewer items, over all attempts, tell no direction."""


class Standing(StrEnum):
    """How a domain stands to the passing standard, as far as its items can tell."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPEN = "open"


class Direction(StrEnum):
    """Where the shares of a candidate go over attempts, as far as they can tell."""

    UP = "up"
    DOWN = "down"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One attempt's tally, and the interval of the share that it stands for (None of no item)."""

    attempt: int
    tally: Tally
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A domain, or with domain "" the whole form, over attempts, the oldest first. `whole` is all of them together.

    `interval` and `standing` rest on `whole`, `direction` on the points; `sentence` says them with n.
    """

    domain: str
    points: tuple[TrendPoint, ...]
    whole: Tally
    interval: tuple[float, float] | None
    standing: Standing
    direction: Direction
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """A candidate's trends: over all, and by domain in the order in which the domains first came."""

    overall: Trend
    domains: tuple[Trend, ...]

    @property
    def strengths(self) -> tuple[Trend, ...]:
        """Domains above the passing standard, with certainty enough."""
        return tuple(trend for trend in self.domains if trend.standing is Standing.STRENGTH)

    @property
    def weaknesses(self) -> tuple[Trend, ...]:
        """Domains below the passing standard, with certainty enough."""
        return tuple(trend for trend in self.domains if trend.standing is Standing.WEAKNESS)


def trends(sittings: Sequence[Sitting], passing: Fraction) -> Abilities:
    """The trends of one candidate, from attempts in the order in which they were sat.

    Intervals hold at 95 % for all domains at once (Bonferroni): of many domains, chance alone makes none weak.
    """
    domains = dict.fromkeys(domain for sitting in sittings for domain in sitting.domains)
    error = ERROR / max(len(domains), 1)
    return Abilities(
        overall=_trend("", [(sitting.attempt, sitting.whole) for sitting in sittings], passing, ERROR),
        domains=tuple(
            _trend(
                domain,
                [(sitting.attempt, sitting.domains[domain]) for sitting in sittings if domain in sitting.domains],
                passing,
                error,
            )
            for domain in domains
        ),
    )


def direction(sittings: Sequence[Sitting]) -> Direction:
    """The direction of `trends(...).overall`, alone."""
    return _direction([sitting.whole for sitting in sittings], ERROR)


def _trend(domain: str, tallies: Sequence[tuple[int, Tally]], passing: Fraction, error: float) -> Trend:
    whole = summed(tally for _, tally in tallies)
    interval = _interval(whole, error)
    standing, direction = _standing(interval, float(passing)), _direction([tally for _, tally in tallies], error)
    return Trend(
        domain=domain,
        points=tuple(
            TrendPoint(attempt=attempt, tally=tally, interval=_interval(tally, error)) for attempt, tally in tallies
        ),
        whole=whole,
        interval=interval,
        standing=standing,
        direction=direction,
        sentence=_sentence(interval, whole.n, standing, direction, passing),
    )


def _interval(tally: Tally, error: float) -> tuple[float, float] | None:
    return exact(float(tally.credit), tally.n, 1 - error) if tally.n else None


def _standing(interval: tuple[float, float] | None, passing: float) -> Standing:
    if interval is None or interval[0] < passing <= interval[1]:
        return Standing.OPEN
    return Standing.STRENGTH if interval[0] >= passing else Standing.WEAKNESS


def _direction(tallies: Sequence[Tally], error: float) -> Direction:
    """Whether the shares rise or fall, by the trend test of Cochran and Armitage on the order of the attempts."""
    taken = [(place, tally) for place, tally in enumerate(tallies) if tally.n]
    n = sum(tally.n for _, tally in taken)
    if len(taken) < 2 or n < LEAST_MOVED:
        return Direction.OPEN
    credit = sum((tally.credit for _, tally in taken), Fraction(0))
    centre = Fraction(sum(place * tally.n for place, tally in taken), n)
    moved = sum((place * tally.credit for place, tally in taken), -centre * credit)
    spread = credit / n * (1 - credit / n) * (sum(place**2 * tally.n for place, tally in taken) - centre**2 * n)
    # All exact so far: perfect scores have no spread, and a sum that only rounding moved would pass a bound of 0.
    bound = NormalDist().inv_cdf(1 - error / 2) * sqrt(spread)
    return Direction.UP if moved > bound else Direction.DOWN if moved < -bound else Direction.OPEN


def _sentence(
    interval: tuple[float, float] | None, n: int, standing: Standing, direction: Direction, passing: Fraction
) -> str:
    if interval is None:
        return "No item yet."
    from_ = "1 item" if n == 1 else f"{n} items"
    standard = f"the passing standard of {float(passing) * 100:g} %"
    told = {
        Standing.STRENGTH: f"above {standard}",
        Standing.WEAKNESS: f"below {standard}",
        Standing.OPEN: f"these cannot tell whether that is above or below {standard}",
    }[standing]
    low, high = floor(interval[0] * 100), ceil(interval[1] * 100)
    moving = {Direction.UP: " It is rising.", Direction.DOWN: " It is falling.", Direction.OPEN: ""}[direction]
    return f"Between {low} and {high} %, from {from_}: {told}.{moving}"
