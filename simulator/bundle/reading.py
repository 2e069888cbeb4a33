"""Reading attempt files: nothing in them is believed before it is checked."""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

from simulator.bundle import values
from simulator.bundle.chain import BEGINNING, digest
from simulator.bundle.unsound import Unsound
from simulator.bundle.writing import FORMAT, VERSION
from simulator.exam.event import Event
from simulator.exam.fingerprint import fingerprint
from simulator.exam.form import Form, fills
from simulator.exam.item import OPTION_ID, Item
from simulator.exam.law import Unlawful, lawful
from simulator.exam.policy import Mode, Policy, follows
from simulator.exam.profile import Profile
from simulator.exam.scoring import Score, score
from simulator.ports.drills import Wish
from simulator.ports.register import Finished
from simulator.ports.roster import written

MEBIBYTE = 1024 * 1024
LARGEST = 256 * MEBIBYTE
"""Bytes of a file as it is sent."""
UNPACKED = 1024 * MEBIBYTE
"""Bytes that it may unpack to."""
LONGEST = 8 * MEBIBYTE
"""Bytes of a line: more than the longest chart has."""
DEEPEST = 24
"""Brackets within brackets."""
MOST_ITEMS, MOST_EVENTS = 2_000, 200_000
"""Of one attempt: more than ten years of typing."""

AGAIN = "Ask for it to be exported and sent again."

_DID = {
    "answered": "the answer",
    "cleared": "the answer that was taken back",
    "typed": "what was typed",
    "wrote": "a line of the sheet",
    "dropped": "a line of the sheet",
    "swapped": "a line of the sheet",
    "visited": "the visit",
    "noted": "the note",
    "flagged": "the flag",
    "unflagged": "the flag",
    "lookedup": "the look-up",
    "revealed": "the key shown",
    "dealt": "the item dealt",
    "closed": "the end",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """An attempt that a file carries, checked. `origin` is the digest of its last line there, and covers all of it."""

    origin: str
    finished: Finished


def attempts_in(raw: bytes) -> Iterator[Carried]:
    """The attempts of a file, one after another, each when all of it is checked; Unsound where something is wrong.

    Nothing may be kept of them before the last one has come: only the end of the file shows that it is whole.
    """
    lines = _Lines(raw)
    part, first, own = lines.next()
    if part != "file" or not isinstance(first, dict) or first.get("format") != FORMAT:
        raise Unsound("This is no file of attempts from codexam.")
    if first.get("version") != VERSION:
        raise Unsound(
            f"This file is of version {first.get('version')!r:.20}, and this codexam reads version {VERSION}: "
            "it comes from a newer one. Update codexam, then import it again."
        )
    if own != digest(BEGINNING, "file", first):
        raise Unsound(f"The file was changed: its first line (version and date). {AGAIN}")
    origins: list[str] = []
    while True:
        part, value, own_line = lines.next(f"after attempt {len(origins)}" if origins else "at its beginning")
        if part == "end":
            break
        carried = _attempt(lines, len(origins) + 1, part, value, own_line)
        origins.append(carried.origin)
        yield carried
    if value != origins or own_line != digest(own, "end", origins):
        raise Unsound(f"The file was changed: attempts were taken out of it, added or put in another order. {AGAIN}")
    lines.finish()


class _Lines:
    """The lines of a file, unpacked one by one, none larger or deeper than any that codexam writes."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > LARGEST:
            raise Unsound(f"The file is larger than any that is taken ({LARGEST // MEBIBYTE} MiB).")
        if raw[:2] != b"\x1f\x8b":
            raise Unsound("This is no file of attempts from codexam.")
        self._file = gzip.GzipFile(fileobj=BytesIO(raw))
        self._read = 0

    def next(self, where: str = "at its beginning") -> tuple[str, Any, str]:
        """The next line: which part it is, what it says, and its digest."""
        line = self._line(where)
        if not line.endswith(b"\n"):
            raise _cut_off(where)
        try:
            told = json.loads(line, object_pairs_hook=_once, parse_float=_none, parse_constant=_none)
        except (ValueError, RecursionError):
            raise Unsound(f"The file is damaged {where}: a line of it cannot be read. {AGAIN}") from None
        if _depth(told) > DEEPEST:
            raise Unsound(f"The file holds brackets in brackets, deeper than codexam writes them. {AGAIN}")
        match told:
            case [str() as part, value, str() as own]:
                return part, value, own
        raise Unsound("This is no file of attempts from codexam.")

    def finish(self) -> None:
        """Nothing may follow the end."""
        if self._line("at its end"):
            raise Unsound(f"The file was changed: something was added behind its end. {AGAIN}")

    def _line(self, where: str) -> bytes:
        try:
            line = self._file.readline(LONGEST)
        except EOFError:
            raise _cut_off(where) from None
        except (OSError, zlib.error):
            raise Unsound(f"The file is damaged: it cannot be unpacked. {AGAIN}") from None
        self._read += len(line)
        if len(line) == LONGEST or self._read > UNPACKED:
            raise Unsound("The file unpacks to more than any exam holds: it is not taken.")
        return line


def _cut_off(where: str) -> Unsound:
    return Unsound(f"The file is cut off {where}: it ends before it is whole. {AGAIN}")


def _attempt(lines: _Lines, number: int, part: str, value: Any, own: str) -> Carried:
    """One attempt, from its first line, which has been read."""
    reader = _Attempt(lines, number)
    head = reader.check("attempt", part, value, own)
    candidate, items, events = reader.read(_head, head, "its first line")
    profile = reader.take("profile", lambda plain: values.load(Profile, plain))
    policy = reader.take("policy", lambda plain: values.load(Policy, plain))
    wish = reader.take("wish", lambda plain: None if plain is None else values.load(Wish, plain))
    form = reader.take("form", lambda plain: values.load(Form, plain))
    by_revision = {item.revision: item for item in (reader.take("item", _item) for _ in range(items))}
    log: tuple[Event, ...] = tuple(reader.event(place) for place in range(1, events + 1))
    told = reader.take("score", lambda plain: values.load(Score, plain))
    _agree(number, profile, policy, form, wish)
    try:
        after = lawful(form, policy, by_revision, log)
    except Unlawful as wrong:
        where = f"event {wrong.seq} of attempt {number}" if wrong.seq else f"attempt {number}"
        raise Unsound(f"The log does not hold: {where} {wrong}. No attempt of this file is taken.") from None
    if len({slot.revision for slot in after.form.slots}) != len(by_revision):
        raise Unsound(f"Attempt {number} of the file carries items that are on no place of its form.")
    if score(after, by_revision) != told:
        raise Unsound(
            f"The score of attempt {number} is not what its answers earn: it was changed, or comes from a codexam that "
            "scored otherwise. No attempt of this file is taken."
        )
    finished = Finished(
        candidate=candidate,
        profile=profile,
        form=form,
        policy=policy,
        items=by_revision,
        events=log,
        after=after,
        score=told,
        wish=wish,
    )
    return Carried(reader.digest, finished)


def _agree(number: int, profile: Profile, policy: Policy, form: Form, wish: Wish | None) -> None:
    """Unsound where the exam, its rules and its form are not of one another."""
    if (policy.mode is Mode.DRILL) != (wish is not None):
        raise Unsound(f"Attempt {number} of the file is not one that codexam writes: only drills carry a wish.")
    if form.profile != profile.id:
        raise Unsound(f"Attempt {number} of the file is not one that codexam writes: its form is of another exam.")
    if not follows(policy, profile):
        raise Unsound(f"The rules of attempt {number} are none that its exam has: its policy was changed. {AGAIN}")
    if policy.mode is not Mode.DRILL and not fills(form, profile):
        raise Unsound(
            f"The form of attempt {number} is none that its exam has: a place was added, taken out, or taken out of "
            f"the score. {AGAIN}"
        )


class _Attempt:
    """The lines of one attempt, checked against the chain, each turned into its value."""

    def __init__(self, lines: _Lines, number: int) -> None:
        self._lines = lines
        self._number = number
        self.digest = BEGINNING

    def check(self, wanted: str, part: str, value: Any, own: str, name: str = "") -> Any:
        """What a line says, where it is the part that belongs there and the chain holds."""
        name = name or {"attempt": "the first line (candidate and counts)"}.get(part, f"the {part}")
        if part != wanted:
            raise Unsound(
                f"The file was changed: where the {wanted} of attempt {self._number} should stand, there is "
                f"{part!r:.20}. {AGAIN}"
            )
        if own != digest(self.digest, part, value):
            raise Unsound(f"The file was changed: {name} of attempt {self._number}. {AGAIN}")
        self.digest = own
        return value

    def read(self, make: Callable[[Any], T], plain: Any, name: str) -> T:
        """A value of what a line says."""
        try:
            return make(plain)
        except (ValueError, OverflowError, TypeError, RecursionError):
            raise Unsound(
                f"Attempt {self._number} of the file is not one that this codexam can read: {name} says something that "
                "it does not know. Update codexam, or ask for the file to be made anew."
            ) from None

    def take(self, part: str, make: Callable[[Any], T]) -> T:
        """The value of the next line."""
        found, value, own = self._lines.next(f"in attempt {self._number}")
        name = f"the {part}"
        if part == "item" and isinstance(value, dict):
            name = f"item {value.get('id')!s:.60}"
        return self.read(make, self.check(part, found, value, own, name), name)

    def event(self, place: int) -> Event:
        """The event of the next line, which must be the one for this place."""
        found, value, own = self._lines.next(f"in attempt {self._number}")
        seq = value.get("seq") if isinstance(value, dict) else None
        if found == "event" and type(seq) is int and seq > place and own != digest(self.digest, found, value):
            raise Unsound(f"The file was changed: event {place} of attempt {self._number} is missing. {AGAIN}")
        name = f"event {place}"
        if isinstance(value, dict):
            what = _DID.get(str(value.get("kind")), "")
            where = value.get("slot")
            told = [what, f"at place {where}" if what and type(where) is int else ""]
            name += f" ({' '.join(filter(None, told))})" if what else ""
        return self.read(values.load_event, self.check("event", found, value, own, name), name)


def _head(plain: Any) -> tuple[str, int, int]:
    match plain:
        case {"candidate": str() as name, "items": int() as items, "events": int() as events, **more} if not more:
            if written(name) == name and 0 <= items <= MOST_ITEMS and 0 < events <= MOST_EVENTS:
                return name, items, events
    raise ValueError("no such attempt")


def _item(plain: Any) -> Item:
    item = values.load(Item, plain)
    if item.revision != fingerprint(item):
        raise Unsound(f"Item {item.id!r:.60} was changed: it is not what its revision says. {AGAIN}")
    ids = [option.id for option in item.options]
    if len(set(ids)) != len(ids) or not all(re.fullmatch(OPTION_ID, option) for option in ids):
        raise ValueError("the options of an item have one letter or digit each for an id")
    return item


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name stands twice")
    return told


def _none(_: str) -> Any:
    raise ValueError("codexam writes whole numbers only")


def _depth(value: Any) -> int:
    """How deep brackets go. Level by level, so that no depth is too deep to measure."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        inner = [each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list)]
        level = [one for each in inner for one in each]
    return depth
