"""History: many attempts listed, beside bare sqlite3 reading the same columns."""

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import Room
from benchmarks.sqlite import bare

COLUMNS = (
    "form_id, form_name, profile_id, title, mode, status, closed_by, begun, started, time_limit, elapsed, answered,"
    " total, passing, credit, passed, checkpoint_elapsed, checkpoint_at, checkpoint_ticks, checkpoint_boot"
)
LISTING = (
    "SELECT attempt.id, name, {} FROM attempt JOIN candidate ON candidate.id = candidate_id ORDER BY attempt.id DESC"
)
COPY = (
    "INSERT INTO attempt (candidate_id, profile, policy, {0})"
    " SELECT candidate_id, profile, policy, {0} FROM attempt WHERE id = ?"
)


def figures(room: Room, runs: int, attempts: int = 1000) -> list[Figure]:
    """As many closed attempts as asked, all of one candidate."""
    with bare(room.database) as connection:
        room.lobby.abandon(room.attempt)
        (there,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
        connection.execute("BEGIN")
        for _ in range(attempts - there):
            connection.execute(COPY.format(COLUMNS), (room.attempt,))
        connection.execute("COMMIT")
        listed, raw = by_turns(
            runs,
            lambda: milliseconds(room.lobby.attempts),
            lambda: milliseconds(lambda: connection.execute(LISTING.format(COLUMNS)).fetchall()),
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
