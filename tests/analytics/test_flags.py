"""Flags, each at its threshold."""

import pytest

from simulator.analytics.figures import Flag, ItemFigures, OptionFigures
from simulator.analytics.flags import remarks


def option(name: str, count: int, r: float | None, *, key: bool = False, listed: bool = True) -> OptionFigures:
    return OptionFigures(
        id=name, key=key, listed=listed, count=count, upper=None, lower=None, share=count / 100, rest_score_r=r
    )


def item(*options: OptionFigures, r: float | None = 0.3, p: float | None = 0.6) -> ItemFigures:
    return ItemFigures(
        id="q1", n=100, answered=100, right=60, not_reached=0, options=options, p=p, p_answered=p, rest_score_r=r
    )


def flags(figures: ItemFigures) -> list[Flag]:
    return [remark.flag for remark in remarks(figures)]


def test_a_good_item_has_no_flag() -> None:
    assert flags(item(option("A", 60, 0.3, key=True), option("B", 25, -0.2), option("C", 15, -0.2))) == []


def test_a_distractor_both_more_chosen_and_better_correlated_than_the_key_is_a_possible_miskey() -> None:
    figures = item(option("A", 30, -0.1, key=True), option("B", 50, 0.4), option("C", 20, -0.3), r=-0.1, p=0.3)
    assert flags(figures) == [Flag.MISKEY, Flag.NEGATIVE]
    assert remarks(figures)[0].sentence == (
        "B (50 %, r 0.40) is chosen more often than the key A (30 %, r -0.10), and by abler candidates: is it right?"
    )


@pytest.mark.parametrize(("count", "r"), [(30, 0.4), (50, 0.2)])
def test_one_of_the_two_is_no_miskey(count: int, r: float) -> None:
    figures = item(option("A", 30, 0.2, key=True), option("B", count, r), option("C", 20, -0.3), r=0.2, p=0.3)
    assert flags(figures) == []


def test_a_key_that_nobody_chose_is_worse_than_any_option_that_correlates() -> None:
    assert Flag.MISKEY in flags(
        item(option("A", 0, None, key=True), option("B", 60, 0.4), option("C", 40, -0.4), r=None)
    )


@pytest.mark.parametrize(
    ("r", "expected"), [(-0.001, [Flag.NEGATIVE]), (0.0, [Flag.WEAK]), (0.149, [Flag.WEAK]), (0.15, []), (None, [])]
)
def test_discrimination_is_negative_under_0_and_weak_under_15_hundredths(r: float | None, expected: list[Flag]) -> None:
    assert flags(item(r=r)) == expected


@pytest.mark.parametrize(
    ("p", "expected"), [(0.95, [Flag.EASY]), (0.949, []), (0.25, []), (0.249, [Flag.HARD]), (None, [])]
)
def test_an_item_is_too_easy_from_95_percent_and_too_hard_under_25(p: float | None, expected: list[Flag]) -> None:
    assert flags(item(p=p)) == expected


@pytest.mark.parametrize(
    ("key", "counts", "dead"),
    [
        (60, (36, 4), False),  # a tenth of the 40 who missed the key
        (60, (37, 3), True),
        (90, (10, 0), True),
        (91, (9, 0), False),  # too few who missed the key to say anything
        (0, (95, 5), False),  # 5 % of all
        (0, (96, 4), True),
    ],
)
def test_an_option_is_dead_under_5_percent_of_all_and_a_tenth_of_the_wrong(
    key: int, counts: tuple[int, int], dead: bool
) -> None:
    options = (option("A", key, 0.3, key=True), option("B", counts[0], -0.2), option("C", counts[1], -0.2))
    assert (Flag.DEAD in flags(item(*options))) is dead


def test_a_letter_that_the_item_may_not_have_is_never_dead() -> None:
    assert flags(item(option("A", 60, 0.3, key=True), option("B", 39, -0.2), option("X", 1, 0, listed=False))) == []
