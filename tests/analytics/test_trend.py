"""What a candidate's attempts tell of a domain, and what they do not."""

from fractions import Fraction

import pytest

from simulator.analytics.beta import exact
from simulator.analytics.trend import Direction, Standing, Trend, trends
from simulator.invented.chance import Chance
from tests.analytics.classes import PASSING, sitting


def domain(*shares: tuple[int, int]) -> Trend:
    """One domain over attempts, each so many right of so many."""
    sat = [sitting("Ann", ("msk", *share), attempt=number) for number, share in enumerate(shares, 1)]
    return trends(sat, PASSING).domains[0]


def test_an_interval_is_said_with_what_it_rests_on() -> None:
    found = domain((7, 12))
    assert found.interval == exact(7, 12, 0.95)
    assert found.standing is Standing.OPEN
    assert found.sentence == (
        "Between 27 and 85 %, from 12 items: these cannot tell whether that is above or below the passing standard of "
        "70 %."
    )


@pytest.mark.parametrize(
    ("credit", "n", "standing"),
    [
        (0, 1, Standing.OPEN),
        (0, 3, Standing.OPEN),
        (0, 4, Standing.WEAKNESS),
        (5, 12, Standing.OPEN),
        (4, 12, Standing.WEAKNESS),
        (12, 12, Standing.STRENGTH),
        (8, 8, Standing.OPEN),
        (0, 0, Standing.OPEN),
    ],
)
def test_no_weakness_and_no_strength_is_named_that_the_items_do_not_carry(
    credit: int, n: int, standing: Standing
) -> None:
    assert domain((credit, n)).standing is standing


def test_attempts_are_added_up() -> None:
    assert [domain((4, 8), (5, 8)).standing, domain((4, 8), (3, 8), (3, 8)).standing] == [
        Standing.OPEN,
        Standing.WEAKNESS,
    ]
    assert "from 24 items: below the passing standard of 70 %." in domain((4, 8), (3, 8), (3, 8)).sentence


def test_a_domain_that_was_never_met_says_so() -> None:
    found = domain((0, 0))
    assert (found.interval, found.points[0].interval, found.sentence) == (None, None, "No item yet.")


def test_of_many_domains_more_is_asked_than_of_one() -> None:
    """5 of 13 is a weakness alone; among 17 domains such a share is to be expected of one by chance."""
    alone = trends([sitting("Ann", ("msk", 5, 13))], PASSING)
    many = trends([sitting("Ann", ("msk", 5, 13), *((f"d{n}", 9, 13) for n in range(16)))], PASSING)
    assert [trend.domain for trend in alone.weaknesses] == ["msk"]
    assert many.weaknesses == ()


def test_who_stands_exactly_at_the_standard_is_hardly_ever_called_weak_or_strong() -> None:
    """Of 400 candidates with 17 domains each, all truly at 70 %, in under 5 % is any domain named."""
    chance = Chance(3, "exactly at the standard")
    named = 0
    for _ in range(400):
        rows = [(f"d{d}", sum(chance.share() < 0.7 for _ in range(8)), 8) for d in range(17)]
        found = trends([sitting("Ann", *rows)], PASSING)
        named += bool(found.weaknesses or found.strengths)
    assert named < 20


def test_a_true_weakness_is_named_once_there_are_items_enough() -> None:
    rows = [(f"d{d}", 24, 32) for d in range(16)]
    found = trends([sitting("Ann", ("msk", 13, 32), *rows)], PASSING)
    assert [trend.domain for trend in found.weaknesses] == ["msk"]
    assert found.strengths == ()


def test_a_direction_needs_more_than_chance() -> None:
    assert domain((50, 100), (60, 100)).direction is Direction.OPEN
    assert domain((50, 100), (65, 100)).direction is Direction.UP
    assert domain((65, 100), (50, 100)).direction is Direction.DOWN
    assert domain((0, 4), (4, 4)).direction is Direction.OPEN
    assert domain((0, 50), (0, 50)).direction is Direction.OPEN
    assert domain((50, 100)).direction is Direction.OPEN
    assert domain((50, 100), (65, 100)).sentence.endswith(" It is rising.")
    assert domain((65, 100), (50, 100)).sentence.endswith(" It is falling.")


@pytest.mark.parametrize("sizes", [(90, 90, 100), (3, 7), (59, 6, 31, 44), (1, 2, 3, 5, 8, 13)])
def test_who_gets_everything_right_neither_rises_nor_falls(sizes: tuple[int, ...]) -> None:
    assert domain(*((n, n) for n in sizes)).direction is Direction.OPEN
    assert domain(*((0, n) for n in sizes)).direction is Direction.OPEN


def test_the_trend_is_that_of_r() -> None:
    """prop.trend.test(c(50, 57, 64), c(100, 100, 100)): X-squared 3.9984, p 0.0455; with 63 it is p 0.0636."""
    assert domain((50, 100), (57, 100), (64, 100)).direction is Direction.UP
    assert domain((50, 100), (57, 100), (63, 100)).direction is Direction.OPEN


def test_partial_credit_counts_as_it_was_earned() -> None:
    whole = trends([sitting("Ann", ("msk", 5, 10))], PASSING).overall
    assert whole.whole.share == Fraction(1, 2)
    assert trends([], PASSING).overall.sentence == "No item yet."
