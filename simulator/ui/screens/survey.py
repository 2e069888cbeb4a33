"""The review screen: every item at a glance, to see what is open before handing in."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from simulator.candidate.proctor import Proctor
from simulator.exam.view import Cell, Mark
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.finish import closing_question, still_open
from simulator.ui.screens.frame import Frame
from simulator.ui.sitting import Sitting, Ticked
from simulator.ui.text import plain
from simulator.ui.widgets.grid import GLYPHS
from simulator.ui.widgets.headline import Headline, Position
from simulator.ui.widgets.menu import Line, Menu

WORDS = {
    Mark.ANSWERED: "answered",
    Mark.INCOMPLETE: "incomplete",
    Mark.UNANSWERED: "no answer",
    Mark.UNSEEN: "not seen",
}


class Survey(Frame[None]):
    """All items with their state; time here belongs to no item."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._filter = "all"

    def compose(self) -> ComposeResult:
        """Headline, the filters with their counts, the items."""
        yield Headline()
        yield Static(id="filters")
        yield Menu()
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the items, and listen to the clock."""
        self._sitting.ticked.subscribe(self, self._ticked)
        self._show(at=str(self._sitting.proctor.attempt.current))
        self._show_clock()
        self.query_one(Menu).focus()

    def action_open(self) -> None:
        """Go to the item under the cursor."""
        if chosen := self.query_one(Menu).chosen:
            self._leave_to(int(chosen))

    def action_filter(self, name: str) -> None:
        """Show all items, or only some."""
        self._filter = name
        self._show()

    def action_back(self) -> None:
        """Back to the item one came from."""
        self._leave_to(self._sitting.proctor.attempt.current)

    def action_clock(self) -> None:
        """Hide or show the clock."""
        self._sitting.clock_hidden = not self._sitting.clock_hidden
        self._show_clock()

    def action_finish(self) -> None:
        """Hand in, or close the section for good, after a question."""

        def finish(yes: bool | None) -> None:
            if not yes:
                return
            last = self._sitting.proctor.attempt.last_section
            done = self._sitting.do(Proctor.submit if last else Proctor.advance)
            self._show_news()
            if self._sitting.proctor.closed:
                self.post_message(wishes.Over())
            elif done:
                self.app.pop_screen()

        if self._sitting.proctor.watching:
            self._show_news()
        else:
            self.app.push_screen(closing_question(self._sitting.proctor), finish)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def _leave_to(self, number: int) -> None:
        if self._sitting.proctor.watching or self._sitting.do(lambda proctor: proctor.visit(number)):
            self.app.pop_screen()
        else:
            self._show_news()

    def _show(self, at: str | None = None) -> None:
        cells = tuple(cell for cell in self._sitting.proctor.grid() if cell.within)
        record = self._sitting.proctor.record
        groups = {
            "all": cells,
            "open": tuple(cell for cell in cells if cell.mark is not Mark.ANSWERED),
            "flagged": tuple(cell for cell in cells if cell.flagged),
        }
        parts: list[Content | str | tuple[str, str]] = []
        for key, (name, group) in enumerate(groups.items(), 1):
            style = "reverse bold" if name == self._filter else "$muted"
            parts += [(f" {key} {name} {len(group)} ", style), "  "]
        self.query_one("#filters", Static).update(Content.assemble(*parts))
        rows = [
            Line(_row(cell, record.profile.title_of(cell.domain)), id=str(cell.number)) for cell in groups[self._filter]
        ]
        nothing = Line(plain("Nothing here: 1 shows all items.", "$muted"))
        self.query_one(Menu).show(rows or [nothing], at=at)
        self.query_one(Headline).show_position(
            Position(
                title=record.profile.title,
                number=None,
                total=len(cells),
                domain="Review",
                answered=self._sitting.proctor.attempt.answered,
                flagged=len(groups["flagged"]),
            )
        )
        self._show_news()

    def _show_news(self) -> None:
        line = self.query_one("#news", Static)
        line.set_class(bool(self._sitting.trouble), "-trouble")
        cells = tuple(cell for cell in self._sitting.proctor.grid() if cell.within)
        line.update(
            plain(f"! {self._sitting.trouble}") if self._sitting.trouble else plain(still_open(cells), "$muted")
        )

    def _ticked(self, _: Ticked) -> None:
        self._show_clock()
        if self._sitting.proctor.watching:
            self._show()
        else:
            self._show_news()

    def _show_clock(self) -> None:
        self._sitting.show_clock(self.query_one(Headline))


def _row(cell: Cell, domain: str) -> Content:
    glyph, style = GLYPHS[cell.mark]
    return Content.assemble(
        f"{cell.number:>4}  ",
        (f"{glyph} {WORDS[cell.mark]:<10}", style),
        ("⚑ flagged  " if cell.flagged else "           ", "$warning"),
        ("✎ note  " if cell.noted else "        ", "$muted"),
        plain(domain, "$muted"),
    )
