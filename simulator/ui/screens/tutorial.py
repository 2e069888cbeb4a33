"""The tutorial: what the exam screen looks like and how it is worked. Off the clock, and skippable at any page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.exam.view import OptionView
from simulator.ui.commands import bindings, keys_of
from simulator.ui.screens.frame import Frame
from simulator.ui.text import plain
from simulator.ui.widgets.fields import NAMES, NUMBER, WIDTHS
from simulator.ui.widgets.options import option_mark, option_text

KEYS = 18
"""Cells of the keys before what they do."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    title: str
    text: Content


class Tutorial(Frame[bool]):
    """A few pages; True when the exam is to start, False to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tutorial")]

    def __init__(self, pages: tuple[Page, ...]) -> None:
        super().__init__()
        self._pages = pages
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
        if self._page + 1 == len(self._pages):
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
        page = self._pages[self._page]
        where = f"   tutorial {self._page + 1} of {len(self._pages)}"
        self.query_one("#title", Static).update(Content.assemble((page.title, "bold $primary"), (where, "$muted")))
        self.query_one("#text", Static).update(page.text)
        self.query_one("#page").scroll_home(animate=False)


def pages(
    rebound: Mapping[str, str], alerts: Iterable[timedelta] | None, *, items: int, records: int
) -> tuple[Page, ...]:
    """The pages for a form of so many items and records, with the keys as the settings (`rebound`) have them.

    `alerts` are the times left at which one is told, None where nothing runs out.
    """
    tour = _Tour(rebound)
    found = [tour.items()] if items else []
    if records:
        found += [tour.chart(), tour.sheet()]
    if items + records > 1:
        found.append(tour.moving(items=items, records=records))
    found.append(tour.untimed() if alerts is None else tour.clock(alerts))
    found.append(tour.end(records=records) if items + records > 1 else tour.end_of_one())
    return tuple(found)


class _Tour:
    """Writes the pages, naming each command's keys as they are in force."""

    def __init__(self, rebound: Mapping[str, str]) -> None:
        self._rebound = rebound

    def items(self) -> Page:
        """An item, and how it is answered."""
        strike = keys_of("item.strike", self._rebound)
        return self._page(
            "One item at a time",
            "The record is above, the question and its options below, always in view.\n\n",
            _option("a", "an option"),
            _option("b", "the option you chose, by typing b or clicking it", chosen=True),
            _option("c", f"an option you do not want, by typing {strike} and then c", struck=True),
            _option("d", "an option"),
            "\nType another letter to change an answer, ",
            self._key("item.clear"),
            " to take it back. It is on disk before the screen says saved. An item that takes several answers says "
            "how many, and has square marks (□ ■): a letter chooses one more, or takes it off.",
        )

    def chart(self) -> Page:
        """The chart of a record, and how to read it."""
        return self._page(
            "A record to code: the chart",
            "The chart lies open on the left, the answer sheet beside it; a narrow window shows one at a time. The "
            "first tab is your task, the others are the documents:\n\n",
            (" 0 Task ", "reverse"),
            ("  1 Face sheet   2 Discharge summary   3   4   5\n\n", "$muted"),
            self._line("0 … 9", "a document by its number, or click its tab"),
            self._row("the next document, the one before", "case.next-document", "case.previous-document"),
            self._row("scroll; each document keeps its place", "case.down", "case.up", "case.page-down"),
            self._row("find words in the whole chart, and the next place", "exam.find"),
            self._row("highlight words: arrows move, Space begins, Enter ends", "case.mark"),
            self._line("", "or drag the mouse over them"),
            self._row("to the answer sheet", "case.sheet"),
        )

    def sheet(self) -> Page:
        """The answer sheet, and how it is filled."""
        return self._page(
            "A record to code: the answer sheet",
            "Here letters and figures are text: write the code, with its dot or without. Each key is on disk at once, "
            "and what stands in a line is your answer.\n\n",
            (f"{'Secondary diagnoses':<{NUMBER + WIDTHS['code']}}{NAMES['poa']}\n", "bold"),
            (f"{1:>{NUMBER - 1}} ", "$muted"),
            f"{'E11.22':<{WIDTHS['code']}}Y\n",
            (f"{2:>{NUMBER - 1}} ", "$muted"),
            "N18.3",
            ("▏\n\n", "$accent"),
            self._row("the next line", "sheet.enter"),
            self._row("the next field: POA, modifiers, units", "sheet.next-field"),
            self._row("the line up; a first secondary becomes principal", "sheet.move-up"),
            self._row("the line down", "sheet.move-down"),
            self._row("take the line off", "sheet.remove"),
            self._row("back to the chart", "sheet.chart"),
            "\n",
            self._key("exam.books"),
            " opens the code books from a line; there ",
            self._key("books.take"),
            " takes a code into it. The code earns the credit; POA is scored apart.",
        )

    def moving(self, *, items: int, records: int) -> Page:
        """From item to item, and what can be done at each."""
        scroll = self._row("scroll a long record", "item.down", "item.up", "item.page-down")
        return self._page(
            "Moving about",
            self._row("next and previous item" + (" or record" if records else ""), "exam.next", "exam.previous"),
            self._row("the same, at an item", "item.next", "item.previous") if items else "",
            self._row("in a record: next and previous document", "case.next-document", "case.previous-document")
            if records
            else "",
            scroll if items else "",
            self._row("go to an item by its number", "exam.go"),
            self._row("flag an item to come back to", "exam.flag"),
            self._row("find words in the item", "exam.find") if items else "",
            self._row("write a note on it", "exam.note"),
            "\nAny item, any time, and every answer can be changed until you hand in; an exam in sections that are "
            "left for good says so in its briefing.",
        )

    def clock(self, alerts: Iterable[timedelta]) -> Page:
        """The clock of a timed attempt."""
        told = [str(alert // timedelta(minutes=1)) for alert in alerts]
        minutes = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else "".join(told)
        return self._page(
            "The clock",
            "Time left stands at the top right; ",
            self._key("exam.clock"),
            " hides it, and it comes back by itself at 5 minutes.\n",
            f"You are told at {minutes} minutes; these come earlier with extra time.\n" if told else "",
            "\nAt zero the exam closes by itself. What is answered then counts.\n\n",
            *self._going_on(),
        )

    def untimed(self) -> Page:
        """The clock of an attempt that nothing limits."""
        return self._page(
            "The clock",
            "Nothing runs out: the time at the top right is what you used. ",
            self._key("exam.clock"),
            " hides it, ",
            self._key("exam.pause"),
            " stops it.\n\n",
            *self._going_on(),
        )

    def end(self, *, records: int) -> Page:
        """The review screen, and handing in."""
        return self._page(
            "Before you hand in",
            self._key("exam.review"),
            " opens the review screen: everything, what is open, what is flagged.\n",
            self._key("exam.finish"),
            " hands in, after a question that counts what is open.\n",
            *self._help(),
            "There is no penalty for guessing: leave no item unanswered.",
            " In a record a code too many does cost.\n\n" if records else "\n\n",
            _START,
        )

    def end_of_one(self) -> Page:
        """The end of a record that is coded alone."""
        return self._page(
            "When you are done",
            self._key("exam.explain"),
            " explains the record line by line; from then on the sheet stands.\n",
            self._key("exam.finish"),
            " hands in, after a question.\n",
            *self._help(),
            _START,
        )

    def _going_on(self) -> tuple[Content | str, ...]:
        return (self._key("exam.leave"), _ASIDE)

    def _help(self) -> tuple[Content | tuple[str, str] | str, ...]:
        shown, searched = self._key("app.help"), self._key("app.palette")
        return (shown, " shows the keys of any screen, ", searched, " searches its commands.\n\n")

    def _key(self, command: str) -> Content:
        return plain(keys_of(command, self._rebound), "bold $accent")

    def _row(self, meaning: str, *commands: str) -> Content:
        return self._line("  ".join(keys_of(command, self._rebound) for command in commands), meaning)

    def _line(self, keys: str, meaning: str) -> Content:
        return Content.assemble(plain(f"{keys:<{KEYS}}", "bold $accent"), f"  {meaning}\n")

    def _page(self, title: str, *parts: Content | tuple[str, str] | str) -> Page:
        return Page(title, Content.assemble(*parts))


def _option(letter: str, text: str, *, chosen: bool = False, struck: bool = False) -> Content:
    option = OptionView(id=letter, letter=letter, text=text, chosen=chosen, struck=struck)
    return Content.assemble("  ", option_mark(option), "  ", option_text(option), "\n")


_ASIDE = (
    " puts it aside, after a question; from an answer sheet the first press leads back to the chart. "
    "Should the computer sleep, the window close or the power fail: start codexam again and choose Resume. "
    "You come back to the same item with every answer there."
)
_START = ("Enter starts the clock.", "bold")
