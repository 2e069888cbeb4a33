"""The way of files into the books on disk: one writer at a time, and failures in words."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from simulator.codebooks.build import writing
from simulator.codebooks.official.binding import Bound, bind, bind_cpt
from simulator.ports.failure import Unsaved

PATIENCE = 15.0
"""Seconds to wait for a window that reads the books."""


def take_in(books: Path, files: Sequence[Path], year: int | None = None) -> tuple[Bound, ...]:
    """Bind official files into the books. Raises Unfit for a file, Unsaved for the books; then nothing was changed."""
    with _opened(books) as book:
        return bind(book, files, year)


def take_in_cpt(books: Path, file: Path, year: int) -> Bound:
    """Bind a person's own CPT codes into their books. Raises as `take_in`."""
    with _opened(books) as book:
        return bind_cpt(book, file, year)


@contextmanager
def _opened(books: Path) -> Iterator[sqlite3.Connection]:
    """The built books, to write to."""
    try:
        with (
            writing(books),
            closing(
                sqlite3.connect(f"{books.as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None)
            ) as book,
        ):
            yield book
    except sqlite3.Error as error:
        raise Unsaved(
            f"The code books in {books} could not be changed ({error}), and are as they were. "
            "Close other windows of codexam, see that the folder is yours and has room, and import again."
        ) from None
    except OSError as error:
        raise Unsaved(
            f"The code books in {books.parent} could not be changed ({error.strerror or error}), and are as they were. "
            "See that the folder is yours and has room, and import again."
        ) from None
