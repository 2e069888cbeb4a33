"""Time through the screens: alerts, the clock that is hidden, and the end, wherever the candidate is."""

from datetime import timedelta

import pytest

from simulator.exam.event import ClosedBy
from simulator.exam.policy import Interruptions
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.result import Result
from tests.candidates import minutes
from tests.ui.person import LARGE
from tests.ui.room import Room

PLACES = {
    "exam": (),
    "review screen": ("r",),
    "finish question": ("f10",),
    "leave question": ("escape",),
    "go-to prompt": ("g", "3"),
    "find box": ("slash",),
    "help": ("f1",),
    "palette": ("ctrl+p", "f"),
}


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES)
async def test_when_the_time_is_up_the_report_comes_up_by_itself(room: Room, keys: tuple[str, ...]) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.press("b", *keys)
        await seat.reads(55)
        assert not seat.at(Result)
        await seat.reads(5)
        await seat.sees("Closed by the clock at the limit")
        assert "Timeused1min00sof1min00s" in seat.flat()
        await seat.press("escape")
        await seat.sees("History and reports")
    assert (room.sat().closed_by, room.response().chosen) == (ClosedBy.EXPIRED, ("b",))


async def test_a_note_that_is_being_written_when_the_time_is_up_is_kept(room: Room) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.press("f4")
        await seat.types("half a")
        await seat.reads(60)
        await seat.until(lambda: seat.at(Result))
        await seat.press("a", "end")
        await seat.press("pagedown", "pagedown")
        await seat.sees("Your note", "half a")


async def test_an_answer_in_the_second_after_the_end_brings_the_report_and_does_not_count(room: Room) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.reads(58)
        seat.clock.advance(3)
        await seat.press("a")
        await seat.until(lambda: not seat.at(ExamScreen))
    assert (room.sat().closed_by, room.response().chosen) == (ClosedBy.EXPIRED, ())


@pytest.mark.parametrize(
    ("extra", "first", "words"), [(timedelta(), 60, "0:05:00 left."), (minutes(3), 90, "0:07:30 left.")]
)
async def test_an_alert_comes_when_it_is_due_and_is_scaled_with_extra_time(
    room: Room, extra: timedelta, first: int, words: str
) -> None:
    async with room.exam(extra=extra) as seat:
        await seat.reads(first - 5)
        assert words not in seat.look()
        await seat.reads(5)
        await seat.sees(words)


async def test_an_alert_steals_no_keystroke(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f4")
        await seat.types("be")
        await seat.reads(60)
        await seat.sees("0:05:00 left.")
        await seat.types("fore")
        await seat.press("escape", "b", "n")
        await seat.sees("0:05:00 left.", "Item 2 of 6")
    assert (room.response().note, room.response().chosen) == ("before", ("b",))


async def test_a_hidden_clock_comes_back_at_five_minutes(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f8")
        await seat.sees("clock hidden (F8)")
        await seat.reads(55)
        assert " left" not in seat.look()
        await seat.reads(5)
        await seat.until(lambda: "clock hidden" not in seat.look())
        assert "0:05:00 left" in seat.look().splitlines()[0]


@pytest.mark.parametrize(
    ("rules", "words", "left"),
    [(Interruptions.FREE, "none of it counts", "0:06:00"), (Interruptions.STRICT, "1 min 00 s counts", "0:05:00")],
)
async def test_a_closed_lid_is_told_when_it_opens(room: Room, rules: Interruptions, words: str, left: str) -> None:
    async with room.exam(LARGE, interruptions=rules) as seat:
        seat.clock.sleep_lid(60)
        await seat.ticks()
        await seat.sees("You were away for 1 min 00 s", words, f"{left} left")


async def test_the_time_runs_out_while_the_lid_is_closed_on_a_strict_clock(room: Room) -> None:
    async with room.exam(interruptions=Interruptions.STRICT) as seat:
        await seat.press("a")
        seat.clock.sleep_lid(3600)
        await seat.ticks()
        await seat.sees("Closed by the clock at the limit", "1 of 6 right")


async def test_the_pace_is_told(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("a", "n", "b", "n", "c")
        await seat.sees("3 items ahead")
        await seat.reads(240)
        await seat.sees("1 item behind")
