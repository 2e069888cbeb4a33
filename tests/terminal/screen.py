"""What a person reads off the exam's screen, in a window wide enough for the grid and the note beside the item."""

import re
from dataclasses import dataclass

_WHERE = re.compile(r"Item (\d+) of \d+")
_CHOSEN = re.compile(r"^  ● ([a-d]) ", re.MULTILINE)
_STRUCK = re.compile(r"^  [○●✕] ([a-d]) .*struck out", re.MULTILINE)
_NOTE = re.compile(r"│ Note *\n.*│ *(.*)")
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d) left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One item as the candidate has left it; no answer is ""."""

    number: int
    chosen: str = ""
    struck: frozenset[str] = frozenset()
    flagged: bool = False
    note: str = ""


def sheet(text: str) -> Sheet | None:
    """The item in view, or None where the screen shows none."""
    where, chosen, note = _WHERE.search(text), _CHOSEN.search(text), _NOTE.search(text)
    if where is None:
        return None
    return Sheet(
        number=int(where[1]),
        chosen=chosen[1] if chosen else "",
        struck=frozenset(_STRUCK.findall(text)),
        flagged="⚑ flagged" in text.split("\n", 1)[0],
        note=note[1] if note else "",
    )


def time_left(text: str) -> int:
    """Seconds on the clock. Fails where it is not in view."""
    found = _CLOCK.search(text)
    assert found, text
    hours, minutes, seconds = map(int, found.groups())
    return hours * 3600 + minutes * 60 + seconds
