"""What comes before a drill: home, the choices, the plan with the day of the exam; and what is due."""

from datetime import date, timedelta

import pytest
from textual.widgets import Select

from simulator.candidate.coach import Coach
from simulator.candidate.library import Progress
from simulator.drill.made import Generator
from simulator.exam.item import Difficulty
from simulator.ports.drills import Wish
from simulator.ports.failure import Unsaved
from simulator.store import Attempts
from simulator.store.reviews import Reviews
from simulator.ui.errand import Drill
from simulator.ui.screens.drill import DrillScreen
from simulator.ui.screens.drill_setup import DrillSetup, Length, NoLength, length
from simulator.ui.screens.home import Home
from simulator.ui.screens.plan import PlanScreen, sure
from tests.candidates import ANN
from tests.ui.drills import CHOSEN, HOSTILE, TYPED, Codes, drilling, last
from tests.ui.person import LARGE
from tests.ui.room import FULL, Room
from tests.ui.test_sizes import check, outside


def refuses(*_: object, **__: object) -> None:
    raise Unsaved(FULL)


def missed(room: Room, count: int = 1) -> None:
    """Ann drills and knows nothing."""
    drill = room.coach().start(ANN, Wish(topics=("pcs-build",), seed=7, items=count))
    for _ in range(count):
        drill.type("none")
        drill.settle()
        drill.next()
    drill.stop()
    drill.leave()


# Choosing


async def test_two_keys_lead_from_home_to_the_first_item(room: Room) -> None:
    room.generators = (TYPED,)
    missed(room)
    async with room.window() as seat:
        await seat.press("d", "enter")
        await seat.sees("Item 1", "where you are weakest")
    assert room.lobby().record(2).wish == Wish(seed=room.sat(2).form.seed)


async def test_topics_are_listed_the_weakest_first_with_the_share_and_found_by_typing(room: Room) -> None:
    room.generators = (TYPED, CHOSEN)
    missed(room, 2)
    async with room.window(size=LARGE) as seat:
        await seat.press("d")
        await seat.sees("Where you are weakest", "0 % of 2", "nothing so far", "2 kinds", "Kinds of items without end")
        rows = seat.look().splitlines()
        heads = [n for n, row in enumerate(rows) if "Domains, the weakest first" in row]
        assert "ICD-10-PCS" in rows[heads[0] + 1]
        await seat.types("choose code")
        await seat.until(lambda: "Domains" not in seat.look())
        await seat.press("enter")
        await seat.sees("Item 1", "Drill: Choose a code")


async def test_a_mix_a_length_a_difficulty_and_a_pace_are_chosen_by_keys(room: Room) -> None:
    room.generators = (TYPED, CHOSEN)
    async with room.window() as seat:
        await seat.press("d")
        await seat.sees("Domains")
        await seat.press("f2")
        await seat.sees("Put the cursor on a topic to mark it.")
        await seat.press("down", "f2", "down", "f2", "down", "f2", "f2")
        await seat.sees("Marked: ICD-10-PCS, Guidelines.")
        await seat.press("tab")
        await seat.types("1e9")
        await seat.press("enter")
        await seat.sees("How long is a number of items")
        assert seat.at(DrillSetup)
        await seat.press(*["backspace"] * 3)
        await seat.types("2 min")
        await seat.press("tab", "enter", "down", "down", "enter", "tab", "enter", "down", "enter")
        assert [seat.app.screen.query_one(f"#{name}", Select).value for name in ("difficulty", "pace")] == [
            "moderate",
            "cpc",
        ]
        await seat.press("escape", "f10")
        await seat.sees("of 1:00", "0:02:00 left")
    wish = room.lobby().record(1).wish
    assert wish
    assert (wish.topics, wish.difficulty, wish.limit) == (
        ("icd-10-pcs", "guidelines"),
        Difficulty.MODERATE,
        timedelta(minutes=2),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Length()),
        (" 20 ", Length(items=20)),
        ("1 item", Length(items=1)),
        ("15min", Length(limit=timedelta(minutes=15))),
        ("15 Minutes", Length(limit=timedelta(minutes=15))),
    ],
)
def test_a_length_is_read_as_people_write_it(typed: str, meant: Length) -> None:
    assert length(typed) == meant


@pytest.mark.parametrize("typed", ["0", "-1", "601", "min", "1.5", "²", "9" * 5000, "20 20 min items"])
def test_a_length_that_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(NoLength):
        length(typed)


async def test_what_cannot_be_drilled_is_said_where_one_chooses(room: Room) -> None:
    room.generators = (TYPED,)
    async with room.window() as seat:
        await seat.press("d")
        await seat.types("build")
        await seat.sees("Build a code")
        await seat.press("tab", "tab", "enter", "down", "enter", "f10")
        await seat.sees("There is no item for pcs-build that is easy")
        assert seat.at(DrillSetup)
        await seat.press("escape", "escape")
        await seat.until(lambda: seat.at(Home))


async def test_code_books_that_cannot_be_opened_are_told_and_tried_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = True

    def opens(coach: Coach, progress: Progress) -> None:
        progress(0.5, "half of it")
        if broken:
            raise Unsaved(FULL)
        monkeypatch.undo()
        coach.open(progress)

    monkeypatch.setattr(Coach, "open", opens)
    async with room.window() as seat:
        await seat.press("d")
        await seat.sees(FULL)
        broken = False
        await seat.press("enter")
        await seat.sees("Item 1")


async def test_a_drill_that_cannot_be_begun_says_so_and_leaves_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room.window() as seat:
        await seat.press("d")
        await seat.sees("Domains")
        with monkeypatch.context() as patch:
            patch.setattr(Attempts, "begin", refuses)
            await seat.press("enter")
            await seat.sees(FULL)
        await seat.press("enter")
        await seat.sees("Item 1")


# What is due


async def test_home_says_what_is_due_and_asks_it(room: Room) -> None:
    room.generators = (TYPED,)
    missed(room, 3)
    async with room.window() as seat:
        await seat.sees("Due today: nothing")
        await seat.press("r")
        await seat.sees("Nothing is due now; the next is later today, at")
        room.clock.advance(timedelta(minutes=5))
        await seat.press("h", "escape")
        await seat.sees("Due today: 3")
        await seat.press("r")
        await seat.sees("Review of what is due", "Due for review: missed")
        for _ in range(2):
            await seat.types("0ft44zz")
            await seat.press("enter", "enter")
        await seat.press("f10", "escape")
        await seat.sees("Due today: 1")
        for _ in range(2):  # today and tomorrow, until nothing is left
            await seat.press("r")
            await seat.sees("Item 1")
            for _ in range(3):
                if seat.at(DrillScreen):
                    await seat.press(*"0ft44zz", "enter", "enter")
            await seat.sees("What comes back")
            await seat.press("escape")
            room.clock.advance(timedelta(days=1))
        await seat.press("r")
        await seat.sees("Nothing is due now; the next is tomorrow.")


async def test_an_errand_begins_the_drill_that_the_command_line_named_or_says_why_not(room: Room) -> None:
    async with room.window(room.app(Drill(wish=Wish(topics=("nothing",)), candidate="Bo"))) as seat:
        await seat.sees("There is no topic 'nothing'.", "Bo")
    async with room.window(room.app(Drill(wish=Wish(reviews=True), candidate=ANN))) as seat:
        await seat.sees("Nothing is due: nothing was missed", ANN)


# The plan


async def test_the_day_of_the_exam_is_set_changed_and_taken_off(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("p")
        await seat.sees("No exam date is set", "Nothing was answered so far")
        await seat.press("e")
        await seat.types("next year")
        await seat.press("enter")
        await seat.sees("A day is written as year, month, day")
        await seat.press(*["backspace"] * 9)
        await seat.types("2026-03-12")
        await seat.press("enter")
        await seat.sees("The exam is in 10 days, on 2026-03-12.")
        await seat.press("escape")
        await seat.sees("Plan  The exam is in 10 days, on 2026-03-12.")
        assert room.coach().exam_date(ANN) == date(2026, 3, 12)
        await seat.press("p")
        await seat.sees("The exam is in 10 days")
        await seat.press("e")
        await seat.press(*["backspace"] * 10, "enter")
        await seat.sees("No exam date is set")
    assert room.coach().exam_date(ANN) is None


async def test_the_plan_shows_the_week_and_the_weak_domains_with_how_sure_they_are(room: Room) -> None:
    room.generators = (TYPED,)
    missed(room, 4)
    room.clock.advance(timedelta(days=1))
    async with room.window(size=LARGE) as seat:
        await seat.press("p")
        await seat.sees("4 reviews are due today", "today", "█ 4", "ICD-10-PCS", "0 %  of 4, give or take 50")
        await check(seat)
        await seat.press("r")
        await seat.sees("Item 1", "Review of what is due")


def test_a_share_of_few_answers_says_little() -> None:
    assert [sure(1), sure(4), sure(29), sure(400)] == [100, 50, 18, 5]


@pytest.mark.parametrize("method", ["log", "exam_date", "set_exam_date"])
async def test_a_store_that_refuses_is_told_on_the_plan(
    room: Room, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    async with room.window() as seat:
        monkeypatch.setattr(Reviews, method, refuses)
        await seat.press("p")
        await seat.until(lambda: seat.at(PlanScreen))
        await seat.press("e")
        await seat.types("2026-03-12")
        await seat.press("enter")
        await seat.sees(FULL)
        await seat.press("escape")
        await seat.sees("Start an exam")


# Looks


async def test_every_screen_of_drills_fits_and_its_footer_can_be_read(room: Room) -> None:
    room.generators = (TYPED, CHOSEN)
    async with room.window() as seat:
        await check(seat)
        for size in ((80, 24), LARGE):
            await seat.pilot.resize_terminal(*size)
            await seat.press("d")
            await seat.sees("Kinds of items" if size == LARGE else "Domains")
            await check(seat)
            await seat.press("f1")
            await seat.sees("A drill to choose")
            await seat.press("escape", "escape", "p")
            await seat.sees("No exam date")
            await check(seat)
            await seat.press("escape")
    async with drilling(room, Wish(topics=("pcs-code",), seed=7)) as seat:
        await check(seat)
        await seat.press("a")
        await seat.sees("Enter goes on")
        await check(seat)
        await seat.press("f1")
        await seat.sees("The drill", "Explain the answer")
        await seat.press("escape", "f10")
        await seat.sees("By skill")
        await check(seat)


async def test_hostile_text_is_shown_and_not_obeyed(room: Room) -> None:
    hostile: tuple[Generator, ...] = (
        Codes(title=HOSTILE, stem=HOSTILE, skills=("[/x]",)),
        Codes(id="[/b]", title="[CC]", stem=HOSTILE, typed=False),
    )
    room.generators = hostile
    room.profile(title=HOSTILE, titles=[HOSTILE] * 3)
    async with room.window() as seat:
        await seat.press("d")
        await seat.sees("[/red] [CC] ␛[31m <U+202E> 手術")
        await seat.types("[/x]")
        await seat.sees("Skills")
        await seat.press("enter")
        await seat.sees("Item 1", "[/red] [CC] ␛[31m <U+202E> 手術")
        await seat.types("[/red]手")
        assert last(room.sat()) == ("[/red]手", False)
        await seat.press("enter")
        await seat.sees("[/red]手  ✗ your answer, wrong")
        await seat.press("f10")
        await seat.sees("[/x]", "By skill")
        assert outside(seat) == []
