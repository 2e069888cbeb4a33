"""A case that was explained while the attempt goes on: its marking, where the answer sheet was."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.drg import Comparison
from simulator.exam.view import SolvedCase
from simulator.ui.commands import bindings
from simulator.ui.text import plain, prose
from simulator.ui.widgets.solved_case import LineOfMarking, SolvedSheet


class Marked(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The marking line by line, then the rationale. The line under the cursor can be looked up in the chart."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marked")]

    def compose(self) -> ComposeResult:
        """The lines, then what there is to learn."""
        yield SolvedSheet()
        yield Static(id="lesson")

    def show(self, case: SolvedCase, drg: Comparison | str) -> None:
        """Show this case, from its first line."""
        self.query_one(SolvedSheet).show(case, drg)
        references = plain(" · ".join(case.references), "$muted")
        lesson = Content.assemble(("Why  ", "bold"), prose(case.rationale), "\n", references)
        self.query_one("#lesson", Static).update(lesson)
        self.scroll_home(animate=False)

    def action_chart(self) -> None:
        """Back to the chart."""
        self.screen.set_focus(None)

    def action_sentence(self) -> None:
        """The words of the chart that support the line."""
        if line := self.query_one(SolvedSheet).current:
            self.post_message(LineOfMarking.Picked(line))

    def action_next_line(self) -> None:
        """The next line; after the last, on to what is below."""
        self._move(1)

    def action_previous_line(self) -> None:
        """The line above; before the first, up to the top."""
        self._move(-1)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, less two lines to keep the thread."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def _move(self, lines: int) -> None:
        if not self.query_one(SolvedSheet).move(lines):
            self.scroll_relative(y=lines, animate=False)
