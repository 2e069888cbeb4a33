"""Scores: exact, whole items, by domain."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exam.attempt import Attempt, Response, ready
from simulator.exam.scoring import Score, credit, score
from simulator.exam.words import percent
from tests.candidates import BLUEPRINT, KEY, WORSE, WRONG, form, item, items, policy

ITEMS = {item.revision: item for item in items()}


def answered(*chosen: str, unscored: tuple[int, ...] = (), passing: Fraction = Fraction(7, 10)) -> Attempt:
    """An attempt with these answers from slot 1 on, "" for none."""
    fresh = ready(form(unscored=unscored), policy(passing=passing))
    given_ = [Response(chosen=(option,) if option else ()) for option in chosen]
    return replace(fresh, responses=(*given_, *fresh.responses[len(given_) :]))


def test_an_item_is_worth_one_for_its_key_and_nothing_for_anything_else() -> None:
    single = item("guidelines", 1)
    assert [credit(single, chosen) for chosen in ((KEY,), (WRONG,), (), (KEY, WRONG))] == [1, 0, 0, 0]


@pytest.mark.parametrize(("right", "passed"), [(10, True), (7, True), (6, False), (0, False)])
def test_seventy_percent_exactly_passes(right: int, passed: bool) -> None:
    result = score(answered(*KEY * right, *WRONG * (10 - right)), ITEMS)
    assert (result.credit, result.total, result.passed) == (Fraction(right), 10, passed)
    assert result.percent == 10 * right


def test_the_passing_standard_is_compared_exactly_and_never_as_a_float() -> None:
    third = Fraction(1, 3)
    assert score(answered(*KEY, *WRONG * 2, unscored=tuple(range(4, 11)), passing=third), ITEMS).passed
    assert not score(
        answered(*KEY, *WRONG * 2, unscored=tuple(range(4, 11)), passing=third + Fraction(1, 10**30)), ITEMS
    ).passed


def test_a_missing_answer_is_wrong_and_counted_as_missing() -> None:
    result = score(answered(KEY, WRONG, "", KEY), ITEMS)
    assert (result.credit, result.total, result.unanswered) == (Fraction(2), 10, 7)


def test_pretest_items_are_out_of_the_total_whatever_was_answered() -> None:
    right_on_pretest = score(answered(*WRONG * 8, KEY, KEY, unscored=(9, 10)), ITEMS)
    wrong_on_pretest = score(answered(*KEY * 8, WRONG, "", unscored=(9, 10)), ITEMS)
    assert (right_on_pretest.credit, right_on_pretest.total) == (Fraction(0), 8)
    assert (wrong_on_pretest.credit, wrong_on_pretest.total, wrong_on_pretest.unanswered) == (Fraction(8), 8, 0)
    assert wrong_on_pretest.percent == 100


def test_domains_stand_in_the_order_of_the_form_and_add_up_to_the_whole() -> None:
    result = score(answered(KEY, WRONG, KEY, "", WORSE, *KEY * 5), ITEMS)
    assert [(d.domain, d.credit, d.total, d.unanswered) for d in result.domains] == [
        ("guidelines", Fraction(1), 2, 0),
        ("anaesthesia", Fraction(1), 3, 1),
        ("musculoskeletal", Fraction(5), 5, 0),
    ]
    assert result.domains[1].percent == Fraction(100, 3)
    assert result.credit == sum(domain.credit for domain in result.domains)


def test_a_form_without_a_scored_item_is_not_passed_and_divides_by_nothing() -> None:
    result = score(answered(*KEY * 10, unscored=tuple(range(1, 11))), ITEMS)
    assert (result.total, result.percent, result.passed) == (0, Fraction(0), False)
    assert [domain.percent for domain in result.domains] == [0, 0, 0]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(70), "70.0 %"),
        (Fraction(6999999, 100000), "69.9 %"),
        (Fraction(200, 3), "66.6 %"),
        (Fraction(0), "0.0 %"),
        (Fraction(100), "100.0 %"),
    ],
)
def test_a_percentage_is_rounded_down_to_one_decimal(share: Fraction, text: str) -> None:
    assert percent(share) == text


@given(total=st.integers(1, 400), right=st.integers(0, 400), tenths=st.integers(1, 1000))
def test_no_rounding_turns_a_fail_into_a_pass(total: int, right: int, tenths: int) -> None:
    passing = Fraction(tenths, 1000)
    result = Score(credit=Fraction(min(right, total)), total=total, unanswered=0, passing=passing, domains=())
    shown = Fraction(percent(result.percent).removesuffix(" %"))
    assert (shown >= passing * 100) == result.passed


def test_every_domain_of_the_blueprint_is_in_the_score() -> None:
    assert [domain.domain for domain in score(answered(), ITEMS).domains] == list(BLUEPRINT)
