"""Who is at risk: a rule that is stated (docs/likelihood.md), and a sentence for every sign of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from simulator.analytics.flags import percent
from simulator.analytics.likelihood import Likelihood, Prior, in_percent, likelihood
from simulator.analytics.sitting import Sitting
from simulator.analytics.trend import Direction, direction

LOWEST = 0.2
"""At risk is whose band of the pass likelihood begins under this,"""
LEFT = 0.05
"""or whose time ran out with this share of the items, or more, unanswered,"""


class Sign(StrEnum):
    """What puts a candidate at risk."""

    LIKELIHOOD = "likelihood"
    UNFINISHED = "unfinished"
    PACE = "pace"
    DOWNWARD = "downward"


@dataclass(frozen=True, slots=True)
class Omen:
    """A sign of risk, and the sentence that says what it rests on."""

    sign: Sign
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """One candidate's prospect: the likelihood rests on the latest attempt. One omen is enough to be at risk."""

    candidate: str
    likelihood: Likelihood
    omens: tuple[Omen, ...]

    @property
    def at_risk(self) -> bool:
        """Whether any sign was found."""
        return bool(self.omens)


def prospects(sittings: Sequence[Sitting], prior: Prior) -> tuple[Prospect, ...]:
    """Everyone's prospect, who is least likely to pass first; the attempts of each in the order they were sat.

    Whose latest attempt has no scored place is left out: it tells nothing of passing.
    """
    mine: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        mine.setdefault(sitting.candidate, []).append(sitting)
    found = [_prospect(candidate, sat, prior) for candidate, sat in mine.items() if sat[-1].whole.n]
    return tuple(sorted(found, key=lambda prospect: (prospect.likelihood.middle, prospect.candidate)))


def _prospect(candidate: str, sat: Sequence[Sitting], prior: Prior) -> Prospect:
    latest = sat[-1]
    chance = likelihood(latest.whole, latest.passing, latest.whole.n, prior)
    return Prospect(candidate=candidate, likelihood=chance, omens=tuple(_omens(sat, chance)))


def _omens(sat: Sequence[Sitting], chance: Likelihood) -> Iterator[Omen]:
    latest = sat[-1]
    if chance.low < LOWEST:
        yield Omen(
            Sign.LIKELIHOOD,
            f"At the lower end of what {latest.whole.n} items leave open, a new form would be passed with a likelihood "
            f"{_told(chance.low)}.",
        )
    left = latest.items - latest.answered
    if latest.expired and left >= LEFT * latest.items and left:
        yield Omen(
            Sign.UNFINISHED,
            f"The time ran out with {left} of {latest.items} items unanswered ({percent(LEFT)} or more).",
        )
    elif latest.limit is not None and left and latest.answered:
        whole = latest.seconds / latest.answered * latest.items
        if whole > latest.limit:
            yield Omen(
                Sign.PACE,
                f"{latest.answered} of {latest.items} items were answered in {latest.seconds / 60:.0f} minutes: all of "
                f"them would have taken {whole / 60:.0f} of {latest.limit / 60:.0f}.",
            )
    if len(sat) > 1 and direction(sat) is Direction.DOWN:
        yield Omen(
            Sign.DOWNWARD,
            f"Over {len(sat)} attempts the scores fall by more than chance: "
            f"{percent(float(sat[0].whole.share or 0))} at first, {percent(float(latest.whole.share or 0))} now.",
        )


def _told(low: float) -> str:
    """A likelihood that is too low, and what it lies under; once, where both are told alike."""
    told, least = in_percent(low), percent(LOWEST)
    if told.startswith("under"):
        return told
    return f"under {least}" if told == least else f"of {told}, under {least}"
