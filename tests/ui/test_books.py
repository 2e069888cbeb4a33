"""The code books through the screens: search, what is in them, the tables, and what a candidate writes there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import OptionList

from simulator.ui.screens.books import Books
from simulator.ui.screens.entry import CodeEntry
from simulator.ui.screens.home import Home
from simulator.ui.screens.tables import Tables
from tests.ui.person import LARGE, SMALL
from tests.ui.room import Room, Seat

HINT = "Type to search"


@asynccontextmanager
async def books(room: Room, size: tuple[int, int] = SMALL) -> AsyncIterator[Seat]:
    """The code books, opened from home."""
    async with room.window(size=size) as seat:
        await seat.press("f3")
        await seat.sees(HINT)
        yield seat


def found(seat: Seat) -> list[str]:
    """The codes of the list in view, in its order."""
    menu = seat.app.screen.query_one(OptionList)
    return [str(option.prompt).split()[0] for option in menu.options if option.id]


def under_cursor(seat: Seat) -> str:
    """The text of the line that the cursor is on."""
    option = seat.app.screen.query_one(OptionList).highlighted_option
    return " ".join(str(option.prompt).split()) if option else ""


# The search


async def test_every_keystroke_searches(room: Room) -> None:
    async with books(room) as seat:
        hits = []
        for letter in "heart f":
            await seat.types(letter)
            hits.append(found(seat))
        assert [len(codes) for codes in hits[-3:]] == [4, 4, 1]
        await seat.sees("I50      ▸ Heart failure")
        await seat.press("ctrl+u")
        await seat.sees("Your bookmarks and notes")


async def test_abbreviations_and_codes_with_or_without_dots_are_found(room: Room) -> None:
    async with books(room) as seat:
        for typed, first in (
            ("chf", "I50"),
            ("CHF", "I50"),
            ("i509", "I50.9"),
            ("I50.9", "I50.9"),
            ("0ft40", "0FT40ZZ"),
            ("walk", "E0143"),
        ):
            await seat.press("ctrl+u")
            await seat.types(typed)
            assert found(seat)[0] == first


async def test_words_that_lead_nowhere_say_what_to_try(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("zzq")
        await seat.sees("Nothing goes by these words.")
        await seat.press("enter", "down", "pagedown")
        assert seat.at(Books)


async def test_the_arrows_move_the_list_and_the_words_keep_the_cursor(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("heart")
        lines = []
        for key in ("down", "down", "up", "pagedown", "pageup"):
            await seat.press(key)
            lines.append(under_cursor(seat).split()[0])
        assert lines == ["I50.9", "I51", "I50.9", "I30-I5A", "I50"]
        await seat.types(" f")
        assert seat.text("#words") == "heart f"
        await seat.press("left", "left", "x")
        assert seat.text("#words") == "heartx f"


async def test_a_line_that_is_clicked_opens_and_the_words_still_take_the_keys(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("heart")
        await seat.pilot.click(OptionList, offset=(4, 1))
        await seat.until(lambda: seat.at(CodeEntry))
        await seat.press("escape")
        await seat.types("z")
        assert seat.text("#words") == "heartz"


async def test_going_back_to_the_search_finds_the_same_words_and_the_same_line(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("heart")
        await seat.press("down", "down", "enter")
        await seat.sees("Complications of heart disease")
        assert seat.at(CodeEntry)
        await seat.press("escape")
        assert seat.at(Books)
        assert seat.text("#words") == "heart"
        assert under_cursor(seat).startswith("I51")


async def test_f6_goes_through_the_systems_and_says_what_a_book_lacks(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("i50")
        every = found(seat)
        for lacks, codes in (
            ("ICD-10-CM FY2031, tabular list. Not in it: The alphabetic index", every),
            ("Not in it: Labels and definitions outside the sections 0 and 1", []),
            ("Not in it: The codes that coders seldom meet", []),
        ):
            await seat.press("f6")
            assert "".join(lacks.split()) in seat.flat()
            assert found(seat) == codes
        await seat.press("f6", "f6")
        assert found(seat) == every == ["I50", "I50.9"]
        assert "Not in it" not in seat.look()


async def test_a_wide_window_shows_the_code_under_the_cursor(room: Room) -> None:
    async with books(room, LARGE) as seat:
        await seat.types("i50")
        await seat.sees("code first: heart failure due to hypertension")
        await seat.press("down")
        await seat.sees("inclusion term: Cardiac decompensation NOS")
        await seat.pilot.resize_terminal(*SMALL)
        await seat.until(lambda: "Cardiac decompensation" not in seat.look())


# What is in them


async def test_an_entry_has_its_place_its_notes_in_the_order_of_print_and_what_is_below(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("i50")
        await seat.press("enter")
        await seat.sees("a heading: not a code to bill")
        lines = [" ".join(line.split()) for line in seat.look().splitlines()]
        order = [
            "CHAPTER 9 Diseases of the circulatory system (I00-I99)",
            "I30-I5A Other forms of heart disease",
            "code first: heart failure due to hypertension (I11.0)",
            "Excludes1: cardiac failure, elsewhere (I50.9, I51-)",
            "I50.9 Heart failure, unspecified",
        ]
        assert sorted(order, key=lines.index) == order


async def test_a_cross_reference_is_followed_and_gone_back_from_to_the_same_line(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("i50")
        await seat.press("enter")
        await seat.sees("→ I51")
        await seat.press("down")
        assert under_cursor(seat) == "→ I51"
        await seat.press("enter")
        await seat.sees("Complications of heart disease", "7th character")
        await seat.press("enter")
        await seat.sees("Myocarditis")
        await seat.press("backspace", "left")
        await seat.until(lambda: under_cursor(seat) == "→ I51")
        await seat.press("up", "enter")
        await seat.sees("Cardiac decompensation NOS")
        await seat.press("escape", "escape")
        assert seat.at(Books)


async def test_the_tree_is_climbed_from_a_code_to_its_chapter(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("i50.9")
        await seat.press("enter")
        await seat.sees("Cardiac decompensation NOS", "at I50 Heart failure")
        await seat.press("f7")
        await seat.sees("Only ICD-10-PCS is built from tables.")
        await seat.press("home", "enter")
        await seat.sees("CHAPTER 9", "I51")
        assert under_cursor(seat).startswith("I30-I5A")


async def test_a_pcs_code_has_its_values_with_their_definitions(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("0ft40zz")
        await seat.press("enter")
        await seat.sees("Body Part", "Gallbladder", "Cutting through.")
        await seat.press("f7")
        await seat.sees("0 F T · · · ·", "Body Part: 1 value remains")


# The tables


async def test_a_pcs_code_is_walked_through_the_values_that_remain(room: Room) -> None:
    async with books(room) as seat:
        await seat.press("f7")
        await seat.sees("Section: 2 values remain")
        await seat.types("0ft4")
        await seat.sees("0 F T 4 · · ·", "Approach: 2 values remain", "Open: Cutting through.")
        assert found(seat) == ["0", "4"]
        await seat.press("down", "enter", "enter")
        await seat.sees("0 F T 4 4 Z ·")
        await seat.press("z")
        await seat.sees(
            "0 F T 4 4 Z Z", "Resection, Gallbladder, Percutaneous Endoscopic Approach", "The code is whole."
        )
        await seat.press("f2")
        await seat.until(lambda: seat.at(CodeEntry))
        await seat.sees("0FT44ZZ")


async def test_a_character_that_does_not_remain_is_told_and_not_taken(room: Room) -> None:
    async with books(room) as seat:
        await seat.press("f7", "0")
        for key, told in (("9", "9"), ("x", "X"), (".", "."), ("space", "A space"), ("ß", "SS")):
            await seat.press(key)
            await seat.sees(f"{told} is not among the values that remain.", "0 · · · · · ·")


async def test_backspace_takes_a_character_back_and_stops_at_the_first(room: Room) -> None:
    async with books(room) as seat:
        await seat.press("f7", "0", "f", "f2")
        await seat.sees("A PCS code has seven characters")
        await seat.press("backspace")
        await seat.sees("0 · · · · · ·")
        await seat.press("backspace", "backspace")
        await seat.sees("· · · · · · ·", "Section: 2 values remain")
        assert seat.at(Tables)


# What a candidate writes there


async def test_bookmarks_and_notes_stand_in_the_empty_search_after_a_restart(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("i50.9")
        await seat.press("enter", "b")
        await seat.sees("★ bookmarked")
        await seat.press("n")
        await seat.sees("Your note at I50.9")
        await seat.types("I11.0")
        await seat.sees("Kept. Esc or F4: back")
        await seat.press("escape")
        await seat.sees("✎ your note  I11.0")
        await seat.press("escape", "ctrl+u")
        await seat.sees("Heart failure, unspecified  ★✎")
    async with books(room) as seat:
        await seat.sees("Heart failure, unspecified  ★✎")
        await seat.press("enter")
        await seat.sees("your note  I11.0")
        await seat.press("b", "n", *["backspace"] * 5)
        await seat.sees("Your note at I50.9")
        await seat.press("escape")
        await seat.until(lambda: "your note" not in seat.look())
        await seat.press("escape")
        await seat.sees("Your bookmarks and notes")


async def test_each_candidate_has_marks_of_their_own(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("chf")
        await seat.press("enter", "b", "f3", "c")
        await seat.press("ctrl+u")
        await seat.types("Bo")
        await seat.press("enter", "f3")
        await seat.sees("Your bookmarks and notes")


async def test_a_system_alone_shows_its_marks_alone(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("chf")
        await seat.press("enter", "b", "escape", "ctrl+u")
        await seat.sees("Heart failure  ★")
        await seat.press("f6")
        await seat.sees("Heart failure  ★")
        await seat.press("f6")
        await seat.sees("Your bookmarks and notes")


@pytest.mark.parametrize("keys", [("enter", "enter"), ("f7", *"0ft40zz", "f2", "f7")], ids=["entries", "tables"])
async def test_f3_puts_the_books_away_from_however_deep_in_them(room: Room, keys: tuple[str, ...]) -> None:
    async with books(room) as seat:
        await seat.types("chf")
        await seat.press(*keys)
        assert not seat.at(Books)
        await seat.press("f3")
        assert seat.at(Home)


async def test_the_books_open_again_as_new(room: Room) -> None:
    async with books(room) as seat:
        await seat.types("chf")
        await seat.press("f3", "f3")
        await seat.sees(HINT, "Your bookmarks and notes")
        assert seat.text("#words") == ""
