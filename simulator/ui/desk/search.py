"""Filter words: `smith form:cpc-a mode:exam closed:expired score<70` as a search."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from math import inf, nextafter

from simulator.clock import moment
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.register import Search
from simulator.ui.desk.rows import ENDINGS

EXAMPLE = 'smith form:cpc-a mode:exam closed:expired score<70 from:2026-01-01 group:"evening class"'

_WORD = re.compile(r'(?:(?P<key>[A-Za-z]+)(?P<sign>:|<=|>=|<|>|=))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S*))')
_NAMES = (
    "candidate",
    "exam",
    "form",
    "mode",
    "closed",
    "status",
    "score",
    "from",
    "to",
    "until",
    "group",
    "assignment",
)


_DIGITS = 18
"""A number has so many at most, or no store could hold it."""


class Unread(ValueError):
    """A word that is no filter; the text says so, with the nearest right one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to filter by."""

    groups: tuple[str, ...] = ()
    exams: tuple[str, ...] = ()


def searched(text: str, known: Known) -> Search:
    """The search that these words ask for. Unread for the first word that is none."""
    found, names = Search(), []
    for match in _WORD.finditer(text):
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        if match["key"] is None:
            if value:
                names.append(value)
            continue
        found = _narrowed(found, match["key"].lower(), match["sign"], value, known)
    return replace(found, candidate=" ".join(filter(None, (found.candidate, *names))))


def _narrowed(found: Search, key: str, sign: str, value: str, known: Known) -> Search:
    if key not in _NAMES:
        raise Unread(f"There is no filter {key!r}. {_nearest(key, _NAMES)}")
    if key == "score":
        return _scored(found, sign, value)
    if sign != ":":
        raise Unread(f"Only score takes {sign}: write {key}:{value or '...'}.")
    if not value and key in ("candidate", "form"):
        raise Unread(f"{key}: wants a word behind it. An example: {EXAMPLE}")
    return _FILTERS[key](found, value, known)


def _scored(found: Search, sign: str, value: str) -> Search:
    number = value.removesuffix("%")
    if sign == ":" or not re.fullmatch(r"\d{1,3}(\.\d+)?", number):
        raise Unread(
            "A score is written score<70, score<=70, score>70, score>=70 or score=70, in percent of the first score."
        )
    percent = float(number)
    match sign:
        case "<":
            return replace(found, most=nextafter(percent, -inf))
        case "<=":
            return replace(found, most=percent)
        case ">":
            return replace(found, least=nextafter(percent, inf))
        case ">=":
            return replace(found, least=percent)
        case _:
            return replace(found, least=percent, most=percent)


def _mode(found: Search, value: str, _: Known) -> Search:
    return replace(found, mode=Mode(_one_of("mode", value, [mode.value for mode in Mode])))


def _closed(found: Search, value: str, _: Known) -> Search:
    ways = {ending: way for way, ending in ENDINGS.items()} | {way.value: way for way in ClosedBy}
    return replace(found, closed_by=ways[_one_of("closed", value, ways)])


def _status(found: Search, value: str, _: Known) -> Search:
    status = _one_of("status", value, ["open", *(status.value for status in Status)])
    return replace(found, open=True) if status == "open" else replace(found, status=Status(status))


def _since(found: Search, value: str, _: Known) -> Search:
    return replace(found, since=_day("from", value))


def _until(key: str) -> Callable[[Search, str, Known], Search]:
    return lambda found, value, _: replace(found, until=_day(key, value, whole_day=True))


def _group(found: Search, value: str, known: Known) -> Search:
    return replace(found, group=_one_of("group", value, known.groups))


def _exam(found: Search, value: str, known: Known) -> Search:
    return replace(found, profile=_one_of("exam", value, known.exams))


def _assignment(found: Search, value: str, _: Known) -> Search:
    if not value.isdecimal() or len(value) > _DIGITS:
        raise Unread("An assignment goes by its number: assignment:3.")
    return replace(found, assignment=int(value))


_FILTERS: dict[str, Callable[[Search, str, Known], Search]] = {
    "candidate": lambda found, value, _: replace(found, candidate=value),
    "form": lambda found, value, _: replace(found, form=value),
    "exam": _exam,
    "mode": _mode,
    "closed": _closed,
    "status": _status,
    "from": _since,
    "to": _until("to"),
    "until": _until("until"),
    "group": _group,
    "assignment": _assignment,
}


def _day(key: str, value: str, *, whole_day: bool = False) -> datetime:
    """Where a day begins, where the person is; or with `whole_day` where it ends."""
    try:
        date.fromisoformat(value)
        return moment(value, whole_day=whole_day)
    except ValueError:
        raise Unread(f"A day is written {key}:2026-01-31, not {value!r}.") from None


def _one_of(key: str, value: str, there: Iterable[str]) -> str:
    names = {name.casefold(): name for name in there}
    if value.casefold() not in names:
        wanting = f"There is no {key} {value!r}." if value else f"{key}: wants a word behind it."
        raise Unread(f"{wanting} {_nearest(value, names.values())}")
    return names[value.casefold()]


def _nearest(word: str, there: Iterable[str]) -> str:
    names = {name.casefold(): f'"{name}"' if " " in name else name for name in there}
    near = get_close_matches(word.casefold(), names, n=1, cutoff=0.5)
    if near:
        return f"Do you mean {names[near[0]]}?"
    return f"There are: {', '.join(list(names.values())[:12])}." if names else "There is none yet."
