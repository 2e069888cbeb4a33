"""A step: one thing that happened in an attempt, as somebody who replays it would tell it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from simulator.exam.event import Moment


class Deed(StrEnum):
    """What happened at a step."""

    STARTED = "started"
    CAME = "came to an item"
    SURVEYED = "opened the review screen"
    ANSWERED = "answered"
    CHANGED = "changed an answer"
    CLEARED = "took an answer back"
    TYPED = "typed an answer"
    WROTE = "wrote a line"
    DROPPED = "dropped a line"
    SWAPPED = "swapped two lines"
    HIGHLIGHTED = "highlighted"
    UNHIGHLIGHTED = "took highlights off"
    FLAGGED = "flagged"
    UNFLAGGED = "took the flag off"
    STRUCK = "struck an option out"
    UNSTRUCK = "restored an option"
    NOTED = "wrote a note"
    REVEALED = "saw the key"
    BOOKS_OPENED = "opened the code books"
    LOOKED_UP = "looked up a code"
    BOOKS_CLOSED = "closed the code books"
    DEALT = "was dealt an item"
    ADVANCED = "went on to a section"
    PAUSED = "paused"
    RESUMED = "resumed"
    INTERRUPTED = "was interrupted"
    CLOCK_MOVED = "the machine's clock moved"
    ALERTED = "was told the time"
    CLOSED = "closed"


class Turn(StrEnum):
    """What a change of an answer was worth. Right is full credit."""

    RIGHT_TO_WRONG = "from right to wrong"
    WRONG_TO_RIGHT = "from wrong to right"
    WRONG_TO_WRONG = "from one wrong answer to another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened. `number` counts from 1; `sentence` is plain text, bank text and notes in it included.

    `since` is the exam time since the step before, or since the start. `slot` is the item in view, None while the
    review screen is, and before the first item. `turn` is set where an answer gave way to another; `right` says, of an
    answer to an item that is no case, whether it earns full credit, and is None at every other step.
    """

    number: int
    deed: Deed
    moment: Moment
    since: timedelta
    slot: int | None
    sentence: str
    turn: Turn | None = None
    right: bool | None = None
