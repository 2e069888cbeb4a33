"""Scores: a number for every candidate of a crowd, added up and correlated without a loop over candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from simulator.analytics.crowd import NOBODY, Crowd


@dataclass(frozen=True, slots=True)
class Scores:
    """A whole number, 0 or more, for every candidate, kept by binary places.

    `places[k]` are those candidates in whose number the bit 2**k is set.
    """

    places: tuple[Crowd, ...] = ()

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Scores":
        """These numbers, one for each candidate. ValueError for one below 0."""
        given = list(numbers)
        if any(number < 0 for number in given):
            raise ValueError("a score is never below 0")
        length = max(given, default=0).bit_length()
        rows = [f"{number:0{length}b}" for number in given] if length else []
        return cls(tuple(int("".join(place), 2) for place in zip(*rows, strict=True))[::-1])

    def times(self, factor: int) -> "Scores":
        """Everyone's number, so many times."""
        bits = (k for k in range(factor.bit_length()) if factor >> k & 1)
        return added(Scores((NOBODY,) * k + self.places) for k in bits)

    def total(self, crowd: Crowd) -> int:
        """The sum over a crowd."""
        return sum((place & crowd).bit_count() << k for k, place in enumerate(self.places))

    def product(self, other: "Scores", crowd: Crowd) -> int:
        """The sum over a crowd of each one's number here times the number there."""
        return sum(other.total(place & crowd) << k for k, place in enumerate(self.places) if place)

    def squares(self, crowd: Crowd) -> int:
        """The sum of squares over a crowd."""
        return self.product(self, crowd)

    def highest(self, size: int, crowd: Crowd) -> Crowd:
        """The `size` of a crowd whose numbers are highest, with all who tie with the last of them."""
        return _first(size, crowd, (place & crowd for place in reversed(self.places)))

    def lowest(self, size: int, crowd: Crowd) -> Crowd:
        """The `size` of a crowd whose numbers are lowest, with all who tie with the last of them."""
        return _first(size, crowd, (~place & crowd for place in reversed(self.places)))


def added(many: Iterable[Scores]) -> Scores:
    """Everyone's numbers, added up place by place, as one adds on paper."""
    sums: list[Crowd] = []
    for scores in many:
        carry = NOBODY
        for k in count():
            if k >= len(scores.places) and not carry:
                break
            if k == len(sums):
                sums.append(NOBODY)
            here, place = sums[k], scores.places[k] if k < len(scores.places) else NOBODY
            half = here ^ place
            sums[k] = half ^ carry
            carry = here & place | half & carry
    return Scores(tuple(sums))


def _first(size: int, crowd: Crowd, leading: Iterable[Crowd]) -> Crowd:
    """Who comes first when `leading` tells, place by place from the greatest, who is ahead; ties go in together."""
    ahead, level = NOBODY, crowd
    for front in leading:
        before = level & front
        if ahead.bit_count() + before.bit_count() >= size:
            level = before
        else:
            ahead |= before
            level &= ~front
    return ahead | level
