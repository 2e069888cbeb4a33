"""The schema is made and upgraded by migrations, whole or not at all, and never behind a person's back."""

import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table, make_url
from sqlalchemy.schema import CreateTable

from simulator.exam.attempt import Status, replay
from simulator.exam.engine import Illegal
from simulator.exam.event import LookedUp
from simulator.exam.profile import Scoring
from simulator.exam.report import report
from simulator.paths import shipped
from simulator.ports.codes import System
from simulator.ports.failure import Unusable
from simulator.ports.marks import Mark
from simulator.ports.register import Column, Search, Sort
from simulator.store import Store, open_store
from simulator.store.columns import Base
from simulator.store.database import Database, open_database
from simulator.store.upgrade import SHIPPED, Migrations
from tests.candidates import ANN, MORNING, minutes, seconds
from tests.store.sitting import begun, sat

WIDER = """
with op.batch_alter_table("candidate", recreate="always") as table:
    table.add_column(sa.Column("city", sa.String()))
"""
ASTRAY = "op.execute('DELETE FROM candidate')"
KILLED = "op.create_table('extra', sa.Column('id', sa.Integer())); os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def later(tmp_path: Path) -> Callable[[str], Migrations]:
    """The migrations of a later codexam: those of today, and one more that does what a test says."""

    def make(does: str) -> Migrations:
        folder = tmp_path / "later migrations, 100%"
        shutil.copytree(shipped("migrations"), folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "later.py").write_text(
            "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
            f"revision, down_revision = 'later', {SHIPPED.head!r}\n\n"
            f"def upgrade() -> None:\n{textwrap.indent(does.strip(), '    ')}\n"
        )
        return Migrations(folder, "later")

    return make


@pytest.fixture
def reopened(path: Path, backups: Path) -> Iterator[Callable[[Migrations], Database]]:
    databases: list[Database] = []

    def open_again(migrations: Migrations) -> Database:
        databases.append(open_database(path, backups, migrations))
        return databases[-1]

    yield open_again
    for database in databases:
        database.close()


@pytest.fixture
def first(path: Path, backups: Path) -> Path:
    """The store as the first codexam left it: its schema, and rows that it wrote."""
    open_database(path, backups, Migrations(shipped("migrations"), "0001")).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("first_store.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def third(path: Path, backups: Path) -> Path:
    """The store as the codexam before cases left it: its schema, and rows that it wrote."""
    open_database(path, backups, Migrations(shipped("migrations"), "0003")).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("third_store.sql").read_text(encoding="utf-8"))
    return path


def contents(path: Path) -> "Rows":
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608


Rows = dict[str, list[tuple[object, ...]]]
DESK = (
    *("class_group", "membership", "allowance", "assignment"),
    *("dispute", "ruling", "rescore", "audit", "desk", "outcome"),
)
"""The tables that the first codexam with a desk has brought."""


def since_drills(before: Rows) -> Rows:
    """What the first codexam with drills has added to tables that had been there, and the table it has brought."""
    return {
        "review": [],
        "candidate": [(*candidate, None) for candidate in before["candidate"]],
        "attempt": [(*attempt, None) for attempt in before["attempt"]],
    }


def since_desk(before: Rows) -> Rows:
    """What the first codexam with a desk has added: the percent of a score, assignment and origin, and its tables."""
    credit, total, passed = 16, 14, 17

    def percent(attempt: tuple[object, ...]) -> float | None:
        earned, scored = attempt[credit], attempt[total]
        return None if earned is None else float(Fraction(str(earned)) * 100 / Fraction(str(scored)))

    attempts = [(*a[: passed + 1], percent(a), None, None, *a[passed + 1 :]) for a in before["attempt"]]
    return {**before, "attempt": attempts, **{table: [] for table in DESK}}


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_the_migrations_make_the_tables_that_the_rows_describe(store: Store) -> None:
    with store.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_last_migration_is_the_revision_that_the_program_expects(store: Store) -> None:
    assert store.database.checkup().revision == SHIPPED.head


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_on_postgresql(table: Table) -> None:
    assert f"CREATE TABLE {table.name}" in str(
        CreateTable(table).compile(dialect=make_url("postgresql://").get_dialect()())
    )


def test_a_new_store_is_one_file_beside_its_locks(store: Store, path: Path) -> None:
    store.database.close()

    assert list(files(path.parent)) == ["codexam.db"]


def test_an_empty_file_becomes_a_store(opened: Callable[[], Store], path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    assert opened().history.attempts() == ()


def test_the_answers_of_a_lost_file_are_not_written_over(path: Path, backups: Path) -> None:
    path.parent.mkdir()
    wal = path.with_name("codexam.db-wal")
    wal.write_bytes(b"answers")

    with pytest.raises(Unusable, match="Put the database back"):
        open_store(path, backups)

    assert files(path.parent) == {wal.name: b"answers"}


def test_a_store_that_is_up_to_date_opens_without_alembic(store: Store, path: Path, backups: Path) -> None:
    opening = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from simulator.store import open_store
        open_store(Path({str(path)!r}), Path({str(backups)!r})).database.close()
        print("alembic" in sys.modules)
    """)

    said = subprocess.run([sys.executable, "-c", opening], capture_output=True, text=True, check=True).stdout

    assert said == "False\n"
    assert not backups.exists()


def test_an_upgrade_keeps_everything_and_a_copy_from_before(
    store: Store,
    path: Path,
    backups: Path,
    later: Callable[[str], Migrations],
    reopened: Callable[[Migrations], Database],
) -> None:
    attempt_id = begun(store)
    before = store.attempts.load(attempt_id)
    store.database.close()

    upgraded = reopened(later(WIDER))

    checkup = upgraded.checkup()
    assert (checkup.revision, checkup.problems) == ("later", ())
    with upgraded.reading() as connection:
        assert connection.exec_driver_sql("SELECT name, city FROM candidate").all() == [(ANN, None)]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    (copy,) = backups.iterdir()
    assert copy.name.startswith(f"codexam-{SHIPPED.head}-20")
    restored = open_store(copy, backups)
    assert restored.attempts.load(attempt_id) == before
    restored.database.close()


def test_the_store_of_the_first_codexam_is_upgraded_after_a_copy_and_its_attempts_go_on(
    first: Path, backups: Path, opened: Callable[[], Store]
) -> None:
    before = contents(first)

    store = opened()

    checkup = store.database.checkup()
    assert (checkup.revision, checkup.problems, checkup.tampering) == (SHIPPED.head, (), ())
    (copy,) = backups.iterdir()
    assert copy.name.startswith("codexam-0001-20")
    assert contents(copy) == before
    slots = [(*slot, 1, 0, "", 0) for slot in before["form_slot"]]
    after = since_desk({**before, "code_mark": [], **since_drills(before), "form_slot": slots})
    assert contents(first) | {"alembic_version": before["alembic_version"]} == after
    assert [(line.candidate, line.status, line.credit) for line in store.history.attempts()] == [
        ("Bo Diaz", Status.READY, None),
        (ANN, Status.RUNNING, None),
        (ANN, Status.CLOSED, Fraction(2)),
    ]
    closed = store.attempts.load(1)
    told = replay(closed.form, closed.policy, closed.events)
    assert [(r.chosen, r.look_ups) for r in told.responses] == [(("a",), 0), (("b",), 0), (("a",), 0)]
    assert report(told, closed.events, closed.items).score.credit == Fraction(2)
    proctor = sat(store, 2)
    assert (proctor.attempt.response(1).chosen, proctor.clock().elapsed) == (("d",), seconds(6))
    proctor.visit(2)
    proctor.open_books()
    proctor.look_up(System.CM, "I50.9", "heart failure")
    proctor.submit()
    store.marks.bookmark(ANN, System.CM, "I50.9", True, MORNING)
    assert store.marks.marks(ANN) == (Mark(system=System.CM, code="I50.9", bookmarked=True, note=""),)
    looked_up = [event for event in store.attempts.load(2).events if isinstance(event, LookedUp)]
    assert [(event.slot, event.code, event.query) for event in looked_up] == [(2, "I50.9", "heart failure")]


def test_an_attempt_begun_before_there_were_cases_and_sections_goes_on_by_its_rules(
    third: Path, opened: Callable[[], Store]
) -> None:
    before = contents(third)

    store = opened()

    assert store.database.checkup().problems == ()
    slots = [(*slot, 0, "", 0) for slot in before["form_slot"]]
    after = since_desk({**before, **since_drills(before), "form_slot": slots})
    assert contents(third) | {"alembic_version": before["alembic_version"]} == after
    assert [(line.status, line.answered, line.items, line.total) for line in store.history.attempts()] == [
        (Status.RUNNING, 1, 3, 3),
        (Status.CLOSED, 2, 3, 3),
    ]
    closed = store.attempts.load(1)
    assert closed.policy.scoring is Scoring.PER_OPTION
    told = report(replay(closed.form, closed.policy, closed.events), closed.events, closed.items)
    assert (told.score.credit, told.parts, told.cases, told.unfinished) == (Fraction(1), None, (), None)
    proctor = sat(store, 2)
    assert (proctor.attempt.consulting, proctor.clock().left) == (False, minutes(135) - seconds(5))
    assert proctor.clock().timed
    with pytest.raises(Illegal, match="no further section"):
        proctor.advance()
    proctor.answer("a", "c")
    proctor.visit(3)
    proctor.submit()
    assert store.history.attempts()[0].credit == Fraction(1)
    assert (store.attempts.load(2).wish, store.reviews.log(ANN), store.reviews.exam_date(ANN)) == (None, (), None)
    assert {sighting.attempt for sighting in store.history.sightings(ANN)} == {1, 2}


def test_what_closed_before_there_was_a_desk_is_found_sorted_and_analysed(
    first: Path, opened: Callable[[], Store]
) -> None:
    store = opened()

    found = store.register.page(Search(least=60), Sort(by=Column.SCORE), 0, 9)
    assert [(line.id, line.percent) for line in found] == [(1, Fraction(200, 3))]
    (sat,) = store.register.sat()
    assert (sat.items, sat.firsts) == (3, 1)
    (made,) = store.register.outcomes(sat.fingerprint)
    assert (made.attempt, made.chosen, made.credit) == (1, "a b a ", "1 0 1 ")
    assert opened().register.outcomes(sat.fingerprint) == (made,)
    assert store.disputes.holding(store.attempts.load(1).form.slot(1).revision) == (1,)


def test_what_may_never_change_cannot_be_changed_in_an_upgraded_store(third: Path, opened: Callable[[], Store]) -> None:
    opened().audit.note("Dr. Ames", "exported", "all", "{}", MORNING)

    with closing(sqlite3.connect(third)) as connection, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute("DELETE FROM audit")


def test_an_upgrade_sees_what_a_killed_window_left_in_the_log(
    store: Store, path: Path, tmp_path: Path, later: Callable[[str], Migrations]
) -> None:
    begun(store)
    elsewhere = tmp_path / "killed"
    elsewhere.mkdir()
    for file in path.parent.glob("codexam.db*"):
        shutil.copy(file, elsewhere)
    assert (elsewhere / "codexam.db-wal").stat().st_size

    upgraded = open_database(elsewhere / "codexam.db", elsewhere / "backups", later(WIDER))

    with upgraded.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar() == 1
    upgraded.close()
    (copy,) = (elsewhere / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as connection_to_copy:
        assert connection_to_copy.execute("SELECT count(*) FROM attempt").fetchone() == (1,)


def test_a_store_made_by_a_newer_program_is_left_as_it_is(
    path: Path, backups: Path, later: Callable[[str], Migrations], reopened: Callable[[Migrations], Database]
) -> None:
    reopened(later(WIDER)).close()
    before = files(path.parent)

    with pytest.raises(Unusable, match="newer codexam"):
        open_store(path, backups)

    assert files(path.parent) == before
    assert not backups.exists()


def test_an_upgrade_that_would_lose_what_others_refer_to_is_undone(
    store: Store, path: Path, backups: Path, later: Callable[[str], Migrations], opened: Callable[[], Store]
) -> None:
    attempt_id = begun(store)
    before = store.attempts.load(attempt_id)
    store.database.close()

    with pytest.raises(Unusable, match="Nothing was changed"):
        open_database(path, backups, later(ASTRAY))

    assert opened().attempts.load(attempt_id) == before


def _open_elsewhere(path: Path, backups: Path, migrations: Migrations = SHIPPED) -> "subprocess.Popen[bytes]":
    opening = textwrap.dedent(f"""
        from pathlib import Path
        from simulator.store.database import open_database
        from simulator.store.upgrade import Migrations
        migrations = Migrations(Path({str(migrations.folder)!r}), {migrations.head!r})
        open_database(Path({str(path)!r}), Path({str(backups)!r}), migrations).close()
    """)
    return subprocess.Popen([sys.executable, "-c", opening])


def test_a_program_killed_while_it_makes_the_store_leaves_none_that_is_half_made(
    path: Path, backups: Path, later: Callable[[str], Migrations], opened: Callable[[], Store]
) -> None:
    assert _open_elsewhere(path, backups, later(KILLED)).wait() < 0

    store = opened()

    store.history.enrol(ANN, MORNING)
    assert store.history.candidates() == (ANN,)
    assert not list(path.parent.glob("*.new*"))


def test_a_program_killed_while_it_upgrades_leaves_the_store_as_it_was(
    path: Path, backups: Path, later: Callable[[str], Migrations], opened: Callable[[], Store]
) -> None:
    attempt_id = begun(opened())
    before = opened().attempts.load(attempt_id)

    assert _open_elsewhere(path, backups, later(KILLED)).wait() < 0

    store = opened()
    assert store.database.checkup().revision == SHIPPED.head
    assert store.attempts.load(attempt_id) == before


def test_programs_that_make_one_store_at_the_same_time_do_no_harm(
    path: Path, backups: Path, opened: Callable[[], Store]
) -> None:
    programs = [_open_elsewhere(path, backups) for _ in range(3)]

    assert [program.wait() for program in programs] == [0, 0, 0]
    assert opened().database.checkup().problems == ()


def test_programs_that_upgrade_one_store_at_the_same_time_do_no_harm(
    store: Store, path: Path, backups: Path, later: Callable[[str], Migrations]
) -> None:
    store.database.close()
    migrations = later(WIDER)
    programs = [_open_elsewhere(path, backups, migrations) for _ in range(3)]

    assert [program.wait() for program in programs] == [0, 0, 0]
    assert len(list(backups.iterdir())) == 1


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://here/codexam", "postgresql+nodriver://here/codexam"])
def test_a_url_that_cannot_be_used_is_said_in_words(url: str, backups: Path) -> None:
    with pytest.raises(Unusable, match="database URL"):
        open_store(url, backups)


def test_a_url_may_name_a_file(path: Path, backups: Path, opened: Callable[[], Store]) -> None:
    store = open_store(f"sqlite:///{path}", backups)
    store.history.enrol(ANN, MORNING)
    store.database.close()

    assert opened().history.candidates() == (ANN,)
