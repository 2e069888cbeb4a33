"""Outcomes on disk: what closed attempts left at the places of their forms, made anew from the log where one lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from struct import pack

from sqlalchemy import Connection, insert, select

from simulator.exam.attempt import Attempt, Response, replay
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.scoring import earned
from simulator.ports.register import Outcome
from simulator.store import codec
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.forms import form_of, items_of
from simulator.store.log import events_of
from simulator.store.rows import AttemptRow, OutcomeRow

_MILLISECOND = timedelta(milliseconds=1)
_MOST = 2**32 - 1
_PORTION = 200
"""Attempts to make outcomes of at once: more would hold the memory, fewer would wait for the disk more often."""


def outcome(attempt_id: int, attempt: Attempt, items: Mapping[str, Item]) -> Outcome:
    """What this attempt has left as it stands; `items` by revision."""
    places = list(zip(attempt.form.slots, attempt.responses, strict=True))
    dwell = [min(response.dwell // _MILLISECOND, _MOST) for _, response in places]
    return Outcome(
        attempt=attempt_id,
        chosen="".join(f"{_chosen(response)} " for _, response in places),
        credit="".join(f"{earned(items[slot.revision], response, attempt.policy)} " for slot, response in places),
        dwell=pack(f"<{len(places)}I", *dwell),
        look_ups=pack(f"<{len(places)}I", *(response.look_ups for _, response in places)),
    )


def keep_outcomes(connection: Connection, made: Iterable[Outcome]) -> None:
    """Keep the outcomes of attempts that have none."""
    rows = [
        {
            "attempt_id": each.attempt,
            "chosen": each.chosen,
            "credit": each.credit,
            "dwell": each.dwell,
            "look_ups": each.look_ups,
        }
        for each in made
    ]
    if rows:
        connection.execute(insert(table(OutcomeRow)), rows)


def make_lacking(database: Database, attempts: Sequence[int]) -> None:
    """Make the outcomes of these closed attempts from their logs, a portion at a time, and keep them."""
    for at in range(0, len(attempts), _PORTION):
        portion = attempts[at : at + _PORTION]
        with database.reading() as connection:
            made = _made(connection, portion)
        with database.writing() as connection:
            # Another window may have made some of them meanwhile.
            asked = select(OutcomeRow.attempt_id).where(OutcomeRow.attempt_id.in_(portion))
            there = set(connection.scalars(asked))
            keep_outcomes(connection, (each for each in made if each.attempt not in there))


def _made(connection: Connection, attempts: Sequence[int]) -> list[Outcome]:
    asked = select(AttemptRow.id, AttemptRow.form_id, AttemptRow.policy).where(AttemptRow.id.in_(attempts))
    rows = connection.execute(asked).all()
    forms = {form_id: form_of(connection, form_id) for form_id in {row.form_id for row in rows}}
    items = items_of(connection, (slot for form in forms.values() for slot in form.slots))
    made: list[Outcome] = []
    for row in rows:
        policy, events = codec.load(Policy, row.policy), events_of(connection, row.id)
        made.append(outcome(row.id, replay(forms[row.form_id], policy, events), items))
    return made


def _chosen(response: Response) -> str:
    if response.chosen:
        return "".join(response.chosen)
    if response.answered:
        return "="
    return "" if response.visited else "-"
