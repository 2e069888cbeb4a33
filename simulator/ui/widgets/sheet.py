"""The answer sheet of a case: lines of codes by role, written or chosen. Shows only what is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from simulator.exam.case import CodeSet, Line, Poa, Role, Setting, Sheet, lines_of
from simulator.exam.notation import remark
from simulator.ui.commands import bindings
from simulator.ui.text import plain
from simulator.ui.widgets.rows import Rows

TITLES = {
    Role.PRINCIPAL_DIAGNOSIS: "Principal diagnosis",
    Role.DIAGNOSIS: "Secondary diagnoses",
    Role.PRINCIPAL_PROCEDURE: "Principal procedure",
    Role.PROCEDURE: "Other procedures",
    Role.CPT_HCPCS: "CPT and HCPCS",
}
WIDTHS = {"code": 16, "poa": 5, "modifiers": 12, "units": 5}
NAMES = {"code": "", "poa": "POA", "modifiers": "modifiers", "units": "units"}
NUMBER = 4
"""Cells of the line's number."""

POA_SAYS = "POA is Y, N, U, W, or 1 for a code exempt from it."


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading (`place` is None), a line of a role, or a code to choose for it."""

    role: Role
    place: int | None = None
    choice: str = ""


class AnswerSheet(Rows, can_focus=True, inherit_bindings=False):
    """The sheet. Every key goes to `write`, `drop` or `swap` at once; what they refuse is not shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor stands elsewhere, or what is under it changed."""

    class Left(Message):
        """Back to the chart."""

    def __init__(
        self,
        write: Callable[[int, Line], bool],
        drop: Callable[[Role, int], bool],
        swap: Callable[[Role, int, Role, int], bool],
    ) -> None:
        super().__init__()
        self._write = write
        self._drop = drop
        self._swap = swap
        self._fields: tuple[Role, ...] = ()
        self._setting = Setting.INPATIENT
        self._choices: Mapping[Role, tuple[str, ...]] = {}
        self._sheet: Sheet = ()
        self._rows: list[Row] = []
        self._at = 0
        self._field = "code"
        self._caret = 0

    # What it shows

    def open(self, fields: tuple[Role, ...], setting: Setting, choices: Mapping[Role, tuple[str, ...]]) -> None:
        """A case that was not shown before: the cursor goes to its first line."""
        self._fields, self._setting, self._choices = fields, setting, choices
        self._sheet, self._at, self._field, self._caret = (), 1, "code", 0

    def show(self, sheet: Sheet) -> None:
        """Show these lines, and one more where a role may have it."""
        self._sheet = sheet
        rows: list[Row] = []
        for role in self._fields:
            rows.append(Row(role))
            if self._choices:
                rows += [Row(role, n, code) for n, code in enumerate(self._choices.get(role, ()))]
            else:
                rows += [Row(role, n) for n in range(self._length(role))]
        self._rows = rows
        self._at = min(self._at, len(rows) - 1)
        self._caret = min(self._caret, len(self._value))
        self.renew()
        self.post_message(self.Moved())

    @property
    def line(self) -> Line:
        """The line under the cursor."""
        row = self._rows[self._at]
        mine = lines_of(self._sheet, row.role)
        blank = Line(role=row.role)
        return blank if row.choice or row.place is None or row.place >= len(mine) else mine[row.place]

    @property
    def remark(self) -> str:
        """What is odd about the form of what stands under the cursor; "" where nothing is."""
        return self._remark(self.line)

    def put(self, code_set: CodeSet, code: str) -> str:
        """Put a code into the line under the cursor, or a new one of its kind, and say where; "" where it cannot."""
        if self._choices:
            return ""
        row = self._rows[self._at]
        if row.role.code_set is not code_set:
            roles = [role for role in self._fields if role.code_set is code_set]
            empty = [Row(role, n) for role in roles for n in range(self._length(role)) if self._empty(role, n)]
            if not empty:
                return ""
            row = empty[0]
            self._at = self._rows.index(row)
        self._field = "code"
        if not self._keep(code):
            return ""
        self._caret = len(code)
        return f"{code} stands in {TITLES[row.role].lower()}" + ("." if row.role.alone else f", line {row.place + 1}.")  # type: ignore[operator]  # the cursor is never on a heading

    # What a candidate does

    def on_key(self, event: events.Key) -> None:
        """What can be printed is text here, and no command."""
        if self._choices:
            if event.key == "space":
                event.stop()
                self._choose()
        elif event.is_printable and event.character:
            event.stop()
            self._type(event.character)
        elif event.key in {"left", "right", "home", "end", "backspace", "delete"}:
            event.stop()
            self._edit(event.key)

    def on_paste(self, event: events.Paste) -> None:
        """A code that was copied elsewhere."""
        event.stop()
        if not self._choices:
            self._type(" ".join(event.text.split()))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and figures are text here: the footer shows no command for them."""
        return not self._choices and character is not None and character.isprintable()

    def on_click(self, event: events.Click) -> None:
        """A click goes to its field; on a choice, it chooses."""
        offset = event.get_content_offset(self)
        y = (offset.y if offset else -1) + self.scroll_offset.y
        if offset is None or not 0 <= y < len(self._rows) or self._rows[y].place is None:
            return
        self._move_to(y)
        if self._choices:
            self._choose()
            return
        x = NUMBER
        for field in self._columns(self._rows[y].role):
            if x <= offset.x < x + WIDTHS[field]:
                self._field, self._caret = field, min(len(getattr(self.line, field)), offset.x - x)
            x += WIDTHS[field]
        self.refresh()

    def action_enter(self) -> None:
        """On to the code of the next line; where codes are chosen, choose."""
        if self._choices:
            self._choose()
        elif self._step(1):
            self._to_field("code")

    def action_next_line(self) -> None:
        """The next line."""
        self._step(1)

    def action_previous_line(self) -> None:
        """The line above."""
        self._step(-1)

    def action_next_field(self) -> None:
        """The next field, and after the last the next line."""
        columns = self._columns(self._rows[self._at].role)
        after = columns.index(self._field) + 1 if self._field in columns else 0
        if after < len(columns) and not self._choices:
            self._to_field(columns[after])
        elif self._step(1):
            self._to_field("code")

    def action_previous_field(self) -> None:
        """The field before, and before the first the line above."""
        columns = self._columns(self._rows[self._at].role)
        before = columns.index(self._field) - 1 if self._field in columns else -1
        if before >= 0 and not self._choices:
            self._to_field(columns[before])
        elif self._step(-1):
            self._to_field(self._columns(self._rows[self._at].role)[-1])

    def action_move_up(self) -> None:
        """The line changes places with the one above; above the first secondary one stands the principal."""
        self._exchange(-1)

    def action_move_down(self) -> None:
        """The line changes places with the one below."""
        self._exchange(1)

    def action_remove(self) -> None:
        """Take the line off the sheet."""
        row = self._rows[self._at]
        if not self._choices and row.place is not None and row.place < len(lines_of(self._sheet, row.role)):
            self._drop(row.role, row.place)
            self._caret = 0

    def action_chart(self) -> None:
        """Back to the chart."""
        self.post_message(self.Left())

    # How it is drawn

    def count(self) -> int:
        """A row for each heading and each line."""
        return len(self._rows)

    def row(self, y: int) -> Content:
        """A heading, a line with its fields, or a choice."""
        row = self._rows[y]
        if row.place is None:
            return self._heading(row.role)
        if row.choice:
            return self._choice(row, here=y == self._at)
        here = y == self._at and self.has_focus
        mine = lines_of(self._sheet, row.role)
        line = mine[row.place] if row.place < len(mine) else Line(role=row.role)
        number = "" if row.role.alone else str(row.place + 1)
        parts: list[Content | tuple[str, str]] = [plain(f"{number:>{NUMBER - 1}} ", "$muted")]
        for field in self._columns(row.role):
            parts += [self._cell(line, field, here=here and field == self._field), Content(" ")]
        if self._remark(line):
            parts.append(("!", "bold $warning"))
        elif y == self._at:
            parts.append(("◂", "$accent"))
        return Content.assemble(*parts)

    def on_focus(self) -> None:
        """The cursor shows."""
        self.reveal(self._at, above=1)
        self.refresh()

    def on_blur(self) -> None:
        """The cursor hides."""
        self.refresh()

    def _heading(self, role: Role) -> Content:
        title = TITLES[role]
        if role is Role.PRINCIPAL_DIAGNOSIS and self._setting is not Setting.INPATIENT:
            title = "First-listed diagnosis"
        if self._choices:
            return Content.assemble((title, "bold"), ("  one" if role.alone else "  all that apply", "$muted"))
        head = f"{title:<{NUMBER + WIDTHS['code']}}"
        names = "".join(f"{NAMES[field]:<{WIDTHS[field]}}" for field in self._columns(role)[1:])
        return Content.assemble((head, "bold"), (names, "$muted"))

    def _choice(self, row: Row, *, here: bool) -> Content:
        chosen = self._chosen(row) is not None
        glyph = ("●" if chosen else "○") if row.role.alone else ("■" if chosen else "□")
        style = "reverse" if here and self.has_focus else "bold $primary" if chosen else ""
        return plain(f"  {glyph} {row.choice}{'  chosen' if chosen else ''}", style)

    def _cell(self, line: Line, field: str, *, here: bool) -> Content:
        width = WIDTHS[field] - 1
        value = getattr(line, field)
        begin = max(0, self._caret - width + 1) if here else 0
        text = plain(value[begin : begin + width].ljust(width)[:width], "on $panel" if not here else "on $primary 30%")
        return text.stylize("reverse", self._caret - begin, self._caret - begin + 1) if here else text

    # How it is done

    @property
    def _value(self) -> str:
        value: str = getattr(self.line, self._field) if self._rows else ""
        return value

    def _columns(self, role: Role) -> list[str]:
        if role is Role.CPT_HCPCS:
            return ["code", "modifiers", "units"]
        poa = role.code_set is CodeSet.CM and self._setting is Setting.INPATIENT
        return ["code", "poa"] if poa else ["code"]

    def _length(self, role: Role) -> int:
        """How many lines of a role are shown: those that are written, and an empty one."""
        mine = lines_of(self._sheet, role)
        return 1 if role.alone else len(mine) + (not mine or mine[-1] != Line(role=role))

    def _empty(self, role: Role, n: int) -> bool:
        mine = lines_of(self._sheet, role)
        return n >= len(mine) or mine[n].blank

    def _remark(self, line: Line) -> str:
        poa = line.poa.strip().upper()
        return remark(line.role, line.code) or (POA_SAYS if poa and poa not in list(Poa) else "")

    def _type(self, text: str) -> None:
        if self._field == "poa":
            if self._keep(text.strip()[:1].upper()):
                self._caret = 0
        elif self._keep(self._value[: self._caret] + text + self._value[self._caret :]):
            self._caret += len(text)
            self.renew_row(self._at)

    def _edit(self, key: str) -> None:
        value, at = self._value, self._caret
        if key == "left" and at == 0:
            self.action_previous_field()
        elif key == "right" and at >= len(value):
            self.action_next_field()
        elif key == "backspace" and value:
            at = max(at, 1) if self._field == "poa" else at
            if at and self._keep(value[: at - 1] + value[at:]):
                self._caret = at - 1
        elif key == "delete":
            self._keep(value[:at] + value[at + 1 :])
        else:
            self._caret = {"left": at - 1, "right": at + 1, "home": 0, "end": len(value)}.get(key, at)
        self.renew_row(self._at)

    def _keep(self, value: str) -> bool:
        row, line = self._rows[self._at], self.line
        fields = {name: getattr(line, name) for name in WIDTHS} | {self._field: value}
        return row.place is not None and self._write(row.place, Line(role=line.role, **fields))

    def _step(self, lines: int) -> bool:
        y = self._at + lines
        while 0 <= y < len(self._rows) and self._rows[y].place is None:
            y += lines
        if not 0 <= y < len(self._rows):
            return False
        self._move_to(y)
        return True

    def _move_to(self, y: int) -> None:
        self._at = y
        if self._field not in self._columns(self._rows[y].role):
            self._field = "code"
        self._caret = 0 if self._field == "poa" else len(self._value)
        self.reveal(y, above=1)
        self.refresh()
        self.post_message(self.Moved())

    def _to_field(self, field: str) -> None:
        self._field = field
        self._caret = 0 if field == "poa" else len(self._value)
        self.refresh()
        self.post_message(self.Moved())

    def _exchange(self, lines: int) -> None:
        row = self._rows[self._at]
        before = self._at
        if self._choices or row.place is None or not self._step(lines):
            return
        other = self._rows[self._at]
        mine = len(lines_of(self._sheet, other.role))
        swappable = other.role.code_set is row.role.code_set and (other.role.alone or (other.place or 0) < mine)
        if not (swappable and other.place is not None and self._swap(row.role, row.place, other.role, other.place)):
            self._move_to(before)

    def _chosen(self, row: Row) -> int | None:
        """At which place of its role a choice stands on the sheet."""
        mine = lines_of(self._sheet, row.role)
        return next((n for n, line in enumerate(mine) if line.code == row.choice), None)

    def _choose(self) -> None:
        row = self._rows[self._at]
        at = self._chosen(row)
        if at is not None:
            self._drop(row.role, at)
        else:
            place = 0 if row.role.alone else len(lines_of(self._sheet, row.role))
            self._write(place, Line(role=row.role, code=row.choice))
