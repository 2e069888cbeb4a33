"""The chart of a case that is over, every document below the other, with the words marked that support a line."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.exam.account import place_of
from simulator.exam.case import Support
from simulator.exam.prose import legible, reflowed
from simulator.exam.view import SolvedCase
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.text import count, plain

QUOTE, HIGHLIGHT = "reverse bold $warning", "underline $text on $warning 35%"
ABOVE = 4
"""Lines of the chart that stay in view above what is looked for."""

Mark = tuple[int, int, str]
"""Where a mark begins and ends, and its style."""


class SolvedChart(Frame[None]):
    """The documents of a case, to read again; where a line of the key is asked about, at the words that support it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("solved")]

    def __init__(self, case: SolvedCase, support: Support | None = None) -> None:
        super().__init__()
        self._case = case
        self._support = support
        self._at = 0

    def compose(self) -> ComposeResult:
        """Which document is in view, then all of them."""
        yield Static(id="title")
        with VerticalScroll(id="page", can_focus=False):
            for n, document in enumerate(self._case.documents):
                yield Static(Content.assemble(plain(f"{n + 1}  {document.title}", "bold $accent")), classes="heading")
                yield Static(self._text(n)[0], classes="document")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """At the words that support the line, else at the top."""
        self._tell()
        self.call_after_refresh(self._to_support)

    def action_next(self) -> None:
        """Next document."""
        self.action_document(self._at + 1)

    def action_previous(self) -> None:
        """The document before."""
        self.action_document(self._at - 1)

    def action_document(self, number: int) -> None:
        """The document of this number, from 0."""
        if 0 <= number < len(self._case.documents):
            self._at = number
            self._tell()
            self.query_one("#page", VerticalScroll).scroll_to_widget(
                self.query(".heading")[number], animate=False, top=True, force=True
            )

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a page."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Back to the marking."""
        self.app.pop_screen()

    def _tell(self) -> None:
        documents = self._case.documents
        self.query_one("#title", Static).update(
            Content.assemble(
                (f"Chart of item {self._case.number}  ", "bold $primary"),
                plain(documents[self._at].title, "bold"),
                (f"  {self._at + 1} of {count(len(documents), 'document')}", "$muted"),
            )
        )

    def _text(self, n: int) -> tuple[Content, int | None]:
        """A document with its marks, and where the words begin that support the line."""
        document, text = self._case.documents[n], reflowed(legible(self._case.documents[n].text))
        marks = [(span.start, span.end, HIGHLIGHT) for span in self._case.highlights if span.document == n]
        support = self._support
        found = None
        if support and support.document == document.title:
            found = place_of(legible(support.quote), text)
        if found:
            marks.append((*found, QUOTE))
        return _marked(text, marks), found[0] if found else None

    def _to_support(self) -> None:
        """Scroll to the words; where the chart has them not, to their document."""
        if self._support is None or not self.is_attached:
            return
        titles = [document.title for document in self._case.documents]
        if self._support.document not in titles:
            return
        n = titles.index(self._support.document)
        self.action_document(n)
        content, begin = self._text(n)
        widget = self.query(".document")[n]
        if begin is not None and (width := widget.content_size.width):
            above = len(content[:begin].wrap(width)) - 1 if begin else 0
            y = widget.virtual_region.y + above - ABOVE
            self.query_one("#page", VerticalScroll).scroll_to(y=max(0, y), animate=False, force=True)


def _marked(text: str, marks: Sequence[Mark]) -> Content:
    content = Content(text)
    for begin, end, style in marks:
        content = content.stylize(style, begin, end)
    return content
