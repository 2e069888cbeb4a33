"""Known parameters are recovered from simulated sittings, and the standard errors tell how far off they are."""

from dataclasses import replace
from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from simulator.invented import candidate
from simulator.invented.truth import SCALE, Truth
from simulator.irt.fitted import fitted
from simulator.irt.model import Estimates, Model, fit
from simulator.irt.responses import Responses, responses
from tests.analytics.rooms import Room, room


def standard(seed: int, number: int, count: int) -> Room:
    """Candidates whose abilities are spread as the normal distribution is, none of whom omits anything."""
    ordered = [NormalDist().inv_cdf((k + 0.5) / number) for k in range(number)]
    plain = candidate.invented(number, seed)
    people = [replace(each, ability=ability, omits=0.0) for each, ability in zip(plain, ordered, strict=True)]
    return room(seed, number, count, people=people, limit=100_000)


def off(found: Estimates, truths: dict[str, Truth]) -> tuple[list[float], list[float]]:
    """By how many standard errors slopes and difficulties are off."""
    slopes, difficulties = [], []
    for item in found.items:
        assert item.slope.error
        assert item.difficulty.error
        slopes.append((item.slope.value - SCALE * truths[item.id].slope) / item.slope.error)
        difficulties.append((item.difficulty.value - truths[item.id].place) / item.difficulty.error)
    return slopes, difficulties


def rms(numbers: list[float]) -> float:
    return sqrt(sum(number**2 for number in numbers) / len(numbers))


def test_slopes_and_difficulties_are_recovered_within_their_errors() -> None:
    """Of four forms. Difficulties are nearer than their errors allow for, because the abilities were spread evenly."""
    slopes: list[float] = []
    difficulties: list[float] = []
    for seed in range(4):
        sat = standard(seed, 600, 30)
        found = fit(Model.TWO_PL, responses(sat.matrix))
        assert found.converged
        by_slope, by_difficulty = off(found, dict(sat.truths.items))
        slopes += by_slope
        difficulties += by_difficulty
    assert 0.85 < rms(slopes) < 1.15
    assert 0.7 < rms(difficulties) < 1.1


def rasch(seed: int, n: int, count: int, sd: float) -> tuple[Responses, list[float]]:
    """Data that the Rasch model made, and its difficulties."""
    chance = np.random.default_rng(seed)
    places = np.linspace(-2, 2, count)
    chances = 1 / (1 + np.exp(places - sd * chance.standard_normal((n, 1))))
    right = (chance.random((n, count)) < chances).astype(np.float64)
    return Responses(tuple(map(str, range(count))), right, np.ones_like(right), ()), places.tolist()


def test_the_rasch_model_recovers_difficulties_and_the_spread_of_abilities() -> None:
    errors: list[float] = []
    for seed in range(6):
        data, places = rasch(seed, 400, 25, 1.3)
        found = fit(Model.RASCH, data)
        assert found.sd.error
        assert abs(found.sd.value - 1.3) < 3.3 * found.sd.error
        assert {item.slope.value for item in found.items} == {1.0}
        for item, place in zip(found.items, places, strict=True):
            assert item.difficulty.error
            errors.append((item.difficulty.value - place) / item.difficulty.error)
    assert 0.8 < rms(errors) < 1.2


def test_items_that_were_not_reached_are_missing_not_wrong() -> None:
    """Half of the candidates never saw the last six items: called wrong, these would be far too hard."""
    sat = standard(5, 800, 20)
    whole = responses(sat.matrix)
    reached = whole.reached.copy()
    reached[::2, 14:] = 0
    hurried = replace(whole, right=whole.right * reached, reached=reached)
    truths = dict(sat.truths.items)
    found = fit(Model.TWO_PL, hurried)
    assert [item.n for item in found.items] == [800] * 14 + [400] * 6
    assert rms(off(found, truths)[1][14:]) < 1.2
    assert rms(off(fit(Model.TWO_PL, replace(hurried, reached=whole.reached)), truths)[1][14:]) > 3


def test_a_planted_miskey_has_a_negative_slope_and_is_named() -> None:
    sat = room(2, 500, 20, miskeyed=1)
    found = fitted(Model.TWO_PL, sat.matrix)
    assert found.estimates
    assert {item.id for item in found.estimates.items if item.slope.value < 0} == sat.truths.miskeyed
    assert any(note.startswith("Negative slopes") and min(sat.truths.miskeyed) in note for note in found.notes)


def test_two_items_are_no_model() -> None:
    right = np.eye(2)
    with pytest.raises(ValueError, match="three items"):
        fit(Model.RASCH, Responses(("a", "b"), right, np.ones_like(right), ()))
