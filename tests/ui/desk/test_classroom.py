"""Groups, candidates, extra time and assignments; a class at a glance."""

from datetime import datetime, timedelta

from textual.widgets import Input

from simulator.ports.docket import Verdict
from simulator.ui.desk.screens.candidate import CandidatePage
from tests.desk.school import ANN, BEN, CARA
from tests.ui.desk.office import Office
from tests.ui.person import LARGE


async def test_a_group_is_made_filled_and_disbanded(office: Office) -> None:
    async with office.window() as desk:
        await desk.goes(("c", "No group yet: n makes one."), ("n", "A new group"))
        await desk.types("day")
        await desk.press("tab")
        await desk.types("Ann Lee, Ben Okafor")
        await desk.press("f10")
        await desk.sees("day", "1 group.")
        assert [(group.name, group.members) for group in office.desk.roster.groups()] == [("day", (ANN, BEN))]
        await desk.press("down", "enter")
        await desk.sees("Class  day", "2 candidates")
        await desk.press("delete")
        await desk.sees("Take Ann Lee out of day?")
        await desk.press("y")
        await desk.sees("1 candidate")
        await desk.press("escape", "delete", "y")
        await desk.sees("No group yet")
    assert office.desk.roster.groups() == ()


async def test_extra_time_wants_a_reason_and_is_in_force(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"))
        await desk.goes(("enter", "Candidate  Ann Lee"), ("t", "Extra time for Ann Lee"))
        await desk.types("50%")
        await desk.press("f10")
        await desk.sees("A reason is wanted")
        await desk.press("tab")
        await desk.types("documented")
        await desk.press("f10")
        await desk.sees("50%, by Ms Quinn")
    assert [each.extra for each in busy.desk.roster.allowances(ANN)] == ["50%"]


async def test_extra_time_that_cannot_be_is_told_in_the_window_which_keeps_what_was_typed(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"))
        await desk.press("t")
        await desk.sees("Extra time for Ann Lee")
        await desk.types("much")
        await desk.press("tab")
        await desk.types("documented")
        await desk.press("f10")
        await desk.sees("Extra time for Ann Lee", "Extra time is", "much", "documented")
        await desk.press("shift+tab", *["backspace"] * 4)
        await desk.types("90")
        await desk.press("f10")
        await desk.sees("+90")
    assert [each.extra for each in busy.desk.roster.allowances(ANN)] == ["90"]


async def test_a_name_like_one_that_is_there_is_told_in_the_window(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"), ("n", "Enrol candidates"))
        await desk.types("Dora, ann lee")
        await desk.press("f10")
        await desk.sees("There is Ann Lee already", "Dora, ann lee")
        await desk.press("escape")
        await desk.sees("3 candidates")
    assert "Dora" not in [member.name for member in busy.desk.roster.members()]


async def test_an_assignment_for_whole_days_says_so(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"), ("a", "Assign to evening"))
        desk.app.screen.query_one("#closes", Input).value = "2026-03-31"
        await desk.press("f10")
        await desk.sees("through", "2026-03-31", "● open")
    (assignment,) = busy.desk.roster.assignments()
    assert assignment.closes.astimezone() == datetime(2026, 4, 1).astimezone()


async def test_an_exam_is_assigned_followed_and_withdrawn(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"), ("a", "Assign to evening"))
        await desk.press("f10")
        await desk.sees("● open")
        await desk.press("tab", "enter")
        await desk.sees("Progress  evening", "○ not begun", "0 of 3 finished")
        await desk.press("escape", "w")
        await desk.sees("Withdraw this assignment?")
        await desk.press("y")
        await desk.sees("withdrawn")


async def test_a_later_score_stands_behind_the_first_in_the_progress(office: Office) -> None:
    office.desk.roster.enrol([BEN], "evening")
    now = office.clock.read().now
    number = office.desk.roster.assign(
        "evening", office.exam.id, opens=now, closes=now + timedelta(days=3), form="form-a"
    )
    attempt = office.sits(BEN, "aaaaaabbbb", under=number)
    office.desk.disputes.rule(office.disputes(attempt, 7), Verdict.CREDITED, "Both are right.")
    async with office.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"))
        await desk.press("tab", "enter")
        await desk.sees("Progress  evening", "✗60→✓70", "1 of 1 finished.")


async def test_who_was_there_already_is_told_apart(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"), ("n", "Enrol candidates"))
        await desk.types("Dora, Ann Lee")
        await desk.press("f10")
        await desk.sees("Enrolled: Dora. Already here:")


async def test_a_time_that_is_none_is_told(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "evening"), ("down", "evening"), ("enter", "Class  evening"), ("a", "Assign to evening"))
        await desk.press("tab", "tab", "tab", "tab", "end", "x", "f10")
        await desk.sees("A time is written 2026-01-31 09:00, or the day alone.")


async def test_everybody_is_no_group_to_assign_to(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("c", "Everybody"), ("enter", "Class  everybody"))
        assert "Assign" not in desk.look()
        await desk.press("a", "w", "delete")
        await desk.sees("Class  everybody", CARA)


async def test_a_candidate_has_trend_likelihood_and_attempts(busy: Office) -> None:
    async with busy.window(LARGE) as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"), ("a", "Candidate  Ben Okafor"))
        await desk.sees("By domain", "Likelihood of passing", "never a promise", "✗ 30 %")


async def test_a_class_is_seen_at_a_glance_on_four_pages(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("h", "the whole class"), ("down", f"{ANN}, Guidelines: "), ("right", f"{ANN}, Anaesthesia: "))
        await desk.goes(("2", "to pass: 70 %"), ("3", "the median"), ("4", "candidates at risk"))
        await desk.press("g")
        await desk.sees("Cohort  evening")
        await desk.press("m")
        await desk.sees("practice")


async def test_from_the_heat_map_one_goes_to_a_candidate(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("h", "the whole class"), ("down", f"{ANN}, "))
        await desk.press("enter")
        await desk.until(lambda: desk.at(CandidatePage))


async def test_a_class_that_has_sat_nothing_says_so(office: Office) -> None:
    async with office.window() as desk:
        await desk.goes(("h", "Nobody of this class has finished an exam"), ("2", "scores"), ("4", "at risk"))
