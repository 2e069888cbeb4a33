"""The chart of a case: one document at a time, each where it was left, with what was highlighted in it."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exam.case import Document, Span
from simulator.exam.prose import legible, reflowed
from simulator.ui.commands import bindings
from simulator.ui.widgets.rows import Rows

WIDEST = 96
"""Cells of a line that is still easily read."""

TASK = 0
"""The page of the task; the documents follow it."""


class Chart(Rows, can_focus=True, inherit_bindings=False):
    """Pages of text: the task, then the documents. Has the cursor only while words are being highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marking")]
    ALLOW_SELECT = False

    @dataclass
    class Marked(Message):
        """These words are to be highlighted, or the highlights in them taken off."""

        span: Span
        on: bool

    @dataclass
    class Turned(Message):
        """Another page is in view."""

        page: int

    def __init__(self) -> None:
        super().__init__()
        self.page = TASK
        self._texts: list[str] = [""]
        self._lines: list[tuple[int, int]] = []
        self._scrolled: dict[int, int] = {}
        self._spans: tuple[Span, ...] = ()
        self._found = ""
        self._caret = 0
        self._anchor: int | None = None
        self._pressed: int | None = None

    # What it shows

    def open(self, task: str, documents: tuple[Document, ...]) -> None:
        """A chart that was not shown before, at its task."""
        self._texts = [legible(task), *(reflowed(legible(document.text)) for document in documents)]
        self._scrolled = {}
        self._turn(TASK)

    def show(self, spans: tuple[Span, ...], found: str) -> None:
        """Show these highlights, and the words that were looked for."""
        if (spans, found) != (self._spans, self._found):
            self._spans, self._found = spans, found.lower()
            self.refresh()

    def turn(self, page: int) -> bool:
        """Go to a page; False where there is none."""
        if not 0 <= page < len(self._texts):
            return False
        if page != self.page:
            self._scrolled[self.page] = self.scroll_offset.y
            self._turn(page)
        return True

    def seek(self, words: str, *, again: bool) -> tuple[int, int]:
        """Go to the next place of the chart that has the words; in how many places they stand, in how many pages."""
        places = [(page, at) for page, text in enumerate(self._texts) for at in _places(text.lower(), words.lower())]
        if places:
            shown = self.page, (self._lines[min(self.scroll_offset.y, len(self._lines) - 1)][0] if self._lines else 0)
            last = self._sought if again else (shown[0], shown[1] - 1)
            self._sought = next((place for place in places if place > last), places[0])
            page, at = self._sought
            self.turn(page)
            self._to(at)
        return len(places), len({page for page, _ in places})

    _sought = (0, 0)

    @property
    def below(self) -> int:
        """How many lines are below what is in view."""
        return max(0, len(self._lines) - self.scroll_offset.y - self.size.height)

    # Highlighting by keys

    def begin_marking(self) -> str:
        """Put a cursor on the first word in view, and say what to do."""
        if self.page == TASK:
            return "Highlights go into the documents: open one first."
        line = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)]
        self._caret = self._word_at(line[0])[0]
        self._anchor = None
        self.focus()
        self.refresh()
        return "Arrows move; Space begins, Enter highlights or takes off; Esc leaves."

    def action_word(self, words: int) -> None:
        """Move the cursor by a word."""
        starts = [at for at in range(len(self._text)) if self._begins_word(at)]
        after = [at for at in starts if (at > self._caret if words > 0 else at < self._caret)]
        if after:
            self._go(after[0] if words > 0 else after[-1])

    def action_line(self, lines: int) -> None:
        """Move the cursor by a line."""
        y = self._line_of(self._caret) + lines
        column = self._caret - self._lines[y - lines][0]
        while 0 <= y < len(self._lines) and not self._text[slice(*self._lines[y])].strip():
            y += 1 if lines > 0 else -1
        if 0 <= y < len(self._lines):
            begin, end = self._lines[y]
            self._go(self._word_at(min(begin + column, max(begin, end - 1)))[0])

    def action_begin(self) -> None:
        """The highlight begins at the cursor."""
        self._anchor = self._caret
        self.refresh()

    def action_mark(self) -> None:
        """Highlight up to the cursor, or take off the highlight that the cursor is in."""
        begin, end = self._chosen()
        inside = any(s.document == self.page - 1 and s.start <= begin < s.end for s in self._spans)
        self.post_message(self.Marked(Span(self.page - 1, begin, end), on=self._anchor is not None or not inside))
        self._anchor = None
        self.refresh()

    def action_leave(self) -> None:
        """No more highlighting."""
        self._anchor = None
        self.screen.set_focus(None)
        self.refresh()

    # Highlighting by mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Where a highlight may begin."""
        self._pressed = self._place(event)
        if self._pressed is not None and self.page != TASK:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The highlight grows with the mouse."""
        at = self._place(event)
        if self._pressed is not None and at is not None and self.page != TASK:
            self._anchor, self._caret = self._word_at(self._pressed)[0], self._word_at(at)[0]
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """What was dragged over is highlighted; a click on a highlight takes it off."""
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        at = self._place(event)
        if pressed is None or at is None or self.page == TASK:
            return
        if pressed == at:
            self._anchor = None
            if any(s.document == self.page - 1 and s.start <= at < s.end for s in self._spans):
                self.post_message(self.Marked(Span(self.page - 1, at, at + 1), on=False))
        else:
            self._anchor, self._caret = self._word_at(pressed)[0], self._word_at(at)[0]
            self.post_message(self.Marked(Span(self.page - 1, *self._chosen()), on=True))
            self._anchor = None
        self.refresh()

    # How it is drawn

    def count(self) -> int:
        """A row for each line."""
        return len(self._lines)

    def row(self, y: int) -> Content:
        """A line with its highlights, the words looked for, and the cursor."""
        begin, end = self._lines[y]
        line = Content(self._text[begin:end])
        for span in self._spans:
            if span.document == self.page - 1 and span.start < end and begin < span.end:
                line = line.stylize("underline $text on $warning 35%", max(span.start - begin, 0), span.end - begin)
        for at in _places(self._text[begin:end].lower(), self._found):
            line = line.stylize("reverse bold $warning", at, at + len(self._found))
        if self.has_focus or self._anchor is not None:
            first, last = self._chosen()
            if first < end and begin < last:
                line = line.stylize("reverse", max(first - begin, 0), max(last - begin, 0))
        return line

    def renew(self) -> None:
        """The text is laid out for the width."""
        self._lines = wrapped(self._text, min(self.room, WIDEST))
        super().renew()

    def on_blur(self) -> None:
        """The cursor goes with the focus."""
        self._anchor = None
        self.refresh()

    @property
    def _text(self) -> str:
        return self._texts[self.page]

    def _turn(self, page: int) -> None:
        self.page = page
        self._anchor, self._caret = None, 0
        self.renew()
        self.scroll_to(y=self._scrolled.get(page, 0), animate=False, immediate=True)
        self.post_message(self.Turned(page))

    def _go(self, at: int) -> None:
        self._caret = at
        self.reveal(self._line_of(at))
        self.refresh()

    def _to(self, at: int) -> None:
        self.reveal(self._line_of(at), above=2)
        self.refresh()

    def _chosen(self) -> tuple[int, int]:
        """From the beginning of the first word chosen to the end of the last."""
        first = self._caret if self._anchor is None else min(self._anchor, self._caret)
        last = self._caret if self._anchor is None else max(self._anchor, self._caret)
        return self._word_at(first)[0], self._word_at(last)[1]

    def _word_at(self, at: int) -> tuple[int, int]:
        """Where the word at a place begins and ends; of a space, the word after it."""
        text = self._text
        while at < len(text) - 1 and text[at].isspace():
            at += 1
        begin = end = min(at, max(0, len(text) - 1))
        while begin > 0 and not text[begin - 1].isspace():
            begin -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return begin, end

    def _begins_word(self, at: int) -> bool:
        text = self._text
        return not text[at].isspace() and (at == 0 or text[at - 1].isspace())

    def _line_of(self, at: int) -> int:
        return next((y for y, (_, end) in enumerate(self._lines) if at < end), max(0, len(self._lines) - 1))

    def _place(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset_capture(self)
        y = offset.y + self.scroll_offset.y
        if not 0 <= y < len(self._lines):
            return None
        begin, end = self._lines[y]
        return min(begin + max(0, offset.x), max(begin, end - 1))


class DocumentTabs(Static):
    """The pages of a chart by number and title; those that have no room are a number."""

    @dataclass
    class Picked(Message):
        """A page was clicked."""

        page: int

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._titles: list[str] = []
        self._page = TASK
        self._ends: list[int] = []

    def show(self, titles: list[str], page: int) -> None:
        """Show these pages, with one of them in view."""
        self._titles, self._page = titles, page
        self._draw()

    def on_resize(self) -> None:
        """More titles stand where there is more room."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """A click opens its page."""
        for page, end in enumerate(self._ends):
            if event.x < end:
                self.post_message(self.Picked(page))
                return

    def _draw(self) -> None:
        whole = [f" {n} {title} " for n, title in enumerate(self._titles)]
        width = max(1, self.size.width)
        if sum(map(cell_len, whole)) > width:
            short = [f" {n} " for n in range(len(whole))]
            room = width - sum(map(cell_len, short)) - len(self._titles[self._page]) - 1
            whole[self._page] = f" {self._page} {self._titles[self._page]} "
            for n, title in enumerate(self._titles):
                if n != self._page:
                    room -= cell_len(title) + 1
                    whole[n] = f" {n} {title} " if room >= 0 else f" {n} "
        parts = [(label, "reverse bold" if n == self._page else "$muted") for n, label in enumerate(whole)]
        ends = [sum(map(cell_len, whole[: n + 1])) for n in range(len(whole))]
        self._ends = ends
        self.update(Content.assemble(*((legible(label), style) for label, style in parts)), layout=False)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the text begins and ends, broken between words to so many cells."""
    lines: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        while cell_len(text[begin:end]) > width:
            at = _fitting(text, begin, end, width)
            lines.append((begin, at))
            begin = at + 1 if at < end and text[at] == " " else at
        lines.append((begin, end))
        begin = end + 1
    while len(lines) > 1 and lines[-1][0] >= lines[-1][1]:
        lines.pop()
    return lines


def _fitting(text: str, begin: int, end: int, width: int) -> int:
    """Where a line that is too long breaks: at the last space that fits, or in the word where there is none."""
    at, cells = begin, 0
    while at < end and cells + cell_len(text[at]) <= width:
        cells += cell_len(text[at])
        at += 1
    space = text.rfind(" ", begin + 1, at + 1)
    return space if space > begin else max(at, begin + 1)


def _places(text: str, words: str) -> list[int]:
    places, at = [], text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + len(words))
    return places
