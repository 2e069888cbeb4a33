"""Disks fill, files break, other programs get in the way: each is said in words, and nothing is lost by it."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.exam.attempt import replay
from simulator.exam.event import Answered
from simulator.ports.failure import Unsaved, Unusable
from simulator.store import Store, open_store, sqlite
from tests.store.sitting import begun, sat


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.01)


def assert_words(failure: BaseException, *words: str) -> None:
    said = str(failure)
    assert all(word in said for word in words), said
    assert not any(word in said for word in ("sqlite3", "sqlalche", "UPDATE", "INSERT", "SELECT", "BEGIN")), said


@pytest.mark.usefixtures("impatient")
def test_an_answer_that_another_program_keeps_out_can_be_given_again(opened: Callable[[], Store], path: Path) -> None:
    store = opened()
    attempt_id = begun(store)
    proctor = sat(store, attempt_id)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(Unsaved) as caught:
            proctor.answer("c")

        assert_words(caught.value, "Another program", str(path), "press the key again")
        assert proctor.attempt.response(1).chosen == ()
    proctor.answer("c")
    assert isinstance(store.attempts.load(attempt_id).events[-1], Answered)


@pytest.mark.usefixtures("impatient")
def test_a_database_in_use_elsewhere_is_not_opened_but_can_be_later(opened: Callable[[], Store], path: Path) -> None:
    opened()
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unsaved, match=r"Another program .* start codexam again"):
            opened()
    assert opened().history.attempts() == ()


def test_a_full_disk_keeps_what_it_has(store: Store) -> None:
    proctor = sat(store, begun(store))
    with store.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def write_on() -> None:
        for length in range(1, 100):
            proctor.note("x" * length * 100)

    with pytest.raises(Unsaved) as caught:
        write_on()

    assert_words(caught.value, "full", "Free some space")
    before = store.attempts.load(1)
    assert replay(before.form, before.policy, before.events) == proctor.attempt
    with store.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    proctor.note("There is space again.")
    assert store.attempts.load(1).events[:-1] == before.events


def test_a_disk_that_stops_taking_bytes_keeps_what_it_has(store: Store, path: Path, backups: Path) -> None:
    attempt_id = begun(store)
    sitting = textwrap.dedent(f"""
        import resource
        from pathlib import Path
        from simulator.ports.failure import Unsaved
        from simulator.store import open_store
        from tests.store.sitting import sat
        proctor = sat(open_store(Path({str(path)!r}), Path({str(backups)!r})), {attempt_id})
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
        try:
            for length in range(1, 1000):
                proctor.note("x" * length)
        except Unsaved as failure:
            print(proctor.attempt.seq)
    """)
    process = subprocess.run([sys.executable, "-c", sitting], capture_output=True, text=True, check=False)

    assert process.stderr == ""
    assert len(store.attempts.load(attempt_id).events) == int(process.stdout) > 10


def test_a_database_that_may_only_be_read_says_so(store: Store) -> None:
    proctor = sat(store, begun(store))
    with store.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(Unsaved) as caught:
        proctor.answer("a")

    assert_words(caught.value, "may not be written", "press the key again")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permission bits do not bind root")
def test_a_folder_that_may_only_be_read_is_found_at_opening(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(Unusable, match="CODEXAM_HOME"):
        open_store(tmp_path / "home" / "codexam.db", tmp_path / "backups")


def test_a_folder_where_the_file_should_be(path: Path, backups: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(Unusable) as caught:
        open_store(path, backups)

    assert_words(caught.value, str(path), "CODEXAM_HOME")


def test_a_file_where_the_folder_should_be(path: Path, backups: Path) -> None:
    path.parent.write_text("not a folder")

    with pytest.raises(Unusable) as caught:
        open_store(path, backups)

    assert_words(caught.value, str(path), "CODEXAM_HOME")


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, backups: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(Unusable) as caught:
        open_store(path, backups)

    assert_words(caught.value, str(path), "Move it away")
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == {path: content}


def test_a_database_of_another_program_is_left_as_it_is(path: Path, backups: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE candidate (name)")
    content = path.read_bytes()

    with pytest.raises(Unusable, match="not a database of codexam"):
        open_store(path, backups)

    assert {file: file.read_bytes() for file in path.parent.iterdir()} == {path: content}


@pytest.fixture
def sound(opened: Callable[[], Store], path: Path) -> bytes:
    """The bytes of a database with one attempt, handed in, and one still open."""
    store = opened()
    proctor = sat(store, begun(store))
    for slot in range(1, 11):
        proctor.visit(slot)
        proctor.answer("a")
    proctor.submit()
    begun(store)
    store.database.close()
    return path.read_bytes()


def read_all(path: Path, backups: Path) -> bool:
    """Whether everything could be read; Unusable or Unsaved otherwise."""
    store = open_store(path, backups)
    try:
        store.history.candidates()
        for line in store.history.attempts():
            store.attempts.load(line.id)
        return not store.database.checkup().problems
    finally:
        store.database.close()


def test_a_database_that_lost_its_end_is_damaged(sound: bytes, tmp_path: Path, backups: Path) -> None:
    for part in (4096, len(sound) // 2, len(sound) - 1):
        broken = tmp_path / f"{part}.db"
        broken.write_bytes(sound[:part])

        with pytest.raises(Unusable, match="damaged"):
            read_all(broken, backups)


def test_whatever_a_rotten_disk_does_is_said_in_words(sound: bytes, tmp_path: Path, backups: Path) -> None:
    lot = random.Random(7)  # noqa: S311 - a lot to draw, no secret
    found = []
    for trial in range(60):
        rotten = bytearray(sound)
        for _ in range(40):
            rotten[lot.randrange(len(rotten))] = lot.randrange(256)
        broken = tmp_path / f"{trial}.db"
        broken.write_bytes(rotten)
        try:
            found.append(read_all(broken, backups))
        except (Unusable, Unsaved) as failure:
            assert_words(failure, str(broken))
            found.append(False)

    assert found.count(False) > 30


def test_a_lost_event_is_noticed(opened: Callable[[], Store], sound: bytes, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TRIGGER no_delete_of_attempt_event")
        other.execute("DELETE FROM attempt_event WHERE seq = 5")

    with pytest.raises(Unusable, match="damaged"):
        opened().attempts.load(1)


def test_a_value_that_makes_no_sense_is_noticed(opened: Callable[[], Store], sound: bytes, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TRIGGER no_update_of_score")
        other.execute("UPDATE attempt SET policy = ?, credit = '1/0'", [json.dumps({"mode": "exam"})])

    with pytest.raises(Unusable, match="damaged"):
        opened().attempts.load(1)
    with pytest.raises(Unusable, match="damaged"):
        opened().history.attempts()


def test_a_number_too_large_to_look_for_is_no_damage(store: Store) -> None:
    with pytest.raises(OverflowError):
        store.attempts.load(10**23)
