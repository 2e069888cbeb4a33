"""Memory: the most that codexam has had in the middle of an exam, beside an empty Textual app."""

from benchmarks.figure import Figure, by_turns
from benchmarks.room import Room
from benchmarks.start import CODEXAM, EMPTY
from benchmarks.terminal import WHOLE_FRAME, Terminal


def figures(room: Room, runs: int, items: int = 20) -> list[Figure]:
    """An exam resumed from home's folder, with so many items looked at."""

    def exam() -> float:
        with Terminal((*CODEXAM, "resume", str(room.attempt)), room.environment) as terminal:
            terminal.until(" of 100")
            for _ in range(items):
                terminal.press("n")
            terminal.rest(0.5)
            return terminal.peak_memory

    def empty() -> float:
        with Terminal(EMPTY, {}) as terminal:
            terminal.until(WHOLE_FRAME)
            terminal.rest(0.5)
            return terminal.peak_memory

    ours, bare = by_turns(runs, exam, empty)
    return [
        Figure(name="memory in an exam", baseline_name="an empty Textual app", unit="MiB", ours=ours, baseline=bare)
    ]
