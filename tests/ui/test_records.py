"""Records among items: two seats, books that fill a line, review, practice, windows, disks, and the end of the time."""

from dataclasses import replace

import yaml

from simulator.exam.case import Answering, Document
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Feedback, Mode
from simulator.ui.errand import Resume
from simulator.ui.screens.books import Books
from simulator.ui.screens.case import CaseScreen
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.result import Result
from simulator.ui.screens.survey import Survey
from simulator.ui.widgets.menu import Menu
from tests.banks.authors import put
from tests.ui.person import LARGE, SMALL
from tests.ui.records import STAY, VISIT, codes, coding, furnish
from tests.ui.room import FULL, Room, Rules, Seat
from tests.ui.test_hostile_text import MARKUP, ODD, check
from tests.ui.test_sheet import rows

WITH_FEEDBACK: Rules = {"mode": Mode.PRACTICE, "feedback": Feedback.IMMEDIATE}


async def looks_up(seat: Seat, words: str) -> None:
    await seat.press("f3")
    await seat.until(lambda: seat.at(Books))
    await seat.until(lambda: seat.app.screen.query_one(Menu).option_count > 0)
    await seat.types(words)
    await seat.sees(words)


# Items and cases on one form


async def test_going_from_an_item_to_a_record_and_back_changes_the_seat(room: Room) -> None:
    furnish(room)
    async with room.exam() as seat:
        await seat.press("b", "n", "c", "n")
        await seat.until(lambda: seat.at(CaseScreen))
        await seat.press("f")
        await seat.press("p")
        await seat.until(lambda: seat.at(ExamScreen))
        await seat.sees("Item 2 of 4", "● c")
        await seat.press("r")
        await seat.sees("⚑ flagged")
        await seat.press("end", "enter")
        await seat.sees("Item 4 of 4", "Stem of form-a-records-02")
        await seat.press("r", "home", "enter")
        await seat.sees("Item 1 of 4", "● b")
        assert len(seat.app.screen_stack) == 3
    assert [len(room.response(n).chosen) for n in (1, 2, 3, 4)] == [1, 1, 0, 0]


async def test_the_review_screen_and_the_finish_question_tell_a_record_without_its_principal(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("tab", "enter")
        await seat.types("n17.9")
        await seat.sees("✓ saved: 1 line; no principal diagnosis yet")
        await seat.press("escape", "r")
        await seat.until(lambda: seat.at(Survey))
        await seat.sees("◐ incomplete", "· not seen", "2 open 4")
        await seat.press("f10")
        await seat.sees("3 without an answer, 1 incomplete")
        assert "arecordwithoutitsprincipal" in seat.flat().replace("│", "")
        await seat.press("escape", "enter", "f2", "up", "i")
        await seat.press("escape", "r")
        await seat.sees("● answered")


# Codes out of the books


async def test_a_code_of_the_books_goes_into_the_line_that_one_came_from(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2", "i", "enter", "x")
        await looks_up(seat, "i50")
        await seat.press("f5")
        await seat.sees("I50 is a heading: open it, and take a code below it.")
        await seat.press("down", "f5")
        await seat.until(lambda: seat.at(CaseScreen))
        await seat.sees("I50.9 stands in secondary diagnoses, line 1.")
        await seat.press("tab", "y", "enter")
        await looks_up(seat, "i50")
        await seat.press("enter", "enter")
        await seat.sees("Cardiac decompensation NOS")
        await seat.press("f5")
        await seat.sees("I50.9 stands in secondary diagnoses, line 2.", "! twice")
        await seat.press("f3")
        await seat.sees("Type to search")
        await seat.press("f7", *"0ft4", "f5")
        await seat.sees("A PCS code has seven characters")
        await seat.press(*"0zz", "f5")
        await seat.sees("0FT40ZZ stands in principal procedure.")
        await seat.press("escape")
        await looks_up(seat, "i51.4")
        await seat.press("down", "f5")
        await seat.sees("I51.4XXA stands in secondary diagnoses, line 3.")
        await looks_up(seat, "walker")
        await seat.press(*["f6"] * 4, "f5")
        await seat.sees("No line here takes a code of CPT/HCPCS.")
        await seat.types("z")
    assert codes(room) == [
        "principal_diagnosis: i",
        "diagnosis: I50.9 Y",
        "diagnosis: I50.9",
        "diagnosis: I51.4XXAz",
        "principal_procedure: 0FT40ZZ",
    ]


async def test_no_code_can_be_taken_where_none_can_be_written(room: Room) -> None:
    furnish(room)
    async with room.exam() as seat:
        await looks_up(seat, "chf")
        assert "Take code" not in seat.look()
        await seat.press("f5", "f3")
        await seat.press("n", "n", "f2", "i", "escape")
        await seat.sees("Item 3 of 4")
        async with room.window(room.app(Resume(attempt=1))) as second:
            await looks_up(second, "chf")
            assert "Take code" not in second.look()
    assert codes(room) == ["principal_diagnosis: i"]


# Practice


async def test_an_explained_record_shows_its_marking_in_place_of_the_sheet_which_stands(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL, **WITH_FEEDBACK) as seat:
        await seat.press("s")
        await seat.sees("! Code something first.")
        await seat.press("tab")
        await seat.types("i21.4")
        await seat.press("tab", "n", "enter")
        await seat.types("r07.9")
        assert "SECRET" not in seat.look()
        await seat.press("escape", "s")
        await seat.sees("Explain this record?", "Its sheet stands from then on.")
        await seat.press("enter", "s", "y")
        await seat.sees("Marking: this sheet stands", "✓ right", "✓ explained. Tab goes from line to line")
        assert "F10 Finish" in seat.look()
        await seat.press("enter")
        await seat.sees("3 Discharge summary", "NSTEMI [POA]")
        await seat.press("f2")
        await seat.sees("Marking: this sheet stands")
        await seat.press("x", "backspace", "ctrl+d", *["down"] * 12, *["pagedown"] * 6)
        await seat.sees("SECRET Look the main term up", "OCG II")
        await seat.press("pageup", *["up"] * 9, "escape")
        await seat.sees("NSTEMI")
        await looks_up(seat, "chf")
        assert "Take code" not in seat.look()
        await seat.press("f3", "n")
        await seat.sees("Item 4 of 4")
        await seat.press("f2")
        await seat.sees("Answer sheet", "Principal diagnosis POA")
        await seat.press("p", "escape", "p")
        await seat.sees("Item 3 of 4")
        await seat.pilot.resize_terminal(*LARGE)
        await seat.sees("Marking: this sheet stands", "SECRET why of I21.4", "3 Discharge summary")
    assert codes(room) == ["principal_diagnosis: i21.4 N", "diagnosis: r07.9"]
    assert codes(room, 4) == ["principal_diagnosis: p"]


async def test_a_line_of_the_marking_that_is_clicked_shows_its_words_in_the_chart(room: Room) -> None:
    furnish(room)
    async with coding(room, **WITH_FEEDBACK) as seat:
        await seat.press("tab", "i", "escape", "s", "y")
        await seat.sees("Marking: this sheet stands")
        await seat.press(*["tab"] * 3)
        await seat.sees("SECRET why of N17.9")
        y, line = next((y, line) for y, line in enumerate(seat.look().splitlines()) if "SECRET why of N17.9" in line)
        await seat.pilot.click(offset=(line.index("SECRET"), y))
        await seat.sees("3 Discharge summary", "AKI on day two.")


# Windows, disks, time


async def test_a_window_that_watches_sees_what_the_other_writes_and_writes_nothing(room: Room) -> None:
    furnish(room)
    async with coding(room) as first, room.window(room.app(Resume(attempt=1)), LARGE) as second:
        await second.sees("only watches", "Item 3 of 4")
        await first.press("f2")
        await first.types("i21")
        await second.ticks()
        await second.sees("i21")
        await second.press("f2", "x", "backspace", "ctrl+d", "escape", "1", "h", "enter", "escape", "f")
        await second.sees("only watches", "i21")
        assert codes(room) == ["principal_diagnosis: i21"]
        assert room.response(3).highlights == ()
        await second.press("t", "y")
        await second.until(lambda: second.at(CaseScreen) and "only watches" not in second.look())
        await second.press("f2", "enter", "n")
        await first.press("4")
        await first.sees("this one only watches", "n")
        assert codes(room) == ["principal_diagnosis: i21", "diagnosis: n"]
        assert rows(first)[1].split()[0] == "i21"


async def test_a_key_that_cannot_be_saved_is_not_shown_and_the_next_one_is_saved(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i2")
        with room.full_disk():
            await seat.press("9")
            await seat.sees(f"! {FULL}")
            assert rows(seat)[1].split() == ["i2", "◂"]
            await seat.press("backspace", "ctrl+d", "down")
            assert rows(seat)[1].split()[0] == "i2"
            await seat.press("up", "end")
        await seat.press("1")
        await seat.until(lambda: FULL not in seat.look())
        assert rows(seat)[1].split() == ["i21", "◂"]
    assert codes(room) == ["principal_diagnosis: i21"]


async def test_when_the_time_is_up_while_a_line_is_written_what_stands_in_it_counts(room: Room) -> None:
    furnish(room, minutes=1)
    async with coding(room) as seat:
        await seat.press("f2")
        await seat.types("i21.4")
        await seat.press("enter")
        await seat.types("n17")
        await seat.reads(58)
        seat.clock.advance(3)
        await seat.press("9")
        await seat.until(lambda: seat.at(Result))
    assert room.sat().closed_by is ClosedBy.EXPIRED
    assert codes(room) == ["principal_diagnosis: i21.4", "diagnosis: n17"]


async def test_hostile_text_in_a_chart_is_shown_and_only_shown(room: Room) -> None:
    chart = tuple(
        Document(title=title, text=f"{text}\n\n{'W' * 3000} end of it")
        for title, text in (
            ("[/red] [bold]", MARKUP),
            ("宽" * 20, "宽字" * 60),
            ("R\u202etl \u200f", ODD.replace("\x07", "")),
        )
    )
    evil = replace(
        STAY, documents=(*chart, *STAY.documents), encounter=replace(STAY.encounter, disposition="[CC] [/x]")
    )
    furnish(room, (evil, evil), title="[/red] records")
    async with coding(room, SMALL) as seat:
        await seat.sees("[/red] records", "Disposition: [CC] [/x]", "[/red]")
        for page in "321":
            await seat.press(page, "h", "right", "down", "space", "down", "enter", "escape", "pagedown")
            check(seat)
        await seat.press("pageup")
        await seat.sees("[CC] [/x] [bold] [@click=app.quit]x[/]")
        await seat.press("2", "slash", *"宽字", "enter")
        await seat.sees("60 places")
        await seat.pilot.resize_terminal(*LARGE)
        await seat.pilot.click("Chart", offset=(30, 1))
        await seat.pilot.click("Chart", offset=(2, 0))
        await seat.press("f2")
        await seat.types("[/x]宽[CC]")
        check(seat, "[/x]宽[CC]")
        await seat.press("left", "left", "tab", "]", "f10")
        await seat.sees("Hand in this exam?")
    assert codes(room) == ["principal_diagnosis: [/x]宽[CC] ]"]


# Sections


async def test_a_section_is_left_for_good_after_a_question(room: Room) -> None:
    sections = [{"id": "items", "title": "Multiple choice"}, {"id": "records", "title": "Records"}]
    furnish(room, (STAY, VISIT), sections=sections, one_way=True)
    async with room.exam(LARGE) as seat:
        await seat.sees("Multiple choice: Guidelines")
        assert next(line for line in seat.look().splitlines() if "│   1 " in line).count("○") + 1 == 2
        await seat.press("n", "n")
        await seat.sees("This is the last item of this section")
        await seat.press("g", "3", "enter")
        await seat.sees("A number from 1 to 2.")
        await seat.press("escape", "r")
        await seat.sees("1 all 2", "Guidelines")
        assert "Records" not in seat.look()
        await seat.press("escape", "f10")
        await seat.sees(
            "Close the section Multiple choice?", "2 of 2 items are open: 2 without an answer.", "no way back"
        )
        await seat.press("enter", "b", "f10", "y")
        await seat.sees("Item 3 of 4", "Records: Records", "Answer sheet")
        await seat.ticks()
        assert "is up" not in seat.look()
        await seat.press("p")
        await seat.sees("This is the first item of this section.")
        await seat.press("g", "1", "enter")
        await seat.sees("A number from 3 to 4.")
        await seat.press("escape", "r")
        await seat.sees("1 all 2")
        assert "Guidelines" not in seat.look()
        await seat.press("f10")
        await seat.sees("Hand in this exam?", "2 of 2 items are open: 2 without an answer.")
        await seat.press("y")
        await seat.until(lambda: seat.at(Result))
    assert [bool(room.response(n).chosen) for n in (1, 2)] == [False, True]


async def test_a_section_that_is_closed_on_the_review_screen_goes_on_with_the_next(room: Room) -> None:
    sections = [{"id": "items", "title": "Multiple choice"}, {"id": "records", "title": "Records"}]
    furnish(room, sections=sections, one_way=True)
    async with room.exam() as seat:
        await seat.press("r", "f10", "y")
        await seat.until(lambda: seat.at(CaseScreen))
        await seat.sees("Item 3 of 4")


async def test_the_time_of_a_section_that_runs_out_in_the_books_brings_the_next_one_up(room: Room) -> None:
    sections = [
        {"id": "items", "title": "Multiple choice", "minutes": 1},
        {"id": "records", "title": "Records", "minutes": 5},
    ]
    furnish(room, sections=sections, one_way=True)
    async with room.exam(LARGE) as seat:
        await looks_up(seat, "chf")
        await seat.press("enter")
        await seat.reads(61)
        await seat.sees("Records begins.", "Item 3 of 4", "Answer sheet", "0:04:59 left")
        await seat.press("f2", "i")
        assert seat.at(CaseScreen)
    assert codes(room) == ["principal_diagnosis: i"]


# What is in view


async def test_the_keys_at_the_bottom_are_never_clipped_and_say_what_acts_here_and_now(room: Room) -> None:
    furnish(room, (STAY, replace(STAY, answering=Answering.SELECT)))

    def keys(seat: Seat) -> str:
        return seat.look().splitlines()[-1]

    async with coding(room, SMALL, **WITH_FEEDBACK) as seat:

        async def shows(*pressed: str, has: str, lacks: str = "Drop") -> None:
            await seat.press(*pressed)
            for size in (SMALL, LARGE):
                await seat.pilot.resize_terminal(*size)
                await seat.pilot.pause()
                await seat.until(lambda: keys(seat).endswith("F1 Help") and len(keys(seat)) <= seat.app.size.width)
            await seat.until(lambda: all(word in keys(seat) for word in has.split("|")))
            assert lacks not in keys(seat)

        await shows("1", has="h Highlight|Esc Leave|n Next|s Why|F10 Finish")
        await shows("h", has="Space Begin|Enter Highlight|Esc Done", lacks="n Next")
        await shows("escape", "f2", "i", has="Ctrl+D Drop|F6 Move up|F7 Move down", lacks="n Next")
        await shows("f3", has="F5 Take code|F7 PCS tables|Esc Back")
        await shows("escape", "escape", "s", "y", has="Tab Line|Enter Chart|F2 Back")
        await shows("escape", has="Tab Sheet|n Next")
        await shows("n", "f2", has="Tab Next list|Space Choose", lacks="Enter Next")


async def test_what_is_said_of_the_time_away_goes_with_the_next_thing_that_is_done(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        for key in ("1", "down", "n"):
            seat.clock.sleep_lid(90)
            await seat.ticks()
            await seat.sees("You were away for")
            await seat.press(key)
            await seat.until(lambda: "You were away" not in seat.look())


async def test_a_record_alone_offers_no_way_to_other_places(room: Room) -> None:
    furnish(room, (VISIT,))
    profile = yaml.safe_load((room.home / "profiles" / "cpc.yaml").read_text())
    profile["blueprint"] = profile["blueprint"][1:]
    put(room.home / "profiles" / "cpc.yaml", yaml.safe_dump(profile))
    async with room.exam(LARGE) as seat:
        await seat.sees("Item 1 of 1", "f Flag")
        await seat.press("n", "p", "g", "r")
        assert seat.at(CaseScreen)
        assert "n Next" not in seat.look()
        assert "r Review" not in seat.look()
        assert "last item" not in seat.look()
