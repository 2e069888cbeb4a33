"""The pencil for web pages: a drawing as inline SVG.

Colours stand in the shapes as well as in the style, for readers that keep the one away from the other.
"""

from simulator.page.drawing import COLOURS, Box, Drawing, Patch, Point, Shape, Stroke, Words
from simulator.page.markup import visible


def svg(drawing: Drawing, kind: str = "chart") -> str:
    """The drawing; one without a label stands beside words that say the same, and is not read aloud."""
    told = f'role="img" aria-label="{visible(drawing.label)}"' if drawing.label else 'aria-hidden="true"'
    stretch = ' preserveAspectRatio="none"' if kind == "bar" else ""
    return (
        f'<svg class="{kind}" viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"{stretch} {told}>'
        f"{''.join(map(_shape, drawing.shapes))}</svg>"
    )


def _shape(shape: Shape) -> str:
    colour = COLOURS[shape.tone]
    match shape:
        case Box(x, y, width, height, tone):
            size = f'width="{_n(width)}" height="{_n(height)}"'
            return f'<rect class="f-{tone}" fill="{colour}" x="{_n(x)}" y="{_n(y)}" {size}/>'
        case Stroke(points, tone, width, dash):
            dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
            return (
                f'<polyline class="s-{tone}" fill="none" stroke="{colour}" stroke-width="{_n(width)}"{dashes} '
                f'points="{_points(points)}"/>'
            )
        case Patch(points, tone):
            return f'<path class="f-{tone}" fill="{colour}" d="M{_points(points).replace(" ", "L")}Z"/>'
        case Words(x, y, text, anchor, tone, bold):
            weight = ' font-weight="700"' if bold else ""
            return (
                f'<text class="f-{tone}" fill="{colour}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{weight}>'
                f"{visible(text)}</text>"
            )


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(figure: float) -> str:
    return f"{figure:.2f}".rstrip("0").rstrip(".")
