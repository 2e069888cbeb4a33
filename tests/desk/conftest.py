"""A store made once, and copied for each test: making one takes longer than most of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest

from simulator.store import open_store
from tests.desk.school import School


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("empty")
    open_store(home / "codexam.db", home / "backups").database.close()
    return home


@pytest.fixture
def found(empty: Path, tmp_path: Path) -> Iterator[Callable[..., School]]:
    """Founds a school, of what a test says; all are closed at the end."""
    schools: list[School] = []

    def one(**what: object) -> School:
        home = copytree(empty, tmp_path / f"home {len(schools)}")
        schools.append(School(home, **what))  # type: ignore[arg-type]  # what a school takes
        return schools[-1]

    yield one
    for school in schools:
        school.store.database.close()


@pytest.fixture
def school(found: Callable[..., School]) -> School:
    return found()
