"""What goes into a column comes out as the same value."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from simulator.store import Store
from tests.candidates import ANN, MORNING
from tests.store.sitting import begun, checkpoint


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_what_is_saved_is_on_disk_and_refers_to_what_is_there(store: Store, pragma: str, value: object) -> None:
    with store.database.writing() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_time_of_another_zone_comes_back_in_utc(store: Store) -> None:
    attempt_id = begun(store)
    store.attempts.hold(attempt_id, "window 1", take=False)
    there = MORNING.replace(microsecond=7).astimezone(timezone(timedelta(hours=-5, minutes=-30)))

    store.attempts.keep(attempt_id, "window 1", replace(checkpoint(1), at=there))

    kept = store.attempts.load(attempt_id).checkpoint
    assert kept is not None
    assert kept.at == there
    assert kept.at.utcoffset() == timedelta()


def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        store.history.enrol(ANN, datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake


def test_a_length_of_time_is_kept_to_the_microsecond(store: Store) -> None:
    attempt_id = begun(store)
    store.attempts.hold(attempt_id, "window 1", take=False)
    spans = replace(checkpoint(0), elapsed=timedelta(microseconds=1), ticks=timedelta(days=3000, microseconds=999_999))

    store.attempts.keep(attempt_id, "window 1", spans)

    assert store.attempts.load(attempt_id).checkpoint == spans
