"""The code books: one SQLite file, built from installed packages and official releases, and read from then on."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.codebooks.book import Book
    from simulator.codebooks.build import Progress


def open_books(file: Path, progress: "Progress | None" = None) -> "Book":
    """The books in this file, built first where there are none or their sources have changed.

    `progress` is called only while they are built. Raises Unsaved or Unusable.
    """
    from simulator.codebooks.book import Book
    from simulator.codebooks.build import build, is_fresh
    from simulator.codebooks.sources import sources

    found = sources()
    if not is_fresh(file, found):
        build(file, found, progress or (lambda _share, _what: None))
    return Book(file)
