"""A PIN on the desk: what others have done is told to whoever gives it, in a terminal."""

from pathlib import Path

import pexpect
import pytest

from simulator.bootstrap import open_desk
from simulator.candidate.lobby import Lobby
from simulator.paths import paths
from simulator.settings import Settings, write_settings
from tests.cli.person import Command, leave, left_open, one_sentence, sat, unix, window

PIN = "tulip 7"


@pytest.fixture
def pinned(home: Path, lobby: Lobby) -> None:
    """Ann and Bob have sat here, Bob the last, whose name was kept; a PIN is set."""
    sat(lobby, 1, 2, 3, candidate="Ann")
    left_open(lobby, candidate="Ann")
    sat(lobby, 1, candidate="Bob")
    open_desk(paths(), "Ms Quinn").door.set(PIN)
    write_settings(paths().settings, Settings(candidate="Bob"))


@pytest.mark.usefixtures("pinned")
def test_who_sat_here_last_sees_their_own_without_a_pin(codexam: Command) -> None:
    ended = codexam("history")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["no.", "3"]
    assert codexam("history", "--candidate", "Bob").out == ended.out
    assert codexam("report", "3").status == 0
    assert codexam("dispute", "3", "2", "--reason", "It is a.").status == 0
    assert codexam("history", "--candidate", "Nobody").status == 0
    assert codexam("resume").err == "There is no open attempt to resume. `codexam` starts a new one.\n"


def test_where_nobody_has_sat_down_nobodys_attempts_are_open(codexam: Command, lobby: Lobby) -> None:
    """Attempts that came in a file make nobody the one who sits here."""
    sat(lobby, 1, candidate="Ann")
    open_desk(paths(), "Ms Quinn").door.set(PIN)
    assert "Ann" not in codexam("history").out
    for arguments in (
        ["report", "1"],
        ["dispute", "1", "2", "--reason", "x"],
        ["attempts", "export", "1", "--to", "x"],
    ):
        assert codexam(*arguments).err.startswith("A PIN is set on the desk")


@pytest.mark.usefixtures("pinned")
@pytest.mark.parametrize(
    "arguments",
    [
        ["history", "--all"],
        ["history", "--candidate", "Ann"],
        ["report", "1"],
        ["dispute", "1", "4", "--reason", "It is b."],
        ["resume", "2"],
        ["plan", "--candidate", "Ann"],
        ["exam", "mini", "--candidate", "Ann"],
        ["exam", "mini", "--candidate", "Ann "],
        ["exam", "mini", "--candidate", "A\u200bnn"],
        ["case", "mini-1", "--candidate", "Ann "],
        ["drill", "anatomy", "--candidate", " Ann"],
        ["review", "--candidate", "Ann "],
        ["history", "--candidate", "Ann "],
        ["attempts", "export", "--candidate", "Ann ", "--to", "x"],
    ],
)
def test_for_others_the_pin_is_asked_in_a_terminal_and_nowhere_else(codexam: Command, arguments: list[str]) -> None:
    ended = codexam(*arguments)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("A PIN is set on the desk, and it is asked for in a terminal only")
    assert one_sentence(ended.err)


@pytest.mark.usefixtures("pinned")
def test_every_command_goes_on_with_the_name_as_it_is_kept(codexam: Command) -> None:
    assert codexam("history", "--candidate", "Bob ").out == codexam("history").out
    assert codexam("exam", "--candidate", "Bob\t").out.startswith("Exams:")
    ended = codexam("drill", "--candidate", "x" * 61)
    assert (ended.status, ended.err) == (2, "A name has 1 to 60 characters.\n")


def test_without_a_pin_nothing_is_asked(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, candidate="Ann")
    sat(lobby, 1, candidate="Bob")
    assert len(codexam("history").out.splitlines()) == len(codexam("history", "--all").out.splitlines()) == 3
    assert codexam("report", "1").status == 0
    assert codexam("history", "--all", "--candidate", "Ann").status == 2


@pytest.mark.pty
@unix
@pytest.mark.usefixtures("pinned")
def test_the_right_pin_opens_and_is_not_shown() -> None:
    terminal = window("history", "--all")
    terminal.expect("PIN of the desk: ")
    terminal.sendline(PIN)
    terminal.expect(pexpect.EOF)
    assert PIN not in terminal.before
    assert "Ann" in terminal.before
    terminal.close()
    assert terminal.exitstatus == 0


@pytest.mark.pty
@unix
@pytest.mark.usefixtures("pinned")
def test_a_wrong_pin_opens_nothing() -> None:
    terminal = window("report", "1")
    terminal.expect("PIN of the desk: ")
    terminal.sendline("rose 8")
    terminal.expect("That is not the PIN of this desk.")
    terminal.expect(pexpect.EOF)
    assert "PASSED" not in terminal.before
    terminal.close()
    assert terminal.exitstatus == 1


@pytest.mark.pty
@unix
@pytest.mark.usefixtures("pinned")
def test_with_the_pin_an_attempt_of_another_is_resumed() -> None:
    terminal = window("resume", "2")
    terminal.expect("PIN of the desk: ")
    terminal.sendline(PIN)
    terminal.expect("Which word stands for number 1")
    terminal.sendcontrol("q")
    terminal.expect("Put this exam aside")
    terminal.send("y")
    terminal.expect("Bob")
    assert leave(terminal) == 0
