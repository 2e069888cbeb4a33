"""Conditions: codes of the tabular list as facts and as words, read from titles by the rule of a family."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.drill.cm.english import BOTH, SIDES, on_both, sided, the
from simulator.drill.cm.people import ADULTS, OLD
from simulator.drill.cm.tabular import Tabular

PLACE = "place"
SIDE = "side"
PAIRED = "paired"
_VAGUE = re.compile(
    r"unspecified|\bother\b|multiple|except|\bany\b|[()\[\],]|NOS|elsewhere|overlapping|\bparts?\b|\bregion\b",
    re.IGNORECASE,
)


_OF_AGE = re.compile(r"age-related|senile|presbycusis|macula", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Conditions whose titles are made alike, so that one rule reads them all.

    `pattern` matches a whole title. Its groups are the facts: `place` holds the side too, and `paired` is a word before
    the rest that says Unilateral or Bilateral. `words` are ways to say the condition, with the facts in braces: each as
    `says` has it, or as the title has it where `says` does not speak of it at all. A condition with a fact that `says`
    leaves out, or that is vague, is never what a stem tells, but may be a near miss.
    `axes` names each fact to people. `part` is what is meant where a title says "bilateral" alone. `care` names the
    course of an injury in `encounters`, "" for what is no injury. `rules` are references that hold for the family.
    """

    within: tuple[str, ...]
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    axes: Mapping[str, str]
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    part: str = ""
    care: str = ""
    ages: tuple[int, int] = ADULTS
    sex: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A code of the list, read: its facts by axis, and the words for it, several ways; none where it is not `clear`.

    A code that takes a 7th character stands without it, and `grows` is true.
    """

    code: str
    title: str
    grows: bool
    family: Family
    facts: Mapping[str, str]
    words: tuple[str, ...]

    @property
    def clear(self) -> bool:
        """Whether a stem can tell all its facts."""
        return bool(self.words)

    @property
    def sex(self) -> str:
        """Whom it befalls: "woman", "man", or "" for either."""
        if "female" in self.title:
            return "woman"
        return "man" if "male" in self.title else self.family.sex

    @property
    def ages(self) -> tuple[int, int]:
        """Of what ages it is told."""
        return OLD if _OF_AGE.search(self.title) else self.family.ages

    @property
    def category(self) -> str:
        """The category: the three characters before the dot."""
        return self.code[:3]

    def unlike(self, other: "Condition") -> tuple[str, ...]:
        """The axes in which another condition of the family differs."""
        return tuple(axis for axis in self.facts if self.facts[axis] != other.facts[axis])


def conditions(tabular: Tabular, family: Family) -> tuple[Condition, ...]:
    """The conditions of a family in printed order. Where two codes have the same facts, neither is one."""
    found: dict[tuple[str, ...], Condition | None] = {}
    for category in family.within:
        for line in tabular.under(category):
            if (line.billable or line.grows) and (match := family.pattern.fullmatch(line.title)) is not None:
                facts, words = _read(family, {axis: text or "" for axis, text in match.groupdict().items()})
                alike = tuple(facts.values())
                found[alike] = (
                    None
                    if alike in found
                    else Condition(
                        code=line.code, title=line.title, grows=line.grows, family=family, facts=facts, words=words
                    )
                )
    return tuple(condition for condition in found.values() if condition is not None)


def _read(family: Family, raw: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    facts: dict[str, str] = {}
    said: dict[str, str] = {}
    clear = True
    if raw.pop(PAIRED, "") == "Bilateral":
        raw[PLACE] = f"{raw[PLACE]}, {BOTH}"
    for axis, text in raw.items():
        known = family.says.get(axis)
        if axis == PLACE:
            place, side = sided(f"{family.part}, {BOTH}" if text == BOTH else text)
            place = known.get(place, place) if known else place
            facts[PLACE], facts[SIDE] = place, side
            said[PLACE] = the(place, side)
            told = {"", *SIDES} if family.care else {"", BOTH, *SIDES}  # an injury on both sides is two injuries
            clear = clear and not _VAGUE.search(said[PLACE]) and side in told
        else:
            facts[axis] = text
            said[axis] = known.get(text, "") if known else text
            clear = clear and (text in known if known else not _VAGUE.search(text))
    if not clear:
        return facts, ()
    words = tuple(" ".join(way.format(**said).split()) for way in family.words)
    return facts, tuple(on_both(way, facts[PLACE]) for way in words) if facts.get(SIDE) == BOTH else words
