"""The beta distribution, beside what R's pbeta, qbeta and binom.test give (R 4.2.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analytics.beta import below, exact, quantile

shapes = st.floats(0.05, 500)
inner = st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("x", "a", "b", "share"),
    [
        (0.3, 2, 5, 0.579825),
        (0.7, 70, 31, 0.54912360076878985),
        (0.5, 0.5, 0.5, 0.5),
        (0.999, 300, 2, 0.96291914180292926),
        (1e-6, 0.01, 40, 0.90873601058715636),
        (0.42, 1200, 1700, 0.75168621840867877),
    ],
)
def test_the_cumulative_function_is_that_of_r(x: float, a: float, b: float, share: float) -> None:
    assert below(x, a, b) == pytest.approx(share, rel=1e-11)


@pytest.mark.parametrize(
    ("share", "a", "b", "x"),
    [
        (0.05, 71, 31, 0.61934995193295639),
        (0.95, 71, 31, 0.76841421533296517),
        (0.025, 5, 8, 0.15165222980843007),
        (0.05, 1, 1, 0.05),
        (0.5, 0.2, 0.3, 0.23913503614798176),
    ],
)
def test_quantiles_are_those_of_r(share: float, a: float, b: float, x: float) -> None:
    assert quantile(share, a, b) == pytest.approx(x, rel=1e-11)


def test_the_exact_interval_is_that_of_binom_test() -> None:
    assert exact(7, 12, 0.95) == pytest.approx((0.27666968568210587, 0.84834777019156993), rel=1e-11)
    assert exact(0, 12, 0.95)[0] == 0
    assert exact(12, 12, 0.95)[1] == 1


def test_beyond_its_ends_everything_or_nothing_lies_below() -> None:
    assert (below(-1, 2, 3), below(0, 2, 3), below(1, 2, 3), below(2, 2, 3)) == (0, 0, 1, 1)
    with pytest.raises(ValueError, match="no Beta"):
        below(0.5, 0, 1)


@given(inner, inner, shapes, shapes)
def test_more_lies_below_what_is_greater(x: float, y: float, a: float, b: float) -> None:
    low, high = sorted((x, y))
    assert 0 <= below(low, a, b) <= below(high, a, b) + 1e-12 <= 1 + 1e-12


@given(inner, st.floats(0.5, 300), st.floats(0.5, 300))
def test_a_quantile_has_its_share_below_it(share: float, a: float, b: float) -> None:
    assert below(quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-9)
