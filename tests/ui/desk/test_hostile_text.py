"""Names, reasons and items that would break a screen: they are shown on every screen of the desk, and only shown."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.exam.item import Item
from tests.candidates import items
from tests.ui.desk.office import LARGE, SMALL, Instructor, Office

MARKUP = "[CC] [/x] [bold] [@click=app.quit]x[/]"
ODD = "\u202eabc e\u0301 \U0001f469\u200d\u2695\ufe0f \x07\x1b[31m\x7f\ttab\rreturn \x9b31m"
LONG = "W" * 3000


def hostile(item: Item, text: str) -> Item:
    options = tuple(replace(o, text=f"{o.id} {text}", why=f"why {text}") for o in item.options)
    return replace(item, stem=text, options=options, rationale=text, references=(text, text))


@pytest.fixture
def strange(blank_database: Path, tmp_path: Path, text: str) -> Iterator[Office]:
    """Everybody, every group, every item, every reason has this text."""
    shutil.copyfile(blank_database, tmp_path / "codexam.db")
    office = Office(tmp_path, [hostile(item, text) for item in items()])
    name, roster = text[:55], office.desk.roster
    (kept,) = roster.enrol([name], name)
    roster.allow(kept, "50%", text[:300])
    first = office.sits(kept, "ab")
    office.sits(kept, "bbaa")
    office.disputes(first, 1, text[:300])
    yield office
    office.store.database.close()


def check(desk: Instructor, text: str) -> None:
    """Nothing that a terminal would obey is on the screen, and markup stands as it is."""
    look = desk.look()
    obeyed = [c for c in look if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u200f")]
    assert obeyed == []
    shown = {MARKUP: "[CC]", ODD: "<U+202E>", LONG: "WWW"}[text]
    assert shown in look or "abc" in look, look


WALK = [
    ("a", "2 in all"),
    ("enter", "By domain"),
    ("t", "step 1 of"),
    ("end", "Handed in."),
    ("k", "key shown"),
    ("escape", "By domain"),
    ("a", "Candidate  "),
    ("escape", "By domain"),
    ("m", "is marked"),
    ("escape", "2 in all"),
    ("down", "2 of 2"),
    ("c", "1st: "),
    ("escape", "2 in all"),
    ("escape", "What waits"),
    ("c", "Everybody"),
    ("down", "Everybody"),
    ("enter", "Assignments"),
    ("t", "Extra time for"),
    ("escape", "Assignments"),
    ("escape", "Everybody"),
    ("delete", "Disband"),
    ("escape", "Everybody"),
    ("escape", "What waits"),
    ("h", "the whole class"),
    ("down", "Guidelines"),
    ("4", "at risk"),
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
    ("escape", "What the candidate says"),
    ("escape", "1 waiting"),
    ("escape", "What waits"),
    ("l", "The chain of hashes holds"),
    ("enter", "Entry"),
]


@pytest.mark.parametrize(
    ("text", "size"), [(MARKUP, LARGE), (ODD, SMALL), (LONG, SMALL)], ids=["markup", "odd", "long"]
)
async def test_any_text_is_shown_and_only_shown_on_every_screen(
    strange: Office, text: str, size: tuple[int, int]
) -> None:
    plain = {"What waits", "the whole class", "form-a", "Item analysis", "step 1 of", "at risk", "Everybody"}
    async with strange.window(size) as desk:
        for key, words in WALK:
            await desk.press(key)
            await desk.sees(words)
            if words not in plain:
                check(desk, text)
