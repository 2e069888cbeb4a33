"""The chart of a case: one document at a time, each where it was left, with what was highlighted in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from simulator.exam.account import place_of
from simulator.exam.case import Document, Role, Span
from simulator.exam.prose import legible, reflowed
from simulator.ui.commands import bindings
from simulator.ui.widgets.rows import Rows

WIDEST = 96
"""Cells of a line that is still easily read."""

TASK = 0
"""The page of the task; the documents follow it."""

HIGHLIGHT, FOUND, CITED = "underline $text on $warning 35%", "reverse bold $warning", "reverse bold $accent"

_WORD = re.compile(r"\S+")


@dataclass
class Place:
    """Where a record was left: the page in view, of each page the character at the top, and the line of the sheet."""

    page: int = TASK
    tops: dict[int, int] = field(default_factory=dict)
    line: tuple[Role, int] | None = None


class Chart(Rows, can_focus=True, inherit_bindings=False):
    """Pages of text: the task, then the documents. Has the cursor only while words are being highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marking")]
    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False

    @dataclass
    class Marked(Message):
        """These words are to be highlighted, or the highlights in them taken off."""

        span: Span
        on: bool

    class Moved(Message):
        """Another page, or other lines of it, are in view."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Place()
        self._texts: list[str] = [""]
        self._lines: list[tuple[int, int]] = [(0, 0)]
        self._words: list[tuple[int, int]] = []
        self._laid_out = Size()
        self._spans: tuple[Span, ...] = ()
        self._find = ""
        self._found: list[tuple[int, int]] = []
        self._sought = (TASK, -1)
        self._cited: tuple[int, int, int] | None = None
        self._caret = 0
        self._anchor: int | None = None
        self._pressed: int | None = None

    # What it shows

    @property
    def page(self) -> int:
        """The page in view: the task, or a document from 1."""
        return self._place.page

    @property
    def below(self) -> int:
        """How many lines are below what is in view."""
        return max(0, len(self._lines) - self.scroll_offset.y - self.size.height)

    def open(self, task: str, documents: tuple[Document, ...], place: Place) -> None:
        """Show a chart where it was left; `place` goes with the reader from here on."""
        self._texts = [legible(task), *(reflowed(legible(document.text)) for document in documents)]
        self._place = place
        self._sought, self._cited = (TASK, -1), None
        self._turn(min(place.page, len(documents)))

    def show(self, spans: tuple[Span, ...], find: str) -> None:
        """Show these highlights, and the words that were looked for."""
        if (spans, find) != (self._spans, self._find):
            self._spans, self._find = spans, find
            self._found = _places(self._text, find)
            self.refresh()

    def turn(self, page: int) -> bool:
        """Go to a page; False where there is none."""
        if not 0 <= page < len(self._texts):
            return False
        if page != self.page:
            self._turn(page)
        return True

    def seek(self, words: str, *, again: bool) -> tuple[int, int]:
        """Go to the next place of the chart that has the words; in how many places they stand, in how many pages."""
        places = [(page, at) for page, text in enumerate(self._texts) for at, _ in _places(text, words)]
        if places:
            top = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)][0]
            last = self._sought if again else (self.page, top - 1)
            self._sought = next((place for place in places if place > last), places[0])
            page, at = self._sought
            self.turn(page)
            self._to(at)
        return len(places), len({page for page, _ in places})

    def cite(self, page: int, quote: str) -> None:
        """Go to these words of a page and mark them; where the page has them not, to the page."""
        if self.turn(page) and (found := place_of(legible(quote), self._text)):
            self._cited = (page, *found)
            self._to(found[0])

    # Highlighting by keys

    def begin_marking(self) -> str:
        """Put a cursor on the first word in view, and say what to do."""
        if self.page == TASK:
            return "Highlights go into the documents: open one first."
        self._anchor = None
        self._caret = self._word_at(self._lines[min(self.scroll_offset.y, len(self._lines) - 1)][0])[0]
        self.focus()
        self.refresh()
        return "Arrows move; Space begins, Enter highlights or takes off; Esc leaves."

    def action_word(self, words: int) -> None:
        """Move the cursor by a word."""
        n = self._words.index(self._word_at(self._caret)) + words if self._words else -1
        if 0 <= n < len(self._words):
            self._go(self._words[n][0])

    def action_line(self, lines: int) -> None:
        """Move the cursor by a line."""
        y = self._line_of(self._caret)
        column = self._caret - self._lines[y][0]
        y += lines
        while 0 <= y < len(self._lines) and not self._text[slice(*self._lines[y])].strip():
            y += lines
        if 0 <= y < len(self._lines):
            begin, end = self._lines[y]
            self._go(self._word_at(min(begin + column, end - 1))[0])

    def action_begin(self) -> None:
        """The highlight begins at the cursor."""
        self._anchor = self._caret
        self.refresh()

    def action_mark(self) -> None:
        """Highlight up to the cursor, or take off the highlight that the cursor is in."""
        begin, end = self._chosen()
        inside = self._highlight_at(begin)
        self.post_message(self.Marked(Span(self.page - 1, begin, end), on=self._anchor is not None or not inside))
        self._anchor = None
        self.refresh()

    def action_leave(self) -> None:
        """No more highlighting."""
        self.screen.set_focus(None)

    # Highlighting by mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Where a highlight may begin. Who clicks here reads, and writes no more."""
        if not self.has_focus:
            self.screen.set_focus(None)
        self._pressed = self._at(event) if self.page != TASK else None
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The highlight grows with the mouse."""
        at = self._at(event)
        if self._pressed is not None and at is not None and (self._anchor is not None or at != self._pressed):
            self._anchor, self._caret = self._word_at(self._pressed)[0], self._word_at(at)[0]
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """What was dragged over is highlighted; a click on a highlight takes it off."""
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        if self._anchor is not None:
            self.post_message(self.Marked(Span(self.page - 1, *self._chosen()), on=True))
        elif self._highlight_at(pressed):
            self.post_message(self.Marked(Span(self.page - 1, pressed, pressed + 1), on=False))
        self._anchor = None
        self.refresh()

    # How it is drawn

    def count(self) -> int:
        """A row for each line."""
        return len(self._lines)

    def row(self, y: int) -> Content:
        """A line with its highlights, the words looked for, and the cursor."""
        begin, end = self._lines[y]
        marks = [(span.start, span.end, HIGHLIGHT) for span in self._spans if span.document == self.page - 1]
        marks += [(*found, FOUND) for found in self._found]
        if self._cited and self._cited[0] == self.page:
            marks.append((*self._cited[1:], CITED))
        if self.has_focus or self._anchor is not None:
            marks.append((*self._chosen(), "reverse"))
        line = Content(self._text[begin:end])
        for first, last, style in marks:
            if first < end and begin < last:
                line = line.stylize(style, max(first - begin, 0), last - begin)
        return line

    def renew(self) -> None:
        """The text is laid out for the width, with the same words at the top of the view."""
        self._laid_out = Size()
        width = (
            max(1, min(self.room - 1, WIDEST)) if self.size.width else len(self._text) + 1
        )  # not laid out before it has a size
        self._lines = wrapped(self._text, width)
        super().renew()
        self.scroll_to(y=self._line_of(self._place.tops.get(self.page, 0)), animate=False, immediate=True, force=True)
        self._laid_out = self.size
        self.post_message(self.Moved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The reader went on, unless it is only that the text was laid out anew."""
        super().watch_scroll_y(old_value, new_value)
        if self._laid_out == self.size:
            self._place.tops[self.page] = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)][0]
            self.post_message(self.Moved())

    def on_blur(self) -> None:
        """The cursor goes with the focus."""
        self._anchor = None
        self.refresh()

    @property
    def _text(self) -> str:
        return self._texts[self.page]

    def _turn(self, page: int) -> None:
        if self.has_focus:
            self.screen.set_focus(None)
        self._laid_out = Size()
        self._place.page = page
        self._words = [match.span() for match in _WORD.finditer(self._text)]
        self._found = _places(self._text, self._find)
        self._anchor, self._caret, self._pressed = None, 0, None
        self.renew()

    def _go(self, at: int) -> None:
        self._caret = at
        self.reveal(self._line_of(at))
        self.refresh()

    def _to(self, at: int) -> None:
        self.reveal(self._line_of(at), above=2)
        self.refresh()

    def _chosen(self) -> tuple[int, int]:
        """From the beginning of the first word chosen to the end of the last."""
        anchor = self._caret if self._anchor is None else self._anchor
        return self._word_at(min(anchor, self._caret))[0], self._word_at(max(anchor, self._caret))[1]

    def _highlight_at(self, at: int) -> bool:
        return any(s.document == self.page - 1 and s.start <= at < s.end for s in self._spans)

    def _word_at(self, at: int) -> tuple[int, int]:
        """Where the word at a place begins and ends; of a space, the word after it; of no word, nothing."""
        n = min(bisect_right(self._words, at, key=itemgetter(1)), len(self._words) - 1)
        return self._words[n] if self._words else (0, 0)

    def _line_of(self, at: int) -> int:
        return max(0, bisect_right(self._lines, at, key=itemgetter(0)) - 1)

    def _at(self, event: events.MouseEvent) -> int | None:
        """The character under the mouse, or the nearest on its line; None below the text."""
        offset = event.get_content_offset_capture(self)
        y = offset.y + self.scroll_offset.y
        if not 0 <= y < len(self._lines):
            return None
        at, end = self._lines[y]
        cells = 0
        while at < end - 1 and (cells := cells + cell_len(self._text[at])) <= offset.x:
            at += 1
        return at


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the text begins and ends, broken between words to so many cells."""
    lines: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        while (at := _fitting(text, begin, end, width)) < end:
            lines.append((begin, at))
            begin = at + 1 if text[at] == " " else at
        lines.append((begin, end))
        begin = end + 1
    while len(lines) > 1 and lines[-1][0] >= lines[-1][1]:
        lines.pop()
    return lines


def _fitting(text: str, begin: int, end: int, width: int) -> int:
    """Where a line ends: where it fits whole, at its end; else at the last space that fits, or in the word."""
    at, cells = begin, 0
    while at < end and (cells := cells + cell_len(text[at])) <= width:
        at += 1
    if at == end:
        return end
    space = text.rfind(" ", begin + 1, at + 1)
    return space if space > begin else max(at, begin + 1)


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words begin and end, wherever they stand; lines may break between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
