"""What notes of the tabular list say of two codes: which comes first, and whether they may stand together.

A note counts for the code at which it stands and for all below it; it speaks of every code that it names, and of all
within a heading or range that it names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from simulator.drill.cm.tabular import Tabular
from simulator.ports.codes import Note, NoteKind

_CODE = r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?"
_NAMED = re.compile(rf"(?<![A-Za-z0-9.])({_CODE})-?\.?-?(?:\s*(?:-|to)\s*({_CODE})-?)?(?![A-Za-z0-9])")
_CATEGORY = re.compile(_CODE)
_LAST = "~"
"""Sorts after every character of a code: what is below a heading comes before the heading with this."""

_FINAL = re.compile(r"with (?:fifth or sixth|sixth|fifth) character (\d)(?:-(\d))?")
_DRUG_PLACES = (5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A note that speaks of a code: where it stands and what it says."""

    at: str
    kind: NoteKind
    text: str

    def __str__(self) -> str:
        """The note, to people, within a sentence."""
        return f"the {self.kind} note at {self.at}: “{self.text.rstrip('.')}”"

    def place(self, *codes: str) -> str:
        """Where to look: the code or heading of the note, or of a note above categories the category below it."""
        if _CATEGORY.fullmatch(self.at):
            return self.at
        return codes[0 if self.kind is NoteKind.USE_ADDITIONAL else -1][:3]


def rulings(tabular: Tabular, code: str, other: str, kinds: tuple[NoteKind, ...]) -> Iterator[Ruling]:
    """The notes of these kinds, at a code or above it, that speak of the other code."""
    for at, note in noted(tabular, code, kinds):
        if speaks_of(tabular, note.text, other):
            yield Ruling(at=at, kind=note.kind, text=note.text)


def noted(tabular: Tabular, code: str, kinds: tuple[NoteKind, ...]) -> Iterator[tuple[str, Note]]:
    """(place, note) of the notes of these kinds that count for a code, the nearest place first."""
    for place in (code, *tabular.above(code)):
        for note in tabular.notes_at(place):
            if note.kind in kinds:
                yield place, note


def conflict(tabular: Tabular, one: str, other: str) -> Ruling | None:
    """The Excludes1 note, on either side, that keeps two codes apart; None where there is none."""
    kinds = (NoteKind.EXCLUDES1,)
    return next(rulings(tabular, one, other, kinds), None) or next(rulings(tabular, other, one, kinds), None)


def at_peace(tabular: Tabular, one: str, other: str) -> bool:
    """Whether it is sure that no Excludes1 note keeps two codes apart.

    A note that names no code might mean anything: a code under such a note is never sure, nor one above or below the
    other.
    """
    if one.startswith(other) or other.startswith(one) or conflict(tabular, one, other) is not None:
        return False
    kinds = (NoteKind.EXCLUDES1,)
    return all(any(True for _ in named(note.text)) for code in (one, other) for _, note in noted(tabular, code, kinds))


@cache
def named(text: str) -> tuple[tuple[str, str], ...]:
    """The codes that a note names: (first, last) of each range, twice the same for one code or heading."""
    return tuple((match[1], match[2] or match[1]) for match in _NAMED.finditer(text))


def speaks_of(tabular: Tabular, text: str, code: str) -> bool:
    """Whether a note's text names this code, a heading above it or a range around it."""
    if not _fits_final(text, code):
        return False
    place = _place(tabular, code)
    return any(
        begin <= place <= end
        for first, last in named(text)
        if (begin := _place(tabular, first))[0] >= 0 and (end := _place(tabular, last, _LAST))[0] >= 0
    )


def _place(tabular: Tabular, code: str, after: str = "") -> tuple[int, str]:
    """Where a code stands: its category in the printed order, then what follows in it, in the order of characters."""
    return tabular.order(code[:3]), code[4:] + after


def _fits_final(text: str, code: str) -> bool:
    """Whether a code has the character that a note asks for, as in "T36-T50 with fifth or sixth character 5"."""
    if not code.startswith("T") or (match := _FINAL.search(text)) is None:
        return True
    low, high = match[1], match[2] or match[1]
    bare = code.replace(".", "")
    intent = next((bare[place - 1] for place in reversed(_DRUG_PLACES) if bare[place - 1 : place].isdigit()), "")
    return low <= intent <= high
