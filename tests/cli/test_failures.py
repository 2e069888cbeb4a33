"""Whatever goes wrong at the command line is a sentence and a status, and a line in the log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import simulator
from simulator.candidate.lobby import Lobby
from tests.cli.person import Command, Ended, one_sentence, process, sat, unix


def test_a_file_that_is_no_database_is_a_sentence_and_stays_as_it_is(home: Path) -> None:
    (home / "codexam.db").write_bytes(b"my diary" * 1000)
    ended = process("history")
    assert ended.status == 1
    assert one_sentence(ended.err)
    assert (home / "codexam.db").read_bytes() == b"my diary" * 1000


def test_what_nobody_expected_goes_to_the_log_and_not_to_the_person(
    codexam: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*summaries: object) -> str:
        raise ZeroDivisionError("a fault of the program")

    monkeypatch.setattr("simulator.cli.history.as_text", fail)
    ended = codexam("history")
    assert ended.status == 1
    assert one_sentence(ended.err)
    assert str(home / "codexam.log") in ended.err
    log = (home / "codexam.log").read_text(encoding="utf-8")
    assert f"codexam {simulator.__version__}" in log
    assert "ZeroDivisionError: a fault of the program" in log


def test_ctrl_c_ends_quietly(codexam: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*summaries: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.cli.history.as_text", stop)
    assert codexam("history") == Ended(130, "", "")


@unix
def test_a_reader_that_leaves_early_leaves_no_trace() -> None:
    source, sink = os.pipe()
    os.close(source)
    command = [sys.executable, "-m", "simulator", "banks", "list"]
    ended = subprocess.run(command, stdout=sink, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(sink)
    assert ended.stderr == b""
    assert ended.returncode == 1


@unix
@pytest.mark.parametrize(
    ("redirection", "status", "says"),
    [(">&-", 0, ""), (">/dev/full", 1, "The output could not be written (No space left on device).\n")],
)
def test_an_output_that_takes_nothing_leaves_no_trace(redirection: str, status: int, says: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    ended = subprocess.run(
        ["sh", "-c", f'exec "$0" -m simulator history {redirection}', sys.executable],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (status, says)


def test_a_home_that_is_no_folder_is_a_sentence(codexam: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CODEXAM_HOME", str(home / "file"))
    ended = codexam("history")
    assert ended.status == 1
    assert one_sentence(ended.err)
    assert "CODEXAM_HOME" in ended.err
    assert codexam("doctor").status == 1


def test_wrong_arguments_end_with_status_2(codexam: Command) -> None:
    for arguments in (["report", "one"], ["report", "1", "--json", "--html", "x"], ["dance"], ["exam", "--seed", "1"]):
        assert codexam(*arguments).status == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("dispute abc 5 --reason x", "attempt is a whole number, not 'abc'. `codexam dispute --help` says"),
        ("dispute 1 0.5 --reason x", "item_number is a whole number, not '0.5'."),
        ("dispute 1", "item_number is missing."),
        ("dispute 1 2", "--reason is missing."),
        ("report 0", "attempt is 1 or more, not 0."),
        ("report 1 2", "This is more than it takes: (2)."),
        ("history --candidat x", "There is no option --candidat here. Do you mean --candidate?"),
        ("history --all=x", "--all takes no value behind it."),
        ("exam cpc --seed", "--seed wants a value behind it."),
        ("exam cpc --mode x", "--mode: 'x' is not one of 'exam', 'practice', 'drill'."),
        ("export attempts --to x --least 200", "--least is 100 or less, not 200."),
        ("export attempts --to x --least much", "--least is a number, not 'much'."),
        ("roster enrl Ann", "No such command 'enrl'. Did you mean 'enrol'? `codexam roster --help` says"),
    ],
)
def test_a_command_that_is_miswritten_is_told_so_in_a_sentence(codexam: Command, arguments: str, says: str) -> None:
    ended = codexam(*arguments.split())
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(says)
    assert one_sentence(ended.err)


def test_commands_without_one_of_them_say_what_there_is(codexam: Command) -> None:
    ended = codexam("roster")
    assert ended.status == 2
    assert ended.err.startswith("Usage: codexam roster")
    assert codexam("roster", "--help").status == 0


def test_names_from_banks_cannot_steer_the_terminal(codexam: Command, home: Path) -> None:
    bank = home / "question_banks" / "mini" / "mini-a" / "all.yaml"
    text = bank.read_text(encoding="utf-8").replace("title: Mini form A", 'title: "Mini \\e[2J\\u202e form"')
    bank.write_text(text, encoding="utf-8")
    out = codexam("banks", "list").out
    assert "Mini ␛[2J<U+202E> form" in out


def test_an_old_encoding_gets_signs_that_it_has(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = sat(lobby, 1, 2, 3, candidate="Zoë")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ended = process("report", str(attempt))
    assert ended.status == 0
    assert "##########.........." in ended.out
    assert "Zo?" in ended.out
