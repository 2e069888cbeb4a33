"""Pictures of a class and of a candidate, made of characters: each can be read without its colours."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from math import ceil

from textual.content import Content

from simulator.analytics.cohort import Bin, Distribution, PaceCurves
from simulator.analytics.likelihood import chances
from simulator.analytics.sitting import Tally
from simulator.analytics.trend import Direction, Standing, Trend
from simulator.exam.words import duration
from simulator.ui.text import plain
from simulator.ui.widgets.plot import BLOCKS

STANDINGS = {
    Standing.STRENGTH: ("▲", "strength", "$success"),
    Standing.WEAKNESS: ("▼", "weakness", "$warning"),
    Standing.OPEN: ("·", "open", "$muted"),
}
_DIRECTIONS = {Direction.UP: "↗", Direction.DOWN: "↘", Direction.OPEN: " "}

Parts = list[Content | str | tuple[str, str]]


def share(tally: Tally) -> str:
    """A share in whole percent, "–" of no item."""
    return "–" if tally.share is None else f"{int(tally.share * 100)} %"


def shade(value: Fraction | float) -> str:
    """The ground of a cell of a heat map: one hue, the stronger the higher the share."""
    return f"$foreground on $heat {6 + int(94 * float(value) ** 2)}%"


def trend_rows(trends: Sequence[Trend], titles: Mapping[str, str], passing: Fraction, width: int) -> Content:
    """A row for each domain: every attempt as a block, the interval of all of them on a scale, and the standing.

    On the scale ● is the share, ├─┤ its interval, ┊ the passing standard.
    """
    wide = width >= 90
    name = 32 if wide else 22
    each = max(4, min(16 if wide else 8, max((len(trend.points) for trend in trends), default=0)))
    scale = max(10, width - name - each - (34 if wide else 24))
    lines: Parts = [(f"{'':{name}}  {'each':<{each}} {'0 %':<{scale - 5}}100 %  {'all':>5}  {'right':>9}\n", "$muted")]
    for trend in trends:
        glyph, word, style = STANDINGS[trend.standing]
        title = titles.get(trend.domain, trend.domain) if trend.domain else "All items"
        lines.append(plain(title, "" if trend.domain else "bold").truncate(name, ellipsis=True, pad=True))
        lines.append("  ")
        lines.append((_blocks(trend, each), "$primary"))
        lines.append(" ")
        lines += _scale(trend, passing, scale, style)
        right = f"{float(trend.whole.credit):g}/{trend.whole.n}"
        lines.append(f"  {share(trend.whole):>5}  {right:>9} {_DIRECTIONS[trend.direction]}")
        lines.append((f" {glyph} {word}\n" if wide else f"{glyph}\n", style))
    return Content.assemble(*lines)


def _blocks(trend: Trend, width: int) -> str:
    """The last attempts, the oldest at the left, each as high as its share."""
    shown = trend.points[-width:]
    drawn = "".join(
        " " if point.tally.share is None else BLOCKS[max(1, min(8, ceil(point.tally.share * 8)))] for point in shown
    )
    return f"{drawn:<{width}}"


def _scale(trend: Trend, passing: Fraction, width: int, style: str) -> list[tuple[str, str]]:
    cells = [("·" if n % 5 == 0 else " ", "$muted") for n in range(width)]

    def place(value: float | Fraction) -> int:
        return min(width - 1, int(float(value) * width))

    if trend.interval:
        low, high = map(place, trend.interval)
        for n in range(low, high + 1):
            cells[n] = ("├" if n == low else "┤" if n == high else "─", style)
    cells[place(passing)] = ("┊", "bold $accent")
    if trend.whole.share is not None:
        cells[place(trend.whole.share)] = ("●", f"bold {style}")
    return cells


def histogram(found: Distribution, passing: Fraction | None, width: int, height: int) -> Content:
    """The distribution of scores: a column for each bin, its count above it, the passing standard told by a mark.

    Where a count has no room beside the one before it, it stands a row higher; where a column has none, two are one.
    """
    if not found.bins:
        return plain("Nobody has a score yet.", "$muted")
    room = max(24, width) - len("100 %")
    bins = _merged(found.bins, room // 3)
    most = max(one.count for one in bins) or 1
    cells = min(8, room // len(bins))
    across = cells * len(bins)
    rows = [[(" ", "")] * (across + len("100 %")) for _ in range(height + 4)]
    eighths = [max(1, one.count * height * 8 // most) if one.count else 0 for one in bins]
    for n, one in enumerate(bins):
        style = "$success" if passing is not None and one.low >= passing * 100 else "$warning"
        for level in range(ceil(eighths[n] / 8)):
            block = BLOCKS[min(8, eighths[n] - 8 * level)]
            rows[level][n * cells : (n + 1) * cells - 1] = [(block, style)] * (cells - 1)
    for n, one in enumerate(bins):
        if one.count:
            _number(rows, f"{one.count}", n * cells, cells - 1, ceil(eighths[n] / 8))
    lines: Parts = []
    for row in reversed(rows):
        lines += [*row, "\n"] if any(cell != " " for cell, _ in row) else []
    every = max(1, ceil(5 / cells))
    low = "".join(f"{one.low:<{cells * every}}" for one in bins[::every])[:across]
    lines.append((f"{'─' * across}\n{low:<{across}}{bins[-1].high} %\n", "$muted"))
    if passing is not None:
        at = int((passing * 100 - bins[0].low) * across / (bins[-1].high - bins[0].low))
        at = max(0, min(at, across, width - len("▲ to pass: 100 %")))
        lines.append((f"{' ' * at}▲ to pass: {float(passing * 100):g} %\n", "$accent"))
    return Content.assemble(*lines)


def _merged(bins: Sequence[Bin], most: int) -> Sequence[Bin]:
    """So many bins at most: neighbours are put together into the next wider ones that end at 100."""
    if len(bins) <= most:
        return bins
    least = bins[0].high - bins[0].low
    for width in range(2 * least, 101, least):
        first, last = bins[0].low // width, bins[-1].low // width
        if 100 % width == 0 and last - first < most:
            break
    counts = Counter[int]()
    for one in bins:
        counts[one.low // width] += one.count
    return [Bin(k * width, (k + 1) * width, counts[k]) for k in range(first, last + 1)]


def _number(rows: list[list[tuple[str, str]]], figures: str, at: int, width: int, level: int) -> None:
    """Write a count over its column, at the first row from `level` on where none stands too near."""
    begin = max(0, at + (width - len(figures)) // 2)
    near = slice(max(0, begin - 1), begin + len(figures) + 1)
    free = next((row for row in rows[level:] if not any(cell.isdecimal() for cell, _ in row[near])), rows[-1])
    free[begin : begin + len(figures)] = [(figure, "bold") for figure in figures]


def pace_lines(found: PaceCurves, width: int, height: int, standard: float | None = None) -> Content:
    """The pace of a class over exam time, in so many cells: the median (●), and between the quartiles (░).

    Where somebody had more time than the `standard`, so many seconds, that is marked below the axis.
    """
    if not found.n or not found.seconds or not found.curves:
        return plain("Nobody has sat it yet.", "$muted")
    quantiles = sorted(found.curves)
    low, middle, high = (found.curves[quantiles[n]] for n in (0, len(quantiles) // 2, -1))
    width = max(12, width - len("100 % │"))
    rows = [[" "] * width for _ in range(height)]

    def level(value: float) -> int:
        return min(height - 1, int(value * height))

    for x in range(width):
        at = min(len(found.seconds) - 1, x * len(found.seconds) // width)
        for y in range(level(low[at]), level(high[at]) + 1):
            rows[height - 1 - y][x] = "░"
        rows[height - 1 - level(middle[at])][x] = "●"
    lines: Parts = []
    for n, row in enumerate(rows):
        label = "100 % " if n == 0 else "  0 % " if n == height - 1 else "      "
        lines.append((label + "│", "$muted"))
        lines += [(c, "bold $primary" if c == "●" else "$muted") for c in row]
        lines.append("\n")
    end = duration_of(found.seconds[-1])
    lines.append((f"      └{'─' * width}\n       0:00{end:>{max(0, width - 4)}}\n", "$muted"))
    if standard is not None and standard < found.seconds[-1]:
        told = f"{duration_of(standard)}, the time without extra"
        at = int(standard * width / found.seconds[-1])
        mark = f"{' ' * at}▲ {told}" if at + 2 + len(told) <= width else f"{f'{told} ▲':>{at + 1}}"
        lines.append((f"       {mark}\n", "$accent"))
    lines.append(("       ● items answered, the median   ░ lower to upper quartile\n", "$muted"))
    return Content.assemble(*lines)


def duration_of(seconds: float) -> str:
    """Seconds as a clock tells them."""
    return duration(timedelta(seconds=seconds))


def band(low: float, middle: float, high: float, width: int) -> Content:
    """A likelihood as a band on a scale from 0 to 100 %, its middle marked."""
    cells = [("·", "$muted")] * width

    def place(value: float) -> int:
        return min(width - 1, max(0, int(value * width)))

    for n in range(place(low), place(high) + 1):
        cells[n] = ("▒", "$primary")
    cells[place(middle)] = ("●", "bold $primary")
    figures = f"  {chances(low, high)}"
    return Content.assemble(("0 % ", "$muted"), *cells, (" 100 %", "$muted"), (figures, "bold"))
