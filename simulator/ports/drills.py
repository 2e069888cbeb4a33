"""What a drill was begun with, what was reviewed, and what the application needs to keep of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Protocol

from simulator.exam.item import Difficulty, Item
from simulator.exam.policy import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a candidate wants to drill.

    `topics` are names of domains, skills or generators: names of one sort widen the choice, of different sorts narrow
    it; none are the weakest domains. It lasts `items` places, or `limit`, or until it is stopped. With `reviews`, only
    what is due is asked. `seed` repeats a drill. `pace` is the id of the exam that sets the time for an item, and
    `allowed` that time: the coach fills both it and the seed in.
    """

    topics: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    bank: str | None = None
    items: int | None = None
    limit: timedelta | None = None
    seed: int | None = None
    pace: str | None = None
    allowed: timedelta | None = None
    reviews: bool = False


class Rating(IntEnum):
    """How well an item was known, in the numbers of FSRS (whose fourth, easy, nobody is asked for)."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One line of the review log: an item was met in a drill, and known so well. Never changed. `at` is aware UTC."""

    item: str
    revision: str
    domain: str
    rating: Rating
    at: datetime
    attempt: int
    slot: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """An item came into view in an attempt, for the first time there at `at`, aware UTC."""

    item: str
    attempt: int
    mode: Mode
    at: datetime


class Reviews(Protocol):
    """What a candidate's drills have left: the review log, and the day of the exam. Every method may raise StoreError.

    The log grows by `Journal.append` alone.
    """

    def log(self, candidate: str) -> tuple[Review, ...]:
        """All reviews of a candidate, in the order in which they were written."""

    def items(self, revisions: Collection[str]) -> Mapping[str, Item]:
        """The items of these revisions, by revision, as they stood when they were met."""

    def exam_date(self, candidate: str) -> date | None:
        """The day of the candidate's exam; None where none is set."""

    def set_exam_date(self, candidate: str, day: date | None, at: datetime) -> None:
        """Set the day of the exam, or take it back; an unknown candidate is enrolled."""
