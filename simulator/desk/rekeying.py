"""Rekeying: which rulings an item allows, and what can be its new key."""

from collections.abc import Sequence

from simulator.desk.refusal import Refusal
from simulator.exam.item import Item, Kind
from simulator.exam.telling import lettered
from simulator.ports.docket import Ruling, Verdict


def verdicts(item: Item, earlier: Sequence[Ruling], *, drill: bool) -> tuple[Verdict, ...]:
    """What can be ruled on an item, after the rulings on it so far; `drill` says that it was met in one."""
    retired = any(ruling.verdict is Verdict.RETIRED for ruling in earlier)
    allowed = {
        Verdict.CREDITED: not drill,
        Verdict.REKEYED: _rekeyable(item) and not retired,
        Verdict.REJECTED: True,
        Verdict.RETIRED: not retired,
    }
    return tuple(verdict for verdict, able in allowed.items() if able)


def key_in_force(item: Item, earlier: Sequence[Ruling]) -> tuple[str, ...]:
    """The options of an item that are right by the rulings so far, the oldest first."""
    return next((ruling.key for ruling in reversed(earlier) if ruling.verdict is Verdict.REKEYED), item.key)


def new_key(item: Item, earlier: Sequence[Ruling], key: Sequence[str], options: Sequence[str]) -> tuple[str, ...]:
    """A new key in the order of the item's options, where it can have it. Refusal, with a sentence, where not.

    `options` are in the order in which they are read, which gives them their letters in the sentence.
    """
    if item.kind is Kind.CASE:
        raise Refusal(
            f"{item.id} is a record: its key are coded lines, which only its bank file can mend. Credit or retire it."
        )
    if not _rekeyable(item):
        raise Refusal(f"{item.id} is answered by typing: it has no options to choose a key from. Credit or retire it.")
    ids = [option.id for option in item.options]
    if strange := [each for each in key if each not in ids]:
        raise Refusal(f"{item.id} has no option {strange[0]!r}. Its options are {lettered(ids, options)}.")
    if len(set(key)) != item.choose or len(key) != item.choose:
        takes = "takes one option" if item.choose == 1 else f"tells candidates to choose {item.choose} options"
        raise Refusal(f"{item.id} {takes}: its key must name as many, each once, or all answers to it would be wrong.")
    found = tuple(each for each in ids if each in key)
    rekeyed = any(ruling.verdict is Verdict.REKEYED for ruling in earlier)
    if set(found) == set(key_in_force(item, earlier)) and not rekeyed:
        raise Refusal(f"{lettered(found, options)} is the key of {item.id} as it is.")
    return found


def _rekeyable(item: Item) -> bool:
    return item.kind in (Kind.SINGLE, Kind.MULTIPLE)
