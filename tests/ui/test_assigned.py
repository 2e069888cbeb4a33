"""Assignments and allowed time through the screens: what is due, and a briefing that is filled in."""

from datetime import timedelta

import pytest
from textual.widgets import Input, Select

from simulator.bootstrap import join_desk
from simulator.candidate.lobby import Choices
from simulator.exam.policy import Interruptions, Mode
from simulator.ports.docket import Verdict
from simulator.ports.roster import Allowance, Assignment
from simulator.ui.errand import Brief
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.result import Result
from tests.candidates import ANN, MemoryShelf
from tests.ui.person import LARGE, SMALL
from tests.ui.room import Room

DAY = timedelta(days=1)


def assigned(
    room: Room,
    *,
    opens: timedelta = -DAY,
    closes: timedelta = DAY,
    form: str | None = "form-a",
    mode: Mode = Mode.EXAM,
) -> int:
    """An assignment of Ann's evening class."""
    now = room.clock.read().now
    room.store.roster.enrol({"Evening [CC]": [ANN]}, "Ms Quinn", now)
    return room.store.roster.assign(
        Assignment(
            id=0,
            group="Evening [CC]",
            profile="cpc",
            form=form,
            mode=mode,
            interruptions=Interruptions.STRICT,
            opens=now + opens,
            closes=now + closes,
            by="Ms Quinn",
            at=now,
        )
    )


def allowed(room: Room, extra: str) -> None:
    at = room.clock.read().now
    room.store.roster.allow(Allowance(candidate=ANN, extra=extra, reason="On record.", by="Ms Quinn", at=at))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_assigned_stands_on_home_and_is_begun_as_it_was_assigned(
    room: Room, size: tuple[int, int]
) -> None:
    number = assigned(room)
    allowed(room, "50%")
    async with room.window(size=size) as seat:
        await seat.sees(
            "Assigned to you", "CPC-style exam, form form-a, exam mode", "due by 2026-03-03", "Evening [CC]"
        )
        await seat.press("enter")
        await seat.sees("Assigned by Ms Quinn to Evening [CC], due by", "50% extra allowed by Ms Quinn,")
        for name in ("form", "mode", "interruptions"):
            assert seat.app.screen.query_one(f"#{name}", Select).disabled
        extra = seat.app.screen.query_one("#extra", Input)
        assert (extra.value, extra.disabled) == ("50%", True)
        await seat.press("f10")
        await seat.sees("Item 1 of 6")
    record = room.lobby().record(1)
    assert (record.policy.mode, record.policy.time.interruptions) == (Mode.EXAM, Interruptions.STRICT)
    assert record.policy.time.extra == record.policy.time.base / 2
    (summary,) = room.lobby().attempts(ANN)
    assert summary.assignment == number


async def test_an_assignment_is_resumed_where_it_is_begun_and_shown_where_it_is_done(room: Room) -> None:
    assigned(room)
    async with room.window() as seat:
        await seat.sees("due by")
        await seat.press("enter", "f10")
        await seat.sees("Item 1 of 6")
        await seat.press("escape", "y")
        await seat.sees("begun, due by 2026-03-03")
        await seat.press("down", "enter")
        await seat.sees("Item 1 of 6")
        await seat.press("f10", "y")
        await seat.until(lambda: seat.at(Result))
        await seat.press("escape")
        await seat.sees("✓ CPC-style exam", "done: 0 % in attempt 1")
        await seat.press("home", "enter")
        await seat.until(lambda: seat.at(Result))


async def test_a_later_score_stands_behind_the_first_on_home(room: Room) -> None:
    lobby = room.lobby()
    number = lobby.start(ANN, Choices(profile=lobby.profile("cpc"), assignment=assigned(room)))
    proctor = lobby.sit(number)
    proctor.answer("b")
    proctor.submit()
    proctor.leave()
    kept = room.lobby().appeals.dispute(number, 1, "B is right.")
    desk = join_desk(room.store, MemoryShelf(()), room.clock, "Ms Quinn")
    desk.disputes.rule(kept.id, Verdict.CREDITED, "It is.")
    async with room.window() as seat:
        await seat.sees("done: 0 % → 16.6 % in attempt 1", "1 attempt, last 0 % → 16.6 %")


async def test_what_opens_later_is_told_and_cannot_be_begun(room: Room) -> None:
    assigned(room, opens=DAY, closes=2 * DAY)
    async with room.window() as seat:
        await seat.sees("opens 2026-03-03", "due by 2026-03-04")
        await seat.press("enter")
        await seat.sees("it cannot be begun before.")
        assert not seat.at(Briefing)


async def test_what_closes_while_the_briefing_is_open_is_not_begun(room: Room) -> None:
    assigned(room)
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Begin (F10)")
        room.clock.advance(DAY)
        await seat.press("f10")
        await seat.sees("it cannot be begun any more.")
    assert room.lobby().attempts() == ()


async def test_an_assigned_form_that_is_not_at_hand_is_told(room: Room) -> None:
    assigned(room, form="form-z")
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("The form form-z that is assigned is not at hand: tell Ms Quinn.")
        await seat.press("f10")
        assert seat.at(Briefing)


async def test_nothing_is_said_of_assignments_where_there_is_none(room: Room) -> None:
    async with room.window() as seat:
        await seat.sees("Start an exam")
        assert "Assigned" not in seat.look()


@pytest.mark.parametrize(("typed", "in_field"), [("", "50%"), ("25%", "25%")])
async def test_extra_time_is_filled_in_from_the_allowance_and_says_whose_it_is(
    room: Room, typed: str, in_field: str
) -> None:
    allowed(room, "50%")
    async with room.window(room.app(Brief(profile="cpc", extra=typed))) as seat:
        await seat.sees("50% extra allowed by Ms Quinn, 2026-03-02")
        extra = seat.app.screen.query_one("#extra", Input)
        assert (extra.value, extra.disabled) == (in_field, False)


async def test_an_assignment_of_the_command_line_opens_its_briefing(room: Room) -> None:
    number = assigned(room, mode=Mode.PRACTICE, form=None)
    async with room.window(room.app(Brief(profile="cpc", assignment=number))) as seat:
        await seat.sees(
            "Assigned by Ms Quinn to Evening [CC]", "Assembled anew from the banks", "Practice: may be paused"
        )
