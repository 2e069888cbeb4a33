"""`codexam doctor`: what is sound, and what is broken."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.cli.person import Command, unix


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


def test_the_doctor_finds_a_log_that_somebody_was_at(codexam: Command, home: Path) -> None:
    assert "ok       audit     0 entries, each as it was written" in codexam("doctor").out
    with closing(sqlite3.connect(home / "codexam.db")) as connection, connection:
        connection.execute(
            "INSERT INTO audit (seq, at, who, action, subject, detail, digest)"
            " VALUES (1, '2026-03-02 09:00:00.000000', 'Dr. Ames', 'ruled', 'dispute 1', '{}', 'made up')"
        )
    ended = codexam("doctor")
    assert ended.status == 1
    assert "problem  audit     Entry 1 of the audit log (ruled, dispute 1) was changed" in ended.out
    assert "ok       database" in ended.out


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
