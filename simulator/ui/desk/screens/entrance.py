"""The entrance: the PIN, where one is set."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from simulator.desk.door import Door
from simulator.desk.refusal import Refusal
from simulator.ports.failure import StoreError
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain

WHY = "It keeps candidates at this machine out of the desk. It is no encryption of the files."


class Entrance(Dialog[bool]):
    """Asks for the PIN: True for the right one, False for whoever leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("door")]

    @dataclass
    class Checked(Message):
        """What the door says: "" to come in, else why not."""

        words: str

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def compose(self) -> ComposeResult:
        """The line for the PIN, and below it what is wrong with it."""
        with Vertical(classes="box"):
            yield Static(plain("The desk is locked"), classes="title")
            yield Input(password=True, placeholder="PIN")
            yield Static(id="wrong")
            yield Static(plain(WHY), classes="hint")
            yield Static(plain("Enter to go in, Esc to leave. Forgotten: `codexam desk --help` says what to do."))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.input.disabled = True
        self._say("Looking at the PIN ...", "$muted")
        self._check(event.value)

    @work(thread=True, exclusive=True)
    def _check(self, given: str) -> None:
        """Hashing takes a tenth of a second, and is not for the thread of the screen."""
        try:
            self._door.check(given)
            self.post_message(self.Checked(""))
        except (Refusal, StoreError) as refusal:
            self.post_message(self.Checked(str(refusal)))

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        if not message.words:
            self.dismiss(True)
            return
        self._say(f"✗ {message.words}", "bold $error")
        line = self.query_one(Input)
        line.disabled, line.value = False, ""
        line.focus()

    def _say(self, words: str, style: str) -> None:
        self.query_one("#wrong", Static).update(plain(words, style))

    def action_leave(self) -> None:
        """Out again."""
        self.dismiss(False)
