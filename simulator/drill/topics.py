"""Topics: the names by which one says what to drill, and what stands behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from simulator.drill.made import BANK, Generator
from simulator.exam.item import Difficulty, Item, Kind

_ABBREVIATED = frozenset(
    {
        "abn",
        "apc",
        "cc",
        "ccs",
        "cdi",
        "cpt",
        "drg",
        "e",
        "ecg",
        "ed",
        "ehr",
        "er",
        "fhir",
        "hac",
        "hcpcs",
        "hipaa",
        "icd",
        "jw",
        "jz",
        "kx",
        "mcc",
        "mdm",
        "mri",
        "ms",
        "mue",
        "ncci",
        "ocg",
        "oig",
        "opps",
        "pci",
        "pcs",
        "phi",
        "poa",
        "psi",
        "rvu",
    }
)
"""Parts of tags that are abbreviations."""


class Sort(StrEnum):
    """What a name is a name of: a domain, a skill, or one kind of made item."""

    DOMAIN = "domain"
    SKILL = "skill"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One name to drill by. `items` of the banks go by it, and `kinds` of items are made for it without end."""

    name: str
    title: str
    sort: Sort
    items: int
    kinds: int


class UnknownTopic(Exception):
    """There is no topic of this name; the text names the nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a drill chooses from. Names of one sort widen it, of several sorts narrow it; empty, anything goes.

    `kinds` are ids of generators. A skill and a kind both say what an item exercises: either will do.
    """

    domains: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    difficulty: Difficulty | None = None
    bank: str | None = None

    def holds(self, item: Item, kind: str | None = None) -> bool:
        """Whether an item is in it; `kind` is the id of the generator that made it."""
        return (
            self._holds(item.domain, item.skills, kind)
            and self.difficulty in (None, item.difficulty)
            and self.bank in (None, item.bank)
        )

    def made_by(self, generator: Generator) -> bool:
        """Whether items of this generator can be in it; how hard one is shows when it is made."""
        return self._holds(generator.domain, generator.skills, generator.id) and self.bank in (None, BANK)

    def _holds(self, domain: str, skills: tuple[str, ...], kind: str | None) -> bool:
        exercises = not (self.skills or self.kinds) or not self.skills.isdisjoint(skills) or kind in self.kinds
        return exercises and (not self.domains or domain in self.domains)


def drillable(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that drills may ask: accepted ones, each once; a record is no drill."""
    return tuple({item.id: item for item in items if item.accepted and item.kind is not Kind.CASE}.values())


def topics(items: Sequence[Item], generators: Sequence[Generator], titles: Mapping[str, str]) -> tuple[Topic, ...]:
    """Everything with a name: domains in the order of their titles' source, then skills by name, then kinds."""
    domains = dict.fromkeys([*(g.domain for g in generators), *(i.domain for i in items)])
    tagged = [*(item.skills for item in items), *(generator.skills for generator in generators)]
    skills = sorted({skill for tags in tagged for skill in tags} - set(domains))
    return (
        *(
            Topic(
                name=domain,
                title=title(domain, titles),
                sort=Sort.DOMAIN,
                items=sum(item.domain == domain for item in items),
                kinds=sum(generator.domain == domain for generator in generators),
            )
            for domain in domains
        ),
        *(
            Topic(
                name=skill,
                title=title(skill, {}),
                sort=Sort.SKILL,
                items=sum(skill in item.skills for item in items),
                kinds=sum(skill in generator.skills for generator in generators),
            )
            for skill in skills
        ),
        *(Topic(name=g.id, title=g.title, sort=Sort.KIND, items=0, kinds=1) for g in generators),
    )


def scope(names: Iterable[str], known: Sequence[Topic], difficulty: Difficulty | None, bank: str | None) -> Scope:
    """What these names choose; UnknownTopic where one is none. Titles do as well as names, in any case."""
    by_name = {_plain(topic.title): topic for topic in reversed(known)} | {topic.name: topic for topic in known}
    chosen = []
    for name in names:
        if _plain(name) not in by_name:
            raise UnknownTopic(_unknown(name, [topic.name for topic in known]))
        chosen.append(by_name[_plain(name)])

    def of(sort: Sort) -> frozenset[str]:
        return frozenset(topic.name for topic in chosen if topic.sort is sort)

    return Scope(domains=of(Sort.DOMAIN), skills=of(Sort.SKILL), kinds=of(Sort.KIND), difficulty=difficulty, bank=bank)


def title(name: str, titles: Mapping[str, str]) -> str:
    """A name as people read it."""
    return titles.get(name) or _words(name)


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """The names that somebody who wrote this one may have meant, three at most."""
    plain = _plain(name)
    within = [each for each in names if plain and plain in each]
    return list(dict.fromkeys([*within[:2], *get_close_matches(plain, names, 3, 0.7), *within]))[:3]


def _unknown(name: str, names: Sequence[str]) -> str:
    near = ", ".join(nearest(name, names))
    return f"There is no topic {name!r}. " + (
        f"The nearest: {near}." if near else "`codexam drill --list` shows what there is."
    )


def _plain(name: str) -> str:
    return "-".join(name.lower().split())


def _words(tag: str) -> str:
    """A tag as people read it: what the field abbreviates stands in capitals."""
    words = [word.upper() if word in _ABBREVIATED else word for word in tag.split("-")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
