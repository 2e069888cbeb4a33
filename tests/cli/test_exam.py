"""`codexam exam`: choices that can be sat, and those that cannot."""

from pathlib import Path

import pytest

from tests.cli.person import PROFILE, Command, Ended, leave, one_sentence, unix, window


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


@pytest.mark.pty
@unix
def test_the_briefing_opens_with_the_choices_made() -> None:
    terminal = window("exam", "mini", "--mode", "practice", "--extra-time", "50%")
    terminal.expect("Mini exam")
    terminal.expect("50%")
    terminal.expect("15 min")
    assert leave(terminal) == 0
