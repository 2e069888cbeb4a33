"""What the application needs of the outside, and how the outside says that it failed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from fractions import Fraction
from typing import Protocol

from simulator.codes import System
from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import ClosedBy, Event
from simulator.exam.form import Form
from simulator.exam.item import Difficulty, Item
from simulator.exam.policy import Mode, Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import DomainScore, Score


class StoreError(Exception):
    """The store refused. The text says what to do, to a person."""


class Unsaved(StoreError):
    """The store could not be written or read just now; nothing was changed. The text says what to do, to a person."""


class Unusable(StoreError):
    """The store cannot be used as it is. The text says why and what to do, to a person."""


class Taken(Exception):
    """Another window holds this attempt now, or has begun it first: nothing was written."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Exam time used, and what the machine's clocks said then: enough to go on after the program was killed."""

    elapsed: timedelta
    at: datetime
    ticks: timedelta
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An attempt as the store keeps it. `items` by revision; `checkpoint` is None until the attempt has started.

    `wish` is what a drill was begun with, None for any other attempt. Its form is empty: its places are in the events.
    """

    id: int
    candidate: str
    profile: Profile
    form: Form
    policy: Policy
    items: Mapping[str, Item]
    events: tuple[Event, ...]
    checkpoint: Checkpoint | None
    wish: "Wish | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One line of history. Times are aware UTC; `credit` is None until the attempt is closed.

    `answered` are of `items`, all that the form holds, or that were dealt in a drill so far. `total` are those of them
    that are scored, of which `credit` is. `assignment` is the id of the one that it was begun under, None for others.
    """

    id: int
    candidate: str
    profile: str
    title: str
    form: str
    mode: Mode
    status: Status
    closed_by: ClosedBy | None
    started: datetime | None
    last_seen: datetime | None
    limit: timedelta
    elapsed: timedelta
    answered: int
    total: int
    items: int
    passing: Fraction
    credit: Fraction | None
    passed: bool | None
    assignment: int | None = None

    @property
    def percent(self) -> Fraction | None:
        """Credit of a hundred, once closed."""
        return None if self.credit is None else self.credit * 100 / self.total if self.total else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What another window has added to an attempt since a sequence number; `items`, by revision, that it dealt."""

    events: tuple[Event, ...]
    checkpoint: Checkpoint | None
    items: Mapping[str, Item] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a candidate wrote into a code book at one code: a bookmark, a note, or both. `note` is "" for none."""

    system: System
    code: str
    bookmarked: bool
    note: str


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


class Journal(Protocol):
    """Where attempts are kept while they are sat. Every method may raise StoreError, in practice Unsaved.

    `holder` names a window. Only the window that holds an attempt may write to it: any other gets Taken.
    """

    def begin(
        self,
        candidate: str,
        profile: Profile,
        form: Form,
        policy: Policy,
        items: Sequence[Item],
        at: datetime,
        wish: Wish | None = None,
        assignment: int | None = None,
    ) -> int:
        """Keep a new attempt, with its own copy of every item, and say its id; an unknown candidate is enrolled.

        `assignment` is the id of the one that it is begun under; one that there is not is left out. Taken where the
        candidate has an attempt under it that was not given up.
        """

    def load(self, attempt_id: int) -> Record:
        """The attempt, whole. KeyError when there is none."""

    def hold(self, attempt_id: int, holder: str, *, take: bool) -> bool:
        """Become the window that writes. False when another living window holds it, unless `take`.

        KeyError where there is no attempt.
        """

    def release(self, attempt_id: int, holder: str) -> None:
        """Hold it no longer. Fine to call for an attempt that was taken or let go."""

    def append(
        self,
        attempt_id: int,
        holder: str,
        events: Sequence[Event],
        after: Attempt,
        checkpoint: Checkpoint,
        score: Score | None,
        *,
        items: Sequence[Item] = (),
        review: Review | None = None,
    ) -> None:
        """Put events and the state after them on disk, all or nothing; `score` comes with the closing event.

        `items` are those that a drill was dealt by these events, `review` what they have decided.
        """

    def keep(self, attempt_id: int, holder: str, checkpoint: Checkpoint) -> None:
        """Put the time used on disk."""

    def news(self, attempt_id: int, after: int) -> News:
        """The events after sequence number `after`, for a window that watches."""


class Archive(Protocol):
    """What is kept of candidates and their attempts. Every method may raise StoreError."""

    def candidates(self) -> tuple[str, ...]:
        """Names, the one who sat last first."""

    def enrol(self, name: str, at: datetime) -> None:
        """Add a candidate; nothing when the name is known."""

    def attempts(self, candidate: str | None = None) -> tuple[Summary, ...]:
        """Attempts of one candidate, or of all, the newest first."""

    def sightings(self, candidate: str) -> tuple[Sighting, ...]:
        """Every item that a candidate had in view, once for each place where it was, in the order of the attempts."""

    def domain_scores(self, candidate: str) -> tuple[DomainScore, ...]:
        """By domain, what a candidate earned in each closed attempt that is neither a drill nor given up."""


class Marks(Protocol):
    """What candidates write into their code books, kept for good. Every method may raise StoreError.

    Codes are as the book prints them, dots included. An unknown candidate has no marks, and is enrolled by the first.
    """

    def marks(self, candidate: str) -> tuple[Mark, ...]:
        """All of a candidate's marks, by system and code."""

    def bookmark(self, candidate: str, system: System, code: str, on: bool, at: datetime) -> None:
        """Put a bookmark at a code, or take it out."""

    def annotate(self, candidate: str, system: System, code: str, text: str, at: datetime) -> None:
        """Write the note at a code in place of the one before; empty text removes it."""


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


class Shelf(Protocol):
    """The banks and profiles at hand."""

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile that could be read, in the order of their files."""

    def pool(self, profile: Profile) -> tuple[Item, ...]:
        """Every item of the profile's banks that could be read."""

    def stock(self) -> tuple[Item, ...]:
        """Every item of every bank at hand, whether an exam is made of it or not."""

    def problems(self) -> tuple[str, ...]:
        """A sentence for each file met so far that could not be used."""
