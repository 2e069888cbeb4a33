"""What a screen asks for that leads to another one. The app hears it; no screen knows what comes after it."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.candidate.lobby import Choices
    from simulator.exam.profile import Profile
    from simulator.exam.report import Report
    from simulator.ports.attempts import Record
    from simulator.ports.codes import System
    from simulator.ports.drills import Wish


class SitDown(Message):
    """Another candidate sits here from now on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Knock(Message):
    """See or do what is not of whoever sits here: `then` is called once the PIN of the desk, if any, was given."""

    def __init__(self, then: "Callable[[], None]") -> None:
        super().__init__()
        self.then = then


class TakeUp(Message):
    """Tell of an assignment that can be begun, go on with it, or show how it went."""

    def __init__(self, assignment: int) -> None:
        super().__init__()
        self.assignment = assignment


class Brief(Message):
    """Tell of an exam, and let the candidate choose."""

    def __init__(self, profile: "Profile") -> None:
        super().__init__()
        self.profile = profile


class Begin(Message):
    """Start an attempt, perhaps with the tutorial first."""

    def __init__(self, choices: "Choices", *, tutorial: bool) -> None:
        super().__init__()
        self.choices = choices
        self.tutorial = tutorial


class Resume(Message):
    """Go on with an open attempt."""

    def __init__(self, attempt: int) -> None:
        super().__init__()
        self.attempt = attempt


class TakeOver(Message):
    """Sit here, and not in the other window."""

    def __init__(self, attempt: int) -> None:
        super().__init__()
        self.attempt = attempt


class PutAside(Message):
    """Leave the attempt open, and go home."""


class Turn(Message):
    """The place in view is of another kind than the screen in front is made for."""


class Choose(Message):
    """Show what can be drilled."""


class Drill(Message):
    """Begin a drill."""

    def __init__(self, wish: "Wish") -> None:
        super().__init__()
        self.wish = wish


class ShowPlan(Message):
    """Show what to do until the exam."""


class Over(Message):
    """The attempt is closed: it was handed in, or its time is up."""


class ShowReport(Message):
    """Show how a closed attempt went."""

    def __init__(self, attempt: int) -> None:
        super().__init__()
        self.attempt = attempt


class ShowAnswers(Message):
    """Show the items of a closed attempt, all or only some."""

    def __init__(self, record: "Record", report: "Report", *, only: str) -> None:
        super().__init__()
        self.record = record
        self.report = report
        self.only = only


class Consult(Message):
    """Open the code books; `take` is where a code found there can go, None where it cannot.

    `system` and `words` are what is searched first: all books where it is None, and nothing where they are "".
    """

    def __init__(
        self, take: "Callable[[System, str], None] | None" = None, *, system: "System | None" = None, words: str = ""
    ) -> None:
        super().__init__()
        self.take = take
        self.system = system
        self.words = words


class LookBack(Message):
    """Show the history."""
