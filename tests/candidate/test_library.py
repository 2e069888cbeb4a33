"""The library: books that are opened when first asked for, and what candidates write into them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.candidate.library import Library, Progress
from simulator.codebooks import msdrg
from simulator.codebooks.book import Book
from simulator.codebooks.build import build
from simulator.codebooks.msdrg import MISSING, available
from simulator.drg import Comparison
from simulator.exam.attempt import Response
from simulator.exam.case import Case, Encounter, Setting
from simulator.exam.item import Item
from simulator.exam.view import SolvedCase, solved
from simulator.ports.codes import Grouper, System
from simulator.ports.failure import Unsaved, Unusable
from simulator.ports.marks import Mark
from simulator.store import Store, open_store
from tests.candidates import ANN, FakeClock
from tests.charts import CASE_SLOT, INPATIENT, RIGHT, case_item, ccs_form, ccs_policy
from tests.codebooks.smallbooks import small_sources


class Shop:
    """Where a library gets its books: counts how often it was asked, and refuses while `shut`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked = 0
        self.shut = False

    def open_books(self, progress: Progress) -> Book:
        self.asked += 1
        if self.shut:
            raise Unsaved("The disk is full.")
        build(self.folder / "codebooks.db", small_sources(self.folder / "sources"), progress)
        return Book(self.folder / "codebooks.db")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "codexam.db", tmp_path / "backups")
    yield store
    store.database.close()


@pytest.fixture
def library(shop: Shop, store: Store, clock: FakeClock) -> Iterator[Library]:
    library = Library(shop.open_books, store.marks, clock)
    yield library
    if isinstance(library.book, Book):
        library.book.close()


def quietly(_share: float, _what: str) -> None:
    pass


def test_books_are_opened_once_and_only_when_they_are_asked_for(library: Library, shop: Shop) -> None:
    assert (library.book, shop.asked) == (None, 0)
    book = library.open(quietly)
    assert library.open(quietly) is library.book is book
    assert shop.asked == 1
    assert [hit.code for hit in book.search("chf")] == ["I50", "I50.9"]


def test_the_progress_of_a_build_goes_from_nothing_to_all(library: Library) -> None:
    told: list[tuple[float, str]] = []
    library.open(lambda share, what: told.append((share, what)))
    shares = [share for share, _ in told]
    assert (shares[0], shares[-1]) == (0, 1)
    assert shares == sorted(shares)
    assert told[0][1] == "ICD-10-CM"


def test_books_that_could_not_be_opened_can_be_asked_for_again(library: Library, shop: Shop) -> None:
    shop.shut = True
    with pytest.raises(Unsaved, match="full"):
        library.open(quietly)
    assert library.book is None
    shop.shut = False
    assert library.open(quietly).entry(System.CM, "I50.9")


def test_marks_are_found_by_system_and_code_and_carry_the_time(
    library: Library, clock: FakeClock, tmp_path: Path
) -> None:
    library.bookmark(ANN, System.CM, "I50.9", True)
    clock.advance(60)
    library.annotate(ANN, System.PCS, "0FT40ZZ", "open")
    assert library.marks(ANN) == {
        (System.CM, "I50.9"): Mark(system=System.CM, code="I50.9", bookmarked=True, note=""),
        (System.PCS, "0FT40ZZ"): Mark(system=System.PCS, code="0FT40ZZ", bookmarked=False, note="open"),
    }
    with closing(sqlite3.connect(tmp_path / "codexam.db")) as database:
        first, second = database.execute("SELECT changed FROM code_mark ORDER BY changed").fetchall()
    assert first < second


def test_a_mark_that_says_nothing_more_is_gone(library: Library) -> None:
    library.bookmark(ANN, System.CM, "I50.9", True)
    library.annotate(ANN, System.CM, "I50.9", "with I11.0")
    library.bookmark(ANN, System.CM, "I50.9", False)
    assert [mark.note for mark in library.marks(ANN).values()] == ["with I11.0"]
    library.annotate(ANN, System.CM, "I50.9", "")
    assert library.marks(ANN) == {}


# The grouper


VISIT = Encounter(setting=Setting.OUTPATIENT, age=61, sex="female", admitted="2026-03-02")


class NoGrouper:
    """A place without the package: counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def open(self) -> Grouper:
        self.asked += 1
        raise Unusable(MISSING)


def coded(chart: Case) -> tuple[Item, SolvedCase]:
    """A case of this chart, with its right sheet handed in."""
    item = case_item(1, chart)
    case = solved(ccs_form().slot(CASE_SLOT), item, Response(sheet=RIGHT), ccs_policy())
    assert isinstance(case, SolvedCase)
    return item, case


def test_without_the_grouper_the_library_says_how_to_get_it(shop: Shop, store: Store, clock: FakeClock) -> None:
    nowhere = NoGrouper()
    library = Library(shop.open_books, store.marks, clock, nowhere.open)
    assert library.drg(*coded(INPATIENT)) == MISSING
    assert nowhere.asked == 1


def test_only_inpatient_stays_are_grouped(shop: Shop, store: Store, clock: FakeClock) -> None:
    nowhere = NoGrouper()
    library = Library(shop.open_books, store.marks, clock, nowhere.open)
    assert library.drg(*coded(replace(INPATIENT, encounter=VISIT))) == ""
    assert nowhere.asked == 0


@pytest.mark.skipif(not available(), reason=MISSING)
def test_a_year_that_the_grouper_has_not_is_a_sentence(shop: Shop, store: Store, clock: FakeClock) -> None:
    with msdrg.Grouper() as grouper:
        library = Library(shop.open_books, store.marks, clock, lambda: grouper)
        item, case = coded(INPATIENT)
        assert "no MS-DRGs of 2019" in str(library.drg(replace(item, code_year=2019), case))
        found = library.drg(item, case)
        assert isinstance(found, Comparison)
        assert (found.yours.drg, found.key.drg) == (281, 281)
