"""A key: from the press until its effect is painted, beside a key in a bare list."""

from itertools import count, cycle
from pathlib import Path

from benchmarks.figure import Figure, by_turns
from benchmarks.room import Room
from benchmarks.start import CODEXAM, python
from benchmarks.terminal import Terminal

ITEM = 50
BARE = "cursor down in a list of an otherwise empty Textual app"


def figures(room: Room, runs: int) -> list[Figure]:
    """Two programs in two pseudo-terminals, pressed by turns, in an exam that stands at its item 50."""
    proctor = room.lobby.sit(room.attempt)
    proctor.visit(ITEM)
    proctor.leave()
    menu = Path(__file__).parent / "programs" / "menu.py"
    with (
        Terminal((*CODEXAM, "resume", str(room.attempt)), room.environment) as exam,
        Terminal(python(menu), {}) as bare,
    ):
        exam.until(f"Item {ITEM} of")
        bare.until("line 001")
        letters, lines = cycle("ab"), count(1)
        moves = cycle((("n", ITEM + 1), ("p", ITEM)))

        def choose() -> float:
            letter = next(letters)
            exam.press(letter)
            return exam.until(f"● {letter}")

        def move() -> float:
            key, item = next(moves)
            exam.press(key)
            return exam.until(f"Item {item} of")

        def down() -> float:
            bare.press("\x1b[B")
            return bare.until(f"line {next(lines):03}")

        by_turns(2, choose, down)  # the first keys of a program cost more
        chosen, down_a = by_turns(runs, choose, down)
        moved, down_b = by_turns(runs, move, down)
    return [
        Figure(name="a letter, until its mark", baseline_name=BARE, unit="ms", ours=chosen, baseline=down_a, target=2),
        Figure(name="n or p, until the item", baseline_name=BARE, unit="ms", ours=moved, baseline=down_b, target=2),
    ]
