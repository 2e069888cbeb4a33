"""A small class that has sat an exam, behind a real store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.proctor import Proctor
from tests.desk.school import ANN, BEN, CARA
from tests.ui.desk.office import Office


@pytest.fixture
def office(blank_database: Path, tmp_path: Path) -> Iterator[Office]:
    """Nobody has sat anything yet."""
    office = founded(blank_database, tmp_path)
    yield office
    office.store.database.close()


@pytest.fixture
def busy(office: Office) -> Office:
    """Ann, Ben and Cara of the evening class have sat form-a, Ann twice, and Ben disputes its second item."""
    office.desk.roster.enrol([ANN, BEN, CARA], "evening")
    office.sits(ANN, "aaaabbbbcc")
    office.sits(ANN, "aaaaaaaaba")
    ben = office.sits(BEN, "abab  cab")
    office.sits(CARA, "aaa", ends=Proctor.abandon)
    office.disputes(ben, 2, "The guideline allows b.")
    return office


def founded(blank: Path, home: Path) -> Office:
    shutil.copyfile(blank, home / "codexam.db")
    return Office(home)
