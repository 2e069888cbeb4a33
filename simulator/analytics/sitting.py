"""What the figures of a class need of an attempt: credit by domain, and how the time went."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """`credit` earned at `n` scored items, from 0 to n."""

    credit: Fraction
    n: int

    def __post_init__(self) -> None:
        """ValueError for credit that cannot be."""
        if not 0 <= self.credit.numerator <= self.n * self.credit.denominator:
            raise ValueError(f"{self.n} items cannot earn {self.credit}")

    @property
    def share(self) -> Fraction | None:
        """Credit of one; None of no item."""
        return Fraction(self.credit, self.n) if self.n else None


NOTHING = Tally(Fraction(0), 0)
"""The tally of no item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One closed attempt. `whole` and `domains` are over scored items; `answered` is of all `items` on the form.

    `seconds` is the exam time used, `limit` what there was, None where it was not timed; `expired` says that the time
    ran out. `pace` has the seconds at which each further item held an answer, and how many then did, from the start on.
    """

    attempt: int
    candidate: str
    whole: Tally
    passing: Fraction
    domains: Mapping[str, Tally]
    answered: int
    items: int
    seconds: float
    limit: float | None
    expired: bool = False
    pace: Sequence[tuple[float, int]] = field(default=(), repr=False)


def summed(tallies: Iterable[Tally]) -> Tally:
    """All of these together."""
    n, parts = 0, Counter[int]()  # by denominator: adding fractions one by one takes most of the time of a class
    for tally in tallies:
        n += tally.n
        parts[tally.credit.denominator] += tally.credit.numerator
    return Tally(sum((Fraction(many, part) for part, many in parts.items()), Fraction(0)), n)
