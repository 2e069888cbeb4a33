"""The code books: search at every keystroke, over one system or all."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from simulator.ports.codes import Entry, Hit, System
from simulator.ports.failure import StoreError
from simulator.ports.marks import Mark
from simulator.ui.commands import bindings
from simulator.ui.reader import Reader
from simulator.ui.screens.book_frame import BookFrame
from simulator.ui.screens.building import Building
from simulator.ui.screens.entry import CodeEntry, entry_text
from simulator.ui.screens.tables import Tables
from simulator.ui.text import plain
from simulator.ui.widgets.menu import Line, Menu

NAMES = {System.CM: "ICD-10-CM", System.PCS: "ICD-10-PCS", System.HCPCS: "HCPCS II", System.CPT: "CPT (your own)"}
MOST = 60
NOTHING = "Nothing goes by these words. Try fewer, or the beginning of a word."
CPT = "CPT is licensed and not in the program: use your own book, or import your list (codexam codes import-cpt)."
HINT = "Type to search; ↑ ↓ choose, Enter opens."


class Words(Input, inherit_bindings=False):
    """The line that is searched for. Enter is left to the screen, so that its footer shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in Input.BINDINGS if not (isinstance(binding, Binding) and binding.key == "enter")
    ]


class Books(BookFrame, Building[None]):
    """The search. Typing searches, the arrows move, Enter opens; empty, it shows the candidate's bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("books")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]

    class Ready(Message):
        """The books are open, or the words say why not."""

        def __init__(self, refusal: str = "") -> None:
            super().__init__()
            self.refusal = refusal

    def __init__(self, reader: Reader, system: System | None = None, words: str = "") -> None:
        super().__init__(reader)
        self._system = system
        self._words = words
        self._hits: dict[str, Hit] = {}

    def compose_page(self) -> ComposeResult:
        """The words, the systems, the hits; beside them the code under the cursor where there is room."""
        hint = "Words, abbreviations, or a code: chf, E11.2, 0FT"
        yield Words(self._words, placeholder=hint, id="words", compact=True)  # selected, for what is typed to replace
        yield Static(id="systems")
        yield self.bar()
        with Horizontal(id="room"):
            menu = Menu()
            menu.can_focus = False  # the words keep the cursor, whatever is clicked
            yield menu
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="entry")

    def on_mount(self) -> None:
        """Open the books, behind a progress bar where they must be built first."""
        self._show_systems()
        if not self._reader.library.book:
            self.say("Opening the code books ...")
        self._read()

    def on_unmount(self) -> None:
        """The books are put away, however this screen was left."""
        self._reader.put_away()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            self._reader.library.open(self.tell)
        except StoreError as refusal:
            self.post_message(self.Ready(str(refusal)))
        else:
            self.post_message(self.Ready())

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        self.built()
        self.say(event.refusal or HINT)
        if not event.refusal:
            self._reader.take_out()
            self._show_systems()
            self._search()

    @on(Input.Changed, "#words")
    def _changed(self) -> None:
        self._search()

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show_preview()

    def on_screen_resume(self) -> None:
        """A mark may have been made; the cursor is where it was."""
        self._search(at=self.query_one(Menu).chosen)

    def on_resize(self, _: events.Resize) -> None:
        """The preview comes and goes with the room."""
        self.call_after_refresh(self._show_preview)

    def action_open(self) -> None:
        """Open the code under the cursor."""
        hit = self._hits.get(self.query_one(Menu).chosen or "")
        if hit and (entry := self._reader.open(hit.system, hit.code, self.query_one("#words", Input).value.strip())):
            self.app.push_screen(CodeEntry(self._reader, entry))

    def action_put(self) -> None:
        """Put the code under the cursor into the line that one came from."""
        self.take(self._hits.get(self.query_one(Menu).chosen or ""))

    def action_move(self, lines: int) -> None:
        """Move the cursor of the list; the words keep theirs."""
        menu = self.query_one(Menu)
        menu.action_cursor_down() if lines > 0 else menu.action_cursor_up()

    def action_page(self, pages: int) -> None:
        """Move the cursor of the list by a page, and no further than the list goes."""
        menu = self.query_one(Menu)
        if menu.highlighted is not None:
            menu.highlighted = min(max(0, menu.highlighted + pages * menu.size.height), menu.option_count - 1)

    def action_system(self) -> None:
        """Search the next system alone, or all again."""
        order = [None, *System]
        self._system = order[(order.index(self._system) + 1) % len(order)]
        self._show_systems()
        self._search()

    def action_tables(self) -> None:
        """Build a PCS code, in the table of the one under the cursor, else from the first character."""
        if self._reader.library.book:
            hit = self._hits.get(self.query_one(Menu).chosen or "")
            self.app.push_screen(Tables(self._reader, hit.code[:3] if hit and hit.system is System.PCS else ""))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def _search(self, at: str | None = None) -> None:
        """Show what goes by the words, with the cursor on the first line, or on that whose id is `at`."""
        if not self._reader.library.book:
            return
        words = self.query_one("#words", Input).value.strip()
        marks = self._reader.marks()
        if words:
            hits = self._reader.search(words, self._system, MOST)
            nothing = CPT if words.isdecimal() and len(words) == 5 else NOTHING
        else:
            mine = (mark for mark in marks.values() if self._system in {None, mark.system})
            hits = tuple(_marked_hit(self._reader.entry(mark.system, mark.code), mark) for mark in mine)
            nothing = "Your bookmarks and notes appear here."
        self._hits = {f"{hit.system} {hit.code}": hit for hit in hits}
        lines = [Line(_hit_line(hit, marks), id=id_) for id_, hit in self._hits.items()]
        first = next(iter(self._hits), None)
        self.query_one(Menu).show(lines or [Line(plain(nothing, "$muted"))], at=at if at in self._hits else first)
        if not lines:  # else the preview follows the cursor
            self._show_preview()
        if self._reader.trouble:
            self.say("")

    def _show_preview(self) -> None:
        preview = self.query_one("#entry", Static)
        hit = self._hits.get(self.query_one(Menu).chosen or "")
        if hit and self.has_class("-wide") and (entry := self._reader.entry(hit.system, hit.code)):
            preview.update(entry_text(entry))
        else:
            preview.update("")

    def _show_systems(self) -> None:
        parts: list[Content | tuple[str, str]] = []
        for system in (None, *System):
            name = "all books" if system is None else NAMES[system]
            parts += [(f" {name} ", "reverse bold" if system is self._system else "$muted"), Content(" ")]
        parts += [
            plain(f"\n{edition.title}. Not in it: {edition.lacks}", "$muted")
            for edition in self._reader.editions()
            if edition.lacks and edition.system is self._system
        ]
        self.query_one("#systems", Static).update(Content.assemble(*parts))


def _hit_line(hit: Hit, marks: dict[tuple[System, str], Mark]) -> Content:
    mark = marks.get((hit.system, hit.code))
    sign = ("★" if mark.bookmarked else "") + ("✎" if mark.note else "") if mark else ""
    return Content.assemble(
        plain(f" {hit.code:<9}", "bold $accent" if hit.billable else "bold"),
        ("  " if hit.billable else "▸ ", "$muted"),
        plain(hit.title),
        (f"  {sign}" if sign else "", "$warning"),
    )


def _marked_hit(entry: Entry | None, mark: Mark) -> Hit:
    if entry:
        return Hit(system=mark.system, code=entry.code, title=entry.title, billable=entry.billable)
    return Hit(system=mark.system, code=mark.code, title="no longer in the book", billable=False)
