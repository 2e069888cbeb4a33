"""History: many attempts listed, beside bare sqlite3 reading the same columns."""

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import Room
from benchmarks.sqlite import bare

COLUMNS = (
    "form_id, form_name, profile_id, title, mode, status, closed_by, begun, started, time_limit, elapsed, answered,"
    " total, passing, credit, passed, checkpoint_elapsed, checkpoint_at, checkpoint_ticks, checkpoint_boot"
)
LISTING = f"SELECT attempt.id, name, {COLUMNS} FROM attempt JOIN candidate ON candidate.id = candidate_id"  # noqa: S608 -- constant
COPY = f"INSERT INTO attempt (candidate_id, profile, policy, {COLUMNS})"  # noqa: S608 -- constant


def figures(room: Room, runs: int, attempts: int = 1000) -> list[Figure]:
    """As many closed attempts as asked, all of one candidate."""
    with bare(room.database) as connection:
        room.lobby.abandon(room.attempt)
        (there,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
        connection.execute("BEGIN")
        for _ in range(attempts - there):
            connection.execute(
                f"{COPY} SELECT candidate_id, profile, policy, {COLUMNS} FROM attempt WHERE id = ?", (room.attempt,)
            )
        connection.execute("COMMIT")
        listed, raw = by_turns(
            runs,
            lambda: milliseconds(room.lobby.attempts),
            lambda: milliseconds(lambda: connection.execute(f"{LISTING} ORDER BY attempt.id DESC").fetchall()),
        )
    return [
        Figure(
            name=f"a history of {len(room.lobby.attempts())} attempts",
            baseline_name="bare sqlite3 reading its rows",
            unit="ms",
            ours=listed,
            baseline=raw,
        )
    ]
