"""What a screen of the desk asks for that leads to another one. The app hears it; no screen knows what comes after."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.desk.exporter import Kind, What
    from simulator.desk.items import FormAnalysis
    from simulator.ports.roster import Assignment


class Wish(Message):
    """To see something else. `asker` is the screen that asks, which puts itself there as the wish passes it."""

    asker: "Screen[Any] | None" = None


@dataclass
class Attempts(Wish):
    """The register of attempts, as it was left."""


@dataclass
class Report(Wish):
    """An attempt: its report, or its replay where it is open."""

    attempt: int


@dataclass
class Replay(Wish):
    """An attempt step by step, from where an item first came into view."""

    attempt: int
    slot: int | None = None


@dataclass
class Mark(Wish):
    """An attempt that another one is to be compared with."""

    attempt: int


@dataclass
class Compare(Wish):
    """An attempt beside the marked one."""

    attempt: int


@dataclass
class Comparison(Wish):
    """Two attempts side by side."""

    one: int
    two: int


@dataclass
class Candidate(Wish):
    """One candidate."""

    name: str


@dataclass
class Classes(Wish):
    """All groups."""


@dataclass
class Class(Wish):
    """One group, or everybody."""

    group: str | None


@dataclass
class Progress(Wish):
    """How far a group is with an assignment."""

    assignment: "Assignment"


@dataclass
class Cohort(Wish):
    """A class at a glance; None is everybody. `page` is what of it to open: heat, scores, pace or risk.

    `exam` is the profile to open it at; "" for the one that was sat most.
    """

    group: str | None = None
    page: str = "heat"
    exam: str = ""


@dataclass
class Forms(Wish):
    """The forms that can be analysed."""


@dataclass
class Analysis(Wish):
    """The item analysis of a form."""

    fingerprint: str


@dataclass
class Place(Wish):
    """One item of an analysis; `numbers` are the places to go through, in order."""

    found: "FormAnalysis"
    numbers: tuple[int, ...]
    number: int


@dataclass
class Disputes(Wish):
    """The disputes."""


@dataclass
class Dispute(Wish):
    """One dispute."""

    dispute: int


@dataclass
class Audit(Wish):
    """The audit log."""


@dataclass
class Export(Wish):
    """To write something to a file, of one of these kinds."""

    kinds: "tuple[Kind, ...]"
    what: "What"
