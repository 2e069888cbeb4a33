"""The people of the stems: an age, and the words for them."""

from dataclasses import dataclass

from simulator.drill.cm.english import a
from simulator.drill.draw import Draw

ADULTS = (19, 82)
OLD = (62, 88)
WORKING = (24, 63)
_GROWN = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a stem. `he`, `his` and `him` are the pronouns."""

    age: int
    noun: str
    he: str
    his: str
    him: str

    def __str__(self) -> str:
        """As a stem speaks of somebody for the first time."""
        return a(f"{self.age}-year-old {self.noun}")

    def told(self, sentence: str) -> str:
        """A sentence with {who}, {he}, {his} and {him} filled in, and {He}, {His} where they begin it."""
        return sentence.format(
            who=str(self), he=self.he, his=self.his, him=self.him, He=self.he.title(), His=self.his.title()
        )


def person(draw: Draw, ages: tuple[int, int] = ADULTS, sex: str = "") -> Person:
    """A person of an age between these two, a "woman" or "man" where `sex` says so."""
    years = ages[0] + draw.below(ages[1] - ages[0] + 1)
    grown = years >= _GROWN
    if (sex or draw.pick(("woman", "man"))) == "woman":
        return Person(age=years, noun="woman" if grown else "girl", he="she", his="her", him="her")
    return Person(age=years, noun="man" if grown else "boy", he="he", his="his", him="him")
