"""Search: what coders type, and where they expect to land."""

import csv
from pathlib import Path

import pytest

from simulator.codebooks.book import Book
from simulator.ports.codes import System

with (Path(__file__).parent / "lookups.csv").open(encoding="utf-8", newline="") as stream:
    LOOKUPS = list(csv.DictReader(stream))


def codes(books: Book, text: str, system: System | None = None, limit: int = 40) -> list[str]:
    return [hit.code for hit in books.search(text, system=system, limit=limit)]


def test_nineteen_of_twenty_lookups_find_their_category_among_the_first_ten(books: Book) -> None:
    missed = [
        row["term"]
        for row in LOOKUPS
        if not any(
            code.replace(".", "").startswith(row["expected"].replace(".", ""))
            for code in codes(books, row["term"], System(row["system"]), 10)
        )
    ]
    assert len(LOOKUPS) >= 150
    assert len(missed) <= len(LOOKUPS) * 0.05, missed


@pytest.mark.parametrize("written", ["I50.9", "i509", "I50.9-", " i50.9"])
def test_a_code_comes_first_however_it_is_written(books: Book, written: str) -> None:
    assert codes(books, written, System.CM)[0] == "I50.9"


def test_the_beginning_of_a_code_lists_what_begins_so_in_order(books: Book) -> None:
    assert codes(books, "I50", System.CM, 4) == ["I50", "I50.1", "I50.2", "I50.20"]
    assert codes(books, "0FT", System.PCS, 2) == ["0FT", "0FT0"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("heart failure", "I50"), ("failure heart", "I50"), ("CHF", "I50"), ("hypertension", "I10"), ("copd", "J44")],
)
def test_the_words_own_category_comes_among_the_first_three(books: Book, typed: str, first: str) -> None:
    assert first in [code[:3] for code in codes(books, typed, System.CM, 3)]


def test_nearly_every_keystroke_of_a_lookup_has_an_answer(books: Book) -> None:
    typed = {row["term"][:length] for row in LOOKUPS[::4] for length in range(1, len(row["term"]) + 1)}
    unanswered = [text for text in typed if not books.search(text)]
    assert len(unanswered) <= len(typed) * 0.02, unanswered


def test_words_that_say_the_whole_code_find_it(books: Book) -> None:
    assert "0DTJ4ZZ" in codes(books, "resection appendix percutaneous endoscopic", System.PCS)


def test_a_line_of_the_index_leads_to_its_code(books: Book) -> None:
    assert codes(books, "colonoscopy", System.PCS, 1) == ["0DJD8ZZ"]


def test_a_system_alone_is_searched_when_asked_and_never_more_than_the_limit(books: Book) -> None:
    hits = books.search("hip", system=System.PCS, limit=7)
    assert len(hits) == 7
    assert {hit.system for hit in hits} == {System.PCS}


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "*", "a AND", "NEAR(", "head:", "-", "'; --", "𝔘", "\x00", "of the", "zzzzqq"]
)
def test_whatever_is_typed_no_query_fails(books: Book, typed: str) -> None:
    assert len(books.search(typed, limit=5)) <= 5
    assert books.search(typed, limit=0) == ()
