"""What every test may use."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.codebooks import open_books
from simulator.codebooks.book import Book
from simulator.store import open_store

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""As many threads as cores, in as many processes as cores, wait for each other."""
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Tests start a hundred programs: as an installed one does, they find the modules compiled."""


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays to the end, and come less often: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was made once, by its migrations, and is copied for every test."""
    folder = tmp_path_factory.mktemp("blank")
    store = open_store(folder / "codexam.db", folder / "backups")
    store.database.close()
    return folder / "codexam.db"


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped code books, to be copied or only read.

    Built once for all the processes that run the tests: whoever comes second waits, and builds nothing.
    """
    base = tmp_path_factory.getbasetemp()
    file = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "books" / "codebooks.db"
    open_books(file).close()
    return file


@pytest.fixture(scope="session")
def books(shipped_file: Path) -> Iterator[Book]:
    """The shipped code books, open."""
    book = Book(shipped_file)
    yield book
    book.close()
