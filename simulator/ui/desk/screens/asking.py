"""A small window with several lines to fill in, and what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain

Answers = Mapping[str, str]
"""What was filled in, by the name of the line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: a text to type, or, with `choices` (value and words), one of them to choose."""

    name: str
    label: str
    value: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Asking(Dialog[None]):
    """Gives what was filled in to `take`, and stands with all of it until that is done: see `Reading.ask`.

    `check` gives a sentence for what cannot be taken, or "".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("f10", "take", "Do it", priority=True),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[Asked],
        *,
        yes: str,
        about: str = "",
        check: Callable[[Answers], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._yes = yes
        self._about = about
        self._check = check
        self._taken = False
        self.take: Callable[[Answers], object] = lambda _: self.dismiss()

    def compose(self) -> ComposeResult:
        """What it is about, the lines, then no and yes."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            if self._about:
                yield Static(plain(self._about), classes="about")
            for line in self._lines:
                with Horizontal(classes="line"):
                    yield Static(plain(line.label), classes="label")
                    yield _field(line)
            yield Static(id="more")
            yield Static(plain("Tab goes from line to line."), classes="hint")
            with Horizontal(classes="buttons"):
                yield Button(plain("Go back (Esc)"), id="no")
                yield Button(plain(f"{self._yes} (F10)"), id="yes", variant="warning")

    def on_mount(self) -> None:
        """Begin in the first line."""
        self.query("Input, Select").first().focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self.action_take()
        else:
            self.action_leave()

    def action_take(self) -> None:
        """Take what was filled in, where it is right; once, until it is refused."""
        answers = self.answers
        if self._taken:
            return
        if wrong := self._check(answers):
            self.say(wrong, "bold $error")
            return
        self._taken = True
        self.say("One moment ...", "$muted")
        self.take(answers)

    def refuse(self, words: str) -> None:
        """Say why it was not done: it can be filled in otherwise."""
        self._taken = False
        self.say(words, "bold $error")

    def tell_more(self, text: Content) -> None:
        """Say what comes of what is filled in."""
        self.query_one("#more", Static).update(text)

    def say(self, words: str, style: str) -> None:
        """Say something below the lines."""
        self.query_one(".hint", Static).update(plain(words, style))

    @property
    def answers(self) -> Answers:
        """What is filled in now."""
        return {line.name: self._answer(line) for line in self._lines}

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss()

    def _answer(self, line: Asked) -> str:
        if line.choices:
            return str(self.query_one(f"#{line.name}", Select).value)
        return self.query_one(f"#{line.name}", Input).value


def _field(line: Asked) -> Input | Select[str]:
    if not line.choices:
        return Input(line.value, placeholder=line.placeholder, compact=True, id=line.name)
    options = [(plain(words), value) for value, words in line.choices]
    return Select(options, value=line.value or line.choices[0][0], allow_blank=False, compact=True, id=line.name)


def reasoned(answers: Answers) -> str:
    """That a reason is wanting, where it is."""
    return "" if answers["reason"].strip() else "A reason is wanted: it stays on record beside your name."
