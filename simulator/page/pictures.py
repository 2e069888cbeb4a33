"""The pictures of the desk's reports: meters, bars, lines and cells, from values to shapes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.page.drawing import (
    Box,
    Drawing,
    Patch,
    Point,
    Shape,
    Stroke,
    Tone,
    Words,
    diamond,
    short,
    square,
    triangle,
)

WIDTH = 668
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 628, 14, 208
_ROW = 22
ROWS = 24
"""Rows of cells in one picture: more go into a second one, so that none is wider than its sheet."""
COLUMNS = 20
"""Columns of cells in one picture."""

_SHADES = (Tone.SHADE_0, Tone.SHADE_1, Tone.SHADE_2, Tone.SHADE_3, Tone.SHADE_4)
_BOUNDS = (Fraction(2, 5), Fraction(11, 20), Fraction(7, 10), Fraction(17, 20))
"""Shares at which the next shade begins."""

SHADING = (
    "The darker, the more: shades begin at 40, 55, 70 and 85 %. A corner marks what is below the passing standard."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its name, its points from 0 to 1 either way, and how far each may be off, where known."""

    name: str
    points: tuple[Point, ...]
    spans: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, and how many."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Share:
    """A cell: a share from 0 to 1, None for nothing there; and of how many."""

    share: Fraction | None
    n: int = 0


def meter(share: Fraction, standard: Fraction, interval: tuple[float, float] | None = None) -> Drawing:
    """A share as a bar, the passing standard marked in it, and a thin line below it for how far it may be off."""
    shapes: list[Shape] = [
        Box(0, 0, 100, 6, Tone.FILL),
        Box(0, 0, float(share) * 100, 6, Tone.BLUE),
        Stroke(((float(standard) * 100, 0), (float(standard) * 100, 10)), Tone.INK, 1.2),
    ]
    if interval:
        low, high = (max(0.0, min(end, 1.0)) * 100 for end in interval)
        shapes.append(Stroke(((low, 8.4), (high, 8.4)), Tone.ORANGE, 1))
        shapes += [Stroke(((end, 7), (end, 9.8)), Tone.ORANGE, 1) for end in (low, high)]
    return Drawing(100, 10, tuple(shapes), "")


def bars(counts: Sequence[Bar], label: str, marked: float | None = None, mark: str = "") -> Drawing:
    """Bars beside each other, each with its number over it. `marked` is a place from 0 to 1 on the axis, for `mark`."""
    most = max((bar.count for bar in counts), default=0) or 1
    step = (_RIGHT - _LEFT) / max(len(counts), 1)
    every = -(-len(counts) // 12)
    shapes: list[Shape] = [Stroke(((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)), Tone.FAINT)]
    for at, bar in enumerate(counts):
        x, height = _LEFT + at * step, (_BOTTOM - _TOP - 24) * bar.count / most
        if bar.count:
            shapes.append(Box(x + 1, _BOTTOM - height, step - 2, height, Tone.BLUE))
            shapes.append(Words(x + step / 2, _BOTTOM - height - 4, str(bar.count), "middle"))
        if at % every == 0:
            shapes.append(Words(x, _BOTTOM + 18, bar.name, "middle"))
    if marked is not None:
        x = _LEFT + (_RIGHT - _LEFT) * marked
        shapes.append(Stroke(((x, _TOP), (x, _BOTTOM)), Tone.ORANGE, 1.6, (6, 4)))
        shapes.append(Words(x - 5, _TOP + 2, mark, "end", Tone.ORANGE))
    return Drawing(WIDTH, _BOTTOM + 26, tuple(shapes), label)


def lines(
    drawn: Sequence[Line],
    label: str,
    across: Sequence[tuple[float, str]],
    up: Sequence[tuple[float, str]],
    standard: float | None = None,
) -> Drawing:
    """Lines, each with dashes and marks of its own, their names below. `across` and `up` name places of the axes."""

    def at(point: Point) -> Point:
        return _LEFT + (_RIGHT - _LEFT) * point[0], _BOTTOM - (_BOTTOM - _TOP) * point[1]

    shapes: list[Shape] = []
    for place, name in up:
        y = at((0, place))[1]
        shapes += [Stroke(((_LEFT, y), (_RIGHT, y)), Tone.FILL), Words(_LEFT - 6, y + 4, name, "end")]
    for place, name in across:
        x = at((place, 0))[0]
        shapes += [Stroke(((x, _BOTTOM), (x, _BOTTOM + 4)), Tone.FAINT), Words(x, _BOTTOM + 18, name, "middle")]
    shapes.append(Stroke(((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)), Tone.FAINT))
    if standard is not None:
        y = at((0, standard))[1]
        shapes.append(Stroke(((_LEFT, y), (_RIGHT, y)), Tone.ORANGE, 1.4, (6, 4)))
    for number, line in enumerate(drawn):
        tone, dash, sign = _STYLES[number % len(_STYLES)]
        points = tuple(at(point) for point in line.points)
        for (x, _), span in zip(points, line.spans, strict=False):
            if span:
                low, high = at((0, span[0]))[1], at((0, span[1]))[1]
                shapes.append(Stroke(((x, low), (x, high)), Tone.FAINT, 1.4))
                shapes += [Stroke(((x - 4, y), (x + 4, y)), Tone.FAINT, 1.4) for y in (low, high)]
        if len(points) > 1:
            shapes.append(Stroke(points, tone, 2.2, dash))
        shapes += [sign(x, y, 3.6, tone) for x, y in points[:: max(len(points) // 12, 1)]]
    height = _BOTTOM + 26
    if len(drawn) > 1:
        for number, line in enumerate(drawn):
            tone, dash, sign = _STYLES[number % len(_STYLES)]
            x, y = _LEFT + number % 3 * 196, height + 14 + number // 3 * 20
            shapes += [Stroke(((x, y - 4), (x + 28, y - 4)), tone, 2.2, dash), sign(x + 14, y - 4, 3.6, tone)]
            shapes.append(Words(x + 36, y, line.name, tone=Tone.INK))
        height += 24 + (len(drawn) - 1) // 3 * 20
    return Drawing(WIDTH, height, tuple(shapes), label)


def cells(
    rows: Sequence[tuple[str, Sequence[Share]]], columns: Sequence[str], standard: Fraction, label: str
) -> Iterator[Drawing]:
    """Cells, a row for each name, shaded by share with the percent in each; in as many pictures as they need."""
    for first in range(0, max(len(columns), 1), COLUMNS):
        for top in range(0, len(rows), ROWS):
            part = [(name, shares[first : first + COLUMNS]) for name, shares in rows[top : top + ROWS]]
            yield _sheet(part, columns[first : first + COLUMNS], standard, label)


def _sheet(
    rows: Sequence[tuple[str, Sequence[Share]]], columns: Sequence[str], standard: Fraction, label: str
) -> Drawing:
    left = 168.0
    wide = min((WIDTH - left) / max(len(columns), 1), 56)
    shapes: list[Shape] = [
        Words(left + (at + 0.5) * wide, 14, short(name, wide), "middle", bold=True) for at, name in enumerate(columns)
    ]
    for number, (name, shares) in enumerate(rows):
        y = 20 + number * _ROW
        shapes.append(Words(left - 8, y + 15, short(name, left - 8), "end", Tone.INK))
        for at, share in enumerate(shares):
            shapes += _cell(left + at * wide, y, wide, share, standard)
    return Drawing(WIDTH, 24 + len(rows) * _ROW, tuple(shapes), label)


def _cell(x: float, y: float, wide: float, cell: Share, standard: Fraction) -> Iterator[Shape]:
    middle = x + wide / 2
    if cell.share is None:
        yield Words(middle, y + 15, "–", "middle")
        return
    shade = sum(cell.share >= bound for bound in _BOUNDS)
    on = Tone.ON_DARK if shade > 2 else Tone.ON_LIGHT
    yield Box(x + 0.5, y + 0.5, wide - 1, _ROW - 1, _SHADES[shade])
    if cell.share < standard:
        yield Patch(((x + 0.5, y + 0.5), (x + 7.5, y + 0.5), (x + 0.5, y + 7.5)), Tone.ORANGE)
    yield Words(middle, y + 15, str(int(cell.share * 100)), "middle", on)


_STYLES = (
    (Tone.BLUE, (), square),
    (Tone.ORANGE, (7.0, 4.0), triangle),
    (Tone.INK, (2.0, 3.0), diamond),
    (Tone.FAINT, (9.0, 3.0, 2.0, 3.0), square),
)
"""Tone, dashes and mark of each line in turn: told apart without colour too."""
