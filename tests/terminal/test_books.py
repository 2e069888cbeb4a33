"""The code books in a real process: built behind a bar, killed meanwhile, and searched with a terminal's own keys."""

from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

F3 = "\x1bOR"
BUILDING = "Making the code books ready"
READY = "Type to search"
FILE, PART = "codebooks.db", "codebooks.db.part"


def opens(start: Start) -> Terminal:
    """Codexam with its code books asked for."""
    terminal = start()
    terminal.wait("Look back")  # shown once the database is open
    terminal.type(F3)
    return terminal


def assert_searches(terminal: Terminal) -> None:
    terminal.wait(READY)
    terminal.type("copd exac")
    terminal.wait("J44.1")
    terminal.type("enter")
    terminal.wait("Excludes2")
    terminal.type(F3)
    terminal.wait("Start an exam")


def test_a_kill_while_the_books_are_built_leaves_a_program_that_builds_them(start: Start, home: Path) -> None:
    terminal = opens(start)
    terminal.wait(BUILDING)
    terminal.wait("ICD-10-PCS")
    terminal.kill()
    assert not (home / FILE).exists()

    terminal = opens(start)
    terminal.wait(BUILDING)
    assert_searches(terminal)

    assert (home / FILE).exists()
    assert not (home / PART).exists()


def test_two_windows_that_build_at_once_both_search(start: Start, home: Path) -> None:
    first, second = opens(start), opens(start)
    assert_searches(first)
    assert_searches(second)
    assert not (home / PART).exists()


def test_who_leaves_while_the_books_are_built_leaves_in_good_order(start: Start) -> None:
    terminal = opens(start)
    terminal.wait(BUILDING)
    terminal.type("escape")
    terminal.wait("Start an exam")
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.restored
