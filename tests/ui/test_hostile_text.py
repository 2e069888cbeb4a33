"""Text that would break a screen, in every field of a bank, in names and in notes: it is shown, and only shown."""

from dataclasses import replace

import pytest
from textual.events import Paste

from simulator.exam.item import Item
from simulator.exam.prose import legible
from simulator.settings import Settings
from simulator.ui.screens.home import Home
from tests.ui.person import LARGE
from tests.ui.room import POOL, Room, Seat

MARKUP = "[CC] [/x] [bold] [@click=app.quit]x[/]"
SHOWN = "[CC][/x][bold][@click=app.quit]x[/]"
ODD = "עברית \u202eabc e\u0301 \U0001f469\u200d\u2695\ufe0f \x07\x1b[31m\x7f\ttab\rreturn \x9b31m"
SHOWN_ODD = "<U+202E>abc"
LONG = "W" * 10_000


def hostile(item: Item, text: str) -> Item:
    """The item with this text wherever it can have text; at most a screenful of it beside the stem."""
    most = text[:1000]
    options = tuple(replace(o, text=f"{o.id} {most}", why=f"why {most}") for o in item.options)
    return replace(item, stem=text, options=options, rationale=most, references=(most, most))


def fill(room: Room, text: str, title: str) -> None:
    room.profile(title=title, titles=[f"{n}{title}"[:60] for n in range(3)], about=text)
    room.bank([hostile(item, text) for item in POOL])


def check(seat: Seat, *shown: str) -> None:
    """All of this is on the screen, and nothing that a terminal would obey."""
    for words in shown:
        assert words in seat.flat(), seat.look()
    obeyed = [c for c in seat.look() if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u200f")]
    assert obeyed == []


async def walk(seat: Seat, shown: str, title: str, *, reached: str) -> None:
    """Go through every screen and dialog; `reached` is what of the text the first lines of each must show."""
    check(seat, title)
    await seat.press("enter")
    await seat.sees("Form form-a, as written")
    check(seat, title)
    await seat.press("f10")
    await seat.sees("Item 1 of 6")
    check(seat, shown)
    await seat.press("b", "x", "c", "f", "slash")
    await seat.types("cc")
    await seat.press("enter", "f4")
    check(seat)
    await seat.press("escape", "escape", "g", "2", "enter", "p", "r")
    await seat.sees("answered")
    check(seat, f"0{title}"[:12])
    await seat.press("f1")
    check(seat)
    await seat.press("escape", "f10")
    await seat.sees("Hand in this exam?")
    check(seat)
    await seat.press("y")
    await seat.ticks()
    await seat.sees("By domain")
    check(seat, title[:12])
    await seat.press("end")
    check(seat)
    await seat.press("a")
    await seat.sees("all items  1 of 6")
    check(seat, shown)
    await seat.press("pagedown", "pagedown", "pagedown", "4")
    check(seat, reached)
    await seat.press("escape", "escape", "h")
    await seat.sees("History")
    check(seat)
    await seat.press("e", "escape")
    await seat.until(lambda: seat.at(Home))


async def test_markup_is_shown_as_it_is_on_every_screen(room: Room) -> None:
    fill(room, MARKUP, MARKUP)
    async with room.window(room.app(settings=Settings(candidate=MARKUP))) as seat:
        check(seat, f"Candidate{SHOWN}")
        await walk(seat, SHOWN, SHOWN, reached=f"0{SHOWN}")


async def test_directions_controls_and_joined_characters_are_shown_or_named(room: Room) -> None:
    fill(room, ODD, "Odd \x1b[31m \u202e title")
    async with room.window() as seat:
        await walk(seat, SHOWN_ODD, "Odd␛[31m<U+202E>title", reached="0Odd")


async def test_ten_thousand_characters_without_a_space_fit_every_screen(room: Room) -> None:
    fill(room, LONG, "T" * 30)
    async with room.window() as seat:
        await walk(seat, "W" * 70, "T" * 25, reached="0TTTT")


@pytest.mark.parametrize(
    ("text", "shown"),
    [(MARKUP, SHOWN), (ODD, SHOWN_ODD), (LONG[:1000], "W" * 30)],
    ids=["markup", "odd", "long"],
)
async def test_a_wide_window_shows_any_text_and_keeps_any_note(room: Room, text: str, shown: str) -> None:
    fill(room, text, "Title")
    proctor = room.lobby().sit(room.begun())
    proctor.note(text)
    proctor.leave()
    async with room.window(size=LARGE) as seat:
        await seat.press("enter")
        await seat.sees("Item 1 of 6", "✎ note")
        check(seat, shown)
        await seat.press("f4")
        await seat.sees("Note on item 1")
        check(seat, shown)
        await seat.press("escape", "f10", "y")
        await seat.sees("By domain")
        await seat.press("a")
        await seat.sees("all items  1 of 6")
        await seat.press(*["pagedown"] * 5)
        await seat.sees("Your note")
        check(seat, shown)
    assert room.response().note == legible(text)


async def test_what_is_pasted_is_legible_before_it_stands_in_a_field(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("f4")
        seat.app.post_message(Paste("[CC]\t\x1b[31m\u202e\r\nend"))
        await seat.sees("end")
        check(seat, "[CC]␛[31m<U+202E>")
    assert room.response().note == "[CC]    ␛[31m<U+202E>\nend"


async def test_what_is_typed_or_pasted_into_a_name_is_only_a_name(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("c")
        await seat.types("[/x][CC]")
        check(seat, "[/x][CC]")
        await seat.press("enter")
        await seat.sees("Candidate  [/x][CC]")
        await seat.press("c", "escape", "c")
        await seat.types("Bo")
        await seat.press("enter", "c")
        await seat.sees("Known here: [/x][CC]")


async def test_a_search_for_any_text_harms_nothing(room: Room) -> None:
    room.bank([hostile(item, "İ ß [x] " + MARKUP) for item in POOL])
    async with room.exam() as seat:
        for words in ("[x", "[/", "SS", "["):
            await seat.press("slash")
            await seat.types(words)
            await seat.press("enter")
            check(seat, SHOWN)
            await seat.press("escape")
