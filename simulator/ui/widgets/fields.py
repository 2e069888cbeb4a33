"""The fields of an answer sheet: what its roles and columns are called, how wide they are, how one is drawn."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message

from simulator.exam.account import role_name
from simulator.exam.case import CodeSet, Role, Setting
from simulator.exam.prose import legible
from simulator.ui.widgets.oddity import Oddity

WIDTHS = {"code": 16, "poa": 5, "modifiers": 12, "units": 6}
"""Cells of each field, with the one between it and the next."""
NAMES = {"code": "", "poa": "POA", "modifiers": "modifiers", "units": "units"}
NUMBER = 4
"""Cells of the line's number."""

_SEVERAL = {
    Role.DIAGNOSIS: "Secondary diagnoses",
    Role.PROCEDURE: "Other procedures",
    Role.CPT_HCPCS: "CPT and HCPCS",
}
"""The headings of the roles that take several lines."""


class Told(Message):
    """Words about what was done on the sheet, for the line of news; "" where there is nothing more to say."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words


def title(role: Role, setting: Setting) -> str:
    """The heading of a role."""
    return _SEVERAL.get(role) or role_name(role, setting).capitalize()


def columns(role: Role, setting: Setting) -> list[str]:
    """The fields of a line, in order."""
    if role is Role.CPT_HCPCS:
        return ["code", "modifiers", "units"]
    poa = role.code_set is CodeSet.CM and setting is Setting.INPATIENT
    return ["code", "poa"] if poa else ["code"]


def room_of(field: str) -> int:
    """How many cells may be written into a field: all that any code, or row of modifiers, can have."""
    return 1 if field == "poa" else WIDTHS[field] - 1


def cell(value: str, width: int, caret: int | None, *, whole: bool = False) -> Content:
    """A field in so many cells. With the caret in it, what is around the caret is in view; `whole`: all is chosen."""
    begin = 0
    while caret is not None and cell_len(legible(value[begin:caret])) >= width:
        begin += 1
    text = Content(set_cell_size(legible(value[begin:]), width))
    if caret is None:
        return text.stylize("on $panel")
    at = len(legible(value[begin:caret]))
    if whole:
        return text.stylize("on $primary 30%").stylize("reverse", 0, at)
    return text.stylize("on $primary 30%").stylize("reverse", at, at + 1)


def tail(odd: Oddity | None, *, here: bool) -> Content:
    """What stands behind a line: that it is odd, else where the cursor is."""
    if odd and not (here and odd.half):
        return Content.styled(f"{'…' if odd.half else '!'} {odd.word}", "$muted" if odd.half else "bold $warning")
    return Content.styled("◂", "$accent") if here else Content()
