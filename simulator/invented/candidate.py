"""Invented candidates: their names, abilities and habits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice, product
from string import ascii_uppercase

from simulator.invented.chance import Chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a candidate does beside answering: how probable each is at an item."""

    flags: float = 0.08
    second_thoughts: float = 0.06
    strikes: float = 0.10
    notes: float = 0.02
    look_ups: float = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A candidate. `ability` is on the scale of normal abilities; `leanings` are what a domain adds to it.

    `haste` divides the time that items take; `omits` is how probable it is that an item is passed over.
    """

    name: str
    ability: float
    leanings: Mapping[str, float] = field(default_factory=dict)
    haste: float = 1.0
    omits: float = 0.02
    habits: Habits | None = None

    def ability_at(self, domain: str) -> float:
        """The ability at items of a domain."""
        return self.ability + self.leanings.get(domain, 0.0)


def invented(
    number: int,
    seed: int,
    *,
    mean: float = 0.3,
    sd: float = 0.8,
    domains: tuple[str, ...] = (),
    habits: Habits | None = None,
) -> tuple[Candidate, ...]:
    """So many candidates with normal abilities, no two of one name; in each domain they lean by a normal 0.3.

    Without habits they only go from item to item and answer.
    """
    chance = Chance(seed, "candidates")
    names = Chance(seed, "names").shuffled(list(islice(_names(), max(number, _PLAIN))))[:number]
    return tuple(
        Candidate(
            name=name,
            ability=mean + sd * chance.normal(),
            leanings={domain: 0.3 * chance.normal() for domain in domains},
            haste=2 ** (0.25 * chance.normal()),
            omits=0.04 * chance.share(),
            habits=habits,
        )
        for name in names
    )


_GIVEN = """
    Ada Alma Amir Anna Ben Carla Chen Clara Dana David Elena Emil Eva Farid Grace Hana Hugo Ida Ines Ivan Jana Joel
    Jonas Kofi Lena Leo Lina Luis Maya Mei Mila Nadia Nils Nora Omar Paula Priya Ravi Rosa Ruth Sam Sara Sofia Tara
    Theo Tomas Vera Yusuf Zara Zoe
"""
_FAMILY = """
    Abbott Alvarez Baker Becker Boateng Brandt Castro Chandra Cole Costa Diaz Egan Ferrari Fischer Garcia Gupta Haddad
    Hansen Hughes Ito Jensen Kaya Keller Khan Kim Kowalski Larsen Lopez Marino Meyer Moreau Nakamura Novak Okafor Olsen
    Park Patel Petrov Quinn Reyes Rossi Sato Schmidt Silva Singh Tanaka Torres Walsh Weber Young
"""
_PLAIN = len(_GIVEN.split()) * len(_FAMILY.split())


def _names() -> Iterator[str]:
    """Names without end, no two alike: plain ones first, then with one initial, with two, and so on."""
    for length in count():
        for initials in product(ascii_uppercase, repeat=length):
            middle = "".join(f"{initial}. " for initial in initials)
            for given, family in product(_GIVEN.split(), _FAMILY.split()):
                yield f"{given} {middle}{family}"
