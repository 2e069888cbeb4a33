"""The item grid: every slot as a mark, ten a row, to see what is open and to jump."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exam.view import Cell, Mark

ROW = 10
LABEL = 4
WIDTH = 3
GLYPHS = {
    Mark.ANSWERED: ("●", "$success"),
    Mark.INCOMPLETE: ("◐", "$warning"),
    Mark.UNANSWERED: ("○", "$text"),
    Mark.UNSEEN: ("·", "$muted"),
}
LEGEND = "● answered  ○ seen  · new  ⚑ flag"


class Grid(Static):
    """Marks, ten a row, with the number of the row's first item before them."""

    @dataclass
    class Picked(Message):
        """A cell was clicked."""

        number: int

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[int] = []

    def show(self, cells: tuple[Cell, ...]) -> None:
        """Show these slots."""
        grown = len(cells) != len(self._numbers)
        self._numbers = [cell.number for cell in cells]
        parts: list[Content | str | tuple[str, str]] = []
        for place, cell in enumerate(cells):
            if place % ROW == 0:
                parts.append(("" if place == 0 else "\n") + f"{cell.number:>3} ")
            glyph, style = GLYPHS[cell.mark]
            parts.append((glyph, f"{style} reverse bold" if cell.current else style))
            parts.append(("⚑", "$warning") if cell.flagged else " ")
            parts.append(" ")
        parts.append(("\n\n" + LEGEND, "$muted"))
        self.update(Content.assemble(*parts), layout=grown)

    def on_click(self, event: events.Click) -> None:
        """A click on a mark goes to its item."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x < LABEL:
            return
        column = (offset.x - LABEL) // WIDTH
        place = offset.y * ROW + column
        if column < ROW and place < len(self._numbers):
            self.post_message(self.Picked(self._numbers[place]))
