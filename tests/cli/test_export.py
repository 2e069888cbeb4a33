"""`codexam export`, and `codexam report --pdf`: tables and reports in files."""

import csv
import zipfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from simulator.bootstrap import open_desk
from simulator.candidate.lobby import Lobby
from simulator.paths import paths
from tests.cli.person import Command, Ended, one_sentence, sat


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("kind", ["attempts", "results", "items", "roster", "disputes", "audit"])
def test_every_table_is_written_in_both_formats(codexam: Command, lobby: Lobby, home: Path, kind: str) -> None:
    attempt = sat(lobby, 1, 2)
    codexam("dispute", str(attempt), "3", "--reason", "=cmd|' /C calc'!A0")
    for form in ("csv", "xlsx"):
        ended = codexam("export", kind, "--format", form, "--to", str(home / kind))
        assert ended == Ended(0, f"Written: {home / kind}.{form}\n", "")
    assert len(rows(home / f"{kind}.csv")) >= 1
    assert zipfile.is_zipfile(home / f"{kind}.xlsx")


def test_attempts_are_filtered_as_the_register_filters(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1, 2, 3, candidate="Ann"), sat(lobby, candidate="Bo")
    codexam("roster", "enrol", "Bo", "--group", "day")
    for options, names in (
        ((), ["Ann", "Bo"]),
        (("--candidate", "an"), ["Ann"]),
        (("--group", "day"), ["Bo"]),
        (("--least", "70"), ["Ann"]),
        (("--since", "2020-01-01", "--until", "2020-12-31"), []),
        (("--mode", "practice"), []),
    ):
        codexam("export", "attempts", "--to", str(home / "a.csv"), "--force", *options)
        assert [row["candidate"] for row in rows(home / "a.csv")] == names


def test_results_have_a_row_for_each_domain(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1, 2, 3)
    codexam("export", "results", "--to", str(home / "r.csv"))
    told = [(row["domain"], row["domain title"], row["credit"], row["percent"]) for row in rows(home / "r.csv")]
    assert told == [("anatomy", "Anatomy", "2", "100"), ("cases", "Cases", "1", "50")]


def test_the_items_of_a_form_are_written_as_a_group_has_answered_them(
    codexam: Command, lobby: Lobby, home: Path
) -> None:
    sat(lobby, 1, 2), sat(lobby, 1, candidate="Bo")
    codexam("roster", "enrol", "Bo", "--group", "day")
    for options, n in (((), "2"), (("--group", "day"), "1")):
        codexam("export", "items", "--to", str(home / "i.csv"), "--force", *options)
        assert {row["n"] for row in rows(home / "i.csv")} == {n}
    assert "there is no group 'night'" in codexam("export", "items", "--to", str(home), "--group", "night").err.lower()


def test_a_file_that_the_audit_log_cannot_hold_is_not_written(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1)
    with closing(connect(home / "codexam.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert codexam("export", "attempts", "--to", str(home / "a.csv")).status == 1
        assert not (home / "a.csv").exists()
        other.execute("ROLLBACK")


def test_reports_are_written_as_page_and_pdf(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1, 2), sat(lobby, 1, 2, 3)
    codexam("roster", "enrol", "Ann", "--group", "day")
    for arguments in (("candidate", "Ann"), ("class", "day"), ("class",)):
        for form, begin in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")):
            file = home / f"{'-'.join(arguments)}.{form}"
            ended = codexam("export", *arguments, "--format", form, "--to", str(file))
            assert ended == Ended(0, f"Written: {file}\n", "")
            assert file.read_bytes().startswith(begin)


def test_the_report_of_an_attempt_is_written_as_pdf(codexam: Command, lobby: Lobby, home: Path) -> None:
    attempt, file = sat(lobby, 1), home / "report.pdf"
    ended = codexam("report", str(attempt), "--pdf", str(file))
    assert ended == Ended(0, f"The report of attempt {attempt} is in {file}.\n", "")
    assert file.read_bytes().startswith(b"%PDF-")
    assert codexam("report", str(attempt), "--pdf", str(file), "--json").status == 2


def test_what_cannot_be_written_is_a_sentence(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1)
    (home / "there.csv").write_text("mine")
    for arguments, told in (
        (("attempts", "--to", str(home / "there.csv")), "is there already"),
        (("attempts", "--to", str(home / "nowhere" / "a.csv")), "no such folder"),
        (("attempts", "--to", "a.csv", "--group", "night"), "no group 'night'"),
        (("attempts", "--to", "a.csv", "--since", "soon"), "A day is written like"),
        (("items", "--to", "a.csv", "--form", "other"), "There are: mini-a"),
        (("candidate", "Nobody", "--to", "a.html"), "no candidate 'Nobody'"),
        (("class", "night", "--to", "a.html"), "no group 'night'"),
        (("candidate", "Ann", "--to", "a.html", "--profile", "ccs"), "no attempt at 'ccs'"),
    ):
        ended = codexam("export", *arguments)
        assert ended.status
        assert told in ended.err
        assert one_sentence(ended.err)
    assert (home / "there.csv").read_text() == "mine"


def test_each_file_that_is_written_is_on_record(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1)
    codexam("export", "candidate", "Ann", "--to", str(home / "ann.html"), "--as", "Ida Moreau")
    codexam("export", "audit", "--to", str(home / "audit.csv"))
    (entry,) = rows(home / "audit.csv")
    assert (entry["by"], entry["action"], entry["subject"]) == ("Ida Moreau", "exported", "candidate Ann")
    assert "ann.html" in entry["detail (JSON)"]


def test_in_a_folder_a_file_is_named_for_what_is_in_it(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1, candidate="Ann Lee/../x")
    codexam("export", "candidate", "Ann Lee/../x", "--to", str(home))
    assert (home / "codexam-candidate-Ann-Lee----x.html").exists()


def test_with_a_pin_set_it_is_asked_for(codexam: Command, lobby: Lobby, home: Path) -> None:
    sat(lobby, 1)
    open_desk(paths()).door.set("8421")
    for arguments in (("export", "attempts", "--to", str(home / "a.csv")), ("roster", "list")):
        ended = codexam(*arguments)
        assert ended.status == 1
        assert "PIN" in ended.err
    assert not (home / "a.csv").exists()
