"""`codexam report`: the score report as text, as JSON, and as a page."""

import json
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.candidate.lobby import Choices, Lobby
from tests.cli.person import Command, Ended, left_open, one_sentence, sat


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


@pytest.mark.parametrize("form", ["--html", "--pdf"])
def test_a_file_that_is_there_already_is_written_over_only_by_force(
    codexam: Command, lobby: Lobby, home: Path, form: str
) -> None:
    attempt, file = sat(lobby, 1), home / "report"
    file.write_text("my diary", encoding="utf-8")
    ended = codexam("report", str(attempt), form, str(file))
    assert (ended.status, one_sentence(ended.err)) == (1, True)
    assert "is there already" in ended.err
    assert file.read_text(encoding="utf-8") == "my diary"
    assert codexam("report", str(attempt), form, str(file), "--force").status == 0
    assert file.read_bytes() != b"my diary"


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


def looked_up(lobby: Lobby) -> int:
    """An attempt whose candidate opened one code at item 3, and handed in."""
    attempt = left_open(lobby)
    proctor = lobby.sit(attempt)
    proctor.visit(3)
    proctor.open_books()
    proctor.look_up("icd-10-cm", "I50.9", "chf")
    proctor.submit()
    proctor.leave()
    return attempt


def test_the_report_tells_the_look_ups_and_where_the_time_went(codexam: Command, lobby: Lobby) -> None:
    out = codexam("report", str(looked_up(lobby))).out
    assert "1 code opened in the code books, 0:0" in out
    assert "\n  Cases    1 code opened, 0:0" in out
    assert "The items that took longest:\n" in out
    assert "\n    3  Cases    0:0" in out


def test_the_report_as_json_has_every_look_up(codexam: Command, lobby: Lobby) -> None:
    books = json.loads(codexam("report", str(looked_up(lobby)), "--json").out)["books"]
    (one,) = books.pop("each")
    assert one.pop("elapsed_seconds") >= 0
    assert one == {"item_number": 3, "system": "icd-10-cm", "code": "I50.9", "query": "chf"}
    assert (books["on"], books["look_ups"]) == (True, 1)
    assert [(d["domain"], d["title"], d["look_ups"]) for d in books["domains"]] == [
        ("anatomy", "Anatomy", 0),
        ("cases", "Cases", 1),
    ]
    assert books["seconds"] == sum(d["seconds"] for d in books["domains"])
    (item,) = books["items"]
    assert item in books["slowest"]
    assert (item["number"], item["look_ups"]) == (3, 1)
    assert 0 < item["look_up_seconds"] <= item["seconds"]


def test_an_attempt_with_books_of_paper_says_so(codexam: Command, lobby: Lobby) -> None:
    assert "The code books were not opened." in codexam("report", str(sat(lobby, 1))).out
    paper = lobby.start("Ann", Choices(profile=lobby.profile("mini"), books=False))
    proctor = lobby.sit(paper)
    proctor.submit()
    proctor.leave()
    assert "The code books in the program were off" in codexam("report", str(paper)).out
    books = json.loads(codexam("report", str(paper), "--json").out)["books"]
    assert (books["on"], books["look_ups"], books["each"]) == (False, 0, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "9" * 23],
        ["resume", "9" * 23],
        ["dispute", "9" * 23, "1", "--reason", "It is b."],
        ["exam", "--assignment", "9" * 23],
        ["attempts", "export", "9" * 23, "--to", "x"],
        ["roster", "progress", "9" * 23],
        ["roster", "withdraw", "9" * 23],
    ],
)
def test_a_number_that_no_database_holds_is_no_damage(codexam: Command, arguments: list[str]) -> None:
    ended = codexam(*arguments)
    assert ended.status == 2
    assert "damaged" not in ended.err
    assert "9223372036854775807" in ended.err
