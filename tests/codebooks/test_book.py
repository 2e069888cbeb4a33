"""Reading the books: whole entries, what can be followed from them, and what a wrong code was meant for."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from simulator.codebooks.book import Book
from simulator.ports.codes import CodeBook, Entry, System
from simulator.ports.failure import Unusable


def entry(books: Book, system: System, code: str) -> Entry:
    found = books.entry(system, code)
    assert found is not None
    return found


def test_it_is_the_code_book_that_the_application_asks_for(books: Book) -> None:
    book: CodeBook = books
    assert {edition.system for edition in book.editions()} == {System.CM, System.PCS, System.HCPCS}


@pytest.mark.parametrize("written", ["S72.001A", "s72001a", " s72.001 a "])
def test_a_code_is_found_however_it_is_written(books: Book, written: str) -> None:
    found = entry(books, System.CM, written)
    assert found.code == "S72.001A"
    assert [each.code for each in found.above] == ["CHAPTER 19", "S70-S79", "S72", "S72.0", "S72.00", "S72.001"]


def test_a_heading_shows_what_is_below_it_in_order(books: Book) -> None:
    found = entry(books, System.CM, "I50")
    assert not found.billable
    assert [hit.code for hit in found.below] == ["I50.1", "I50.2", "I50.3", "I50.4", "I50.8", "I50.9"]


def test_every_code_that_a_note_refers_to_can_be_followed(books: Book, shipped_file: Path) -> None:
    book = sqlite3.connect(shipped_file)
    lost = book.execute(
        "WITH RECURSIVE each (entry, code, rest) AS (SELECT entry, '', refers || ' ' FROM note WHERE refers <> '' UNION"
        " ALL SELECT entry, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM each WHERE"
        " rest <> '') SELECT count(*), sum(code NOT IN (SELECT code FROM entry)) FROM each WHERE code <> ''"
    ).fetchone()
    book.close()
    assert lost[0] > 5_000
    assert lost[1] == 0
    assert entry(books, System.CM, "O24.4").title == "Gestational diabetes mellitus"


def test_what_no_book_has_is_none(books: Book) -> None:
    assert books.entry(System.CM, "I50.99") is None
    assert books.entry(System.CPT, "99213") is None
    assert books.entry(System.CM, "") is None


def test_modifiers_stand_in_the_hcpcs_book_and_cannot_be_billed_alone(books: Book) -> None:
    assert not entry(books, System.HCPCS, "lt").billable
    assert entry(books, System.HCPCS, "e0143").billable


@pytest.mark.parametrize(
    ("system", "wrong", "meant"),
    [
        (System.CM, "S72.001", "S72.001A"),
        (System.CM, "J44.O", "J44.0"),
        (System.CM, "I50", "I50.9"),
        (System.CM, "E11.99", "E11.9"),
        (System.PCS, "0FT44Z1", "0FT44ZZ"),
        (System.PCS, "OFT44ZZ", "0FT44ZZ"),
    ],
)
def test_a_wrong_code_is_near_the_one_that_was_meant(books: Book, system: System, wrong: str, meant: str) -> None:
    near = books.nearest(system, wrong)
    assert meant in [hit.code for hit in near]
    assert all(hit.billable for hit in near)
    assert len(near) <= 5


def test_a_broken_file_is_a_sentence_that_says_what_to_do(shipped_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "codebooks.db"
    broken.write_bytes(shipped_file.read_bytes()[:100_000])
    with closing(Book(broken)) as book, pytest.raises(Unusable, match="codexam codes build"):
        book.search("heart failure")


def test_threads_may_read_at_once(books: Book) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: books.entry(System.CM, f"I5{number % 2}"), range(64)))
    assert [entry.code for entry in found if entry] == ["I50", "I51"] * 32


@pytest.mark.parametrize("nonsense", ["", "%", "é", "12345678", "'; DROP TABLE entry"])
def test_nonsense_is_near_nothing(books: Book, nonsense: str) -> None:
    assert books.nearest(System.CM, nonsense) == ()
