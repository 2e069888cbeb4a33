"""Attempts that were sat elsewhere or made up are kept as if they had been sat here."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.exam.attempt import replay
from simulator.exam.case import Span
from simulator.exam.scoring import score
from simulator.ports.attempts import Record
from simulator.ports.register import Finished, Search, Sort
from simulator.store import Store, fill, open_store
from tests.candidates import ANN, KEY, MORNING, FakeClock, form, items, minutes, policy, profile
from tests.charts import CASE_SLOT, POOL, RIGHT, ccs, ccs_form, ccs_policy
from tests.store.sitting import begun, sat
from tests.store.test_reviews import FIRST, deal, drilling

AMES = "Dr. Ames"
FROM_ELSEWHERE = {"checkpoint_ticks", "checkpoint_boot"}
"""What only the machine knows at which an attempt was sat."""


def finished(record: Record) -> Finished:
    after = replay(record.form, record.policy, record.events)
    return Finished(
        candidate=record.candidate,
        profile=record.profile,
        form=record.form,
        policy=record.policy,
        items=record.items,
        events=record.events,
        after=after,
        score=score(after, record.items),
        wish=record.wish,
    )


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, but for what only the machine knows."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(
                (
                    {key: row[key] for key in row.keys() if key not in FROM_ELSEWHERE}  # noqa: SIM118 - a Row is no dict
                    for row in connection.execute(f"SELECT * FROM {name}")  # noqa: S608
                ),
                key=repr,
            )
            for name in tables
        }


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "elsewhere" / "codexam.db", tmp_path / "elsewhere" / "backups")
    yield store
    store.database.close()


def exam(store: Store, candidate: str = ANN) -> Record:
    """An exam with all sorts of events in it."""
    clock = FakeClock()
    proctor = sat(store, begun(store, candidate), clock=clock)
    for slot in (1, 2, 5):
        proctor.visit(slot)
        clock.advance(4.25)
        proctor.strike("d", on=True)
        proctor.answer(KEY)
    proctor.flag(on=True)
    proctor.note("Is it 27447-RT? [POA] é")
    clock.sleep_lid(minutes(10))
    proctor.tick()
    proctor.survey()
    clock.advance(1)
    proctor.submit()
    proctor.leave()
    return store.attempts.load(proctor.record.id)


def chart(store: Store) -> Record:
    rules = ccs()
    number = store.attempts.begin("Bo", rules, ccs_form(rules), ccs_policy(rules), POOL, MORNING)
    proctor = sat(store, number)
    proctor.visit(CASE_SLOT)
    proctor.write(0, RIGHT[0])
    proctor.highlight(Span(1, 0, 6), True)
    proctor.submit()
    proctor.leave()
    return store.attempts.load(number)


def drill(store: Store) -> Record:
    proctor = drilling(store)
    deal(proctor, FIRST)
    proctor.submit()
    proctor.leave()
    return store.attempts.load(proctor.record.id)


def test_many_attempts_written_at_once_leave_the_rows_of_attempts_that_were_sat(
    elsewhere: Store, store: Store, path: Path
) -> None:
    records = [exam(elsewhere), chart(elsewhere), exam(elsewhere, "Bo"), exam(elsewhere, "Cy")]

    fill(store.database, map(finished, records))

    assert elsewhere.database.path
    assert rows(path) == rows(elsewhere.database.path)
    assert [store.attempts.load(record.id).events for record in records] == [record.events for record in records]
    assert store.database.checkup().problems == ()


def test_filling_is_all_or_nothing_and_adds_to_what_is_there(elsewhere: Store, store: Store) -> None:
    record = exam(elsewhere)
    exam(store)

    def broken() -> Iterator[Finished]:
        yield from [finished(record)] * 150
        raise RuntimeError("the maker of attempts failed")

    with pytest.raises(RuntimeError):
        fill(store.database, broken())
    assert store.register.count(Search()) == 1

    fill(store.database, [finished(record)] * 150)
    fill(store.database, [])
    assert store.register.count(Search()) == 151
    assert len(store.register.page(Search(candidate=ANN), Sort(), 0, 200)) == 151


@pytest.mark.parametrize("sit", [exam, chart, drill])
def test_an_attempt_from_a_file_is_the_attempt_that_was_sat(
    elsewhere: Store, store: Store, path: Path, sit: Callable[[Store], Record]
) -> None:
    record = sit(elsewhere)

    number = store.register.admit(finished(record), "digest", AMES, MORNING)

    kept = store.attempts.load(number)
    assert replace(kept, id=record.id, checkpoint=None) == replace(record, checkpoint=None)
    assert elsewhere.database.path
    here, there = rows(path), rows(elsewhere.database.path)
    assert here["attempt"] == [{**there["attempt"][0], "origin": "digest"}]
    for table in ("attempt_event", "domain_score", "outcome", "form_slot", "item_revision"):
        assert here[table] == there[table]
    assert store.history.attempts() == elsewhere.history.attempts()
    assert [(e.by, e.action, e.subject) for e in store.audit.entries()] == [(AMES, "imported", f"attempt {number}")]


def test_a_file_is_admitted_once(elsewhere: Store, opened: Callable[[], Store]) -> None:
    attempt = finished(exam(elsewhere))
    here, there = opened().register, opened()
    first = here.admit(attempt, "digest", AMES, MORNING)

    assert there.register.admit(attempt, "digest", AMES, MORNING) == first
    assert here.admit(attempt, "another digest", AMES, MORNING) != first
    assert len(there.audit.entries()) == here.count(Search()) == 2


def test_an_attempt_that_cannot_be_kept_whole_is_not_kept(elsewhere: Store, store: Store) -> None:
    attempt = finished(exam(elsewhere))

    with pytest.raises(Exception, match="damaged"):
        store.register.admit(replace(attempt, events=(*attempt.events, attempt.events[0])), "digest", AMES, MORNING)

    assert (store.history.attempts(), store.audit.entries()) == ((), ())


def test_an_attempt_that_was_made_up_can_be_analysed_like_any_other(store: Store, elsewhere: Store) -> None:
    fill(store.database, [finished(exam(elsewhere))])

    (sat_form,) = store.register.sat()
    assert sat_form.firsts == 1
    assert store.register.outcomes(sat_form.fingerprint) == elsewhere.register.outcomes(sat_form.fingerprint)
    assert store.register.form(sat_form.fingerprint) == (form(), {item.revision: item for item in items()})
    assert (profile().id, policy().mode) == (sat_form.profile, store.history.attempts()[0].mode)
