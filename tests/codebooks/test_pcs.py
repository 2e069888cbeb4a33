"""ICD-10-PCS: rows from codes, walks through the tables, and agreement with the official ones."""

from itertools import product
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.codebooks import shipped
from simulator.codebooks.book import Book
from simulator.codebooks.pcs import SECTIONS, rows_of, title_of
from simulator.codebooks.sources import sources
from simulator.ports.codes import System, Walk
from tests.codebooks.official.publishers import REFERENCE, official

CODES = st.sets(st.tuples(*(st.sampled_from("0Z") for _ in range(7))).map("".join), min_size=1)


def walked(books: Book, prefix: str) -> Walk:
    found = books.walk(prefix)
    assert found is not None
    return found


@given(CODES)
def test_rows_build_exactly_the_codes_that_they_were_made_of_each_once(codes: set[str]) -> None:
    built = [code for row in rows_of(codes, {}) for code, _ in row.codes()]
    assert sorted(built) == sorted(codes)


def test_the_walk_from_nothing_offers_every_section(books: Book) -> None:
    assert {choice.character: choice.label for choice in walked(books, "").choices} == SECTIONS


def test_each_character_leaves_only_what_remains_valid(books: Book) -> None:
    table = walked(books, "0ft")
    assert (table.axis, table.labels[-1]) == ("Body Part", "Resection")
    approaches = walked(books, "0FT4")
    assert [(choice.character, choice.label) for choice in approaches.choices] == [
        ("0", "Open"),
        ("4", "Percutaneous Endoscopic"),
    ]
    assert approaches.choices[0].definition.startswith("Cutting through the skin")
    assert [choice.character for choice in walked(books, "0FT40Z").choices] == ["Z"]


def test_a_whole_code_has_its_title_and_nothing_to_choose(books: Book) -> None:
    code = walked(books, "0FT44ZZ")
    assert (code.axis, code.choices) == (None, ())
    assert code.title == "Resection of Gallbladder, Percutaneous Endoscopic Approach"


@pytest.mark.parametrize("nowhere", ["0FZ", "0FT4Z", "0FT44ZZZ", "Y", "%", "é"])
def test_no_table_begins_so(books: Book, nowhere: str) -> None:
    assert books.walk(nowhere) is None


def test_where_the_book_has_no_labels_an_example_tells_what_a_character_leads_to(books: Book) -> None:
    choice = walked(books, "302").choices[0]
    assert choice.label == ""
    assert choice.definition.startswith("such as: Transfusion of ")


def test_an_entry_has_its_values_and_the_definition_of_its_operation(books: Book) -> None:
    entry = books.entry(System.PCS, "0FT44ZZ")
    assert entry is not None
    assert entry.values[2] == ("Operation", "T", "Resection")
    assert entry.notes[0].text.startswith("Resection: Cutting out or off, without replacement, all of a body part")
    assert [each.code for each in entry.above] == ["0", "0F", "0FT", "0FT4"]


def test_a_code_without_a_title_is_named_by_its_labels() -> None:
    labels = ("Medical and Surgical", "Nervous", "Bypass", "Ventricle", "Open", "No Device", "Atrium")
    assert title_of([("0", label) for label in labels]) == "Bypass, Ventricle, Atrium, Open Approach"


def tables_of_2025() -> dict[str, tuple[str, ...]]:
    """Each official code with its seven labels, read in the plainest way."""
    codes: dict[str, tuple[str, ...]] = {}
    for table in ElementTree.parse(REFERENCE / "icd10pcs_tables_2025.xml").iter("pcsTable"):  # noqa: S314 a release that we were given
        for row in table.iterfind("pcsRow"):
            axes = [axis.findall("label") for axis in (*table.iterfind("axis"), *row.iterfind("axis"))]
            for labels in product(*axes):
                codes["".join(label.get("code", "") for label in labels)] = tuple(label.text or "" for label in labels)
    return codes


@official
def test_codes_and_labels_agree_with_the_official_tables_wherever_the_book_claims_to_cover_them() -> None:
    found = sources()
    ours = {
        code: tuple(label for _, label in values)
        for row in shipped.rows(found.pcs_tables, shipped.long_titles(found.pcs_tables, found.pcs_titles))
        for code, values in row.codes()
    }
    theirs = tables_of_2025()
    assert len(theirs) == 78_948
    covered = {code: labels for code, labels in theirs.items() if code[0] in shipped.LABELLED}
    assert {code: labels for code, labels in ours.items() if code[0] in shipped.LABELLED} == covered
    # elsewhere the codes are of the year before: what that year had not, and what it had alone, is what `lacks` says
    new, gone = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
    assert (len(new), len(gone)) == (96, 61)
    assert {code[0] for code in new} == {"5", "8", "X"}
    assert {code[0] for code in gone} == {"X"}


@official
def test_the_sections_are_called_as_in_the_official_tables() -> None:
    assert {code[0]: labels[0] for code, labels in tables_of_2025().items()} == SECTIONS
