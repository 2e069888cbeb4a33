"""What goes wrong, through the screens: it is said in words that stay until it is mended, and nothing is lost."""

import os

import pytest

from simulator.ports.failure import Unsaved
from simulator.settings import Settings
from simulator.store import Attempts, History
from simulator.ui.errand import Resume
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.dialogs import Question
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.home import Home
from simulator.ui.screens.result import Result
from tests.banks.authors import put
from tests.candidates import ANN
from tests.ui.room import FULL, Room

WATCHED = "Open in another window: this one only watches"
WATCHES = "this one only watches"


def refuses(*_: object, **__: object) -> None:
    raise Unsaved(FULL)


# A disk that refuses


async def test_an_answer_that_cannot_be_written_is_not_shown_as_chosen_and_the_next_try_works(room: Room) -> None:
    async with room.exam() as seat:
        with room.full_disk():
            await seat.press("b")
            await seat.sees(f"! {FULL}")
            assert seat.app.screen.query_one("#news").has_class("-trouble")
            assert seat.marks() == "○○○○"
            await seat.press("f", "n")
            await seat.sees("Item 1 of 6", "0 of 6 answered")
            assert "flagged" not in seat.look()
        assert room.response().chosen == ()
        await seat.press("b")
        await seat.sees("✓ saved")
        assert FULL not in seat.look()
        assert (seat.marks(), room.response().chosen) == ("○●○○", ("b",))


async def test_time_that_cannot_be_written_is_told_and_the_words_go_once_it_can(room: Room) -> None:
    async with room.exam() as seat:
        with room.full_disk():
            await seat.reads(10)
            await seat.sees(f"! {FULL}", "0:05:50 left")
        await seat.ticks()
        await seat.until(lambda: FULL not in seat.look())


async def test_a_refusal_is_told_on_the_review_screen_and_handing_in_is_tried_again(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("r")
        with room.full_disk():
            await seat.press("enter")
            await seat.sees(FULL, "Review")
            await seat.press("f10", "y")
            await seat.sees(FULL, "Review")
        await seat.press("f10", "y")
        await seat.ticks()
        await seat.until(lambda: seat.at(Result))


async def test_a_note_says_that_it_is_not_kept_and_keeps_the_text(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f4")
        with room.full_disk():
            await seat.types("ab")
            await seat.sees(FULL)
        await seat.types("c")
        await seat.sees("Kept. Esc or F4")
    assert room.response().note == "abc"


async def test_the_end_comes_once_it_can_be_written(room: Room) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.press("a")
        with room.full_disk():
            await seat.reads(70)
            await seat.sees(FULL, "0:00:00 left")
            await seat.press("b")
        await seat.ticks()
        await seat.sees("1 of 6 right")
        assert "Timeused1min00sof1min00s" in seat.flat()


async def test_an_attempt_that_cannot_be_begun_says_so_on_home(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        monkeypatch.setattr(Attempts, "begin", refuses)
        await seat.press("f10")
        await seat.until(lambda: seat.at(Home))
        await seat.pilot.pause()
        assert FULL in seat.look()


async def test_an_attempt_that_cannot_be_taken_up_says_so_on_home(room: Room) -> None:
    room.begun()
    async with room.window() as seat:
        with room.full_disk():
            await seat.press("enter")
            await seat.sees(FULL)
            await seat.pilot.pause()
            assert FULL in seat.look()
        await seat.press("enter")
        await seat.sees("Item 1 of 6")


@pytest.mark.parametrize("method", ["candidates", "enrol", "attempts"])
async def test_a_database_that_fails_at_the_start_is_told_on_home(
    room: Room, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(History, method, refuses)
    async with room.window(room.app(settings=Settings())) as seat:
        await seat.sees(FULL)
        await seat.press("q")
        assert seat.app.return_code == 0


async def test_candidates_that_cannot_be_read_are_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room.window() as seat:
        monkeypatch.setattr(History, "candidates", refuses)
        await seat.press("c")
        await seat.sees(FULL)


async def test_a_history_that_cannot_be_read_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room.window() as seat:
        monkeypatch.setattr(History, "attempts", refuses)
        await seat.press("h")
        await seat.sees("started", FULL)
        await seat.press("escape")
        await seat.sees(FULL)


async def test_settings_that_cannot_be_written_are_told_and_hold(room: Room) -> None:
    def refuse(_: Settings) -> None:
        raise OSError(28, os.strerror(28))

    app = room.app()
    app._save_settings = refuse
    async with room.window(app) as seat:
        await seat.press("f9")
        await seat.sees("The settings could not be written")
        assert seat.app.theme == "light"
        await seat.press("c")
        await seat.types("Bo")
        await seat.press("enter")
        await seat.sees("Candidate  Bo", "The settings could not be written")


# Other windows


async def test_an_attempt_taken_by_another_window_is_watched_and_t_takes_it_back(room: Room) -> None:
    async with room.exam() as seat:
        other = room.lobby().sit(1, take=True)
        await seat.press("b")
        await seat.sees(WATCHES)
        assert seat.marks() == "○○○○"
        other.answer("c")
        await seat.ticks()
        assert seat.marks() == "○○●○"
        await seat.press("t")
        await seat.sees("Take this attempt over?")
        await seat.press("enter")
        await seat.sees(WATCHES)
        await seat.press("t", "y")
        await seat.sees("Item 1 of 6", "✓ saved")
        await seat.press("d")
        await seat.until(lambda: seat.marks() == "○○○●")
        assert room.response().chosen == ("d",)


async def test_a_second_window_says_that_it_only_watches_and_sees_what_the_first_one_does(room: Room) -> None:
    first = room.lobby().sit(room.begun())
    async with room.window(room.app(Resume(attempt=1))) as seat:
        await seat.sees(WATCHED)
        await seat.press("b", "f", "n", "f4", "f10", "u")
        await seat.sees("Item 1 of 6", WATCHED)
        assert seat.at(ExamScreen)
        assert (seat.marks(), room.response().chosen) == ("○○○○", ())
        first.answer("c")
        first.visit(4)
        first.flag(True)
        await seat.ticks()
        await seat.sees("Item 4 of 6", "1 of 6 answered", "⚑ flagged")
        await seat.press("r")
        await seat.sees("● answered", "⚑ flagged")
        await seat.press("escape", "escape")
        await seat.until(lambda: seat.at(Home))
        first.answer("a")
    assert room.response(4).chosen == ("a",)


@pytest.mark.parametrize("keys", [(), ("r",), ("t",)], ids=["exam", "review screen", "question"])
async def test_the_report_comes_up_in_a_window_that_watches_when_the_other_one_hands_in(
    room: Room, keys: tuple[str, ...]
) -> None:
    first = room.lobby().sit(room.begun())
    async with room.window(room.app(Resume(attempt=1))) as seat:
        await seat.sees(WATCHED)
        await seat.press(*keys)
        first.answer("a")
        first.submit()
        await seat.ticks()
        await seat.sees("1 of 6 right")


async def test_a_review_screen_that_watches_sees_the_answers_arrive(room: Room) -> None:
    first = room.lobby().sit(room.begun())
    async with room.window(room.app(Resume(attempt=1))) as seat:
        await seat.sees(WATCHED)
        await seat.press("r")
        await seat.sees("open 6")
        first.answer("a")
        await seat.ticks()
        await seat.sees("open 5", "● answered")


async def test_an_attempt_that_another_window_holds_is_not_given_up_and_the_reason_is_told(room: Room) -> None:
    first = room.lobby().sit(room.begun())
    async with room.window() as seat:
        await seat.press("x")
        await seat.until(lambda: seat.at(Question))
        await seat.press("y")
        await seat.sees("only watches")
    first.answer("a")
    assert room.sat().closed_by is None


# Files that cannot be used


async def test_a_database_that_cannot_be_used_is_told_on_home_and_q_leaves(room: Room) -> None:
    put(room.home / "codexam.db", b"this is no database, and was never one" * 100)
    async with room.window() as seat:
        await seat.until(lambda: "isdamaged,orisnodatabaseofcodexam" in seat.flat())
        await seat.sees("q leaves")
        await seat.press("h", "c", "x", "enter", "delete")
        assert seat.at(Home)
        await seat.press("q")
        assert seat.app.return_code == 0


async def test_a_broken_bank_file_is_told_on_home_and_the_good_ones_are_offered(room: Room) -> None:
    put(room.home / "cpc" / "form-b" / "bank.yaml", "bank: [")
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        await seat.press("escape")
        await seat.sees("1 bank file could not be used: `codexam banks check` says why.")


async def test_a_bank_that_is_short_of_the_exam_is_told_in_the_briefing_and_starts_nothing(room: Room) -> None:
    put(room.home / "cpc" / "form-a" / "bank.yaml", "bank: [")
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("the banks have 0 of its 6 items", "2 lacking of 2")
        await seat.press("f10", "f2")
        assert seat.at(Briefing)
    assert room.lobby().attempts() == ()


async def test_without_any_profile_home_still_stands(room: Room) -> None:
    (room.home / "profiles" / "cpc.yaml").write_text("id: [")
    async with room.window() as seat:
        await seat.sees(f"Candidate  {ANN}", "1 bank file could not be used")
        await seat.press("h")
        await seat.sees("No attempt yet.")


async def test_an_attempt_that_is_not_there_is_told(room: Room) -> None:
    async with room.window(room.app(Resume(attempt=99))) as seat:
        await seat.sees("There is no attempt 99.")
