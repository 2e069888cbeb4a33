"""What a candidate may see: two kinds of view of an item, and only the second knows the key."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from simulator.exam.attempt import Attempt, Response
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.profile import Scoring
from simulator.exam.scoring import credit

LETTERS = "abcde"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """An option as it stands before a candidate. The letter is its place, not its id."""

    id: str
    letter: str
    text: str
    chosen: bool
    struck: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item during the exam: no key, no why, no rationale."""

    number: int
    domain: str
    stem: str
    options: tuple[OptionView, ...]
    flagged: bool
    note: str
    dwell: timedelta
    choose: int = 1

    @property
    def chosen(self) -> int:
        """How many options are chosen."""
        return sum(option.chosen for option in self.options)

    @property
    def answered(self) -> bool:
        """Whether an option is chosen."""
        return self.chosen > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedOption(OptionView):
    """An option with its part in the answer."""

    right: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedView(ItemView):
    """An item once its key may be seen."""

    options: tuple[SolvedOption, ...]
    item: str
    revision: str
    credit: Fraction
    rationale: str
    references: tuple[str, ...]
    uses_cpt: bool

    @property
    def right(self) -> bool:
        """Whether the response earned full credit."""
        return self.credit == 1


class Mark(StrEnum):
    """How a slot stands in the item grid."""

    UNSEEN = "unseen"
    UNANSWERED = "unanswered"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One slot of the item grid."""

    number: int
    domain: str
    mark: Mark
    flagged: bool
    noted: bool
    current: bool


def item_view(attempt: Attempt, slot: Slot, item: Item) -> ItemView | SolvedView:
    """The view of an item that the candidate may have now."""
    if attempt.solved(slot.number):
        return solved_view(slot, item, attempt.response(slot.number), attempt.policy.scoring)
    response = attempt.response(slot.number)
    return ItemView(
        number=slot.number,
        domain=slot.domain,
        stem=item.stem,
        options=tuple(
            OptionView(
                id=option,
                letter=letter,
                text=item.option(option).text,
                chosen=option in response.chosen,
                struck=option in response.struck,
            )
            for letter, option in zip(LETTERS, slot.options, strict=False)
        ),
        flagged=response.flagged,
        note=response.note,
        dwell=response.dwell,
        choose=slot.choose,
    )


def solved_view(slot: Slot, item: Item, response: Response, scoring: Scoring) -> SolvedView:
    """The view of an item with its key. Whether it may be given is for the caller to know."""
    return SolvedView(
        number=slot.number,
        item=item.id,
        revision=item.revision,
        domain=slot.domain,
        stem=item.stem,
        options=tuple(
            SolvedOption(
                id=option,
                letter=letter,
                text=item.option(option).text,
                why=item.option(option).why,
                right=option in item.key,
                chosen=option in response.chosen,
                struck=option in response.struck,
            )
            for letter, option in zip(LETTERS, slot.options, strict=False)
        ),
        flagged=response.flagged,
        note=response.note,
        dwell=response.dwell,
        choose=slot.choose,
        credit=credit(item, response.chosen, scoring),
        rationale=item.rationale,
        references=item.references,
        uses_cpt=item.uses_cpt,
    )


def grid(attempt: Attempt) -> tuple[Cell, ...]:
    """Every slot, for the item grid and the review screen."""
    return tuple(
        Cell(
            number=slot.number,
            domain=slot.domain,
            mark=_mark(slot, response),
            flagged=response.flagged,
            noted=bool(response.note),
            current=slot.number == attempt.current,
        )
        for slot, response in zip(attempt.form.slots, attempt.responses, strict=True)
    )


def _mark(slot: Slot, response: Response) -> Mark:
    if response.answered:
        return Mark.ANSWERED if len(response.chosen) == slot.choose else Mark.INCOMPLETE
    return Mark.UNANSWERED if response.visited else Mark.UNSEEN
