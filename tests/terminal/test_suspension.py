"""A process that is stopped and let on: ctrl+z, a debugger, a lid."""

import re
import signal
import time
from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.home import furnish
from tests.terminal.log import Log
from tests.terminal.screen import time_left
from tests.terminal.terminal import Terminal

ASLEEP = 5.3
"""Seconds; from 5 on it is an interruption."""


def thinks(terminal: Terminal) -> int:
    """Answer the first item; says the seconds on the clock then."""
    terminal.type("c")
    return time_left(terminal.wait("✓ saved"))


def assert_told(terminal: Terminal, told: str, before: int, since: float) -> None:
    """The screen says how long it was, its clock took that off or not, and the exam goes on."""
    words = terminal.wait(lambda text: re.search(told, text) is not None)
    found = re.search(told, words)
    assert found
    away = int(found[1])
    awake = time.monotonic() - since - ASLEEP  # more than a second or two on a busy machine alone
    assert 5 <= away <= 6 + awake
    due = before - (away if "counts" in found[0] else 0)
    assert due - awake - 2 <= time_left(words) <= due + 1
    terminal.type("n")
    terminal.wait("Item 2 of 8")


def assert_logged(database: Path, *, charged: bool) -> None:
    log = Log.read(database)
    (interrupted,) = log.of("interrupted")
    assert interrupted.payload["cause"] == "suspended"
    assert (interrupted.payload["charged"] != "PT0S") == charged
    assert log.of("visited")[-1].seq > interrupted.seq
    assert log.sheet(1).chosen == "c"


def test_a_stop_is_an_interruption_that_only_a_strict_clock_charges(sit: Start, tmp_path: Path) -> None:
    free, strict = tmp_path / "free", tmp_path / "strict"
    furnish(free)
    furnish(strict)
    suspended, stopped = sit(home=free), sit("--strict-clock", home=strict)
    before_ctrl_z, before_stop, since = thinks(suspended), thinks(stopped), time.monotonic()

    suspended.signal(signal.SIGTSTP)
    stopped.signal(signal.SIGSTOP)
    stopped.look(ASLEEP)
    suspended.signal(signal.SIGCONT)
    stopped.signal(signal.SIGCONT)

    assert_told(suspended, r"You were away for (\d+) s; none of it", before_ctrl_z, since)
    assert_told(stopped, r"You were away for (\d+) s; \1 s counts", before_stop, since)
    assert_logged(free / "codexam.db", charged=False)
    assert_logged(strict / "codexam.db", charged=True)
