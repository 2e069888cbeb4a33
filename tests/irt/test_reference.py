"""LSAT section 6 (Bock & Lieberman 1970), whose estimates stand in many textbooks, beside what R's optimiser finds."""

import csv
from pathlib import Path

import numpy as np
import pytest

from simulator.irt.model import Estimates, Model, fit
from simulator.irt.responses import Responses

FOLDER = Path(__file__).parent / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def lsat() -> Responses:
    patterns = [(row["pattern"], int(row["count"])) for row in rows("lsat6.csv")]
    right = np.array([[float(mark) for mark in pattern] for pattern, count in patterns for _ in range(count)])
    return Responses(tuple("12345"), right, np.ones_like(right), ())


@pytest.fixture(scope="module")
def r() -> dict[tuple[str, str], tuple[float, float]]:
    return {(row["model"], row["figure"]): (float(row["value"]), float(row["error"])) for row in rows("lsat.csv")}


def figures(found: Estimates) -> dict[str, tuple[float, float | None]]:
    said: dict[str, tuple[float, float | None]] = {"loglik": (found.log_likelihood, 0.0)}
    if found.model is Model.RASCH:
        said["sd"] = (found.sd.value, found.sd.error)
    for item in found.items:
        said[f"difficulty{item.id}"] = (item.difficulty.value, item.difficulty.error)
        if found.model is Model.TWO_PL:
            said[f"slope{item.id}"] = (item.slope.value, item.slope.error)
    return said


@pytest.mark.parametrize("model", Model)
def test_estimates_and_standard_errors_are_those_of_r(
    model: Model, lsat: Responses, r: dict[tuple[str, str], tuple[float, float]]
) -> None:
    """R maximises by another method, on a finer grid, and takes its Hessian numerically: three digits agree."""
    found = fit(model, lsat)
    ours = figures(found)
    assert found.converged
    assert {figure for name, figure in r if name == model.value} == ours.keys()
    for figure, (value, error) in ours.items():
        r_value, r_error = r[model.value, figure]
        assert value == pytest.approx(r_value, rel=1e-3)
        assert error == pytest.approx(r_error, rel=3e-3)


def test_no_parameters_are_likelier_than_those_found(lsat: Responses) -> None:
    """The published maxima: -2466.65 for 2PL, -2466.94 for Rasch."""
    assert fit(Model.TWO_PL, lsat).log_likelihood == pytest.approx(-2466.653, abs=5e-4)
    assert fit(Model.RASCH, lsat).log_likelihood == pytest.approx(-2466.938, abs=5e-4)
