"""The question before an exam is handed in: it counts what is still open."""

from collections.abc import Iterable

from simulator.exam.view import Cell, Mark
from simulator.ui.screens.dialogs import Question
from simulator.ui.text import count


def finish_question(cells: Iterable[Cell]) -> Question:
    """Ask whether to hand in."""
    slots = tuple(cells)
    unanswered = sum(cell.mark in {Mark.UNANSWERED, Mark.UNSEEN} for cell in slots)
    incomplete = sum(cell.mark is Mark.INCOMPLETE for cell in slots)
    flagged = sum(cell.flagged for cell in slots)
    body = (
        f"{count(unanswered, 'item')} of {len(slots)} without an answer: each counts as wrong."
        if unanswered
        else f"All {len(slots)} items are answered."
    )
    if incomplete:
        body += f"\n{count(incomplete, 'item')} with fewer answers than it takes."
    if flagged:
        body += f"\n{count(flagged, 'item')} still flagged."
    return Question(
        "Hand in this exam?", f"{body}\n\nAfter this no answer can be changed.", yes="Hand in", no="Go back"
    )
