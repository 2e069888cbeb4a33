"""An item: one scored task of a form, with its key and the teaching that goes with it."""

from dataclasses import dataclass
from enum import StrEnum

from simulator.exam.case import Case

OPTION_ID = r"^[a-z0-9]$"
"""The pattern of an option's id: one character, for what was chosen is kept as a word of them ("ac")."""


class Kind(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    CASE = "case"
    TYPED = "typed"


class Difficulty(StrEnum):
    """The author's estimate; item analysis has the last word."""

    EASY = "easy"
    MODERATE = "moderate"
    HARD = "hard"


class Level(StrEnum):
    """What an item asks of a coder: to remember, to apply a rule, or to weigh several."""

    RECALL = "recall"
    APPLICATION = "application"
    ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of an item. `why` says why it is right, or which mistake leads a coder to it."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item, whole. Carries the key: what a candidate may see of it is decided in `view`.

    `revision` is the fingerprint of everything that a candidate can meet; forms and attempts refer to it,
    so that an item mended later never changes an attempt made before. A case has a chart and a key of its own in
    `case`, and neither options nor key here.
    The key of a typed item are the answers that are right, the best first; it has no options.
    """

    id: str
    revision: str
    bank: str
    code_year: int
    kind: Kind
    domain: str
    skills: tuple[str, ...]
    difficulty: Difficulty
    level: Level
    stem: str
    options: tuple[Option, ...]
    key: tuple[str, ...]
    rationale: str
    references: tuple[str, ...]
    uses_cpt: bool = False
    accepted: bool = True
    case: Case | None = None

    @property
    def choose(self) -> int:
        """How many options are to be chosen."""
        return len(self.key)

    def option(self, option_id: str) -> Option:
        """The option with this id; KeyError when the item has none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(f"item {self.id} has no option {option_id!r}")
