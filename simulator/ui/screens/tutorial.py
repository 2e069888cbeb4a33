"""The tutorial: what the exam screen looks like and how it is worked. Off the clock, and skippable at any page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.exam.view import OptionView
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.widgets.options import option_mark, option_text


def _option(letter: str, text: str, *, chosen: bool = False, struck: bool = False) -> Content:
    option = OptionView(id=letter, letter=letter, text=text, chosen=chosen, struck=struck)
    return Content.assemble("  ", option_mark(option), "  ", option_text(option))


PAGES: tuple[tuple[str, Content], ...] = (
    (
        "One item at a time",
        Content.assemble(
            "The record is above, the question and its options below, always in view.\n\n",
            _option("a", "an option"),
            "\n",
            _option("b", "the option you chose, by typing b or clicking it", chosen=True),
            "\n",
            _option("c", "an option you do not want, by typing x and then c", struck=True),
            "\n",
            _option("d", "an option"),
            "\n\nType another letter to change an answer, ",
            ("u", "bold $accent"),
            " to take it back. It is on disk before the screen says saved.",
        ),
    ),
    (
        "Moving about",
        Content.assemble(
            ("n p", "bold $accent"),
            " or ",
            ("→ ←", "bold $accent"),
            "   next and previous item\n",
            ("↑ ↓ PgUp PgDn", "bold $accent"),
            "   scroll a long record\n",
            ("g", "bold $accent"),
            "   go to an item by its number\n",
            ("f", "bold $accent"),
            "   flag an item to come back to\n",
            ("/", "bold $accent"),
            "   find words in the item\n",
            ("F4", "bold $accent"),
            "   write a note on it\n\n",
            "Order is free: any item, any time, and every answer can be changed until you hand in.",
        ),
    ),
    (
        "The clock",
        Content.assemble(
            "Time left stands at the top right; ",
            ("F8", "bold $accent"),
            " hides it, and it comes back by itself at 5 minutes.\n",
            "You are told at 60, 30, 15, 5 and 1 minutes; these come earlier with extra time.\n\n",
            "At zero the exam closes by itself. What is answered then counts.\n\n",
            "Should the computer sleep, the window close or the power fail: start codexam again and choose Resume. ",
            "You come back to the same item with every answer there.",
        ),
    ),
    (
        "Before you hand in",
        Content.assemble(
            ("r", "bold $accent"),
            " opens the review screen: everything, what is unanswered, what is flagged.\n",
            ("F10", "bold $accent"),
            " hands in, after a question that counts what is open.\n",
            ("F1", "bold $accent"),
            " shows the keys of any screen, ",
            ("Ctrl+P", "bold $accent"),
            " searches its commands.\n\n",
            "There is no penalty for guessing: leave nothing unanswered.\n\n",
            ("Enter starts the clock.", "bold"),
        ),
    ),
)


class Tutorial(Frame[bool]):
    """A few pages; True when the exam is to start, False to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tutorial")]

    def __init__(self) -> None:
        super().__init__()
        self._page = 0

    def compose(self) -> ComposeResult:
        """One page."""
        yield Static(id="title")
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield Static("The clock is not running.", id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The first page."""
        self._show()

    def action_forward(self) -> None:
        """Next page; after the last, the exam."""
        if self._page + 1 == len(PAGES):
            self.dismiss(True)
        else:
            self._page += 1
            self._show()

    def action_backward(self) -> None:
        """Previous page; before the first, back to the briefing."""
        if self._page == 0:
            self.dismiss(False)
        else:
            self._page -= 1
            self._show()

    def action_skip(self) -> None:
        """Start the exam now."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back to the briefing."""
        self.dismiss(False)

    def _show(self) -> None:
        title, text = PAGES[self._page]
        head = Content.assemble((title, "bold $primary"), (f"   tutorial {self._page + 1} of {len(PAGES)}", "$muted"))
        self.query_one("#title", Static).update(head)
        self.query_one("#text", Static).update(text)
