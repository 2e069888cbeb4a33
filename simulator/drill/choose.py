"""Choosing what a drill asks next: what was missed a moment ago, what is due, then something new where one is weak.

Pure, and decided by a seed: the same course of the same drill goes on in the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.share import NONE, Share

SOONEST, LATEST = 3, 5
"""A missed item comes back when so many others have stood between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One place of a drill that is decided. `strand` names what it was drawn from."""

    item: str
    domain: str
    strand: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Something that new items are drawn from: a generator without end, or `items` of the banks in the order drawn."""

    name: str
    domain: str
    endless: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask an item that is at hand, by its id."""

    item: str


@dataclass(frozen=True, slots=True)
class Make:
    """Make an item by the generator of this strand."""

    strand: Strand


def choose(
    course: Sequence[Met],
    due: Sequence[str],
    strands: Sequence[Strand],
    spare: Sequence[str],
    domains: Mapping[str, Share],
    kinds: Mapping[str, Share],
    seed: int,
) -> Ask | Make | None:
    """What comes after this course of a drill; None when nothing is left.

    `due` are items to review, the first of them first. `spare` are items that were answered lately, and come when
    there is nothing else. `domains` and `kinds` are the candidate's shares, by domain and by name of strand, with the
    course in them.
    """
    asked = {met.item for met in course}
    if ripe := [item for item, since, gap in missed(course, seed) if since >= gap]:
        return Ask(ripe[0])
    if waiting := [item for item in due if item not in asked]:
        return Ask(waiting[0])
    left = [strand for strand in strands if strand.endless or not asked.issuperset(strand.items)]
    if left:
        dealt = {met.item: met for met in course}.values()
        domain = _turn([s.domain for s in left], domains, [met.domain for met in dealt], Draw(seed, "domains"))
        mine = {s.name: s for s in left if s.domain == domain}
        strand = mine[_turn(list(mine), kinds, [met.strand for met in dealt], Draw(seed, f"strands of {domain}"))]
        return Make(strand) if strand.endless else Ask(next(i for i in strand.items if i not in asked))
    if rest := [item for item in spare if item not in asked]:
        return Ask(rest[0])
    return next((Ask(item) for item, _, _ in missed(course, seed)), None)


def missed(course: Sequence[Met], seed: int) -> list[tuple[str, int, int]]:
    """The items that are not right yet, the one waiting longest first; how many came since, and how many are to."""
    last = {met.item: (place, met.right) for place, met in enumerate(course, 1)}
    return [
        (item, len(course) - place, SOONEST + Draw(seed, f"back {place}").below(LATEST - SOONEST + 1))
        for item, (place, right) in sorted(last.items(), key=lambda entry: entry[1][0])
        if not right
    ]


def _turn(names: Sequence[str], shares: Mapping[str, Share], dealt: Sequence[str], draw: Draw) -> str:
    """Whose turn it is: each comes in proportion to what it lacks, the weakest first; chance decides among equals."""
    order = draw.shuffled(list(dict.fromkeys(names)))
    return max(order, key=lambda name: (1 - shares.get(name, NONE).smoothed) / (dealt.count(name) + 1))
