"""The docket: what a candidate says of an item, how an instructor rules, and what becomes of scores and keys."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from simulator.exam.rescoring import Adjustment


class Verdict(StrEnum):
    """How an instructor rules on an item.

    Credited: this attempt is given the item. Rekeyed: another key holds from now on. Rejected: all stays as it is.
    Retired: nobody is given the item any more, and where a form still holds it, it does not count.
    """

    CREDITED = "credited"
    REKEYED = "rekeyed"
    REJECTED = "rejected"
    RETIRED = "retired"


LASTING = (Verdict.REKEYED, Verdict.RETIRED)
"""The verdicts that change an item for whoever begins from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision on one revision of an item, with its reason. `key` are the ids of the right options, where rekeyed.

    `dispute` is the one that it settles, None where an instructor ruled unasked; such a one rekeys or retires.
    """

    item: str
    revision: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime
    key: tuple[str, ...] = ()
    dispute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A candidate's objection to an item of a closed attempt. `ruling` is None while it waits."""

    id: int
    attempt: int
    slot: int
    candidate: str
    item: str
    revision: str
    reason: str
    at: datetime
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescore:
    """A later score of an attempt, beside its first, which stays. `adjustments` are all that it takes into account.

    `follows` is how many later scores it follows, 0 for the first of them: what they held, it holds too.
    """

    attempt: int
    follows: int
    credit: Fraction
    total: int
    passed: bool
    adjustments: tuple[Adjustment, ...]
    reason: str
    by: str
    at: datetime

    @property
    def percent(self) -> Fraction:
        """Credit of a hundred; 0 where nothing counts any more."""
        return self.credit * 100 / self.total if self.total else Fraction(0)


class Outdated(Exception):
    """Attempts were given later scores meanwhile, which the ones at hand do not follow: nothing was written."""

    def __init__(self, attempts: Collection[int]) -> None:
        super().__init__(f"attempts {sorted(attempts)} have other later scores by now")
        self.attempts = frozenset(attempts)


class Docket(Protocol):
    """Disputes, rulings and rescores as they are kept. Nothing of it is ever changed or removed.

    What is written leaves an entry in the audit log, in the same transaction. Every method may raise StoreError.
    """

    def dispute(self, attempt: int, slot: int, item: str, revision: str, reason: str, at: datetime) -> int:
        """Keep a candidate's objection, and say its id. ValueError while an earlier one at this place waits."""

    def disputes(self, attempt: int | None = None, *, waiting: bool = False) -> tuple[Dispute, ...]:
        """All disputes, or those of an attempt, or those without a ruling, the oldest first."""

    def rule(self, ruling: Ruling, rescores: Sequence[Rescore] = ()) -> None:
        """Keep a ruling, and with it the scores that follow from it.

        ValueError for a dispute that has one; Outdated as `rescore`, and then the ruling is not kept either.
        """

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, the oldest first."""

    def rescore(self, rescores: Sequence[Rescore], by: Ruling | None = None) -> None:
        """Keep later scores, all or none. Outdated where one does not follow the last one of its attempt.

        `by` is the ruling that they were made by: all are Outdated where a later one re-keys or retires its item.
        """

    def rescores(self, attempt: int) -> tuple[Rescore, ...]:
        """The later scores of an attempt, the one in force last."""

    def rescored(self, candidate: str | None = None) -> tuple[Rescore, ...]:
        """The later scores of all attempts of a candidate, or of everyone, in the order in which they were made."""

    def in_force(self, attempts: Collection[int]) -> Mapping[int, Rescore]:
        """The last of the later scores of each of these attempts that has any."""

    def holding(self, revision: str, since: datetime | None = None) -> tuple[int, ...]:
        """The closed attempts, drills apart, whose form holds this revision of an item: all, or closed `since`."""
