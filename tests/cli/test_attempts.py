"""`codexam attempts`: a file out of one home, into another."""

import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest

from simulator.bootstrap import open_desk
from simulator.candidate.lobby import Lobby
from simulator.paths import paths
from simulator.ports.failure import Unsaved
from simulator.ports.register import Finished, Search
from simulator.settings import Settings, write_settings
from simulator.store.register import Register
from tests.cli.person import Command, left_open, one_sentence, sat


def test_attempts_go_out_and_come_in_on_another_machine_once(
    codexam: Command, lobby: Lobby, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = sat(lobby, 1, 2, 3), sat(lobby, 1)
    file = home / "ann.codexam"
    assert codexam("attempts", "export", "--candidate", "Ann", "--to", str(home / "ann")).out == (
        f"2 attempts are in {file}.\n"
    )
    here = codexam("attempts", "import", str(file))
    assert here.out.splitlines() == [
        f"Mini exam, form mini-a, of Ann: is here already, as attempt {number}." for number in (first, second)
    ]
    monkeypatch.setenv("CODEXAM_HOME", str(home / "other"))
    shapes = [json.loads(codexam("attempts", "import", str(file), "--json").out) for _ in range(2)]
    assert [[each["known"] for each in shape] for shape in shapes] == [[False, False], [True, True]]
    assert [each["attempt"] for each in shapes[0]] == [1, 2]
    assert "75.0 %" in codexam("report", "1").out
    assert "2 entries" in codexam("doctor").out


def test_a_changed_file_is_refused_and_the_others_are_taken(
    codexam: Command, lobby: Lobby, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = home / "good.codexam", home / "bad.codexam"
    codexam("attempts", "export", str(sat(lobby, 1)), "--to", str(good))
    bad.write_bytes(gzip.compress(gzip.decompress(good.read_bytes()).replace(b'"chosen":["b"]', b'"chosen":["a"]')))
    monkeypatch.setenv("CODEXAM_HOME", str(home / "other"))
    ended = codexam("attempts", "import", str(bad), str(good), str(home / "lacking.codexam"))
    assert ended.status == 1
    assert ended.out == "Mini exam, form mini-a, of Ann: is here now as attempt 1.\n"
    assert f"{bad}: The file was changed: event 6 (the answer at place 2) of attempt 1." in ended.err
    assert "cannot be read" in ended.err


def test_what_came_in_before_the_store_failed_is_told(
    codexam: Command, lobby: Lobby, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for right in (1, 2):
        sat(lobby, right)
    file = home / "two.codexam"
    codexam("attempts", "export", "--all", "--to", str(file))
    monkeypatch.setenv("CODEXAM_HOME", str(home / "other"))
    admit = Register.admit

    def full_after_one(register: Register, finished: Finished, origin: str, by: str, at: datetime) -> int:
        if register.count(Search()):
            raise Unsaved("The disk is full.")
        return admit(register, finished, origin, by, at)

    monkeypatch.setattr(Register, "admit", full_after_one)
    ended = codexam("attempts", "import", str(file))
    assert ended.status
    assert ended.out == "Mini exam, form mini-a, of Ann: is here now as attempt 1.\n"
    assert "The disk is full." in ended.err


def test_what_cannot_be_exported_is_a_sentence(codexam: Command, lobby: Lobby, home: Path) -> None:
    to = ("--to", str(home / "x.codexam"))
    attempt = left_open(lobby)
    for arguments, told in (
        ((str(attempt),), "still open"),
        (("99",), "no attempt 99"),
        ((), "Say which attempts"),
        ((str(attempt), "--all"), "Say which attempts"),
        (("--candidate", "Nobody"), "no closed attempt"),
    ):
        ended = codexam("attempts", "export", *arguments, *to)
        assert ended.status
        assert told in ended.err
        assert one_sentence(ended.err)
    assert not (home / "x.codexam").exists()


def test_a_file_is_not_written_over_unasked(codexam: Command, lobby: Lobby, home: Path) -> None:
    attempt, file = str(sat(lobby, 1)), home / "x.codexam"
    file.write_bytes(b"mine")
    ended = codexam("attempts", "export", attempt, "--to", str(file))
    assert ended.status == 1
    assert "is there already" in ended.err
    assert file.read_bytes() == b"mine"
    assert codexam("attempts", "export", attempt, "--to", str(file), "--force").status == 0


def test_with_a_pin_set_attempts_of_others_and_files_need_it(codexam: Command, lobby: Lobby, home: Path) -> None:
    mine, file = sat(lobby, 1, candidate="Ann"), home / "x.codexam"
    other = sat(lobby, 1, candidate="Bo")
    open_desk(paths()).door.set("8421")
    write_settings(paths().settings, Settings(candidate="Bo"))
    assert codexam("attempts", "export", str(other), "--to", str(file)).status == 0, "Bo sat here last"
    for arguments in (("export", str(mine), "--to", "y"), ("export", "--all", "--to", "y"), ("import", str(file))):
        ended = codexam("attempts", *arguments)
        assert ended.status == 1
        assert "PIN" in ended.err


def test_a_folder_takes_the_file_under_a_name_of_its_own(
    codexam: Command, lobby: Lobby, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sat(lobby, 1)
    monkeypatch.chdir(home)
    assert codexam("attempts", "export", "--all", "--to", ".").out == "1 attempt is in attempts.codexam.\n"
    assert (home / "attempts.codexam").is_file()
