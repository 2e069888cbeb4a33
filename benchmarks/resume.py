"""A long exam taken up again: loaded, replayed and viewed, beside bare sqlite3 reading the same rows."""

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import Room, begun
from benchmarks.sqlite import bare

ROWS = (
    "SELECT name, form_id, profile, policy, checkpoint_elapsed, checkpoint_at, checkpoint_ticks, checkpoint_boot"
    " FROM attempt JOIN candidate ON candidate.id = candidate_id WHERE attempt.id = :attempt",
    "SELECT form.* FROM form JOIN attempt ON fingerprint = form_id WHERE attempt.id = :attempt",
    "SELECT form_slot.* FROM form_slot JOIN attempt USING (form_id) WHERE attempt.id = :attempt ORDER BY number",
    "SELECT item_revision.revision, content FROM item_revision JOIN form_slot USING (revision)"
    " JOIN attempt USING (form_id) WHERE attempt.id = :attempt ORDER BY number",
    "SELECT kind, seq, elapsed, at, slot, payload FROM attempt_event WHERE attempt_id = :attempt ORDER BY seq",
)


def figures(room: Room, runs: int, events: int = 2000) -> list[Figure]:
    """An exam of so many events. What it costs to hold the attempt and to let it go is in it, as for a person."""
    attempt = begun(room.lobby)
    _sit(room, attempt, events)

    def resumed() -> float:
        return milliseconds(lambda: _glance(room, attempt))

    with bare(room.database) as connection:

        def read() -> float:
            return milliseconds(lambda: [connection.execute(rows, {"attempt": attempt}).fetchall() for rows in ROWS])

        ours, raw = by_turns(runs, resumed, read)
    return [
        Figure(
            name=f"an exam of {events} events resumed",
            baseline_name="bare sqlite3 reading its rows",
            unit="ms",
            ours=ours,
            baseline=raw,
        )
    ]


def _glance(room: Room, attempt: int) -> None:
    proctor = room.lobby.sit(attempt)
    proctor.item()
    proctor.grid()
    proctor.leave()


def _sit(room: Room, attempt: int, events: int) -> None:
    proctor = room.lobby.sit(attempt)
    turn = 0
    while proctor.attempt.seq < events:
        proctor.visit(turn % 100 + 1)
        proctor.answer("abcd"[turn // 100 % 4])
        turn += 1
    proctor.leave()
