import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.codebooks import schema
from simulator.codebooks.official import intake
from simulator.codebooks.official.intake import take_in, take_in_cpt
from simulator.codebooks.official.unfit import Unfit
from simulator.ports.failure import Unsaved
from tests.codebooks.official.publishers import hcpcs_file, pcs_tables


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books on disk, empty as yet."""
    file = tmp_path / "codebooks.db"
    with closing(sqlite3.connect(file)) as book:
        book.executescript(schema.TABLES)
    return file


@pytest.fixture
def release(tmp_path: Path) -> Path:
    file = tmp_path / "HCPC2026_JAN_ANWEB.txt"
    file.write_text(hcpcs_file(), encoding="utf-8", newline="")
    return file


def kept(books: Path) -> list[str]:
    with closing(sqlite3.connect(books)) as book:
        return [part.edition.title for part in schema.parts(book)]


def test_what_was_taken_in_is_there_afterwards(books: Path, release: Path) -> None:
    take_in(books, [release])
    assert kept(books) == ["HCPCS Level II, January 2026"]


def test_a_refused_file_leaves_the_books_as_they_were(books: Path, release: Path) -> None:
    before = books.read_bytes()
    with pytest.raises(Unfit, match="There is no file"):
        take_in(books, [release, release.with_name("none.zip")])
    assert books.read_bytes() == before


@pytest.fixture
def reader(books: Path) -> Iterator[sqlite3.Connection]:
    """Another window, which holds the books while it writes."""
    with closing(sqlite3.connect(books, isolation_level=None)) as book:
        book.execute("BEGIN IMMEDIATE")
        yield book


def test_books_that_another_program_holds_are_not_waited_for_forever(
    books: Path, release: Path, reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "PATIENCE", 0.05)
    with pytest.raises(Unsaved, match=r"could not be changed \(database is locked\), and are as they were"):
        take_in(books, [release])
    reader.execute("ROLLBACK")
    assert kept(books) == []


def test_books_that_are_no_database_are_told(books: Path, release: Path) -> None:
    books.write_bytes(b"not a database, but long enough to look at" * 100)
    with pytest.raises(Unsaved, match="could not be changed"):
        take_in(books, [release])


def test_books_that_are_not_there_are_not_made(tmp_path: Path, release: Path) -> None:
    with pytest.raises(Unsaved, match="unable to open database file"):
        take_in(tmp_path / "none.db", [release])
    assert not (tmp_path / "none.db").exists()


@pytest.fixture
def small_disk() -> Iterator[None]:
    """A disk on which no file can grow past 1 MB."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_books_that_cannot_grow_are_told(books: Path, tmp_path: Path, small_disk: None) -> None:
    (tmp_path / "tables.xml").write_text(pcs_tables(), encoding="utf-8")
    with pytest.raises(Unsaved, match="and are as they were"):
        take_in(books, [tmp_path / "tables.xml"])
    assert kept(books) == []


def test_a_file_that_cannot_be_copied_is_told(books: Path, tmp_path: Path, small_disk: None) -> None:
    with zipfile.ZipFile(tmp_path / "r.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("HCPC2026_JAN_ANWEB.txt", hcpcs_file())
    with pytest.raises(Unfit, match=r"cannot be copied to .* Make room there"):
        take_in(books, [tmp_path / "r.zip"])


def test_a_persons_own_cpt_codes_of_the_same_year_are_replaced(books: Path, tmp_path: Path) -> None:
    for content in ("0001Z,Made up\n0002Z,Made up too\n", "0003Z,Made up later\n"):
        (tmp_path / "mine.csv").write_text(content, encoding="utf-8")
        take_in_cpt(books, tmp_path / "mine.csv", 2026)
    assert kept(books) == ["CPT 2026, your own"]
    with closing(sqlite3.connect(books)) as book:
        assert book.execute("SELECT code, title FROM entry").fetchall() == [("0003Z", "Made up later")]
