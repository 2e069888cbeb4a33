"""Terminals of all kinds, and none."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.log import Log
from tests.terminal.screen import sheet


@pytest.mark.parametrize("arguments", [(), ("exam", "small"), ("resume",)], ids=" ".join)
def test_without_a_terminal_there_is_a_sentence_and_status_one(
    arguments: tuple[str, ...], sit: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if arguments == ("resume",):
        sit().kill()
    monkeypatch.setenv("CODEXAM_HOME", str(home))

    ended = subprocess.run(
        [sys.executable, "-m", "simulator", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("The exam needs a terminal of its own")
    assert ended.stderr.count("\n") == 1


def test_a_terminal_that_can_draw_nothing_gets_a_sentence(start: Start) -> None:
    terminal = start(environment={"TERM": "dumb"})

    assert terminal.ended() == 1
    assert "This terminal says that it can draw no screens" in terminal.text
    assert terminal.restored


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "vt100"},
        {"TERM": "linux"},
        {"TERM": "no-such-terminal", "COLORTERM": ""},
        {"LC_ALL": "C"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_an_exam_can_be_sat_in_any_terminal(environment: dict[str, str], sit: Start, database: Path) -> None:
    terminal = sit(environment=environment)

    terminal.type("c", "f", "x", "a")
    terminal.wait(lambda text: sheet(text) == Log.read(database).sheet(1) and "struck out" in text)

    terminal.signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert terminal.restored


def test_without_colour_the_state_of_an_option_is_still_told_by_its_mark(sit: Start) -> None:
    terminal = sit(environment={"NO_COLOR": "1"})
    terminal.type("c", "x", "a")

    terminal.wait("struck out")

    assert "● c" in terminal.text
    assert "✕ a" in terminal.text
    assert "○ b" in terminal.text
