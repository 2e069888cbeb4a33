"""`codexam roster`: candidates, groups, extra time and assignments from the shell."""

import json
from pathlib import Path

import pytest

from simulator.bootstrap import open_office
from simulator.candidate.lobby import Choices, Lobby
from simulator.paths import paths
from simulator.ports.docket import Verdict
from tests.cli.person import Command, one_sentence, sat


def listed(codexam: Command, *arguments: str) -> list[dict[str, object]]:
    shape: list[dict[str, object]] = json.loads(codexam("roster", *arguments, "--json").out)
    return shape


def test_candidates_are_enrolled_and_taken_out_again(codexam: Command) -> None:
    assert "Nobody is on the roster" in codexam("roster", "list").out
    assert codexam("roster", "enrol", " Ann  Lee ", "Bo", "--group", "day").out == "Enrolled in day: Ann Lee, Bo.\n"
    assert [(m["candidate"], m["groups"]) for m in listed(codexam, "list", "--group", "day")] == [
        ("Ann Lee", ["day"]),
        ("Bo", ["day"]),
    ]
    assert codexam("roster", "remove", "Bo", "--group", "day").out == "No longer in day: Bo.\n"
    assert "Bo is not in day" in codexam("roster", "remove", "Bo", "--group", "day").err
    refused = codexam("roster", "disband", "day")
    assert (refused.status, one_sentence(refused.err)) == (1, True)
    assert "day (1 in it, 0 of its assignments to be withdrawn) was not disbanded: --yes" in refused.err
    assert [m["groups"] for m in listed(codexam, "list")] == [["day"], []]
    assert "is no more" in codexam("roster", "disband", "day", "--yes").out
    assert [m["groups"] for m in listed(codexam, "list")] == [[], []]


def test_who_was_there_already_is_told_apart(codexam: Command, home: Path) -> None:
    codexam("roster", "enrol", "Ann", "--group", "day")
    assert (
        codexam("roster", "enrol", "Ann", "Bo", "--group", "day").out == "Enrolled in day: Bo.\nAlready in day: Ann.\n"
    )
    assert codexam("roster", "enrol", "Bo").out == "Already on the roster: Bo.\n"
    (home / "names.csv").write_text("Ann;day\nBo;day\nCy;night\n", encoding="utf-8")
    told = codexam("roster", "import", str(home / "names.csv")).out
    assert told == "Enrolled 3 candidates in day, night: 1 new, 2 already on the roster.\n"


def test_a_roster_that_was_exported_is_imported_again(
    codexam: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codexam("roster", "enrol", "Ann Lee", "=Bo", "Zoë", "--group", "day")
    codexam("roster", "enrol", "Ann Lee", "--group", "@night")
    codexam("export", "roster", "--to", str(home / "roster.csv"))
    before = [(m["candidate"], m["groups"]) for m in listed(codexam, "list")]
    monkeypatch.setenv("CODEXAM_HOME", str(home / "other"))
    assert "Enrolled 3 candidates in day, @night." in codexam("roster", "import", str(home / "roster.csv")).out
    assert [(m["candidate"], m["groups"]) for m in listed(codexam, "list")] == before


def test_a_plain_list_of_names_is_imported_into_a_group(codexam: Command, home: Path) -> None:
    (home / "names.csv").write_text("Ann;day\nBo;\n\nCy;night\n", encoding="utf-8")
    assert codexam("roster", "import", str(home / "names.csv"), "--group", "new").status == 0
    told = {m["candidate"]: m["groups"] for m in listed(codexam, "list")}
    assert told == {"Ann": ["day"], "Bo": ["new"], "Cy": ["night"]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"Ann\n{'x' * 61}\n".encode(), "line 2"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "no name"),
        (b"name,group\n", "no name"),
        (b"First name,Last name\nJoe,Doe\n", "whole names"),
    ],
)
def test_a_file_that_is_no_roster_enrols_nobody(codexam: Command, home: Path, content: bytes, told: str) -> None:
    (home / "names.csv").write_bytes(content)
    ended = codexam("roster", "import", str(home / "names.csv"))
    assert ended.status == 1
    assert told in ended.err
    assert one_sentence(ended.err)
    assert listed(codexam, "list") == []


def test_every_mistake_in_a_file_is_told_and_nobody_is_enrolled(codexam: Command, home: Path) -> None:
    codexam("roster", "enrol", "Ann Lee", "--group", "day")
    content = f"name,group\nBo,Day\nann lee,day\n{'x' * 61},day\nCy,\n,night\n"
    (home / "names.csv").write_text(content, encoding="utf-8")
    ended = codexam("roster", "import", str(home / "names.csv"))
    assert (ended.status, ended.out) == (1, "")
    lines = ended.err.splitlines()
    assert [line.split(": ")[0].rpartition(" ")[2] for line in lines] == ["2", "3", "4", "6"]
    assert "There is day already, and Day is the same" in lines[0]
    assert "There is Ann Lee already, and ann lee is the same" in lines[1]
    assert lines[-1].endswith("Nothing was enrolled.")
    assert [m["candidate"] for m in listed(codexam, "list")] == ["Ann Lee"]


def test_a_day_that_an_assignment_closes_on_is_meant_and_told_whole(codexam: Command) -> None:
    codexam("roster", "enrol", "Ann", "--group", "day")
    ended = codexam("roster", "assign", "day", "mini", "--from", "2026-01-01", "--to", "2199-12-31")
    assert ended.out == "Assignment 1: day sits mini from 2026-01-01 00:00 through 2199-12-31.\n"
    assert codexam("roster", "assignments").out.splitlines()[1].endswith("2026-01-01 00:00  2199-12-31")
    assert "due by 2199-12-31 (day)" in codexam("exam", "--candidate", "Ann").out


def test_an_exam_that_nobody_can_sit_is_not_assigned(codexam: Command, home: Path) -> None:
    codexam("roster", "enrol", "Ann", "--group", "day")
    profile = home / "question_banks" / "profiles" / "mini.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("count: 2", "count: 3"), encoding="utf-8")
    ended = codexam("roster", "assign", "day", "mini", "--from", "2026-01-01", "--to", "2199-12-31")
    assert (ended.status, one_sentence(ended.err)) == (1, True)
    assert ended.err == "The banks are 2 items short of Mini exam: Anatomy 1, Cases 1. Nobody could sit it.\n"
    assert listed(codexam, "assignments") == []


def test_extra_time_is_allowed_with_a_reason(codexam: Command) -> None:
    codexam("roster", "enrol", "Ann")
    allowed = codexam("roster", "allow", "Ann", "--extra", "50%", "--reason", "dyslexia", "--as", "Ida")
    assert allowed.out == "Ann has 50% of extra time from now on.\n"
    (ann,) = listed(codexam, "list")
    assert isinstance(ann["extra_time"], dict)
    assert (ann["extra_time"]["extra"], ann["extra_time"]["by"]) == ("50%", "Ida")
    assert "not on the roster" in codexam("roster", "allow", "Bo", "--extra", "50%", "--reason", "x").err
    assert "Extra time is" in codexam("roster", "allow", "Ann", "--extra", "half", "--reason", "x").err
    assert "no extra time" in codexam("roster", "allow", "Ann", "--extra", "", "--reason", "no longer").out
    assert listed(codexam, "list")[0]["extra_time"] is None


def test_an_exam_is_assigned_and_its_progress_is_told(codexam: Command, lobby: Lobby) -> None:
    codexam("roster", "enrol", "Ann", "Bo", "--group", "day")
    window = ("--from", "2026-01-01", "--to", "2199-12-31T18:00")
    out = codexam("roster", "assign", "day", "mini", "--form", "mini-a", "--clock", "strict", *window).out
    assert out == "Assignment 1: day sits mini from 2026-01-01 00:00 through 2199-12-31 18:00.\n"
    (assignment,) = listed(codexam, "assignments")
    assert (assignment["form"], assignment["mode"], assignment["clock"]) == ("mini-a", "exam", "strict")
    attempt = lobby.start("Ann", Choices(profile=lobby.profile("mini"), assignment=1))
    proctor = lobby.sit(attempt)
    proctor.answer("a")
    proctor.submit()
    proctor.leave()
    told = [(p["candidate"], p["stage"], p["attempt"], p["percent"]) for p in listed(codexam, "progress", "1")]
    assert told == [("Ann", "finished", attempt, 25.0), ("Bo", "not begun", None, None)]
    assert [p["later_percent"] for p in listed(codexam, "progress", "1")] == [None, None]
    dispute = lobby.appeals.dispute(attempt, 2, "Two are right.").id
    open_office(paths(), "Ms Quinn").desk.disputes.rule(dispute, Verdict.CREDITED, "So they are.")
    assert [p["later_percent"] for p in listed(codexam, "progress", "1")] == [50.0, None]
    assert "25.0 % not passed 50.0 %, not passed" in " ".join(codexam("roster", "progress", "1").out.split())
    assert "withdrawn" in codexam("roster", "withdraw", "1").out
    assert listed(codexam, "assignments")[0]["withdrawn"] is True


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("assign", "night", "mini", "--from", "2026-01-01", "--to", "2199-01-01"), "no group 'night'"),
        (("assign", "day", "other", "--from", "2026-01-01", "--to", "2199-01-01"), "no exam 'other'"),
        (("assign", "day", "mini", "--from", "soon", "--to", "2199-01-01"), "A time is written like"),
        (("assign", "day", "mini", "--from", "2020-01-01", "--to", "2020-01-02"), "in the past"),
        (("progress", "9"), "no assignment 9"),
        (("list", "--group", "night"), "no group 'night'"),
    ],
)
def test_what_is_not_there_is_a_sentence(codexam: Command, arguments: tuple[str, ...], told: str) -> None:
    codexam("roster", "enrol", "Ann", "--group", "day")
    ended = codexam("roster", *arguments)
    assert ended.status
    assert told in ended.err
    assert one_sentence(ended.err)


def test_whoever_sat_is_on_the_roster(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, candidate="Cy")
    assert [(m["candidate"], m["attempts"]) for m in listed(codexam, "list")] == [("Cy", 1)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["enrol", "Ann", "--as", "\udcffx"], "UTF-8"),
        (["enrol", "Ann", "--as", "x" * 3000], "1 to 60 characters"),
        (["enrol", "\udcff"], "UTF-8"),
        (["allow", "Ann", "--extra", "50%", "--reason", "bad \udcff"], "UTF-8"),
    ],
)
def test_what_is_no_line_of_text_is_refused_in_a_sentence(codexam: Command, arguments: list[str], says: str) -> None:
    codexam("roster", "enrol", "Ann")
    ended = codexam("roster", *arguments)
    assert ended.status
    assert says in " ".join(ended.err.split())


def test_a_name_typed_on_a_mac_is_the_same_candidate(codexam: Command) -> None:
    codexam("roster", "enrol", "Jos\u00e9", "--group", "\u00c9cole")
    assert codexam("roster", "allow", "Jose\u0301", "--extra", "50%", "--reason", "By letter.").status == 0
    assert codexam("roster", "remove", "Jose\u0301", "--group", "E\u0301cole").status == 0
    listed = json.loads(codexam("roster", "list", "--json").out)
    assert [each["candidate"] for each in listed] == ["Jos\u00e9"]
