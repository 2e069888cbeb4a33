"""A candidate sits an exam through the screens: from home to the score report, by keyboard and by mouse."""

from datetime import timedelta

from textual.widgets import Select

from simulator.exam.event import ClosedBy
from simulator.exam.policy import Interruptions, Mode
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.home import Home
from simulator.ui.screens.result import Result
from simulator.ui.screens.survey import Survey
from simulator.ui.widgets.grid import Grid
from tests.candidates import ANN
from tests.ui.person import LARGE
from tests.ui.room import Room

# From home to the exam


async def test_a_candidate_gets_from_home_into_the_exam_with_two_keys(room: Room) -> None:
    async with room.window() as seat:
        await seat.sees(ANN, "CPC-style exam  6 items", "none finished yet")
        await seat.press("enter")
        await seat.sees("Form form-a, as written", "70 % of all items")
        await seat.press("f10")
        await seat.sees("Item 1 of 6", "0:06:00 left", "not answered yet")
        assert room.sat().policy.mode is Mode.EXAM


async def test_every_choice_of_the_briefing_can_be_made_by_keyboard(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        seat.app.screen.query_one("#form", Select).focus()
        await seat.press("enter", "down", "enter", "tab")
        await seat.press("enter", "down", "enter", "tab")
        await seat.types("50%")
        await seat.sees("Time in all: 9 min")
        await seat.press("tab", "enter", "down", "enter", "f10")
        await seat.sees("Item 1 of 6", "0:09:00 left")
    policy = room.sat().policy
    assert room.sat().form.seed is not None
    assert (policy.mode, policy.time.extra) == (Mode.PRACTICE, timedelta(minutes=3))
    assert policy.time.interruptions is Interruptions.STRICT


async def test_extra_time_that_cannot_be_read_starts_nothing(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        seat.app.screen.query_one("#extra").focus()
        await seat.types("a lot")
        await seat.press("f10")
        await seat.sees("Extra time is a percentage such as 50%")
        assert seat.at(Briefing)
        await seat.press("escape")
        assert seat.at(Home)
    assert room.lobby().attempts() == ()


async def test_the_tutorial_stands_before_the_clock_and_leads_into_the_exam(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        await seat.press("f2")
        await seat.sees("One item at a time", "The clock is not running.")
        assert room.lobby().attempts() == ()
        await seat.press("n", "p", "n", "n", "n")
        await seat.sees("Before you hand in")
        await seat.press("enter")
        await seat.sees("Item 1 of 6", "0:06:00 left")


async def test_another_candidate_takes_the_seat(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("c")
        await seat.sees("Who is taking the exam?")
        await seat.press(*["backspace"] * len(ANN))
        await seat.press("enter")
        await seat.sees("A name has 1 to 60 characters.")
        await seat.types("Bo Diaz")
        await seat.press("enter")
        await seat.sees("Candidate  Bo Diaz")
    assert room.saved[-1].candidate == "Bo Diaz"
    assert room.lobby().candidates()[0] == "Bo Diaz"


# In the exam


async def test_an_answer_is_given_changed_and_taken_back_and_is_on_disk_each_time(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("b")
        await seat.sees("✓ saved")
        assert (seat.marks(), room.response().chosen) == ("○●○○", ("b",))
        await seat.press("c")
        assert (seat.marks(), room.response().chosen) == ("○○●○", ("c",))
        await seat.press("u")
        await seat.sees("not answered yet")
        assert (seat.marks(), room.response().chosen) == ("○○○○", ())


async def test_x_and_a_letter_strike_an_option_out_and_restore_it(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("d", "x")
        await seat.sees("Strike out which option?")
        await seat.press("d")
        await seat.sees("struck out")
        assert (seat.marks(), room.response().chosen, room.response().struck) == ("○○○✕", (), frozenset("d"))
        await seat.press("x", "d")
        assert (seat.marks(), room.response().struck) == ("○○○○", frozenset())
        await seat.press("x", "x", "a")
        assert (seat.marks(), room.response().chosen) == ("●○○○", ("a",))


async def test_a_letter_that_is_no_option_is_told(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("e")
        await seat.sees("This item has no option e.")
        assert room.response().chosen == ()


async def test_a_flag_and_a_note_are_kept_and_shown(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f", "f4")
        await seat.sees("Note on item 1")
        await seat.types("ask [CC]")
        await seat.sees("Kept. Esc or F4")
        await seat.press("escape")
        await seat.sees("⚑ flagged", "✎ note", "⚑ 1 flagged")
        assert (room.response().flagged, room.response().note) == (True, "ask [CC]")
        await seat.press("f")
        assert room.response().flagged is False


async def test_find_marks_words_and_its_letters_choose_nothing(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("slash")
        await seat.types("code c")
        assert seat.text("#find") == "code c"
        assert room.response().chosen == ()
        await seat.press("enter")
        option = seat.app.screen.query("OptionLine .text")[2]
        spans = option.render().spans  # type: ignore[union-attr]
        assert [(span.start, span.end) for span in spans] == [(0, 6)]
        await seat.press("escape", "c")
        assert room.response().chosen == ("c",)


async def test_moving_stops_at_both_ends_and_go_to_takes_a_number_of_the_form_only(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("p")
        await seat.sees("This is the first item.")
        await seat.press("g")
        await seat.types("7")
        await seat.press("enter")
        await seat.sees("A number from 1 to 6.")
        await seat.press("backspace", "6", "enter")
        await seat.sees("Item 6 of 6")
        await seat.press("n")
        await seat.sees("This is the last item")
        await seat.press("left", "right")
        await seat.sees("Item 6 of 6")


async def test_the_review_screen_filters_and_goes_to_an_item(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("a", "n", "f", "r")
        await seat.sees("all 6", "open 5", "flagged 1", "● answered", "○ no answer", "· not seen")
        await seat.press("2")
        await seat.until(lambda: "● answered" not in seat.look())
        await seat.press("3")
        await seat.until(lambda: "· not seen" not in seat.look())
        await seat.press("1")
        await seat.sees("● answered")
        await seat.press("3", "enter")
        await seat.sees("Item 2 of 6")
        await seat.press("r", "escape")
        await seat.sees("Item 2 of 6")
        assert seat.at(ExamScreen)


async def test_a_filter_with_nothing_in_it_says_so(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("r", "3")
        await seat.sees("Nothing here: 1 shows all items.")
        await seat.press("enter")
        assert seat.at(Survey)


async def test_handing_in_counts_what_is_open_and_needs_more_than_enter(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("a", "f", "f10")
        await seat.sees("5 of 6 items are open: 5 without an answer.", "1 item still flagged", "Go back")
        await seat.press("enter")
        assert seat.at(ExamScreen)
        await seat.press("f10", "escape")
        assert room.sat().closed_by is None
        await seat.press("f10", "y")
        await seat.sees("NOT PASSED", "1 of 6 right", "Handed in, 5 items unanswered")
        assert room.sat().closed_by is ClosedBy.SUBMITTED


async def test_a_full_exam_is_passed_reported_and_looked_back_at(room: Room) -> None:
    async with room.exam() as seat:
        for _ in range(5):
            await seat.press("a", "n")
        await seat.press("b", "f", "r", "f10", "y")
        await seat.ticks()
        await seat.sees("PASS", "5 of 6 right, 83.3 %", "By domain", "Guidelines", "Limbs")
        await seat.press("w")
        await seat.sees("wrong or unanswered  1 of 1", "Item 6", "✗ wrong", "your answer, wrong", "SECRET why of a")
        await seat.press("1", "n")
        await seat.sees("all items  2 of 6", "✓ right answer, and yours")
        await seat.press("p", "p")
        await seat.sees("all items  1 of 6")
        await seat.press("3")
        await seat.sees("flagged  1 of 1", "Item 6")
        await seat.press("4")
        await seat.sees("Guidelines  1 of 2")
        await seat.press("d")
        await seat.sees("Anaesthesia  1 of 2")
        await seat.press("pagedown", "pagedown")
        await seat.sees("SECRET rationale", "SECRET reference")
        await seat.press("escape", "escape")
        await seat.sees("History and reports", "1 attempt, last 83.3 %")
        await seat.press("h")
        await seat.sees("form-a, cpc", "83.3 %", "pass")
        await seat.press("enter")
        await seat.sees("5 of 6 right")
        await seat.press("q", "q")
        assert seat.at(Home)


async def test_an_exam_put_aside_is_resumed_at_the_same_item_with_everything_there(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("b", "n", "c", "x", "a", "f", "f4")
        await seat.types("later")
        await seat.press("escape")
        await seat.reads(10)
        await seat.press("escape")
        await seat.sees("Put this exam aside?", "does not count")
        await seat.press("y")
        await seat.sees("Resume", "2 of 6 answered, 0:05:50 left")
    room.clock.advance(3600)
    async with room.window() as seat:
        await seat.sees("2 of 6 answered, 0:05:50 left")
        await seat.press("enter")
        await seat.sees("Item 2 of 6", "0:05:50 left", "⚑ flagged", "✎ note", "2 of 6 answered")
        assert seat.marks() == "✕○●○"
        await seat.ticks()
        await seat.sees("You were away for 1 h 00 min; none of it counts.")
        await seat.press("f4")
        await seat.sees("later")
        await seat.press("escape", "p")
        await seat.sees("Item 1 of 6")
        assert seat.marks() == "○●○○"


async def test_a_window_that_was_closed_on_the_review_screen_resumes_at_the_item(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("n", "r")
        await seat.sees("Review")
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Item 2 of 6")
        await seat.reads(10)
        await seat.press("a")
    assert room.response(2).dwell == timedelta(seconds=10)


async def test_an_open_attempt_is_given_up_only_after_a_question(room: Room) -> None:
    room.begun()
    async with room.window() as seat:
        await seat.sees("0 of 6 answered")
        await seat.press("x")
        await seat.sees("Give this attempt up?")
        await seat.press("enter")
        assert room.sat().closed_by is None
        await seat.press("delete", "y")
        await seat.until(lambda: "Resume" not in seat.look())
    assert room.sat().closed_by is ClosedBy.ABANDONED


async def test_the_history_of_everyone_names_the_candidates(room: Room) -> None:
    room.begun("Bo Diaz")
    room.begun()
    async with room.window() as seat:
        await seat.press("h")
        await seat.sees("open 0/6", "form-a, cpc")
        assert "Bo Diaz" not in seat.look()
        await seat.press("e")
        await seat.sees("everyone", "Bo", "Ann")
        await seat.press("e", "enter")
        await seat.sees("Item 1 of 6")


async def test_two_finished_exams_draw_a_trend(room: Room) -> None:
    for answer in ("a", "b"):
        lobby = room.lobby()
        proctor = lobby.sit(room.begun())
        proctor.answer(answer)
        proctor.submit()
    async with room.window() as seat:
        await seat.press("h")
        await seat.sees("70% ┤", "16.6 %")


# By mouse


async def test_a_click_chooses_a_right_click_strikes_and_a_click_on_the_grid_goes_there(room: Room) -> None:
    async with room.exam(LARGE) as seat:
        lines = seat.app.screen.query("OptionLine .text")
        await seat.pilot.click(lines[1])
        assert (seat.marks(), room.response().chosen) == ("○●○○", ("b",))
        await seat.pilot.click(lines[3], button=3)
        assert (seat.marks(), room.response().struck) == ("○●○✕", frozenset("d"))
        await seat.pilot.click(lines[3], control=True)
        assert (seat.marks(), room.response().struck) == ("○●○○", frozenset())
        await seat.pilot.click(Grid, offset=(4 + 3 * 4, 0))
        await seat.sees("Item 5 of 6")
        await seat.pilot.click(Grid, offset=(4 + 3 * 8, 0))
        await seat.sees("Item 5 of 6")


async def test_the_grid_shows_every_slot_from_the_first_moment(room: Room) -> None:
    async with room.exam(LARGE) as seat:
        await seat.sees("● answered  ○ seen", "1 ○")
        await seat.press("a", "n", "f")
        await seat.sees("1 ●  ○⚑ ·")


async def test_the_buttons_can_be_clicked(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        await seat.pilot.click("#begin")
        await seat.sees("Item 1 of 6")
        await seat.press("f10")
        await seat.pilot.click("#yes")
        await seat.until(lambda: seat.at(Result))
