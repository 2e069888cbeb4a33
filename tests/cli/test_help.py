"""What is said before anything is done, and how little is loaded to say it."""

import simulator
from tests.cli.person import Command, Ended, one_sentence, process

HEAVY = """
import sys
from simulator.__main__ import main
try:
    main()
except SystemExit:
    pass
names = ("textual", "sqlalchemy", "alembic", "pydantic", "yaml", "rich", "typer", "simulator.candidate.lobby")
print([name for name in names if name in sys.modules])
"""


def test_help_loads_no_heavy_library() -> None:
    assert process("--help", code=HEAVY).out.splitlines()[-1] == "['typer']"


def test_the_home_screen_is_asked_for_without_loading_even_the_commands() -> None:
    ended = process(code=HEAVY)
    assert ended.out == "[]\n"
    assert "needs a terminal" in ended.err


def test_without_a_terminal_no_screen_opens() -> None:
    ended = process()
    assert ended.status == 1
    assert one_sentence(ended.err)


def test_every_command_has_a_sentence_of_help(codexam: Command) -> None:
    commands = [["exam"], ["resume"], ["history"], ["report"], ["paths"], ["doctor"], ["banks", "check"]]
    for command in [*commands, ["banks", "list"]]:
        ended = codexam(*command, "--help")
        assert ended.status == 0
        sentence = " ".join(ended.out.split("\n\n")[1].split())
        assert sentence.endswith(".")
        assert len(sentence) > 20


def test_the_version_is_said(codexam: Command) -> None:
    assert codexam("--version") == Ended(0, f"codexam {simulator.__version__}\n", "")
