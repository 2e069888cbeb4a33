"""Every screen of the desk, with names, reasons and items that would break one, at the sizes it was designed for.

They are shown, and only shown; nothing sticks out, and the keys can be read.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from simulator.exam.item import Item
from simulator.settings import Settings
from simulator.ui.commands import commands
from simulator.ui.desk.app import SCOPES
from simulator.ui.widgets.key_line import KeyLine
from tests.candidates import items
from tests.ui.desk.conftest import founded
from tests.ui.desk.office import Instructor, Office
from tests.ui.person import LARGE, SMALL

ODD = "[CC] \u202eabc e\u0301 \x07\x1b[31m\x7f[/x] [@click=app.quit]x[/] \U0001f469\u200d\u2695\ufe0f \tab\r \x9b31m"
"""Markup, and what a terminal would obey."""
LONG = "W" * 3000
SHOWN = {ODD: "[CC]", LONG: "WWW"}


def hostile(item: Item, text: str) -> Item:
    options = tuple(replace(o, text=f"{o.id} {text}", why=f"why {text}") for o in item.options)
    return replace(item, stem=text, options=options, rationale=text, references=(text, text))


@pytest.fixture
def strange(blank_database: Path, tmp_path: Path, text: str) -> Iterator[Office]:
    """Everybody, every group, every item, every reason has this text."""
    office = founded(blank_database, tmp_path, [hostile(item, text) for item in items()])
    name, roster = text[:55], office.desk.roster
    (kept,) = roster.enrol([name], name)
    roster.allow(kept, "50%", text[:300])
    first = office.sits(kept, "ab")
    office.sits(kept, "bbaa")
    office.disputes(first, 1, text[:300])
    yield office
    office.store.database.close()


def check(desk: Instructor) -> None:
    """Nothing is outside of the screen, no key is cut off, and nothing stands there that a terminal would obey."""
    screen, look = desk.app.screen, desk.look()
    outside = [
        widget
        for widget in screen.query(Widget)
        if widget.is_on_screen
        and widget.region.area
        and not screen.region.contains_region(widget.region)
        and not any(isinstance(above, (VerticalScroll, OptionList)) for above in widget.ancestors)
    ]
    assert outside == []
    assert [c for c in look if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u200f")] == []
    if screen.query(KeyLine):
        scopes, _ = SCOPES[type(screen).__name__]
        last = look.splitlines()[-1]
        for command in chain.from_iterable(map(commands, scopes)):
            allowed = screen.check_action(command.call.split("(")[0], ())
            assert not (command.shown and allowed) or command.title in last, last
        assert "F1 Help" in last


WALK = [
    ("a", "2 in all"),
    ("enter", "By domain"),
    ("t", "step 1 of"),
    ("end", "Handed in."),
    ("k", "key shown"),
    ("tab", "key shown"),
    ("escape", "By domain"),
    ("a", "Candidate  "),
    ("escape", "By domain"),
    ("m", "is marked"),
    ("escape", "◆2"),
    ("down", "2 of 2"),
    ("c", "1st: "),
    ("escape", "2 in all"),
    ("escape", "What waits"),
    ("c", "Everybody"),
    ("down", "Everybody"),
    ("enter", "Assignments"),
    ("t", "Extra time for"),
    ("escape", "Assignments"),
    ("a", "Assign to"),
    ("escape", "Assignments"),
    ("escape", "Everybody"),
    ("delete", "Disband"),
    ("escape", "Everybody"),
    ("escape", "What waits"),
    ("h", "the whole class"),
    ("down", "Guidelines"),
    ("2", "to pass"),
    ("3", "the median"),
    ("4", "at risk"),
    ("escape", "What waits"),
    ("i", "form-a"),
    ("enter", "Item analysis"),
    ("enter", "place 1 of"),
    ("r", "What it would do"),
    ("escape", "place 1 of"),
    ("escape", "Item analysis"),
    ("escape", "form-a"),
    ("escape", "What waits"),
    ("d", "1 waiting"),
    ("enter", "What the candidate says"),
    ("r", "What it would do"),
    ("escape", "What the candidate says"),
    ("escape", "1 waiting"),
    ("escape", "What waits"),
    ("l", "The chain of hashes holds"),
    ("enter", "Entry"),
]
NAMELESS = {"What waits", "the whole class", "form-a", "Item analysis", "step 1 of", "at risk", "Everybody", "to pass"}
NAMELESS |= {"the median", "Assign to", "What it would do", "Assignments"}
"""Where none of it may be in view."""


@pytest.mark.parametrize(("text", "size", "theme"), [(ODD, LARGE, "light"), (LONG, SMALL, "dark")], ids=["odd", "long"])
async def test_any_text_is_only_shown_and_every_screen_fits(
    strange: Office, text: str, size: tuple[int, int], theme: str
) -> None:
    async with strange.window(size, Settings(theme=theme)) as desk:
        for key, words in WALK:
            await desk.press(key)
            await desk.sees(words)
            await desk.pilot.pause()
            check(desk)
            assert words in NAMELESS or SHOWN[text] in desk.look(), desk.look()


async def test_any_size_does_no_harm(busy: Office) -> None:
    async with busy.window((40, 10)) as desk:
        for key in ["a", "h", "i", "d"]:
            await desk.press(key)
            await desk.pilot.resize_terminal(30, 8)
            await desk.pilot.resize_terminal(160, 50)
            await desk.press("escape")
        await desk.sees("What waits")
