"""Lists of codes to choose from, role by role, in place of an answer sheet to write. Shows only what is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from simulator.exam.case import Line, Role, Setting, Sheet, bare, lines_of
from simulator.ui.commands import bindings
from simulator.ui.text import plain
from simulator.ui.widgets.fields import Told, tail, title
from simulator.ui.widgets.oddity import twice
from simulator.ui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the heading of a role (no `code`), or a code of its list; whether it is chosen, and elsewhere too."""

    role: Role
    code: str = ""
    chosen: bool = False
    again: bool = False


class CodeLists(Rows, can_focus=True, inherit_bindings=False):
    """The lists. What is chosen goes to `write`, what is taken back to `drop`; what they refuse is not shown.

    Letters and figures go to the first code of the list that begins so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lists")]
    ALLOW_SELECT = False

    def __init__(self, write: Callable[[int, Line], bool], drop: Callable[[Role, int], bool]) -> None:
        super().__init__()
        self._write = write
        self._drop = drop
        self._fields: tuple[Role, ...] = ()
        self._setting = Setting.INPATIENT
        self._choices: Mapping[Role, tuple[str, ...]] = {}
        self._sheet: Sheet = ()
        self._rows: list[Row] = []
        self._at = 0
        self._sought = ""

    # What it shows

    def open(
        self, fields: tuple[Role, ...], setting: Setting, choices: Mapping[Role, tuple[str, ...]], sheet: Sheet
    ) -> None:
        """A case that was not shown before: the cursor goes to the first code."""
        self._fields, self._setting, self._choices = fields, setting, choices
        self._rows, self._sought = [], ""
        self.show(sheet)
        self._at = next(iter(self._places()), 0)
        self.reveal(self._at, above=1)

    def show(self, sheet: Sheet) -> None:
        """Show what is chosen, with the cursor on the code where it was."""
        self._sheet = sheet
        here = self.at
        before, self._rows = self._rows, [row for role in self._fields for row in self._rows_of(role)]
        codes = [(row.role, row.code) for row in self._rows]
        near = min(self._places(), key=lambda y: abs(y - self._at), default=0)
        self._at = codes.index(here) if here in codes else near
        if before != self._rows:
            self.renew()

    @property
    def at(self) -> tuple[Role, str] | None:
        """Role and code under the cursor."""
        return (self._rows[self._at].role, self._rows[self._at].code) if self._rows else None

    # What a candidate does

    async def on_key(self, event: events.Key) -> None:
        """The beginning of a code goes to it; any other key begins a new one."""
        own = self.screen.active_bindings.get(event.key)
        if own and own.node is self:
            event.stop()
            self._sought = ""
            await self.run_action(own.binding.action)
        elif event.is_printable and event.character:
            event.stop()
            self._seek(event.character)
        elif event.key == "backspace":
            event.stop()
            self._sought = self._sought[:-1]
            self._seek("")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and figures are the beginning of a code: the footer shows no command for them."""
        return key != "space" and character is not None and character.isprintable()

    def on_click(self, event: events.Click) -> None:
        """A click chooses, or takes back."""
        offset = event.get_content_offset(self)
        y = (offset.y if offset else -1) + self.scroll_offset.y
        if 0 <= y < len(self._rows) and self._rows[y].code:
            self._move_to(y)
            self.action_choose()

    def action_choose(self) -> None:
        """Choose the code, or take it back."""
        if not self._rows:
            return
        row = self._rows[self._at]
        mine = [line.code for line in lines_of(self._sheet, row.role)]
        if row.chosen:
            self._drop(row.role, mine.index(row.code))
        elif row.code:
            self._write(0 if row.role.alone else len(mine), Line(role=row.role, code=row.code))

    def action_next_list(self) -> None:
        """The codes of the next role; after the last, of the first."""
        self._turn(1)

    def action_previous_list(self) -> None:
        """The codes of the role before; before the first, of the last."""
        self._turn(-1)

    def action_move(self, codes: int) -> None:
        """So many codes on, or back; a heading is no code."""
        places = self._places()
        if self._at in places:
            self._move_to(places[max(0, min(places.index(self._at) + codes, len(places) - 1))])

    def action_page(self, pages: int) -> None:
        """A page of codes on, or back."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - 2))

    def action_first(self) -> None:
        """The first code of this list."""
        self._move_to(min(self._here(), default=self._at))

    def action_last(self) -> None:
        """The last code of this list."""
        self._move_to(max(self._here(), default=self._at))

    def action_chart(self) -> None:
        """Back to the chart."""
        self.screen.set_focus(None)

    # How it is drawn

    def count(self) -> int:
        """A row for each heading and each code."""
        return len(self._rows)

    def row(self, y: int) -> Content:
        """A heading, or a code and whether it is chosen."""
        row = self._rows[y]
        if not row.code:
            many = "  one" if row.role.alone else "  all that apply"
            return Content.assemble((title(row.role, self._setting), "bold"), (many, "$muted"))
        glyph = ("●" if row.chosen else "○") if row.role.alone else ("■" if row.chosen else "□")
        style = "reverse" if y == self._at and self.has_focus else "bold $primary" if row.chosen else ""
        text = plain(f"  {glyph} {row.code}{'  chosen' if row.chosen else ''} ", style)
        return Content.assemble(text, " ", tail(twice(self._line(row)) if row.again else None, here=False))

    def renew(self) -> None:
        """The rows changed, or the room for them: the cursor stays in view."""
        super().renew()
        self.reveal(self._at, above=1)

    def on_focus(self) -> None:
        """The cursor shows."""
        self.renew_row(self._at)

    def on_blur(self) -> None:
        """The cursor hides."""
        self._sought = ""
        self.renew_row(self._at)

    # How it is done

    def _rows_of(self, role: Role) -> list[Row]:
        """The heading of a role, and its codes. What is chosen as principal diagnosis is no secondary one."""
        mine = {line.code for line in lines_of(self._sheet, role)}
        first = {line.code for line in lines_of(self._sheet, Role.PRINCIPAL_DIAGNOSIS)}
        others = {line.code for line in lines_of(self._sheet, Role.DIAGNOSIS)}
        elsewhere = {Role.DIAGNOSIS: first, Role.PRINCIPAL_DIAGNOSIS: others}.get(role, set())
        offered = [
            code
            for code in self._choices.get(role, ())
            if code in mine or role is not Role.DIAGNOSIS or code not in first
        ]
        return [Row(role), *(Row(role, code, code in mine, code in mine and code in elsewhere) for code in offered)]

    def _line(self, row: Row) -> Line:
        return Line(role=row.role, code=row.code)

    def _places(self, role: Role | None = None) -> list[int]:
        """Where the codes stand, of one role or of all."""
        return [y for y, row in enumerate(self._rows) if row.code and role in (None, row.role)]

    def _here(self) -> list[int]:
        """Where the codes of the list under the cursor stand."""
        return self._places(self._rows[self._at].role) if self._rows else []

    def _turn(self, lists: int) -> None:
        tops = [self._places(role)[0] for role in self._fields if self._places(role)]
        if here := self._here():
            self._move_to(tops[(tops.index(here[0]) + lists) % len(tops)])

    def _seek(self, character: str) -> None:
        """Go to the first code of this list that begins as typed; a character that leads nowhere begins anew."""
        for sought in dict.fromkeys((self._sought + character, character)):
            found = [y for y in self._here() if bare(self._rows[y].code).startswith(bare(sought))]
            if bare(sought) and found:
                self._move_to(found[0])
                self._sought = sought
                self.post_message(Told(f"The first code that begins with {sought.upper()}. Space chooses it."))
                return
        if character:
            self.post_message(Told(f"No code of this list begins with {(self._sought + character).upper()}."))
        else:
            self.post_message(Told())

    def _move_to(self, y: int) -> None:
        before, self._at = self._at, y
        self.reveal(y, above=1)
        self.renew_row(before)
        self.renew_row(y)
        self.post_message(Told())
