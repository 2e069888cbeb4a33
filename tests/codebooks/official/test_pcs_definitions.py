import pytest

from simulator.codebooks.official.pcs_definitions import Definition, read_definitions
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import pcs_definitions, sheet


def test_a_definition_belongs_to_a_label_at_a_position() -> None:
    found = list(read_definitions(sheet(pcs_definitions())))
    assert len(found) == 321
    assert found[0].label == "Resection"
    assert found[0].definition == "Cutting out or off, without replacement, all of a body part None of it stays"
    assert found[1] == Definition("0", 4, "Part 0", "", ("Bit 0",))


def test_a_file_that_lost_most_definitions_is_refused() -> None:
    with pytest.raises(Unfit, match="not whole: it holds 21 definitions"):
        list(read_definitions(sheet(pcs_definitions(20))))
