"""Candidates and their attempts, listed."""

from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import Connection, event

from simulator.exam.attempt import Status
from simulator.store import Store
from tests.candidates import ANN, MORNING, FakeClock, minutes, seconds
from tests.store.sitting import begun, sat

BO = "Bo Diaz"


def test_an_empty_store_lists_nothing(store: Store) -> None:
    assert (store.history.candidates(), store.history.attempts(), store.history.attempts(ANN)) == ((), (), ())


def test_a_candidate_is_enrolled_once(store: Store) -> None:
    store.history.enrol(ANN, MORNING)
    store.history.enrol(ANN, MORNING + minutes(1))

    assert store.history.candidates() == (ANN,)


def test_the_candidate_who_sat_last_comes_first(store: Store) -> None:
    for name in (ANN, BO, "Cy Never"):
        store.history.enrol(name, MORNING)
    first = begun(store, ANN)
    sat(store, begun(store, BO), clock=FakeClock(MORNING + minutes(1)))
    assert store.history.candidates() == (BO, ANN, "Cy Never")

    later = FakeClock(MORNING + minutes(5))
    sat(store, first, clock=later)

    assert store.history.candidates() == (ANN, BO, "Cy Never")


def test_attempts_are_listed_newest_first_for_one_candidate_or_all(store: Store) -> None:
    ids = [begun(store, name) for name in (ANN, BO, ANN)]

    assert [line.id for line in store.history.attempts()] == ids[::-1]
    assert [line.id for line in store.history.attempts(ANN)] == [ids[2], ids[0]]
    assert store.history.attempts("nobody") == ()


def test_an_attempt_that_has_not_started_shows_so(store: Store) -> None:
    begun(store)

    (line,) = store.history.attempts()

    assert (line.status, line.started, line.last_seen) == (Status.READY, None, None)
    assert (line.elapsed, line.answered, line.credit, line.passed) == (seconds(0), 0, None, None)


def test_a_credit_is_exact(store: Store) -> None:
    proctor = sat(store, begun(store))
    proctor.answer("a")
    proctor.submit()

    (line,) = store.history.attempts()

    assert (line.credit, line.percent, line.passed) == (Fraction(1), Fraction(10), False)


def test_an_attempt_that_was_given_up_has_no_part_in_the_domains(store: Store) -> None:
    given_up = sat(store, begun(store))
    given_up.answer("a")
    given_up.abandon()
    assert store.history.domain_scores(ANN) == ()

    handed_in = sat(store, begun(store))
    handed_in.submit()

    scores = store.history.domain_scores(ANN)
    assert (sum(score.total for score in scores), sum(score.credit for score in scores)) == (10, 0)


@pytest.mark.parametrize("candidate", [None, ANN])
def test_a_listing_asks_once_by_an_index_and_never_for_the_long_columns(store: Store, candidate: str | None) -> None:
    for _ in range(3):
        begun(store)
    asked: list[tuple[str, Any]] = []

    def hear(connection: Connection, cursor: object, statement: str, parameters: Any, *rest: object) -> None:
        asked.append((statement, parameters))

    with store.database.reading() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", hear)
    store.history.attempts(candidate)
    event.remove(engine, "before_cursor_execute", hear)

    (listing,) = [call for call in asked if not call[0].startswith("BEGIN")]
    assert "attempt.profile_id" in listing[0]
    assert not any(f"attempt.{column}," in listing[0] for column in ("profile", "policy"))
    with store.database.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {listing[0]}", listing[1]).all()
    assert plan
    assert not any("TEMP B-TREE" in row[3] for row in plan)
