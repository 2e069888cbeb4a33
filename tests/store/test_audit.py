"""The audit log is chained, only grows, and tells where somebody else has been at it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from simulator.ports.audit import faults
from simulator.ports.docket import Ruling, Verdict
from simulator.ports.failure import Unsaved, Unusable
from simulator.ports.roster import Allowance
from simulator.store import Store, sqlite
from tests.candidates import ANN, MORNING, form, minutes
from tests.store.sitting import begun, sat

AMES = "Dr. Ames"
HOSTILE = 'Robert\'); DROP TABLE audit;-- "[/x]" é 100%_ \u202e\n=cmd'


def write(path: Path, statement: str) -> None:
    """Past the program, as somebody with an editor for databases would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(statement)


def unlock(path: Path, table: str = "audit") -> None:
    write(path, f"DROP TRIGGER no_update_of_{table}; DROP TRIGGER no_delete_of_{table};")


@pytest.fixture
def three(store: Store) -> Store:
    for number in range(1, 4):
        store.audit.note(AMES, "exported", f"class {number}", json.dumps({"rows": number}), MORNING + minutes(number))
    return store


def test_an_empty_log_stands(store: Store) -> None:
    assert store.audit.entries() == ()
    assert (store.database.checkup().entries, store.database.checkup().tampering) == (0, ())


def test_entries_come_back_as_they_were_noted_and_are_chained(three: Store, opened: Callable[[], Store]) -> None:
    entries = opened().audit.entries()

    assert [(e.seq, e.at, e.by, e.action, e.subject, e.detail) for e in entries] == [
        (n, MORNING + minutes(n), AMES, "exported", f"class {n}", json.dumps({"rows": n})) for n in (1, 2, 3)
    ]
    assert list(faults(entries)) == []
    assert three.audit.entries(2) == entries[2:]
    assert three.database.checkup().entries == 3


def test_two_windows_write_one_chain(opened: Callable[[], Store]) -> None:
    here, there = opened(), opened()
    for window in (here, there, here):
        window.audit.note(AMES, "exported", "all", "{}", MORNING)

    assert [entry.seq for entry in here.audit.entries()] == [1, 2, 3]
    assert list(faults(there.audit.entries())) == []


def test_a_time_of_another_zone_and_a_hostile_name_hold_the_chain(store: Store) -> None:
    there = MORNING.replace(microsecond=7).astimezone(timezone(timedelta(hours=5, minutes=30)))
    store.audit.note(HOSTILE, "exported", HOSTILE, json.dumps(HOSTILE), there)
    store.audit.note(AMES, "exported", "all", "{}", MORNING)

    assert store.audit.entries()[0].by == HOSTILE
    assert list(faults(store.audit.entries())) == []


@pytest.mark.parametrize("table", ["audit", "dispute", "ruling", "rescore", "allowance", "attempt_event"])
@pytest.mark.parametrize(
    "deed", ["UPDATE {} SET at = '2020-01-01'", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_the_database_itself_refuses_to_change_what_is_on_record(
    store: Store, path: Path, table: str, deed: str
) -> None:
    attempt, place = begun(store), form().slot(1)
    sat(store, attempt).submit()
    store.disputes.dispute(attempt, 1, place.item, place.revision, "Two are right.", MORNING)
    store.roster.allow(Allowance(candidate=ANN, extra="50%", reason="A letter.", by=AMES, at=MORNING))
    store.disputes.rule(
        Ruling(item="i", revision="r", verdict=Verdict.RETIRED, reason="Out of date.", by=AMES, at=MORNING)
    )
    write(
        path,
        "INSERT INTO rescore (attempt_id, follows, credit, total, passed, adjustments, reason, who, at)"
        " VALUES (1, 0, '1', 1, 1, '[]', '', '', '2026-01-01 00:00:00.000000')",
    )

    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is only added to"):
        write(path, deed.format(table))


def test_a_ruling_is_not_replaced_by_another_on_its_dispute(store: Store, path: Path) -> None:
    attempt, place = begun(store), form().slot(1)
    number = store.disputes.dispute(attempt, 1, place.item, place.revision, "Two are right.", MORNING)
    store.disputes.rule(
        Ruling(item="i", revision="r", verdict=Verdict.REJECTED, reason="No.", by=AMES, at=MORNING, dispute=number)
    )

    with pytest.raises(sqlite3.IntegrityError, match="ruling is only added to"):
        write(
            path,
            "REPLACE INTO ruling (dispute_id, item, revision, verdict, new_key, reason, who, at)"
            " SELECT dispute_id, item, revision, 'credited', new_key, reason, who, at FROM ruling",
        )


@pytest.mark.parametrize("column", ["credit", "passed", "percent", "total"])
def test_the_database_itself_refuses_to_change_a_score(store: Store, path: Path, column: str) -> None:
    proctor = sat(store, begun(store))
    write(path, f"UPDATE attempt SET {column} = {column}")  # noqa: S608 - a column of ours
    proctor.submit()

    with pytest.raises(sqlite3.IntegrityError, match="a score stays as it was closed"):
        write(path, f"UPDATE attempt SET {column} = 1")  # noqa: S608 - a column of ours


def test_the_program_itself_cannot_replace_what_is_on_record(three: Store, path: Path) -> None:
    write(path, "DROP TRIGGER no_replacement_of_audit")
    with pytest.raises(Unusable), three.database.writing() as connection:
        connection.exec_driver_sql("INSERT OR REPLACE INTO audit SELECT * FROM audit")


def test_the_checkup_finds_an_end_cut_off_the_log(store: Store, path: Path) -> None:
    attempt, place = begun(store), form().slot(1)
    store.disputes.dispute(attempt, 1, place.item, place.revision, "Two are right.", MORNING)
    assert store.database.checkup().tampering == ()
    write(path, "DROP TRIGGER no_delete_of_audit; DELETE FROM audit WHERE seq = 1")

    assert store.database.checkup().tampering == (
        "The audit log tells of 0 disputes, the database holds 1: somebody removed or added some past codexam.",
        "The database lacks 1 of the triggers that keep what is on record from being changed: no_delete_of_audit.",
    )


def test_the_checkup_finds_a_score_that_is_not_the_sum_of_its_domains(store: Store, path: Path) -> None:
    proctor = sat(store, begun(store))
    proctor.answer("a")
    proctor.submit()
    assert store.database.checkup().tampering == ()
    write(path, "UPDATE domain_score SET credit = '1/2' WHERE place = 1")

    (said,) = store.database.checkup().tampering
    assert said == "The score of attempt 1 is not what its domains come to: it was changed past codexam."


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("UPDATE audit SET subject = 'class 9' WHERE seq = 2", "Entry 2 of the audit log"),
        ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE seq = 1", "Entry 1 of the audit log"),
        ("UPDATE audit SET digest = 'f' WHERE seq = 3", "Entry 3 of the audit log"),
        ("DELETE FROM audit WHERE seq = 1", "lacks entry 1"),
        ("DELETE FROM audit WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3", "Entry 2 of the audit log"),
    ],
)
def test_the_checkup_says_where_the_log_was_changed(three: Store, path: Path, deed: str, told: str) -> None:
    unlock(path)
    write(path, deed)

    checkup = three.database.checkup()

    said, locks = checkup.tampering
    assert told in said
    assert locks.endswith("no_delete_of_audit, no_update_of_audit.")
    assert checkup.problems == ()


def test_what_is_not_noted_is_not_done(store: Store, path: Path) -> None:
    store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
    write(path, "CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
    before = (store.roster.members(), store.roster.groups(), store.audit.entries())

    acts: tuple[Callable[[], None], ...] = (
        lambda: store.roster.enrol({"Monday": ["Bo"]}, AMES, MORNING),
        lambda: store.roster.disband("Monday", AMES, MORNING),
        lambda: store.roster.allow(Allowance(candidate=ANN, extra="50%", reason="", by=AMES, at=MORNING)),
        lambda: store.pins.set_pin("hash", AMES, MORNING),
    )
    for act in acts:
        with pytest.raises(Exception, match="damaged"):
            act()

    assert (store.roster.members(), store.roster.groups(), store.audit.entries()) == before
    assert store.roster.allowances(ANN) == ()
    assert store.pins.pin() is None


def test_while_another_program_writes_nothing_is_noted(
    three: Store, path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[], Store]
) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.01)
    store = opened()
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unsaved, match="Another program"):
            store.audit.note(AMES, "exported", "all", "{}", MORNING)

    assert len(three.audit.entries()) == 3
