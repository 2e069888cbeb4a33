"""An answer saved: through the proctor until it is on disk, beside bare sqlite3 writing the same rows."""

from itertools import count, cycle

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import Room, begun
from benchmarks.sqlite import bare

CHECKPOINT = (
    "UPDATE attempt SET status = ?, closed_by = NULL, elapsed = ?, answered = ?, checkpoint_elapsed = ?,"
    " checkpoint_at = ?, checkpoint_ticks = ?, checkpoint_boot = ? WHERE id = ? AND holder = ?"
)
EVENT = "INSERT INTO attempt_event (attempt_id, seq, kind, elapsed, at, slot, payload) VALUES (?, ?, ?, ?, ?, ?, ?)"
NOW = "2026-03-02 09:00:00.000000"
WINDOW = "bare"


def figures(room: Room, runs: int) -> list[Figure]:
    """Two attempts in one database, each answered by turns; one transaction an answer, synchronous=FULL."""
    proctor = room.lobby.sit(begun(room.lobby))
    other = begun(room.lobby)
    options = cycle("ab")
    numbers = count(1)

    with bare(room.database) as connection:
        connection.execute("UPDATE attempt SET holder = ? WHERE id = ?", (WINDOW, other))

        def write(seq: int) -> None:
            spent = seq * 1_000_000
            state = ("running", spent, 1, spent, NOW, spent, "a boot", other, WINDOW)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(CHECKPOINT, state)
            connection.execute(EVENT, (other, seq, "answered", spent, NOW, 1, '{"chosen": ["a"]}'))
            connection.execute("COMMIT")

        def ours() -> float:
            option = next(options)
            return milliseconds(lambda: proctor.answer(option))

        def baseline() -> float:
            seq = next(numbers)
            return milliseconds(lambda: write(seq))

        by_turns(3, ours, baseline)  # compiles the statements
        saved, raw = by_turns(runs, ours, baseline)
    proctor.leave()
    return [
        Figure(
            name="an answer on disk",
            baseline_name="bare sqlite3, same rows and pragmas",
            unit="ms",
            ours=saved,
            baseline=raw,
            target=3,
        )
    ]
