"""Two windows on one attempt: one writes, the other watches; a dead one is in nobody's way."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.exam.attempt import replay
from simulator.ports.failure import Taken
from simulator.store import Store
from tests.store.sitting import begun, checkpoint, sat


def test_a_second_window_watches_while_the_first_lives(opened: Callable[[], Store]) -> None:
    attempt_id = begun(opened())
    sat(opened(), attempt_id, "window 1")

    assert sat(opened(), attempt_id, "window 2").watching


def test_two_windows_of_one_process_are_two_windows(store: Store) -> None:
    attempt_id = begun(store)
    assert store.attempts.hold(attempt_id, "window 1", take=False)

    assert not store.attempts.hold(attempt_id, "window 2", take=False)
    assert store.attempts.hold(attempt_id, "window 1", take=False)


def test_the_old_window_learns_at_its_next_write_that_it_was_taken_over(opened: Callable[[], Store]) -> None:
    attempt_id = begun(opened())
    old = sat(opened(), attempt_id, "window 1")
    new = sat(opened(), attempt_id, "window 2", take=True)
    new.answer("b")

    with pytest.raises(Taken):
        old.answer("a")

    assert old.watching
    assert old.attempt == new.attempt


def test_a_window_that_took_over_is_alive_at_once_although_the_old_one_still_is(opened: Callable[[], Store]) -> None:
    attempt_id = begun(opened())
    sat(opened(), attempt_id, "window 1")
    sat(opened(), attempt_id, "window 2", take=True)

    assert not opened().attempts.hold(attempt_id, "window 3", take=False)
    assert not opened().attempts.hold(attempt_id, "window 1", take=False)


def test_the_old_window_letting_go_takes_nothing_from_the_new_one(opened: Callable[[], Store]) -> None:
    first, second = opened(), opened()
    attempt_id = begun(first)
    first.attempts.hold(attempt_id, "window 1", take=False)
    second.attempts.hold(attempt_id, "window 2", take=True)

    first.attempts.release(attempt_id, "window 1")

    assert not first.attempts.hold(attempt_id, "window 1", take=False)
    second.attempts.keep(attempt_id, "window 2", checkpoint(1))


def test_a_window_that_let_go_may_not_write(store: Store) -> None:
    attempt_id = begun(store)
    store.attempts.hold(attempt_id, "window 1", take=False)
    store.attempts.release(attempt_id, "window 1")
    store.attempts.release(attempt_id, "window 1")

    with pytest.raises(Taken):
        store.attempts.keep(attempt_id, "window 1", checkpoint(1))
    assert store.attempts.hold(attempt_id, "window 2", take=False)


def test_letting_go_leaves_no_file_behind(store: Store, path: Path) -> None:
    attempt_id = begun(store)
    sat(store, attempt_id, "a window / of: any name").leave()

    assert not list((path.parent / "locks").glob("attempt-*"))


def test_a_window_that_was_killed_is_in_nobodys_way_and_its_answers_are_there(
    opened: Callable[[], Store], path: Path, backups: Path
) -> None:
    store = opened()
    attempt_id = begun(store)
    sitting = textwrap.dedent(f"""
        from pathlib import Path
        from simulator.store import open_store
        from tests.store.sitting import sat
        proctor = sat(open_store(Path({str(path)!r}), Path({str(backups)!r})), {attempt_id}, "window 1")
        proctor.answer("c")
        print("saved", flush=True)
        input()
    """)
    with subprocess.Popen(
        [sys.executable, "-c", sitting], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "saved\n"
        assert not store.attempts.hold(attempt_id, "window 2", take=False)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

    assert store.attempts.hold(attempt_id, "window 2", take=False)
    record = store.attempts.load(attempt_id)
    assert replay(record.form, record.policy, record.events).response(1).chosen == ("c",)
    assert len(list((path.parent / "locks").glob("attempt-*"))) == 1
