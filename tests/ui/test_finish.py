"""The question before handing in, and the review screen: what is open is told in the same words."""

from dataclasses import replace

import pytest

from simulator.exam.case import Answering, Case, Line, Setting
from simulator.exam.view import Mark, grid
from simulator.ui.screens.finish import sheet_warnings, still_open
from simulator.ui.screens.survey import Survey
from tests.candidates import item
from tests.charts import CASE_SLOT, CPT, INPATIENT, PRINCIPAL, RIGHT, SECONDARY, Coder, case_item, ccs_policy
from tests.ui.person import LARGE, SMALL
from tests.ui.records import STAY, VISIT, coding, furnish
from tests.ui.room import Room

BEGUN = (Line(role=SECONDARY, code="N17.9", poa="N"),)


def warned(*sheets: tuple[Line, ...], chart: Case = INPATIENT, answering: Answering | None = None) -> list[str]:
    """What is told of these sheets, the first of which is item 5."""
    coder = Coder(ccs_policy(answering=answering))
    for slot, sheet in enumerate(sheets, CASE_SLOT):
        coder.codes(slot, sheet)
    items = [*(item("coding", n) for n in range(1, 5)), case_item(1, chart), case_item(2, chart)]
    return sheet_warnings(coder.attempt, {one.revision: one for one in items}, range(1, 7))


def test_what_has_no_answer_and_what_is_not_whole_adds_up_to_what_is_open() -> None:
    coder = Coder()
    coder.answers(1)
    coder.codes(CASE_SLOT, BEGUN)
    cells = grid(coder.attempt)
    assert still_open(cells) == "5 of 6 items are open: 4 without an answer, 1 incomplete."
    assert still_open(cells[1:4]) == "3 of 3 items are open: 3 without an answer."
    assert still_open(cells[CASE_SLOT - 1 : CASE_SLOT]) == "1 of 1 item is open: 1 incomplete."


def test_what_is_whole_is_told_in_the_right_number() -> None:
    coder = Coder()
    for slot in range(1, 5):
        coder.answers(slot)
    coder.codes(CASE_SLOT)
    done = tuple(cell for cell in grid(coder.attempt) if cell.mark is Mark.ANSWERED)
    assert still_open(done) == "All 5 items are answered."
    assert still_open(done[:1]) == "The item is answered."
    assert still_open(done[:1], "record") == "The record is answered."


def test_lines_that_cannot_be_codes_are_told_with_their_items() -> None:
    odd = Line(role=SECONDARY, code="N17.O", poa="N")
    assert warned((RIGHT[0], odd)) == ["1 line cannot be a code as it stands (item 5)."]
    short = Line(role=SECONDARY, code="E1", poa="Y")
    assert warned((RIGHT[0], odd, short), (short,)) == ["3 lines cannot be codes as they stand (items 5, 6)."]
    assert warned(RIGHT, RIGHT) == []


def test_inpatient_diagnoses_without_poa_are_told() -> None:
    bare = tuple(replace(line, poa="") for line in RIGHT)
    assert warned(bare[:1]) == ["1 inpatient diagnosis without POA (item 5)."]
    assert warned(bare, RIGHT) == ["3 inpatient diagnoses without POA (item 5)."]


def test_where_no_poa_is_asked_none_is_missed() -> None:
    bare = (Line(role=PRINCIPAL, code="I21.4"), Line(role=CPT, code="99213"))
    assert (
        warned(bare, chart=replace(INPATIENT, encounter=replace(INPATIENT.encounter, setting=Setting.EMERGENCY))) == []
    )
    assert warned(bare, answering=Answering.SELECT) == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_review_screen_and_the_question_say_the_same(room: Room, size: tuple[int, int]) -> None:
    furnish(room, (STAY, VISIT))
    async with coding(room, size) as seat:
        await seat.press("tab", "down")
        await seat.types("e11.O")
        await seat.press("escape", "r")
        await seat.until(lambda: seat.at(Survey))
        same = "4 of 4 items are open: 3 without an answer, 1 incomplete."
        await seat.sees("1 of 4 answered", "1 all 4", "2 open 4", same)
        await seat.press("2", "f10")
        await seat.sees(
            "Hand in this exam?",
            same,
            "What has no answer counts as wrong.",
            "1 line cannot be a code as it stands (item 3).",
            "1 inpatient diagnosis without POA (item 3).",
            "After this no answer can be changed.",
        )


async def test_a_record_alone_is_handed_in_as_a_record(room: Room) -> None:
    furnish(room, (STAY,), blueprint=[{"domain": "records", "title": "Records", "count": 1}])
    async with room.exam() as seat:
        await seat.press("f2")
        await seat.types("i21.4")
        await seat.press("escape", "f10")
        await seat.sees("Hand in this record?", "The record is answered.", "1 inpatient diagnosis without POA.")
