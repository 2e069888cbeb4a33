"""A plain matrix from outside: a row for each candidate, a column for each item, option letters in the cells."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.analytics.keysheet import KeySheet, folded, key_sheet, letter
from simulator.analytics.matrix import OMITTED, Matrix, choice
from simulator.analytics.table import Row, Table, Unreadable, listed, table

_CANDIDATE = frozenset({"", "candidate", "candidate id", "candidate_id", "id"})
_NONE_OF_THEM = "?"


@dataclass(frozen=True, slots=True)
class Plain:
    """The matrix, and a sentence for everything in the files that was left out or had to be interpreted."""

    matrix: Matrix
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A column of the table that is analysed."""

    id: str
    place: int
    key: str


def plain(responses: bytes, key: bytes) -> Plain:
    """The matrix of these two CSV files. Raises Unreadable where there is none to be had.

    The first row has the item ids, and above the candidates' ids, if there are any, nothing, "candidate" or "id". A
    blank cell was omitted; nothing tells that an item was not reached.
    """
    sheet = table(responses, "The file of responses")
    rows = iter(sheet.rows)
    header = next((row for row in rows if not row.blank), None)
    if header is None:
        raise Unreadable("The file of responses is empty. It needs a row of item ids and a row for each candidate.")
    notes = list(sheet.notes)
    named = folded(header.cells[0]) in _CANDIDATE
    places = _places(header, int(named), sheet, notes)
    keys = key_sheet(table(key, "The key"), list(places))
    notes += keys.notes
    items = _items(places, keys)
    candidates = _candidates(rows, len(header.cells), named, notes)
    marks = _marks(candidates, items, named, notes)
    return Plain(_matrix(items, marks, len(candidates), notes), tuple(notes))


def _places(header: Row, start: int, sheet: Table, notes: list[str]) -> dict[str, int]:
    """The column of each item."""
    places: dict[str, int] = {}
    seen: set[str] = set()
    repeated: list[str] = []
    for place, cell in enumerate(header.cells[start:], start):
        if not cell:
            if any(len(row.cells) > place and row.cells[place] for row in sheet.rows):
                notes.append(f"Column {place + 1} has no item id and is left out.")
        elif folded(cell) in seen:
            repeated.append(f"{cell} (column {place + 1})")
        else:
            seen.add(folded(cell))
            places[cell] = place
    if repeated:
        notes.append(f"Items named twice: the first column of each counts, left out are {listed(repeated)}.")
    if not places:
        raise Unreadable("The first row of the responses names no item. It needs the id of each above its column.")
    return places


def _items(places: Mapping[str, int], keys: KeySheet) -> list[_Item]:
    return [
        _Item(item, place, keys.letters[folded(item)]) for item, place in places.items() if folded(item) in keys.letters
    ]


def _candidates(rows: Iterator[Row], width: int, named: bool, notes: list[str]) -> list[Row]:
    """The rows that count: the first of every candidate."""
    found: list[Row] = []
    blank: list[int] = []
    again: list[str] = []
    short: list[int] = []
    long: list[int] = []
    seen: set[str] = set()
    for row in rows:
        if row.blank:
            blank.append(row.line)
            continue
        candidate = row.cells[0] if named else ""
        if candidate and candidate in seen:
            again.append(f"{candidate} (line {row.line})")
            continue
        seen.add(candidate)
        found.append(row)
        if len(row.cells) < width:
            short.append(row.line)
        if any(row.cells[width:]):
            long.append(row.line)
    if blank:
        notes.append(f"Blank rows are left out: line {listed(blank)}.")
    if again:
        notes.append(f"Candidates with more than one row: the first of each counts, left out are {listed(again)}.")
    if short:
        notes.append(f"Rows that end early, what is missing counting as omitted: line {listed(short)}.")
    if long:
        notes.append(f"Cells beyond the last item are left out: line {listed(long)}.")
    silent = [row.cells[0] for row in found if named and not any(row.cells[1:])]
    if silent:
        notes.append(f"Candidates who answered nothing count, all omitted: {listed(silent)}.")
    return found


def _marks(candidates: Sequence[Row], items: Sequence[_Item], named: bool, notes: list[str]) -> list[str]:
    """A mark for every candidate, item by item: a letter, OMITTED, or an answer that is no letter."""
    mark = {"": OMITTED.decode()}
    columns: list[str] = []
    odd: list[str] = []
    for item in items:
        cells = [row.cells[item.place] if item.place < len(row.cells) else "" for row in candidates]
        for cell in set(cells) - mark.keys():
            mark[cell] = letter(cell) or _NONE_OF_THEM
        columns.append("".join([mark[cell] for cell in cells]))
        if _NONE_OF_THEM in columns[-1]:
            odd += [
                f"{cell!r} at {item.id} ({f'{row.cells[0]}, ' if named else ''}line {row.line})"
                for row, cell in zip(candidates, cells, strict=True)
                if mark[cell] == _NONE_OF_THEM
            ]
    if odd:
        notes.append(f"No option letter, so counted as an answer that is not the key: {listed(odd)}.")
    return columns


def _matrix(items: Sequence[_Item], marks: Sequence[str], n: int, notes: list[str]) -> Matrix:
    """The columns as units. An item has the letters of the form, and any other that was chosen there."""
    counts = [Counter(column) for column in marks]
    chosen_at = Counter(mark for count in counts for mark in count if letter(mark))
    form = {item.key for item in items} | {mark for mark, at in chosen_at.items() if 2 * at > len(items)}
    units = []
    odd: list[str] = []
    for item, column, count in zip(items, marks, counts, strict=True):
        others = {mark for mark in count if letter(mark)} - form
        odd += [f"{mark} at {item.id} ({count[mark]})" for mark in sorted(others)]
        units.append(
            choice(
                item.id,
                column.encode(),
                options={mark: mark for mark in sorted(form | others)},
                key=item.key,
                unlisted=frozenset(others),
            )
        )
    if odd:
        notes.append(
            f"Letters that are no item's key and at few items chosen, so perhaps slips; they count as answers that are "
            f"not the key: {listed(odd)}."
        )
    return Matrix(n, tuple(units))
