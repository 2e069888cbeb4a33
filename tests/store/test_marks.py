"""What candidates write into their code books stays there, each in their own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.ports.codes import System
from simulator.ports.failure import Unsaved, Unusable
from simulator.ports.marks import Mark, Marks
from simulator.store import Store
from tests.candidates import ANN, MORNING, minutes
from tests.store.sitting import begun, sat

BO = "Bo Diaz"
HINT = "Hypertension with heart failure: I11.0 first [CC] [/x] é"


def mark(code: str, *, system: System = System.CM, bookmarked: bool = False, note: str = "") -> Mark:
    return Mark(system=system, code=code, bookmarked=bookmarked, note=note)


def rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT code, bookmarked, note, changed FROM code_mark ORDER BY code").fetchall()


@pytest.fixture
def marks(store: Store) -> Marks:
    return store.marks


def test_new_books_have_nothing_written_in_them(store: Store) -> None:
    store.history.enrol(ANN, MORNING)

    assert store.marks.marks(ANN) == store.marks.marks("nobody") == ()


def test_marks_outlive_the_program_and_the_attempt(store: Store, opened: Callable[[], Store]) -> None:
    proctor = sat(store, begun(store))
    store.marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    store.marks.annotate(ANN, System.CM, "I50.9", HINT, MORNING)
    proctor.submit()
    store.database.close()

    assert opened().marks.marks(ANN) == (mark("I50.9", bookmarked=True, note=HINT),)


def test_marks_come_by_system_and_code(marks: Marks) -> None:
    for system, code in ((System.PCS, "0FT44ZZ"), (System.CM, "I50.9"), (System.HCPCS, "E0110"), (System.CM, "E11.9")):
        marks.bookmark(ANN, system, code, True, MORNING)

    assert [(found.system, found.code) for found in marks.marks(ANN)] == [
        (System.HCPCS, "E0110"),
        (System.CM, "E11.9"),
        (System.CM, "I50.9"),
        (System.PCS, "0FT44ZZ"),
    ]


def test_nobody_reads_what_another_candidate_wrote(marks: Marks) -> None:
    marks.annotate(ANN, System.CM, "I50.9", "of Ann", MORNING)
    marks.annotate(BO, System.CM, "I50.9", "of Bo", MORNING)
    marks.annotate(BO, System.CM, "I50.9", "", MORNING)

    assert marks.marks(ANN) == (mark("I50.9", note="of Ann"),)
    assert marks.marks(BO) == ()


def test_the_first_mark_enrols_a_candidate(store: Store) -> None:
    store.marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)

    assert store.history.candidates() == (ANN,)


def test_one_code_in_two_systems_is_two_codes(marks: Marks) -> None:
    marks.annotate(ANN, System.CPT, "00100", "anaesthesia", MORNING)
    marks.annotate(ANN, System.HCPCS, "00100", "nothing", MORNING)

    assert marks.marks(ANN) == (
        mark("00100", system=System.CPT, note="anaesthesia"),
        mark("00100", system=System.HCPCS, note="nothing"),
    )


def test_a_note_takes_the_place_of_the_one_before(marks: Marks) -> None:
    marks.annotate(ANN, System.CM, "I50.9", "first thought", MORNING)
    marks.annotate(ANN, System.CM, "I50.9", "second thought", MORNING)

    assert marks.marks(ANN) == (mark("I50.9", note="second thought"),)


def test_bookmark_and_note_come_and_go_without_each_other(marks: Marks, store: Store, path: Path) -> None:
    marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    marks.annotate(ANN, System.CM, "I50.9", HINT, MORNING)

    marks.bookmark(ANN, System.CM, "I50.9", False, MORNING)
    assert marks.marks(ANN) == (mark("I50.9", note=HINT),)
    marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    marks.annotate(ANN, System.CM, "I50.9", "", MORNING)
    assert marks.marks(ANN) == (mark("I50.9", bookmarked=True),)

    marks.bookmark(ANN, System.CM, "I50.9", False, MORNING)
    assert marks.marks(ANN) == ()
    assert rows(path) == []


def test_taking_away_what_is_not_there_leaves_nothing(marks: Marks, path: Path) -> None:
    marks.bookmark(ANN, System.CM, "I50.9", False, MORNING)
    marks.annotate(ANN, System.CM, "I50.9", "", MORNING)

    assert marks.marks(ANN) == ()
    assert rows(path) == []


def test_a_mark_remembers_when_it_was_last_changed(marks: Marks, path: Path) -> None:
    marks.annotate(ANN, System.CM, "I50.9", HINT, MORNING)
    marks.bookmark(ANN, System.CM, "I50.9", True, MORNING + minutes(1))
    marks.bookmark(ANN, System.CM, "I50.9", True, MORNING + minutes(2))
    marks.annotate(ANN, System.CM, "I50.9", HINT, MORNING + minutes(3))

    ((_, _, _, changed),) = rows(path)
    assert datetime.fromisoformat(str(changed)).replace(tzinfo=UTC) == MORNING + minutes(1)


def test_two_windows_write_into_the_same_books(opened: Callable[[], Store]) -> None:
    here, there = opened().marks, opened().marks
    here.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    there.annotate(ANN, System.CM, "I50.9", HINT, MORNING)
    there.bookmark(ANN, System.CM, "E11.9", True, MORNING)

    assert here.marks(ANN) == (mark("E11.9", bookmarked=True), mark("I50.9", bookmarked=True, note=HINT))


def test_on_a_full_disk_the_old_note_stands(store: Store) -> None:
    store.marks.annotate(ANN, System.CM, "I50.9", HINT, MORNING)
    with store.database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Unsaved, match="full"):
        store.marks.annotate(ANN, System.CM, "I50.9", "x" * 100_000, MORNING)

    assert store.marks.marks(ANN) == (mark("I50.9", note=HINT),)


def test_a_system_of_which_the_program_knows_nothing_is_said_in_words(marks: Marks, path: Path) -> None:
    marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE code_mark SET system = 'icd-12'")

    with pytest.raises(Unusable, match="cannot be read"):
        marks.marks(ANN)
