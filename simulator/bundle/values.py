"""Engine values to JSON and back, exactly, as attempt files have them.

Beside the store's own: a file that somebody keeps must be readable when the store has long changed its mind.
"""

import re
from typing import Any, TypeVar

from pydantic import TypeAdapter

from simulator.exam.event import KINDS, Event
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile
from simulator.exam.scoring import Score
from simulator.ports.drills import Wish

_EXACT = re.compile(r"\d{1,12}(/\d{1,12})?")
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")
_FRACTIONS = frozenset({"credit", "passing"})

V = TypeVar("V", bound=Form | Item | Policy | Profile | Score | Wish)

_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def dump(value: Form | Item | Policy | Profile | Score | Wish) -> dict[str, Any]:
    """The value as JSON has it; the same value gives the same text always."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    if isinstance(value, Policy | Profile):
        plain["tools"].sort()  # a set has no order of its own
    return plain


def load(kind: type[V], plain: object) -> V:
    """The value again. ValueError for what is no such value, or says more than this codexam can read."""
    _no_monsters(plain)
    value: V = _adapter(kind).validate_python(plain)
    _all_read(plain, dump(value))
    return value


def dump_event(event: Event) -> dict[str, Any]:
    """An event as JSON has it, its kind with it."""
    plain: dict[str, Any] = _adapter(type(event)).dump_python(event, mode="json")
    return {"kind": type(event).__name__.lower(), **plain}


def load_event(plain: dict[str, Any]) -> Event:
    """The event again. ValueError for what is no event, or says more than this codexam can read."""
    kind = KINDS.get(str(plain.get("kind")))
    if kind is None:
        raise ValueError("there is no event of this kind")
    event: Event = _adapter(kind).validate_python({name: told for name, told in plain.items() if name != "kind"})
    _all_read(plain, dump_event(event))
    return event


def _no_monsters(plain: object, name: str = "") -> None:
    """Refuse, before anything is made of it, a fraction whose digits would fill the memory, and text no store takes."""
    if isinstance(plain, str) and _UNKEPT.search(plain):
        raise ValueError(f"{name} holds NUL, or half of a surrogate pair")
    if isinstance(plain, dict):
        for key, inner in plain.items():
            _no_monsters(inner, key)
    elif isinstance(plain, list):
        for inner in plain:
            _no_monsters(inner, name)
    elif name in _FRACTIONS and not (isinstance(plain, str) and _EXACT.fullmatch(plain)):
        raise ValueError(f"{name} is no exact number")


def _all_read(told: object, read: object) -> None:
    """Refuse what would be dropped or bent in reading. What a newer codexam has added may lack, and has its default."""
    if isinstance(told, dict) and isinstance(read, dict):
        for name, inner in told.items():
            if name not in read:
                raise ValueError(f"there is no {name} in it")
            _all_read(inner, read[name])
    elif isinstance(told, list) and isinstance(read, list) and len(told) == len(read):
        for one, other in zip(told, read, strict=True):
            _all_read(one, other)
    elif told != read or type(told) is not type(read):
        raise ValueError(f"{told!r:.60} is not as it should be written")
