"""The question before an exam is handed in, or a section of it is closed: it counts what is still open."""

from collections.abc import Iterable

from simulator.exam.attempt import Attempt
from simulator.exam.view import Cell, Mark
from simulator.ui.screens.dialogs import Question
from simulator.ui.text import count


def closing_question(attempt: Attempt, cells: Iterable[Cell]) -> Question:
    """Ask whether to hand in; or, where sections are left for good, whether to go on to the next."""
    slots = tuple(cell for cell in cells if cell.within)
    unanswered = sum(cell.mark in {Mark.UNANSWERED, Mark.UNSEEN} for cell in slots)
    incomplete = sum(cell.mark is Mark.INCOMPLETE for cell in slots)
    flagged = sum(cell.flagged for cell in slots)
    body = (
        f"{count(unanswered, 'item')} of {len(slots)} without an answer: each counts as wrong."
        if unanswered
        else f"All {len(slots)} items are answered."
    )
    if incomplete:
        lacks = "fewer answers than it takes"
        if any(slot.case for slot in attempt.form.slots):
            lacks += ", or a record without its principal or first-listed diagnosis"
        body += f"\n{count(incomplete, 'item')} incomplete: {lacks}."
    if flagged:
        body += f"\n{count(flagged, 'item')} still flagged."
    if attempt.last_section:
        return Question(
            "Hand in this exam?", f"{body}\n\nAfter this no answer can be changed.", yes="Hand in", no="Go back"
        )
    here, there = (attempt.policy.sections[attempt.section + n].title for n in (0, 1))
    return Question(
        f"Close the section {here}?",
        f"{body}\n\nThe next section is {there}. There is no way back to this one.",
        yes="Go on",
        no="Go back",
    )
