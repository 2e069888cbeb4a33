"""A class at a glance: heat map, distribution and pace."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analytics.cohort import Bin, distribution, heat_map, pace_curves
from simulator.analytics.sitting import NOTHING, Sitting, Tally, summed
from tests.analytics.classes import HOUR, scored, sitting

QUARTER, HALF, THREE_QUARTERS = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)


def test_a_heat_map_has_a_tally_for_every_domain_and_candidate() -> None:
    found = heat_map(
        [
            sitting("Ann", ("msk", 3, 10), ("e-m", 2, 5)),
            sitting("Ben", ("msk", 9, 10)),
            sitting("Ann", ("msk", 5, 10), attempt=3),
        ]
    )
    assert (found.domains, found.candidates) == (("msk", "e-m"), ("Ben", "Ann"))
    assert found.cells == (
        (Tally(Fraction(9), 10), Tally(Fraction(8), 20)),
        (NOTHING, Tally(Fraction(2), 5)),
    )
    assert found.by_domain == (Tally(Fraction(17), 30), Tally(Fraction(2), 5))
    assert found.by_candidate == (Tally(Fraction(9), 10), Tally(Fraction(10), 25))
    assert NOTHING.share is None


def test_a_class_without_attempts_has_empty_pictures() -> None:
    assert heat_map([]).cells == ()
    assert (distribution([]).n, distribution([]).bins, distribution([]).mean) == (0, (), None)
    assert pace_curves([]).curves == {}


def test_tallies_add_up_exactly() -> None:
    parts = [Fraction(7, 9), Fraction(1, 2), Fraction(1), Fraction(2, 9), Fraction(0)]
    assert summed(Tally(part, 1) for part in parts) == Tally(Fraction(5, 2), 5)
    assert summed([]) == NOTHING


def test_credit_beyond_the_items_is_refused() -> None:
    for credit in (Fraction(3), Fraction(5, 2), Fraction(-1, 2)):
        with pytest.raises(ValueError, match="cannot earn"):
            Tally(credit, 2)


def test_scores_fall_into_round_bins_the_last_of_which_has_the_hundred() -> None:
    found = distribution(scored(61, 70, 79, 80, 100))
    assert found.bins == (Bin(60, 80, 3), Bin(80, 100, 2))
    assert (found.n, found.passed, found.mean) == (5, 4, 78.0)
    assert found.sd == pytest.approx(14.5086, abs=1e-4)
    assert found.quartiles == (70.0, 79.0, 80.0)


def test_one_score_is_one_bin_and_has_no_spread() -> None:
    found = distribution(scored(73))
    assert found.bins == (Bin(73, 74, 1),)
    assert (found.mean, found.sd, found.quartiles) == (73.0, None, (73.0, 73.0, 73.0))


def test_an_attempt_of_pretest_items_alone_is_not_counted() -> None:
    assert distribution([*scored(70), sitting("Ben", ("all", 0, 0))]).n == 1


def test_whoever_meets_the_standard_exactly_has_passed() -> None:
    """7 of 10 would be 0.7000000000000001 in floats, or less."""
    assert distribution(scored(7, 6, of=10)).passed == 1


@given(st.lists(st.integers(0, 100), min_size=1, max_size=300))
def test_every_score_is_in_one_bin_and_bins_are_not_many(credits_: list[int]) -> None:
    found = distribution(scored(*credits_))
    assert sum(each.count for each in found.bins) == len(credits_)
    assert len(found.bins) <= max(5, 2 * len(credits_) ** (1 / 3) + 1)
    for low, following in zip(found.bins, found.bins[1:], strict=False):
        assert low.high == following.low
    assert found.bins[0].count
    assert found.bins[-1].count


def test_pace_curves_are_the_quartiles_of_what_was_answered_by_then() -> None:
    def steady(name: str, minutes_an_item: float, answered: int) -> None:
        pace = [(60 * minutes_an_item * n, n) for n in range(1, answered + 1)]
        room.append(sitting(name, ("all", 0, 10), answered=answered, pace=pace))

    room: list[Sitting] = []
    for name, minutes_an_item, answered in (("Ann", 6, 10), ("Ben", 12, 10), ("Cy", 12, 5)):
        steady(name, minutes_an_item, answered)
    found = pace_curves(room, points=5)
    assert (found.n, found.seconds) == (3, (0, HOUR / 2, HOUR, 1.5 * HOUR, 2 * HOUR))
    assert found.curves[HALF] == (0, 0.2, 0.5, 0.7, 1.0)
    assert found.curves[QUARTER] == pytest.approx((0, 0.2, 0.5, 0.6, 0.75))
    assert found.curves[THREE_QUARTERS] == pytest.approx((0, 0.35, 0.75, 0.85, 1.0))


def test_a_class_without_a_limit_is_drawn_to_the_longest_time() -> None:
    room = [sitting("Ann", ("all", 1, 2), limit=None, seconds=90.0, pace=[(30.0, 1), (90.0, 2)])]
    assert pace_curves(room, points=4).seconds == (0, 30, 60, 90)
    assert pace_curves(room, points=4).curves[HALF] == (0, 0.5, 0.5, 1.0)


def test_an_answer_taken_back_takes_the_curve_down() -> None:
    room = [sitting("Ann", ("all", 1, 2), limit=40.0, pace=[(10.0, 1), (20.0, 0), (30.0, 1)])]
    assert pace_curves(room, points=5).curves[HALF] == (0, 0.5, 0, 0.5, 0.5)


@given(st.randoms(use_true_random=False))
def test_the_order_of_attempts_changes_no_picture(chance: Random) -> None:
    room = scored(61, 70, 79, 80, 100, 70)
    turned = list(room)
    chance.shuffle(turned)
    assert heat_map(turned) == heat_map(room)
    assert distribution(turned) == distribution(room)
