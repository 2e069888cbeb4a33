"""A desk that nobody has sat at: for tests in which nothing was ruled and nothing assigned."""

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.store import Store, open_store


@cache
def blank_store() -> Store:
    """An empty store, made once. Not to be written to."""
    folder = TemporaryDirectory()
    store = open_store(Path(folder.name) / "codexam.db", Path(folder.name) / "backups")
    atexit.register(folder.cleanup)
    atexit.register(store.database.close)
    return store
