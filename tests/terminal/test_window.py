"""Windows of all sizes, and sizes that change in the middle of an exam."""

from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.log import Log
from tests.terminal.screen import time_left

SIZES = [(120, 40), (80, 24), (107, 30), (108, 30), (200, 60), (70, 20), (81, 25)]


def test_a_window_that_is_too_small_says_what_it_needs_and_the_exam_goes_on_behind(sit: Start, database: Path) -> None:
    terminal = sit(columns=80, lines=24)
    terminal.type("c")
    before = time_left(terminal.wait("✓ saved"))

    terminal.resize(60, 15)
    terminal.wait("This window is 60×15.")
    small = terminal.wait("The exam needs")
    assert before - 2 <= time_left(small) <= before

    terminal.resize(80, 24)
    terminal.wait("● c")
    terminal.type("b")
    terminal.wait("● b")
    assert Log.read(database).sheet(1).chosen == "b"


def test_every_size_shows_the_same_exam(sit: Start, database: Path) -> None:
    terminal = sit(columns=80, lines=24)
    for letter, (columns, lines) in zip("abcdabc", SIZES, strict=True):
        terminal.resize(columns, lines)
        terminal.type(letter)
        terminal.wait(f"● {letter}")
        terminal.wait("✓ saved")

    assert [entry.payload["chosen"] for entry in Log.read(database).of("answered")] == [[x] for x in "abcdabc"]


def test_an_edge_that_is_dragged_leaves_the_exam_in_hand(sit: Start) -> None:
    terminal = sit(columns=80, lines=24)
    for columns in range(80, 140):
        terminal.resize(columns, 24)
        terminal.look(0.01)

    terminal.type("c")
    terminal.wait("● c")
    terminal.wait(lambda text: max(map(len, text.split("\n"))) > 120)


def test_the_home_screen_and_the_briefing_live_through_sixty_by_fifteen(start: Start) -> None:
    terminal = start("exam", "small", "--candidate", "Ann", columns=60, lines=15)
    terminal.wait("briefing")
    terminal.look(0.3)
    terminal.type("escape")
    terminal.wait("Start an exam")
    terminal.resize(30, 6)
    terminal.look(0.2)
    terminal.resize(100, 30)
    terminal.wait("Small exam")
    terminal.type("q")
    assert terminal.ended() == 0


def test_a_report_lives_through_a_change_of_size(sit: Start) -> None:
    terminal = sit(columns=80, lines=24)
    terminal.type("f10")
    terminal.wait("Hand in this exam?")
    terminal.resize(100, 30)
    terminal.type("y")
    terminal.wait("NOT PASSED")
    terminal.resize(60, 15)
    terminal.wait("NOT PASSED")
    terminal.resize(160, 50)
    terminal.wait("0 of 8 right")
