"""Every screen of the desk at the sizes it was designed for: nothing sticks out, and the keys can be read."""

from itertools import chain

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from simulator.settings import Settings
from simulator.ui.commands import commands
from simulator.ui.desk.app import SCOPES
from simulator.ui.widgets.key_line import KeyLine
from tests.ui.desk.office import LARGE, SMALL, Instructor, Office

WALK = [
    ("a", "4 in all"),
    ("down", "2 of 4"),
    ("enter", "By domain"),
    ("t", "step 1 of"),
    ("escape", "By domain"),
    ("a", "Likelihood"),
    ("escape", "By domain"),
    ("m", "is marked"),
    ("escape", "4 in all"),
    ("down", "3 of 4"),
    ("c", "2nd: "),
    ("escape", "4 in all"),
    ("escape", "What waits"),
    ("c", "evening"),
    ("down", "evening"),
    ("enter", "Assignments"),
    ("a", "Assign to"),
    ("escape", "Assignments"),
    ("escape", "Everybody"),
    ("h", "the whole class"),
    ("2", "to pass"),
    ("3", "the median"),
    ("4", "at risk"),
    ("escape", "Everybody"),
    ("escape", "What waits"),
    ("i", "form-a"),
    ("enter", "Item analysis"),
    ("enter", "place 1 of"),
    ("escape", "Item analysis"),
    ("escape", "form-a"),
    ("escape", "What waits"),
    ("d", "1 waiting"),
    ("enter", "What the candidate says"),
    ("r", "What it would do"),
]


def check(desk: Instructor) -> None:
    screen = desk.app.screen
    outside = [
        widget
        for widget in screen.query(Widget)
        if widget.is_on_screen
        and widget.region.area
        and not screen.region.contains_region(widget.region)
        and not any(isinstance(above, (VerticalScroll, OptionList)) for above in widget.ancestors)
    ]
    assert outside == []
    if screen.query(KeyLine):
        scopes, _ = SCOPES[type(screen).__name__]
        last = desk.look().splitlines()[-1]
        for command in chain.from_iterable(map(commands, scopes)):
            allowed = screen.check_action(command.call.split("(")[0], ())
            assert not (command.shown and allowed) or command.title in last, last
        assert "F1 Help" in last


@pytest.mark.parametrize(("size", "theme"), [(SMALL, "dark"), (LARGE, "light")], ids=["80x24", "120x40"])
async def test_every_screen_fits_and_its_keys_can_be_read(busy: Office, size: tuple[int, int], theme: str) -> None:
    async with busy.window(size, Settings(theme=theme)) as desk:
        check(desk)
        for key, words in WALK:
            await desk.press(key)
            await desk.sees(words)
            await desk.pilot.pause()
            check(desk)


async def test_any_size_does_no_harm(busy: Office) -> None:
    async with busy.window((40, 10)) as desk:
        for key in ["a", "h", "i", "d"]:
            await desk.press(key)
            await desk.pilot.resize_terminal(30, 8)
            await desk.pilot.resize_terminal(160, 50)
            await desk.press("escape")
        await desk.sees("What waits")
