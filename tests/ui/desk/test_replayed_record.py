"""A record replayed: its chart by tabs, what was highlighted, and the sheet as it was written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.candidate.proctor import Proctor
from simulator.exam.case import Line, Poa, Role, Span
from tests.charts import CASE_SLOT, POOL, ccs
from tests.desk.school import ANN
from tests.ui.desk.conftest import founded
from tests.ui.desk.office import Instructor, Office
from tests.ui.person import LARGE, SMALL


@pytest.fixture
def coded(blank_database: Path, tmp_path: Path) -> Iterator[Office]:
    """Ann reads a record, highlights words in its second document, writes two lines, and hands in."""
    office = founded(blank_database, tmp_path, POOL, ccs())
    proctor = Proctor.open(office.store.attempts, office.clock, office.begins(ANN), "window")
    proctor.visit(CASE_SLOT)
    proctor.highlight(Span(1, 0, 5), on=True)
    proctor.write(0, Line(role=Role.PRINCIPAL_DIAGNOSIS, code="I21.4", poa=Poa.YES))
    proctor.write(0, Line(role=Role.DIAGNOSIS, code="N17.9", poa=Poa.NO))
    proctor.submit()
    proctor.leave()
    yield office
    office.store.database.close()


async def at_the_record(desk: Instructor) -> None:
    await desk.goes(("a", "1 in all"), ("t", "step 1 of"), ("n", "step 2 of"), ("n", "step 3 of"))
    await desk.sees("1 History and", "2 Discharge", "3 Sheet")


async def test_the_chart_is_read_by_its_tabs(coded: Office) -> None:
    async with coded.window(SMALL) as desk:
        await at_the_record(desk)
        await desk.sees("Inpatient stay, 2026-03-02")
        await desk.goes(
            ("1", "Chest pain since noon."), ("d", "Diabetes, on insulin."), ("D", "Chest pain since noon.")
        )
        await desk.goes(("3", "The sheet as it stood"), ("d", "Inpatient stay, 2026-03-02"))
        await desk.press("7")
        await desk.sees("The record has no such page.")


async def test_a_step_brings_what_it_changed_into_view(coded: Office) -> None:
    async with coded.window(SMALL) as desk:
        await at_the_record(desk)
        await desk.goes(("n", "Highlighted “NSTEM”"), ("n", "1  I21.4, POA Y"), ("n", "1  N17.9, POA N"))
        assert "Diabetes, on insulin." not in desk.look()
        await desk.goes(("p", "step 5 of"), ("p", "step 4 of"), ("3", "The sheet as it stood"))
        await desk.until(lambda: "1  I21.4" not in desk.look())


async def test_the_key_comes_only_when_asked_for(coded: Office) -> None:
    async with coded.window(LARGE) as desk:
        await at_the_record(desk)
        await desk.press("end", "p", "3")
        await desk.sees("1  N17.9, POA N")
        assert "E11.9" not in desk.look()
        assert "SECRET" not in desk.look()
        await desk.press("k")
        await desk.sees("The key, line by line", "E11.9")


async def test_the_key_is_in_view_in_a_small_window_too(coded: Office) -> None:
    async with coded.window(SMALL) as desk:
        await at_the_record(desk)
        await desk.goes(("1", "Chest pain since noon."), ("k", "The key, line by line"))
        await desk.sees("I21.4, POA Y  principal diagnosis")
        await desk.goes(("0", "Inpatient stay, 2026-03-02"))


async def test_a_tall_window_has_chart_and_sheet_together(coded: Office) -> None:
    async with coded.window(LARGE) as desk:
        await at_the_record(desk)
        await desk.press("2", "n", "n")
        await desk.sees("Diabetes, on insulin.", "1  I21.4, POA Y")


async def test_a_click_into_the_chart_highlights_nothing(coded: Office) -> None:
    async with coded.window(SMALL) as desk:
        await at_the_record(desk)
        await desk.goes(("1", "Chest pain since noon."))
        await desk.pilot.click("ReadChart", offset=(4, 0))
        await desk.goes(("n", "Highlighted “NSTEM”"))


async def test_the_item_can_have_the_whole_room(busy: Office) -> None:
    async with busy.window(SMALL) as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"), ("t", "what happened"), ("n", "Item 1 of 10"))
        await desk.sees("○ a  Code a", "○ d  Code d", "what happened")
        await desk.press("tab")
        await desk.until(lambda: "what happened" not in desk.look())
        await desk.goes(("tab", "what happened"))
