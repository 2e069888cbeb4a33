"""The tutorial: pages for what the exam holds, with the keys that are in force."""

from datetime import timedelta

from simulator.ui.errand import BriefCase
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.tutorial import pages
from tests.banks.authors import INPATIENT, put
from tests.candidates import profile
from tests.ui.room import Room

ALERTS = profile().alerts
CHART, SHEET = "A record to code: the chart", "A record to code: the answer sheet"


def titles(*, items: int, records: int, timed: bool = True) -> list[str]:
    return [page.title for page in pages({}, ALERTS if timed else None, items=items, records=records)]


def words(rebound: dict[str, str], title: str, *, records: int = 0) -> str:
    found = pages(rebound, ALERTS, items=5, records=records)
    return next(page.text.plain for page in found if page.title == title)


def test_an_exam_of_items_is_taught_as_before() -> None:
    assert titles(items=5, records=0) == ["One item at a time", "Moving about", "The clock", "Before you hand in"]


def test_records_have_pages_of_their_own() -> None:
    rest = ["Moving about", "The clock", "Before you hand in"]
    assert titles(items=5, records=2) == ["One item at a time", CHART, SHEET, *rest]
    assert titles(items=0, records=2) == [CHART, SHEET, *rest]


def test_one_record_alone_has_nowhere_to_go_and_nothing_that_runs_out() -> None:
    assert titles(items=0, records=1, timed=False) == [CHART, SHEET, "The clock", "When you are done"]
    (clock,) = [page.text.plain for page in pages({}, None, items=0, records=1) if page.title == "The clock"]
    assert "Nothing runs out" in clock
    assert "At zero" not in clock


def test_keys_are_named_as_they_are_in_force() -> None:
    sheet = words({"sheet.remove": "f12", "books.take": "[/x],ctrl+t"}, SHEET, records=1)
    assert "F12               " in sheet
    assert "Ctrl+D " not in sheet
    assert "[/x], Ctrl+T takes a code into it" in sheet
    assert "m                   flag an item" in words({"exam.flag": "m"}, "Moving about")


def test_arrows_are_told_apart_for_items_and_records() -> None:
    moving = words({}, "Moving about", records=1)
    assert "n  p                next and previous item or record" in moving
    assert "→  ←                the same, at an item" in moving
    assert "→, ]  ←, [          in a record: next and previous document" in moving
    assert "in a record" not in words({}, "Moving about")


def test_every_way_on_is_taught() -> None:
    assert "Esc, Ctrl+Q puts it aside, after a question" in words({}, "The clock")
    assert "h                   highlight words: arrows move" in words({}, CHART, records=1)
    sheet = words({}, SHEET, records=1)
    assert "F6, Ctrl+Up         the line up" in sheet
    assert "F7, Ctrl+Down       the line down" in sheet
    assert "POA is scored apart." in sheet
    assert "square marks" in words({}, "One item at a time")


def test_the_poa_indicator_stands_under_its_heading() -> None:
    heading, line = words({}, SHEET, records=1).splitlines()[2:4]
    assert heading.index("POA") == line.index("Y")


def test_alerts_are_those_of_the_exam() -> None:
    assert "You are told at 60, 30, 15, 5 and 1 minutes" in words({}, "The clock")
    (one,) = [page for page in pages({}, [timedelta(minutes=5)], items=2, records=0) if page.title == "The clock"]
    assert "You are told at 5 minutes" in one.text.plain
    (none,) = [page for page in pages({}, [], items=2, records=0) if page.title == "The clock"]
    assert "You are told" not in none.text.plain


async def test_the_tutorial_of_a_record_leads_to_its_chart(room: Room) -> None:
    put(
        room.home / "profiles" / "cpc.yaml",
        (room.home / "profiles" / "cpc.yaml").read_text(encoding="utf-8").replace("guidelines", "inpatient-records"),
    )
    put(room.home / "cpc" / "demo-a" / "stay.yaml", INPATIENT)
    async with room.window(room.app(BriefCase(case="demo-a-stay"))) as seat:
        await seat.sees("Record: demo-a-stay", "Not timed")
        await seat.press("f2")
        await seat.sees(CHART, "tutorial 1 of 4", "The clock is not running.")
        await seat.press("escape")
        assert seat.at(Briefing)
        await seat.press("f2", "n", "n", "n")
        await seat.sees("When you are done")
        assert room.lobby().attempts() == ()
        await seat.press("enter")
        await seat.sees("Item 1 of 1", "Code the stay.")
