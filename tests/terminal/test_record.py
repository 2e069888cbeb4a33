"""A record coded in a terminal: power cuts while a line is typed, and two windows on one sheet."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.terminal.conftest import Start
from tests.terminal.home import furnish_record
from tests.terminal.log import Log
from tests.terminal.terminal import Terminal
from tests.terminal.test_windows import TAKEN, WATCHED

LINES = ("k80.00", "e87.6", "z87.891", "i10", "e11.9", "n17.9")


@pytest.fixture
def code(home: Path, start: Start) -> Start:
    """Starts codexam and begins a record: its answer sheet has the cursor."""

    def terminal(**how: int) -> Terminal:
        furnish_record(home)
        one = start("exam", "record", "--candidate", "Ann", **how)
        one.wait("as written")
        one.type("f10")
        one.wait("Item 1 of 1")
        one.type("f2")
        one.wait("write codes")
        return one

    return terminal


def sheet(database: Path) -> list[str]:
    """The codes on the sheet, the principal first, as the events leave them."""
    lines: dict[tuple[bool, int], str] = {}
    for entry in Log.read(database).of("wrote"):
        line = entry.payload["line"]
        lines[line["role"] != "principal_diagnosis", entry.payload["place"]] = line["code"]
    return [lines[place] for place in sorted(lines)]


def shows(code: str) -> Callable[[str], bool]:
    """Whether a line of the sheet on the screen holds this code."""
    return lambda text: any(code in line.split()[:2] for line in text.splitlines())


def resumed(start: Start) -> Terminal:
    """The sheet again, in a new window."""
    terminal = start(columns=80, lines=24)
    terminal.wait("Resume")
    terminal.type("enter")
    terminal.wait("Item 1 of 1")
    terminal.type("f2")
    terminal.wait("Principal diagnosis POA")
    return terminal


@pytest.mark.parametrize("seed", [1])
def test_a_line_that_is_half_typed_survives_a_kill_and_is_gone_on_with(
    seed: int, code: Start, start: Start, database: Path
) -> None:
    lot = Random(seed)  # noqa: S311 - a lot to draw, no secret
    terminal = code(columns=80, lines=24)
    for n, whole in enumerate(LINES):
        half = lot.randrange(1, 3)
        terminal.type(whole[:half])
        terminal.wait(shows(whole[:half]))
        terminal.type(whole[half])
        terminal.look(lot.uniform(0, 0.05))
        last = terminal.kill()
        left = sheet(database)
        assert left[:n] == list(LINES[:n])
        assert left[n:] in ([whole[:half]], [whole[: half + 1]])
        assert whole[: half + 1] not in last or left[n] == whole[: half + 1]

        terminal = resumed(start)
        terminal.wait(shows(left[n]))
        terminal.type(*whole[len(left[n]) :])
        terminal.wait(shows(whole))
        terminal.type("enter")
    assert sheet(database) == list(LINES)


def test_a_second_window_sees_the_lines_that_the_first_one_writes_and_takes_over(
    code: Start, start: Start, database: Path
) -> None:
    first = code()
    second = resumed(start)
    second.wait(WATCHED)
    first.type("k80.0")
    first.wait("k80.0")
    second.wait("k80.0")
    second.type("x", "backspace", "tab", "y")
    second.look(0.2)
    assert sheet(database) == ["k80.0"]

    second.type("t")
    second.wait("Take this attempt over?")
    second.type("y")
    second.wait(lambda text: "0 Task" in text and WATCHED not in text and "Take this" not in text)
    second.type("f2", "enter", "e87.6")
    second.wait("e87.6")
    first.wait(TAKEN)
    first.type("9")
    first.wait("e87.6")
    assert sheet(database) == ["k80.0", "e87.6"]
