"""Disputes and later scores through the screens: object to an item, and see both scores."""

import pytest

from simulator.bootstrap import join_desk
from simulator.desk.disputes import Disputes
from simulator.ports.docket import Verdict
from simulator.ports.failure import Unsaved
from simulator.store import Disputes as Docket
from simulator.ui.screens.answers import Answers
from simulator.ui.screens.dialogs import Reason
from simulator.ui.screens.drill_summary import DrillSummary
from simulator.ui.screens.result import Result
from tests.candidates import ANN, MemoryShelf
from tests.ui.drills import drilling, letter, of_bank
from tests.ui.person import LARGE, SMALL
from tests.ui.room import FULL, Room, Seat

HOSTILE = "B is right [/x] [bold red]by the book[/] \x1b[2J\u202e"


def handed_in(room: Room, *, wrong: int = 1, candidate: str = ANN) -> int:
    """An attempt with this item wrong and the others right."""
    number = room.begun(candidate)
    proctor = room.lobby().sit(number)
    for slot in range(1, 7):
        proctor.visit(slot)
        proctor.answer("b" if slot == wrong else "a")
    proctor.submit()
    proctor.leave()
    return number


def desk(room: Room) -> Disputes:
    return join_desk(room.store, MemoryShelf(()), room.clock, "Ms Quinn").disputes


async def to_the_report(seat: Seat) -> None:
    await seat.press("h")
    await seat.sees("form-a, cpc")
    await seat.press("enter")
    await seat.until(lambda: seat.at(Result))


async def to_the_answers(seat: Seat) -> None:
    await to_the_report(seat)
    await seat.press("a")
    await seat.until(lambda: seat.at(Answers))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_item_is_disputed_with_a_reason_and_waits(room: Room, size: tuple[int, int]) -> None:
    number = handed_in(room)
    async with room.window(size=size) as seat:
        await to_the_answers(seat)
        await seat.press("o")
        await seat.sees("Dispute item 1", "F10 hands it in")
        await seat.press("f10")
        await seat.sees("The reason of a dispute has 1 to 1000 characters.")
        await seat.types("b is right")
        await seat.press("f10")
        await seat.sees("Disputed, waits for a ruling.", "Your reason, 2026-03-02 ", ": b is right")
        await seat.press("o")
        await seat.sees("This item is disputed already, and waits for a ruling.")
        await seat.press("n")
        await seat.sees("all items  2 of 6")
        assert "Disputed" not in seat.look()
    (kept,) = room.store.disputes.disputes(number)
    assert (kept.slot, kept.reason, kept.candidate) == (1, "b is right", ANN)


async def test_a_reason_that_was_begun_is_left_only_at_the_second_time_of_asking(room: Room) -> None:
    number = handed_in(room)
    async with room.window() as seat:
        await to_the_answers(seat)
        await seat.press("o")
        await seat.until(lambda: seat.at(Reason))
        await seat.types("wait")
        await seat.press("escape")
        await seat.sees("Esc again leaves without it")
        await seat.press("escape")
        await seat.until(lambda: seat.at(Answers))
        await seat.press("o", "escape")
        await seat.until(lambda: seat.at(Answers))
    assert room.store.disputes.disputes(number) == ()


async def test_a_reason_that_the_disk_refuses_stays_in_the_window(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    number = handed_in(room)

    def refuse(*_: object) -> int:
        raise Unsaved(FULL)

    async with room.window() as seat:
        await to_the_answers(seat)
        await seat.press("o")
        await seat.types("b is right")
        with monkeypatch.context() as disk:
            disk.setattr(Docket, "dispute", refuse)
            await seat.press("f10")
            await seat.sees("The disk is full.", "b is right")
        await seat.press("f10")
        await seat.sees("Disputed, waits for a ruling.")
    (kept,) = room.store.disputes.disputes(number)
    assert kept.reason == "b is right"


async def test_hostile_reasons_are_shown_and_only_shown(room: Room) -> None:
    number = handed_in(room)
    kept = room.lobby().appeals.dispute(number, 1, HOSTILE)
    desk(room).rule(kept.id, Verdict.REJECTED, f"No. {HOSTILE}")
    async with room.window(size=LARGE) as seat:
        await to_the_answers(seat)
        await seat.sees(
            "Disputed, rejected: the key stays as it is. By Ms Quinn, ", "B is right [/x] [bold red]by the book[/]"
        )
        assert "\x1b" not in seat.look()
        assert "\u202e" not in seat.look()


async def test_a_ruling_is_told_where_the_item_was_disputed(room: Room) -> None:
    number = handed_in(room)
    kept = room.lobby().appeals.dispute(number, 1, "B is right.")
    desk(room).rule(kept.id, Verdict.REKEYED, "B it is.", ("b",))
    async with room.window(size=LARGE) as seat:
        await to_the_answers(seat)
        await seat.sees(
            "Disputed, rekeyed: the key is B from now on. By Ms Quinn, ", ": B it is.", "Your reason, ", ": B is right."
        )


@pytest.mark.parametrize(
    ("verdict", "key", "told"),
    [
        (Verdict.CREDITED, (), "✗ wrong at first, credited since"),
        (Verdict.REKEYED, ("b",), "✗ wrong at first, right by the new key"),
        (Verdict.RETIRED, (), "✗ wrong at first, not counted any more"),
    ],
)
async def test_an_item_tells_what_a_ruling_made_of_it(
    room: Room, verdict: Verdict, key: tuple[str, ...], told: str
) -> None:
    number = handed_in(room)
    desk(room).rule(room.lobby().appeals.dispute(number, 1, "B is right.").id, verdict, "So be it.", key)
    async with room.window(size=LARGE) as seat:
        await to_the_answers(seat)
        await seat.sees(told)
        await seat.press("n")
        await seat.sees("all items  2 of 6")
        assert "at first" not in seat.look()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_both_scores_stand_in_the_history_and_in_the_report(room: Room, size: tuple[int, int]) -> None:
    number = handed_in(room)
    kept = room.lobby().appeals.dispute(number, 1, "B is right.")
    desk(room).rule(kept.id, Verdict.CREDITED, "Both can be read so.")
    async with room.window(size=size) as seat:
        await seat.press("h")
        await seat.sees("83.3 %", "later 100 %, pass: 2026-03-02", "by Ms Quinn")
        await seat.press("enter")
        await seat.sees("PASS", "6 of 6 right, 100 %", "In force since 2026-03-02: 100.0 %, passed.")
        await seat.sees("First score 83.3 %, passed.", ": 83.3 %, 5 of 6.", "(+16.7), 6 of 6, passed.")
        await seat.sees("The first score stays on record")
        assert "ByMsQuinn:Bothcanbereadso." in seat.flat()


async def test_an_attempt_without_a_later_score_has_no_such_section(room: Room) -> None:
    handed_in(room)
    async with room.window() as seat:
        await seat.press("h")
        await seat.sees("83.3 %")
        assert "later" not in seat.look()
        await seat.press("enter")
        await seat.sees("5 of 6 right")
        assert "First score" not in seat.look()


async def test_only_the_candidate_disputes_the_items_of_an_attempt(room: Room) -> None:
    number = handed_in(room, candidate="Bo Diaz")
    async with room.window() as seat:
        await seat.press("h", "e")
        await seat.sees("Bo Diaz")
        await seat.press("enter")
        await seat.until(lambda: seat.at(Result))
        await seat.press("a", "o")
        await seat.sees("This is an attempt of Bo Diaz: only they can dispute its items.")
    assert room.store.disputes.disputes(number) == ()


async def test_a_retired_item_is_told_in_the_report_and_among_the_answers(room: Room) -> None:
    first = handed_in(room)
    kept = room.lobby().appeals.dispute(first, 1, "Out of date.")
    desk(room).rule(kept.id, Verdict.RETIRED, "It is.")
    handed_in(room, wrong=2)
    async with room.window(size=LARGE) as seat:
        await seat.press("h")
        await seat.sees("80 %")
        await seat.press("enter")
        await seat.sees("4 of 5 right", "1 of the items was retired by an instructor: it keeps its place")
        await seat.press("a")
        await seat.sees("all items  1 of 6", "retired: not scored")
        await seat.press("n")
        await seat.sees("all items  2 of 6")
        assert "not scored" not in seat.look()


async def test_an_item_of_a_drill_is_disputed_without_a_score(room: Room) -> None:
    async with drilling(room, of_bank(items=1), LARGE) as seat:
        await seat.press(letter(room, right=False), "f10", "y")
        await seat.until(lambda: seat.at(DrillSummary))
        await seat.press("a", "o")
        await seat.sees("A drill is not scored, so no dispute changes a score")
        await seat.types("b is right")
        await seat.press("f10")
        await seat.sees("Disputed, waits for a ruling.")
    (kept,) = room.store.disputes.disputes(waiting=True)
    assert kept.slot == 1
