"""However the program is made to end, the attempt is let go with its time, and the terminal is as it was."""

import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.log import Log
from tests.terminal.terminal import Terminal


def answer_and_think(terminal: Terminal) -> timedelta:
    """Answer, and look at the item for a moment; says how long that moment was at least."""
    terminal.type("c")
    terminal.wait("✓ saved")
    saved = time.monotonic()
    terminal.look(0.3)
    return timedelta(seconds=time.monotonic() - saved)


def assert_let_go(database: Path, thought: timedelta) -> None:
    log = Log.read(database)
    assert log.holder is None
    assert log.status == "running"
    assert log.sheet(1).chosen == "c"
    assert log.elapsed >= log.of("answered")[0].elapsed + thought


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_lets_the_attempt_go(number: signal.Signals, sit: Start, database: Path) -> None:
    terminal = sit()
    thought = answer_and_think(terminal)

    terminal.signal(number)

    assert terminal.ended() == 128 + number
    assert terminal.restored
    assert_let_go(database, thought)


def test_a_window_that_is_closed_lets_the_attempt_go(sit: Start, database: Path) -> None:
    terminal = sit()
    thought = answer_and_think(terminal)

    terminal.hang_up()

    assert terminal.ended() == 128 + signal.SIGHUP
    assert_let_go(database, thought)


@pytest.mark.parametrize(("aside", "quit_"), [("ctrl+q", "ctrl+q"), ("escape", "q")])
def test_putting_the_exam_aside_lets_it_go_and_quitting_restores_the_terminal(
    aside: str, quit_: str, sit: Start, database: Path
) -> None:
    terminal = sit()
    thought = answer_and_think(terminal)

    terminal.type(aside)
    terminal.wait("Put this exam aside?")
    terminal.type("y")
    terminal.wait("Start an exam")
    assert_let_go(database, thought)
    terminal.type(quit_)

    assert terminal.ended() == 0
    assert terminal.restored


def test_ctrl_c_ends_nothing(sit: Start, database: Path) -> None:
    terminal = sit()
    answer_and_think(terminal)

    terminal.type("ctrl+c", "b")

    terminal.wait("● b")
    assert Log.read(database).sheet(1).chosen == "b"


def test_a_kill_leaves_nothing_that_hinders_the_next_start(sit: Start, resume: Start, database: Path) -> None:
    terminal = sit()
    answer_and_think(terminal)
    terminal.kill()
    assert Log.read(database).holder

    terminal = resume()

    terminal.type("b")
    terminal.wait("● b")
