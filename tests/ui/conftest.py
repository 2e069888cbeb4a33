"""Real bank files and a real database, in a folder of the test's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.codebooks.sources import Sources
from tests.codebooks.smallbooks import small_sources
from tests.ui.room import Room


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
