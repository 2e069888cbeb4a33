"""A profile: an exam as data (blueprint, minutes, passing standard, tools)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction


class Tool(StrEnum):
    """What a candidate has at hand beside the item."""

    STRIKE = "strike"
    FLAG = "flag"
    NOTES = "notes"
    FIND = "find"
    BOOKS = "books"


class Scoring(StrEnum):
    """What an item that takes several options earns: everything or nothing, or a share for each.

    By share, each right option earns 1/n and each wrong one costs 1/n, never below nothing, so that ticking more than
    one knows gains nothing.
    """

    ALL_OR_NOTHING = "all-or-nothing"
    PER_OPTION = "per-option"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an exam. `limit`, where it has one, is its own time, which begins when it comes into view."""

    id: str
    title: str
    limit: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many items of one domain a form holds; `section` is the id of the part of the exam where they stand."""

    domain: str
    title: str
    count: int
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffle:
    """What an assembled form shuffles. Off, domains stand in blueprint order with their items together."""

    items: bool = False
    options: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An exam as data. `limit` is before extra time; `alerts` are times left at which the candidate is told.

    `pool` names the folders of banks that forms are made of; a bank that fills the blueprint alone is a fixed form.
    `passing` is a share of all scored items (a missing answer counts as wrong); `notice` says where a figure
    is the simulator's own and not the certifying body's. A form has its `sections` in this order; `one_way`, one
    leaves each for good. `pretest` of its items, drawn at random and unmarked, are in the statistics only.
    """

    id: str
    title: str
    about: str
    notice: str
    limit: timedelta
    passing: Fraction
    alerts: tuple[timedelta, ...]
    code_years: tuple[int, ...]
    blueprint: tuple[Quota, ...]
    pool: tuple[str, ...]
    tools: frozenset[Tool]
    pausing: bool = False
    shuffle: Shuffle = Shuffle()
    scoring: Scoring = Scoring.ALL_OR_NOTHING
    sections: tuple[Section, ...] = ()
    one_way: bool = False
    pretest: int = 0

    @property
    def total(self) -> int:
        """Items on a whole form."""
        return sum(quota.count for quota in self.blueprint)

    def title_of(self, domain: str) -> str:
        """The domain's name as people read it; the bare tag where the blueprint does not know it."""
        return next((quota.title for quota in self.blueprint if quota.domain == domain), domain)
