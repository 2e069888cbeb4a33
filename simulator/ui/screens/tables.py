"""The PCS tables: a code is built character by character, out of the values that remain."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from simulator.ports.codes import Choice, System, Walk
from simulator.ui.commands import bindings
from simulator.ui.reader import Reader
from simulator.ui.screens.book_frame import BookFrame
from simulator.ui.text import hanging, plain
from simulator.ui.widgets.menu import Line, Menu


class Tables(BookFrame):
    """One walk through the tables."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tables")]
    PAGE = "PCS tables"

    def __init__(self, reader: Reader, prefix: str) -> None:
        super().__init__(reader)
        self._prefix = prefix

    def compose_page(self) -> ComposeResult:
        """The code so far, then what may come next."""
        yield Static(id="code")
        yield Menu()

    def on_mount(self) -> None:
        """Show where the walk begins."""
        self._show()
        self.query_one(Menu).focus()

    def on_resize(self) -> None:
        """Lines are as long as the window is wide."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Typing a value's character takes it."""
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self._take(event.character.upper())

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Take the value under the cursor; of a whole code, open it."""
        chosen = self.query_one(Menu).chosen
        if chosen:
            self._take(chosen)
        elif len(self._prefix) == 7:
            self.action_open()

    def action_drop(self) -> None:
        """Take the last character back."""
        self._prefix = self._prefix[:-1]
        self._show()

    def action_open(self) -> None:
        """The whole code, with its notes."""
        from simulator.ui.screens.entry import CodeEntry

        if len(self._prefix) < 7:
            self.say("A PCS code has seven characters: take the rest first.")
        elif entry := self._reader.open(System.PCS, self._prefix, ""):
            self.app.push_screen(CodeEntry(self._reader, entry))

    def action_put(self) -> None:
        """Put the whole code into the line that one came from."""
        if len(self._prefix) < 7:
            self.say("A PCS code has seven characters: take the rest first.")
        else:
            self.take(self._reader.entry(System.PCS, self._prefix))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def _take(self, character: str) -> None:
        walk = self._reader.walk(self._prefix + character)
        if walk and walk.prefix == self._prefix + character:  # spaces and dots lead nowhere, and are no value
            self._prefix = walk.prefix
            self._show()
            if len(self._prefix) == 7:
                self._reader.open(System.PCS, self._prefix, "tables")
        else:
            self.say(f"{character.strip() or 'A space'} is not among the values that remain.")

    def _show(self) -> None:
        walk = self._reader.walk(self._prefix) or Walk(prefix="", labels=(), axis=None, choices=(), title="")
        places = " ".join([*walk.prefix, *"·" * (7 - len(walk.prefix))])
        labels = " / ".join(label for label in walk.labels if label)
        head: list[Content | tuple[str, str]] = [(f" {places} ", "bold reverse"), plain(f"  {labels}", "$muted")]
        if walk.title:
            head.append(plain(f"\n {walk.title}", "bold $success"))
        elif walk.axis:
            remain = "1 value remains" if len(walk.choices) == 1 else f"{len(walk.choices)} values remain"
            head.append(plain(f"\n {walk.axis}: {remain}", "bold $accent"))
        self.query_one("#code", Static).update(Content.assemble(*head))
        lines = [Line(_choice(choice, max(40, self.size.width - 5)), id=choice.character) for choice in walk.choices]
        menu = self.query_one(Menu)
        menu.show(lines or [Line(plain("The code is whole. F2 opens it; Backspace takes a character back.", "$muted"))])
        if lines:
            menu.highlighted = 0
        self.say("")


def _choice(choice: Choice, width: int) -> Content:
    head = f"  {choice.character}  "
    label = f"{choice.label}: {choice.definition}" if choice.definition else choice.label
    return hanging(label, width, 5, head).stylize("bold $accent", 0, len(head))
