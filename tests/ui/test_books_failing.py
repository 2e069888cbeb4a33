"""Code books that cannot be built or read, and text that would break them: a sentence, and a way back."""

import threading

import pytest
from textual.events import Paste
from textual.widgets._footer import FooterKey

from simulator.candidate.library import Progress
from simulator.codebooks.book import Book
from simulator.ports.failure import Unsaved
from simulator.store.marks import Marks
from simulator.ui.screens.books import Books
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.home import Home
from tests.ui.person import LARGE, SMALL
from tests.ui.room import FULL, Room
from tests.ui.test_books import books, found
from tests.ui.test_hostile_text import LONG, MARKUP, ODD, check
from tests.ui.test_sizes import check as check_size
from tests.ui.test_sizes import outside

HINT = "Type to search"


# Building


async def test_the_books_are_built_once_behind_a_bar_that_says_how_far_it_is(room: Room) -> None:
    half, go_on = threading.Event(), threading.Event()

    def slowly(progress: Progress) -> Book:
        def told(share: float, what: str) -> None:
            progress(share, what)
            if what == "ICD-10-PCS":
                half.set()
                assert go_on.wait(30)

        return room.open_books(told)

    room.opens = slowly
    async with room.window() as seat:
        await seat.press("f3")
        await seat.until(half.is_set)
        await seat.sees("Making the code books ready, once: ICD-10-PCS", "35%")
        await seat.types("chf")
        go_on.set()
        await seat.sees(HINT, "Heart failure, unspecified")
        assert "35%" not in seat.look()
        await seat.press("f3")
        half.clear()
        await seat.press("f3")
        await seat.sees(HINT)
    assert not half.is_set()


async def test_who_leaves_while_the_books_are_built_finds_them_later(room: Room) -> None:
    go_on = threading.Event()

    def slowly(progress: Progress) -> Book:
        assert go_on.wait(30)
        return room.open_books(progress)

    room.opens = slowly
    async with room.exam() as seat:
        await seat.press("f3")
        await seat.sees("Opening the code books ...")
        await seat.press("escape", "b")
        await seat.sees("✓ saved")
        go_on.set()
        await seat.press("f3")
        await seat.sees(HINT)
        assert seat.at(Books)
    assert room.response().chosen == ("b",)


@pytest.mark.parametrize("in_exam", [False, True], ids=["home", "exam"])
async def test_a_disk_that_refuses_the_build_is_told_and_left(room: Room, in_exam: bool) -> None:
    room.codebooks = room.home / "file" / "codebooks.db"
    room.codebooks.parent.write_text("no folder", encoding="utf-8")
    async with room.exam() if in_exam else room.window() as seat:
        await seat.press("f3")
        await seat.sees("The code books cannot be written to")
        await seat.types("chf")
        await seat.press("enter", "f6", "f7", "down")
        await seat.sees("The code books cannot be written to")
        await seat.press("escape")
        assert seat.at(ExamScreen if in_exam else Home)
        room.codebooks.parent.unlink()
        await seat.press("f3")
        await seat.sees(HINT)


async def test_two_windows_that_build_at_once_both_get_the_books(room: Room) -> None:
    async with room.window() as first, room.window() as second:
        await first.press("f3")
        await second.press("f3")
        await first.sees(HINT)
        await second.sees(HINT)
        for seat in (first, second):
            await seat.types("chf")
            assert found(seat) == ["I50", "I50.9"]


# Reading and writing


async def test_books_that_break_while_they_are_read_are_told_and_the_exam_goes_on(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f3")
        await seat.sees(HINT)
        with room.codebooks.open("rb+") as file:
            file.write(b"garbage" * (room.codebooks.stat().st_size // 7))
        await seat.types("chf")
        await seat.until(lambda: "`codexamcodesbuild`buildsthemagain." in seat.flat())
        await seat.press("enter", "f6", "f7", "0", "f3")
        await seat.until(lambda: seat.at(ExamScreen))
        await seat.press("b")
        await seat.sees("✓ saved")


async def test_a_mark_that_cannot_be_written_is_told_and_not_shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Unsaved(FULL)

    async with books(room) as seat:
        await seat.types("chf")
        await seat.press("enter")
        monkeypatch.setattr(Marks, "_change", refuse)
        await seat.press("b")
        await seat.sees(FULL)
        assert "★" not in seat.look()
        await seat.press("n", "x")
        await seat.sees("Your note at I50", FULL)
        monkeypatch.undo()
        await seat.types("y")
        await seat.press("escape")
        await seat.sees("✎ your note  xy")


# Text and sizes


async def test_any_text_can_be_searched_for_and_noted(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("h")
        await seat.press("enter", "n")
        await seat.sees("Your note at")
        for text in (MARKUP, ODD, LONG[:500], '"* OR {head} : (NEAR', "%_';--"):
            seat.app.post_message(Paste(text))
            await seat.until(lambda: seat.text("TextArea") != "")
            check(seat)
            await seat.press("escape")
            await seat.sees("✎ your note")
            check(seat)
            await seat.press("n", "ctrl+a", "delete")
        await seat.press("escape", "escape")
        await seat.until(lambda: seat.at(Books))
        for text in (MARKUP, ODD, LONG[:500], '"* OR {head} : (NEAR', "%_';--"):
            await seat.press("ctrl+u")
            seat.app.post_message(Paste(text))
            await seat.until(lambda: seat.text("#words") != "")
            check(seat)


async def test_every_page_of_the_books_fits_the_window(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f3")
        await seat.sees(HINT)
        await seat.types("i5")
        for size in ((60, 15), SMALL, LARGE):
            await seat.pilot.resize_terminal(*size)
            for keys in ((), ("f6",), ("enter",), ("escape", "f7"), tuple("0ft4")):
                await seat.press(*keys)
                assert found(seat)
                if size == (60, 15):  # the line of keys is longer than the window, and can be scrolled
                    assert [widget for widget in outside(seat) if not isinstance(widget, FooterKey)] == []
                else:
                    await check_size(seat)
            await seat.press("escape", *["f6"] * 4)


async def test_the_books_fit_the_window_without_an_exam_too(room: Room) -> None:
    async with books(room) as seat:
        await check_size(seat)
