"""Bare sqlite3 on a database of codexam, with the pragmas that codexam sets: the least that the disk costs."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def bare(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that begins no transaction by itself."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        yield connection
    finally:
        connection.close()
