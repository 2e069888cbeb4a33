"""The ICD-10-CM tabular list: every code of the package's own list, and the notes as they are printed."""

import io

from simulator.codebooks.book import Book
from simulator.codebooks.sources import sources
from simulator.codebooks.tabular import Node, read, year
from simulator.ports.codes import NoteKind, System
from tests.codebooks.smallbooks import TABULAR


def small() -> dict[str, Node]:
    return {node.code: node for node in read(io.BytesIO(TABULAR.encode()))}


def test_chapters_blocks_categories_and_codes_come_in_printed_order() -> None:
    assert [(node.code, node.depth) for node in small().values()][:5] == [
        ("CHAPTER 9", 0),
        ("I30-I5A", 1),
        ("I50", 2),
        ("I509", 3),
        ("I51-I51", 1),
    ]
    assert year(io.BytesIO(TABULAR.encode())) == 2031


def test_a_7th_character_fills_the_places_before_it_with_x() -> None:
    nodes = small()
    assert nodes["I514XXA"].title == "Myocarditis in diseases classified elsewhere, initial encounter"
    assert nodes["I514XXA"].billable
    assert not nodes["I514"].billable


def test_a_7th_character_that_a_note_bars_after_some_6th_makes_no_code() -> None:
    assert "I51527A" in small()
    assert "I51527D" not in small()


def test_notes_keep_their_kind_and_order() -> None:
    assert [kind for kind, _ in small()["I50"].notes] == [NoteKind.CODE_FIRST, NoteKind.CODE_FIRST, NoteKind.EXCLUDES1]
    assert small()["I51"].notes[1] == (NoteKind.SEVENTH, "A: initial encounter")


def test_the_codes_are_exactly_those_of_the_packages_own_list(books: Book) -> None:
    with sources().tabular.open("rb") as stream:
        nodes = list(read(stream))
    (listing,) = sources().tabular.parent.glob("code-list*.txt")
    listed = {line for line in listing.read_text().split() if len(line) > 2 and "-" not in line}
    assert {node.code for node in nodes if node.depth > 1} == listed
    assert sum(node.billable for node in nodes) == 74_719
    assert next(edition.codes for edition in books.editions() if edition.system is System.CM) == 74_719


def test_the_printed_notes_of_type_2_diabetes(books: Book) -> None:
    entry = books.entry(System.CM, "e11")
    assert entry is not None
    assert list(dict.fromkeys(note.kind for note in entry.notes)) == [
        NoteKind.INCLUDES,
        NoteKind.USE_ADDITIONAL,
        NoteKind.EXCLUDES1,
    ]
    assert [note.refers for note in entry.notes if "gestational" in note.text] == [("O24.4",)]


def test_the_table_of_visual_impairment_stands_where_it_is_printed(books: Book) -> None:
    entry = books.entry(System.CM, "H54.8")
    assert entry is not None
    lines = [note.text for note in entry.notes if note.text.startswith("Category ")]
    assert len(lines) == 6
    assert lines[0] == "Category 1: less than 6/18, 3/10(0.3), 20/70; equal to or better than 6/60, 1/10(0.1), 20/200"
    assert lines[4] == "Category 5: No light perception"


def test_a_manifestation_says_that_it_is_one(books: Book) -> None:
    cataract, diabetes = books.entry(System.CM, "H28"), books.entry(System.CM, "E11.9")
    assert cataract is not None
    assert diabetes is not None
    assert cataract.manifestation
    assert not diabetes.manifestation
