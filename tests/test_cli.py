"""The command line, as a person or a program meets it: what it writes, and the status it ends with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pexpect
import pytest

import simulator
from simulator.bootstrap import open_lobby, save_settings
from simulator.cli import run
from simulator.lobby import Choices, Lobby
from simulator.paths import paths
from simulator.settings import Settings, SettingsError, read_settings

PROFILE = """\
id: mini
title: "Mini exam"
about: "Four items."
notice: ""
minutes: 10
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [mini]
tools: [strike, flag]
pausing: false
shuffle: {items: false, options: false}
blueprint:
  - {domain: anatomy, title: "Anatomy", count: 2}
  - {domain: cases, title: "Cases", count: 2}
"""
BANK = "bank: mini-a\ntitle: Mini form A\ncode_year: 2026\nlicence: CC-BY-4.0\nitems:\n"
ITEM = """\
  - id: mini-a-{number}
    kind: single
    domain: {domain}
    skills: [naming]
    difficulty: easy
    level: application
    stem: "Which word stands for number {number}? [CC]"
    options:
      - {{id: a, text: "the right word of {number}", why: "It is the right word, as the stem says it."}}
      - {{id: b, text: "a wrong word of {number}", why: "A wrong word: it names something else."}}
      - {{id: c, text: "some wrong word of {number}", why: "A wrong word: it names something else."}}
      - {{id: d, text: "no such word in {number}", why: "A wrong word: it names something else."}}
    key: a
    rationale: "The right word is right."
    references: ["OCG I.C.13.c.1"]
    review: accepted
"""

unix = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals and pipes are another thing there")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders, with a small exam and its bank in them."""
    banks = tmp_path / "question_banks"
    (banks / "profiles").mkdir(parents=True)
    (banks / "profiles" / "mini.yaml").write_text(PROFILE, encoding="utf-8")
    (banks / "mini" / "mini-a").mkdir(parents=True)
    items = [ITEM.format(number=n, domain="anatomy" if n < 3 else "cases") for n in range(1, 5)]
    (banks / "mini" / "mini-a" / "all.yaml").write_text(BANK + "".join(items), encoding="utf-8")
    monkeypatch.setenv("CODEXAM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def codexam(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process, from its entry to its exit status."""

    def command(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["codexam", *arguments])
        status: object = 0
        try:
            run()
        except SystemExit as ending:
            status = ending.code
        out, err = capfd.readouterr()
        return Ended(int(str(status or 0)), out, err)

    return command


@pytest.fixture
def lobby(home: Path) -> Lobby:
    return open_lobby(paths())


def sat(lobby: Lobby, *right: int, candidate: str = "Ann") -> int:
    """An attempt at the mini exam with these slots right and the rest wrong, handed in."""
    attempt = left_open(lobby, candidate=candidate)
    proctor = lobby.sit(attempt)
    for slot in range(1, 5):
        proctor.visit(slot)
        proctor.answer("a" if slot in right else "b")
    proctor.submit()
    proctor.leave()
    return attempt


def left_open(lobby: Lobby, *, candidate: str = "Ann") -> int:
    attempt = lobby.start(candidate, Choices(profile=lobby.profile("mini")))
    lobby.sit(attempt).leave()
    return attempt


def process(*arguments: str, code: str = "from simulator.__main__ import main; main()") -> Ended:
    """The same as a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


# The home screen, and how little is loaded


HEAVY = """
import sys
from simulator.__main__ import main
try:
    main()
except SystemExit:
    pass
names = ("textual", "sqlalchemy", "alembic", "pydantic", "yaml", "rich", "typer", "simulator.lobby")
print([name for name in names if name in sys.modules])
"""


def test_help_loads_no_heavy_library() -> None:
    assert process("--help", code=HEAVY).out.splitlines()[-1] == "['typer']"


def test_the_home_screen_is_asked_for_without_loading_even_the_commands() -> None:
    ended = process(code=HEAVY)
    assert ended.out == "[]\n"
    assert "needs a terminal" in ended.err


def test_without_a_terminal_no_screen_opens() -> None:
    ended = process()
    assert ended.status == 1
    assert one_sentence(ended.err)


def test_every_command_has_a_sentence_of_help(codexam: Command) -> None:
    commands = [["exam"], ["resume"], ["history"], ["report"], ["paths"], ["doctor"], ["banks", "check"]]
    for command in [*commands, ["banks", "list"]]:
        ended = codexam(*command, "--help")
        assert ended.status == 0
        sentence = " ".join(ended.out.split("\n\n")[1].split())
        assert sentence.endswith(".")
        assert len(sentence) > 20


def test_the_version_is_said(codexam: Command) -> None:
    assert codexam("--version") == Ended(0, f"codexam {simulator.__version__}\n", "")


# exam


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing"], "There is no exam 'nothing'. There are: "),
        (["mini", "--form", "mini-z"], "There is no form 'mini-z' that fills mini. There are: mini-a."),
        (["mini", "--form", "mini-a", "--seed", "7"], "Choose --form or --seed"),
        (["mini", "--extra-time", "plenty"], "Extra time is a percentage such as 50%"),
        (["mini", "--feedback"], "add --mode practice"),
    ],
)
def test_choices_that_cannot_be_sat_are_refused_before_any_screen(
    codexam: Command, arguments: list[str], says: str
) -> None:
    ended = codexam("exam", *arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert says in ended.err
    assert one_sentence(ended.err)


def test_a_shortfall_is_told_domain_by_domain(codexam: Command, home: Path) -> None:
    profile = home / "question_banks" / "profiles" / "mini.yaml"
    profile.write_text(PROFILE.replace('"Cases", count: 2', '"Cases", count: 5'), encoding="utf-8")
    ended = codexam("exam", "mini", "--seed", "1")
    assert ended == Ended(2, "", "The banks are 3 items short of Mini exam: Cases 3.\n")


def test_good_choices_still_need_a_terminal(codexam: Command) -> None:
    ended = codexam("exam", "mini", "--form", "mini-a", "--mode", "practice", "--feedback", "--extra-time", "50%")
    assert ended.status == 1
    assert "needs a terminal" in ended.err


# resume


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


# From the command line to the screens


def window(*arguments: str) -> "pexpect.spawn[str]":
    """The command in a terminal of 100 columns by 30 lines."""
    environment = {**os.environ, "TERM": "xterm-256color"}
    command = ["-W", "error", "-m", "simulator", *arguments]
    return pexpect.spawn(sys.executable, command, env=environment, dimensions=(30, 100), encoding="utf-8", timeout=30)


def leave(terminal: "pexpect.spawn[str]") -> int | None:
    terminal.sendcontrol("q")
    terminal.expect(pexpect.EOF)
    terminal.close()
    status: int | None = terminal.exitstatus
    return status


@pytest.mark.pty
@unix
def test_the_briefing_opens_with_the_choices_made() -> None:
    terminal = window("exam", "mini", "--mode", "practice", "--extra-time", "50%")
    terminal.expect("Mini exam")
    terminal.expect("50%")
    terminal.expect("15 min")
    assert leave(terminal) == 0


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


# history


def test_an_empty_history_says_what_to_do(codexam: Command) -> None:
    ended = codexam("history")
    assert ended.status == 0
    assert ended.out.startswith("No attempt yet.")


def test_the_history_lists_the_newest_first(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, 2, 3, candidate="Ann")
    sat(lobby, 1, candidate="Bob")
    left_open(lobby, candidate="Ann")
    lines = codexam("history").out.splitlines()
    assert [line.split()[0] for line in lines] == ["no.", "3", "2", "1"]
    assert lines[1].endswith("open, 0 of 4 answered")
    assert lines[2].endswith("25.0 %  not passed")
    assert lines[3].endswith("75.0 %  passed")
    assert [line.split()[0] for line in codexam("history", "--candidate", "Bob").out.splitlines()] == ["no.", "2"]


def test_the_history_as_json_is_exact(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, 2, 3)
    left_open(lobby)
    still, done = json.loads(codexam("history", "--json").out)
    assert (still["attempt"], still["status"], still["credit"], still["percent"]) == (2, "running", None, None)
    assert (done["credit"], done["percent"], done["percent_exact"], done["passed"]) == ("3", 75.0, "75", True)
    assert datetime.fromisoformat(done["started"]).tzinfo is not None
    assert done["limit_seconds"] == 600


# report


def test_the_report_shows_the_score_and_every_domain(codexam: Command, lobby: Lobby) -> None:
    attempt = sat(lobby, 1, 2, 3)
    out = codexam("report", str(attempt)).out
    assert "PASSED: 75.0 %, where 70.0 % is needed (3 of 4 right)." in out
    bars = {line.split()[0]: line.split()[1] for line in out.splitlines() if line.startswith(("Anatomy", "Cases"))}
    assert bars == {"Anatomy": "█" * 20, "Cases": "█" * 10 + "░" * 10}
    assert "no scaled score" in out


def test_the_report_as_json_is_exact(codexam: Command, lobby: Lobby) -> None:
    attempt = sat(lobby, 1, 2, 3)
    shape = json.loads(codexam("report", str(attempt), "--json").out)
    assert shape["score"] == {
        "credit": "3",
        "total": 4,
        "unanswered": 0,
        "percent": 75.0,
        "percent_exact": "75",
        "passing_percent": 70.0,
        "passing_percent_exact": "70",
        "passed": True,
    }
    assert {d["domain"]: Fraction(d["percent_exact"]) for d in shape["domains"]} == {"anatomy": 100, "cases": 50}
    assert [item["chosen"] for item in shape["items"]] == [["a"], ["a"], ["a"], ["b"]]
    assert datetime.fromisoformat(shape["started"]) <= datetime.fromisoformat(shape["closed"])


def test_the_report_as_a_page_is_written_to_a_file(codexam: Command, lobby: Lobby, home: Path) -> None:
    attempt = sat(lobby, 1)
    page = home / "report.html"
    ended = codexam("report", str(attempt), "--html", str(page))
    assert ended == Ended(0, f"The report of attempt {attempt} is in {page}.\n", "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_that_cannot_be_written_is_a_sentence(codexam: Command, lobby: Lobby, home: Path) -> None:
    attempt = sat(lobby, 1)
    ended = codexam("report", str(attempt), "--html", str(home / "nowhere" / "report.html"))
    assert ended.status == 1
    assert "cannot be written" in ended.err
    assert one_sentence(ended.err)


def test_an_open_attempt_has_no_report(codexam: Command, lobby: Lobby) -> None:
    ended = codexam("report", str(left_open(lobby)))
    assert ended.status == 1
    assert "still open" in ended.err


# paths and doctor


def test_the_paths_lie_in_the_home_that_was_set(codexam: Command, home: Path) -> None:
    named = json.loads(codexam("paths", "--json").out)
    assert Path(named.pop("shipped_banks")).is_dir()
    assert {Path(path).parent for path in named.values()} == {home}
    assert str(home / "codexam.db") in codexam("paths").out


def test_the_doctor_finds_a_sound_home_sound(codexam: Command) -> None:
    ended = codexam("doctor")
    assert ended.status == 0
    assert "is sound (revision" in ended.out
    assert "ok       profile   mini has 4 items for forms of 4" in ended.out
    assert "problem" not in ended.out


def test_the_doctor_names_each_thing_that_is_broken(codexam: Command, home: Path) -> None:
    (home / "codexam.db").write_bytes(b"this is no database" * 100)
    (home / "settings.toml").write_text('theme = "pink"\n', encoding="utf-8")
    (home / "question_banks" / "mini" / "mini-a" / "all.yaml").write_text("bank: [\n", encoding="utf-8")
    ended = codexam("doctor")
    problems = [line.split()[1] for line in ended.out.splitlines() if line.startswith("problem")]
    assert ended.status == 1
    assert problems == ["database", "banks", "settings"]


@pytest.mark.pty
@unix
def test_the_doctor_looks_at_the_terminal() -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": "", "COLUMNS": "", "LINES": ""}
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "simulator", "doctor"],
        env=environment,
        dimensions=(20, 70),
        encoding="utf-8",
        timeout=30,
    )
    terminal.expect(pexpect.EOF)
    assert "warning  size      70 columns by 20 lines; 80 by 24 show everything" in terminal.before
    assert "ok       encoding  utf-8" in terminal.before
    assert "ok       colours   256" in terminal.before


# banks


def test_the_check_of_a_good_bank_ends_well(codexam: Command, home: Path) -> None:
    ended = codexam("banks", "check", str(home / "question_banks" / "mini"), "--json")
    found = json.loads(ended.out)
    assert (found["banks"], found["items"]) == (1, 4)
    assert ended.status == (1 if found["errors"] else 0)


def test_the_check_of_a_broken_bank_names_file_and_line(codexam: Command, home: Path) -> None:
    bank = home / "question_banks" / "mini" / "mini-a" / "all.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("key: a", "key: z", 1), encoding="utf-8")
    ended = codexam("banks", "check", str(bank))
    assert ended.status == 1
    assert f"{bank}:18: error key-no-option:" in ended.out


def test_the_banks_at_hand_are_listed_with_the_persons_own(codexam: Command) -> None:
    listed = json.loads(codexam("banks", "list", "--json").out)
    assert {"cpc-a", "mini-a"} <= {bank["bank"] for bank in listed}
    assert "mini-a  Mini form A, codes of 2026: 4 items, CC-BY-4.0" in codexam("banks", "list").out


# Failures


def test_a_file_that_is_no_database_is_a_sentence_and_stays_as_it_is(home: Path) -> None:
    (home / "codexam.db").write_bytes(b"my diary" * 1000)
    ended = process("history")
    assert ended.status == 1
    assert one_sentence(ended.err)
    assert (home / "codexam.db").read_bytes() == b"my diary" * 1000


def test_what_nobody_expected_goes_to_the_log_and_not_to_the_person(
    codexam: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(summaries: object) -> str:
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
    def stop(summaries: object) -> str:
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
    for arguments in (["report", "one"], ["report", "1", "--json", "--html", "x"], ["dance"], ["exam"]):
        assert codexam(*arguments).status == 2


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


# Settings


def test_settings_that_cannot_be_read_are_put_aside_before_new_ones_are_written(home: Path) -> None:
    file = home / "settings.toml"
    file.write_text("theme = purple", encoding="utf-8")
    with pytest.raises(SettingsError):
        read_settings(file)
    save_settings(paths(), Settings(theme="light"))
    assert read_settings(file) == Settings(theme="light")
    assert (home / "settings.unread").read_text(encoding="utf-8") == "theme = purple"
