"""What an analysis finds. A figure is None where it cannot be had: too few candidates, or no variance."""

from dataclasses import dataclass
from enum import StrEnum

FEWEST = 10
"""Under so many candidates there are counts only."""
STABLE = 30
"""Under so many candidates every figure is marked unstable."""


class Flag(StrEnum):
    """What may be wrong with an item."""

    MISKEY = "possible-miskey"
    NEGATIVE = "negative-discrimination"
    WEAK = "weak-discrimination"
    DEAD = "dead-option"
    EASY = "too-easy"
    HARD = "too-hard"


@dataclass(frozen=True, slots=True)
class Remark:
    """A flag, and the sentence that says what it rests on."""

    flag: Flag
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFigures:
    """An option: how many chose it, in all and of the two groups, and their share of all who reached the item."""

    id: str
    key: bool
    listed: bool
    count: int
    upper: int | None
    lower: int | None
    share: float | None
    rest_score_r: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """An item, or a case as a whole. All but `not_reached` rests on the `n` who reached it.

    `p` is the mean credit with an omission earning nothing, `interval` its 95 % interval, `p_answered` the mean of
    those who answered; `upper` and `lower` are the p of the two groups; `seconds` is a median, `look_ups` a mean.
    """

    id: str
    n: int
    answered: int
    right: int
    not_reached: int
    options: tuple[OptionFigures, ...]
    p: float | None = None
    interval: tuple[float, float] | None = None
    p_answered: float | None = None
    rest_score_r: float | None = None
    upper: float | None = None
    lower: float | None = None
    alpha_if_deleted: float | None = None
    seconds: float | None = None
    look_ups: float | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def omitted(self) -> int:
        """How many reached it and did not answer."""
        return self.n - self.answered

    @property
    def unstable(self) -> bool:
        """Whether so few reached it that its figures may be quite other ones next time."""
        return self.n < STABLE

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What may be wrong with it."""
        return tuple(remark.flag for remark in self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFigures:
    """A form: how many candidates, how many units in the score, and how well the score measures.

    `band` is how far, either way, a score may lie from the one that it stands for, at 95 %: 1.96 SEM.
    """

    n: int
    units: int
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    sem: float | None = None
    band: float | None = None

    @property
    def unstable(self) -> bool:
        """Whether there are so few candidates that the figures may be quite other ones next time."""
        return self.n < STABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The figures of a form and of its items, and in `notes` a sentence for each thing that could not be had."""

    form: FormFigures
    items: tuple[ItemFigures, ...]
    notes: tuple[str, ...]
