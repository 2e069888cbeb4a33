"""Rasch and 2PL by marginal maximum likelihood: EM over a grid of abilities, and the observed information."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from simulator.irt.responses import Floats, Responses

GRID = np.linspace(-6.0, 6.0, 49)
"""The abilities that the integrals are taken over: a quarter of a standard deviation apart."""
_WEIGHTS = np.exp(-(GRID**2) / 2)
_LOG_PRIOR: Floats = np.log(_WEIGHTS / _WEIGHTS.sum())
CYCLES = 2000
"""EM stops after so many at the latest,"""
CLOSE = 1e-6
"""or when no parameter moves further than this in a cycle."""
_STEPS = 3
"""Newton's steps in each M step."""


class Model(StrEnum):
    """Rasch: all items discriminate alike. 2PL: each has a slope of its own."""

    RASCH = "rasch"
    TWO_PL = "2pl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """An estimate with its standard error, which is None where the information has no inverse."""

    value: float
    error: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParameters:
    """An item: P(right) = 1 / (1 + exp(-slope (ability - difficulty))), from the `n` who reached it."""

    id: str
    n: int
    slope: Parameter
    difficulty: Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """A model as it was fitted. Abilities are normal about 0, with standard deviation `sd`: 1 but in the Rasch model.

    There, every slope is 1, and the abilities' `sd` is estimated instead.
    """

    model: Model
    n: int
    items: tuple[ItemParameters, ...]
    sd: Parameter
    log_likelihood: float
    cycles: int
    converged: bool


@dataclass(frozen=True, eq=False)
class _Expected:
    """What the E step gives: each candidate's distribution over the grid, and counts by item and grid point."""

    posterior: Floats
    reached: Floats
    right: Floats
    log_likelihood: float


def fit(model: Model, responses: Responses) -> Estimates:
    """The maximum of the marginal likelihood, with standard errors. ValueError for fewer than three items."""
    if len(responses.ids) < 3:
        raise ValueError("a model needs three items that vary")
    share = responses.right.sum(axis=0) / responses.reached.sum(axis=0)
    slopes, intercepts = np.ones(len(share)), np.log(share / (1 - share))
    earlier = np.zeros(0)
    cycle, moved = 0, np.inf
    while moved > CLOSE and cycle < CYCLES:
        cycle += 1
        expected = _expect(responses, slopes, intercepts)
        before = np.concatenate([slopes, intercepts])
        slopes, intercepts = _maximise(model, expected, slopes, intercepts)
        step = np.concatenate([slopes, intercepts]) - before
        moved = float(np.abs(step).max())
        if cycle % 3 == 0 and earlier.size:
            slopes, intercepts = np.split(before + step * _boost(step, earlier), 2)
        earlier = step
    return _estimates(model, responses, slopes, intercepts, cycle, moved <= CLOSE)


def _boost(step: Floats, earlier: Floats) -> float:
    """How far to go along a step of EM, which shrinks by a nearly constant ratio: to where the steps would lead."""
    ratio = float(np.linalg.norm(step) / max(float(np.linalg.norm(earlier)), 1e-300))
    return min(1 / (1 - ratio), 8.0) if ratio < 1 else 1.0


def _curves(slopes: Floats, intercepts: Floats) -> Floats:
    """P(right) by item and grid point, kept off 0 and 1 so that its logarithms are finite."""
    logits = np.clip(slopes[:, None] * GRID + intercepts[:, None], -35, 35)
    curves: Floats = 1 / (1 + np.exp(-logits))
    return curves


def _expect(responses: Responses, slopes: Floats, intercepts: Floats) -> _Expected:
    curves = _curves(slopes, intercepts)
    logits, log_wrong = np.log(curves) - np.log1p(-curves), np.log1p(-curves)
    joint = responses.right @ logits + responses.reached @ log_wrong + _LOG_PRIOR
    highest = joint.max(axis=1, keepdims=True)
    posterior = np.exp(joint - highest)
    marginal = posterior.sum(axis=1, keepdims=True)
    posterior /= marginal
    return _Expected(
        posterior=posterior,
        reached=responses.reached.T @ posterior,
        right=responses.right.T @ posterior,
        log_likelihood=float((np.log(marginal) + highest).sum()),
    )


def _maximise(model: Model, expected: _Expected, slopes: Floats, intercepts: Floats) -> tuple[Floats, Floats]:
    """Newton's steps on the expected log-likelihood; in the Rasch model all items share one slope."""
    for _ in range(_STEPS):
        curves = _curves(slopes, intercepts)
        residual = expected.right - expected.reached * curves
        weight = expected.reached * curves * (1 - curves)
        to_slope, to_intercept = residual @ GRID, residual.sum(axis=1)
        aa, ad, dd = weight @ GRID**2, weight @ GRID, weight.sum(axis=1)
        if model is Model.RASCH:
            slope_step = np.full(len(slopes), (to_slope - ad * to_intercept / dd).sum() / (aa - ad**2 / dd).sum())
        else:
            slope_step = (to_slope * dd - to_intercept * ad) / (aa * dd - ad**2)
        intercept_step = (to_intercept - ad * slope_step) / dd
        slopes = slopes + np.clip(slope_step, -1, 1)
        intercepts = intercepts + np.clip(intercept_step, -1, 1)
    return slopes, intercepts


def _estimates(
    model: Model, responses: Responses, slopes: Floats, intercepts: Floats, cycles: int, converged: bool
) -> Estimates:
    expected = _expect(responses, slopes, intercepts)
    spread = _covariance(model, responses, expected, slopes, intercepts)
    count = len(slopes)
    items = []
    for j, name in enumerate(responses.ids):
        slope, intercept = float(slopes[j]), float(intercepts[j])
        if model is Model.RASCH:
            given = Parameter(value=1.0, error=0.0)
            place = Parameter(value=-intercept, error=_error(spread, {1 + j: -1.0}))
        else:
            given = Parameter(value=slope, error=_error(spread, {j: 1.0}))
            by_slope = {j: intercept / slope**2, count + j: -1 / slope}
            place = Parameter(value=-intercept / slope, error=_error(spread, by_slope))
        items.append(ItemParameters(id=name, n=int(responses.reached[:, j].sum()), slope=given, difficulty=place))
    common = Parameter(value=float(slopes[0]), error=_error(spread, {0: 1.0}))
    return Estimates(
        model=model,
        n=len(responses.right),
        items=tuple(items),
        sd=common if model is Model.RASCH else Parameter(value=1.0, error=0.0),
        log_likelihood=expected.log_likelihood,
        cycles=cycles,
        converged=converged,
    )


def _error(spread: Floats | None, gradient: dict[int, float]) -> float | None:
    """The standard error of a figure with this gradient, by the delta method."""
    if spread is None:
        return None
    square = sum(a * b * float(spread[i, k]) for i, a in gradient.items() for k, b in gradient.items())
    return sqrt(square) if square > 0 else None


def _covariance(
    model: Model, responses: Responses, expected: _Expected, slopes: Floats, intercepts: Floats
) -> Floats | None:
    """The inverse of the observed information (Louis 1982): of slopes, then intercepts; of one slope for Rasch."""
    count = len(slopes)
    curves = _curves(slopes, intercepts)
    weight = expected.reached * curves * (1 - curves)
    aa, ad, dd = np.diag(weight @ GRID**2), np.diag(weight @ GRID), np.diag(weight.sum(axis=1))
    means = np.zeros((len(responses.right), 2 * count))
    for q, ability in enumerate(GRID):
        residual = responses.right - responses.reached * curves[:, q]
        held = expected.posterior[:, q, None] * residual
        squares = residual.T @ held
        aa, ad, dd = aa - ability**2 * squares, ad - ability * squares, dd - squares
        means[:, :count] += ability * held
        means[:, count:] += held
    information = np.block([[aa, ad], [ad.T, dd]]) + means.T @ means
    if model is Model.RASCH:
        together = np.zeros((2 * count, 1 + count))
        together[:count, 0] = 1
        together[count:, 1:] = np.eye(count)
        information = together.T @ information @ together
    try:
        inverse: Floats = np.linalg.inv(np.asarray(information, dtype=np.float64))
    except np.linalg.LinAlgError:
        return None
    return inverse
