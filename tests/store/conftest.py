"""Real files, in a folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "codexam.db"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "home" / "backups"


@pytest.fixture
def opened(path: Path, backups: Path) -> Iterator[Callable[[], Store]]:
    """Opens the store, as often as a test has windows; all are closed at the end."""
    stores: list[Store] = []

    def open_again() -> Store:
        stores.append(open_store(path, backups))
        return stores[-1]

    yield open_again
    for store in stores:
        store.database.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()
