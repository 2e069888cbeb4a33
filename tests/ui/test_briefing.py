"""The briefing of exams with records, and of one record alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import Select

from simulator.candidate.lobby import Offer
from simulator.exam.case import Answering
from simulator.exam.policy import Feedback, Mode
from simulator.exam.profile import Profile, Scoring
from simulator.settings import Settings
from simulator.ui.errand import Brief, BriefCase
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.rules import rules, table
from tests import charts
from tests.banks.authors import BANK, INPATIENT, OUTPATIENT, put
from tests.candidates import ANN, minutes, profile
from tests.ui.person import LARGE, SMALL
from tests.ui.room import Room

PROFILE = """\
id: demo
title: "Demonstration [/x]"
about: An item and two records.
notice: The marking is the simulator's own.
minutes: 30
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [demo]
tools: [strike, flag, notes, find, books]
pretest: 1
one_way: true
sections:
  - {id: items, title: "Multiple choice [CC]", minutes: 10}
  - {id: records, title: Records}
blueprint:
  - {domain: icd-10-cm, title: "ICD-10-CM", count: 1, section: items}
  - {domain: inpatient-records, title: "Inpatient records", count: 1, section: records}
  - {domain: outpatient-records, title: "Outpatient records", count: 1, section: records}
"""
STAY = "demo-a-stay"


@pytest.fixture
def ward(room: Room) -> Room:
    """The room with an exam of an item and two records in it."""
    put(room.home / "profiles" / "demo.yaml", PROFILE)
    for name, text in {"items": BANK, "stay": INPATIENT, "visit": OUTPATIENT}.items():
        put(room.home / "demo" / "demo-a" / f"{name}.yaml", text)
    return room


def told(exam: Profile, *, records: int = 0, several: bool = False, read: bool = True) -> str:
    """The rules as they are told, in one line each."""
    offer = Offer(profile=exam, forms=(), missing={}, records=records, several=several) if read else None
    return table(rules(exam, offer), 200).plain


# The rules


def test_an_exam_of_items_is_told_as_items() -> None:
    assert told(profile()).splitlines() == [
        "Items     10 in 3 domains",
        "Time      1 h 30 min, 9 min 00 s an item",
        "To pass   70 % of all items; a missing answer counts as wrong",
        "Alerts    60, 30, 15, 5, 1 minutes before the end",
    ]
    assert told(profile(), read=False) == told(profile())


def test_records_sections_pretest_items_and_several_answers_are_told_of() -> None:
    lines = told(charts.ccs(pretest=2), records=2, several=True).splitlines()
    assert lines[0] == "Items     4 items and 2 records in 2 domains"
    assert lines[1] == "          2 of them do not count, and nothing tells which"
    assert lines[2] == "Sections  Multiple choice (4), Cases (2): you move freely between them"
    assert "70 % of all points" in lines[4]
    assert "right as a whole" in lines[5]
    assert lines[6].endswith("the simulator's own rule; an inpatient's POA is scored apart")


def test_sections_that_are_left_for_good_are_told_with_their_times() -> None:
    exam = charts.ccs(one_way=True, limits=(minutes(40), None))
    assert "Multiple choice (4 in 40 min), then Cases (2): each is left for good" in told(exam)


def test_a_share_for_each_answer_is_told_as_such() -> None:
    exam = replace(profile(), scoring=Scoring.PER_OPTION)
    assert "each right one earns its share" in told(exam, several=True)


def test_a_rule_is_wrapped_beside_its_name() -> None:
    shown = table([("Time", "one two three four five six")], 32).plain.splitlines()
    assert shown == ["Time      one two three four", "          five six"]


# An exam with records


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_how_records_are_answered_can_be_chosen_for_a_whole_exam(ward: Room, size: tuple[int, int]) -> None:
    async with ward.window(ward.app(Brief(profile="demo")), size) as seat:
        await seat.sees(
            "Demonstration [/x]",
            "1 item and 2 records",
            "As the record asks: written or chosen",
            "Form demo-a, as written",
        )
        await seat.sees("Multiple choice [CC]")
        seat.app.screen.query_one("#records", Select).focus()
        await seat.press("enter", "down", "down", "enter")
        await seat.sees("Choose the codes from lists")
        await seat.press("f10")
        await seat.sees("Item 1 of 3")
    assert ward.sat().policy.answering is Answering.SELECT


async def test_what_the_command_line_says_of_records_is_chosen_already(ward: Room) -> None:
    async with ward.window(ward.app(Brief(profile="demo", answering=Answering.TYPE))) as seat:
        await seat.sees("Write the codes", "Form demo-a, as written")
        await seat.press("f10")
        await seat.sees("Item 1 of 3")
    assert ward.sat().policy.answering is Answering.TYPE


async def test_an_exam_without_records_offers_no_way_to_answer_them(ward: Room) -> None:
    async with ward.window(ward.app(Brief(profile="cpc"))) as seat:
        await seat.sees("Form form-a, as written", "Code books")
        assert "Records" not in seat.look()


async def test_a_record_that_the_banks_lack_is_told(ward: Room) -> None:
    (ward.home / "demo" / "demo-a" / "visit.yaml").unlink()
    async with ward.window(ward.app(Brief(profile="demo"))) as seat:
        await seat.sees("the banks have 2 of its 3 items", "Outpatient records", "1 lacking of 1")
        await seat.press("f10", "f2")
        assert seat.at(Briefing)


async def test_rules_that_are_out_of_view_can_be_paged_through(ward: Room) -> None:
    long = "A rule. " * 200
    put(ward.home / "profiles" / "demo.yaml", PROFILE.replace("An item and two records.", long))
    async with ward.window(ward.app(Brief(profile="demo"))) as seat:
        await seat.sees("Form demo-a, as written", "PgDn More")
        assert "To pass" not in seat.look()
        await seat.press("pagedown", "pagedown", "pagedown")
        await seat.sees("To pass", "5, 1 minutes before the end", "Begin (F10)")
        await seat.press("pageup", "pageup", "pageup")
        await seat.sees("A rule. A rule.")


async def test_home_counts_the_parts_of_an_exam(ward: Room) -> None:
    async with ward.window() as seat:
        await seat.sees("Multiple choice [CC] 1, Records 2, 30 min", "CPC-style exam  6 items")


# One record


async def test_a_record_alone_is_practice_with_nothing_that_runs_out(ward: Room) -> None:
    settings = Settings(candidate=ANN, keys={"exam.explain": "y"})
    async with ward.window(ward.app(BriefCase(case=STAY), settings=settings)) as seat:
        await seat.sees(f"Record: {STAY}", "Inpatient records", "Not timed", "explained when you ask for it (key y)")
        assert "Extra time" not in seat.look()
        await seat.press("f10")
        await seat.sees("Item 1 of 1", "no time limit")
    policy = ward.sat().policy
    assert (policy.mode, policy.feedback) == (Mode.PRACTICE, Feedback.IMMEDIATE)
    assert (policy.time.timed, policy.answering, policy.sections) == (False, None, ())
    async with ward.window() as seat:
        await seat.sees(f"Record: {STAY}, practice", "0 of 1 answered, 0 s used")


async def test_a_record_alone_can_have_minutes_and_be_answered_from_lists(ward: Room) -> None:
    errand = BriefCase(case=STAY, minutes=45, answering=Answering.SELECT)
    async with ward.window(ward.app(errand)) as seat:
        await seat.sees("Time in all: 45 min", "Choose the codes from lists")
        seat.app.screen.query_one("#extra").focus()
        await seat.press("end", "backspace", "backspace")
        await seat.sees("Not timed")
        await seat.types("x700")
        await seat.sees("A record takes 1 to 600 minutes")
        await seat.press("f10")
        assert seat.at(Briefing)
        await seat.press("end", "backspace", "f10")
        await seat.sees("Item 1 of 1", "1:10:00 left")
    policy = ward.sat().policy
    assert (policy.time.limit, policy.answering) == (timedelta(minutes=70), Answering.SELECT)


async def test_a_record_that_is_not_there_is_told_on_home(ward: Room) -> None:
    async with ward.window(ward.app(BriefCase(case="demo-a-sty"))) as seat:
        await seat.sees("There is no record 'demo-a-sty'. The nearest: demo-a-stay")
