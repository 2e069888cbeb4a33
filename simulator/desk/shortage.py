"""Shortage: the exams that can no longer be drawn when one more item is retired."""

from collections.abc import Sequence

from simulator.ports.docket import Ruling
from simulator.ports.shelf import Shelf
from simulator.rulings import in_force


def shortages(shelf: Shelf, rulings: Sequence[Ruling], ruling: Ruling) -> tuple[str, ...]:
    """A sentence for each exam of which forms can be drawn by these rulings, and with this one no more."""
    told = []
    for exam in shelf.profiles():
        items = shelf.pool(exam)
        after = in_force(items, [*rulings, ruling])
        missing = after.missing(exam)
        if missing and not in_force(items, rulings).missing(exam):
            short = ", ".join(f"{exam.title_of(domain)} {count}" for domain, count in missing.items())
            forms = ", ".join(after.forms(exam))
            rest = f"; {forms} can still be sat" if forms else ", and nobody can sit it"
            told.append(f"No form of {exam.title} can be drawn any more (short of {short}){rest}.")
    return tuple(told)
