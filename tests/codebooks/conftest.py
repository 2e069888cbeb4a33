"""The shipped books, built once for all the tests of a run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.codebooks import open_books
from simulator.codebooks.book import Book


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, shared by the processes that run the tests: whoever comes second waits, and builds nothing."""
    base = tmp_path_factory.getbasetemp()
    file = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "books" / "codebooks.db"
    open_books(file).close()
    return file


@pytest.fixture(scope="session")
def books(shipped_file: Path) -> Iterator[Book]:
    book = Book(shipped_file)
    yield book
    book.close()
