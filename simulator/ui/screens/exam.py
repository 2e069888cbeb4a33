"""The exam: one item, its options, the clock. Everything else is one key away."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, Input, Static

from simulator.exam.policy import Feedback, Mode
from simulator.exam.profile import Tool
from simulator.exam.view import ItemView, SolvedView
from simulator.proctor import ClockView, Proctor
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.dialogs import Note, Pause, Prompt, Question
from simulator.ui.screens.finish import finish_question
from simulator.ui.screens.frame import Frame
from simulator.ui.screens.survey import Survey
from simulator.ui.sitting import Sitting, Ticked
from simulator.ui.text import SECOND, clock, plain, span
from simulator.ui.widgets.grid import Grid
from simulator.ui.widgets.headline import Headline, Position
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.options import Options

LEAST = (70, 20)
"""Columns and lines that the exam needs."""

WRITING = {"strike", "flag", "note", "clear", "finish", "choose", "explain", "pause"}
"""What a window that only watches cannot do."""


class ExamScreen(Frame[None]):
    """One attempt, item by item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("exam"),
        Binding("f3", "miss_books", "Books", show=False),  # for whoever presses it where the books are not offered
    ]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._proctor = sitting.proctor
        self._striking = False
        self._find = ""
        self._shown_slot = 0
        self._news = ""
        self._watched = sitting.proctor.watching

    def compose(self) -> ComposeResult:
        """Headline; stem above options; the grid beside them where there is room; a line of news."""
        yield Headline()
        with Horizontal(id="room"):
            yield ItemPane()
            with Vertical(id="side"):
                yield Grid()
                yield Static(id="note")
        yield Input(placeholder="Find in this item: Enter goes there, Esc clears", id="find", compact=True)
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Show where the candidate is, and listen to the clock."""
        self._sitting.ticked.subscribe(self, self._ticked)
        self.query_one("#find").display = False
        attempt = self._proctor.attempt
        if attempt.surveying and not self._proctor.watching:  # the window was closed on the review screen
            self._do(lambda proctor: proctor.visit(attempt.current))
        self._show()
        self._show_clock()
        if self._proctor.paused and not self._proctor.watching:
            self.action_pause()

    def on_screen_resume(self) -> None:
        """Another screen was closed: the item may have changed."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that is too small says what it needs; the exam goes on behind."""
        self.set_class(event.size.width < LEAST[0] or event.size.height < LEAST[1], "-too-small")
        self._show_too_small()
        self.call_after_refresh(self._item_pane.settle)

    # What a candidate does

    def action_choose(self, letter: str) -> None:
        """Choose an option; after `x`, strike it out or restore it."""
        option = next((o for o in self._item.options if o.letter == letter), None)
        if option is None:
            self._say(f"This item has no option {letter}.")
        elif self._striking:
            self._striking = False
            self._do(lambda proctor: proctor.strike(option.id, not option.struck))
        elif self._item.choose > 1:
            self._choose_among(option.id)
        else:
            self._do(lambda proctor: proctor.answer(option.id))

    def action_clear(self) -> None:
        """Take the answer back."""
        self._do(Proctor.clear)

    def action_strike(self) -> None:
        """Wait for the letter of an option to strike out."""
        if self._has(Tool.STRIKE):
            self._striking = not self._striking
            self._say("Strike out which option? Type its letter; x again to leave it." if self._striking else "")

    def action_flag(self) -> None:
        """Flag the item, or take the flag off."""
        if self._has(Tool.FLAG):
            on_ = not self._item.flagged
            self._do(lambda proctor: proctor.flag(on_))

    def action_next(self) -> None:
        """Next item."""
        self._go(self._item.number + 1)

    def action_previous(self) -> None:
        """Previous item."""
        self._go(self._item.number - 1)

    def action_go(self) -> None:
        """Ask for a number, and go there."""
        total = self._total

        def check(text: str) -> str:
            fits = text.strip().isdecimal() and len(text) < 6 and 1 <= int(text) <= total
            return "" if fits else f"A number from 1 to {total}."

        def go(text: str | None) -> None:
            if text is not None:
                self._go(int(text))

        self.app.push_screen(Prompt(f"Go to item (1 to {total})", check=check), go)

    def action_review(self) -> None:
        """The review screen."""
        if self._proctor.watching or self._do(Proctor.survey):
            self.app.push_screen(Survey(self._sitting))

    def action_find(self) -> None:
        """Find words in the item."""
        if self._has(Tool.FIND):
            box = self.query_one("#find", Input)
            box.display = True
            box.focus()

    def action_books(self) -> None:
        """The code books."""
        self.post_message(wishes.Consult())

    def action_miss_books(self) -> None:
        """Say why no code books open."""
        self._say("The code books in the program are off in this attempt: it is sat with your own.")

    def action_note(self) -> None:
        """Write a note on the item."""
        if not self._has(Tool.NOTES):
            return

        def keep(text: str) -> str:
            return "" if self._sitting.do(lambda proctor: proctor.note(text)) else self._sitting.trouble

        if self._proctor.watching:
            self._say(self._sitting.trouble)
        else:
            self.app.push_screen(Note(f"Note on item {self._item.number}", self._item.note, keep))

    def action_explain(self) -> None:
        """Show the answer of this item, in practice with feedback."""
        if self._do(Proctor.reveal):
            self._item_pane.to_options()

    def action_pause(self) -> None:
        """Stop the clock and hide the item."""
        if self._proctor.paused or self._do(Proctor.pause):
            self.app.push_screen(Pause(clock(self._proctor.clock().left)), self._after_pause)

    def action_clock(self) -> None:
        """Hide or show the clock."""
        self._sitting.clock_hidden = not self._sitting.clock_hidden
        self._show_clock()

    def action_finish(self) -> None:
        """Hand in, after a question that counts what is open."""

        def finish(yes: bool | None) -> None:
            if yes:
                self._do(Proctor.submit)

        if self._proctor.watching:
            self._say(self._sitting.trouble)
        else:
            self.app.push_screen(finish_question(self._proctor.grid()), finish)

    def action_leave(self) -> None:
        """Leave a box, or put the exam aside after a question."""
        box = self.query_one("#find", Input)
        if box.display or self._find:
            self._close_find("")
        elif self._striking:
            self.action_strike()
        elif self._proctor.watching:
            self.post_message(wishes.PutAside())
        else:

            def leave(yes: bool | None) -> None:
                if yes:
                    self.post_message(wishes.PutAside())

            self.app.push_screen(
                Question(
                    "Put this exam aside?",
                    "Every answer is saved, and home offers to resume it here. The time away is kept in the report"
                    + (
                        ", and counts: this attempt runs on a strict clock." if self._strict else " and does not count."
                    ),
                    yes="Put aside",
                    no="Stay",
                ),
                leave,
            )

    def action_take_over(self) -> None:
        """Become the window that writes."""
        if not self._proctor.watching:
            return
        self.post_message(wishes.TakeOver(self._proctor.record.id))

    def action_scroll_stem(self, lines: int) -> None:
        """Scroll the text by a line."""
        self._item_pane.scroll_lines(lines)

    def action_page_stem(self, pages: int) -> None:
        """Scroll the text by a page."""
        self._item_pane.scroll_pages(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The footer and the palette hold what this attempt allows; behind the cover of a small window no key acts."""
        if self.has_class("-too-small"):
            return False
        if self._proctor.watching and action in WRITING:
            return False
        match action:
            case "books":
                return Tool.BOOKS in self._proctor.attempt.policy.tools
            case "miss_books":
                return Tool.BOOKS not in self._proctor.attempt.policy.tools
            case "explain":
                return self._proctor.attempt.policy.feedback is Feedback.IMMEDIATE
            case "pause":
                return self._proctor.attempt.policy.time.pausing
            case "take_over":
                return self._proctor.watching
            case _:
                return True

    @on(Options.Picked)
    def _picked(self, event: Options.Picked) -> None:
        if event.strike and self._has(Tool.STRIKE):
            self._striking = True
        self.action_choose(event.letter)

    @on(Grid.Picked)
    def _jumped(self, event: Grid.Picked) -> None:
        self._go(event.number)

    @on(Input.Submitted, "#find")
    def _find_submitted(self, event: Input.Submitted) -> None:
        words = event.value.strip()
        again = bool(words) and words == self._find
        self._close_find(words)
        if words:
            self._tell_places(words, again=again)

    # What is shown

    @property
    def _item(self) -> ItemView | SolvedView:
        return self._proctor.item()

    @property
    def _item_pane(self) -> ItemPane:
        return self.query_one(ItemPane)

    @property
    def _total(self) -> int:
        return len(self._proctor.attempt.form.slots)

    @property
    def _strict(self) -> bool:
        return self._proctor.attempt.policy.time.interruptions.value == "strict"

    def _has(self, tool: Tool) -> bool:
        if tool in self._proctor.attempt.policy.tools:
            return True
        self._say(f"This exam has no {tool.value} tool.")
        return False

    def _choose_among(self, option: str) -> None:
        """Choose one more option of an item that takes several, or take it back."""
        chosen = [o.id for o in self._item.options if o.chosen]
        after = [o for o in chosen if o != option] if option in chosen else [*chosen, option]
        self._do(lambda proctor: proctor.answer(*after) if after else proctor.clear())

    def _go(self, number: int) -> None:
        if not 1 <= number <= self._total:
            self._say("This is the last item: r opens the review screen." if number > 1 else "This is the first item.")
        elif self._do(lambda proctor: proctor.visit(number)):
            self._item_pane.to_top()

    def _do(self, act: Callable[[Proctor], None]) -> bool:
        done = self._sitting.do(act)
        self._news = ""
        self._show()
        return done

    def _after_pause(self, go_on: bool | None) -> None:
        if go_on:
            self._do(Proctor.resume)
        else:
            self.post_message(wishes.PutAside())

    def _close_find(self, words: str) -> None:
        box = self.query_one("#find", Input)
        self._find = words
        box.display = False
        if not words:
            box.value = ""
        self.set_focus(None)
        self._shown_slot = 0
        self._show()

    def _tell_places(self, words: str, *, again: bool) -> None:
        """Go where the words stand in this item, and say in how many places they do."""
        item, low = self._item, words.lower()
        places = item.stem.lower().count(low) + sum(option.text.lower().count(low) for option in item.options)
        if not places:
            self._say(f"No {words!r} in this item.")
            return
        self._item_pane.to_words(item.stem, words, again=again)
        more = f"{places} places; / and Enter for the next one" if places > 1 else "one place"
        self._say(f"{words!r} stands in {more}.")

    def _say(self, words: str) -> None:
        self._news = words
        self._show_news()

    def _show(self) -> None:
        """Bring everything on the screen up to the attempt."""
        if self._proctor.closed:
            self.post_message(wishes.Over())
            return
        item, cells = self._item, self._proctor.grid()
        other = item.number != self._shown_slot
        if other:
            self._shown_slot = item.number
            self._striking = False
        self._item_pane.show(item, self._find, other=other)
        self.query_one(Grid).show(cells)
        note = Content.assemble(("Note\n", "bold"), plain(item.note)) if item.note else ""
        self.query_one("#note", Static).update(note)
        record = self._proctor.record
        self.query_one(Headline).show_position(
            Position(
                title=record.profile.title if record.policy.mode is Mode.EXAM else f"{record.profile.title}, practice",
                number=item.number,
                total=len(cells),
                domain=record.profile.title_of(item.domain)
                + ("  ⚑ flagged" if item.flagged else "")
                + ("  ✎ note" if item.note else ""),
                answered=self._proctor.attempt.answered,
                flagged=sum(cell.flagged for cell in cells),
            )
        )
        self._show_news()

    def _show_news(self) -> None:
        line = self.query_one("#news", Static)
        trouble, item = self._sitting.trouble, self._item
        line.set_class(bool(trouble), "-trouble")
        if trouble:
            line.update(plain(f"! {trouble}"))
        elif self._news:
            line.update(plain(self._news), layout=False)
        elif isinstance(item, SolvedView):
            line.update(Content.styled("✓ explained: this answer stands", "$success"), layout=False)
        elif item.answered:
            several = f"; {item.chosen} of {item.choose} chosen" if item.choose > 1 else ""
            more = "; s explains it" if self._proctor.attempt.policy.feedback is Feedback.IMMEDIATE else ""
            style = "$success" if item.chosen == item.choose else "$warning"
            line.update(Content.styled(f"✓ saved{several}{more}", style), layout=False)
        elif item.choose > 1:
            words = f"Choose {item.choose}: type their letters; again to take one back"
            line.update(Content.styled(words, "$muted"), layout=False)
        else:
            line.update(Content.styled("not answered yet: type the letter of an option", "$muted"), layout=False)

    def _ticked(self, tick: Ticked) -> None:
        if self._watched != self._proctor.watching:
            self._watched = self._proctor.watching
            self.refresh_bindings()
        self._show_clock()
        if self._proctor.watching:
            self._show()
        elif tick.interruption and tick.interruption.gap >= SECOND:
            counted = span(tick.interruption.charged) if tick.interruption.charged else "none of it"
            self._say(f"You were away for {span(tick.interruption.gap)}; {counted} counts. It is in the report.")
        else:
            self._show_news()

    def _show_clock(self) -> None:
        view: ClockView = self._proctor.clock()
        self.query_one(Headline).show_clock(
            view.left, view.pace, running=view.running, hidden=self._sitting.clock_hidden
        )
        self._show_too_small()

    def _show_too_small(self) -> None:
        if self.has_class("-too-small"):
            width, height = self.app.size
            left = clock(self._proctor.clock().left)
            self.query_one("#too-small", Static).update(
                plain(
                    f"This window is {width}×{height}.\nThe exam needs {LEAST[0]}×{LEAST[1]}.\n\n"
                    f"Make it larger to go on.\nNothing is lost; the clock runs: {left} left."
                )
            )
