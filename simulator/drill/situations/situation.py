"""A situation that takes a modifier, and the modifiers that it is confused with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A modifier, tellings of its situation, and why not its neighbours: (modifier, what that one is for)."""

    modifier: str
    told: tuple[str, ...]
    neighbours: tuple[tuple[str, str], ...]


def situation(modifier: str, group: Mapping[str, str], *told: str) -> Situation:
    """A situation whose neighbours are the other modifiers of a group, each with what it is for."""
    neighbours = tuple((name, why) for name, why in group.items() if name != modifier)
    return Situation(modifier=modifier, told=told, neighbours=neighbours)
