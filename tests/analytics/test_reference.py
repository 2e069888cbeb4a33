"""Agreement with what R's psych package and Moodle's calculators give on the same responses, to 1e-6."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Analysis
from simulator.analytics.matrix import Matrix, credited
from simulator.analytics.plain import plain

HERE = Path(__file__).parent / "reference"
CLOSE = 1e-6


@pytest.fixture(scope="module")
def letters() -> Analysis:
    read = plain((HERE / "responses.csv").read_bytes(), (HERE / "key.csv").read_bytes())
    assert read.notes == ()
    return analyse(read.matrix)


@pytest.fixture(scope="module")
def cases() -> Analysis:
    """Partial credit, which no plain matrix of letters has."""
    with (HERE / "credits.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    units = [
        credited(unit, [Fraction(cell) for cell in column], answered=[True] * len(rows))
        for unit, column in zip(header, zip(*rows, strict=True), strict=True)
    ]
    return analyse(Matrix(len(rows), tuple(units)))


def said(file: str) -> dict[tuple[str, str], float | None]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return {
            (row["of"], row["figure"]): None if row["value"] == "NA" else float(row["value"])
            for row in csv.DictReader(lines)
        }


def ours(analysis: Analysis) -> dict[tuple[str, str], float | None]:
    """The figures by the names that psych, and below Moodle, give them."""
    form = analysis.form
    return {
        ("form", "mean"): form.mean,
        ("form", "sd"): form.sd,
        ("form", "alpha"): form.alpha,
        ("form", "cic"): None if form.alpha is None else form.alpha * 100,
        ("form", "standarderror"): form.sem,
        **{(item.id, "p"): item.p for item in analysis.items},
        **{(item.id, "rest_score_r"): item.rest_score_r for item in analysis.items},
        **{(item.id, "alpha_if_deleted"): item.alpha_if_deleted for item in analysis.items},
        **{(item.id, "facility"): item.p for item in analysis.items},
        **{(item.id, "discriminationindex"): (item.rest_score_r or 0) * 100 for item in analysis.items},
        **{(item.id, f"share {option.id}"): option.share for item in analysis.items for option in item.options},
        **{(item.id, f"r {option.id}"): option.rest_score_r for item in analysis.items for option in item.options},
    }


@pytest.mark.parametrize(("file", "figures"), [("psych.csv", 3 + 3 * 12), ("r-options.csv", 96), ("moodle.csv", 28)])
def test_items_agree(letters: Analysis, file: str, figures: int) -> None:
    theirs = said(file)
    assert len(theirs) == figures
    mine = ours(letters)
    assert {name: mine[name] for name in theirs} == pytest.approx(theirs, abs=CLOSE)


@pytest.mark.parametrize(("file", "figures"), [("psych-credits.csv", 3 + 3 * 6), ("moodle-credits.csv", 16)])
def test_partial_credit_agrees(cases: Analysis, file: str, figures: int) -> None:
    theirs = said(file)
    assert len(theirs) == figures
    mine = ours(cases)
    assert {name: mine[name] for name in theirs} == pytest.approx(theirs, abs=CLOSE)
