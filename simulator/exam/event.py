"""Events: what happened in an attempt, in the past tense. The log of them is the truth of the attempt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from simulator.exam.case import Line, Role, Span
from simulator.exam.form import Slot


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened. `elapsed`, exam time used, decides everything; `at`, aware UTC, labels history."""

    elapsed: timedelta
    at: datetime


class ClosedBy(StrEnum):
    """How an attempt ended."""

    SUBMITTED = "submitted"
    EXPIRED = "expired"
    ABANDONED = "abandoned"


class Cause(StrEnum):
    """Why the clock was not read for a while: the machine slept under the program, or the program did not run."""

    SUSPENDED = "suspended"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One step. `seq` counts from 1 without a gap."""

    seq: int
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The clock began to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited(Event):
    """An item came into view."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed(Event):
    """The review screen came into view: from here time belongs to no item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """A response was given or changed. Holds option ids, never letters."""

    slot: int
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared(Event):
    """A response was taken back."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Event):
    """The answer of a typed item was written, as far as it was typed."""

    slot: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote(Event):
    """A line of a case's answer sheet was written, as far as it was typed: the `place`-th of its role, from 0."""

    slot: int
    place: int
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Event):
    """A line was taken off the answer sheet."""

    slot: int
    role: Role
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped(Event):
    """Two lines of the answer sheet changed places; they may be of different roles."""

    slot: int
    role: Role
    place: int
    other: Role
    other_place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlighted(Event):
    """Words of the chart were marked."""

    slot: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhighlighted(Event):
    """Marks in this stretch of the chart were taken off."""

    slot: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged(Event):
    """An item was marked to come back to."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unflagged(Event):
    """The mark was taken off."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck(Event):
    """An option was struck out."""

    slot: int
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstruck(Event):
    """A struck option was restored."""

    slot: int
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """The candidate's note on an item; empty text removes it."""

    slot: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed(Event):
    """The key of an item was shown (immediate feedback): its response stands from here on."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksOpened(Event):
    """The code books came into view over an item; its time goes on, and counts as look-up time too."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp(Event):
    """A code was opened in a book; `query` is what had been searched for, "" when it was reached another way."""

    slot: int
    system: str
    code: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksClosed(Event):
    """The code books were put away."""

    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealt(Event):
    """A drill went on by one more place of its form."""

    place: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced(Event):
    """A section was closed for good and the next one, `section`, from 0, came into view.

    Its clock began when exam time stood at `began`: before the moment, where the time ran out while nobody looked.
    """

    section: int
    began: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """The clock was stopped by the candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The clock runs again after a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted(Event):
    """The program could not read its clock for `gap`; `charged` of it counts as exam time.

    The moment is after the gap, with the charge in its elapsed time.
    """

    cause: Cause
    gap: timedelta
    charged: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockMoved(Event):
    """The machine's wall clock jumped by `shift` against its steady clock. Never charged."""

    shift: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """The attempt ended. An expired one is stamped at the limit."""

    by: ClosedBy


KINDS: dict[str, type[Event]] = {
    kind.__name__.lower(): kind
    for kind in (
        Started,
        Visited,
        Surveyed,
        Answered,
        Cleared,
        Typed,
        Wrote,
        Dropped,
        Swapped,
        Highlighted,
        Unhighlighted,
        Flagged,
        Unflagged,
        Struck,
        Unstruck,
        Noted,
        Revealed,
        BooksOpened,
        LookedUp,
        BooksClosed,
        Dealt,
        Advanced,
        Paused,
        Resumed,
        Interrupted,
        ClockMoved,
        Closed,
    )
}
"""Every kind of event, by the name that it is kept under: what was written once must be readable always."""
