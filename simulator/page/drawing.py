"""A drawing: shapes at places, worked out once. A pencil puts them on the page, as SVG or in a PDF, and adds nothing.

Lengths are in points of a drawing, y grows downwards. Colours are tones, so that each page can have its own for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

TEXT = 12
"""Height of words."""
LETTER = 6.3
"""Width of a letter, about."""

Point = tuple[float, float]


class Tone(StrEnum):
    """A colour by what it is for. The shades go from the lightest to the darkest, for cells with a figure in them."""

    INK = "ink"
    FAINT = "faint"
    BLUE = "blue"
    ORANGE = "orange"
    FILL = "fill"
    SHADE_0 = "shade-0"
    SHADE_1 = "shade-1"
    SHADE_2 = "shade-2"
    SHADE_3 = "shade-3"
    SHADE_4 = "shade-4"
    ON_LIGHT = "on-light"
    ON_DARK = "on-dark"


COLOURS = {
    Tone.INK: "#1c2024",
    Tone.FAINT: "#5b636b",
    Tone.BLUE: "#0b57a4",
    Tone.ORANGE: "#a34a00",
    Tone.FILL: "#e4e8ec",
    Tone.SHADE_0: "#f2f6fb",
    Tone.SHADE_1: "#d3e3f3",
    Tone.SHADE_2: "#a4c5e6",
    Tone.SHADE_3: "#5b92c9",
    Tone.SHADE_4: "#0b4a8f",
    Tone.ON_LIGHT: "#1c2024",
    Tone.ON_DARK: "#ffffff",
}
"""The tones on white paper. Blue and orange stay apart for every eye, and the shades in grey too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points. `dash` are lengths of dash and gap, none for a whole line."""

    points: tuple[Point, ...]
    tone: Tone
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled shape between points."""

    points: tuple[Point, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a base line: `anchor` says whether they begin, have their middle, or end at x."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    tone: Tone = Tone.FAINT
    bold: bool = False


Shape = Box | Stroke | Patch | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are put down, on a sheet of this size. `label` says in words what is seen."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    label: str


def short(text: str, width: float) -> str:
    """Words cut to a width, the cut shown."""
    most = max(int(width / LETTER), 2)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def triangle(x: float, y: float, size: float, tone: Tone) -> Patch:
    """A triangle that stands on its base, its middle here."""
    return Patch(((x, y - size), (x - size, y + size), (x + size, y + size)), tone)


def square(x: float, y: float, size: float, tone: Tone) -> Patch:
    """A square, its middle here."""
    return Patch(((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)), tone)


def diamond(x: float, y: float, size: float, tone: Tone) -> Patch:
    """A square on its corner, its middle here."""
    return Patch(((x, y - size), (x + size, y), (x, y + size), (x - size, y)), tone)


def frame(points: Sequence[Point], tone: Tone) -> Stroke:
    """A line around points."""
    return Stroke((*points, points[0]), tone)
