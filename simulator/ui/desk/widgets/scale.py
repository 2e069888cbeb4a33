"""A bar over exam time: where one is, and where something happened."""

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from simulator.exam.words import duration

Happened = tuple[timedelta, str]
"""When, in exam time, and the glyph that stands for it."""


def position_bar(at: timedelta, length: timedelta, happened: Sequence[Happened], width: int) -> Content:
    """The bar with both times beside it, in so many cells."""
    begin, end = f"{duration(at)} ", f" {duration(length)}"
    cells = max(8, width - len(begin) - len(end))
    second = max(length, timedelta(seconds=1))

    def place(when: timedelta) -> int:
        return min(cells - 1, max(0, int(when / second * cells)))

    here = place(at)
    marks = {place(when): glyph for when, glyph in reversed(happened)}
    parts: list[tuple[str, str]] = [(begin, "bold")]
    for n in range(cells):
        if n == here:
            parts.append(("┃", "bold $accent"))
        elif n in marks:
            parts.append((marks[n], "bold $warning" if n < here else "$warning"))
        else:
            parts.append(("━" if n < here else "─", "$primary" if n < here else "$muted"))
    parts.append((end, "$muted"))
    return Content.assemble(*parts)
