"""The themes: they cycle, are kept, and can be read."""

import pytest
from textual.app import App
from textual.color import Color
from textual.content import Content
from textual.theme import Theme
from textual.visual import Visual

from simulator.settings import THEMES as NAMES
from simulator.ui.desk.widgets.pictures import shade
from simulator.ui.themes import THEMES
from tests.ui.room import Room

WORDS = ("foreground", "muted", "primary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel")


CELLS = ("foreground", "muted", "accent", "success", "warning", "error")
"""What the rows of a table are written in."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = (value / 255 for value in color.rgb)
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_word_can_be_read_on_every_ground(theme: Theme) -> None:
    colors = theme.to_color_system().generate() | theme.variables
    found = {(word, ground): contrast(colors[word], colors[ground]) for word in WORDS for ground in GROUNDS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_row_of_a_table_can_be_read_under_the_cursor(theme: Theme) -> None:
    colors = theme.to_color_system().generate() | theme.variables
    cursor = (Color.parse(colors["background"]) + Color.parse(colors["primary"]).with_alpha(0.35)).hex
    found = {word: contrast(colors[word], cursor) for word in CELLS}
    assert {word: ratio for word, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_figure_of_a_heat_map_can_be_read_under_the_cursor_too(theme: Theme) -> None:
    app = App[None]()
    async with app.run_test():
        app.register_theme(theme)
        app.theme = theme.name
        for percent in range(101):
            cell = Content.styled("50", f"{shade(percent / 100)}")
            for shown in (cell, cell.stylize("on $primary 35%")):
                ((strip,),) = (Visual.to_strips(app.screen, shown, 2, 1, app.screen.visual_style),)
                style = next(iter(strip)).style
                assert style
                assert style.color
                assert style.bgcolor
                ink, ground = (color.get_truecolor().hex for color in (style.color, style.bgcolor))
                assert contrast(ink, ground) >= 4.5, (percent, ink, ground)


def test_the_settings_know_the_same_themes() -> None:
    assert tuple(theme.name for theme in THEMES) == NAMES


async def test_f9_cycles_the_themes_and_each_is_kept(room: Room) -> None:
    async with room.window() as seat:
        seen = [seat.app.theme]
        for _ in NAMES:
            await seat.press("f9")
            seen.append(seat.app.theme)
        assert seen == ["dark", "light", "contrast", "dark"]
    assert [settings.theme for settings in room.saved] == ["light", "contrast", "dark"]


async def test_the_theme_changes_in_the_middle_of_an_exam(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("b", "f9")
        await seat.sees("Item 1 of 6")
        assert (seat.app.theme, seat.marks()) == ("light", "○●○○")
