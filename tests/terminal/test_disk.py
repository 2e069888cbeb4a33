"""Disks that refuse: a sentence, nothing shown as saved that is not, and the next try works when it can."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.home import furnish
from tests.terminal.log import Log
from tests.terminal.terminal import Terminal

ROOT = os.geteuid() == 0
BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set=-dac_override") if ROOT else ()
"""Before a command: root itself may then write only what its permissions say."""


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program has the database to itself."""
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def assert_answers_again(terminal: Terminal, database: Path) -> None:
    """The answer that was refused is taken when it is given again, and only then."""
    assert Log.read(database).sheet(1).chosen == "c"
    terminal.type("b")
    terminal.wait("● b")
    terminal.wait("✓ saved")
    assert Log.read(database).sheet(1).chosen == "b"


def test_an_answer_that_another_program_keeps_out_is_not_shown_and_can_be_given_again(
    sit: Start, database: Path
) -> None:
    terminal = sit()
    terminal.type("c")
    terminal.wait("● c")
    with locked(database):
        terminal.type("b")
        refused = terminal.wait("! Another program is using")
    assert "press the key again" in refused
    assert "● c" in refused
    assert "✓ saved" not in refused
    assert_answers_again(terminal, database)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="a running process is given limits by Linux only")
def test_a_disk_that_takes_no_more_bytes_is_told_and_gone_on_with_later(sit: Start, database: Path) -> None:
    terminal = sit()
    terminal.type("c")
    terminal.wait("● c")
    grown = database.with_name(database.name + "-wal").stat().st_size
    _, most = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE)

    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (grown, most))
    terminal.type("b")
    refused = terminal.wait("! The disk that holds")
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (most, most))

    assert "● c" in refused
    assert "✓ saved" not in refused
    assert_answers_again(terminal, database)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte with a person's folder on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("a small disk is made by an administrator of Linux only")
    try:
        furnish(disk)
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(ballast: Path) -> None:
    """Leave no byte free."""
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


def test_a_full_disk_is_told_and_gone_on_with_when_there_is_room(small_disk: Path, sit: Start) -> None:
    database = small_disk / "codexam.db"
    terminal = sit(home=small_disk)
    terminal.type("c")
    terminal.wait("● c")

    fill(small_disk / "ballast")
    terminal.type("b")
    refused = terminal.wait("is full. Free some space")
    (small_disk / "ballast").unlink()

    assert "● c" in refused
    assert "✓ saved" not in refused
    assert_answers_again(terminal, database)


def test_a_kill_on_a_full_disk_keeps_what_was_shown_as_saved(small_disk: Path, sit: Start, resume: Start) -> None:
    terminal = sit(home=small_disk)
    terminal.type("c")
    terminal.wait("✓ saved")
    fill(small_disk / "ballast")
    terminal.type("b")
    terminal.wait("is full. Free some space")
    terminal.kill()
    (small_disk / "ballast").unlink()

    terminal = resume(home=small_disk)

    terminal.wait("● c")
    assert_answers_again(terminal, small_disk / "codexam.db")


def assert_refused_in_words(terminal: Terminal, *words: str) -> None:
    """The home screen says why nothing can be done, and can be left."""
    for word in words:
        terminal.wait(word)
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.restored


def test_garbage_in_place_of_the_database_is_told_and_left_as_it_is(start: Start, database: Path) -> None:
    database.write_bytes(b"garbage" * 1000)

    assert_refused_in_words(start(), "is no database of codexam", "q leaves")

    assert database.read_bytes() == b"garbage" * 1000


def test_a_database_of_a_newer_codexam_is_told_and_left_as_it_is(sit: Start, start: Start, database: Path) -> None:
    sit().kill()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9f00ba12'")
    content = database.read_bytes()

    assert_refused_in_words(start(), "made by a newer codexam (schema 9f00ba12)", "nothing was changed")

    assert database.read_bytes() == content


@pytest.mark.skipif(ROOT and not shutil.which("setpriv"), reason="permissions do not bind root")
@pytest.mark.parametrize("begun", [False, True], ids=["empty folder", "with a database"])
def test_a_folder_that_may_only_be_read_is_told(begun: bool, sit: Start, start: Start, database: Path) -> None:
    if begun:
        sit().kill()
        database.chmod(0o400)
    database.parent.chmod(0o500)
    try:
        assert_refused_in_words(start(before=BOUND_BY_PERMISSIONS), "cannot be opened for writing", "CODEXAM_HOME")
    finally:
        database.parent.chmod(0o700)


def test_a_folder_that_becomes_read_only_in_the_exam_keeps_what_was_saved(
    sit: Start, resume: Start, database: Path
) -> None:
    terminal = sit(before=BOUND_BY_PERMISSIONS)
    terminal.type("c")
    terminal.wait("✓ saved")
    database.parent.chmod(0o500)
    try:
        terminal.type("b")
        terminal.wait("● b")  # files that are open stay writable
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
    finally:
        database.parent.chmod(0o700)

    resume().wait("● b")
