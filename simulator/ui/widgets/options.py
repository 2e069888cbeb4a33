"""The options of an item, to choose from, to strike out, and, once it is solved, to learn from."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exam.view import LETTERS, OptionView, SolvedOption
from simulator.ui.text import plain, prose


class OptionLine(Horizontal):
    """One option: its mark and letter, and beside them its text. State is a glyph, a word and a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = ""

    def compose(self) -> ComposeResult:
        """The text wraps beside the letter, not under it."""
        yield Static(classes="mark")
        yield Static(classes="text")

    def on_click(self, event: events.Click) -> None:
        """A click chooses; with the right button or ctrl, it strikes out."""
        event.stop()
        if self.letter:
            self.post_message(Options.Picked(self.letter, strike=event.button == 3 or event.ctrl))

    def show(self, option: OptionView, find: str, *, several: bool) -> None:
        """Show this option as it stands, one of `several` that may be chosen; words that were looked for are marked."""
        self.letter = option.letter
        self.set_class(option.chosen, "-chosen")
        mark, text = self.query(Static)
        _renew(mark, option_mark(option, several=several), layout=False)
        _renew(text, option_text(option, find), layout=True)


class Options(VerticalScroll, can_focus=False):
    """The options, always in view below the stem."""

    @dataclass
    class Picked(Message):
        """An option was clicked."""

        letter: str
        strike: bool

    def compose(self) -> ComposeResult:
        """As many lines as an item can have; those that it has not are hidden."""
        for _ in LETTERS:
            yield OptionLine()

    def show(self, options: tuple[OptionView, ...], find: str = "", *, several: bool = False) -> None:
        """Show these options; `several` where more than one is to be chosen."""
        for place, line in enumerate(self.query(OptionLine)):
            line.display = place < len(options)
            if place < len(options):
                line.show(options[place], find, several=several)


def _renew(line: Static, content: Content, *, layout: bool) -> None:
    """Draw it anew where it is another: a layout of the whole screen is most of what a key costs."""
    if not (isinstance(line.content, Content) and content.is_same(line.content)):
        line.update(content, layout=layout)


def option_mark(option: OptionView, *, several: bool = False) -> Content:
    """The state of an option as a glyph, and its letter; round where one is chosen, square where `several` are."""
    glyph, style = "□" if several else "○", "bold $accent"
    if option.chosen:
        glyph, style = "■" if several else "●", "bold $primary"
    elif option.struck:
        glyph, style = "✕", "$muted"
    if isinstance(option, SolvedOption) and option.right:
        glyph, style = "✓", "bold $success"
    elif isinstance(option, SolvedOption) and option.chosen:
        glyph, style = "✗", "bold $error"
    return Content.styled(f"{glyph} {option.letter}", style)


def option_text(option: OptionView, find: str = "") -> Content:
    """The text of an option, its state in words, and, once solved, why it is right or wrong."""
    text = marked(plain(option.text), find)
    if not isinstance(option, SolvedOption):
        if option.struck:
            return Content.assemble(text.stylize("strike $muted"), ("  struck out", "$muted"))
        return text
    words, style = "", ""
    if option.right:
        words, style = "  ✓ right answer" + (", and yours" if option.chosen else ""), "$success"
    elif option.chosen:
        words, style = "  ✗ your answer, wrong", "$error"
    return Content.assemble(text, (words, style), "\n", prose(option.why).stylize("$muted"))


def marked(text: Content, find: str) -> Content:
    """The text with every place marked where the words looked for stand, whatever their case."""
    words, plain_text = find.lower(), text.plain.lower()
    if not words or len(plain_text) != len(text.plain):
        return text
    at = plain_text.find(words)
    while at >= 0:
        text = text.stylize("reverse bold $warning", at, at + len(words))
        at = plain_text.find(words, at + len(words))
    return text
