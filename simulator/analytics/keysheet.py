"""The key of a matrix from outside: the right option of each item, written as a row or as a column."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analytics.table import Row, Table, Unreadable, listed

_KEY = frozenset({"key", "answer", "correct"})


@dataclass(frozen=True, slots=True)
class KeySheet:
    """The key letter of each item, by `folded` id, and a sentence for each thing that was left out."""

    letters: dict[str, str]
    notes: tuple[str, ...]


def folded(text: str) -> str:
    """An id as it is compared: upper and lower case alike."""
    return text.casefold()


def letter(cell: str) -> str:
    """The option that a cell names, a letter or a figure; nothing where it names none."""
    return cell.upper() if len(cell) == 1 and cell.isascii() and cell.isalnum() else ""


def key_sheet(table: Table, items: Sequence[str]) -> KeySheet:
    """The key in a table for these items.

    It is a row of letters under a row of item ids, or lines of an id and a letter; without any id of the items, as many
    letters as there are items, in their order. Raises Unreadable where there is no key for any of them.
    """
    rows = [row for row in table.rows if not row.blank]
    if not rows:
        raise Unreadable("The key is empty. It needs the id of each item and its letter, as a row or as a column.")
    wanted = {folded(item) for item in items}
    across = sum(folded(cell) in wanted for cell in rows[0].cells)
    down = sum(folded(row.cells[0]) in wanted for row in rows)
    notes = list(table.notes)
    if not across and not down:
        pairs = _in_order(rows, items)
    elif across > down or (across == down and len(rows) > 1 and not _letter_beside(rows[0], wanted)):
        pairs = _across(rows, wanted, notes)
    else:
        pairs = _down(rows, wanted)
    return _agreed(pairs, items, notes)


def _letter_beside(row: Row, wanted: set[str]) -> bool:
    """Whether the first two cells are an item and its key, not two items."""
    return len(row.cells) > 1 and bool(row.cells[1]) and folded(row.cells[1]) not in wanted


def _across(rows: Sequence[Row], wanted: set[str], notes: list[str]) -> list[tuple[str, str]]:
    ids, below = rows[0].cells, rows[1:]
    if not below:
        raise Unreadable("The key names the items and no letters. Write the right option of each below its id.")
    letters = next((row for row in below if folded(row.cells[0]) in _KEY), below[0])
    others = [row.line for row in below if row is not letters]
    if others:
        notes.append(f"More than one row of the key: line {letters.line} was used, {listed(others)} left out.")
    cells = [*letters.cells, *[""] * len(ids)]
    return [
        (item, cell)
        for place, (item, cell) in enumerate(zip(ids, cells, strict=False))
        if item and (place or folded(item) in wanted or letter(cell))
    ]


def _down(rows: Sequence[Row], wanted: set[str]) -> list[tuple[str, str]]:
    first = rows[0].cells
    column = next((place for place, cell in enumerate(first) if place and folded(cell) in _KEY), 1)
    pairs = [(row.cells[0], row.cells[column] if column < len(row.cells) else "") for row in rows]
    titled = folded(first[0]) not in wanted and not letter(pairs[0][1])
    return pairs[1:] if titled else pairs


def _in_order(rows: Sequence[Row], items: Sequence[str]) -> list[tuple[str, str]]:
    """A bare row or column of letters."""
    cells = [cell for row in rows for cell in row.cells if cell]
    if folded(cells[0]) in _KEY:
        cells = cells[1:]
    line = len(rows) == 1 or all(sum(map(bool, row.cells)) == 1 for row in rows)
    if line and len(cells) == len(items) and all(map(letter, cells)):
        return list(zip(items, cells, strict=True))
    raise Unreadable(
        f"The key has none of the items of the responses ({listed(items)}). It needs the id of each and its letter, as "
        "a row below the ids or as a column beside them."
    )


def _agreed(pairs: Sequence[tuple[str, str]], items: Sequence[str], notes: list[str]) -> KeySheet:
    """The letters that hold, with a note for each that does not."""
    found: dict[str, set[str]] = {}
    for item, cell in pairs:
        found.setdefault(folded(item), set()).add(cell.upper())
    letters: dict[str, str] = {}
    for item in items:
        cells = found.get(folded(item), set()) - {""}
        said = next(iter(cells), "")
        if not cells:
            notes.append(f"{item} has no key and is left out.")
        elif len(cells) > 1:
            notes.append(f"{item} has more than one key ({listed(sorted(cells))}) and is left out.")
        elif not letter(said):
            notes.append(f"The key of {item} is no single option letter ({said}), so it is left out.")
        else:
            letters[folded(item)] = said
    there = {folded(item) for item in items}
    strangers = dict.fromkeys(item for item, _ in pairs if item and folded(item) not in there)
    if strangers:
        notes.append(f"The key has items that the responses do not have: {listed(strangers)}.")
    if not letters:
        raise Unreadable(f"No item has a key that can be used. {' '.join(notes)}")
    return KeySheet(letters, tuple(notes))
