"""What the candidates do not allow is said, and no figure is given for it."""

from fractions import Fraction

import pytest

from simulator.analytics.matrix import Matrix, choice, credited
from simulator.irt.fitted import fitted
from simulator.irt.model import Model
from simulator.irt.responses import responses
from tests.analytics.rooms import room
from tests.analytics.simulated import matrix


@pytest.mark.parametrize(
    ("model", "number", "sentence"),
    [
        (Model.RASCH, 99, "The Rasch model needs 100 candidates, and there are 99."),
        (Model.TWO_PL, 249, "The 2PL model needs 250 candidates, and there are 249."),
    ],
)
def test_too_few_candidates_get_no_model(model: Model, number: int, sentence: str) -> None:
    found = fitted(model, room(1, number, 12).matrix)
    assert found.estimates is None
    assert found.notes[-1] == sentence


@pytest.mark.parametrize(("model", "number"), [(Model.RASCH, 100), (Model.TWO_PL, 250)])
def test_few_candidates_get_an_unstable_model(model: Model, number: int) -> None:
    found = fitted(model, room(1, number, 12).matrix)
    assert found.estimates
    assert found.estimates.converged
    assert any("is unstable: it rests on" in note for note in found.notes)


def test_enough_candidates_get_a_model_without_a_remark() -> None:
    assert fitted(Model.RASCH, room(1, 300, 12).matrix).notes == ()


def test_a_form_of_four_items_has_no_model() -> None:
    found = fitted(Model.RASCH, room(1, 100, 4).matrix)
    assert (found.estimates, found.notes) == (None, ("The Rasch model needs 5 items that vary, and there are 4.",))


def test_items_that_do_not_vary_and_partial_credit_are_left_out_and_named() -> None:
    n = 120
    plain = room(1, n, 8).matrix
    flat = choice("flat", b"a" * n, options={o: o for o in "abcd"}, key="a")
    case = credited("case", [Fraction(k % 3, 2) for k in range(n)], answered=[True] * n)
    found = fitted(Model.RASCH, Matrix(n, (*plain.units, flat, case)))
    assert found.estimates
    assert [item.id for item in found.estimates.items] == [unit.id for unit in plain.units]
    assert "they give credit in parts, and these models know right and wrong only: case." in found.notes[0]
    assert "everyone who reached them earned the same: flat." in found.notes[1]


def test_a_form_that_nobody_varies_on_is_said_to_be_so() -> None:
    assert fitted(Model.RASCH, matrix([b"AAAAAA"] * 200, "AAAAAA")).estimates is None
    assert fitted(Model.RASCH, Matrix(0, ())).estimates is None


def test_columns_have_everyone_in_the_same_row() -> None:
    """What one candidate did stands in one row, whatever the number of candidates."""
    for n in (1, 7, 8, 9, 17):
        rows = [b"AB" if k % 2 else b"BA" for k in range(n)] + [b"AA", b"BB"]
        found = responses(matrix([row + b"B-" for row in rows], "AAAA"))
        assert found.right.sum(axis=1).tolist().count(1.0) == n
        assert found.right.sum(axis=1).max() == 2


def test_who_reached_nothing_is_left_out_and_counted() -> None:
    rows = [*room(1, 110, 8).rows, b"-" * 8]
    found = responses(matrix([row.upper() for row in rows], "A" * 8))
    assert len(found.right) == 110
    assert found.notes == ("Candidates who reached no item are left out: 1.",)
