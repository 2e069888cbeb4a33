"""Real bank files and a real database, in a folder of the test's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.codebooks.sources import Sources
from simulator.store import open_store
from tests.codebooks.smallbooks import small_sources
from tests.ui.room import Room


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was made once, by its migrations, and is copied for every test."""
    folder = tmp_path_factory.mktemp("blank")
    store = open_store(folder / "codexam.db", folder / "backups")
    store.database.close()
    return folder / "codexam.db"


@pytest.fixture(scope="session")
def few_codes(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """Sources of code books of a few codes, which are built in no time."""
    return small_sources(tmp_path_factory.mktemp("sources"))


@pytest.fixture
def room(tmp_path: Path, blank_database: Path, few_codes: Sources) -> Iterator[Room]:
    """A room with one small exam."""
    database = tmp_path / "codexam.db"
    shutil.copyfile(blank_database, database)
    room = Room(tmp_path, database, few_codes)
    room.profile()
    room.bank()
    yield room
    room.close()
