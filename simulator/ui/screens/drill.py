"""The drill: one item after another without end, each explained as soon as it is answered."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from simulator.candidate.drilling import Drill
from simulator.drill.made import BANK
from simulator.exam.event import ClosedBy
from simulator.exam.item import Item
from simulator.exam.view import SolvedView
from simulator.ports.codes import System
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.sitting import Sitting, Ticked
from simulator.ui.text import plain
from simulator.ui.widgets.drill_headline import DrillHeadline, Standing
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.typed import TypedAnswer

AT_AN_OPEN_ITEM = {"choose", "strike", "clear"}
"""What is done to an item before it is explained."""

WHILE_IT_LASTS = {"next", "flag", "note", "pause", "books", "stop", "take_over"}
"""What ends with the drill."""

WRITES = {"next", "stop"}
"""What a window that only watches cannot do, beside what it cannot do in an exam."""


class DrillScreen(ExamScreen, inherit_bindings=False):
    """A seat before the item in view of a drill. One letter answers and explains; Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("item"),
        *bindings("drill"),
        Binding("ctrl+c,super+c", "screen.copy_text", "Copy", show=False),
    ]

    REPORTED = ""

    def __init__(self, sitting: Sitting, drill: Drill) -> None:
        super().__init__(sitting)
        self._drill = drill
        self._explained = False
        self._over = False

    def compose_headline(self) -> DrillHeadline:
        """The item and its time; why it is asked, and how the drill stands."""
        return DrillHeadline()

    def compose_room(self) -> ComposeResult:
        """The item; beside it, where there is room, how the drill went so far, and the note."""
        yield ItemPane(self._type)
        with Vertical(id="side"):
            yield Static(id="course")
            yield Static(id="note")

    # What a candidate does

    def action_choose(self, letter: str) -> None:
        """Choose an option; where one is all that it takes, explain it at once."""
        item, striking = self._item, self._striking
        if item.typed is not None:
            self._pane.query_one(TypedAnswer).take_cursor()
            return
        super().action_choose(letter)
        if not striking and item.choose == 1 and any(o.letter == letter and o.chosen for o in self._item.options):
            self._settle()

    def action_go_on(self) -> None:
        """Explain the answer; when it is explained, on to the next item; when all is over, to how it went."""
        item = self._item
        if self._proctor.closed:
            self.post_message(wishes.Over())
        elif self._drill.settled:
            self._deal()
        elif item.typed is not None and item.answered:
            self._settle()
        elif item.typed is not None:
            self._say("Type the answer first; F7 passes the item over.")
        elif item.chosen == item.choose:
            self._settle()
        else:
            several = f"{item.choose} options" if item.choose > 1 else "an option"
            self._say(f"Choose {several} first; n passes the item over.")

    def action_next(self) -> None:
        """The next item. An answer is explained first; one that is missing, or not whole, is passed over."""
        item = self._item
        whole = item.answered if item.typed is not None else item.chosen == item.choose
        if self._drill.settled or not whole:
            self._deal()
        else:
            self._settle()

    def action_books(self) -> None:
        """The code books; a code found there goes into the field of an answer to be typed."""
        typed = self._pane.query_one(TypedAnswer)
        number = self._item.number

        def take(_: System, code: str) -> None:
            if self._item.number == number and typed.open and self._type(code):
                self._show()

        can = typed.open and not self._proctor.watching
        self.post_message(wishes.Consult(take if can else None))

    def action_stop(self) -> None:
        """End the drill."""
        if self._do(lambda _: self._drill.stop()) and self._proctor.closed:
            self.post_message(wishes.Over())

    def action_leave(self) -> None:
        """Leave the striking, or go home; nothing is lost."""
        if self._proctor.closed:
            self.post_message(wishes.Over())
        elif self._striking:
            self.action_strike()
        else:
            self.post_message(wishes.PutAside())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back in a drill; what is explained stands; what is over is over."""
        if action == "previous":
            return False
        if action in WRITES and self._proctor.watching:
            return False
        if action in AT_AN_OPEN_ITEM and isinstance(self._view, SolvedView):
            return False
        if action == "strike" and self._item.typed is not None:
            return False
        if action in WHILE_IT_LASTS and self._proctor.closed:
            return False
        if action == "go_on" and self._proctor.watching and not self._proctor.closed:
            return False
        return super().check_action(action, parameters)

    # What is shown

    def show_place(self, *, other: bool) -> None:
        """The item, how the drill went so far, and the note; the cursor where an answer is to be typed."""
        item = self._item
        solved = isinstance(item, SolvedView)
        if other:
            self._striking = False
        self._pane.show(item, "", other=other, origin=origin(self._at_hand) if solved else "")
        if other:
            self.to_top()
        if other or solved != self._explained:
            self._explained = solved
            self._put_cursor()
            self.refresh_bindings()
        note = Content.assemble(("Note\n", "bold"), plain(item.note)) if item.note else ""
        self.query_one("#note", Static).update(note)

    def standing(self) -> Content:
        """What is to be done here."""
        item = self._item
        if item.typed is not None:
            words = (
                "Enter explains it" if item.answered else "Type the answer: letters are text here. F7 passes it over"
            )
            return Content.styled(words, "$muted")
        if item.choose > 1:
            words = (
                f"{item.chosen} of {item.choose} chosen" if item.chosen else f"Choose {item.choose} by their letters"
            )
            more = ": Enter explains them" if item.chosen == item.choose else ""
            return Content.styled(words + more, "$muted")
        return Content.styled("Type the letter of your answer: it is explained at once. n passes it over", "$muted")

    def explained(self) -> Content:
        """Whether it was right, and what comes now."""
        item = self._item
        closed = self._proctor.closed
        up = "The time is up" if self._proctor.attempt.closed_by is ClosedBy.EXPIRED else "The drill is over"
        ended = f"{up}: Enter shows how it went." if closed else "Enter goes on."
        if isinstance(item, SolvedView) and item.right:
            return Content.assemble(("✓ Right. ", "bold $success"), (ended, "$success"))
        wrong = "✗ Wrong" if item.answered else "○ No answer"
        back = "." if closed else ": it comes back in this drill."
        return Content.assemble((f"{wrong}{back} ", "bold $error"), ended)

    @property
    def _pane(self) -> ItemPane:
        return self.query_one(ItemPane)

    @property
    def _at_hand(self) -> Item:
        """The item in view, whole."""
        attempt = self._proctor.attempt
        return self._proctor.record.items[attempt.form.slot(attempt.current).revision]

    def _type(self, text: str) -> bool:
        """Write the answer of an item that is answered by typing. The field shows it itself."""
        done = self._sitting.do(lambda _: self._drill.type(text))
        self._news = ""
        if self._proctor.closed:
            self._show()
        else:
            self._show_news()
        return done

    def _settle(self) -> None:
        if self._do(lambda _: self._drill.settle()):
            self._pane.to_options()

    def _deal(self) -> None:
        """The next item; after the last one, the end."""
        more = True

        def deal(_: object) -> None:
            nonlocal more
            more = self._drill.next()

        if self._do(deal) and not more and not self._proctor.closed:
            self.action_stop()

    def _put_cursor(self) -> None:
        typed = self._pane.query_one(TypedAnswer)
        if typed.open and not self._proctor.watching and not self.has_class("-too-small"):
            typed.take_cursor()
        else:
            self.set_focus(None)

    def _show(self) -> None:
        """Bring everything on the screen up to the attempt; when it is over, the item in view is explained."""
        item = self._item
        if self._over != self._proctor.closed:
            self._over = self._proctor.closed
            if self._proctor.watching:  # that the other window holds it means no more
                self._sitting.trouble = ""
            self.refresh_bindings()
        other = item.number != self._shown_slot
        self._shown_slot = item.number
        self.show_place(other=other)
        counts, profile = self._drill.counts, self._proctor.record.profile
        asked = counts.right + counts.wrong
        self.query_one(DrillHeadline).show_standing(
            Standing(
                title=profile.title,
                number=item.number,
                items=counts.items,
                domain=profile.title_of(item.domain)
                + ("  ⚑ flagged" if item.flagged else "")
                + ("  ✎ note" if item.note else ""),
                reason=self._drill.reason,
                right=counts.right,
                asked=asked,
            )
        )
        waiting = f"\n{counts.due} more due today" if counts.due else ""
        self.query_one("#course", Static).update(
            Content.assemble(
                ("This drill\n", "bold"),
                plain(f"{counts.right} right, {counts.wrong} wrong of {asked}{waiting}\n\n"),
                plain(self._drill.reason, "$muted"),
            )
        )
        self._show_news()
        self._show_clock()

    def _show_clock(self) -> None:
        view, attempt = self._proctor.clock(), self._proctor.attempt
        response = attempt.response(attempt.current)
        since = view.elapsed - attempt.elapsed if view.running else attempt.elapsed * 0
        self.query_one(DrillHeadline).show_times(
            response.dwell + since,
            self._drill.allowed,
            view.left if view.timed else None,
            running=view.running or self._proctor.closed,
            hidden=self._sitting.clock_hidden,
        )
        self._show_too_small()

    def _ticked(self, tick: Ticked) -> None:
        super()._ticked(tick)
        if self._over != self._proctor.closed:  # the time was up
            self._show()


def origin(item: Item) -> str:
    """Where an item comes from that was made by a generator; "" for one of a bank."""
    if item.bank != BANK:
        return ""
    source = item.references[0] if item.references else "the code books"
    return f"Made from {source}, FY{item.code_year}: {item.id}"
