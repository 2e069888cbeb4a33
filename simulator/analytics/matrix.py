"""The response matrix: what every candidate did at every item of one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from simulator.analytics.crowd import NOBODY, Crowd, crowd, everyone, marked
from simulator.analytics.scores import Scores

OMITTED = b" "
NOT_REACHED = b"-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option and who chose it. `listed` is False where nothing but a choice tells that the item has it."""

    id: str
    key: bool
    chosen: Crowd
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A column: an item, or a case as a whole. `credit` is in parts of `out_of`, and nothing for who did not answer.

    A unit that is not `scored` (a pretest item) is analysed against the score but is no part of it. `seconds` are the
    times of those whose time is known, and `look_ups` how often each of those looked something up whose look-ups are.
    """

    id: str
    reached: Crowd
    answered: Crowd
    credit: Scores
    out_of: int = 1
    options: tuple[Option, ...] = ()
    scored: bool = True
    seconds: Sequence[float] = field(default=(), repr=False)
    look_ups: Sequence[int] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """ValueError for what cannot be: an answer without reaching, credit without an answer."""
        earned = NOBODY
        for place in self.credit.places:
            earned |= place
        if self.answered & ~self.reached or earned & ~self.answered:
            raise ValueError(f"{self.id}: who earned something answered, and who answered reached the item")


@dataclass(frozen=True, slots=True)
class Matrix:
    """`n` candidates at these units."""

    n: int
    units: tuple[Unit, ...]

    def __post_init__(self) -> None:
        """ValueError for units that cannot be told apart."""
        if len({unit.id for unit in self.units}) < len(self.units):
            raise ValueError("two units of a matrix have the same id")


def columns(rows: Sequence[bytes], units: int) -> list[bytes]:
    """The marks by unit of rows by candidate, a byte for each mark. ValueError for a row of another length."""
    if any(len(row) != units for row in rows):
        raise ValueError(f"every row of marks must have {units}")
    joined = b"".join(rows)
    return [joined[start::units] for start in range(units)]


def choice(
    unit_id: str,
    marks: bytes,
    *,
    options: Mapping[str, str],
    key: str,
    unlisted: frozenset[str] = frozenset(),
    scored: bool = True,
    seconds: Sequence[float] = (),
    look_ups: Sequence[int] = (),
) -> Unit:
    """An item that takes one option, from one mark for each candidate.

    `options` maps the id of each to its mark, one ASCII character; `key` is the id of the right one. A mark may also be
    OMITTED, NOT_REACHED, or any other: an answer that is none of the options.
    """
    all_of_them = everyone(len(marks))
    reached = all_of_them & ~marked(marks, NOT_REACHED[0]) if NOT_REACHED in marks else all_of_them
    answered = reached & ~marked(marks, OMITTED[0]) if OMITTED in marks else reached
    chosen = {option: marked(marks, ord(mark)) for option, mark in options.items()}
    return Unit(
        id=unit_id,
        reached=reached,
        answered=answered,
        credit=Scores((chosen[key],)),
        options=tuple(
            Option(id=option, key=option == key, chosen=who, listed=option not in unlisted)
            for option, who in chosen.items()
        ),
        scored=scored,
        seconds=seconds,
        look_ups=look_ups,
    )


def credited(
    unit_id: str,
    earned: Sequence[Fraction | None],
    *,
    answered: Sequence[bool],
    chosen: Mapping[str, Sequence[bool]] | None = None,
    key: frozenset[str] = frozenset(),
    scored: bool = True,
    seconds: Sequence[float] = (),
    look_ups: Sequence[int] = (),
) -> Unit:
    """A unit with credit from 0 to 1 for each candidate, None for one who did not reach it: a case, an item typed.

    For an item that takes several options, `chosen` tells for each who chose it, and `key` holds the right ones.
    """
    parts = lcm(*(credit.denominator for credit in earned if credit is not None))
    return Unit(
        id=unit_id,
        reached=crowd(credit is not None for credit in earned),
        answered=crowd(answered),
        credit=Scores.of(0 if credit is None else int(credit * parts) for credit in earned),
        out_of=parts,
        options=tuple(
            Option(id=option, key=option in key, chosen=crowd(flags)) for option, flags in (chosen or {}).items()
        ),
        scored=scored,
        seconds=seconds,
        look_ups=look_ups,
    )
