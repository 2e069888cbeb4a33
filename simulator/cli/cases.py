"""The records at hand, as text."""

from collections.abc import Iterable

from simulator.exam.item import Item


def as_text(items: Iterable[Item]) -> str:
    """A line for each record: its id, and what kind of record it is."""
    rows = [
        (item.id, case.encounter.setting.value, item.difficulty.value, str(len(case.documents)))
        for item in items
        if (case := item.case)
    ]
    if not rows:
        return "There is no record to code in the banks. `codexam doctor` tells whether they are in order."
    rows.insert(0, ("record", "setting", "difficulty", "documents"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    listed = "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)
    return f"{listed}\n\n`codexam case {rows[1][0]}` opens the first of them."
