"""The pane of an item: every option and the whole question stay in view, however long the record is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

import simulator.ui.widgets
from simulator.exam.view import ItemView, OptionView
from simulator.ui.themes import THEMES
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.options import OptionLine, Options
from tests.ui.person import LARGE, SMALL
from tests.ui.room import POOL, Room

WIDGETS = Path(simulator.ui.widgets.__file__).parent
STYLES = (WIDGETS / "options.tcss", WIDGETS / "item_pane.tcss")


class Desk(App[None]):
    def __init__(self) -> None:
        super().__init__(css_path=[*STYLES])
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield ItemPane()


def item(number: int, lines: int, question: str) -> ItemView:
    return ItemView(
        number=number,
        domain="guidelines",
        stem="\n\n".join([*(f"Line {n} of the record." for n in range(lines)), question]),
        options=tuple(
            OptionView(id=letter, letter=letter, text=f"code {letter}", chosen=False, struck=False) for letter in "abcd"
        ),
        flagged=False,
        note="",
        dwell=timedelta(),
    )


async def test_every_option_is_in_view_after_a_longer_question_came() -> None:
    app = Desk()
    async with app.run_test(size=(80, 20)) as pilot:
        pane = app.query_one(ItemPane)
        for number, question in enumerate(("Which code?", "Which of these codes is reported? " * 6, "Which?"), 1):
            pane.show(item(number, 30, question), "", other=True)
            await pilot.pause()
            await pilot.pause()
            shown = [line.region.bottom for line in app.query(OptionLine) if line.display]
            assert len(shown) == 4
            assert max(shown) <= pane.region.bottom
            assert app.query_one(Options).max_scroll_y == 0
            assert app.query_one("#question").region.height >= (3 if number == 2 else 1)


@pytest.mark.parametrize("size", [SMALL, (70, 20), LARGE])
async def test_what_is_out_of_view_is_told_of_as_soon_as_an_item_is_shown(room: Room, size: tuple[int, int]) -> None:
    stems = [
        "\n\n".join([" ".join(["Another word of the record."] * n), "Which code?"]) for n in (26, 31, 5, 36, 45, 27)
    ]
    room.bank([replace(one, stem=stem) for one, stem in zip(POOL, stems, strict=True)])
    async with room.exam(size) as seat:
        for number in range(1, 7):
            await seat.sees(f"Item {number} of 6")
            for _ in range(4):
                await seat.pilot.pause()
            below = seat.app.screen.query_one("#stem-pane").max_scroll_y
            told = f"▼ {below} more lines: PgDn or ↓" if below > 1 else "▼ 1 more line: ↓" if below else ""
            assert str(seat.app.screen.query_one("#more", Static).render()) == told
            await seat.press("n")


async def test_the_marks_are_square_where_several_are_chosen() -> None:
    app = Desk()
    async with app.run_test(size=(80, 20)) as pilot:
        for choose, marks in ((1, "○●✕○"), (3, "□■✕□")):
            stands = item(choose, 1, "Which?")
            options = tuple(replace(o, chosen=o.letter == "b", struck=o.letter == "c") for o in stands.options)
            app.query_one(ItemPane).show(replace(stands, options=options, choose=choose), "", other=True)
            await pilot.pause()
            lines = [line for line in app.query(OptionLine) if line.display]
            assert "".join(str(line.query(Static).first().render())[0] for line in lines) == marks
