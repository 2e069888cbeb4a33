"""What a generator makes: an item, and what proves that its key is right and nothing else is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from simulator.drill.draw import Draw
from simulator.exam.fingerprint import fingerprint
from simulator.exam.item import Difficulty, Item, Kind, Level, Option

BANK = "generated"
"""The bank that made items say they are of."""


class Unmakeable(Exception):
    """This draw leads to no item: the next one is to be tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An item with its proof: what of the official tables makes the key right and each distractor wrong."""

    item: Item
    proof: str


class Generator(Protocol):
    """Makes items of one kind, without end.

    `id` names it in the ids of its items, such as pcs-build; `title` says to people what it asks; `domain` and `skills`
    are what a drill chooses by.
    """

    @property
    def id(self) -> str:
        """Its name in the ids of its items."""

    @property
    def title(self) -> str:
        """What it asks, to people."""

    @property
    def domain(self) -> str:
        """The domain of its items."""

    @property
    def skills(self) -> tuple[str, ...]:
        """The skills that its items exercise."""

    def make(self, draw: Draw) -> "Made":
        """An item; Unmakeable where these draws lead to none."""


def make(generator: Generator, seed: int) -> Made:
    """The item of this generator and seed: the same for ever, as long as the code books stay. Its id tells both."""
    for attempt in range(1000):
        try:
            made = generator.make(Draw(seed, f"{generator.id}/{attempt}"))
        except Unmakeable:
            continue
        item = replace(made.item, id=f"{generator.id}-{seed}")
        return replace(made, item=replace(item, revision=fingerprint(item)))
    raise RuntimeError(f"{generator.id} makes no item from these code books")


def choice(
    generator: Generator,
    draw: Draw,
    *,
    year: int,
    stem: str,
    right: Option,
    wrong: Sequence[Option],
    rationale: str,
    references: Sequence[str],
    difficulty: Difficulty = Difficulty.MODERATE,
    level: Level = Level.APPLICATION,
) -> Item:
    """An item to choose from, its options in an order drawn and named a, b, c … by it."""
    order = draw.shuffled([right, *wrong])
    options = tuple(replace(option, id="abcde"[n]) for n, option in enumerate(order))
    return _item(
        generator,
        kind=Kind.SINGLE,
        year=year,
        stem=stem,
        options=options,
        key=(options[order.index(right)].id,),
        rationale=rationale,
        references=tuple(references),
        difficulty=difficulty,
        level=level,
    )


def typed(
    generator: Generator,
    *,
    year: int,
    stem: str,
    accepted: Sequence[str],
    rationale: str,
    references: Sequence[str],
    difficulty: Difficulty = Difficulty.MODERATE,
    level: Level = Level.APPLICATION,
) -> Item:
    """An item whose answer is typed; `accepted` are the right ones, the best first."""
    return _item(
        generator,
        kind=Kind.TYPED,
        year=year,
        stem=stem,
        options=(),
        key=tuple(accepted),
        rationale=rationale,
        references=tuple(references),
        difficulty=difficulty,
        level=level,
    )


def _item(
    generator: Generator,
    *,
    kind: Kind,
    year: int,
    stem: str,
    options: tuple[Option, ...],
    key: tuple[str, ...],
    rationale: str,
    references: tuple[str, ...],
    difficulty: Difficulty,
    level: Level,
) -> Item:
    return Item(
        id="",
        revision="",
        bank=BANK,
        code_year=year,
        kind=kind,
        domain=generator.domain,
        skills=generator.skills,
        difficulty=difficulty,
        level=level,
        stem=stem,
        options=options,
        key=key,
        rationale=rationale,
        references=references,
    )
