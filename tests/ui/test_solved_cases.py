"""After the exam: the report of one with a case, its answers line by line, and the chart behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import yaml

from simulator.candidate.lobby import Choices
from simulator.drg import Comparison, Weight
from simulator.exam.case import Line, Role, Span
from simulator.ports.codes import Grouping, Secondary, Severity
from simulator.ui.screens.answers import Answers
from simulator.ui.screens.result import Result
from simulator.ui.screens.solved_chart import SolvedChart
from simulator.ui.widgets.solved_case import LineOfMarking, drg_of, weights_of
from tests.banks.authors import INPATIENT, put
from tests.candidates import ANN
from tests.charts import CASE_SLOT, RIGHT, Coder
from tests.ui.person import LARGE, SMALL
from tests.ui.records import furnish
from tests.ui.room import Room, Seat
from tests.ui.test_hostile_text import LONG, MARKUP, ODD, SHOWN, SHOWN_ODD, check

PROFILE = {
    "id": "demo",
    "title": "Demonstration",
    "about": "A stay.",
    "minutes": 10,
    "passing": 60,
    "alerts": [5],
    "code_years": [2026],
    "pool": ["demo"],
    "tools": ["books"],
    "blueprint": [{"domain": "inpatient-records", "title": "Stays", "count": 1}],
}
SHEET = (
    Line(role=Role.PRINCIPAL_DIAGNOSIS, code="E87.6", poa="N"),
    Line(role=Role.DIAGNOSIS, code="k80 00", poa="Y"),
    Line(role=Role.DIAGNOSIS, code="K81.0"),
    Line(role=Role.PRINCIPAL_PROCEDURE, code="0FT44ZZ"),
)


def sat(room: Room, *sheet: Line, bank: str = INPATIENT, in_time: bool = True) -> None:
    """The stay, coded so, and handed in; or closed by the clock in the middle of its last line."""
    put(room.home / "profiles" / "demo.yaml", yaml.safe_dump(PROFILE))
    put(room.home / "demo" / "demo-a" / "stay.yaml", bank)
    lobby = room.lobby()
    proctor = lobby.sit(lobby.start(ANN, Choices(profile=lobby.profile("demo"))))
    places: dict[Role, int] = {}
    for line in sheet:
        proctor.write(places.setdefault(line.role, 0), line)
        places[line.role] += 1
    proctor.highlight(Span(1, 0, 9), on=True) if in_time else None
    if in_time:
        proctor.submit()
    else:
        for _ in range(121):
            room.clock.advance(5)
            proctor.tick()
    proctor.leave()


@asynccontextmanager
async def report(room: Room, size: tuple[int, int] = SMALL) -> AsyncIterator[Seat]:
    """A window on the score report of the last attempt."""
    async with room.window(size=size) as seat:
        await seat.press("h")
        await seat.sees("History")
        await seat.press("enter")
        await seat.until(lambda: seat.at(Result))
        yield seat


@asynccontextmanager
async def answers(room: Room, size: tuple[int, int] = LARGE) -> AsyncIterator[Seat]:
    """A window on its answers."""
    async with report(room, size) as seat:
        await seat.press("a")
        await seat.until(lambda: seat.at(Answers))
        await seat.pilot.pause()
        yield seat


async def page_through(seat: Seat) -> str:
    """All that stands on the screen from top to bottom, without spaces and the bars at the lines."""
    found = ""
    for _ in range(12):
        found += seat.flat()
        await seat.press("pagedown")
    return found.replace("▌", "")


async def test_the_report_has_a_line_for_the_case_and_the_figures_of_all_cases(room: Room) -> None:
    sat(room, *SHEET)
    async with report(room) as seat:
        await seat.sees("0.5 of 1 point, 50 %   to pass: 60 %, 0.6 of 1", "Records", "Record   1    50 %")
        await seat.sees(
            "Sequencing errors: 2 (right codes in the wrong place", "POA: 2 of 2 right", "the simulator's own rule"
        )


async def test_the_report_tells_of_the_line_that_the_clock_cut_off(room: Room) -> None:
    sat(room, Line(role=Role.PRINCIPAL_DIAGNOSIS, code="K80.0[/x]"), in_time=False)
    async with report(room) as seat:
        await seat.sees("Closed by the clock", "while you were writing 'K80.0[/x]' (item 1)")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_every_line_is_explained_and_summed_up(room: Room, size: tuple[int, int]) -> None:
    sat(room, *SHEET)
    async with answers(room, size) as seat:
        await seat.sees("Item 1  ◐ in part right, 50 %", "inpatient, 52 years, female, 2026-03-02 to 2026-03-05. Home")
        whole = await page_through(seat)
    for told in (
        "◐ wrong place, 1/2 POA ✓ right",
        "yours E87.6, POA N principal diagnosis",
        "key E87.6, POA N secondary diagnosis",
        "credit A right code, but it belongs under secondary diagnosis: half the credit.",
        "why Diagnosed and treated; it began during the stay.",
        "chart “hypokalemia” (Discharge summary)",
        "✗ wrong, 0",
        "why Leaves out the inflammation, or the stones.",
        "– left out, not required, 0",
        "✓ right, 1",
        "2 earned, divided by 4 (the greater of 4 entered and 3 required): 1/2, 50.0 %.",
        "POA: 2 of 2 right (of the diagnoses with a right code; scored apart).",
        "Sequencing errors: 2 (right codes in the wrong place, principal or secondary; the order of secondary lines",
        "This is the simulator's own rule; the certifying bodies publish none.",
        "Of the key: 419.",
        "The task Code the stay.",
        "Rationale",
        "OCG II",
    ):
        assert "".join(told.split()) in whole, told
    assert whole.index("2earned,dividedby4") < whole.index("Ofthekey:419.") < whole.index("◐wrongplace,1/2")


async def test_no_row_of_a_line_is_cut_off_or_left_over(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room, SMALL) as seat:
        lines = [line for line in seat.app.screen.query(LineOfMarking) if line.display]
        assert len(lines) == 5
        for line in lines:
            assert line.size.height == str(line.render()).count("\n") + 1


async def test_enter_opens_the_chart_at_the_words_that_support_the_line(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room, SMALL) as seat:
        await seat.press("tab", "enter")
        await seat.until(lambda: seat.at(SolvedChart))
        await seat.sees("Chart of item 1  Operative report  1 of 2 documents", "Acute cholecystitis with gallstones.")
        assert quoted(seat) == "Acute cholecystitis with gallstones."
        await seat.press("n")
        await seat.sees("Discharge summary  2 of 2")
        await seat.press("1")
        await seat.sees("Operative report  1 of 2")
        await seat.press("escape")
        await seat.until(lambda: seat.at(Answers))


async def test_the_words_are_brought_into_view_in_a_long_chart(room: Room) -> None:
    bank = INPATIENT.replace('text: "Potassium', 'text: "' + "Nothing of note. " * 400 + "Potassium")
    sat(room, *SHEET, bank=bank)
    async with answers(room, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("Discharge summary  2 of 2", "Potassium fell on the second day: hypokalemia.")
        assert quoted(seat) == "hypokalemia"


async def test_the_whole_chart_opens_without_a_line_and_shows_what_was_highlighted(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room) as seat:
        await seat.press("c")
        await seat.sees("1  Operative report", "2  Discharge summary", "Potassium fell")
        assert quoted(seat) == ""
        assert styled(seat, "underline") == "Potassium"
        await seat.press("q")
        await seat.until(lambda: seat.at(Answers))


async def test_a_click_on_a_line_opens_the_chart(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room) as seat:
        await seat.pilot.click(seat.app.screen.query(LineOfMarking).first(), offset=(4, 1))
        await seat.sees("Chart of item 1  Discharge summary")


async def test_a_wrong_line_opens_the_chart_at_its_beginning(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room) as seat:
        await seat.press("tab", "tab", "enter")
        await seat.sees("Chart of item 1  Operative report")
        assert quoted(seat) == ""


async def test_a_line_that_is_scrolled_out_of_view_leaves_its_mark_to_the_first_in_view(room: Room) -> None:
    sat(room, *SHEET)
    async with answers(room, SMALL) as seat:
        assert current(seat) == "E87.6"
        await seat.press(*["down"] * 27)
        await seat.sees("yours  k80 00")
        assert "E87.6" not in seat.look()
        assert current(seat) == "k80 00"
        await seat.press("enter")
        await seat.sees("Chart of item 1  Operative report")
        assert quoted(seat) == "Acute cholecystitis with gallstones."
        await seat.press("escape", *["pageup"] * 4)
        await seat.sees("Credit of the record")
        assert current(seat) == "E87.6"


async def test_the_first_line_is_gone_to_before_the_second(room: Room) -> None:
    """The sum may fill the screen: the first line is marked below it, unseen."""
    sat(room, *SHEET)
    async with answers(room, (80, 14)) as seat:
        assert "wrong place" not in seat.look()
        await seat.press("tab")
        await seat.sees("◐ wrong place, 1/2", "yours  E87.6")
        await seat.press("tab")
        await seat.sees("yours  k80 00")


async def test_the_records_of_an_exam_can_be_gone_through_apart(room: Room) -> None:
    furnish(room)
    lobby = room.lobby()
    proctor = lobby.sit(room.begun())
    proctor.submit()
    proctor.leave()
    async with report(room) as seat:
        await seat.sees("Items and records", "c Records", "F1 Help")
        await seat.press("c")
        await seat.sees("records  1 of 2", "Item 3  ○ not answered", "5 Records", "F1 Help")
        await seat.press("1")
        await seat.sees("all items  1 of 4", "Item 1")
        await seat.press("5", "n")
        await seat.sees("records  2 of 2", "Item 4  ○ not answered")


async def test_an_exam_of_items_has_no_records_to_go_through(room: Room) -> None:
    proctor = room.lobby().sit(room.begun())
    proctor.submit()
    proctor.leave()
    async with report(room) as seat:
        assert "Records" not in seat.look()
        await seat.press("c")
        assert seat.at(Result)
        await seat.press("a", "5")
        await seat.sees("all items  1 of 6")
        assert "Records" not in seat.look()


async def test_the_report_of_a_record_has_no_pace_and_says_that_it_rounds_down(room: Room) -> None:
    sat(room, *SHEET)
    async with report(room, (80, 100)) as seat:
        await seat.sees("0 codes opened in the code books, 0 s in the books.")
        assert "Pace" not in seat.look()
        assert seat.flat().count("roundeddown") == 1


async def test_time_for_each_item_is_of_those_that_were_seen(room: Room) -> None:
    proctor = room.lobby().sit(room.begun())
    for _ in range(4):
        room.clock.advance(5)
        proctor.tick()
    proctor.submit()
    proctor.leave()
    async with report(room, LARGE) as seat:
        await seat.sees("to pass: 5 of 6 (70 %)", "Pace")
        (seen,) = [line for line in seat.look().splitlines() if line.strip().startswith("Guidelines  ")]
        (unseen,) = [line for line in seat.look().splitlines() if line.strip().startswith("Limbs  ")]
        assert seen.split()[-3:-1] == ["0:20", "0:20"]
        assert unseen.split()[-3:] == ["%", "0:00", "▼"]


async def test_pretest_items_are_marked_in_the_answers(room: Room) -> None:
    file = room.home / "profiles" / "cpc.yaml"
    put(file, yaml.safe_dump({**yaml.safe_load(file.read_text()), "pretest": 5}))
    lobby = room.lobby()
    proctor = lobby.sit(room.begun())
    proctor.submit()
    proctor.leave()
    scored = [slot.number for slot in proctor.attempt.form.slots if slot.scored]
    async with report(room) as seat:
        await seat.sees("5 of the items were pretest: not scored.")
        await seat.press("a")
        for number in range(1, 7):
            await seat.sees(f"all items  {number} of 6")
            assert ("pretest: not scored" in seat.look()) == (number not in scored)
            await seat.press("n")


def test_the_ms_drg_of_both_sides_stands_with_what_each_diagnosis_weighs() -> None:
    coder = Coder()
    coder.codes(CASE_SLOT, (*RIGHT, Line(role=Role.DIAGNOSIS, code="J96.01[/x]")))
    coder.proctor.submit()
    side = Grouping(drg=281, title="Infarction [CC]", mdc=5, severity=Severity.CC, secondary=())
    heavy = Secondary(code="J9601", severity=Severity.MCC, counts=False)
    weights = (Weight(code="N17.9", yours=None, key=None), Weight(code="J96.01[/x]", yours=heavy, key=None))
    found = Comparison(yours=side, key=side, weights=weights)
    assert drg_of(coder.report().cases[0], found).plain.splitlines() == [
        "MS-DRG",
        "  yours  281 Infarction [CC]",
        "  key    281 Infarction [CC]",
        "Your codes are grouped as the key's are.",
    ]
    assert [row.split() for row in weights_of(found).plain.splitlines()[1:]] == [
        ["yours", "key"],
        ["N17.9", "–", "–"],
        ["J96.01[/x]", "MCC,", "does", "not", "count", "–"],
    ]


async def test_an_item_with_options_has_no_chart(room: Room) -> None:
    lobby = room.lobby()
    proctor = lobby.sit(room.begun())
    proctor.answer("a")
    proctor.submit()
    proctor.leave()
    async with answers(room) as seat:
        await seat.sees("all items  1 of 6")
        assert "Chart" not in seat.look()
        await seat.press("c", "enter", "tab")
        assert seat.at(Answers)


@pytest.mark.parametrize(
    ("text", "shown"),
    [(MARKUP, SHOWN), (ODD, SHOWN_ODD), (LONG[:300], "W" * 30), ("漢字 " * 60, "漢字")],
    ids=["markup", "odd", "long", "wide"],
)
async def test_hostile_charts_and_codes_are_shown_and_only_shown(room: Room, text: str, shown: str) -> None:
    loaded = yaml.safe_load(INPATIENT)
    (case,) = loaded["items"]
    case["documents"][0] = {"title": text[:30].strip(), "text": f"{text} end"}
    case["encounter"]["disposition"] = text
    for line in case["key"]:
        line["why"] = text
        if line["support"]["document"] == "Operative report":
            line["support"] = {"document": text[:30].strip(), "quote": f"{text} end"}
    sat(room, Line(role=Role.PRINCIPAL_DIAGNOSIS, code=text[:24]), bank=yaml.safe_dump(loaded))
    async with answers(room, SMALL) as seat:
        check(seat)
        whole = await page_through(seat)
        assert shown in whole
        check(seat)
        await seat.press("home", "tab", "enter")
        await seat.until(lambda: seat.at(SolvedChart))
        await seat.pilot.pause()
        check(seat)
        assert shown in seat.flat()


def current(seat: Seat) -> str:
    """The code of the marked line, as it was typed."""
    (line,) = [line.line for line in seat.app.screen.query(LineOfMarking) if line.has_class("-current")]
    return line.yours.code if line and line.yours else ""


def quoted(seat: Seat) -> str:
    """The words of the chart that are marked because they support a line."""
    return styled(seat, "reverse")


def styled(seat: Seat, style: str) -> str:
    found = []
    for document in seat.app.screen.query(".document"):
        content = document.render()
        found += [content.plain[span.start : span.end] for span in content.spans if style in str(span.style)]  # type: ignore[union-attr]
    return " ".join(found)
