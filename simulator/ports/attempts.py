"""Attempts as the store keeps them, and what the application needs to write and to list them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Protocol

from simulator.exam.attempt import Attempt, Status
from simulator.exam.event import ClosedBy, Event
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Mode, Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import DomainScore, Score
from simulator.ports.drills import Review, Sighting, Wish


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

    def load_each(self, attempt_ids: Iterable[int]) -> Iterator[Record]:
        """These attempts, whole, each read when its turn comes. KeyError where there is none.

        Forms and items that several of them hold are read once.
        """

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
