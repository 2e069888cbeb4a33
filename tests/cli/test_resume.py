"""`codexam resume`: the attempt that was touched last, or none."""

import pytest

from simulator.candidate.lobby import Lobby
from tests.cli.person import Command, Ended, leave, left_open, sat, unix, window


def test_with_no_open_attempt_there_is_nothing_to_resume(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1)
    ended = codexam("resume")
    assert ended == Ended(1, "", "There is no open attempt to resume. `codexam` starts a new one.\n")


def test_a_closed_attempt_cannot_be_resumed(codexam: Command, lobby: Lobby) -> None:
    closed = sat(lobby, 1)
    ended = codexam("resume", str(closed))
    assert ended.status == 1
    assert f"`codexam report {closed}`" in ended.err


def test_an_unknown_attempt_cannot_be_resumed(codexam: Command) -> None:
    assert codexam("resume", "99") == Ended(1, "", "There is no attempt 99. `codexam history` lists them.\n")


@pytest.mark.pty
@unix
def test_resume_goes_on_with_the_attempt_touched_last(lobby: Lobby) -> None:
    left_open(lobby)
    terminal = window("resume")
    terminal.expect("Which word stands for number 1")
    terminal.sendcontrol("q")
    terminal.expect("Put this exam aside")
    terminal.send("y")
    terminal.expect("Resume")
    assert leave(terminal) == 0
    assert [summary.id for summary in lobby.open_attempts()] == [1]
