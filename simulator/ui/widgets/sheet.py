"""The answer sheet of a case: lines of codes by role, written or chosen. Shows only what is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from simulator.exam.case import CodeSet, Line, Role, Setting, Sheet, lines_of
from simulator.ui.commands import bindings
from simulator.ui.text import plain
from simulator.ui.widgets.fields import NAMES, NUMBER, WIDTHS, cell, columns, title
from simulator.ui.widgets.oddity import Oddity, oddity
from simulator.ui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading (`place` is None), a line of a role, or a code to choose for it. `line` is what it holds.

    Of a choice, `line` is where it stands on the sheet, and blank where it was not chosen.
    """

    line: Line
    place: int | None = None
    choice: str = ""
    odd: Oddity | None = None

    @property
    def role(self) -> Role:
        """What its line is on the claim."""
        return self.line.role


class AnswerSheet(Rows, can_focus=True, inherit_bindings=False):
    """The sheet. Every key goes to `write`, `drop` or `swap` at once; what they refuse is not shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]
    ALLOW_SELECT = False

    class Moved(Message):
        """The candidate moved the cursor."""

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
        self.watched = False
        """Whether another window writes here: keys are left to the screen then."""
        self._at = 0
        self._field = "code"
        self._caret = 0

    # What it shows

    def open(
        self, fields: tuple[Role, ...], setting: Setting, choices: Mapping[Role, tuple[str, ...]], sheet: Sheet
    ) -> None:
        """A case that was not shown before: the cursor goes to a line that is half typed, or the first empty one."""
        self._fields, self._setting, self._choices = fields, setting, choices
        self._rows = []
        self.show(sheet)
        lines = [y for y, row in enumerate(self._rows) if row.place is not None]
        empty = [y for y in lines if not choices and self._rows[y].line.blank]
        half = [y for y in lines if (odd := self._rows[y].odd) and odd.half]
        self._field = "code"
        self._stand_at(next(iter(half or empty or lines), 0))

    def show(self, sheet: Sheet) -> None:
        """Show these lines, and one more where a role may have it."""
        self._sheet = sheet
        before, self._rows = self._rows, [row for role in self._fields for row in self._rows_of(role)]
        self._at = min(self._at, len(self._rows) - 1)
        self._caret = min(self._caret, len(self._value))
        if len(before) != len(self._rows):
            self.renew()
        else:
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True)):
                if old != new:
                    self.renew_row(y)

    @property
    def chosen_from(self) -> bool:
        """Whether codes are chosen from lists here."""
        return bool(self._choices)

    @property
    def typed_in(self) -> bool:
        """Whether what is typed now is text."""
        return self.has_focus and not self._choices and not self.watched

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
        if self._choices or y < 0:
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
        elif self._choices and event.key == "space":
            event.stop()
            self._choose()
        elif (own := self.screen.active_bindings.get(event.key)) and own.node is self:
            event.stop()
            await self.run_action(own.binding.action)

    def on_paste(self, event: events.Paste) -> None:
        """A code that was copied elsewhere."""
        event.stop()
        if not self._choices:
            self._type(" ".join(event.text.split()))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and figures are text here: the footer shows no command for them."""
        return self.typed_in and character is not None and character.isprintable()

    def on_click(self, event: events.Click) -> None:
        """A click goes to the nearest field of its line; on a choice, it chooses."""
        offset = event.get_content_offset(self)
        y = (offset.y if offset else -1) + self.scroll_offset.y
        if offset is None or not 0 <= y < len(self._rows) or self._rows[y].place is None:
            return
        if self._choices:
            self._move_to(y)
            self._choose()
            return
        begin = NUMBER
        for field in self._columns(self._rows[y].role):
            if offset.x >= begin or field == "code":
                self._field, x = field, max(0, offset.x - begin)
            begin += WIDTHS[field]
        self._move_to(y)
        self._caret = 0 if self._field == "poa" else min(len(self._value), x)

    def action_enter(self) -> None:
        """On to the code of the next line; where codes are chosen, choose."""
        if self._choices:
            self._choose()
        else:
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
        if after and not self._choices:
            self._to_field(after[0])
        else:
            self._step(1, "code")

    def action_previous_field(self) -> None:
        """The field before, and before the first the line above."""
        before = self._columns(self._rows[self._at].role)
        before = before[: before.index(self._field)]
        if before and not self._choices:
            self._to_field(before[-1])
        else:
            self._step(-1, "")

    def action_move_up(self) -> None:
        """The line changes places with the one above; above the first secondary one stands the principal."""
        self._exchange(-1)

    def action_move_down(self) -> None:
        """The line changes places with the one below."""
        self._exchange(1)

    def action_remove(self) -> None:
        """Take the line off the sheet."""
        row = self._rows[self._at]
        if not self._choices and row.place is not None and self._stands(row) and self._drop(row.role, row.place):
            self._to_field("code")

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
        if row.choice:
            return self._choice(row, here=here and self.has_focus)
        number = "" if row.role.alone else str(row.place + 1)
        parts: list[Content | tuple[str, str]] = [plain(f"{number:>{NUMBER - 1}} ", "$muted")]
        for field in self._columns(row.role):
            at = self._caret if here and self.has_focus and field == self._field else None
            parts += [cell(getattr(row.line, field), WIDTHS[field] - 1, at), Content(" ")]
        parts.append(_tail(row.odd, here=here))
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
        if self._choices:
            return Content.assemble((name, "bold"), ("  one" if role.alone else "  all that apply", "$muted"))
        names = "".join(f"{NAMES[field]:<{WIDTHS[field]}}" for field in self._columns(role)[1:])
        return Content.assemble((f"{name:<{NUMBER + WIDTHS['code']}}", "bold"), (names, "$muted"))

    def _choice(self, row: Row, *, here: bool) -> Content:
        chosen = not row.line.blank
        glyph = ("●" if chosen else "○") if row.role.alone else ("■" if chosen else "□")
        style = "reverse" if here else "bold $primary" if chosen else ""
        text = plain(f"  {glyph} {row.choice}{'  chosen' if chosen else ''} ", style)
        return Content.assemble(text, " ", _tail(row.odd, here=False))

    # How it is done

    @property
    def _value(self) -> str:
        value: str = getattr(self._rows[self._at].line, self._field) if self._rows else ""
        return value

    def _columns(self, role: Role) -> list[str]:
        return columns(role, self._setting)

    def _rows_of(self, role: Role) -> list[Row]:
        """The heading of a role, and its lines or choices."""
        mine, blank = lines_of(self._sheet, role), Line(role=role)
        if self._choices:
            standing = {line.code: line for line in mine}
            chosen = [(code, standing.get(code, blank)) for code in self._choices.get(role, ())]
            rows = [Row(line, n, code, oddity(line, self._sheet)) for n, (code, line) in enumerate(chosen)]
        else:
            lines = [*mine, blank] if not mine or (mine[-1] != blank and not role.alone) else [*mine]
            rows = [Row(line, n, "", oddity(line, self._sheet)) for n, line in enumerate(lines)]
        return [Row(blank), *rows]

    def _stands(self, row: Row) -> bool:
        """Whether a row's line is on the sheet already."""
        return row.place is not None and row.place < len(lines_of(self._sheet, row.role))

    def _type(self, text: str) -> None:
        if self._field == "poa":
            self._keep(text.strip()[:1].upper())
        elif self._keep(self._value[: self._caret] + text + self._value[self._caret :]):
            self._caret += len(text)
            self.renew_row(self._at)

    def _edit(self, key: str) -> None:
        value, at = self._value, self._caret
        if self._field == "poa" and key in {"backspace", "delete"}:
            self._keep("")
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
        self._stand_at(y)
        self.post_message(self.Moved())

    def _stand_at(self, y: int) -> None:
        before, self._at = self._at, y
        self._caret = 0 if self._field == "poa" else len(self._value)
        self.reveal(y, above=1)
        self.renew_row(before)
        self.renew_row(y)

    def _to_field(self, field: str) -> None:
        self._field = field
        self._move_to(self._at)

    def _exchange(self, lines: int) -> None:
        row, before = self._rows[self._at], self._at
        if self._choices or row.place is None or not self._step(lines, self._field):
            return
        other = self._rows[self._at]
        fits = other.role.code_set is row.role.code_set and all(r.role.alone or self._stands(r) for r in (row, other))
        if not (fits and other.place is not None and self._swap(row.role, row.place, other.role, other.place)):
            self._move_to(before)
        else:
            self._move_to(self._at)

    def _choose(self) -> None:
        row = self._rows[self._at]
        mine = lines_of(self._sheet, row.role)
        if not row.line.blank:
            self._drop(row.role, mine.index(row.line))
        elif row.choice:
            self._write(0 if row.role.alone else len(mine), Line(role=row.role, code=row.choice))


def _tail(odd: Oddity | None, *, here: bool) -> Content:
    """What stands behind a line: that it is odd, else where the cursor is."""
    if odd and not (here and odd.half):
        return Content.styled(f"{'…' if odd.half else '!'} {odd.word}", "$muted" if odd.half else "bold $warning")
    return Content.styled("◂", "$accent") if here else Content()
