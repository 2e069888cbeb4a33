"""Practice through the screens: pausing, and an answer explained on request; neither is there in an exam."""

from simulator.exam.policy import Feedback, Mode
from simulator.ui.screens.dialogs import Pause
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.home import Home
from tests.ui.person import LARGE
from tests.ui.room import Room, Rules

WITH_FEEDBACK: Rules = {"mode": Mode.PRACTICE, "feedback": Feedback.IMMEDIATE}


async def test_a_pause_hides_the_item_and_stops_the_clock(room: Room) -> None:
    async with room.exam(mode=Mode.PRACTICE) as seat:
        await seat.press("a")
        await seat.reads(10)
        await seat.press("f5")
        await seat.sees("Paused", "The clock stands at 0:05:50")
        assert "Stem of" not in seat.look()
        await seat.press("b", "n")
        await seat.reads(60)
        assert seat.at(Pause)
        await seat.press("f5")
        await seat.sees("Item 1 of 6", "0:05:50 left")
        assert seat.marks() == "●○○○"


async def test_a_pause_that_was_left_hides_the_item_when_the_attempt_is_resumed(room: Room) -> None:
    async with room.exam(mode=Mode.PRACTICE) as seat:
        await seat.reads(10)
        await seat.press("f5", "escape")
        await seat.until(lambda: seat.at(Home))
    room.clock.advance(3600)
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Paused", "The clock stands at 0:05:50")
        assert "Stem of" not in seat.look()
        await seat.press("f5")
        await seat.sees("Stem of", "0:05:50 left")
        await seat.press("b")
        assert seat.marks() == "○●○○"


async def test_an_answer_is_explained_only_once_it_is_given_and_then_stands(room: Room) -> None:
    async with room.exam(LARGE, **WITH_FEEDBACK) as seat:
        await seat.press("s")
        await seat.sees("! Choose an answer first.")
        assert "SECRET" not in seat.look()
        await seat.press("b")
        assert "SECRET" not in seat.look()
        await seat.press("s")
        await seat.sees("✓ right answer", "✗ your answer, wrong", "SECRET why of d", "SECRET rationale")
        assert seat.marks() == "✓✗○○"
        await seat.press("a")
        assert seat.marks() == "✓✗○○"
        assert room.response().chosen == ("b",)
        await seat.press("n")
        await seat.until(lambda: "SECRET" not in seat.look())


async def test_an_exam_offers_neither_pause_nor_explanation(room: Room) -> None:
    async with room.exam(LARGE) as seat:
        await seat.press("a", "s", "f5")
        assert seat.at(ExamScreen)
        assert "SECRET" not in seat.look()
        offered = {command.title for command in seat.app.get_system_commands(seat.app.screen)}
        assert "Flag" in offered
        assert offered.isdisjoint({"Pause", "Why", "Take over"})
        footer = seat.look().splitlines()[-1]
        assert "Pause" not in footer
        assert "Why" not in footer


async def test_the_palette_of_practice_offers_both_and_runs_them(room: Room) -> None:
    async with room.exam(**WITH_FEEDBACK) as seat:
        await seat.press("a", "ctrl+p")
        await seat.types("why")
        await seat.sees("Show the answer of this item")
        await seat.press("enter")
        await seat.sees("✓ right answer, and yours")
