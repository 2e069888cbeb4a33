import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.home import furnish
from tests.terminal.terminal import Terminal

Start = Callable[..., Terminal]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.pty)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folder with a small exam in it."""
    furnish(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Path:
    return home / "codexam.db"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts codexam in a new terminal; every one is closed at the end."""
    opened: list[Terminal] = []

    def terminal(*arguments: str, **how: Any) -> Terminal:
        opened.append(Terminal(how.pop("home", home), *arguments, **how))
        return opened[-1]

    yield terminal
    for one in opened:
        one.close()


@pytest.fixture
def sit(start: Start, home: Path, blank_database: Path) -> Start:
    """Starts codexam over a blank database and begins the small exam: the first item is in view."""

    def terminal(*arguments: str, **how: Any) -> Terminal:
        shutil.copyfile(blank_database, how.get("home", home) / "codexam.db")
        one = start("exam", "small", "--candidate", "Ann", *arguments, **how)
        one.wait("as written")
        one.type("f10")
        one.wait("Item 1 of 8")
        one.wait("left")
        return one

    return terminal


@pytest.fixture
def resume(start: Start) -> Start:
    """Starts codexam and goes on with the open attempt, from the first line of the home screen."""

    def terminal(**how: Any) -> Terminal:
        one = start(**how)
        one.wait("Resume")
        one.type("enter")
        one.wait("Item")
        one.wait("left")
        return one

    return terminal
