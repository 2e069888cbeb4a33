"""Sittings of invented candidates as a response matrix: what the analysis would be given of real ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from simulator.analytics.matrix import NOT_REACHED, OMITTED, Matrix, choice, columns
from simulator.analytics.sitting import Tally
from simulator.exam.event import Answered, Event, Visited
from simulator.exam.form import Form
from simulator.invented import candidate, truth
from simulator.invented.candidate import Candidate
from simulator.invented.sitting import sat
from simulator.invented.truth import Truths
from tests.candidates import KEY, MORNING, form, items, minutes, policy


@dataclass(frozen=True)
class Room:
    """A class that sat a form whose truths are known."""

    form: Form
    truths: Truths
    people: tuple[Candidate, ...]
    rows: list[bytes]

    @property
    def matrix(self) -> Matrix:
        marks = columns(self.rows, len(self.form.slots))
        options = {option: option for option in "abcd"}
        return Matrix(
            len(self.rows),
            tuple(
                choice(slot.item, column, options=options, key=KEY)
                for slot, column in zip(self.form.slots, marks, strict=True)
            ),
        )

    @property
    def tallies(self) -> list[Tally]:
        """Everyone's credit."""
        return [Tally(Fraction(row.count(KEY.encode())), len(self.form.slots)) for row in self.rows]


def room(
    seed: int,
    number: int,
    count: int = 60,
    *,
    miskeyed: int = 0,
    dead: int = 0,
    people: Sequence[Candidate] = (),
    limit: float | None = None,
) -> Room:
    """So many candidates, or these, at so many items in so many minutes; at the pace of 100 in 240 unless told so."""
    pool, sheet, rules = items({"all": count}), form({"all": count}), policy(limit=minutes(limit or 2.4 * count))
    by_revision = {item.revision: item for item in pool}
    truths = truth.invented(pool, seed, miskeyed=miskeyed, dead=dead)
    class_ = tuple(people) or candidate.invented(number, seed)
    logs = [sat(each, sheet, rules, by_revision, truths.items, seed=seed, began=MORNING) for each in class_]
    return Room(sheet, truths, class_, [marks(log, count) for log in logs])


def marks(log: tuple[Event, ...], count: int) -> bytes:
    """A mark for every slot: the last answer, omitted, or not reached."""
    row = [NOT_REACHED] * count
    for event in log:
        if isinstance(event, Visited):
            row[event.slot - 1] = OMITTED
        elif isinstance(event, Answered):
            row[event.slot - 1] = event.chosen[0].encode()
    return b"".join(row)
