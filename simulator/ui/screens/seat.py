"""The seat: what every place of a form has in common while an attempt is sat. The clock, the news, the ways on."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from simulator.candidate.proctor import Proctor
from simulator.exam.policy import Feedback, Mode
from simulator.exam.profile import Tool
from simulator.exam.view import CaseView, ItemView, SolvedCase, SolvedView
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.dialogs import Note, Pause, Prompt, Question
from simulator.ui.screens.finish import closing_question
from simulator.ui.screens.frame import Frame
from simulator.ui.screens.survey import Survey
from simulator.ui.sitting import Sitting, Ticked
from simulator.ui.text import SECOND, clock, plain, span
from simulator.ui.widgets.headline import Headline, Position
from simulator.ui.widgets.key_line import KeyLine

LEAST = (70, 20)
"""Columns and lines that the exam needs."""

WRITING = {"flag", "note", "clear", "finish", "explain", "pause"}
"""What a window that only watches cannot do."""


class Seat(Frame[None]):
    """One attempt, one place of its form at a time. A subclass shows the place itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("exam"),
        Binding("f3", "miss_books", "Books", show=False),  # for whoever presses it where the books are not offered
    ]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]
    SHOWS: ClassVar[type[ItemView] | type[CaseView]]
    """What kind of place it is made for."""
    REPORTED: ClassVar[str] = " It is in the report."
    """Where time away is told of again."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._proctor = sitting.proctor
        self._find = ""
        self._shown_slot = 0
        self._news = ""
        self._watched = sitting.proctor.watching
        self._covered: Widget | None = None

    # What a subclass has to say

    def compose_room(self) -> ComposeResult:
        """What stands between the headline and the line of news."""
        raise NotImplementedError

    def show_place(self, *, other: bool) -> None:
        """Bring the place in view up to the attempt; `other` when its text was not shown before."""
        raise NotImplementedError

    def standing(self) -> Content:
        """How the answer here stands, for the line of news."""
        raise NotImplementedError

    def seek(self, words: str, *, again: bool) -> str:
        """Go where the words stand, `again` to the next place, and say in a sentence what was found."""
        raise NotImplementedError

    def to_top(self) -> None:
        """Another place is in view: begin where it begins."""

    def compose_headline(self) -> Headline:
        """The top of the screen."""
        return Headline()

    def explained(self) -> Content:
        """That the key is shown, for the line of news."""
        return Content.styled("✓ explained: this answer stands", "$success")

    # The screen

    def compose(self) -> ComposeResult:
        """Headline, room, the line to find by, a line of news."""
        yield self.compose_headline()
        with Horizontal(id="room"):
            yield from self.compose_room()
        yield Input(placeholder="Find here: Enter goes there, Esc clears", id="find", compact=True)
        yield Static(id="news")
        yield KeyLine()
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
        """Another screen was closed: the place may have changed."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that is too small says what it needs; the exam goes on behind, and takes no key."""
        small, before = event.size.width < LEAST[0] or event.size.height < LEAST[1], self.has_class("-too-small")
        self.set_class(small, "-too-small")
        if small and not before:
            self._covered = self.focused
            self.set_focus(None)
        elif before and not small:
            self.set_focus(self._covered)
        self._show_too_small()

    # What a candidate does

    def action_flag(self) -> None:
        """Flag the place, or take the flag off."""
        if self._has(Tool.FLAG):
            on_ = not self._view.flagged
            self._do(lambda proctor: proctor.flag(on_))

    def action_next(self) -> None:
        """Next item."""
        self._go(self._view.number + 1)

    def action_previous(self) -> None:
        """Previous item."""
        self._go(self._view.number - 1)

    def action_go(self) -> None:
        """Ask for a number, and go there."""
        first, last = self._ends

        def check(text: str) -> str:
            fits = text.strip().isdecimal() and len(text) < 6 and first <= int(text) <= last
            return "" if fits else f"A number from {first} to {last}."

        def go(text: str | None) -> None:
            if text is not None:
                self._go(int(text))

        self.app.push_screen(Prompt(f"Go to item ({first} to {last})", check=check), go)

    def action_review(self) -> None:
        """The review screen."""
        if self._proctor.watching or self._do(Proctor.survey):
            self.app.push_screen(Survey(self._sitting))

    def action_find(self) -> None:
        """Find words here."""
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
        """Write a note on the place in view."""
        if not self._has(Tool.NOTES):
            return

        def keep(text: str) -> str:
            return "" if self._sitting.do(lambda proctor: proctor.note(text)) else self._sitting.trouble

        if self._proctor.watching:
            self._say(self._sitting.trouble)
        else:
            self.app.push_screen(Note(f"Note on item {self._view.number}", self._view.note, keep))

    def action_explain(self) -> None:
        """Show the answer, explained, in practice with feedback."""
        self._do(Proctor.reveal)

    def action_pause(self) -> None:
        """Stop the clock and hide the place."""
        if self._proctor.paused or self._do(Proctor.pause):
            view = self._proctor.clock()
            self.app.push_screen(Pause(clock(view.left if view.timed else view.elapsed)), self._after_pause)

    def action_clock(self) -> None:
        """Hide or show the clock."""
        self._sitting.clock_hidden = not self._sitting.clock_hidden
        self._show_clock()

    def action_finish(self) -> None:
        """Hand in, or close the section for good, after a question that counts what is open."""
        attempt = self._proctor.attempt

        def finish(yes: bool | None) -> None:
            if yes:
                self._do(Proctor.submit if attempt.last_section else Proctor.advance)

        if self._proctor.watching:
            self._say(self._sitting.trouble)
        else:
            self.app.push_screen(closing_question(self._proctor), finish)

    def action_leave(self) -> None:
        """Leave a box, or put the exam aside after a question."""
        if self.query_one("#find", Input).display or self._find:
            self._close_find("")
        elif self._proctor.watching:
            self.post_message(wishes.PutAside())
        else:

            def leave(yes: bool | None) -> None:
                if yes:
                    self.post_message(wishes.PutAside())

            counts = ", and counts: this attempt runs on a strict clock." if self._strict else " and does not count."
            body = "Every answer is saved, and home offers to resume it here. The time away is kept in the report"
            self.app.push_screen(Question("Put this exam aside?", body + counts, yes="Put aside", no="Stay"), leave)

    def action_take_over(self) -> None:
        """Become the window that writes."""
        if self._proctor.watching:
            self.post_message(wishes.TakeOver(self._proctor.record.id))

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

    @on(Input.Submitted, "#find")
    def _find_submitted(self, event: Input.Submitted) -> None:
        words = event.value.strip()
        again = bool(words) and words == self._find
        self._close_find(words)
        if words:
            self._say(self.seek(words, again=again))

    # What is shown

    @property
    def _view(self) -> ItemView | CaseView:
        return self._proctor.item()

    @property
    def _ends(self) -> tuple[int, int]:
        """The first and the last item that can be gone to."""
        within = [cell.number for cell in self._proctor.grid() if cell.within]
        return within[0], within[-1]

    @property
    def _strict(self) -> bool:
        return self._proctor.attempt.policy.time.interruptions.value == "strict"

    def _has(self, tool: Tool) -> bool:
        if tool in self._proctor.attempt.policy.tools:
            return True
        self._say(f"This exam has no {tool.value} tool.")
        return False

    def _go(self, number: int) -> None:
        first, last = self._ends
        if not first <= number <= last:
            where = " of this section" if not self._proctor.attempt.last_section or first > 1 else ""
            end = f"This is the last item{where}: r opens the review screen."
            self._say(end if number > last else f"This is the first item{where}.")
        elif self._do(lambda proctor: proctor.visit(number)):
            self.to_top()

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

    def _say(self, words: str) -> None:
        self._news = words
        self._show_news()

    def _show(self) -> None:
        """Bring everything on the screen up to the attempt."""
        if self._proctor.closed:
            self.post_message(wishes.Over())
            return
        view, cells = self._view, self._proctor.grid()
        if not isinstance(view, self.SHOWS):
            if self.is_current:
                self.post_message(wishes.Turn())
            return
        other = view.number != self._shown_slot
        self._shown_slot = view.number
        self.show_place(other=other)
        record, attempt = self._proctor.record, self._proctor.attempt
        section = f"{attempt.policy.sections[attempt.section].title}: " if attempt.policy.one_way else ""
        self.query_one(Headline).show_position(
            Position(
                title=record.profile.title if record.policy.mode is Mode.EXAM else f"{record.profile.title}, practice",
                number=view.number,
                total=len(cells),
                domain=section
                + record.profile.title_of(view.domain)
                + ("  ⚑ flagged" if view.flagged else "")
                + ("  ✎ note" if view.note else ""),
                answered=attempt.answered,
                flagged=sum(cell.flagged for cell in cells),
            )
        )
        self._show_news()

    def _show_news(self) -> None:
        line = self.query_one("#news", Static)
        trouble, view = self._sitting.trouble, self._view
        line.set_class(bool(trouble), "-trouble")
        if trouble:
            line.update(plain(f"! {trouble}"))
        elif self._news:
            line.update(plain(self._news), layout=False)
        elif isinstance(view, SolvedView | SolvedCase):
            line.update(self.explained(), layout=False)
        elif isinstance(view, self.SHOWS):
            line.update(self.standing(), layout=False)

    def _ticked(self, tick: Ticked) -> None:
        if self._watched != self._proctor.watching:
            self._watched = self._proctor.watching
            self.refresh_bindings()
        self._show_clock()
        if self._proctor.watching:
            self._show()
        elif tick.interruption and tick.interruption.gap >= SECOND:
            counted = span(tick.interruption.charged) if tick.interruption.charged else "none of it"
            self._say(f"You were away for {span(tick.interruption.gap)}; {counted} counts.{self.REPORTED}")
        else:
            self._show_news()

    def _show_clock(self) -> None:
        self._sitting.show_clock(self.query_one(Headline))
        self._show_too_small()

    def _show_too_small(self) -> None:
        if self.has_class("-too-small"):
            width, height = self.app.size
            view = self._proctor.clock()
            time = f"{clock(view.left)} left" if view.timed else f"{clock(view.elapsed)} used"
            self.query_one("#too-small", Static).update(
                plain(
                    f"This window is {width}×{height}.\nThe exam needs {LEAST[0]}×{LEAST[1]}.\n\n"
                    f"Make it larger to go on.\nNothing is lost; the clock runs: {time}."
                )
            )
