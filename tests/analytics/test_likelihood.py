"""The pass likelihood: beside figures had another way, what always holds of it, and how well it is calibrated."""

from fractions import Fraction
from math import comb, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analytics.beta import quantile
from simulator.analytics.likelihood import WEAK, Prior, chances, class_prior, likelihood, passes, predicted
from simulator.analytics.sitting import NOTHING, Tally
from simulator.invented.chance import Chance

PASSING = Fraction(7, 10)
CLASS = Prior(a=14.0, b=6.0, n=40)
numbers = st.integers(1, 150)
priors = st.sampled_from([WEAK, CLASS, Prior(a=0.9, b=4.0, n=30), Prior(a=150.0, b=50.0, n=900)])


def right(credit: int, n: int) -> Tally:
    return Tally(Fraction(credit), n)


def test_the_middle_is_the_tail_of_the_beta_binomial() -> None:
    """R: integrate(function(t) pbinom(m - 1, N, t, lower.tail = FALSE) * dbeta(t, a, b), 0, 1)."""
    assert predicted(71, 31, 70, 100) == pytest.approx(0.51859418160061055, abs=1e-12)
    assert predicted(1, 1, 70, 100) == pytest.approx(31 / 101, abs=1e-12)
    assert predicted(14.5, 6.2, 105, 150) == pytest.approx(0.53973649015856751, abs=1e-12)
    assert likelihood(right(70, 100), PASSING, 100).middle == predicted(71, 31, 70, 100)


def test_a_known_ability_passes_as_the_binomial_says() -> None:
    exactly = sum(comb(10, k) * 0.6**k * 0.4 ** (10 - k) for k in range(7, 11))
    assert passes(0.6, 7, 10) == pytest.approx(exactly, abs=1e-14)
    assert passes(0.0, 0, 10) == predicted(2, 3, 0, 10) == 1


def test_the_standard_is_met_by_whole_items_rounded_up() -> None:
    """Of 105 items 70 % are 73.5, so 74."""
    assert likelihood(right(70, 100), PASSING, 105).middle == predicted(71, 31, 74, 105)


def test_partial_credit_lies_between_its_neighbours() -> None:
    between = likelihood(Tally(Fraction(141, 2), 100), PASSING, 100).middle
    assert likelihood(right(70, 100), PASSING, 100).middle < between < likelihood(right(71, 100), PASSING, 100).middle


def test_of_an_unknown_candidate_nothing_is_said() -> None:
    assert "nothing can be said" in likelihood(NOTHING, PASSING, 100).sentence


def test_the_sentence_has_the_band_what_it_rests_on_and_its_caution() -> None:
    assert likelihood(right(72, 100), PASSING, 100).sentence == (
        "On this bank a new form of 100 items would be passed with a likelihood from 13 % to 98 %, as far as 100 items "
        "can tell. It is an estimate, never a promise."
    )


@pytest.mark.parametrize(
    ("credit", "n", "told"),
    [
        (30, 100, "with a likelihood under 1 %, as"),
        (62, 100, "with a likelihood from under 1 % to 51 %, as"),
        (78, 100, "with a likelihood from 58 % to over 99 %, as"),
        (95, 100, "with a likelihood over 99 %, as"),
        (14_000_000, 20_000_000, "with a likelihood of 55 %, as"),
    ],
)
def test_an_end_that_is_all_but_certain_is_told_plainly_and_ends_told_alike_once(
    credit: int, n: int, told: str
) -> None:
    assert told in likelihood(right(credit, n), PASSING, 100).sentence


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(0.13, 0.98, "13 to 98 %"), (0.0, 0.5, "<1 to 50 %"), (0.0, 0.001, "<1 %"), (0.6, 1.0, "60 to >99 %")],
)
def test_a_band_in_a_table_has_no_end_that_is_certain(low: float, high: float, told: str) -> None:
    assert chances(low, high) == told


@given(numbers, st.integers(0, 150), numbers, st.fractions(0, 1), priors)
def test_the_band_stays_within_bounds_and_holds_its_middle(
    n: int, credit: int, items: int, passing: Fraction, prior: Prior
) -> None:
    found = likelihood(right(min(credit, n), n), passing, items, prior)
    assert 0 <= found.low <= found.middle <= found.high <= 1
    assert 0 <= found.ability[0] < found.ability[1] <= 1


@given(numbers, numbers, priors, st.data())
def test_more_credit_never_makes_passing_less_likely(n: int, items: int, prior: Prior, data: st.DataObject) -> None:
    credit = data.draw(st.integers(0, n - 1))
    less, more = (likelihood(right(k, n), PASSING, items, prior) for k in (credit, credit + 1))
    assert less.low <= more.low + 1e-12
    assert less.middle <= more.middle + 1e-12
    assert less.high <= more.high + 1e-12


@given(st.integers(0, 20), st.integers(1, 4))
def test_twice_the_items_at_the_same_share_tell_the_ability_better(of_twenty: int, times: int) -> None:
    n, credit = 20 * times, of_twenty * times
    once, twice = (likelihood(right(credit * k, n * k), PASSING, 100, WEAK) for k in (1, 2))
    assert twice.ability[1] - twice.ability[0] < once.ability[1] - once.ability[0]


@pytest.mark.parametrize("percent", [55, 60, 65, 75, 80, 85, 90])
def test_the_band_narrows_as_items_are_added(percent: int) -> None:
    bands = [likelihood(right(percent * k, 100 * k), PASSING, 100) for k in (1, 2, 4, 8, 16)]
    widths = [band.high - band.low for band in bands]
    assert widths == sorted(widths, reverse=True)


def test_a_class_too_small_leaves_every_ability_open() -> None:
    assert class_prior([right(7, 10)] * 29) == WEAK
    assert class_prior([right(7, 9)] * 100) == WEAK
    assert class_prior([right(10, 10)] * 100) == WEAK


def test_a_class_of_one_ability_weighs_no_more_than_the_stated_most() -> None:
    found = class_prior([right(70, 100)] * 100)
    assert (found.a + found.b, found.a / (found.a + found.b), found.n) == pytest.approx((200, 0.7, 100))


def test_the_moments_of_a_class_are_those_worked_out_by_hand() -> None:
    """Fifteen at 5/10 and fifteen at 18/20.

    Mean 7/10; variance 30 * (1/5)^2 / 29 = 6/145, of 21/100 that is 40/203; by chance alone (1/10 + 1/20) / 2 = 3/40.
    So they are alike to (40/203 - 3/40) / (1 - 3/40) = 991/7511, which weighs 7511/991 - 1 = 6520/991 items.
    """
    found = class_prior([right(5, 10), right(18, 20)] * 15)
    assert (found.a, found.b, found.n) == pytest.approx((4564 / 991, 1956 / 991, 30), rel=1e-12)


def test_moments_recover_the_abilities_that_a_class_was_drawn_from() -> None:
    found = class_prior([tally for _, tally in drawn(4000, 60, a=14, b=6)])
    assert found.a == pytest.approx(14, rel=0.1)
    assert found.b == pytest.approx(6, rel=0.1)


# Calibration


def drawn(number: int, n: int, *, a: float, b: float) -> list[tuple[float, Tally]]:
    """Candidates of Beta(a, b) abilities at n items each."""
    chance = Chance(7, f"{number} at {n}")
    abilities = [quantile(chance.between(0.0005, 0.9995), a, b) for _ in range(number)]
    return [(ability, right(sum(chance.share() < ability for _ in range(n)), n)) for ability in abilities]


@pytest.mark.parametrize(("number", "n"), [(2000, 100), (2000, 30)])
def test_of_those_said_to_pass_so_often_so_many_pass(number: int, n: int) -> None:
    """In each tenth of the likelihood, those who really pass a new form are within 3.3 standard errors of it."""
    room = drawn(number, n, a=14, b=6)
    prior = class_prior([tally for _, tally in room])
    tenths: dict[int, list[tuple[float, float]]] = {}
    for ability, tally in room:
        said = likelihood(tally, PASSING, 100, prior).middle
        tenths.setdefault(min(int(said * 10), 9), []).append((said, passes(ability, 70, 100)))
    assert len(tenths) == 10
    for pairs in tenths.values():
        said, truly = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
        error = sqrt(max(said * (1 - said), 0.001) / len(pairs))
        assert abs(said - truly) < 3.3 * error


@pytest.mark.parametrize("n", [30, 100])
@pytest.mark.parametrize("known", [True, False], ids=["class prior", "weak prior"])
def test_the_band_holds_the_true_likelihood_of_nine_in_ten(n: int, known: bool) -> None:
    room = drawn(2000, n, a=14, b=6)
    prior = class_prior([tally for _, tally in room]) if known else WEAK
    held = 0
    for ability, tally in room:
        band = likelihood(tally, PASSING, 100, prior)
        held += band.ability[0] <= ability <= band.ability[1]
        assert (band.low <= passes(ability, 70, 100) <= band.high) or not band.ability[0] <= ability <= band.ability[1]
    z = NormalDist().inv_cdf(0.9995)
    assert abs(held / len(room) - 0.9) < z * sqrt(0.09 / len(room)) + (0.0 if known else 0.02)
