"""A small class that has sat an exam, behind a real store."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from simulator.candidate.proctor import Proctor
from simulator.exam.item import Item
from simulator.exam.profile import Profile
from tests.desk.school import ANN, BEN, CARA
from tests.ui.desk.office import Office


@pytest.fixture
def office(blank_database: Path, tmp_path: Path) -> Iterator[Office]:
    """Nobody has sat anything yet."""
    office = founded(blank_database, tmp_path)
    yield office
    office.store.database.close()


@pytest.fixture(scope="session")
def sat(blank_database: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """The database of `busy`, made once and to be copied, and when it was left."""
    office = founded(blank_database, tmp_path_factory.mktemp("sat"))
    office.desk.roster.enrol([ANN, BEN, CARA], "evening")
    office.sits(ANN, "aaaabbbbcc")
    office.sits(ANN, "aaaaaaaaba")
    ben = office.sits(BEN, "abab  cab")
    office.sits(CARA, "aaa", ends=Proctor.abandon)
    office.disputes(ben, 2, "The guideline allows b.")
    office.store.database.close()
    return office.home / "codexam.db", office.clock.read().now


@pytest.fixture
def busy(sat: tuple[Path, datetime], tmp_path: Path) -> Iterator[Office]:
    """Ann, Ben and Cara of the evening class have sat form-a, Ann twice, and Ben disputes its second item."""
    database, left = sat
    office = founded(database, tmp_path)
    office.clock.advance(left - office.clock.read().now)
    yield office
    office.store.database.close()


def founded(database: Path, home: Path, pool: Sequence[Item] = (), exam: Profile | None = None) -> Office:
    """An office over a copy of this database."""
    shutil.copyfile(database, home / "codexam.db")
    return Office(home, pool, exam)
