"""The pictures of a class: they keep to the cells they are given, whatever the class is like."""

from fractions import Fraction
from re import findall

import pytest
from rich.cells import cell_len

from simulator.analytics.cohort import QUARTERS, Bin, Distribution, PaceCurves
from simulator.banks.shelf import FolderShelf
from simulator.paths import shipped
from simulator.ui.desk.widgets.heat import short_names
from simulator.ui.desk.widgets.pictures import histogram, pace_lines

WIDTHS = range(74, 155)
"""What windows of 80 to 160 cells leave."""
SEVEN_TENTHS = Fraction(7, 10)
CROWDED = (2, 1, 6, 14, 28, 45, 47, 61, 66, 112, 132, 121, 133, 1200, 1199, 33)


def distribution(counts: tuple[int, ...], *, wide: int = 5) -> Distribution:
    """Bins up to 100 percent, so many percent each."""
    low = 100 - wide * len(counts)
    bins = tuple(Bin(low + k * wide, low + (k + 1) * wide, count) for k, count in enumerate(counts))
    return Distribution(n=sum(counts), bins=bins, passed=0, mean=None, sd=None, quartiles=None)


def curves(hours: int) -> PaceCurves:
    """A class that answers evenly, a quarter of it a tenth faster and a quarter a tenth slower."""
    seconds = tuple(hours * 3600 * k / 40 for k in range(41))
    lines = [tuple(min(1.0, pace * k / 40) for k in range(41)) for pace in (0.9, 1.0, 1.1)]
    return PaceCurves(n=3, seconds=seconds, curves=dict(zip(QUARTERS, lines, strict=True)))


def test_the_pace_has_one_row_for_each_level_and_one_axis() -> None:
    for width in WIDTHS:
        lines = pace_lines(curves(8), width, 10).plain.splitlines()
        assert len(lines) == 13
        assert [cell_len(line) for line in lines[:11]] == [width] * 11
        assert lines[0].startswith("100 % │")
        assert (lines[10].strip(" ─"), lines[11].split()) == ("└", ["0:00", "8:00:00"])
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("hours", [1, 4, 6, 7])
def test_the_time_without_extra_is_marked_where_somebody_had_more(hours: int) -> None:
    for width in WIDTHS:
        lines = pace_lines(curves(8), width, 10, hours * 3600).plain.splitlines()
        mark = next(line for line in lines if "▲" in line)
        assert mark.strip(" ▲") == f"{hours}:00:00, the time without extra"
        assert abs(mark.index("▲") - (7 + (width - 7) * hours / 8)) <= 1
        assert max(map(cell_len, lines)) <= width


def test_nothing_is_marked_where_nobody_had_more_time() -> None:
    assert "▲" not in pace_lines(curves(8), 80, 10, 8 * 3600).plain


def test_no_two_heads_of_a_heat_map_are_alike() -> None:
    profiles = FolderShelf([shipped("question_banks")]).profiles()
    for titles in [[quota.title for quota in each.blueprint] for each in profiles]:
        for width in (2, 3):
            names = short_names(titles, width)
            assert len({name.casefold() for name in names}) == len(titles)
            assert max(map(len, names)) <= width
    assert short_names(["Medicine", "Medical terminology", "Radiology"], 2) == ("Me", "Mt", "Ra")
    assert short_names(["x", "x", "x"], 2) == ("x", "1", "2")


@pytest.mark.parametrize(("counts", "wide"), [(CROWDED, 5), ((999,) * 20, 5), (CROWDED * 2, 2), ((7,), 20)])
def test_every_count_of_a_histogram_stands_by_itself(counts: tuple[int, ...], wide: int) -> None:
    found = distribution(counts, wide=wide)
    for width in WIDTHS:
        drawn = histogram(found, SEVEN_TENTHS, width, 8).plain
        assert max(map(cell_len, drawn.splitlines())) <= width
        above, _, axis = drawn.partition("─")
        assert sum(map(int, findall(r"\d+", above))) == found.n
        assert axis.strip("─\n").splitlines()[0].endswith("100 %")


@pytest.mark.parametrize(("bins", "wide"), [(100, 1), (50, 2), (20, 5), (10, 10), (5, 20)])
def test_no_axis_goes_beyond_a_hundred(bins: int, wide: int) -> None:
    found = distribution((3,) * bins, wide=wide)
    for width in range(30, 155):
        drawn = histogram(found, SEVEN_TENTHS, width, 8).plain
        assert {int(high) for high in findall(r"(\d+) %\n", drawn.partition("─")[2])} <= {100, 70}


def test_nobody_has_no_picture() -> None:
    assert histogram(distribution(()), None, 80, 8).plain == "Nobody has a score yet."
    assert pace_lines(PaceCurves(n=0, seconds=(), curves={}), 80, 8).plain == "Nobody has sat it yet."
