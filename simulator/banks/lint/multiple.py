"""Items that take several answers: they say how many."""

import re
from collections.abc import Iterator, Sequence

from simulator.banks.finding import Finding
from simulator.banks.loader import Entry

_SAYS = re.compile(r"\bchoose (\d+|two|three|four)\b", re.IGNORECASE)
_WORDS = {"two": 2, "three": 3, "four": 4}


def says_how_many(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The stem of a multiple item says how many to choose, and says it right; no other stem speaks of it."""
    for entry in entries:
        said = [_WORDS.get(word.lower()) or int(word) for word in _SAYS.findall(entry.item.stem)]
        if entry.item.choose > 1 and said != [entry.item.choose]:
            text = f'The stem does not say "Choose {entry.item.choose}", as many as the key has.'
            yield entry.finding("says-how-many", text, "stem")
