"""Engine values to JSON and back, exactly. What the store wrote once, every later codexam must read.

A field that is added to the engine's values needs a default, or a migration that fills it in.
"""

import json
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter

from simulator.exam.event import KINDS, Event, Moment
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile
from simulator.exam.rescoring import Adjustment
from simulator.ports.drills import Wish

COLUMNS = {"seq", "moment", "slot"}
"""What of an event has a place of its own; the rest is its payload."""

V = TypeVar("V", bound=Adjustment | Form | Item | Policy | Profile | Wish)


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    # Made when first needed: making all of them would cost every start of the program.
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def dump(value: Adjustment | Form | Item | Policy | Profile | Wish) -> dict[str, Any]:
    """The value as JSON has it; the same value gives the same text always."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    if isinstance(value, Policy | Profile):
        plain["tools"].sort()  # a set has no order of its own
    return plain


def load(kind: type[V], plain: object) -> V:
    """The value again. ValueError for what is no such value."""
    value: V = _adapter(kind).validate_python(plain)
    return value


def fingerprint(form: Form) -> str:
    """What tells this form from any other, slots and options included."""
    return sha256(json.dumps(dump(form)).encode()).hexdigest()


def dump_event(event: Event) -> tuple[str, int | None, dict[str, Any]]:
    """Its kind, its slot if it has one, and what only its kind has."""
    kind = type(event)
    payload: dict[str, Any] = _adapter(kind).dump_python(event, mode="json", exclude=COLUMNS)
    return kind.__name__.lower(), getattr(event, "slot", None), payload


def load_event(kind: str, seq: int, moment: Moment, slot: int | None, payload: dict[str, Any]) -> Event:
    """The event again. ValueError for what is no event."""
    if kind not in KINDS:
        raise ValueError(f"there is no event of kind {kind!r}")
    where = {} if slot is None else {"slot": slot}
    event: Event = _adapter(KINDS[kind]).validate_python({**payload, **where, "seq": seq, "moment": moment})
    return event
