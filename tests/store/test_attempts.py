"""What an attempt leaves on disk, and that it comes back whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.exam import engine
from simulator.exam.attempt import Status, evolve, replay
from simulator.exam.case import Role, Span
from simulator.exam.event import Advanced, Answered, ClosedBy, Interrupted, Moment, Visited
from simulator.ports.failure import Taken
from simulator.store import Store
from tests.candidates import ANN, MORNING, FakeClock, form, items, minutes, policy, profile, seconds
from tests.charts import CASE_SLOT, POOL, RIGHT, ccs, ccs_form, ccs_policy
from tests.store.sitting import begun, checkpoint, sat


def test_an_attempt_comes_back_as_it_was_begun(store: Store) -> None:
    record = store.attempts.load(begun(store))

    assert (record.candidate, record.profile, record.policy) == (ANN, profile(), policy())
    assert record.form == form()
    assert record.items == {item.revision: item for item in items()}
    assert (record.events, record.checkpoint) == ((), None)


def test_an_attempt_that_is_not_there_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.attempts.load(7)
    with pytest.raises(KeyError):
        store.attempts.hold(7, "window 1", take=True)


def test_a_log_read_back_replays_to_the_attempt_that_the_candidate_saw(store: Store) -> None:
    clock = FakeClock()
    attempt_id = begun(store)
    proctor = sat(store, attempt_id, clock=clock)
    for slot in range(1, 11):
        clock.advance(4.25)
        proctor.visit(slot)
        proctor.strike("d", on=True)
        proctor.answer("a" if slot % 2 else "b")
    proctor.flag(on=True)
    proctor.note("Is it 27447-RT? [POA] é")
    clock.sleep_lid(minutes(10))
    proctor.tick()
    clock.advance(1)
    proctor.survey()

    record = store.attempts.load(attempt_id)

    assert replay(record.form, record.policy, record.events) == proctor.attempt
    assert any(isinstance(event, Interrupted) for event in record.events)


def test_the_listing_agrees_with_the_log(store: Store) -> None:
    clock = FakeClock()
    attempt_id = begun(store)
    proctor = sat(store, attempt_id, clock=clock)
    clock.advance(3)
    for slot in range(1, 8):
        proctor.visit(slot)
        proctor.answer("a")
    proctor.submit()

    (line,) = store.history.attempts()

    record = store.attempts.load(attempt_id)
    attempt = replay(record.form, record.policy, record.events)
    assert (line.status, line.closed_by) == (attempt.status, attempt.closed_by) == (Status.CLOSED, ClosedBy.SUBMITTED)
    assert (line.elapsed, line.answered, line.total) == (attempt.elapsed, 7, 10)
    assert (line.credit, line.passing, line.passed, line.percent) == (Fraction(7), Fraction(7, 10), True, Fraction(70))
    assert (line.started, line.last_seen, line.limit) == (MORNING, MORNING + seconds(3), minutes(90))


def test_an_expired_attempt_has_used_its_limit_and_no_more(store: Store) -> None:
    clock = FakeClock()
    proctor = sat(store, begun(store, strict=True), clock=clock)
    clock.sleep_lid(minutes(200))

    proctor.tick()

    (line,) = store.history.attempts()
    assert (line.closed_by, line.elapsed, line.credit, line.passed) == (
        ClosedBy.EXPIRED,
        minutes(90),
        Fraction(0),
        False,
    )


def test_the_log_and_not_the_checkpoint_says_how_long_an_attempt_took(store: Store) -> None:
    attempt_id = begun(store)
    before = sat(store, attempt_id).attempt
    events = engine.submit(before, Moment(seconds(5), MORNING + seconds(5)))

    store.attempts.append(attempt_id, "window 1", events, evolve(before, events[0]), checkpoint(6), None)

    assert store.history.attempts()[0].elapsed == seconds(5)


def test_unscored_items_are_out_of_the_total(store: Store) -> None:
    store.attempts.begin(ANN, profile(), form(unscored=[2, 3]), policy(), items(), MORNING)

    (line,) = store.history.attempts()

    assert (line.total, line.items) == (8, 10)


def test_history_never_shows_more_answers_than_there_are_items(store: Store) -> None:
    attempt_id = store.attempts.begin(ANN, profile(), form(unscored=[2, 3]), policy(), items(), MORNING)
    proctor = sat(store, attempt_id)
    for slot in range(1, 11):
        proctor.visit(slot)
        proctor.answer("a")

    assert [(line.answered, line.items, line.percent) for line in store.history.attempts()] == [(10, 10, None)]
    proctor.submit()
    assert [(line.credit, line.total, line.percent) for line in store.history.attempts()] == [
        (Fraction(8), 8, Fraction(100))
    ]


def test_a_coded_chart_comes_back_as_it_was_typed(store: Store) -> None:
    exam = ccs(one_way=True, limits=(minutes(30), minutes(50)))
    rules = ccs_policy(exam, strict=True)
    attempt_id = store.attempts.begin(ANN, exam, ccs_form(exam, unscored=[1]), rules, POOL, MORNING)
    clock = FakeClock()
    proctor = sat(store, attempt_id, clock=clock)
    clock.sleep_lid(minutes(31))
    proctor.tick()
    clock.advance(2)
    for n, line in enumerate((RIGHT[1], RIGHT[2])):
        proctor.write(n, line)
    proctor.write(0, replace(RIGHT[0], code="I21.4 [POA] é"))
    proctor.swap(Role.PRINCIPAL_DIAGNOSIS, 0, Role.DIAGNOSIS, 1)
    proctor.drop(Role.DIAGNOSIS, 0)
    proctor.highlight(Span(1, 0, 6), True)
    proctor.highlight(Span(0, 3, 9), True)
    proctor.highlight(Span(0, 3, 4), False)

    record = store.attempts.load(attempt_id)

    assert (record.profile, record.form, record.policy) == (exam, ccs_form(exam, unscored=[1]), rules)
    assert record.items == {item.revision: item for item in POOL}
    told = replay(record.form, record.policy, record.events)
    assert told == proctor.attempt
    assert [line.code for line in told.response(CASE_SLOT).sheet] == ["N17.9", "I21.4 [POA] é"]
    assert told.response(CASE_SLOT).highlights == (Span(1, 0, 6),)
    assert [type(event) for event in record.events[2:5]] == [Interrupted, Advanced, Visited]


def test_the_time_used_survives_although_nothing_was_answered(opened: Callable[[], Store]) -> None:
    clock = FakeClock()
    attempt_id = begun(opened())
    proctor = sat(opened(), attempt_id, clock=clock)
    clock.advance(timedelta(seconds=4, microseconds=123456))
    proctor.tick()

    kept = opened().attempts.load(attempt_id).checkpoint

    assert kept is not None
    assert kept.elapsed == timedelta(seconds=4, microseconds=123456)
    assert (kept.at, kept.ticks, kept.boot) == (clock.read().now, clock.read().ticks, clock.boot())
    assert opened().history.attempts()[0].elapsed == kept.elapsed


def test_events_that_cannot_all_be_written_are_not_written_at_all(store: Store) -> None:
    attempt_id = begun(store)
    proctor = sat(store, attempt_id)
    before = store.attempts.load(attempt_id)
    again = Answered(seq=2, moment=Moment(seconds(1), MORNING), slot=1, chosen=("a",))
    fresh = replace(again, seq=3)

    with pytest.raises(Exception, match="damaged"):
        store.attempts.append(attempt_id, "window 1", (fresh, again), proctor.attempt, checkpoint(9), None)

    assert store.attempts.load(attempt_id) == before


def test_an_item_mended_later_changes_no_attempt_made_before(store: Store) -> None:
    first = begun(store)
    mended = tuple(replace(item, revision=f"{item.revision}-2", stem="mended") for item in items())
    slots = tuple(replace(slot, revision=f"{slot.revision}-2") for slot in form().slots)
    second = store.attempts.begin(ANN, profile(), replace(form(), slots=slots), policy(), mended, MORNING)

    assert {item.stem for item in store.attempts.load(second).items.values()} == {"mended"}
    assert store.attempts.load(first).items == {item.revision: item for item in items()}


def test_of_many_attempts_each_comes_back_as_it_would_alone(store: Store) -> None:
    attempts = [begun(store, seed=seed) for seed in (*range(20), 0, 0)]
    mended = tuple(replace(item, revision=f"{item.revision}-2", stem="mended") for item in items())
    slots = tuple(replace(slot, revision=f"{slot.revision}-2") for slot in form(seed=0).slots)
    attempts.append(store.attempts.begin(ANN, profile(), replace(form(seed=0), slots=slots), policy(), mended, MORNING))
    for attempt, letter in zip(attempts[-3:], "abc", strict=True):
        sat(store, attempt).answer(letter)

    assert list(store.attempts.load_each(attempts)) == [store.attempts.load(attempt) for attempt in attempts]


def test_many_attempts_end_at_one_that_is_not_there(store: Store) -> None:
    attempt = begun(store)
    each = store.attempts.load_each([attempt, 7])

    assert next(each).id == attempt
    with pytest.raises(KeyError):
        next(each)


def test_a_form_sat_twice_is_kept_once_and_its_seed_may_be_any_number(store: Store) -> None:
    seed = 10**30
    first, second = begun(store, seed=seed), begun(store, "Bo Diaz", seed=seed)

    assert store.attempts.load(first).form == store.attempts.load(second).form == form(seed=seed)


def test_a_window_that_watches_sees_what_was_added(store: Store) -> None:
    attempt_id = begun(store)
    proctor = sat(store, attempt_id)
    seen = store.attempts.load(attempt_id).events
    proctor.answer("c")

    news = store.attempts.news(attempt_id, len(seen))

    assert [type(event) for event in news.events] == [Answered]
    assert news.checkpoint == store.attempts.load(attempt_id).checkpoint
    assert store.attempts.news(attempt_id, len(seen) + 1).events == ()


def test_a_score_is_kept_by_domain(store: Store, path: Path) -> None:
    import sqlite3
    from contextlib import closing

    proctor = sat(store, begun(store))
    proctor.answer("a")
    proctor.submit()

    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT domain, credit, total, unanswered FROM domain_score ORDER BY place"
        ).fetchall()
    assert sum(int(credit) for _, credit, _, _ in rows) == 1
    assert {domain: total for domain, _, total, _ in rows} == {"guidelines": 2, "anaesthesia": 3, "musculoskeletal": 5}
    assert sum(unanswered for *_, unanswered in rows) == 9


def test_nothing_is_written_by_a_window_that_does_not_hold(store: Store) -> None:
    attempt_id = begun(store)
    proctor = sat(store, attempt_id)
    before = store.attempts.load(attempt_id)

    with pytest.raises(Taken):
        store.attempts.keep(attempt_id, "window 2", checkpoint(60))
    with pytest.raises(Taken):
        store.attempts.append(attempt_id, "window 2", (), proctor.attempt, checkpoint(60), None)

    assert store.attempts.load(attempt_id) == before
