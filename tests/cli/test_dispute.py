"""`codexam dispute`, and both scores of an attempt that was rescored."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from simulator.bootstrap import open_desk
from simulator.candidate.lobby import Choices, Lobby
from simulator.desk.desk import Desk
from simulator.exam.policy import Feedback, Mode
from simulator.paths import paths
from simulator.ports.docket import Verdict
from tests.cli.person import Command, Ended, left_open, one_sentence, sat

WHY = "B is right [/x]."


@pytest.fixture
def desk(home: Path) -> Desk:
    return open_desk(paths(), "Ms Quinn")


def test_an_item_is_disputed_with_a_reason(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, 2)
    ended = codexam("dispute", "1", "3", "--reason", WHY)
    assert ended == Ended(0, "Item 3 of attempt 1 (mini-a-3) is disputed, and waits for a ruling.\n", "")
    (kept,) = lobby.appeals.of(1)
    assert (kept.slot, kept.reason, kept.ruling) == (3, WHY, None)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["1", "3", "--reason", " "], "Say why the key is wrong"),
        (["1", "5", "--reason", WHY], "Attempt 1 has no item 5: its items are 1 to 4."),
        (["9", "1", "--reason", WHY], "There is no attempt 9."),
        (["2", "1", "--reason", WHY], "Attempt 2 is still open"),
    ],
)
def test_what_cannot_be_disputed_is_a_sentence(codexam: Command, lobby: Lobby, arguments: list[str], says: str) -> None:
    sat(lobby, 1)
    left_open(lobby)
    ended = codexam("dispute", *arguments)
    assert ended.status == 1
    assert says in ended.err
    assert one_sentence(ended.err)


def test_a_dispute_without_the_option_is_refused(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1)
    assert codexam("dispute", "1", "3").status == 2


def test_practice_with_feedback_is_disputed_once_it_is_closed(codexam: Command, lobby: Lobby) -> None:
    choices = Choices(profile=lobby.profile("mini"), mode=Mode.PRACTICE, feedback=Feedback.IMMEDIATE)
    proctor = lobby.sit(lobby.start("Ann", choices))
    proctor.answer("b")
    proctor.reveal()
    assert "still open" in codexam("dispute", "1", "1", "--reason", WHY).err
    proctor.submit()
    proctor.leave()
    assert codexam("dispute", "1", "1", "--reason", WHY).status == 0


def test_history_and_report_tell_both_scores(codexam: Command, lobby: Lobby, desk: Desk) -> None:
    sat(lobby, 1, 2)
    codexam("dispute", "1", "3", "--reason", WHY)
    desk.disputes.rule(1, Verdict.CREDITED, "Both can be read so.")
    (_, line) = codexam("history").out.splitlines()
    assert line.endswith("50.0 %, later 75.0 %  not passed, later passed")
    out = codexam("report", "1").out
    assert "\nPASSED: 75.0 %, where 70.0 % is needed (3 of 4 right).\nFirst score 50.0 %, not passed. In force" in out
    assert "75.0 % (+25.0), 3 of 4, passed. By Ms Quinn: Both can be read so." in " ".join(out.split())


def test_history_and_report_as_json_have_the_later_scores_whole(codexam: Command, lobby: Lobby, desk: Desk) -> None:
    sat(lobby, 1, 2)
    sat(lobby, 1, 2)
    codexam("dispute", "1", "3", "--reason", WHY)
    desk.disputes.rule(1, Verdict.REKEYED, "B it is.", ("b",))
    shape = json.loads(codexam("report", "1", "--json").out)
    assert (shape["score"]["credit"], shape["score"]["percent"], shape["score"]["passed"]) == ("2", 50.0, False)
    (later,) = shape["later_scores"]
    assert datetime.fromisoformat(later["at"]).tzinfo is not None
    assert later == {
        "at": later["at"],
        "by": "Ms Quinn",
        "reason": "B it is.",
        "credit": "3",
        "total": 4,
        "percent": 75.0,
        "percent_exact": "75",
        "passed": True,
        "difference_percent": 25.0,
        "difference_percent_exact": "25",
        "adjustments": [{"item_number": 3, "change": "rekeyed", "key": ["b"]}],
    }
    second, first = json.loads(codexam("history", "--json").out)
    assert first["later_scores"] == shape["later_scores"]
    assert (first["credit"], second["later_scores"], second["assignment"]) == ("2", [], None)


def test_the_page_tells_both_scores(codexam: Command, lobby: Lobby, desk: Desk, home: Path) -> None:
    sat(lobby, 1, 2)
    codexam("dispute", "1", "3", "--reason", WHY)
    desk.disputes.rule(1, Verdict.CREDITED, "Read <b>both</b>.")
    codexam("report", "1", "--html", str(home / "report.html"))
    page = (home / "report.html").read_text(encoding="utf-8")
    assert '<p class="figure">75.0 %</p>' in page
    assert "✓ Passed</strong><br>First score 50.0 %, not passed. In force since " in page
    assert "<h2>Scores</h2>" in page
    assert ": 50.0 %, 2 of 4.</li>" in page
    assert "75.0 % (+25.0), 3 of 4, passed. By Ms Quinn: Read &lt;b&gt;both&lt;/b&gt;.</li>" in page
    _, item, after = page.partition('id="item-3"')
    assert item
    assert (
        "Disputed, credited: this attempt is credited with the item. By Ms Quinn, " in after.partition("</section>")[0]
    )
    assert page.count("Your reason, ") == 1


def test_a_retired_item_is_told_in_every_report(codexam: Command, lobby: Lobby, desk: Desk, home: Path) -> None:
    sat(lobby, 1, 2, 3)
    codexam("dispute", "1", "4", "--reason", WHY)
    desk.disputes.rule(1, Verdict.RETIRED, "Out of date.")
    sat(lobby, 1, 2, 3)
    told = "1 of the items was retired by an instructor: it keeps its place, and is not scored."
    out = codexam("report", "2").out
    assert "PASSED: 100.0 %, where 70.0 % is needed (3 of 3 right)." in out
    assert told in " ".join(out.split())
    shape = json.loads(codexam("report", "2", "--json").out)
    assert (shape["retired"], shape["score"]["total"], len(shape["items"])) == ([4], 3, 4)
    codexam("report", "2", "--html", str(home / "report.html"))
    page = (home / "report.html").read_text(encoding="utf-8")
    assert told in page
    assert page.count("retired: not scored") == 1
