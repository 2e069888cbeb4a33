"""`codexam desk`: its options, and the PIN, which is set and cleared in a terminal."""

import pytest

from tests.cli.person import Command, one_sentence


def test_a_pin_that_is_not_set_cannot_be_cleared(codexam: Command) -> None:
    assert codexam("desk", "--clear-pin").out == "No PIN is set.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set-pin"], "terminal"),
        (["--set-pin", "--clear-pin"], "Choose"),
        (["--demo", "--as", "Ms Quinn"], "demo"),
        ([], "terminal"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(codexam: Command, arguments: list[str], said: str) -> None:
    ended = codexam("desk", *arguments)
    assert one_sentence(ended.err)
    assert said in ended.err
