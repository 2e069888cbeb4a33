"""`codexam plan`: what to do this week; and drills in history and in reports."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulator.bootstrap import open_application
from simulator.paths import paths
from simulator.ports.drills import Wish
from tests.cli import test_drill
from tests.cli.person import Command, Ended, one_sentence

sums = test_drill.sums


@pytest.fixture
def drilled(home: Path) -> int:
    """A drill of Ann's at two items of the mini bank, both wrong."""
    drill = open_application(paths()).coach.start("Ann", Wish(topics=("anatomy",), items=2, seed=1, bank="mini-a"))
    for _ in range(2):
        drill.choose("b")
        drill.settle()
        drill.next()
    drill.stop()
    drill.leave()
    return drill.proctor.record.id


def test_before_anybody_has_sat_here_a_name_is_asked_for(codexam: Command) -> None:
    ended = codexam("plan")
    assert (ended.status, "--candidate NAME" in ended.err, one_sentence(ended.err)) == (1, True, True)


def test_the_exam_date_is_set_shown_and_taken_back(codexam: Command) -> None:
    ahead = date.today() + timedelta(days=30)  # noqa: DTZ011 - the day of this machine, as the command has it
    out = codexam("plan", "--exam-date", ahead.isoformat(), "--candidate", "Ann").out
    assert f"on {ahead.isoformat()}." in out
    assert json.loads(codexam("plan", "--json").out)["exam_date"] == ahead.isoformat()
    taken = json.loads(codexam("plan", "--exam-date", "none", "--json").out)
    assert (taken["candidate"], taken["exam_date"], taken["days_left"]) == ("Ann", None, None)


@pytest.mark.parametrize("typed", ["30.9.2026", "2026-02-30", "soon", ""])
def test_a_day_that_is_none_is_refused(codexam: Command, typed: str) -> None:
    ended = codexam("plan", "--candidate", "Ann", "--exam-date", typed)
    assert ended == Ended(2, "", f"The day of the exam is written like 2026-09-30, or `none`, not {typed!r}.\n")


def test_the_plan_names_what_is_weak_and_the_week(codexam: Command, drilled: int) -> None:
    out = codexam("plan", "--candidate", "Ann").out
    assert "Weakest so far: Anatomy (0 % of 2)" in out
    assert "`codexam drill anatomy --minutes 20`" in out
    shape = json.loads(codexam("plan", "--candidate", "Ann", "--json").out)
    assert (len(shape["days"]), shape["days"][0]["drill"]) == (7, "anatomy")
    (weak,) = shape["weakest"]
    assert (weak["domain"], weak["right"], weak["total"], weak["percent"]) == ("anatomy", "0", 2, 0.0)


def test_a_drill_is_in_history_as_one_and_nobody_passes_it(codexam: Command, drilled: int) -> None:
    assert codexam("history").out.splitlines()[1].endswith("drill  0.0 %  drilled 2")
    (shape,) = json.loads(codexam("history", "--json").out)
    assert (shape["mode"], shape["passed"], shape["items"], shape["total"]) == ("drill", None, 2, 2)
    out = codexam("report", str(drilled)).out
    assert "DRILLED: 0.0 % (0 of 2 right)." in out
    assert "A drill: no exam, and no score to compare." in out
    shape = json.loads(codexam("report", str(drilled), "--json").out)
    assert (shape["mode"], shape["score"]["passed"], shape["seen_before"]) == ("drill", None, [])


def test_a_drill_has_a_page_too(codexam: Command, drilled: int, home: Path) -> None:
    page = home / "drill.html"
    assert codexam("report", str(drilled), "--html", str(page)).status == 0
    text = page.read_text(encoding="utf-8")
    assert "Drilled" in text
    assert "is needed" not in text
