"""The register: every attempt of everyone, found by filters, a page at a time, and what each left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import ClosedBy, Event
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Mode, Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import DomainScore, Score
from simulator.ports.attempts import Summary
from simulator.ports.drills import Wish


class Column(StrEnum):
    """What attempts can be sorted by."""

    ATTEMPT = "attempt"
    CANDIDATE = "candidate"
    FORM = "form"
    MODE = "mode"
    STARTED = "started"
    SCORE = "score"
    TIME = "time"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which attempts; None or "" for any. Names of candidates and forms match in part, without case.

    `since` (included) and `until` (not included) are aware times of the start; `least` and `most` are percents, both
    included: attempts without a score have none to match. `assignment` is the id of the one they were begun under;
    `open` leaves out those that are closed.
    """

    candidate: str = ""
    group: str | None = None
    profile: str | None = None
    form: str = ""
    mode: Mode | None = None
    status: Status | None = None
    open: bool = False
    closed_by: ClosedBy | None = None
    since: datetime | None = None
    until: datetime | None = None
    least: float | None = None
    most: float | None = None
    assignment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """An order of attempts; among equals the newest is first."""

    by: Column = Column.ATTEMPT
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sat:
    """A form that was sat in exam mode, and by how many: `firsts` are first attempts that count in item analysis.

    `fingerprint` tells it from a form of the same name with other items, as after the bank was mended.
    """

    fingerprint: str
    name: str
    profile: str
    items: int
    firsts: int
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a closed attempt left at the places of its form, in order: a projection of its log.

    `chosen` has the options at each place joined without a space ("b", "ac"), "" for an omission, "-" for a place
    that was never reached, "=" for an answer that is no option (a record, a typed code); places are joined by a space
    that follows each. `credit` has what each earned ("1", "0", "7/9") in the same way. `dwell` are milliseconds and
    `look_ups` counts: unsigned 32-bit little-endian numbers, one a place.
    """

    attempt: int
    chosen: str
    credit: str
    dwell: bytes
    look_ups: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """The score of one closed attempt by domain, with whose it is; practice and abandoned ones can be told apart.

    `answered` are of all `items` on the form. `limit` is OUT_OF_REACH where the attempt was not timed.
    """

    attempt: int
    candidate: str
    profile: str
    form: str
    mode: Mode
    closed_by: ClosedBy
    started: datetime
    elapsed: timedelta
    limit: timedelta
    passing: Fraction
    answered: int
    items: int
    domains: tuple[DomainScore, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """What one finished attempt earned: `credit` of `total` scored places."""

    candidate: str
    credit: Fraction
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A closed attempt, whole, that was not sat at this store. `items` by revision, `after` where its events lead.

    `assignment` is the id of the one that it was begun under, where this store has it.
    """

    candidate: str
    profile: Profile
    form: Form
    policy: Policy
    items: Mapping[str, Item]
    events: tuple[Event, ...]
    after: Attempt
    score: Score
    wish: Wish | None = None
    assignment: int | None = None


class Register(Protocol):
    """Attempts of everyone. Every method may raise StoreError."""

    def count(self, search: Search) -> int:
        """How many attempts a search finds."""

    def page(self, search: Search, sort: Sort, offset: int = 0, limit: int | None = None) -> tuple[Summary, ...]:
        """`limit` attempts, or all, from place `offset`, counted from 0, of what a search finds."""

    def earned(self, search: Search) -> tuple[Earned, ...]:
        """What each finished attempt earned that a search finds; given up is not finished."""

    def performances(self, search: Search) -> tuple[Performance, ...]:
        """The domain scores of all closed attempts, drills apart, that a search finds, in the order of their start."""

    def sat(self) -> tuple[Sat, ...]:
        """The forms that somebody has sat and finished in exam mode, the one sat most first."""

    def form(self, fingerprint: str) -> tuple[Form, Mapping[str, Item]]:
        """A form with its items by revision. KeyError where there is none."""

    def outcomes(self, fingerprint: str, group: str | None = None) -> Sequence[Outcome]:
        """The outcomes of the first finished exam-mode attempt of each candidate at this form, or of a group's alone.

        Finished: handed in, or ended by the clock; given up is not. What is lacking of the projection is made first.
        """

    def admit(self, finished: Finished, origin: str, by: str, at: datetime) -> int:
        """Keep an attempt that came from a file, and say its id; an unknown candidate is enrolled.

        `origin` is the digest of its last line there: for one that was admitted with it before, nothing is written, and
        its id said again.
        """
