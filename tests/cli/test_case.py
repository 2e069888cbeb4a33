"""`codexam case`: the records at hand, and one of them to code."""

from pathlib import Path

import pytest

from simulator.candidate.lobby import Lobby
from tests.banks.authors import INPATIENT, OUTPATIENT, put
from tests.cli.person import Command, Ended, leave, one_sentence, unix, window

PROFILE = """\
id: demo
title: Demonstration
about: Two records.
minutes: 10
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [demo]
tools: [strike, flag]
blueprint:
  - {domain: inpatient-records, title: "Inpatient records", count: 1}
  - {domain: outpatient-records, title: "Outpatient records", count: 1}
"""


@pytest.fixture(autouse=True)
def records(home: Path) -> None:
    """An exam of two records among this person's files."""
    banks = home / "question_banks"
    put(banks / "profiles" / "demo.yaml", PROFILE)
    put(banks / "demo" / "demo-a" / "stay.yaml", INPATIENT)
    put(banks / "demo" / "demo-a" / "visit.yaml", OUTPATIENT)


def test_without_an_id_the_records_are_listed(codexam: Command) -> None:
    ended = codexam("case")
    assert (ended.status, ended.err) == (0, "")
    rows = [line.split() for line in ended.out.splitlines()]
    assert rows[0] == ["record", "setting", "difficulty", "documents"]
    assert ["demo-a-stay", "inpatient", "easy", "2"] in rows
    assert ["demo-a-visit", "outpatient", "easy", "1"] in rows


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["demo-a-sta"], "There is no record 'demo-a-sta'. The nearest: demo-a-stay"),
        (["mini-a-1"], "mini-a-1 is an item with options, and no record to code."),
    ],
)
def test_what_is_no_record_is_refused_before_any_screen(codexam: Command, arguments: list[str], says: str) -> None:
    ended = codexam("case", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert one_sentence(ended.err)


@pytest.mark.parametrize("minutes", ["0", "601", "soon"])
def test_minutes_that_nobody_can_have_are_refused(codexam: Command, minutes: str) -> None:
    ended = codexam("case", "demo-a-stay", "--minutes", minutes)
    assert ended.status == 2
    assert "--minutes" in ended.err


def test_how_records_are_answered_is_no_choice_of_an_exam_without_any(codexam: Command) -> None:
    ended = codexam("exam", "mini", "--answer", "select")
    assert ended == Ended(2, "", "--answer is about records to code, and mini has none.\n")


@pytest.mark.pty
@unix
def test_the_briefing_of_a_record_opens_with_the_choices_made_and_leads_to_the_chart(lobby: Lobby) -> None:
    terminal = window("case", "demo-a-stay", "--minutes", "30", "--answer", "select", "--candidate", "Bo")
    terminal.expect("Record: demo-a-stay")
    terminal.expect("Choose the codes from lists")
    terminal.expect("Time in all: 30 min")
    terminal.send("\x1b[21~")  # F10
    terminal.expect("0:30:00 left")
    terminal.sendcontrol("q")
    terminal.expect("Put this exam aside")
    terminal.send("y")
    terminal.expect("last here")
    assert leave(terminal) == 0
    (summary,) = lobby.attempts("Bo")
    assert (summary.form, summary.mode.value, summary.items) == ("demo-a-stay", "practice", 1)
