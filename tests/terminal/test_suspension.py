"""A process that is stopped and let on: ctrl+z, a debugger, a lid."""

import signal
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.log import Log
from tests.terminal.screen import time_left

ASLEEP = 5.3
"""Seconds; from 5 on it is an interruption."""


@pytest.mark.parametrize(
    ("options", "number", "told", "charged"),
    [
        ((), signal.SIGTSTP, "You were away for 5 s; none of it counts", 0),
        (("--strict-clock",), signal.SIGSTOP, "You were away for 5 s; 5 s counts", 5),
    ],
    ids=["ctrl+z, free clock", "stopped, strict clock"],
)
def test_a_stop_is_an_interruption_that_only_a_strict_clock_charges(
    options: tuple[str, ...], number: signal.Signals, told: str, charged: int, sit: Start, database: Path
) -> None:
    terminal = sit(*options)
    terminal.type("c")
    before = time_left(terminal.wait("✓ saved"))

    terminal.signal(number)
    terminal.look(ASLEEP)
    terminal.signal(signal.SIGCONT)

    due = before - charged
    terminal.wait(lambda text: told in text and due - 2 <= time_left(text) <= due + 1)
    terminal.type("n")
    terminal.wait("Item 2 of 8")
    log = Log.read(database)
    (interrupted,) = log.of("interrupted")
    assert interrupted.payload["cause"] == "suspended"
    assert (interrupted.payload["charged"] != "PT0S") == bool(charged)
    assert log.of("visited")[-1].seq > interrupted.seq
    assert log.sheet(1).chosen == "c"
