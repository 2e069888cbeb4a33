"""An item on the screen: the record, the question, the options, and once it is explained, what there is to learn."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.exam.view import ItemView, SolvedView
from simulator.ui.text import plain, prose, record_and_question
from simulator.ui.widgets.options import Options, marked
from simulator.ui.widgets.typed import TypedAnswer

ANSWERING = ("#question", "TypedAnswer", "Options", "#more")
"""What stands below the record, and stays in view."""


class ItemPane(VerticalScroll, can_focus=False):
    """The record scrolls above its question and options, which stay in view; once explained, all of it scrolls.

    `write` takes every change of an answer that is typed, and says whether it was kept.
    """

    def __init__(self, write: Callable[[str], bool] = lambda _: False) -> None:
        super().__init__()
        self._write = write

    def compose(self) -> ComposeResult:
        """Record, question, the answer to type or the options, lesson."""
        with VerticalScroll(id="stem-pane", can_focus=False):
            yield Static(id="stem")
        yield Static(id="more")
        yield Static(id="question")
        yield TypedAnswer(self._write)
        yield Options()
        yield Static(id="lesson")

    def on_mount(self) -> None:
        """What is said to be below follows the scrolling, by wheel or by key; the record's room, what is under it."""
        for changed in ("scroll_y", "virtual_size", "show_vertical_scrollbar"):
            self.watch(self.query_one("#stem-pane"), changed, self.settle, init=False)
        self.watch(self.query_one("#question"), "virtual_size", self.settle, init=False)
        self.watch(self.query_one(Options), "virtual_size", self.settle, init=False)
        self.watch(self.query_one(TypedAnswer), "virtual_size", self.settle, init=False)

    @property
    def scroller(self) -> VerticalScroll:
        """What the arrow keys scroll."""
        return self if self.has_class("-explained") else self.query_one("#stem-pane", VerticalScroll)

    def show(self, item: ItemView | SolvedView, find: str, *, other: bool, origin: str = "") -> None:
        """Show this item as it stands, with the words looked for marked; `other` when its text was not shown before.

        `origin` says where an item comes from that was made; it is told with the lesson.
        """
        if other:
            record, question = record_and_question(item.stem)
            self.query_one("#stem", Static).update(marked(record, find))
            self.query_one("#question", Static).update(marked(question, find))
            self.query_one("#question").display = bool(question.plain)
        self.query_one(Options).display = bool(item.options)
        self.query_one(Options).show(item.options, find, several=item.choose > 1)
        self.query_one(TypedAnswer).show(item)
        self.set_class(isinstance(item, SolvedView), "-explained")
        if isinstance(item, SolvedView):
            self.query_one("#stem-pane").styles.max_height = None
            references = plain(" · ".join(item.references), "$muted")
            made = plain(f"\n{origin}" if origin else "", "$muted")
            lesson = Content.assemble(("Why  ", "bold"), prose(item.rationale), "\n", references, made)
            self.query_one("#lesson", Static).update(lesson)
        self.call_after_refresh(self.settle)

    def settle(self) -> None:
        """Give the record the room that the options leave, and say what of it is below."""
        if self._pruning or not self.query("#question"):  # another seat may have taken this one's place by now
            return
        pane = self.scroller
        if pane is not self:
            taken = sum(self.query_one(part).outer_size.height for part in ANSWERING)
            room = max(3, self.size.height - taken)
            if pane.styles.max_height is None or pane.styles.max_height.value != room:
                pane.styles.max_height = room
                self.call_after_refresh(self.settle)
                return
        below = pane.max_scroll_y - pane.scroll_offset.y
        lines = f"▼ {below} more lines: PgDn or ↓" if below > 1 else "▼ 1 more line: ↓"
        self.query_one("#more", Static).update(lines if below > 0 else "", layout=False)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroller.scroll_relative(y=lines, animate=False)
        self.settle()

    def scroll_pages(self, pages: int) -> None:
        """Scroll by pages, less two lines to keep the thread."""
        self.scroll_lines(pages * max(1, self.scroller.size.height - 2))

    def to_top(self) -> None:
        """Back to where the item begins."""
        self.scroller.scroll_home(animate=False)

    def to_options(self) -> None:
        """Go to the options, or to what was typed, once the screen has been laid out anew."""
        typed, options = self.query_one(TypedAnswer), self.query_one(Options)
        answer = typed if typed.display else options
        self.call_after_refresh(answer.scroll_visible, animate=False, top=True)

    def to_words(self, stem: str, words: str, *, again: bool) -> None:
        """Go to the first line of the record that has the words; `again`, to the next one below."""
        record, _ = record_and_question(stem)
        lines = record.wrap(max(1, self.query_one("#stem", Static).content_size.width))
        having = [n for n, line in enumerate(lines) if words.lower() in line.plain.lower()]
        if having:
            after = self.scroller.scroll_offset.y if again else -1
            self.scroller.scroll_to(y=next((n for n in having if n > after), having[0]), animate=False)
