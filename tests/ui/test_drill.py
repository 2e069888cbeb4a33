"""A drill through the screens: one item after another, each explained at once, and how it went."""

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.exam.attempt import Status
from simulator.exam.item import Kind
from simulator.exam.policy import Mode
from simulator.ui.errand import Resume
from simulator.ui.screens.books import Books
from simulator.ui.screens.dialogs import Note, Pause
from simulator.ui.screens.drill import DrillScreen
from simulator.ui.screens.drill_summary import DrillSummary
from simulator.ui.screens.home import Home
from tests.ui.drills import CHOSEN, OTHER, PCS, RIGHT, TYPED, drilling, last, letter, of_bank
from tests.ui.person import LARGE
from tests.ui.room import FULL, POOL, Room


async def test_a_letter_answers_and_explains_and_enter_goes_on(room: Room) -> None:
    async with drilling(room, of_bank()) as seat:
        await seat.sees("Drill: form-a", "0 right of 0", "nothing answered so far")
        assert "SECRET" not in seat.look()
        await seat.press(letter(room, right=True))
        await seat.sees("✓ Right. Enter goes on.", "right answer, and yours", "SECRET rationale", "1 right of 1")
        await seat.press(letter(room, right=False), "x", "u", "left")
        await seat.sees("1 right of 1")
        assert len(room.sat().form.slots) == 1
        await seat.press("enter")
        await seat.sees("Item 2")
        assert "SECRET" not in seat.look()
        await seat.press(letter(room, right=False), "n")
        await seat.sees("Item 3", "1 right of 2")
        await seat.press("enter")
        await seat.sees("Choose an option first; n passes the item over.")
        await seat.press("n")
        await seat.sees("Item 4", "1 right of 3")


async def test_a_missed_item_comes_back_with_the_reason(room: Room) -> None:
    async with drilling(room, of_bank()) as seat:
        await seat.press(letter(room, right=False))
        await seat.sees("✗ Wrong: it comes back in this drill.")
        await seat.press("enter")
        for _ in range(5):
            if "Missed" in seat.look():
                break
            await seat.press(letter(room, right=True), "enter")
        await seat.sees("it comes back until it is right.")
        slots = room.sat().form.slots
        assert slots[-1].item == slots[0].item


async def test_flag_strike_note_pause_and_clock_are_as_in_the_exam(room: Room) -> None:
    async with drilling(room, of_bank()) as seat:
        await seat.press("x", "a", "f", "f4")
        await seat.until(lambda: seat.at(Note))
        await seat.types("look up")
        await seat.press("escape")
        await seat.sees("struck out", "⚑ flagged", "✎ note")
        assert (room.response().note, room.response().flagged) == ("look up", True)
        await seat.press("f5")
        await seat.until(lambda: seat.at(Pause))
        await seat.sees("The clock stands at 0:00:00")
        await seat.press("f5", "f8")
        await seat.sees("clock hidden (F8)")
        await seat.press("x", "escape")
        await seat.sees("Item 1")


async def test_stopping_shows_how_it_went_and_enter_begins_another_of_the_same(room: Room) -> None:
    async with drilling(room, of_bank()) as seat:
        for right in (True, False):
            await seat.reads(10)
            await seat.press(letter(room, right=right), "enter")
        await seat.press("f10")
        await seat.until(lambda: seat.at(DrillSummary))
        await seat.sees(
            "1 right of 2", "50 %", "0:10 an item", "By domain", "By skill", "Sequencing", "What to do next"
        )
        await seat.sees("1 today", "Weakest now")
        assert room.sat().status is Status.CLOSED
        await seat.press("w")
        await seat.sees("wrong or unanswered  1 of 2")
        await seat.press("escape", "enter")
        await seat.sees("Item 1", "Drill: form-a")
        assert room.sat(2).form.seed != room.sat(1).form.seed or room.sat(2).status is Status.RUNNING
        await seat.press("f10")
        await seat.sees("Nothing was answered")
        await seat.press("escape")
        await seat.until(lambda: seat.at(Home))


async def test_a_drill_of_so_many_items_ends_by_itself(room: Room) -> None:
    async with drilling(room, of_bank(items=1)) as seat:
        await seat.sees("Item 1 of 1")
        await seat.press(letter(room, right=True), "enter")
        await seat.until(lambda: seat.at(DrillSummary))
        await seat.sees("1 right of 1", "Nothing: what was right at once is known.")


async def test_an_item_that_takes_two_answers_is_explained_once_both_are_chosen(room: Room) -> None:
    room.bank([replace(item, kind=Kind.MULTIPLE, key=("a", "b")) for item in POOL])
    async with drilling(room, of_bank()) as seat:
        await seat.sees("Choose 2 by their letters")
        await seat.press("a", "enter")
        await seat.sees("Choose 2 options first")
        await seat.press("c")
        await seat.sees("2 of 2 chosen: Enter explains them")
        assert "SECRET" not in seat.look()
        await seat.press("d")
        await seat.sees("take one back first")
        await seat.press("enter")
        await seat.sees("SECRET rationale", "Enter goes on")


# Answers that are typed


async def test_a_code_is_typed_letters_are_text_and_enter_explains(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as seat:
        await seat.sees("Your answer", "letters are text here")
        await seat.types("nfxO")
        await seat.sees("! Is O meant as 0 (zero)?")
        assert last(room.sat()) == ("nfxO", False)
        await seat.press(*["backspace"] * 4)
        await seat.press("enter")
        await seat.sees("Type the answer first")
        await seat.press("f2")
        await seat.sees("⚑ flagged")
        await seat.types("0ft40zz")
        await seat.press("enter")
        await seat.sees("✓ Right.", f"{RIGHT}  ✓ right answer, and yours (yours: 0ft40zz)", f"also right: {OTHER}")
        await seat.sees("Made from PCS table 0FT, FY2026: pcs-build-")
        assert last(room.sat()) == ("0ft40zz", True)
        await seat.press("n")
        await seat.sees("Item 2")
        await seat.types("0ft")
        await seat.press("enter")
        await seat.sees("0ft  ✗ your answer, wrong", f"{RIGHT}  ✓ right answer")
        await seat.press("enter")
        await seat.sees("Item 3")
        assert seat.text("CodeField") == ""
        await seat.press("f7")
        await seat.sees("Item 4", "1 right of 3")


async def test_a_code_from_the_books_goes_into_the_field(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as seat:
        await seat.press("f3")
        await seat.until(lambda: seat.at(Books))
        await seat.types("0FT44ZZ")
        await seat.until(lambda: "0FT44ZZ" in seat.text("#words"))
        await seat.sees("Resection")
        await seat.press("f5")
        await seat.until(lambda: seat.at(DrillScreen))
        await seat.until(lambda: seat.text("CodeField") == "0FT44ZZ")
        await seat.press("enter")
        await seat.sees("✓ Right.")
        assert room.response().look_up_time == timedelta()


async def test_what_cannot_be_written_is_not_shown_as_typed(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as seat:
        await seat.types("0f")
        with room.full_disk():
            await seat.types("t")
            await seat.sees(f"! {FULL}")
            assert seat.text("CodeField") == "0f"
            await seat.press("enter")
            await seat.sees(f"! {FULL}")
            assert "SECRET" not in seat.look()
        await seat.types("t")
        await seat.until(lambda: FULL not in seat.look())
        assert last(room.sat()) == ("0ft", False)
        with room.full_disk():
            await seat.press("f10")
            await seat.sees(f"! {FULL}")
        await seat.press("f10")
        await seat.until(lambda: seat.at(DrillSummary))
        assert room.coach().coming("Ann Lee")


# Time


async def test_the_pace_is_shown_and_never_enforced(room: Room) -> None:
    async with drilling(room, of_bank(pace="cpc")) as seat:
        await seat.sees("0:00 of 1:00")
        await seat.reads(30)
        await seat.sees("0:30 of 1:00")
        await seat.reads(40)
        await seat.sees("1:10 of 1:00, over")
        await seat.press(letter(room, right=True))
        await seat.sees("✓ Right.")
        await seat.press("f10")
        await seat.sees("The pace allows 1:00 an item: 1 of 1 took longer.")


async def test_when_the_time_is_up_the_item_in_view_is_explained_before_the_end(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room, replace(PCS, limit=timedelta(minutes=1))) as seat:
        await seat.sees("0:01:00 left")
        await seat.types("0ft44zz")
        await seat.reads(65)
        await seat.sees("✓ Right. The time is up: Enter shows how it went.", "SECRET why.")
        await seat.press("f", "n", "f5", "f3")
        assert seat.at(DrillScreen)
        await seat.press("enter")
        await seat.until(lambda: seat.at(DrillSummary))
        await seat.sees("1 right of 1", "The time was up.")


# Leaving, coming back, two windows


async def test_a_drill_that_was_left_without_a_question_is_resumed_from_home(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as seat:
        await seat.types("0ft4")
        await seat.press("escape")
        await seat.until(lambda: seat.at(Home))
        await seat.sees("Resume", "Drill: ICD-10-PCS", "1 item answered")
        await seat.press("enter")
        await seat.until(lambda: seat.at(DrillScreen))
        await seat.until(lambda: seat.text("CodeField") == "0ft4")
        await seat.types("4zz")
        await seat.press("enter")
        await seat.sees("✓ Right.")


async def test_a_second_window_sees_and_does_not_write_until_it_takes_over(room: Room) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as first:
        await first.types("0f")
        async with room.window(room.app(Resume(attempt=1)), LARGE) as second:
            await second.sees("Open in another window", "0f")
            await second.press("f7", "f10", "f4", "enter")
            await second.types("zz")
            assert second.text("CodeField") == "0f"
            assert second.at(DrillScreen)
            await first.types("t")
            await second.ticks()
            await second.until(lambda: second.text("CodeField") == "0ft")
            await first.press("enter", "enter")
            await second.ticks()
            await second.sees("Item 2")
            await second.press("t", "y")
            await second.until(lambda: second.at(DrillScreen) and "Open in another" not in second.look())
            await second.types("1")
            await second.until(lambda: second.text("CodeField") == "1")
            await first.ticks()
            await first.sees("this one only watches")
            await second.press("f10")
            await second.until(lambda: second.at(DrillSummary))
            await first.ticks()
            await first.sees("The drill is over: Enter shows how it went.")
            await first.press("enter")
            await first.until(lambda: first.at(DrillSummary))


async def test_history_shows_drills_apart_and_what_was_typed(room: Room) -> None:
    room.generators = (TYPED, CHOSEN)
    async with drilling(room, replace(PCS, topics=("pcs-build",), items=1)) as seat:
        await seat.types("0ft")
        await seat.press("enter", "enter")
        await seat.until(lambda: seat.at(DrillSummary))
        await seat.press("escape", "h")
        await seat.sees("Drills, kept apart from exam scores", "Build a code", "0 of 1")
        await seat.press("enter")
        await seat.sees("0 right of 1", "What comes back")
        await seat.press("a")
        await seat.sees("0ft  ✗ your answer, wrong", "SECRET why.")
    assert [summary.mode for summary in room.lobby().attempts()] == [Mode.DRILL]


@pytest.mark.parametrize("size", [(69, 24), (60, 15)])
async def test_a_window_that_is_too_small_takes_no_key(room: Room, size: tuple[int, int]) -> None:
    room.generators = (TYPED,)
    async with drilling(room) as seat:
        await seat.pilot.resize_terminal(*size)
        await seat.sees("This window is")
        await seat.types("0f")
        await seat.press("f7", "f10")
        assert seat.at(DrillScreen)
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees("Item 1")
        await seat.types("0f")
        await seat.until(lambda: seat.text("CodeField") == "0f")
