"""Starting: the first frame of home, and home with its exams, beside the first frame of an empty Textual app."""

import sys
from pathlib import Path

from benchmarks.figure import Figure, by_turns
from benchmarks.terminal import WHOLE_FRAME, Terminal

CODEXAM = (str(Path(sys.executable).with_name("codexam")),)
AN_EXAM = " items, "


def python(program: Path) -> tuple[str, ...]:
    """A program, run by the interpreter that runs codexam."""
    return (sys.executable, str(program))


EMPTY = python(Path(__file__).parent / "programs" / "empty.py")


def figures(home: Path, runs: int) -> list[Figure]:
    """Whole processes, from before they exist until the last line of the screen is painted, or an exam listed."""
    here = {"CODEXAM_HOME": str(home)}

    def first_frame() -> float:
        with Terminal(CODEXAM, here) as terminal:
            return terminal.until(WHOLE_FRAME)

    def exams_listed() -> float:
        with Terminal(CODEXAM, here) as terminal:
            return terminal.until(AN_EXAM)

    def empty() -> float:
        with Terminal(EMPTY, here) as terminal:
            return terminal.until(WHOLE_FRAME)

    exams_listed()  # makes the database, and the bytecode
    frame, listed, bare = by_turns(runs, first_frame, exams_listed, empty)
    what = "first frame of an empty Textual app"
    return [
        Figure(name="first frame of home", baseline_name=what, unit="ms", ours=frame, baseline=bare, target=1.5),
        Figure(name="home with its exams", baseline_name=what, unit="ms", ours=listed, baseline=bare, target=3),
    ]
