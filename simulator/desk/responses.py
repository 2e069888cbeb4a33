"""Responses: the matrix of a form, from what each attempt left at its places."""

import sys
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import compress

from simulator.analytics.matrix import NOT_REACHED, OMITTED, Matrix, Unit, choice, credited
from simulator.exam.form import Form, Slot
from simulator.exam.item import Item, Kind
from simulator.ports.register import Outcome

_NEVER = NOT_REACHED.decode()
_NO_OPTION = "="
_GAP = "."
"""Stands for an omission where every place must have a letter; no option is called this."""


def matrix(form: Form, items: Mapping[str, Item], outcomes: Sequence[Outcome]) -> Matrix:
    """The response matrix of a form: a unit for each place, in order, of whoever these outcomes are of.

    An item that takes one option is told by the option chosen; one that takes several, a record and a typed answer by
    the credit that it earned. ValueError for an outcome that has not as many places as the form.
    """
    left = _Left(outcomes, len(form.slots))
    ids = Counter(slot.item for slot in form.slots)
    units = []
    for slot in form.slots:
        name = slot.item if ids[slot.item] == 1 else f"{slot.item} ({slot.number})"
        item = items[slot.revision]
        single = item.kind is Kind.SINGLE and item.choose == 1
        units.append(_choice(name, slot, item, left) if single else _credited(name, slot, item, left))
    return Matrix(len(outcomes), tuple(units))


class _Left:
    """What all the attempts have left, by place, counted from 0."""

    def __init__(self, outcomes: Sequence[Outcome], places: int) -> None:
        self._places = places
        self._outcomes = outcomes
        self._dwell = self._numbers([outcome.dwell for outcome in outcomes])
        self._look_ups = self._numbers([outcome.look_ups for outcome in outcomes])

    def letters(self, place: int) -> bytes | None:
        """The marks at a place, a letter each, where nobody has left more than a letter anywhere on the form."""
        return None if self._letters is None else self._letters[place :: self._places]

    def words(self, place: int) -> list[str]:
        """What was chosen at a place."""
        return self._chosen[place :: self._places]

    def credit(self, place: int) -> list[str]:
        """What was earned at a place."""
        return self._credit[place :: self._places]

    def seconds(self, place: int, reached: Sequence[bool] | None) -> list[float]:
        """How long those who reached a place (None: everybody) had it in view."""
        dwell = self._dwell[place :: self._places]
        return [ms / 1000 for ms in (dwell if reached is None else compress(dwell, reached))]

    def look_ups(self, place: int, reached: Sequence[bool] | None) -> Sequence[int]:
        """How often those who reached a place (None: everybody) looked something up there."""
        look_ups = self._look_ups[place :: self._places]
        return look_ups if reached is None else list(compress(look_ups, reached))

    @cached_property
    def _letters(self) -> bytes | None:
        # A place is a word and a space: where every word has one letter, the letters are every other character. That
        # needs no list of a million words, which would take longer than the analysis.
        rows = " " + "".join(outcome.chosen for outcome in self._outcomes)
        filled = rows.replace("  ", f" {_GAP} ").replace("  ", f" {_GAP} ")
        if len(filled) != 2 * self._places * len(self._outcomes) + 1 or not filled.isascii():
            return None
        letters, spaces = filled[1::2], filled[::2]
        return letters.replace(_GAP, OMITTED.decode()).encode("ascii") if not spaces.strip() else None

    @cached_property
    def _chosen(self) -> list[str]:
        return self._words([outcome.chosen for outcome in self._outcomes])

    @cached_property
    def _credit(self) -> list[str]:
        return self._words([outcome.credit for outcome in self._outcomes])

    def _words(self, rows: Sequence[str]) -> list[str]:
        words = "".join(rows).split(" ")[:-1]
        if len(words) != self._places * len(rows):
            raise ValueError(f"every outcome of a form must have its {self._places} places")
        return words

    def _numbers(self, rows: Sequence[bytes]) -> Sequence[int]:
        numbers = array("I", b"".join(rows))
        if sys.byteorder == "big":
            numbers.byteswap()
        if len(numbers) != self._places * len(rows):
            raise ValueError(f"every outcome of a form must have its {self._places} places")
        return numbers


def _choice(name: str, slot: Slot, item: Item, left: _Left) -> Unit:
    ids = [option.id for option in item.options]
    at = slot.number - 1
    marks = left.letters(at)
    if marks is None:
        told = {"": OMITTED.decode(), _NEVER: _NEVER, **{each: each for each in ids}}
        marks = "".join(told.get(word, _NO_OPTION) for word in left.words(at)).encode("ascii")
    reached = [mark != NOT_REACHED[0] for mark in marks] if NOT_REACHED in marks else None
    return choice(
        name,
        marks,
        options={each: each for each in ids},
        key=item.key[0],
        scored=slot.scored,
        seconds=left.seconds(at, reached),
        look_ups=left.look_ups(at, reached),
    )


def _credited(name: str, slot: Slot, item: Item, left: _Left) -> Unit:
    at = slot.number - 1
    words, credit = left.words(at), left.credit(at)
    ids = [option.id for option in item.options]
    taken = {word: frozenset(word) for word in set(words)}
    worth = {earned: Fraction(earned) for earned in set(credit)}
    reached = [word != _NEVER for word in words]
    answered = [word not in ("", _NEVER) for word in words]
    return credited(
        name,
        [
            None if not there else worth[earned] if given else Fraction(0)
            for there, given, earned in zip(reached, answered, credit, strict=True)
        ],
        answered=answered,
        chosen={option: [option in taken[word] for word in words] for option in ids},
        key=frozenset(item.key),
        scored=slot.scored,
        seconds=left.seconds(at, reached),
        look_ups=left.look_ups(at, reached),
    )
