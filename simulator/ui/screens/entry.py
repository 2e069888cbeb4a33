"""A code or heading of a book, with its notes in the order of the print; what it names can be followed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from simulator.ports.codes import Entry, Note, System
from simulator.ui.commands import bindings
from simulator.ui.reader import Reader
from simulator.ui.screens.book_frame import BookFrame
from simulator.ui.screens.dialogs import Note as NoteDialog
from simulator.ui.screens.tables import Tables
from simulator.ui.text import hanging, plain
from simulator.ui.widgets.menu import Line, Menu


class CodeEntry(BookFrame):
    """One entry. Lines that lead somewhere can be followed; going back is leaving this screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entry")]
    PAGE = "A code"

    def __init__(self, reader: Reader, entry: Entry) -> None:
        super().__init__(reader)
        self._entry = entry

    def compose_page(self) -> ComposeResult:
        """Everything is a line; the cursor stops at those that lead somewhere."""
        yield Menu()

    def on_mount(self) -> None:
        """Show the entry."""
        self._show()
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        """The note may have been written meanwhile."""
        self._show()

    def on_resize(self) -> None:
        """Lines are as long as the window is wide."""
        self._show()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_follow()

    def action_follow(self) -> None:
        """Go to the code under the cursor."""
        where = (self.query_one(Menu).chosen or "").rpartition("#")[2]
        if not where:
            return
        if found := self._reader.open(self._entry.system, where, ""):
            self.app.push_screen(CodeEntry(self._reader, found))
        else:
            self.say(f"{where} is not in this book.")

    def action_bookmark(self) -> None:
        """Put a bookmark, or take it out."""
        mark = self._reader.marks().get((self._entry.system, self._entry.code))
        on_ = not (mark and mark.bookmarked)
        wrong = self._reader.bookmark(self._entry.system, self._entry.code, on_)
        self._show()
        self.say(wrong or ("★ bookmarked" if on_ else "The bookmark is out."))

    def action_note(self) -> None:
        """Write a note at this code."""
        mark = self._reader.marks().get((self._entry.system, self._entry.code))

        def keep(text: str) -> str:
            return self._reader.annotate(self._entry.system, self._entry.code, text)

        self.app.push_screen(NoteDialog(f"Your note at {self._entry.code}", mark.note if mark else "", keep))

    def action_tables(self) -> None:
        """The table that a PCS code comes from."""
        if self._entry.system is System.PCS:
            self.app.push_screen(Tables(self._reader, self._entry.code[:3]))
        else:
            self.say("Only ICD-10-PCS is built from tables.")

    def action_put(self) -> None:
        """Put this code into the line that one came from."""
        self.take(self._entry)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def _show(self) -> None:
        entry = self._entry
        mark = self._reader.marks().get((entry.system, entry.code))
        lines = [Line(_above_line(step), id=f"above{n}#{step.code}") for n, step in enumerate(entry.above)]
        lines.append(Line(_title(entry, bookmarked=bool(mark and mark.bookmarked))))
        if mark and mark.note:
            lines.append(Line(Content.assemble(("   ✎ your note  ", "bold $warning"), plain(mark.note))))
        lines += [Line(plain(f"     {axis:<22}{character}  {label}")) for axis, character, label in entry.values]
        width = max(40, self.size.width - 5)
        lines += _note_lines(entry.notes, 3, width, "own")
        for step in reversed(entry.above):
            if step.notes:
                lines.append(Line(plain(f"   at {step.code} {step.title}", "bold $muted")))
                lines += _note_lines(step.notes, 5, width, step.code)
        lines += [
            Line(
                Content.assemble(
                    plain(f"   {hit.code:<9}", "bold $accent" if hit.billable else "bold"),
                    ("  " if hit.billable else "▸ ", "$muted"),
                    plain(hit.title),
                ),
                id=f"below{n}#{hit.code}",
            )
            for n, hit in enumerate(entry.below)
        ]
        menu = self.query_one(Menu)
        first = next((line.id for line in lines if line.id and not line.id.startswith("above")), None)
        menu.show(lines, at=menu.chosen or first)


def entry_text(entry: Entry) -> Content:
    """An entry as text, for a preview: its place, its title, its own notes, and those above it."""
    parts: list[Content | str] = [
        Content("\n").join([*map(_above_line, entry.above), _title(entry, bookmarked=False)]),
        "\n",
    ]
    for axis, character, label in entry.values:
        parts.append(plain(f"{axis:<22}{character}  {label}\n"))
    parts += _note_texts(entry.notes)
    for step in reversed(entry.above):
        if step.notes:
            parts.append(plain(f"at {step.code} {step.title}\n", "bold $muted"))
            parts += _note_texts(step.notes)
    for hit in entry.below[:12]:
        parts.append(plain(f"{hit.code:<9} {hit.title}\n"))
    return Content.assemble(*parts)


def _title(entry: Entry, *, bookmarked: bool) -> Content:
    state = f"  {entry.caveat}" if entry.caveat else ""
    return Content.assemble(
        plain(f" {entry.code} ", "bold reverse" if entry.billable else "bold"),
        plain(f" {entry.title}", "bold"),
        (state, "$warning"),
        ("  ★" if bookmarked else "", "$warning"),
    )


def _above_line(step: Entry) -> Content:
    return plain(f" {step.code}  {step.title}", "$muted")


def _note_texts(notes: tuple[Note, ...]) -> list[Content]:
    """A line a note, its kind named where it begins."""
    kinds = [None, *(note.kind for note in notes)]
    return [
        Content.assemble(
            ("  " if note.kind is kinds[n] else f"{note.kind.value}: ", "bold $accent"), plain(note.text), "\n"
        )
        for n, note in enumerate(notes)
    ]


def _note_lines(notes: tuple[Note, ...], indent: int, width: int, where: str) -> list[Line]:
    lines = []
    for n, note in enumerate(notes):
        one = note.refers[0] if len(note.refers) == 1 else ""
        again = n > 0 and notes[n - 1].kind is note.kind
        head = " " * (indent + 2) if again else f"{' ' * indent}{note.kind.value}: "
        text = hanging(note.text + (" →" if one else ""), width, indent + 4, head).stylize("bold $accent", 0, len(head))
        lines.append(Line(text, id=f"{where}/{n}#{one}" if one else None))
        if not one:
            lines += [
                Line(Content.assemble(" " * indent, ("  → ", "$accent"), plain(code)), id=f"{where}/{n}.{m}#{code}")
                for m, code in enumerate(note.refers)
            ]
    return lines
