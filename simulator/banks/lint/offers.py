"""What an item offers a candidate to choose or to write, right and wrong, and the whys that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.banks.source import Place
from simulator.exam.item import Item


@dataclass(frozen=True, slots=True)
class Offer:
    """An option, or a code of a case: whether it is right, and the bank's why. `place` is where its text stands."""

    text: str
    right: bool
    why: str
    place: Place


def offers(item: Item) -> Iterator[Offer]:
    """The options of an item; the codes of a case, those of the key before those that tempt."""
    for n, option in enumerate(item.options):
        yield Offer(option.text, option.id in item.key, option.why, ("options", n, "text"))
    if item.case is None:
        return
    for n, line in enumerate(item.case.key):
        for m, code in enumerate(line.codes):
            yield Offer(code, True, line.why, ("key", n, "codes", m))
    for n, trap in enumerate(item.case.tempting):
        for m, code in enumerate(trap.codes):
            yield Offer(code, False, trap.why, ("tempting", n, "codes", m))


def whys(item: Item) -> Iterator[tuple[str, str, Place]]:
    """(name of what it is about, why, place) of every why."""
    for n, option in enumerate(item.options):
        yield option.id, option.why, ("options", n, "why")
    if item.case is None:
        return
    for n, line in enumerate(item.case.key):
        yield line.codes[0], line.why, ("key", n, "why")
    for n, trap in enumerate(item.case.tempting):
        yield ", ".join(trap.codes), trap.why, ("tempting", n, "why")
