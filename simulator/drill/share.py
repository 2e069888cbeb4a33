"""Shares: how much of a domain, or of one kind of item, a candidate has had right so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from simulator.exam.scoring import DomainScore
from simulator.ports.drills import Rating, Review


@dataclass(frozen=True, slots=True)
class Share:
    """What was earned of so many answers, left out ones among them."""

    right: Fraction = Fraction(0)
    total: int = 0

    @property
    def smoothed(self) -> Fraction:
        """The share as if one more answer had been right and one more wrong: few answers say little, none say half."""
        return (self.right + 1) / (self.total + 2)

    def plus(self, right: Fraction | bool, total: int = 1) -> "Share":
        """This share with more answers in it."""
        return Share(self.right + Fraction(right), self.total + total)


NONE = Share()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """How a candidate stands in one domain."""

    domain: str
    title: str
    share: Share

    @property
    def figure(self) -> str:
        """The share with what it rests on, such as "41 % of 29"; rounded down."""
        if not self.share.total:
            return "nothing answered"
        return f"{self.share.right * 100 // self.share.total} % of {self.share.total}"

    @property
    def sentence(self) -> str:
        """The figure and whose it is, such as "ICD-10-PCS: 41 % of 29 so far."."""
        return f"{self.title}: {self.figure} so far."


def by_domain(scores: Iterable[DomainScore], log: Iterable[Review]) -> dict[str, Share]:
    """What was earned by domain, in exams and in drills."""
    shares: dict[str, Share] = {}
    for score in scores:
        shares[score.domain] = shares.get(score.domain, NONE).plus(score.credit, score.total)
    for review in log:
        shares[review.domain] = shares.get(review.domain, NONE).plus(review.rating is not Rating.AGAIN)
    return shares


def weakest(titles: Mapping[str, str], shares: Mapping[str, Share]) -> tuple[Weakness, ...]:
    """These domains, by id and title, the weakest first; as they are given where they are equal."""
    found = [Weakness(domain=domain, title=title, share=shares.get(domain, NONE)) for domain, title in titles.items()]
    return tuple(sorted(found, key=lambda weakness: weakness.share.smoothed))
