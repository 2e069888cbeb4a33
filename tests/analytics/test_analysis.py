"""The figures of a form and of its items."""

from fractions import Fraction
from random import Random

import pytest

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Flag
from simulator.analytics.matrix import Matrix, Unit, choice, columns, credited
from tests.analytics import textbook
from tests.analytics.simulated import matrix, sat


def same(ours: float | None, theirs: float | Fraction | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return ours == pytest.approx(float(theirs), abs=1e-12)


def test_a_form_with_cases_omissions_and_items_not_reached_agrees_with_the_textbook() -> None:
    chance = Random(5)  # noqa: S311 -- candidates, not secrets
    rows: list[list[Fraction | None]] = []
    for _ in range(60):
        able, reached = chance.random(), chance.randint(4, 7)
        items: list[Fraction | None] = [Fraction(chance.random() < able) for _ in range(5)]
        cases: list[Fraction | None] = [Fraction(round(able * n), n) for n in (chance.choice([3, 5, 7, 8]), 4)]
        rows.append([credit if place < reached else None for place, credit in enumerate(items + cases)])
    units = tuple(
        credited(f"u{place}", column, answered=[credit is not None for credit in column])
        for place, column in enumerate(zip(*rows, strict=True))
    )
    analysis = analyse(Matrix(len(rows), units))
    assert same(analysis.form.mean, textbook.mean(textbook.scores(rows)))
    assert same(analysis.form.alpha, textbook.alpha(rows))
    for place, item in enumerate(analysis.items):
        assert item.n == sum(row[place] is not None for row in rows)
        assert same(item.p, textbook.p(rows, place))
        assert same(item.rest_score_r, textbook.rest_score_r(rows, place))
        assert same(item.alpha_if_deleted, textbook.alpha_if_deleted(rows, place))


def test_credit_in_parts_of_every_size_is_analysed() -> None:
    """The common denominator of sixty lines a role has more digits than a float."""
    chance = Random(8)  # noqa: S311 -- candidates, not secrets
    rows = [
        [Fraction(chance.randint(0, parts), parts) for parts in chance.sample(range(101, 200), 40)] for _ in range(40)
    ]
    units = tuple(
        credited(f"u{place}", column, answered=[True] * 40) for place, column in enumerate(zip(*rows, strict=True))
    )
    analysis = analyse(Matrix(40, units))
    assert analysis.form.sd is not None
    assert same(analysis.items[0].rest_score_r, textbook.rest_score_r([list(row) for row in rows], 0))


def test_an_omission_lowers_p_and_what_was_not_reached_does_not() -> None:
    unit = choice("q1", b"AAAAAABB  ----------", options={"A": "A", "B": "B"}, key="A")
    (item,) = analyse(Matrix(20, (unit,))).items
    assert (item.n, item.answered, item.omitted, item.not_reached, item.right) == (10, 8, 2, 10, 6)
    assert (item.p, item.p_answered) == (0.6, 0.75)
    assert [(option.id, option.count, option.share) for option in item.options] == [("A", 6, 0.6), ("B", 2, 0.2)]


def test_wilson_s_interval_is_the_published_one() -> None:
    """81 of 263: 0.2553 to 0.3662 in Newcombe (1998), table I, method 3."""
    (item,) = analyse(matrix([b"A"] * 81 + [b"B"] * 182, "A")).items
    assert item.interval == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_the_standard_error_and_the_band_come_from_sd_and_alpha() -> None:
    form = analyse(sat(3, 200, 20).matrix).form
    assert form.sd
    assert form.alpha
    assert form.band
    assert form.sem
    assert form.sem == pytest.approx(form.sd * (1 - form.alpha) ** 0.5)
    assert form.band == pytest.approx(1.959964 * form.sem, rel=1e-6)


def test_who_ties_with_the_last_of_a_group_is_in_it() -> None:
    """27 % of 11 is 2.97, so 3: the scores 3, 2 and 2, and with these the third 2; below, the four who have none."""
    rows = [b"AAA", b"AAB", b"AAB", b"BAA", b"ABB", b"BAB", b"BBA", b"BBB", b"BBB", b"BBB", b"BBB"]
    first = analyse(matrix(rows, "AAA")).items[0]
    key = first.options[0]
    assert (key.upper, key.lower) == (3, 0)
    assert (first.upper, first.lower) == (3 / 4, 0)


def test_groups_that_cannot_be_told_apart_are_none() -> None:
    item = analyse(matrix([b"AA"] * 2 + [b"AB"] * 16 + [b"BB"] * 2, "AA")).items[0]
    assert (item.upper, item.lower, item.options[0].upper) == (None, None, None)
    assert item.rest_score_r is not None


def test_under_ten_there_are_counts_only_and_under_thirty_figures_are_unstable() -> None:
    few = analyse(sat(1, 9, 5).matrix)
    assert (few.form.n, few.form.mean, few.form.alpha) == (9, None, None)
    assert all(item.p is item.rest_score_r is None and not item.flags for item in few.items)
    assert sum(option.count for option in few.items[0].options) == few.items[0].answered
    assert few.notes == ("There are 9 candidates: under 10 there are counts only.",)
    some = analyse(sat(1, 29, 5).matrix)
    assert all(item.unstable and item.p is not None for item in some.items)
    assert some.notes == ("There are 29 candidates: under 30 all figures are unstable.",)
    assert analyse(sat(1, 30, 5).matrix).notes == ()


def test_an_item_that_few_reached_has_counts_only_in_a_form_of_many() -> None:
    rows = [row[:4] + (b"-" if place >= 9 else row[4:]) for place, row in enumerate(sat(1, 40, 5).rows)]
    analysis = analyse(matrix(rows, "ABCDA"))
    last = analysis.items[-1]
    assert (last.n, last.not_reached, last.p, last.options[0].share) == (9, 31, None, None)
    assert "Counts only where fewer than 10 reached the item: q5." in analysis.notes


def test_everybody_right_has_no_variance_and_says_so() -> None:
    analysis = analyse(matrix([b"A" * 33] * 50, "A" * 33))
    assert (analysis.form.mean, analysis.form.sd, analysis.form.alpha, analysis.form.sem) == (33, 0, None, None)
    assert {(item.p, item.rest_score_r, item.flags) for item in analysis.items} == {(1.0, None, (Flag.EASY,))}
    assert analysis.notes == (
        "All candidates have the same score: there is no correlation, alpha or error of measurement to be had.",
    )


def test_items_without_variance_among_others_are_named() -> None:
    analysis = analyse(matrix([b"AA" + row for row in sat(2, 50, 4).rows], "AA" + sat(2, 50, 4).keys))
    assert [item.rest_score_r is None for item in analysis.items] == [True, True, False, False, False, False]
    assert analysis.notes == ("No correlation where all earn the same, or score the same on the rest: q1, q2.",)


def test_nobody_one_candidate_one_item_and_no_item_are_told() -> None:
    assert analyse(Matrix(0, ())).notes == ("There is no candidate, and so nothing to analyse.",)
    silent = analyse(matrix([b"  "] * 12, "AB"))
    assert silent.notes[0] == "Nobody answered anything."
    assert [(item.p, item.p_answered, item.omitted) for item in silent.items] == [(0.0, None, 12)] * 2
    assert analyse(matrix([b"AB"], "AB")).notes == ("There is 1 candidate: under 10 there are counts only.",)
    alone = analyse(matrix([b"A"] * 20 + [b"B"] * 20, "A"))
    assert alone.form.alpha is None
    assert "Alpha, and with it the error of measurement, needs at least two scored items." in alone.notes


def test_a_pretest_item_is_held_against_the_score_and_is_no_part_of_it() -> None:
    planted = sat(4, 80, 6)
    *scored, last = planted.matrix.units
    marks = columns(planted.rows, 6)[-1]
    pretest = choice("q6", marks, options={o: o for o in "ABCD"}, key=planted.keys[-1], scored=False)
    without = analyse(Matrix(80, tuple(scored)))
    analysis = analyse(Matrix(80, (*scored, pretest)))
    assert analysis.form == without.form
    assert analysis.items[:-1] == without.items
    assert analysis.items[-1].alpha_if_deleted is None
    within = analyse(Matrix(80, (*scored, last))).items[-1]
    assert analysis.items[-1].rest_score_r == within.rest_score_r


def test_an_item_that_takes_two_has_its_options_overlap() -> None:
    chosen = {"A": [True] * 15 + [False] * 5, "B": [True] * 10 + [False] * 10, "C": [False] * 10 + [True] * 10}
    full = [Fraction(1)] * 10 + [Fraction(1, 2)] * 5 + [Fraction(0)] * 5
    unit = credited("m1", full, answered=[True] * 20, chosen=chosen, key=frozenset("AB"))
    (item,) = analyse(Matrix(20, (unit,))).items
    assert [(option.id, option.key, option.share) for option in item.options] == [
        ("A", True, 0.75),
        ("B", True, 0.5),
        ("C", False, 0.5),
    ]
    assert (item.right, item.p) == (10, 0.625)


def test_times_are_a_median_and_look_ups_a_mean() -> None:
    options = {"A": "A", "B": "B"}
    units = (
        choice("q1", b"AABB" * 5, options=options, key="A", seconds=[30, 10, 90, 20], look_ups=[0, 3]),
        choice("q2", b"ABAB" * 5, options=options, key="A"),
    )
    first, second = analyse(Matrix(20, units)).items
    assert (first.seconds, first.look_ups) == (25, 1.5)
    assert (second.seconds, second.look_ups) == (None, None)


def test_a_matrix_that_contradicts_itself_is_refused() -> None:
    unit = choice("q1", b"AB", options={"A": "A", "B": "B"}, key="A")
    with pytest.raises(ValueError, match="same id"):
        Matrix(2, (unit, unit))
    with pytest.raises(ValueError, match="reached the item"):
        Unit(id="q1", reached=0b01, answered=0b11, credit=unit.credit)
    with pytest.raises(ValueError, match="must have 2"):
        columns([b"AB", b"A"], 2)
