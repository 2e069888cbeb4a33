"""Small windows over a screen: a question, a line of text, a note, a help page."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static, TextArea

from simulator.exam.prose import legible
from simulator.ui.screens.frame import Dialog
from simulator.ui.text import plain


class Question(Dialog[bool]):
    """A question with two answers. Enter alone never says yes: the cursor begins at no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "Back"),
        Binding("y", "answer(True)", "Yes"),
        Binding("left,right", "app.focus_next", "Other", show=False),
    ]

    def __init__(self, title: str, body: Content | str, *, yes: str, no: str = "Go back") -> None:
        super().__init__()
        self._title = title
        self._body = plain(body) if isinstance(body, str) else body
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question, then no, then yes."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            yield Static(self._body)
            with Horizontal(classes="buttons"):
                yield Button(plain(self._no), id="no")
                yield Button(plain(f"{self._yes} (y)"), id="yes", variant="warning")

    def on_mount(self) -> None:
        """Begin at no."""
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Say yes or no by key."""
        self.dismiss(yes)


class Prompt(Dialog[str | None]):
    """One line of text; None when it was left. `check` gives a sentence for what cannot be taken, or "".

    Where it is `hidden`, dots stand for what is typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        placeholder: str = "",
        check: Callable[[str], str] = lambda _: "",
        hidden: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._placeholder = placeholder
        self._check = check
        self._hidden = hidden

    def compose(self) -> ComposeResult:
        """The line, and below it what is wrong with it."""
        with Vertical(classes="box"):
            yield Static(plain(self._title), classes="title")
            yield Input(self._value, placeholder=self._placeholder, password=self._hidden)
            yield Static(plain("Enter to go on, Esc to go back"), classes="hint")

    def on_key(self, event: events.Key) -> None:
        """A key typed before the line has the cursor goes into the line."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.query_one(Input).insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if wrong := self._check(event.value):
            self.query_one(".hint", Static).update(plain(wrong, "$error"))
        else:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without a text."""
        self.dismiss(None)


class Note(Dialog[None]):
    """A note on an item or a code. Every change goes to `keep` at once; it says what is wrong, or ""."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", priority=True),
        Binding("f4", "leave", "Back", priority=True),
    ]

    def __init__(self, title: str, text: str, keep: Callable[[str], str]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._keep = keep
        self._warned = False

    def compose(self) -> ComposeResult:
        """The note, and whether it is on disk."""
        with Vertical(classes="box tall"):
            yield Static(plain(self._title), classes="title")
            yield TextArea(legible(self._text), soft_wrap=True, show_line_numbers=False)
            yield Static(plain("Kept as you type. Esc or F4: back"), classes="hint")

    def on_mount(self) -> None:
        """The cursor goes to the end of the note."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_key(self, event: events.Key) -> None:
        """A key typed before the note has the cursor goes into the note."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.query_one(TextArea).insert(event.character)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        wrong = self._keep(event.text_area.text)
        hint = plain(wrong, "$error") if wrong else plain("Kept. Esc or F4: back")
        self.query_one(".hint", Static).update(hint)

    def action_leave(self) -> None:
        """Back, when every key typed before has come through."""
        self.query_one(TextArea).call_later(self._leave)

    def _leave(self) -> None:
        if not self.is_current:
            return
        wrong = self._keep(self.query_one(TextArea).text)  # of the last keys this screen may not have heard yet
        if wrong and not self._warned:
            self._warned = True
            self.query_one(".hint", Static).update(plain(f"{wrong} Esc again leaves without it.", "$error"))
        else:
            self.dismiss()


class Reason(Dialog[None]):
    """Why: a text that is handed in. `keep` keeps it, and says what is wrong, or ""; until then it stays here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", priority=True),
        Binding("f10", "hand_in", "Hand in", priority=True),
    ]

    def __init__(self, title: str, about: str, keep: Callable[[str], str]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._keep = keep
        self._warned = False

    def compose(self) -> ComposeResult:
        """The text, and what is wrong with it."""
        with Vertical(classes="box tall"):
            yield Static(plain(self._title), classes="title")
            yield Static(plain(self._about), classes="about")
            yield TextArea(soft_wrap=True, show_line_numbers=False)
            yield Static(plain("F10 hands it in, Esc goes back"), classes="hint")

    def on_mount(self) -> None:
        """The cursor is in the text."""
        self.query_one(TextArea).focus()

    def on_key(self, event: events.Key) -> None:
        """A key typed before the text has the cursor goes into the text."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.query_one(TextArea).insert(event.character)

    def action_hand_in(self) -> None:
        """Hand it in, when every key typed before has come through."""
        self.query_one(TextArea).call_later(self._hand_in)

    def _hand_in(self) -> None:
        if not self.is_current:
            return
        if wrong := self._keep(self.query_one(TextArea).text):
            self.query_one(".hint", Static).update(plain(f"{wrong} F10 tries again, Esc goes back.", "$error"))
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Back without it; where something is written, at the second time of asking."""
        if self.query_one(TextArea).text.strip() and not self._warned:
            self._warned = True
            self.query_one(".hint", Static).update(plain("Esc again leaves without it; F10 hands it in.", "$warning"))
        else:
            self.dismiss()


class Guide(Dialog[None]):
    """The help page of a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "leave", "Back", priority=True)]

    def __init__(self, title: str, rows: Iterable[tuple[str, str, str]]) -> None:
        super().__init__()
        self._title = title
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """Keys, the command's name, what it does."""
        with Vertical(classes="box tall"):
            yield Static(plain(self._title), classes="title")
            with VerticalScroll():
                for keys, title, about in self._rows:
                    with Horizontal(classes="row"):
                        yield Static(plain(keys, "bold $accent"), classes="keys")
                        yield Static(
                            Content.assemble(plain(title, "bold"), "  ", plain(about, "$muted")), classes="about"
                        )
            yield Static(plain("↑ ↓ to scroll, Esc to go back"), classes="hint")

    def on_mount(self) -> None:
        """The text scrolls by the arrow keys."""
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


class Pause(Dialog[bool]):
    """The exam is paused and hidden; True when it is to go on, False to go home."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "answer(True)", "Go on"),
        Binding("escape", "answer(False)", "Leave it paused"),
    ]

    def __init__(self, clock: str) -> None:
        super().__init__()
        self._clock = clock

    def compose(self) -> ComposeResult:
        """What the clock shows, and the two ways on."""
        with Vertical(classes="box"):
            yield Static(plain("Paused"), classes="title")
            yield Static(plain(f"The clock stands at {self._clock}. The item is hidden until you go on."))
            with Horizontal(classes="buttons"):
                yield Button(plain("Go on (F5)"), id="on", variant="primary")
                yield Button(plain("Leave it paused (Esc)"), id="off")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "on")

    def on_key(self, event: events.Key) -> None:
        """Nothing else does anything here."""
        if event.is_printable:
            event.stop()

    def action_answer(self, go_on: bool) -> None:
        """Go on, or leave."""
        self.dismiss(go_on)
