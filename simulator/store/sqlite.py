"""What only SQLite needs: opening its one file, looking into it without a trace, copying it, checking it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

WAIT = 2.0
"""Seconds to wait for another program's lock: longer would hang the screen."""


def engine_for(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine on the file. Its connections begin no transaction by themselves: `begin` does."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT})

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # else sqlite3 would begin transactions of its own
        connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows no letters beyond ASCII
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA fullfsync = ON")  # macOS alone: its fsync does not reach the platter, this does
        cursor.execute("PRAGMA recursive_triggers = ON")  # else what is replaced sets off no trigger for its removal
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    return engine


def _lower(text: str | None) -> str | None:
    return text if text is None else text.lower()


def begin(connection: Connection, *, write: bool) -> None:
    """Begin the transaction on a connection; to `write`, take the write lock at once.

    One that read first and wrote later would fail where another program wrote in between. Said here and not by a
    listener to the engine's `begin`, because an engine with listeners takes half as long again for each statement.
    """
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def try_to_write(engine: Engine) -> None:
    """Write, and take it back. Beginning alone does not find out: on a file that may only be read, SQLite reads."""
    with engine.connect() as connection:
        begin(connection, write=True)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
        connection.rollback()


def revision(path: Path) -> str | None:
    """The schema revision that the file holds, "" when it is none of ours, None when there is no file, or an empty one.

    Leaves no trace: a file that no program has open is read as if nothing could change it.
    """
    if not path.exists():
        return None
    with path.open("rb") as file:
        if not file.read(1):
            return None
    in_use = any(path.with_name(path.name + beside).exists() for beside in ("-wal", "-journal"))
    look = f"{path.absolute().as_uri()}?mode=ro" + ("" if in_use else "&immutable=1")
    with closing(sqlite3.connect(look, uri=True, timeout=WAIT)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return ""
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else ""


def copy(path: Path, target: Path) -> None:
    """Copy the database to `target`, whole or not at all, while others may be using it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, timeout=WAIT)) as source, closing(sqlite3.connect(part)) as goal:
        source.backup(goal)
    part.replace(target)


def problems(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; none when it is sound."""
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return (
        *(str(line) for line in found if line != "ok"),
        *(f"{row[0]} refers to a missing {row[2]}" for row in astray),
    )
