"""What the app is to open first, when the command line already says."""

from dataclasses import dataclass

from simulator.exam.case import Answering
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.ports.drills import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Open the briefing of an exam with these choices made. `extra` is extra time as typed, such as "50%".

    Under an `assignment` they are made for good.
    """

    profile: str
    form: str | None = None
    seed: int | None = None
    mode: Mode = Mode.EXAM
    feedback: Feedback = Feedback.DEFERRED
    interruptions: Interruptions = Interruptions.FREE
    extra: str = ""
    answering: Answering | None = None
    candidate: str | None = None
    assignment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefCase:
    """Open the briefing of one record to code. Without `minutes` nothing runs out."""

    case: str
    minutes: int | None = None
    answering: Answering | None = None
    candidate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Go on with an attempt."""

    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """Begin a drill."""

    wish: Wish
    candidate: str | None = None


Errand = Brief | BriefCase | Resume | Drill
