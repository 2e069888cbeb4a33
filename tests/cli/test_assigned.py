"""`codexam exam` with what is assigned."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.bootstrap import open_desk
from simulator.candidate.lobby import Lobby
from simulator.desk.desk import Desk
from simulator.paths import paths
from tests.cli.person import Command, leave, left_open, one_sentence, unix, window

DAY = timedelta(days=1)


@pytest.fixture
def desk(home: Path, lobby: Lobby) -> Desk:
    desk = open_desk(paths(), "Ms Quinn")
    desk.roster.enrol(["Ann"], "Evening")
    left_open(lobby)
    return desk


def assign(desk: Desk, *, opens: timedelta = -DAY, closes: timedelta = DAY) -> int:
    now = datetime.now(UTC)
    return desk.roster.assign("Evening", "mini", opens=now + opens, closes=now + closes, form="mini-a")


def test_without_an_exam_what_is_assigned_and_what_there_is_are_listed(codexam: Command, desk: Desk) -> None:
    nothing = codexam("exam")
    assert nothing.status == 0
    assert nothing.out.startswith("Exams:\n")
    assert "mini         Mini exam, 4 items, 10:00" in nothing.out
    assign(desk)
    assign(desk, opens=2 * DAY, closes=3 * DAY)
    lines = codexam("exam").out.splitlines()
    assert lines[0] == "Assigned to Ann:"
    assert lines[1].startswith("  1  mini, form mini-a, exam mode: due by ")
    assert lines[1].endswith(" (Evening)")
    assert lines[2].startswith("  2  mini, form mini-a, exam mode: opens ")
    assert lines[-1] == "`codexam exam --assignment 1` opens the briefing."


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--assignment", "9"], 1, "No assignment 9 is open to Ann. There are: 1, 2."),
        (["--assignment", "2"], 1, "Assignment 2 opens "),
        (["--assignment", "1", "--candidate", "Bob"], 1, "No assignment 1 is open to Bob."),
        (["mini", "--assignment", "1"], 2, "An assignment decides exam, form, mode, clock and extra time"),
        (["--assignment", "1", "--extra-time", "900%"], 2, "An assignment decides"),
        (["--mode", "practice"], 2, "Say which exam"),
    ],
)
def test_what_cannot_be_begun_is_refused_before_any_screen(
    codexam: Command, desk: Desk, arguments: list[str], status: int, says: str
) -> None:
    assign(desk)
    assign(desk, opens=2 * DAY, closes=3 * DAY)
    ended = codexam("exam", *arguments)
    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert one_sentence(ended.err)


@pytest.mark.pty
@unix
def test_the_briefing_of_an_assignment_opens_filled_in(desk: Desk) -> None:
    assign(desk)
    desk.roster.allow("Ann", "50%", "On record.")
    terminal = window("exam", "--assignment", "1")
    terminal.expect("Assigned by Ms Quinn to Evening")
    terminal.expect("15 min; 50% extra allowed by Ms Quinn")
    assert leave(terminal) == 0
