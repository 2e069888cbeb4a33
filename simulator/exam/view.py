"""What a candidate may see: a view of an item or case during the exam, and a solved one, which alone knows the key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from simulator.exam.attempt import Attempt, Response
from simulator.exam.case import Answering, Case, Document, Encounter, Role, Sheet, Span, bare, filled, lines_of
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.marking import Marking
from simulator.exam.policy import Policy
from simulator.exam.scoring import answering, earned, marking

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
class View:
    """What can be seen of anything at one slot. `stem` is the text of an item, or the task of a case."""

    number: int
    domain: str
    stem: str
    flagged: bool
    note: str
    dwell: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView(View):
    """An item during the exam: no key, no why, no rationale. `typed` is what stands in it, None where one chooses."""

    options: tuple[OptionView, ...]
    choose: int = 1
    typed: str | None = None

    @property
    def chosen(self) -> int:
        """How many options are chosen."""
        return sum(option.chosen for option in self.options)

    @property
    def answered(self) -> bool:
        """Whether an option is chosen, or something is typed."""
        return self.chosen > 0 or bool(bare(self.typed or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView(View):
    """A case during the exam: the chart and the candidate's sheet, no key.

    `choices` are the codes to choose from, by role, where the case is answered so; empty where codes are written.
    """

    encounter: Encounter
    documents: tuple[Document, ...]
    fields: tuple[Role, ...]
    sheet: Sheet
    highlights: tuple[Span, ...]
    choices: Mapping[Role, tuple[str, ...]]

    @property
    def answered(self) -> bool:
        """Whether a code is entered."""
        return bool(filled(self.sheet))


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedOption(OptionView):
    """An option with its part in the answer."""

    right: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedView(ItemView):
    """An item once its key may be seen. `accepted` are the right answers of a typed one, the best first."""

    options: tuple[SolvedOption, ...]
    item: str
    revision: str
    scored: bool
    credit: Fraction
    rationale: str
    references: tuple[str, ...]
    uses_cpt: bool
    accepted: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the response earned full credit."""
        return self.credit == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedCase(CaseView):
    """A case once its key may be seen. `drg` is the MS-DRG of an inpatient key; 0 for others."""

    item: str
    revision: str
    scored: bool
    marking: Marking
    rationale: str
    references: tuple[str, ...]
    uses_cpt: bool
    drg: int

    @property
    def credit(self) -> Fraction:
        """What the sheet earned, from 0 to 1."""
        return self.marking.credit

    @property
    def right(self) -> bool:
        """Whether the sheet earned full credit."""
        return self.credit == 1


Solved = SolvedView | SolvedCase


class Mark(StrEnum):
    """How a slot stands in the item grid."""

    UNSEEN = "unseen"
    UNANSWERED = "unanswered"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One slot of the item grid; `within` is false in a section that is closed to the candidate."""

    number: int
    domain: str
    mark: Mark
    flagged: bool
    noted: bool
    current: bool
    within: bool = True


def seen(attempt: Attempt, slot: Slot, item: Item) -> ItemView | CaseView:
    """What the candidate may see at a slot now: solved only where the rules have it."""
    response = attempt.response(slot.number)
    if attempt.solved(slot.number):
        return solved(slot, item, response, attempt.policy)
    if item.case is not None:
        return CaseView(**_view(slot, item, response), **_case(item.case, response, attempt.policy))
    return ItemView(
        **_view(slot, item, response),
        choose=slot.choose,
        typed=response.typed if slot.typed else None,
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
    )


def solved(slot: Slot, item: Item, response: Response, policy: Policy) -> Solved:
    """An item or case with its key. Whether it may be given is for the caller to know."""
    teaching: dict[str, Any] = {
        "item": item.id,
        "revision": item.revision,
        "scored": slot.scored,
        "rationale": item.rationale,
        "references": item.references,
        "uses_cpt": item.uses_cpt,
    }
    if item.case is not None:
        return SolvedCase(
            **_view(slot, item, response),
            **_case(item.case, response, policy),
            **teaching,
            marking=marking(item.case, response, policy),
            drg=item.case.drg,
        )
    return SolvedView(
        **_view(slot, item, response),
        **teaching,
        choose=slot.choose,
        typed=response.typed if slot.typed else None,
        accepted=item.key if slot.typed else (),
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
        credit=earned(item, response, policy),
    )


def _view(slot: Slot, item: Item, response: Response) -> dict[str, Any]:
    return {
        "number": slot.number,
        "domain": slot.domain,
        "stem": item.stem,
        "flagged": response.flagged,
        "note": response.note,
        "dwell": response.dwell,
    }


def _case(case: Case, response: Response, policy: Policy) -> dict[str, Any]:
    select = answering(case, policy) is Answering.SELECT
    return {
        "encounter": case.encounter,
        "documents": case.documents,
        "fields": case.fields,
        "sheet": response.sheet,
        "highlights": response.highlights,
        "choices": {role: case.choices(role) for role in case.fields} if select else {},
    }


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
            within=attempt.within(slot.number),
        )
        for slot, response in zip(attempt.form.slots, attempt.responses, strict=True)
    )


def _mark(slot: Slot, response: Response) -> Mark:
    if not response.answered:
        return Mark.UNANSWERED if response.visited else Mark.UNSEEN
    whole = _sequenced(response.sheet) if slot.case else slot.typed or len(response.chosen) == slot.choose
    return Mark.ANSWERED if whole else Mark.INCOMPLETE


def _sequenced(sheet: Sheet) -> bool:
    """Whether a sheet has its principal or first-listed diagnosis, without which no claim goes out."""
    return bool(filled(lines_of(sheet, Role.PRINCIPAL_DIAGNOSIS)))
