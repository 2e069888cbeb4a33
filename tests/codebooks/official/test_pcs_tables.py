import pytest

from simulator.codebooks.official.pcs_tables import read_tables
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import REFERENCE, official, pcs_codes, pcs_tables, sheet


def test_every_code_is_built_and_no_other() -> None:
    built = [code for table in read_tables(sheet(pcs_tables())) for row in table.rows for code, _ in row.codes()]
    assert built == pcs_codes()


def test_a_table_tells_its_axes_and_what_its_operation_means() -> None:
    table = next(read_tables(sheet(pcs_tables())))
    assert table.names == ("Section", "Body System", "Operation", "Body Part", "Approach", "Device", "Qualifier")
    assert (table.section, table.operation, table.definition) == ("0", "Resection", "Cutting out all of a body part")


@pytest.mark.parametrize(
    ("lost", "instead"),
    [
        ('<label code="0">Part 0</label>', ""),
        ('<label code="0">Part 0</label>', '<label code="0"></label>'),
        ('<label code="0">Part 0</label>', '<label code="1">Part 0</label>'),
        ('<label code="0">Part 0</label>', "<label>Part 0</label>"),
        ('<axis pos="7"', '<axis pos="6"'),
        ('codes="4760"', 'codes="4761"'),
        ('<label code="F">Biliary</label>', '<label code="F">Biliary</label><label code="G">Other</label>'),
    ],
)
def test_a_table_that_lost_a_part_is_refused(lost: str, instead: str) -> None:
    whole = pcs_tables()
    assert lost in whole
    with pytest.raises(Unfit, match="is damaged"):
        list(read_tables(sheet(whole.replace(lost, instead, 1))))


def test_a_file_that_parses_and_lost_most_of_its_tables_is_refused() -> None:
    with pytest.raises(Unfit, match=r"not whole: it builds 4,760 codes, and no section 1, 2, .*X\."):
        list(read_tables(sheet(pcs_tables(sections="0"))))


def test_a_file_that_lost_one_section_is_refused() -> None:
    with pytest.raises(Unfit, match="and no section H"):
        list(read_tables(sheet(pcs_tables(sections="0123456789BCDFGX"))))


def test_tables_that_build_codes_without_end_are_not_built() -> None:
    with pytest.raises(Unfit, match="builds more than 200,000 codes"):
        list(read_tables(sheet(pcs_tables(sections="0123456789BCDFGHX" * 3))))


@official
def test_the_tables_of_2025_build_exactly_their_codes() -> None:
    with (REFERENCE / "icd10pcs_tables_2025.xml").open("rb") as content:
        tables = list(read_tables(sheet(content.read())))
    codes = {code: values for table in tables for row in table.rows for code, values in row.codes()}
    assert len(codes) == 78_948
    assert len(tables) == 908
    assert [label for _, label in codes["0FT44ZZ"][2:5]] == ["Resection", "Gallbladder", "Percutaneous Endoscopic"]
