"""A room of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drill.room import DrillRoom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DrillRoom]:
    room = DrillRoom(tmp_path / "home")
    yield room
    room.close()
