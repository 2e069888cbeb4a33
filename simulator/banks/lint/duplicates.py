"""Duplicates: stems and charts that stand twice, or nearly, over all banks."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from simulator.banks.finding import Finding, Severity
from simulator.banks.loader import Entry

RUN = 4
"""Words in a shingle."""

SHORT = 12
"""A stem of fewer words says little alone: its options are compared with it."""

NEAR = 0.65
"""Two stems are near duplicates when they share this much of their shingles."""

COMMON = 50
"""A shingle in more items than this is a turn of phrase, and leads to no comparison."""

_WORD = re.compile(r"\w+")


def duplicate_stems(entries: Sequence[Entry]) -> Iterator[Finding]:
    """No stem or chart stands twice, or nearly; each is compared only with those that share an uncommon shingle."""
    seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    shingles: list[frozenset[tuple[str, ...]]] = []
    for index, entry in enumerate(entries):
        mine = _shingles(entry)
        shingles.append(mine)
        shared = Counter(other for shingle in mine for other in seen[shingle] if len(seen[shingle]) <= COMMON)
        likeness = {other: len(mine & shingles[other]) / len(mine | shingles[other]) for other in shared}
        nearest = max(likeness, key=lambda other: likeness[other], default=None)
        if nearest is not None and likeness[nearest] >= NEAR:
            yield _finding(entry, entries[nearest], same=mine == shingles[nearest])
        for shingle in mine:
            seen[shingle].append(index)


def _finding(entry: Entry, first: Entry, *, same: bool) -> Finding:
    name = f"{first.item.id} ({first.path}:{first.line})"
    field, noun = ("stem", "stem") if entry.item.case is None else ("documents", "chart")
    if same:
        return entry.finding("duplicate-stem", f"This is the {noun} of {name} again.", field)
    text = f"The {noun} is nearly that of {name}: no two items may put one fact to proof in the same way."
    return entry.finding("similar-stem", text, field, severity=Severity.WARNING)


def _shingles(entry: Entry) -> frozenset[tuple[str, ...]]:
    case = entry.item.case
    words = _words(entry.item.stem if case is None else " ".join(document.text for document in case.documents))
    if len(words) < SHORT:
        words += [word for text in sorted(option.text for option in entry.item.options) for word in _words(text)]
    return frozenset(tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
