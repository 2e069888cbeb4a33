"""Codes chosen from lists: what is offered, where a code's beginning leads, and what is kept."""

from dataclasses import replace

import pytest

from simulator.exam.case import Answering, Poa
from simulator.ui.screens.books import Books
from simulator.ui.widgets.code_lists import CodeLists
from tests.ui.person import SMALL
from tests.ui.records import SECONDARY, STAY, codes, coding, furnish, key_line
from tests.ui.room import Room, Seat
from tests.ui.test_sheet import rows


@pytest.mark.parametrize("by", ["bank", "briefing"])
async def test_codes_are_chosen_from_lists_one_principal_and_all_secondary_that_apply(room: Room, by: str) -> None:
    furnish(room, (replace(STAY, answering=Answering.SELECT) if by == "bank" else STAY,))
    async with coding(room, answering=None if by == "bank" else Answering.SELECT) as seat:
        await seat.sees("Principal diagnosis  one", "Secondary diagnoses  all that apply", "○ I21.4", "□ N17.9")
        await seat.sees("Codes alone: no POA, modifiers or units here", "whatever the task says")
        await seat.press("f2", "down", "enter")
        await seat.sees("● I21.4  chosen", "F2 Chart Tab Next list Space Choose F3 Books")
        assert sum("I21.4" in row for row in rows(seat, CodeLists)) == 1
        await seat.press("down", "space")
        await seat.sees("○ I21.4", "● N17.9  chosen")
        await seat.press("enter")
        await seat.sees("nothing coded yet")
        await seat.press("up", "tab", "space", "down", "space", "down", "space")
        await seat.sees("■ E11.9  chosen", "■ I21.4  chosen", "■ N17.9  chosen")
        await seat.press("shift+tab", "down", "space")
        await seat.sees("■ I21.4  chosen  ! twice", "● I21.4  chosen  ! twice")
        await seat.press("tab", "down", "enter", "f6", "ctrl+d")
        assert codes(room) == ["principal_diagnosis: I21.4", "diagnosis: E11.9", "diagnosis: N17.9"]
        assert sum("I21.4" in row for row in rows(seat, CodeLists)) == 1
        lists = seat.app.screen.query_one(CodeLists)
        y = lists.content_region.y + next(y for y in range(lists.count()) if "0FT40ZZ" in lists.row(y).plain)
        await seat.pilot.click(offset=(lists.content_region.x + 5, y))
        await seat.sees("● 0FT40ZZ  chosen")
        await seat.press("escape", "2")
        await seat.sees("Day 1:")
    assert codes(room)[-1] == "principal_procedure: 0FT40ZZ"


def chosen_next(seat: Seat) -> str:
    """The code under the cursor of the lists."""
    at = seat.app.screen.query_one(CodeLists).at
    return f"{at[0].value} {at[1]}" if at else ""


async def test_what_is_typed_on_a_list_goes_to_the_first_code_that_begins_so(room: Room) -> None:
    key = tuple(key_line(SECONDARY, f"Z{n}.{m}", "AKI", poa=Poa.EXEMPT) for n in range(79, 99) for m in (1, 2))
    furnish(room, (replace(STAY, key=(*STAY.key, *key), answering=Answering.SELECT),))
    async with coding(room, SMALL) as seat:
        await seat.press("f2", "tab")
        assert chosen_next(seat) == "diagnosis E11.9"
        await seat.types("z8")
        await seat.sees("The first code that begins with Z8.")
        assert chosen_next(seat) == "diagnosis Z80.1"
        await seat.types("2.2")
        assert chosen_next(seat) == "diagnosis Z82.2"
        await seat.press("backspace", "backspace", "n")
        assert chosen_next(seat) == "diagnosis N17.9"
        await seat.press("3")
        await seat.sees("No code of this list begins with N3.", "Secondary diagnoses")
        await seat.press("end")
        assert chosen_next(seat) == "diagnosis Z98.2"
        await seat.press("pageup", "pagedown", "up", "home")
        assert chosen_next(seat) == "diagnosis E11.9"
        await seat.press("pagedown", "z", "space", "tab")
        assert chosen_next(seat) == "principal_procedure 0FT40ZZ"
        await seat.press("tab", "tab", "tab", "shift+tab", "end", "home")
        assert chosen_next(seat) == "principal_diagnosis E11.9"
        await seat.press("f3")
        await seat.until(lambda: seat.at(Books))
        assert seat.text("#words") == "E11.9"
    assert codes(room) == ["diagnosis: Z79.1"]
