"""A long exam taken up again: loaded, replayed and viewed, beside bare sqlite3 reading the same rows."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import RECORDS_FORM, RECORDS_PROFILE, Room, begun
from benchmarks.sqlite import bare
from simulator.candidate.proctor import Proctor
from simulator.exam.case import Line, Role

ROWS = (
    "SELECT name, form_id, profile, policy, checkpoint_elapsed, checkpoint_at, checkpoint_ticks, checkpoint_boot"
    " FROM attempt JOIN candidate ON candidate.id = candidate_id WHERE attempt.id = :attempt",
    "SELECT form.* FROM form JOIN attempt ON fingerprint = form_id WHERE attempt.id = :attempt",
    "SELECT form_slot.* FROM form_slot JOIN attempt USING (form_id) WHERE attempt.id = :attempt ORDER BY number",
    "SELECT item_revision.revision, content FROM item_revision JOIN form_slot USING (revision)"
    " JOIN attempt USING (form_id) WHERE attempt.id = :attempt ORDER BY number",
    "SELECT kind, seq, elapsed, at, slot, payload FROM attempt_event WHERE attempt_id = :attempt ORDER BY seq",
)

CODES = 20
"""How many codes a record gets."""


def figures(room: Room, runs: int, events: int = 2000) -> list[Figure]:
    """Two exams of so many events: one of items, one with records, whose codes were saved at every character.

    What it costs to hold the attempt and to let it go is in it, as for a person.
    """
    return [
        _figure(room, runs, events, begun(room.lobby), "an exam"),
        _figure(room, runs, events, begun(room.lobby, RECORDS_PROFILE, RECORDS_FORM), "an exam with records"),
    ]


def _figure(room: Room, runs: int, events: int, attempt: int, what: str) -> Figure:
    _sit(room, attempt, events)

    def resumed() -> float:
        return milliseconds(lambda: _glance(room, attempt))

    with bare(room.database) as connection:

        def read() -> float:
            return milliseconds(lambda: [connection.execute(rows, {"attempt": attempt}).fetchall() for rows in ROWS])

        ours, raw = by_turns(runs, resumed, read)
    return Figure(
        name=f"{what} of {events} events resumed",
        baseline_name="bare sqlite3 reading its rows",
        unit="ms",
        ours=ours,
        baseline=raw,
    )


def _glance(room: Room, attempt: int) -> None:
    proctor = room.lobby.sit(attempt)
    proctor.item()
    proctor.grid()
    proctor.leave()


def _sit(room: Room, attempt: int, events: int) -> None:
    proctor = room.lobby.sit(attempt)
    acts = _acts(proctor)
    while proctor.attempt.seq < events:
        next(acts)()
    proctor.leave()


def _acts(proctor: Proctor) -> Iterator[Callable[[], None]]:
    """What makes an event each: the form gone through from its end, where records stand, every time otherwise."""
    for turn in count():
        for slot in reversed(proctor.attempt.form.slots):
            yield partial(proctor.visit, slot.number)
            if slot.case:
                for place in range(CODES):
                    code = f"Z{turn % 10}{place:02}"
                    for length in range(1, len(code) + 1):
                        yield partial(proctor.write, place, Line(role=Role.DIAGNOSIS, code=code[:length]))
            else:
                first = turn % len(slot.options)
                yield partial(proctor.answer, *(slot.options * 2)[first : first + slot.choose])
