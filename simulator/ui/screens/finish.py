"""The question before an exam is handed in, or a section of it is closed: it counts what is still open."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.candidate.proctor import Proctor
from simulator.exam.attempt import Attempt
from simulator.exam.case import Answering, CodeSet, Line, Setting, filled
from simulator.exam.item import Item
from simulator.exam.notation import remark, unfinished
from simulator.exam.scoring import answering
from simulator.exam.view import Cell, Mark
from simulator.ui.screens.dialogs import Question
from simulator.ui.text import count


def closing_question(proctor: Proctor) -> Question:
    """Ask whether to hand in; or, where sections are left for good, whether to go on to the next."""
    attempt, slots = proctor.attempt, tuple(cell for cell in proctor.grid() if cell.within)
    alone = len(attempt.form.slots) == 1 and attempt.form.slots[0].case
    told = [still_open(slots, "record" if alone else "item")]
    if any(cell.mark in {Mark.UNANSWERED, Mark.UNSEEN} for cell in slots):
        told.append("What has no answer counts as wrong.")
    if any(cell.mark is Mark.INCOMPLETE for cell in slots):
        told.append(f"Incomplete is {_lacking(attempt, slots)}.")
    told += sheet_warnings(attempt, proctor.record.items, [cell.number for cell in slots])
    if flagged := sum(cell.flagged for cell in slots):
        told.append(f"{count(flagged, 'item')} still flagged.")
    body = "\n".join(told)
    if attempt.last_section:
        return Question(
            f"Hand in this {'record' if alone else 'exam'}?",
            f"{body}\n\nAfter this no answer can be changed.",
            yes="Hand in",
            no="Go back",
        )
    here, there = (attempt.policy.sections[attempt.section + n].title for n in (0, 1))
    return Question(
        f"Close the section {here}?",
        f"{body}\n\nThe next section is {there}. There is no way back to this one.",
        yes="Go on",
        no="Go back",
    )


def _lacking(attempt: Attempt, slots: Iterable[Cell]) -> str:
    """What makes one of these incomplete."""
    cases = {attempt.form.slot(cell.number).case for cell in slots}
    ways = ["an item with fewer answers than it takes"] if False in cases else []
    ways += ["a record without its principal or first-listed diagnosis"] if True in cases else []
    return " or ".join(ways)


def still_open(cells: Sequence[Cell], noun: str = "item") -> str:
    """How many of these are open, and how many of them have no answer or are not complete."""
    unanswered = sum(cell.mark in {Mark.UNANSWERED, Mark.UNSEEN} for cell in cells)
    incomplete = sum(cell.mark is Mark.INCOMPLETE for cell in cells)
    whole, lacking = len(cells), unanswered + incomplete
    if not lacking:
        return f"The {noun} is answered." if whole == 1 else f"All {whole} {noun}s are answered."
    parts = [f"{unanswered} without an answer"] if unanswered else []
    parts += [f"{incomplete} incomplete"] if incomplete else []
    are = "is" if lacking == 1 else "are"
    return f"{lacking} of {count(whole, noun)} {are} open: {', '.join(parts)}."


def sheet_warnings(attempt: Attempt, items: Mapping[str, Item], numbers: Iterable[int]) -> list[str]:
    """What stands on the answer sheets of these items that cannot be meant so; `items` by revision."""
    odd: dict[int, int] = {}
    bare: dict[int, int] = {}
    for number in numbers:
        case = items[attempt.form.slot(number).revision].case
        if case is None or answering(case, attempt.policy) is Answering.SELECT:
            continue
        lines = filled(attempt.response(number).sheet)
        asked = case.encounter.setting is Setting.INPATIENT
        odd[number] = sum(_odd(line) for line in lines)
        bare[number] = sum(asked and _lacks_poa(line) for line in lines)
    told = []
    if found := sum(odd.values()):
        codes = "a code as it stands" if found == 1 else "codes as they stand"
        told.append(f"{count(found, 'line')} cannot be {codes}{_where(odd, attempt)}.")
    if found := sum(bare.values()):
        noun = "diagnosis" if found == 1 else "diagnoses"
        told.append(f"{found} inpatient {noun} without POA{_where(bare, attempt)}.")
    return told


def _odd(line: Line) -> bool:
    return bool(remark(line.role, line.code)) or unfinished(line.role, line.code)


def _lacks_poa(line: Line) -> bool:
    return line.role.code_set is CodeSet.CM and not line.poa.strip()


def _where(found: Mapping[int, int], attempt: Attempt) -> str:
    """The items that have some, by number, where the form has others too."""
    if len(attempt.form.slots) == 1:
        return ""
    numbers = [str(number) for number, lines in found.items() if lines]
    return f" (item{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})"
