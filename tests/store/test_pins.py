"""The PIN of the desk on disk."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from simulator.ports.pin import Pin
from simulator.store import Store
from tests.candidates import MORNING, minutes

AMES = "Dr. Ames"
HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"


def test_a_new_desk_has_no_pin_and_nothing_to_miss(store: Store) -> None:
    assert not store.pins.miss(Pin(HASH), MORNING)
    store.pins.forgive()
    assert store.pins.pin() is None


def test_a_pin_is_set_replaced_and_taken_away(opened: Callable[[], Store]) -> None:
    here, there = opened().pins, opened().pins
    here.set_pin(HASH, AMES, MORNING)
    assert there.pin() == Pin(HASH)
    there.set_pin("another", AMES, MORNING)
    assert here.pin() == Pin("another")
    here.set_pin(None, AMES, MORNING)
    assert there.pin() is None


def test_misses_are_counted_until_they_are_forgiven_or_another_pin_is_set(opened: Callable[[], Store]) -> None:
    pins = opened().pins
    pins.set_pin(HASH, AMES, MORNING)
    first = Pin(HASH, 1, MORNING + minutes(1))
    assert pins.miss(Pin(HASH), MORNING + minutes(1))
    assert not opened().pins.miss(Pin(HASH), MORNING + minutes(1)), "it was seen before the first miss"
    assert pins.miss(first, MORNING + minutes(2))
    assert opened().pins.pin() == Pin(HASH, 2, MORNING + minutes(2))
    pins.forgive()
    assert pins.pin() == Pin(HASH)
    assert pins.miss(Pin(HASH), MORNING)
    pins.set_pin("another", AMES, MORNING)
    assert pins.pin() == Pin("another")


def test_the_audit_log_says_that_a_pin_was_set_and_never_its_hash(store: Store, path: Path) -> None:
    store.pins.set_pin(HASH, AMES, MORNING)
    store.pins.set_pin(None, AMES, MORNING)

    assert [(e.by, e.action) for e in store.audit.entries()] == [(AMES, "set a PIN"), (AMES, "took the PIN away")]
    with closing(sqlite3.connect(path)) as connection:
        assert HASH not in "\n".join(connection.iterdump())
