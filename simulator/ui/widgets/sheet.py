"""The answer sheet of a case: lines of codes by role, written key by key. Shows only what is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content

from simulator.exam.case import CodeSet, Line, Role, Setting, Sheet, lines_of
from simulator.exam.prose import legible
from simulator.ui.commands import bindings, key_names
from simulator.ui.text import plain
from simulator.ui.widgets.fields import NAMES, NUMBER, WIDTHS, Told, cell, columns, room_of, tail, title
from simulator.ui.widgets.oddity import Oddity, oddities
from simulator.ui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading (`place` is None), or a line of a role. `line` is what it holds."""

    line: Line
    place: int | None = None
    odd: Oddity | None = None

    @property
    def role(self) -> Role:
        """What its line is on the claim."""
        return self.line.role


class AnswerSheet(Rows, can_focus=True, inherit_bindings=False):
    """The sheet. Every key goes to `write`, `drop` or `swap` at once; what they refuse is not shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]
    ALLOW_SELECT = False

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
        self._sheet: Sheet = ()
        self._rows: list[Row] = []
        self.watched = False
        """Whether another window writes here: keys are left to the screen then."""
        self._at = 0
        self._field = "code"
        self._caret = 0
        self._whole = False
        """Whether the text of the field is chosen, for what is typed to replace."""
        self._dropping = False
        """Whether the line under the cursor goes at the same key again."""

    # What it shows

    def open(
        self, fields: tuple[Role, ...], setting: Setting, sheet: Sheet, at: tuple[Role, int] | None = None
    ) -> None:
        """A case that was not shown before: the cursor goes to the line `at`, else to the first empty one."""
        self._fields, self._setting = fields, setting
        self._rows = []
        self.show(sheet)
        lines = [y for y, row in enumerate(self._rows) if row.place is not None]
        last = [y for y in lines if (self._rows[y].role, self._rows[y].place) == at and self._stands(self._rows[y])]
        empty = [y for y in lines if self._rows[y].line.blank]
        self._field = "code"
        self._stand_at(next(iter(last or empty or lines), 0))

    def show(self, sheet: Sheet) -> None:
        """Show these lines, and one more where a role may have it."""
        self._sheet = sheet
        odd = [*zip(sheet, oddities(sheet, self._setting), strict=True)]
        before, self._rows = self._rows, [row for role in self._fields for row in self._rows_of(role, odd)]
        self._at = min(self._at, len(self._rows) - 1)
        self._caret = min(self._caret, len(self._value))
        if len(before) != len(self._rows):
            self.renew()
        else:
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True)):
                if old != new:
                    self.renew_row(y)

    @property
    def typed_in(self) -> bool:
        """Whether what is typed now is text."""
        return self.has_focus and not self.watched

    @property
    def at(self) -> Line | None:
        """The line under the cursor."""
        return self._rows[self._at].line if self._rows else None

    @property
    def place(self) -> tuple[Role, int] | None:
        """Role and place of the line under the cursor; None where it is not on the sheet yet."""
        row = self._rows[self._at] if self._rows else None
        return (row.role, row.place) if row and row.place is not None and self._stands(row) else None

    @property
    def remark(self) -> str:
        """What is odd about what stands under the cursor, as a sentence; "" where nothing is, or it is half typed."""
        odd = self._rows[self._at].odd if self._rows else None
        return odd.remark if odd and not odd.half else ""

    def put(self, code_set: CodeSet, code: str, *, here: bool) -> str:
        """Put a code into the line under the cursor, and say where; "" where it cannot be.

        Where it is not meant for this line (`here`), or the line takes another kind, it goes into an empty one.
        """
        y = self._at
        if not here or self._rows[y].role.code_set is not code_set:
            fits = (row.place is not None and row.role.code_set is code_set and row.line.blank for row in self._rows)
            y = next((y for y, fit in enumerate(fits) if fit), -1)
        if y < 0:
            return ""
        self._field = "code"
        self._stand_at(y)
        if not self._keep(code):
            return ""
        self._caret = len(code)
        self.renew_row(y)
        row = self._rows[self._at]
        number = "" if row.role.alone or row.place is None else f", line {row.place + 1}"
        return f"{code} stands in {title(row.role, self._setting).lower()}{number}."

    # What a candidate does

    async def on_key(self, event: events.Key) -> None:
        """What can be printed is text here, and no command.

        Its own commands are run here and now: by way of the app, they would come after the letters typed behind them.
        """
        if self.typed_in and event.is_printable and event.character:
            event.stop()
            self._type(event.character)
        elif self.typed_in and event.key in {"left", "right", "home", "end", "backspace", "delete"}:
            event.stop()
            self._edit(event.key)
        elif (own := self.screen.active_bindings.get(event.key)) and own.node is self:
            event.stop()
            if own.binding.action != "remove":
                self._forget()
            await self.run_action(own.binding.action)
        else:
            self._forget()

    def on_paste(self, event: events.Paste) -> None:
        """A code that was copied elsewhere."""
        event.stop()
        self._type(" ".join(event.text.split()))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and figures are text here: the footer shows no command for them."""
        return self.typed_in and character is not None and character.isprintable()

    def on_click(self, event: events.Click) -> None:
        """A click goes to the nearest field of its line."""
        offset = event.get_content_offset(self)
        y = (offset.y if offset else -1) + self.scroll_offset.y
        if offset is None or not 0 <= y < len(self._rows) or self._rows[y].place is None:
            return
        begin = NUMBER
        for field in self._columns(self._rows[y].role):
            if offset.x >= begin or field == "code":
                self._field, x = field, max(0, offset.x - begin)
            begin += WIDTHS[field]
        self._forget()
        self._stand_at(y)
        self.post_message(Told())
        self._caret = 0 if self._field == "poa" else min(len(self._value), x)

    def action_enter(self) -> None:
        """On to the code of the next line."""
        self._step(1, "code")

    def action_next_line(self) -> None:
        """The next line."""
        self._step(1, self._field)

    def action_previous_line(self) -> None:
        """The line above."""
        self._step(-1, self._field)

    def action_next_field(self) -> None:
        """The next field, and after the last the next line."""
        after = self._columns(self._rows[self._at].role)
        after = after[after.index(self._field) + 1 :]
        if after:
            self._to_field(after[0])
        else:
            self._step(1, "code")

    def action_previous_field(self) -> None:
        """The field before, and before the first the line above."""
        before = self._columns(self._rows[self._at].role)
        before = before[: before.index(self._field)]
        if before:
            self._to_field(before[-1])
        else:
            self._step(-1, "")

    def action_move_up(self) -> None:
        """The line changes places with the one above; above the first secondary one stands the principal."""
        self._exchange(-1)

    def action_move_down(self) -> None:
        """The line changes places with the one below."""
        self._exchange(1)

    def action_empty(self) -> None:
        """Empty the field."""
        if self._value and self._keep(""):
            self._caret, self._whole = 0, False
            self.renew_row(self._at)

    def action_remove(self) -> None:
        """Take the line off the sheet; one with something in it, at the same key again."""
        row = self._rows[self._at]
        if row.place is None or not self._stands(row):
            return
        if row.line != Line(role=row.role) and not self._dropping:
            self._dropping = True
            self.post_message(Told(f"{self._key_of('remove')} again takes {row.line.code.strip() or 'this line'} off."))
            return
        self._dropping = False
        if self._drop(row.role, row.place):
            self._field = "code"
            self._stand_at(self._at)
            self.post_message(Told())

    def action_chart(self) -> None:
        """Back to the chart."""
        self.screen.set_focus(None)

    # How it is drawn

    def count(self) -> int:
        """A row for each heading and each line."""
        return len(self._rows)

    def row(self, y: int) -> Content:
        """A heading, a line with its fields, or a choice."""
        row, here = self._rows[y], y == self._at
        if row.place is None:
            return self._heading(row.role)
        number = "" if row.role.alone else str(row.place + 1)
        parts: list[Content | tuple[str, str]] = [plain(f"{number:>{NUMBER - 1}} ", "$muted")]
        for field in self._columns(row.role):
            at = self._caret if here and self.has_focus and field == self._field else None
            parts += [cell(getattr(row.line, field), WIDTHS[field] - 1, at, whole=self._whole), Content(" ")]
        parts.append(tail(row.odd, here=here))
        return Content.assemble(*parts)

    def renew(self) -> None:
        """The rows changed, or the room for them: the cursor stays in view."""
        super().renew()
        self.reveal(self._at, above=1)

    def on_focus(self) -> None:
        """The cursor shows."""
        self.renew_row(self._at)

    def on_blur(self) -> None:
        """The cursor hides."""
        self.renew_row(self._at)

    def _heading(self, role: Role) -> Content:
        name = title(role, self._setting)
        names = "".join(f"{NAMES[field]:<{WIDTHS[field]}}" for field in self._columns(role)[1:])
        return Content.assemble((f"{name:<{NUMBER + WIDTHS['code']}}", "bold"), (names, "$muted"))

    # How it is done

    @property
    def _value(self) -> str:
        value: str = getattr(self._rows[self._at].line, self._field) if self._rows else ""
        return value

    def _columns(self, role: Role) -> list[str]:
        return columns(role, self._setting)

    def _rows_of(self, role: Role, sheet: list[tuple[Line, Oddity | None]]) -> list[Row]:
        """The heading of a role, and its lines."""
        blank = Line(role=role)
        rows = [Row(line, n, odd) for n, (line, odd) in enumerate(pair for pair in sheet if pair[0].role is role)]
        if not rows or (rows[-1].line != blank and not role.alone):
            rows.append(Row(blank, len(rows)))
        return [Row(blank), *rows]

    def _stands(self, row: Row) -> bool:
        """Whether a row's line is on the sheet already."""
        return row.place is not None and row.place < len(lines_of(self._sheet, row.role))

    def _type(self, text: str) -> None:
        self._forget()
        if self._field == "poa":
            self._keep(text.strip()[:1].upper())
            return
        before, after = ("", "") if self._whole else (self._value[: self._caret], self._value[self._caret :])
        if cell_len(legible(before + text + after)) > room_of(self._field):
            self.post_message(Told(f"There is no more room: {room_of(self._field)} characters are enough here."))
        elif self._keep(before + text + after):
            self._caret, self._whole = len(before + text), False
            self.renew_row(self._at)

    def _edit(self, key: str) -> None:
        self._forget()
        whole, self._whole = self._whole, False
        value, at = self._value, self._caret
        if (key == "delete" and whole) or (key in {"backspace", "delete"} and self._field == "poa"):
            self._keep("")
        elif key == "right" and whole:
            self._caret = len(value)
        elif key == "left" and at == 0:
            self.action_previous_field()
        elif key == "right" and (at >= len(value) or self._field == "poa"):
            self.action_next_field()
        elif key == "backspace":
            if at and self._keep(value[: at - 1] + value[at:]):
                self._caret = at - 1
        elif key == "delete":
            self._keep(value[:at] + value[at + 1 :])
        elif self._field != "poa":
            self._caret = {"left": at - 1, "right": at + 1, "home": 0, "end": len(value)}[key]
        self.renew_row(self._at)

    def _keep(self, value: str) -> bool:
        row = self._rows[self._at]
        field: dict[str, Any] = {self._field: value}
        return row.place is not None and self._write(row.place, replace(row.line, **field))

    def _step(self, lines: int, field: str) -> bool:
        """The next line that way, in this field ("" is its last) or else in its code; False where there is none."""
        y = self._at + lines
        while 0 <= y < len(self._rows) and self._rows[y].place is None:
            y += lines
        if not 0 <= y < len(self._rows):
            return False
        columns = self._columns(self._rows[y].role)
        self._field = field if field in columns else columns[-1 if not field else 0]
        self._move_to(y)
        return True

    def _move_to(self, y: int) -> None:
        """Arrive at a line by keys: what stands in the field is chosen."""
        self._stand_at(y)
        self._whole = self._field != "poa" and bool(self._value)
        self.post_message(Told())

    def _forget(self) -> None:
        """Another key: the line stays."""
        if self._dropping:
            self._dropping = False
            self.post_message(Told())

    def _key_of(self, action: str) -> str:
        own = (key for key, bound in self.screen.active_bindings.items() if bound.binding.action == action)
        return key_names(next(own, ""))

    def _stand_at(self, y: int) -> None:
        before, self._at = self._at, y
        self._whole = False
        self._caret = 0 if self._field == "poa" else len(self._value)
        self.reveal(y, above=1)
        self.renew_row(before)
        self.renew_row(y)

    def _to_field(self, field: str) -> None:
        self._field = field
        self._move_to(self._at)

    def _exchange(self, lines: int) -> None:
        row, before = self._rows[self._at], self._at
        if row.place is None or not self._step(lines, self._field):
            return
        other = self._rows[self._at]
        fits = other.role.code_set is row.role.code_set and all(r.role.alone or self._stands(r) for r in (row, other))
        if not (fits and other.place is not None and self._swap(row.role, row.place, other.role, other.place)):
            self._stand_at(before)
        else:
            self._stand_at(self._at)
