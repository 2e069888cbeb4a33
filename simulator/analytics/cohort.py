"""A class at a glance: domains by candidates, the distribution of scores, and the pace."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean, stdev

from simulator.analytics.sitting import NOTHING, Sitting, Tally, summed

QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
"""The quantiles of the pace curves."""
WIDTHS = (1, 2, 5, 10, 20)
"""How many percent a bin may be wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Domains by candidates. `cells` has a row for each domain and in it a tally for each candidate, n 0 for nothing.

    Candidates are in order of their share, the highest first; domains are as they first came. `by_domain` are the
    tallies of everyone in a domain, `by_candidate` those of a candidate over all domains.
    """

    domains: tuple[str, ...]
    candidates: tuple[str, ...]
    cells: tuple[tuple[Tally, ...], ...]
    by_domain: tuple[Tally, ...]
    by_candidate: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores from `low` percent up to, not including, `high`; the last bin includes 100."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """How the scores of `n` attempts lie, in percent. Mean, sd (n - 1) and quartiles are None where n has none."""

    n: int
    bins: tuple[Bin, ...]
    passed: int
    mean: float | None
    sd: float | None
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceCurves:
    """Items answered against exam time over `n` attempts: `curves` maps a quantile, such as 1/2, to a line.

    A line has for each of `seconds` the share of the form, from 0 to 1, that held an answer. An attempt that was handed
    in earlier stays where it was.
    """

    n: int
    seconds: tuple[float, ...]
    curves: Mapping[Fraction, tuple[float, ...]]


def heat_map(sittings: Sequence[Sitting]) -> HeatMap:
    """The heat map of a class; several attempts of a candidate are added up."""
    domains = tuple(dict.fromkeys(domain for sitting in sittings for domain in sitting.domains))
    cells: dict[str, dict[str, Tally]] = {}
    for sitting in sittings:
        mine = cells.setdefault(sitting.candidate, {})
        for domain, tally in sitting.domains.items():
            mine[domain] = summed([mine[domain], tally]) if domain in mine else tally
    whole = {candidate: summed(mine.values()) for candidate, mine in cells.items()}
    candidates = tuple(sorted(cells, key=lambda name: (-(whole[name].share or 0), name)))
    rows = tuple(tuple(cells[name].get(domain, NOTHING) for name in candidates) for domain in domains)
    return HeatMap(
        domains=domains,
        candidates=candidates,
        cells=rows,
        by_domain=tuple(summed(row) for row in rows),
        by_candidate=tuple(whole[name] for name in candidates),
    )


def distribution(sittings: Sequence[Sitting]) -> Distribution:
    """The distribution of scores, in bins that suit the number of attempts; one without a scored item is left out.

    There are about 2 n^(1/3) bins (Rice's rule) of 1, 2, 5, 10 or 20 points, so that their bounds are round.
    """
    counted = [
        (share * 100, sitting.passing * 100) for sitting in sittings if (share := sitting.whole.share) is not None
    ]
    scores = sorted(score for score, _ in counted)
    figures = [float(score) for score in scores]
    return Distribution(
        n=len(scores),
        bins=_bins(scores),
        passed=sum(score >= passing for score, passing in counted),
        mean=fmean(figures) if figures else None,
        sd=stdev(figures) if len(figures) > 1 else None,
        quartiles=(_at(figures, 0.25), _at(figures, 0.5), _at(figures, 0.75)) if figures else None,
    )


def pace_curves(sittings: Sequence[Sitting], points: int = 41) -> PaceCurves:
    """Pace curves: lower quartile, median and upper quartile of the class at so many points, evenly spaced in time.

    They go to the longest limit or, where nobody's time was limited, to the longest time used.
    """
    paced = [sitting for sitting in sittings if sitting.items]
    if not paced:
        return PaceCurves(n=0, seconds=(), curves={})
    end = max(sitting.seconds if sitting.limit is None else sitting.limit for sitting in paced)
    seconds = tuple(end * k / (points - 1) for k in range(points))
    lines = [_line(sitting, seconds) for sitting in paced]
    at = [sorted(shares) for shares in zip(*lines, strict=True)]
    return PaceCurves(
        n=len(paced),
        seconds=seconds,
        curves={quarter: tuple(_at(shares, float(quarter)) for shares in at) for quarter in QUARTERS},
    )


def _line(sitting: Sitting, seconds: Sequence[float]) -> list[float]:
    """The share of the form that held an answer at each time."""
    moments = [moment for moment, _ in sitting.pace]
    answered = [0, *(count for _, count in sitting.pace)]
    return [answered[bisect_right(moments, second)] / sitting.items for second in seconds]


def _bins(scores: Sequence[Fraction]) -> tuple[Bin, ...]:
    if not scores:
        return ()
    most = max(1, round(2 * len(scores) ** (1 / 3)))
    width = next((width for width in WIDTHS if scores[-1] // width - scores[0] // width < most), WIDTHS[-1])
    last = 100 // width - 1
    counts = Counter(min(int(score // width), last) for score in scores)
    return tuple(Bin(k * width, (k + 1) * width, counts[k]) for k in range(min(counts), max(counts) + 1))


def _at(ordered: Sequence[float], share: float) -> float:
    """The quantile of numbers in order, by interpolation between the two that it falls between."""
    place = share * (len(ordered) - 1)
    low = int(place)
    return ordered[low] + (place - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])
