"""The moment before a drill: the code books are made ready where they are not yet, and the first item is chosen."""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from simulator.candidate.coach import Coach, Undrillable
from simulator.candidate.drilling import Drill
from simulator.candidate.proctor import Watching
from simulator.exam.engine import Illegal
from simulator.ports.failure import StoreError, Taken
from simulator.ui.screens.building import Building
from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain


class Preparing(Dialog[Drill | str], Building[Drill | str]):
    """Gives the drill, or the sentence that says why there is none; None where it was left before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    class Done(Message):
        """The drill is there, or the words say why not."""

        def __init__(self, drill: Drill | str) -> None:
            super().__init__()
            self.drill = drill

    def __init__(self, coach: Coach, begin: Callable[[], Drill]) -> None:
        super().__init__()
        self._coach = coach
        self._begin = begin
        self._left = False

    def compose(self) -> ComposeResult:
        """What is being done, and how far it is where that takes long."""
        with Vertical(classes="box"):
            yield Static("Making the first item ready ...", classes="title")
            yield self.bar()
            yield Static("Esc: back", classes="hint")

    def on_mount(self) -> None:
        """Begin behind the screen."""
        self._prepare()

    @work(thread=True, exclusive=True)
    def _prepare(self) -> None:
        try:
            self._coach.open(self.tell)
            if self._left:
                return
            found: Drill | str = self._begin()
        except (Undrillable, StoreError, Illegal, Taken, Watching) as refusal:
            found = str(refusal)
        if self._left and isinstance(found, Drill):
            found.leave()
        else:
            self.post_message(self.Done(found))

    def say(self, words: str) -> None:
        """Say something in place of the title."""
        self.query_one(".title", Static).update(plain(words))

    @on(Done)
    def _done(self, event: Done) -> None:
        self.dismiss(event.drill)

    def action_leave(self) -> None:
        """Back, without a drill."""
        self._left = True
        self.dismiss(None)
