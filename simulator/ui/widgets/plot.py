"""Pictures made of characters: a pace line, and a trend over attempts."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from textual.content import Content

from simulator.exam.report import PacePoint
from simulator.ui.text import clock

BLOCKS = " ▁▂▃▄▅▆▇█"


def pace_plot(points: Sequence[PacePoint], limit: timedelta, total: int, width: int, height: int) -> Content:
    """Items answered (●) over exam time, beside an even pace (·): time to the right, items upwards."""
    rows = [[" "] * width for _ in range(height)]
    answered = 0
    left = list(points)
    for x in range(width):
        at = limit * (x + 1) / width
        while left and left[0].elapsed <= at:
            answered = left.pop(0).answered
        even = min(height - 1, (x + 1) * height // width)
        rows[height - 1 - even][x] = "·"
        if left or not x or points[-1].elapsed >= limit * x / width:
            mine = min(height - 1, answered * height // total) if total else 0
            rows[height - 1 - mine][x] = "●"
    lines: list[Content | str | tuple[str, str]] = []
    for n, row in enumerate(rows):
        label = f"{total:>4} " if n == 0 else f"{0:>4} " if n == height - 1 else "     "
        lines.append((label + "│", "$muted"))
        lines += [(c, "bold $primary" if c == "●" else "$muted") for c in row]
        lines.append("\n")
    foot = f"     └{'─' * width}\n      0:00{clock(limit):>{max(0, width - 4)}}\n"
    lines += [(foot, "$muted"), ("      ● items answered  · an even pace", "$muted")]
    return Content.assemble(*lines)


def trend_plot(percents: Sequence[Fraction], passing: Fraction, width: int, height: int) -> Content:
    """Percent of each attempt as a column, the oldest at the left, with the passing standard as a line."""
    shown = list(percents)[-(width // 3) :]
    lines: list[Content | str | tuple[str, str]] = []
    for level in range(height, 0, -1):
        low, high = Fraction(100 * (level - 1), height), Fraction(100 * level, height)
        line = low < passing * 100 <= high
        label = f"{int(passing * 100):>3}%" if line else "100%" if level == height else "  0%" if level == 1 else "    "
        lines.append((label + (" ┤" if line else " │"), "$muted"))
        for percent in shown:
            part = max(Fraction(0), min(Fraction(1), (percent - low) / (high - low)))
            block = BLOCKS[max(int(part * 8), 1 if level == 1 else 0)] * 2  # a score of nothing is seen too
            style = "$success" if percent >= passing * 100 else "$warning"
            seen = bool(part) or level == 1
            lines.append((block if seen else ("╌╌" if line else "  "), style if seen else "$muted"))
            lines.append(("╌" if line else " ", "$muted"))
        lines.append("\n")
    return Content.assemble(*lines)
