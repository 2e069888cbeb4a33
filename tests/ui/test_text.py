"""Text for the screens: times, shares and bank prose as people read them."""

from datetime import timedelta
from fractions import Fraction

import pytest

from simulator.ui.text import bar, clock, count, per_item, percent, plain, prose, span
from tests.candidates import minutes, seconds


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (timedelta(hours=5, minutes=40), "5:40:00"),
        (seconds(59.001), "0:01:00"),
        (timedelta(microseconds=1), "0:00:01"),
        (timedelta(), "0:00:00"),
    ],
)
def test_the_clock_is_rounded_up_so_that_nothing_left_means_over(left: timedelta, shown: str) -> None:
    assert clock(left) == shown


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (seconds(48.9), "48 s"),
        (seconds(60), "1 min 00 s"),
        (seconds(599), "9 min 59 s"),
        (minutes(10), "10 min"),
        (minutes(59.9), "59 min"),
        (minutes(125), "2 h 05 min"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_a_span_is_told_in_the_units_that_fit_it(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_time_on_an_item_is_minutes_and_seconds() -> None:
    assert per_item(seconds(204.9)) == "3:24"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(70), "70 %"),
        (Fraction(6999, 100), "69.9 %"),
        (Fraction(200, 3), "66.6 %"),
        (Fraction(0), "0 %"),
        (Fraction(100), "100 %"),
    ],
)
def test_a_percentage_is_never_rounded_up_into_a_pass(share: Fraction, words: str) -> None:
    assert percent(share) == words


def test_a_count_has_its_noun() -> None:
    assert [count(number, "item") for number in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert [count(number, "entry", "entries") for number in (1, 2, 3000)] == ["1 entry", "2 entries", "3,000 entries"]


@pytest.mark.parametrize(
    ("share", "full"),
    [
        (Fraction(-1), ""),
        (Fraction(0), ""),
        (Fraction(1, 4), "━━╸"),
        (Fraction(1), "━━━━━━━━━━"),
        (Fraction(7), "━━━━━━━━━━"),
    ],
)
def test_a_bar_is_exact_to_half_a_cell_and_keeps_its_width(share: Fraction, full: str) -> None:
    (done, style), (track, _) = bar(share, 10, "$success")
    assert (done, style, len(done + track)) == (full, "$success", 10)


@pytest.mark.parametrize("text", ["[CC]", "[/x]", "[bold]b[/bold]", "[@click=app.quit]x[/]", "\\[x]", "[$error]"])
def test_markup_is_only_text(text: str) -> None:
    assert plain(text).plain == prose(text).plain == plain(text, "bold").plain == text
    assert plain(text).spans == prose(text).spans == []
