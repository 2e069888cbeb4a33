"""An item of the exam: its text, its options, the grid beside it. Everything else is one key away."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from simulator.candidate.proctor import Proctor
from simulator.exam.policy import Feedback
from simulator.exam.profile import Tool
from simulator.exam.view import ItemView
from simulator.ui.commands import bindings
from simulator.ui.screens.seat import Seat
from simulator.ui.text import plain
from simulator.ui.widgets.grid import Grid
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.options import Options


class ExamScreen(Seat):
    """A seat before an item with options."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("item")]
    SHOWS = ItemView

    def compose_room(self) -> ComposeResult:
        """Stem above options; the grid beside them where there is room."""
        yield ItemPane()
        with Vertical(id="side"):
            yield Grid()
            yield Static(id="note")

    def on_mount(self) -> None:
        """No letter strikes out an option before `x`."""
        self._striking = False

    def on_resize(self, event: events.Resize) -> None:
        """The record takes the room that the options leave."""
        self.call_after_refresh(self._item_pane.settle)

    # What a candidate does

    def action_choose(self, letter: str) -> None:
        """Choose an option; after `x`, strike it out or restore it."""
        item = self._item
        option = next((o for o in item.options if o.letter == letter), None)
        if option is None:
            self._say(f"This item has no option {letter}.")
        elif self._striking:
            self._striking = False
            self._do(lambda proctor: proctor.strike(option.id, not option.struck))
        elif item.choose > 1:
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

    def action_explain(self) -> None:
        """Show the answer of this item, in practice with feedback."""
        if self._do(Proctor.reveal):
            self._item_pane.to_options()

    def action_leave(self) -> None:
        """Leave the striking, a box, or the exam."""
        if self._striking and not self.query_one("#find", Input).display and not self._find:
            self.action_strike()
        else:
            super().action_leave()

    def action_scroll_stem(self, lines: int) -> None:
        """Scroll the text by a line."""
        self._item_pane.scroll_lines(lines)

    def action_page_stem(self, pages: int) -> None:
        """Scroll the text by a page."""
        self._item_pane.scroll_pages(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only watches chooses nothing; nothing here is done to a place of another kind."""
        mine = action in {"choose", "strike", "clear"}
        if mine and (self._proctor.watching or not isinstance(self._view, ItemView)):
            return False
        return super().check_action(action, parameters)

    @on(Options.Picked)
    def _picked(self, event: Options.Picked) -> None:
        if event.strike and self._has(Tool.STRIKE):
            self._striking = True
        self.action_choose(event.letter)

    @on(Grid.Picked)
    def _jumped(self, event: Grid.Picked) -> None:
        self._go(event.number)

    # What is shown

    def show_place(self, *, other: bool) -> None:
        """The item, the grid, and the note beside it."""
        item = self._item
        if other:
            self._striking = False
        self._item_pane.show(item, self._find, other=other)
        self.query_one(Grid).show(tuple(cell for cell in self._proctor.grid() if cell.within))
        note = Content.assemble(("Note\n", "bold"), plain(item.note)) if item.note else ""
        self.query_one("#note", Static).update(note)

    def standing(self) -> Content:
        """Whether the answer is saved, and whether it is whole."""
        item = self._item
        if item.answered:
            several = f"; {item.chosen} of {item.choose} chosen" if item.choose > 1 else ""
            more = "; s explains it" if self._proctor.attempt.policy.feedback is Feedback.IMMEDIATE else ""
            style = "$success" if item.chosen == item.choose else "$warning"
            return Content.styled(f"✓ saved{several}{more}", style)
        if item.choose > 1:
            return Content.styled(f"Choose {item.choose}: type their letters; again to take one back", "$muted")
        return Content.styled("not answered yet: type the letter of an option", "$muted")

    def seek(self, words: str, *, again: bool) -> str:
        """Go where the words stand in this item, and say in how many places they do."""
        item, low = self._item, words.lower()
        places = item.stem.lower().count(low) + sum(option.text.lower().count(low) for option in item.options)
        if not places:
            return f"No {words!r} in this item."
        self._item_pane.to_words(item.stem, words, again=again)
        more = f"{places} places; / and Enter for the next one" if places > 1 else "one place"
        return f"{words!r} stands in {more}."

    def to_top(self) -> None:
        """Back to where the item begins."""
        self._item_pane.to_top()

    @property
    def _item(self) -> ItemView:
        view = self._view
        if not isinstance(view, ItemView):
            raise TypeError("the seat shows nothing else")
        return view

    @property
    def _item_pane(self) -> ItemPane:
        return self.query_one(ItemPane)

    def _choose_among(self, option: str) -> None:
        """Choose one more option of an item that takes several, or take it back."""
        chosen = [o.id for o in self._item.options if o.chosen]
        after = [o for o in chosen if o != option] if option in chosen else [*chosen, option]
        self._do(lambda proctor: proctor.answer(*after) if after else proctor.clear())
