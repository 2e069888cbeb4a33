"""The code books over an exam: the clock, the log of look-ups, books of paper, windows that watch, and the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from simulator.exam.event import BooksClosed, BooksOpened, ClosedBy, LookedUp
from simulator.exam.profile import Tool
from simulator.ui import wishes
from simulator.ui.errand import Resume
from simulator.ui.screens.books import Books
from simulator.ui.screens.entry import CodeEntry
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.result import Result
from tests.candidates import seconds
from tests.ui.person import SMALL
from tests.ui.room import FULL, Room, Seat

HINT = "Type to search"


@asynccontextmanager
async def consulting(room: Room, size: tuple[int, int] = SMALL) -> AsyncIterator[Seat]:
    """The code books, opened over item 1 after ten seconds of reading."""
    async with room.exam(size) as seat:
        await seat.reads(10)
        await seat.press("f3")
        await seat.sees(HINT)
        yield seat


def look_ups(room: Room) -> list[tuple[int | None, str, str, str]]:
    """Slot, system, code and query of every look-up that is on disk."""
    events = room.lobby().record(1).events
    return [(e.slot, e.system, e.code, e.query) for e in events if isinstance(e, LookedUp)]


async def test_every_code_that_is_opened_is_in_the_log_with_its_item_and_its_query(room: Room) -> None:
    async with consulting(room) as seat:
        await seat.types("chf")
        await seat.press("enter", "enter", "f3")
        await seat.until(lambda: seat.at(ExamScreen))
        await seat.press("n", "f3")
        await seat.sees(HINT)
        await seat.types("i51.4")
        await seat.press("down", "enter", "f3", "f3")
        await seat.sees(HINT)
        await seat.press("f7", *"0ft40zz", "f3")
    assert look_ups(room) == [
        (1, "icd-10-cm", "I50", "chf"),
        (1, "icd-10-cm", "I50.9", ""),
        (2, "icd-10-cm", "I51.4XXA", "i51.4"),
        (2, "icd-10-pcs", "0FT40ZZ", "tables"),
    ]


async def test_the_time_in_the_books_is_look_up_time_of_the_item_and_part_of_its_dwell(room: Room) -> None:
    async with consulting(room) as seat:
        await seat.types("chf")
        await seat.reads(20)
        await seat.press("enter")
        await seat.reads(15)
        await seat.press("f3")
        await seat.until(lambda: seat.at(ExamScreen))
        await seat.reads(5)
        await seat.press("n")
        await seat.sees("Item 2 of 6")
    first, second = room.response(1), room.response(2)
    assert (first.look_ups, first.look_up_time, first.dwell) == (1, seconds(35), seconds(50))
    assert (second.look_ups, second.look_up_time) == (0, timedelta())


async def test_the_clock_stays_in_view_in_the_search_the_entry_and_the_tables(room: Room) -> None:
    async with consulting(room) as seat:
        await seat.sees("Item 1 of 6", "0:05:50 left")
        await seat.types("chf")
        await seat.press("enter")
        await seat.reads(10)
        await seat.sees("0:05:40 left", "code first")
        await seat.press("escape", "f7")
        await seat.reads(10)
        await seat.sees("0:05:30 left", "Section:")


async def test_a_clock_that_was_hidden_stays_hidden_over_the_books(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f8", "f3")
        await seat.sees(HINT, "clock hidden (F8)")


async def test_an_alert_comes_over_the_books_and_steals_no_keystroke(room: Room) -> None:
    async with consulting(room) as seat:
        await seat.types("he")
        await seat.reads(50)
        await seat.sees("0:05:00 left.")
        await seat.types("art")
        assert seat.text("#words") == "heart"


@pytest.mark.parametrize(
    ("keys", "place"),
    [((), "bookmarks"), (("h", "enter", "n", "x"), "Your note at"), (("f7", "0"), "Body System")],
    ids=["search", "note", "tables"],
)
async def test_an_exam_that_runs_out_of_time_in_the_books_ends_with_its_report(
    room: Room, keys: tuple[str, ...], place: str
) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.press("f3")
        await seat.sees(HINT)
        await seat.press(*keys)
        await seat.sees(place)
        await seat.reads(60)
        await seat.until(lambda: seat.at(Result))
    assert room.sat().closed_by is ClosedBy.EXPIRED
    assert room.response().look_up_time == room.response().dwell == seconds(60)


async def test_a_code_that_is_opened_in_the_second_after_the_end_is_no_look_up(room: Room) -> None:
    room.profile(minutes=1)
    async with room.exam() as seat:
        await seat.press("f3")
        await seat.sees(HINT)
        await seat.types("chf")
        await seat.reads(58)
        seat.clock.advance(3)
        await seat.press("enter")
        await seat.ticks()
        await seat.until(lambda: seat.at(Result))
    assert look_ups(room) == []


async def test_a_key_pressed_twice_opens_the_books_once(room: Room) -> None:
    async with room.exam() as seat:
        seat.app.post_message(wishes.Consult())
        seat.app.post_message(wishes.Consult())
        await seat.sees(HINT)
        await seat.press("f3")
        await seat.until(lambda: seat.at(ExamScreen))
    kinds = [type(event) for event in room.lobby().record(1).events if isinstance(event, (BooksOpened, BooksClosed))]
    assert kinds == [BooksOpened, BooksClosed]


async def test_an_exam_left_with_the_books_open_is_resumed_without_them(room: Room) -> None:
    async with consulting(room) as seat:
        await seat.reads(10)
        await seat.press("ctrl+q")
    room.clock.advance(600)
    async with room.window(room.app(Resume(attempt=1))) as seat:
        await seat.sees("Item 1 of 6", "0:05:40 left")
        await seat.reads(10)
        await seat.press("n")
    assert (room.response().look_up_time, room.response().dwell) == (seconds(10), seconds(30))


# Books of paper


async def test_books_that_were_switched_off_in_the_briefing_are_not_offered(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("enter")
        await seat.sees("Form form-a, as written", "Code books")
        seat.app.screen.query_one("#books").focus()
        await seat.press("enter", "down", "enter", "f10")
        await seat.sees("Item 1 of 6")
        assert "Books" not in seat.look().splitlines()[-1]
        await seat.press("ctrl+p")
        await seat.types("boo")
        await seat.sees("No matches found")
        await seat.press("escape", "f3")
        await seat.sees("The code books in the program are off in this attempt")
        assert seat.at(ExamScreen)
    assert Tool.BOOKS not in room.sat().policy.tools
    assert [event for event in room.lobby().record(1).events if isinstance(event, BooksOpened)] == []


async def test_books_that_are_on_are_offered_in_footer_and_palette(room: Room) -> None:
    async with room.exam() as seat:
        await seat.sees("F3 Books")
        await seat.press("ctrl+p")
        await seat.types("boo")
        await seat.sees("The code books: search, notes, PCS tables")


async def test_the_report_says_which_books_were_used_and_for_how_long(room: Room) -> None:
    paper = room.lobby().sit(room.begun(books=False))
    paper.submit()
    ours = room.lobby().sit(room.begun())
    ours.open_books()
    ours.look_up("icd-10-cm", "I50.9", "chf")
    for _ in range(8):
        room.clock.advance(5)
        ours.tick()
    ours.submit()
    async with room.window(size=(120, 60)) as seat:
        await seat.press("h", "enter")
        await seat.sees("Where the time went", "1 code opened in the code books, 40 s in the books.")
        await seat.sees("Guidelines 1 in 40 s")
        await seat.press("escape", "down", "enter")
        await seat.sees("the code books in the program were off.")


# Windows that watch


async def test_a_window_that_watches_may_read_the_books_and_logs_nothing(room: Room) -> None:
    async with room.exam() as first, room.window(room.app(Resume(attempt=1))) as second:
        await second.sees("only watches")
        await second.press("f3")
        await second.ticks()
        await second.sees("look-ups here are not recorded")
        await second.types("chf")
        await second.press("enter")
        await second.sees("code first")
        await second.press("f3")
        await first.press("b")
        await first.sees("✓ saved")
    assert [event for event in room.lobby().record(1).events if isinstance(event, (BooksOpened, LookedUp))] == []


async def test_a_window_that_is_overtaken_in_the_books_logs_no_more(room: Room) -> None:
    async with consulting(room) as seat:
        room.lobby().sit(1, take=True)
        await seat.types("chf")
        await seat.press("enter")
        await seat.ticks()
        await seat.sees("This window only watches", "code first")
        await seat.press("f3")
        await seat.until(lambda: seat.at(ExamScreen))
        await seat.sees("only watches")
    assert look_ups(room) == []


# A disk that refuses


async def test_a_look_up_that_cannot_be_written_is_told_and_the_next_one_is_logged(room: Room) -> None:
    async with room.exam() as seat:
        with room.full_disk():
            await seat.press("f3")
            await seat.until(lambda: seat.at(Books))
            await seat.ticks()
            await seat.sees(FULL)
            await seat.types("chf")
            await seat.press("enter")
            await seat.until(lambda: seat.at(CodeEntry))
            await seat.ticks()
            await seat.sees(FULL, "code first")
        await seat.press("enter")
        await seat.ticks()
        await seat.sees("Cardiac decompensation NOS")
        await seat.until(lambda: FULL not in seat.look())
    assert look_ups(room) == [(1, "icd-10-cm", "I50.9", "")]
