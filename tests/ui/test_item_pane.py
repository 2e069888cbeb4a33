"""The pane of an item: every option and the whole question stay in view, however long the record is."""

from datetime import timedelta
from pathlib import Path

from textual.app import App, ComposeResult

import simulator.ui.widgets
from simulator.exam.view import ItemView, OptionView
from simulator.ui.themes import THEMES
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.options import OptionLine, Options

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
