"""Flags: which figures of an item call for a look at it. docs/item-analysis.md tells where the thresholds come from."""

from collections.abc import Iterator

from simulator.analytics.figures import Flag, ItemFigures, OptionFigures, Remark

WEAK = 0.15
"""Under this rest-score correlation an item tells the able from the others too little."""
EASY = 0.95
"""From this p on an item is too easy."""
HARD = 0.25
"""Under this p an item is too hard: guessing among four options would do as well."""
DEAD_OF_ALL = 0.05
"""A dead option is chosen by a smaller share than this of all who reached the item,"""
DEAD_OF_WRONG = 0.10
"""and by a smaller share than this of those who answered something else than the key,"""
WRONG_ENOUGH = 10
"""of whom there must be so many, for fewer say nothing."""


def remarks(item: ItemFigures) -> tuple[Remark, ...]:
    """What may be wrong with an item, the gravest first; nothing where it has counts only."""
    if item.p is None:
        return ()
    return (*_miskey(item), *_discrimination(item), *_dead(item), *_difficulty(item))


def _miskey(item: ItemFigures) -> Iterator[Remark]:
    suspects = [
        (other, key)
        for key in item.options
        if key.key
        for other in item.options
        if not other.key and other.count > key.count and _r(other) > _r(key)
    ]
    if suspects:
        other, key = max(suspects, key=lambda pair: (pair[0].count, _r(pair[0])))
        yield Remark(
            Flag.MISKEY,
            f"{_said(other)} is chosen more often than the key {_said(key)}, and by abler candidates: is it right?",
        )


def _discrimination(item: ItemFigures) -> Iterator[Remark]:
    r = item.rest_score_r
    if r is None or r >= WEAK:
        return
    if r < 0:
        yield Remark(Flag.NEGATIVE, f"Who gets it right scores lower on the rest of the form (r {r:.2f}).")
    else:
        yield Remark(Flag.WEAK, f"It hardly tells who scores high on the rest of the form (r {r:.2f}, under {WEAK}).")


def _dead(item: ItemFigures) -> Iterator[Remark]:
    keys = [option for option in item.options if option.key]
    if len(keys) != 1:
        return
    wrong = item.answered - keys[0].count
    dead = [
        option
        for option in item.options
        if not option.key
        and option.listed
        and option.count < DEAD_OF_ALL * item.n
        and option.count < DEAD_OF_WRONG * wrong
    ]
    if dead and wrong >= WRONG_ENOUGH:
        named = ", ".join(f"{option.id} ({option.count})" for option in dead)
        yield Remark(Flag.DEAD, f"Hardly anyone of the {wrong} who missed the key chose {named}.")


def _difficulty(item: ItemFigures) -> Iterator[Remark]:
    if item.p is not None and item.p >= EASY:
        yield Remark(Flag.EASY, f"Nearly everyone gets it right ({percent(item.p)}, {percent(EASY)} or more).")
    if item.p is not None and item.p < HARD:
        yield Remark(Flag.HARD, f"Few get it right ({percent(item.p)}, under {percent(HARD)}).")


def percent(share: float) -> str:
    """A share of one in whole percent, such as "41 %"."""
    return f"{share * 100:.0f} %"


def _r(option: OptionFigures) -> float:
    """The option's correlation; one that everybody or nobody chose tells nothing about them, which is 0."""
    return option.rest_score_r or 0.0


def _said(option: OptionFigures) -> str:
    r = "" if option.rest_score_r is None else f", r {option.rest_score_r:.2f}"
    return f"{option.id} ({percent(option.share or 0.0)}{r})"
