"""Every screen at the size it was designed for, and what happens at others."""

from dataclasses import replace
from itertools import chain

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Footer, OptionList

from simulator.exam.policy import Feedback, Mode
from simulator.ui.app import SCOPES
from simulator.ui.commands import commands
from simulator.ui.widgets.key_line import SPARE
from tests.ui.person import LARGE, SMALL
from tests.ui.records import coding, furnish
from tests.ui.room import POOL, Room, Seat

RECORD = "\n\n".join(f"Line {n} of the record." for n in range(1, 40))


def outside(seat: Seat) -> list[Widget]:
    """The widgets that stick out of the screen, but for what scrolls."""
    screen = seat.app.screen
    return [
        widget
        for widget in screen.query(Widget)
        if widget.is_on_screen
        and widget.region.area
        and not screen.region.contains_region(widget.region)
        and not any(isinstance(above, (VerticalScroll, OptionList)) for above in widget.ancestors)
    ]


async def check(seat: Seat) -> None:
    """Nothing sticks out, and where there is a footer every key in it can be read."""
    if seat.app.screen.query(Footer):
        scopes, _ = SCOPES[type(seat.app.screen).__name__]
        shown = [command for command in chain.from_iterable(map(commands, scopes)) if command.shown]
        allowed = [c.title for c in shown if seat.app.screen.check_action(c.call.split("(")[0], ())]
        await seat.until(lambda: all(title in seat.look().splitlines()[-1] for title in [*allowed, "F1 Help"]))
    assert outside(seat) == []


async def test_every_screen_fits_and_its_footer_can_be_read(room: Room) -> None:
    async with room.window() as seat:
        await check(seat)
        await seat.press("enter")
        await seat.sees("Form form-a, as written")
        await check(seat)
        await seat.press("f2")
        await seat.sees("One item at a time")
        await check(seat)
        await seat.press("s", "s")
        await seat.sees("Item 1 of 6")
        await check(seat)
        for key in ("g", "f4", "f1", "f10", "escape"):
            await seat.press(key)
            await check(seat)
            await seat.press("escape")
        await seat.press("r")
        await seat.sees("not seen")
        await check(seat)
        await seat.press("f10", "y")
        await seat.ticks()
        await seat.sees("By domain")
        await check(seat)
        await seat.press("a")
        await seat.sees("all items  1 of 6")
        await check(seat)
        await seat.press("escape", "escape", "h")
        await seat.sees("started")
        await check(seat)


async def test_a_window_that_is_too_small_says_what_it_needs_while_the_clock_runs(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("n", "b")
        await seat.pilot.resize_terminal(60, 15)
        await seat.sees("This window is 60×15.", "The exam needs 70×20.", "0:06:00 left")
        await seat.reads(10)
        await seat.sees("0:05:50 left")
        await seat.pilot.resize_terminal(*SMALL)
        await seat.sees("Item 2 of 6", "0:05:50 left")
        assert seat.marks() == "○●○○"


async def test_a_window_that_opens_too_small_says_so_too(room: Room) -> None:
    async with room.exam(SMALL) as seat:
        await seat.pilot.resize_terminal(69, 24)
        await seat.sees("The exam needs 70×20.")
        await seat.pilot.resize_terminal(70, 20)
        await seat.sees("Item 1 of 6")


async def test_resizing_keeps_the_item_and_the_place_in_its_text(room: Room) -> None:
    room.bank([replace(item, stem=RECORD) for item in POOL])
    async with room.exam() as seat:
        await seat.press("n")
        await seat.press(*["down"] * 4)
        pane = seat.app.screen.query_one("#stem-pane", VerticalScroll)
        await seat.until(lambda: pane.scroll_offset.y == 4)
        await seat.sees("more lines: PgDn or ↓")
        for size in (LARGE, (60, 15), SMALL):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
        await seat.sees("Item 2 of 6")
        await seat.until(lambda: pane.scroll_offset.y == 4)


async def test_the_end_of_a_long_text_is_reached_by_keys_and_the_next_item_begins_at_its_top(room: Room) -> None:
    room.bank([replace(item, stem=RECORD) for item in POOL])
    async with room.exam() as seat:
        await seat.press(*["pagedown"] * 8)
        await seat.sees("Line 39 of the record.")
        assert "more line" not in seat.look()
        await seat.press("up")
        await seat.sees("▼ 1 more line: ↓")
        await seat.press("n")
        await seat.sees("Item 2 of 6", "Line 1 of the record.")


async def test_a_window_that_grows_shows_the_grid(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("a")
        await seat.pilot.resize_terminal(*LARGE)
        await seat.sees("1 ●", "● answered  ○ seen")


def last_has_room(seat: Seat) -> bool:
    """Whether the window is so wide that the spare keys have room too."""
    return seat.app.size.width >= LARGE[0]


def check_workspace(seat: Seat) -> None:
    """Nothing sticks out, and every key that the footer offers now can be read in it."""
    assert outside(seat) == []
    last = seat.look().splitlines()[-1]
    offered = [active.binding for active in seat.app.screen.active_bindings.values() if active.enabled]
    kept = [binding for binding in offered if binding.show and (binding.id not in SPARE or last_has_room(seat))]
    assert [binding.description for binding in kept if binding.description not in last] == []
    assert len(last) <= seat.app.size.width
    assert "F1 Help" in last


async def test_the_workspace_of_a_record_fits_while_one_reads_writes_highlights_and_learns(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL, mode=Mode.PRACTICE, feedback=Feedback.IMMEDIATE) as seat:
        check_workspace(seat)
        for keys, size in (
            (("f2", "i"), SMALL),
            (("escape", "3", "h"), SMALL),
            (("escape", "s", "y"), SMALL),
            ((), LARGE),
        ):
            await seat.press(*keys)
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
            check_workspace(seat)
        await seat.press("f1")
        await seat.sees("A record to code", "highlight", "On the sheet")
        assert outside(seat) == []
