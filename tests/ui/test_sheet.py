"""The answer sheet of a record: lines typed key by key, moved, taken off, warned of, and chosen from lists."""

import pytest
from textual.events import Paste

from simulator.exam.case import Line, Setting
from simulator.exam.notation import remark
from simulator.ui.errand import Resume
from simulator.ui.screens.books import Books
from simulator.ui.screens.tables import Tables
from simulator.ui.widgets.oddity import oddities
from simulator.ui.widgets.rows import Rows
from simulator.ui.widgets.sheet import AnswerSheet
from tests.ui.person import LARGE, SMALL
from tests.ui.records import CPT, PRINCIPAL, PROCEDURE, SECONDARY, VISIT, codes, coding, furnish
from tests.ui.room import Room, Seat


def rows(seat: Seat, pane: type[Rows] = AnswerSheet) -> list[str]:
    """The rows of the sheet as they are on the screen, without the spaces around them."""
    sheet = seat.app.screen.query_one(pane)
    region = sheet.content_region
    lines = seat.look().splitlines()[region.y : region.bottom]
    return [row for row in (line[region.x : region.right].strip() for line in lines) if row]


def under_cursor(seat: Seat) -> str:
    """The row that the cursor is in."""
    return next((row for row in rows(seat) if row.endswith("◂")), "")


async def test_a_sheet_is_written_line_by_line_and_every_key_is_saved(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL) as seat:
        await seat.sees("nothing coded yet: 1 to 3 open the documents, F2 or Tab the answer sheet")
        await seat.press("tab")
        await seat.sees("Principal diagnosis POA", "nothing coded yet: write codes")
        await seat.types("i2")
        assert codes(room) == ["principal_diagnosis: i2"]
        await seat.types("1.4")
        await seat.press("tab", "y", "enter")
        await seat.types("n 17.9")
        await seat.press("tab", "n", "enter")
        await seat.types("E119")
        await seat.press("tab", "u", "y", "enter", "enter")
        await seat.types("0ft-40zz")
        await seat.press("enter", "enter", "enter")
        await seat.sees("✓ saved: 4 lines")
        assert rows(seat) == [
            "Principal diagnosis POA",
            "i21.4           Y",
            "Secondary diagnoses POA",
            "1 n 17.9          N",
            "2 E119            Y",
            "3",
            "Principal procedure",
            "0ft-40zz",
            "Other procedures",
            "1                 ◂",
        ]
    assert codes(room) == [
        "principal_diagnosis: i21.4 Y",
        "diagnosis: n 17.9 N",
        "diagnosis: E119 Y",
        "principal_procedure: 0ft-40zz",
    ]


async def test_a_line_is_edited_where_the_cursor_is(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("12.4")
        await seat.press("home", "i", "right", "right", "backspace", "1", "left", "2")
        await seat.until(lambda: codes(room) == ["principal_diagnosis: i121.4"])
        await seat.press("home", "right", "delete", "end", "left", "left", "left", "x", "backspace")
        await seat.until(lambda: codes(room) == ["principal_diagnosis: i21.4"])
        await seat.press("end", "right", "w", "left", "end")
        seat.app.screen.query_one(AnswerSheet).post_message(Paste(" A\t "))
        await seat.until(lambda: codes(room) == ["principal_diagnosis: i21.4A W"])
        await seat.press("backspace", "right", "delete", "left", "down", "up")
        await seat.until(lambda: codes(room) == ["principal_diagnosis: i21.4"])
        await seat.press(*["backspace"] * 9)
        await seat.sees("nothing coded yet")
        seat.app.screen.query_one(AnswerSheet).post_message(Paste("W" * 3000))
        await seat.sees("There is no more room: 15 characters are enough here.")
        await seat.press("k")
        await seat.until(lambda: codes(room) == ["principal_diagnosis: k"])
        assert "room" not in seat.look()


async def test_letters_and_figures_on_the_sheet_are_text_and_commands_only_in_the_chart(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("nfxgrpsth/123")
        assert codes(room) == ["principal_diagnosis: nfxgrpsth/123"]
        assert room.sat().current == 3
        assert not room.response(3).flagged
        assert "n Next" not in seat.look().splitlines()[-1]
        await seat.press("escape", "f", "2")
        await seat.sees("⚑ flagged", "Day 1:", "n Next")
        await seat.press("f4")
        await seat.types("n1")
        await seat.press("escape", "f2", "f4", "escape", "home", "z")
        assert codes(room) == ["principal_diagnosis: znfxgrpsth/123"]
        assert room.response(3).note == "n1"


async def test_lines_are_moved_taken_off_and_added(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        for code in ("i21", "n17", "e11", "z79"):
            await seat.types(code)
            await seat.press("enter")
        await seat.press("up", "f6", "ctrl+up", "f6")
        assert codes(room) == ["principal_diagnosis: z79", "diagnosis: i21", "diagnosis: n17", "diagnosis: e11"]
        assert under_cursor(seat) == "z79                  ◂"
        await seat.press("f6", "f7", "ctrl+down")
        assert codes(room) == ["principal_diagnosis: i21", "diagnosis: n17", "diagnosis: z79", "diagnosis: e11"]
        await seat.press("ctrl+d", "ctrl+d")
        assert codes(room) == ["principal_diagnosis: i21", "diagnosis: n17", "diagnosis: e11"]
        assert under_cursor(seat) == "2 e11                  ◂"
        await seat.press("down", "f6", "f7", "ctrl+d", "down", "f6")
        assert codes(room) == ["principal_diagnosis: i21", "diagnosis: n17", "diagnosis: e11"]
        await seat.press("up", "up", "up", "up", "ctrl+d", "ctrl+d", "down", "f6")
        assert codes(room) == ["principal_diagnosis: n17", "diagnosis: e11"]
        assert "!" not in seat.look()


async def test_twenty_lines_scroll_under_the_cursor(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL) as seat:
        await seat.press("f2")
        for _ in range(20):
            await seat.press("z", "enter")
        assert under_cursor(seat).startswith("20")
        assert len(codes(room)) == 20
        await seat.press("pagedown", *["up"] * 22)
        assert rows(seat)[0] == "Principal diagnosis POA"
        await seat.press("escape", "f2", *["down"] * 25)
        assert under_cursor(seat) == "1                 ◂"


async def test_a_click_anywhere_in_a_line_goes_to_its_nearest_field(room: Room) -> None:
    furnish(room, (VISIT,))
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("e11.9")
        sheet = seat.app.screen.query_one(AnswerSheet)
        top, left = sheet.content_region.y - sheet.region.y, sheet.content_region.x - sheet.region.x
        await seat.pilot.click(AnswerSheet, offset=(left + 6, top + 1))
        await seat.types("x")
        assert codes(room) == ["principal_diagnosis: e1x1.9"]
        await seat.pilot.click(AnswerSheet, offset=(left + 1, top + 5))
        await seat.types("20610")
        await seat.pilot.click(AnswerSheet, offset=(left + 22, top + 5))
        await seat.types("59 rt")
        await seat.pilot.click(AnswerSheet, offset=(left + 42, top + 5))
        await seat.types("2")
        await seat.pilot.click(AnswerSheet, offset=(left + 5, top + 4))
        await seat.types("3")
        await seat.sees("20610           59 rt       23")
        await seat.pilot.click("Chart", offset=(5, 5))
        await seat.press("1")
        await seat.sees("NSTEMI")
    assert codes(room) == ["principal_diagnosis: e1x1.9", "cpt_hcpcs: 20610 59 rt 23"]


async def test_the_sheet_of_an_outpatient_has_modifiers_and_units_and_no_poa(room: Room) -> None:
    furnish(room, (VISIT,))
    async with coding(room, SMALL) as seat:
        await seat.press("f2")
        await seat.sees("First-listed diagnosis", "CPT and HCPCS       modifiers   units")
        assert "POA" not in "".join(rows(seat))
        await seat.press("down", "down")
        await seat.types("20610")
        await seat.press("tab")
        await seat.types("50")
        await seat.press("tab", "x")
        await seat.sees("! Units are a whole number", "! units")
        await seat.press("backspace", "2", "enter")
        await seat.sees("✓ saved: 1 line; no first-listed diagnosis yet")
        await seat.press("shift+tab")
        assert under_cursor(seat).startswith("1 20610           50")
    assert codes(room) == ["cpt_hcpcs: 20610 50 2"]


async def test_odd_forms_are_told_as_they_are_typed_and_never_mended(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i1o")
        await seat.sees("! Is O meant as 0 (zero)?", "! odd?")
        await seat.press("home", "delete", "0")
        await seat.sees("! ")
        await seat.press(*["delete"] * 3, *["backspace"] * 3)
        await seat.types("i21.4")
        await seat.press("tab", "q")
        await seat.sees("! POA is Y, N, U, W, or 1", "! POA")
        await seat.press("1", "enter")
        await seat.types("I21.4 ")
        await seat.sees("! I21.4 stands on another line too.")
        assert [row.endswith("! twice") for row in rows(seat)].count(True) == 2
        await seat.press(*["backspace"] * 6)
        await seat.types("n1")
        assert "short" not in seat.look()
        await seat.press("enter")
        await seat.sees("… short")
        await seat.press("down")
        await seat.types("0ft40zi")
        await seat.sees("Is I meant as 1 (one)?")
    assert codes(room) == ["principal_diagnosis: i21.4 1", "diagnosis: n1", "principal_procedure: 0ft40zi"]


@pytest.mark.parametrize(
    ("line", "others", "word"),
    [
        (Line(role=SECONDARY, code="e11.9"), [Line(role=PRINCIPAL, code="E119")], "twice"),
        (Line(role=CPT, code="20610", modifiers="RT"), [Line(role=CPT, code="20610", modifiers="LT")], ""),
        (Line(role=CPT, code="20610", modifiers="RT 59"), [Line(role=CPT, code="20610", modifiers="59,rt")], "twice"),
        (Line(role=CPT, code="20610", modifiers="5"), [], "modif."),
        (Line(role=CPT, code="20610", units="0"), [], "units"),
        (Line(role=CPT, code="20610", units="12"), [], ""),
        (Line(role=PRINCIPAL, code="E11.9", poa="y"), [], ""),
        (Line(role=PRINCIPAL), [Line(role=SECONDARY)], ""),
    ],
)
def test_what_is_odd_about_a_line(line: Line, others: list[Line], word: str) -> None:
    odd, *_ = oddities((line, *others), Setting.OUTPATIENT)
    assert (odd.word if odd else "") == word


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (Line(role=PRINCIPAL, code="E11.9"), "no POA yet"),
        (Line(role=SECONDARY, poa="Y"), "no code yet"),
        (Line(role=SECONDARY, code="E11.9", poa="Y"), ""),
        (Line(role=PROCEDURE, code="0FT40ZZ"), ""),
        (Line(role=SECONDARY), ""),
    ],
)
def test_a_diagnosis_and_its_poa_belong_together_in_a_hospital_stay(line: Line, word: str) -> None:
    odd, *_ = oddities((line,), Setting.INPATIENT)
    assert (odd.word if odd else "") == word
    assert odd is None or odd.half
    assert oddities((line,), Setting.EMERGENCY) == (None,)


def test_what_is_said_of_a_form_fits_the_line_of_news() -> None:
    odd = [remark(role, text) for role in (SECONDARY, PROCEDURE, CPT) for text in ("E1O", "1", "ODT", "99213-25", "Ä")]
    assert max(map(len, odd)) <= 74
    assert all(odd[n] for n in (0, 1, 4, 7, 9, 14))


async def test_a_resize_keeps_the_cursor_in_its_line_and_field(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i21.4")
        await seat.press("enter")
        await seat.types("n1.9")
        await seat.press("left", "left")
        for size in (SMALL, (60, 15), LARGE, SMALL):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
        await seat.press("7")
        assert rows(seat)[3].split() == ["1", "n17.9", "◂"]
        await seat.pilot.resize_terminal(60, 15)
        await seat.sees("The exam needs 70×20.")
        await seat.press("8", "backspace", "tab", "enter", "ctrl+d", "f2", "escape", "f6")
        await seat.pilot.resize_terminal(*SMALL)
        await seat.sees("n17.9")
        await seat.press("end", "right", "y")
    assert codes(room) == ["principal_diagnosis: i21.4", "diagnosis: n17.9 Y"]


async def test_a_resumed_sheet_begins_at_the_line_that_was_written_last(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i21.4")
        await seat.press("enter", "n", "1", "ctrl+q", "y")
    for keys in (("7", "ctrl+q", "y"), ("enter", "e")):
        async with room.window(room.app(Resume(attempt=1)), LARGE) as seat:
            await seat.sees("Item 3 of 4", "i21.4", "n1")
            await seat.press("f2", *keys)
    assert codes(room) == ["principal_diagnosis: i21.4", "diagnosis: n17", "diagnosis: e"]


# What the cursor finds, and what it cannot do


async def test_a_field_that_keys_arrive_at_is_replaced_by_what_is_typed_and_edited_after_an_arrow(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i21")
        await seat.press("enter", "up", "n", "1", "7", "down", "up", "left", "right", "x")
        assert codes(room) == ["principal_diagnosis: n17x"]
        await seat.press("down", "up", "backspace", "down", "up", "end", "9", "down", "up", "home", "right", "0")
        assert codes(room) == ["principal_diagnosis: n0179"]
        await seat.press("down", "up", "right", "1", "ctrl+u")
        await seat.until(lambda: "n0179" not in seat.look())
        await seat.types("e11")
        await seat.press("tab", "shift+tab", "delete")
        await seat.types("k" * 20)
        await seat.sees("There is no more room: 15 characters are enough here.")
    assert codes(room) == [f"principal_diagnosis: {'k' * 15}"]


async def test_a_line_with_something_in_it_is_taken_off_by_a_second_key(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("m17.11")
        await seat.press("ctrl+d")
        await seat.sees("Ctrl+D again takes m17.11 off.")
        await seat.press("left")
        await seat.until(lambda: "again" not in seat.look())
        await seat.press("ctrl+d", "f9", "ctrl+d", "down", "ctrl+d", "up", "ctrl+d")
        await seat.sees("Ctrl+D again takes m17.11 off.")
        assert codes(room) == ["principal_diagnosis: m17.11"]
        await seat.press("ctrl+d")
        await seat.until(lambda: codes(room) == [])


async def test_the_books_open_with_the_book_and_the_code_of_the_line(room: Room) -> None:
    furnish(room)
    async with coding(room, LARGE) as seat:
        await seat.press("f2")
        await seat.types("i50.9")
        await seat.press("f3")
        await seat.until(lambda: seat.at(Books))
        await seat.sees("I50.9")
        assert seat.text("#words") == "I50.9"
        await seat.types("i51")
        assert seat.text("#words") == "i51"
        await seat.press("escape", "down", "down")
        await seat.types("0ft40")
        await seat.press("f3")
        await seat.sees("0FT40ZZ")
        await seat.press("f7")
        await seat.until(lambda: seat.at(Tables))
        await seat.sees("0 F T · · · ·")
