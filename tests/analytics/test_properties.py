"""What holds of every matrix."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Analysis
from simulator.analytics.matrix import Matrix, choice, columns
from tests.analytics import textbook
from tests.analytics.test_analysis import same

ITEMS = 4
OPTIONS = {letter: letter for letter in "ABCD"}
rows = st.lists(st.text("ABCD -", min_size=ITEMS, max_size=ITEMS).map(str.encode), min_size=10, max_size=40)
keys = st.text("ABCD", min_size=ITEMS, max_size=ITEMS)


def analysed(given_rows: list[bytes], key: str, names: dict[str, str] = OPTIONS) -> Analysis:
    """With options of other names where some are given; the marks stay the letters."""
    units = [
        choice(f"q{place}", marks, options={names[mark]: mark for mark in OPTIONS}, key=names[letter])
        for place, (marks, letter) in enumerate(zip(columns(given_rows, ITEMS), key, strict=True))
    ]
    return analyse(Matrix(len(given_rows), tuple(units)))


@given(rows, keys)
def test_figures_stay_within_their_bounds(given_rows: list[bytes], key: str) -> None:
    for item in analysed(given_rows, key).items:
        assert item.n + item.not_reached == len(given_rows)
        if item.p is None:
            assert item.n < 10
            continue
        assert item.interval
        assert 0 <= item.interval[0] <= item.p <= item.interval[1] <= 1
        assert item.p_answered is None or item.p <= item.p_answered <= 1
        assert all(-1 <= r <= 1 for o in item.options if (r := o.rest_score_r) is not None)
        assert sum(option.count for option in item.options) == item.answered


@given(rows, keys)
def test_every_figure_is_that_of_the_textbook(given_rows: list[bytes], key: str) -> None:
    credits_ = [
        [None if mark == ord("-") else Fraction(chr(mark) == right) for mark, right in zip(row, key, strict=True)]
        for row in given_rows
    ]
    analysis = analysed(given_rows, key)
    assert same(analysis.form.alpha, textbook.alpha(credits_))
    for place, item in enumerate(analysis.items):
        if item.p is not None:
            assert same(item.alpha_if_deleted, textbook.alpha_if_deleted(credits_, place))
            assert same(item.p, textbook.p(credits_, place))
            assert same(item.rest_score_r, textbook.rest_score_r(credits_, place))
            key_option = next(option for option in item.options if option.key)
            assert (key_option.share, key_option.rest_score_r) == (item.p, item.rest_score_r)


@given(rows, keys, st.randoms(use_true_random=False))
def test_the_order_of_candidates_changes_nothing(given_rows: list[bytes], key: str, chance: Random) -> None:
    turned = list(given_rows)
    chance.shuffle(turned)
    assert analysed(turned, key) == analysed(given_rows, key)


@given(rows, keys, st.permutations(["w", "x", "y", "z"]))
def test_other_names_for_options_change_nothing_but_the_names(
    given_rows: list[bytes], key: str, named: list[str]
) -> None:
    names = dict(zip(OPTIONS, named, strict=True))
    for plain, renamed in zip(analysed(given_rows, key).items, analysed(given_rows, key, names).items, strict=True):
        assert (renamed.p, renamed.rest_score_r, renamed.flags) == (plain.p, plain.rest_score_r, plain.flags)
        assert [(option.share, option.rest_score_r) for option in renamed.options] == [
            (option.share, option.rest_score_r) for option in plain.options
        ]


@given(rows, keys)
def test_every_candidate_twice_keeps_p_and_r(given_rows: list[bytes], key: str) -> None:
    for once, twice in zip(analysed(given_rows, key).items, analysed(given_rows * 2, key).items, strict=True):
        assert twice.n == 2 * once.n
        if once.p is not None:
            assert same(twice.p, once.p)
            assert same(twice.rest_score_r, once.rest_score_r)
