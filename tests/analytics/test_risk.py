"""Who is at risk, and for which reasons."""

import pytest

from simulator.analytics.likelihood import WEAK
from simulator.analytics.risk import Prospect, Sign, prospects
from simulator.analytics.sitting import Sitting
from tests.analytics.classes import HOUR, scored, sitting


def prospect(*sat: Sitting) -> Prospect:
    return prospects(sat, WEAK)[0]


def signs(*sat: Sitting) -> list[Sign]:
    return [omen.sign for omen in prospect(*sat).omens]


def test_who_is_least_likely_to_pass_comes_first() -> None:
    found = prospects(scored(90, 60, 72, 80), WEAK)
    assert [each.candidate[-1] for each in found] == ["2", "3", "4", "1"]
    assert [each.at_risk for each in found] == [True, True, False, False]


def test_a_low_band_is_told_with_its_items() -> None:
    (omen,) = prospect(sitting("Ann", ("all", 72, 100))).omens
    assert omen.sentence == (
        "At the lower end of what 100 items leave open, a new form would be passed with a likelihood of 13 %, under "
        "20 %."
    )


@pytest.mark.parametrize(("credit", "told"), [(40, "a likelihood under 1 %."), (216, "a likelihood under 20 %.")])
def test_a_low_band_is_told_once_where_both_figures_are_alike(credit: int, told: str) -> None:
    (omen,) = prospect(sitting("Ann", ("all", credit, 300))).omens
    assert omen.sentence.endswith(told)


def test_the_latest_attempt_decides() -> None:
    better = prospect(sitting("Ann", ("all", 50, 100)), sitting("Ann", ("all", 90, 100), attempt=2))
    assert better.likelihood.low > 0.9
    assert not better.at_risk


def test_time_that_ran_out_is_told_with_what_was_left() -> None:
    late = sitting("Ann", ("all", 90, 100), answered=92, expired=True, seconds=2 * HOUR)
    (omen,) = prospect(late).omens
    assert (omen.sign, omen.sentence) == (
        Sign.UNFINISHED,
        "The time ran out with 8 of 100 items unanswered (5 % or more).",
    )
    assert signs(sitting("Ann", ("all", 90, 100), answered=96, expired=True)) == []


def test_a_pace_that_would_not_have_sufficed_is_told() -> None:
    (omen,) = prospect(sitting("Ann", ("all", 38, 40), answered=20, seconds=1.5 * HOUR)).omens
    assert (omen.sign, omen.sentence) == (
        Sign.PACE,
        "20 of 40 items were answered in 90 minutes: all of them would have taken 180 of 120.",
    )
    assert signs(sitting("Ann", ("all", 38, 40), answered=20, seconds=1.5 * HOUR, limit=None)) == []
    assert signs(sitting("Ann", ("all", 38, 40), answered=20, seconds=0.9 * HOUR)) == []
    assert signs(sitting("Ann", ("all", 0, 40), answered=0)) == [Sign.LIKELIHOOD]


def test_scores_that_fall_by_more_than_chance_are_told() -> None:
    falling = [sitting("Ann", ("all", credit, 100), attempt=n) for n, credit in enumerate((97, 92, 86), 1)]
    (omen,) = prospect(*falling).omens
    assert (omen.sign, omen.sentence) == (
        Sign.DOWNWARD,
        "Over 3 attempts the scores fall by more than chance: 97 % at first, 86 % now.",
    )
    assert signs(*falling[::-1]) == []


def test_an_attempt_without_a_scored_item_gives_no_prospect() -> None:
    found = prospects([sitting("Ann", ("all", 0, 0)), sitting("Bo", ("all", 90, 100))], WEAK)
    assert [each.candidate for each in found] == ["Bo"]
