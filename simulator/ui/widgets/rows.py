"""Rows that scroll, drawn one by one: what a key changes is drawn anew, and nothing else."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Rows(ScrollView):
    """A column of rows as wide as the widget. A subclass says what each row shows."""

    def row(self, y: int) -> Content:
        """The row at this place, from 0."""
        raise NotImplementedError

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """How many cells a row has."""
        return max(1, self.scrollable_content_region.width)

    def renew(self) -> None:
        """The rows changed: draw them all, and make the scroll bar fit."""
        size = Size(self.room, self.count())
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def renew_row(self, y: int) -> None:
        """One row changed."""
        self.refresh_line(y)

    def reveal(self, y: int, *, above: int = 0) -> None:
        """Scroll as little as shows this row, and some above it."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not height:  # not on the screen
            return
        if y - above < top:
            self.scroll_to(y=max(0, y - above), animate=False, immediate=True, force=True)
        elif y >= top + height:
            self.scroll_to(y=y - height + 1, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        place = y + self.scroll_offset.y
        style = self.visual_style
        content = self.row(place) if place < self.count() else Content()
        strips = Visual.to_strips(self, content, self.room, 1, style)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style)

    def on_resize(self, _: events.Resize) -> None:
        """The rows are as wide as the widget."""
        self.renew()
