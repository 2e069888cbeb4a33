"""The schema: made, and brought up to date, by the migrations alone. Alembic is imported only when there is work."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, Engine, inspect

from simulator.paths import shipped
from simulator.ports.failure import Unusable
from simulator.store import sqlite

PATIENCE = 30.0
"""Seconds to wait while another window makes or upgrades the database."""


@dataclass(frozen=True, slots=True)
class Migrations:
    """A folder of migrations, and the revision that the last of them makes."""

    folder: Path
    head: str


SHIPPED = Migrations(shipped("migrations"), "0006")
"""`head` stands here as a constant so that a database that is up to date opens without Alembic."""


def prepare_file(path: Path, backups: Path, migrations: Migrations) -> None:
    """Make the SQLite file, or upgrade it after a copy into `backups`; nothing when it is up to date.

    Unusable when a newer program made the file, or none of ours did: it is left untouched.
    """
    found = sqlite.revision(path)
    if found == migrations.head:
        return
    _refuse_strange(found, str(path), migrations)
    locks = locks_beside(path)
    locks.mkdir(parents=True, exist_ok=True)
    with FileLock(locks / "upgrade.lock", timeout=PATIENCE):
        found = sqlite.revision(path)  # another window may have done it meanwhile
        if found is None:
            _make(path, migrations)
        elif found != migrations.head:
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            sqlite.copy(path, backups / f"{path.stem}-{found}-{changed:%Y%m%dT%H%M%SZ}.db")
            _migrate_file(path, migrations)


def prepare_server(engine: Engine, migrations: Migrations) -> None:
    """Make or upgrade the tables on a server, in one transaction. Its copies are the server's own business."""
    with engine.begin() as connection:
        revision = stamped(connection)
        if revision != migrations.head:
            _refuse_strange(revision, engine.url.render_as_string(), migrations)
            _migrate(connection, migrations)


def stamped(connection: Connection) -> str | None:
    """The revision that an open database holds, None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def locks_beside(path: Path) -> Path:
    """The folder in which the windows on one database show that they live."""
    return path.parent / "locks"


def _refuse_strange(revision: str | None, place: str, migrations: Migrations) -> None:
    from alembic.script import ScriptDirectory

    if revision is None:
        return
    if not revision:
        raise Unusable(f"{place} is not a database of codexam. Move it away, or set CODEXAM_HOME elsewhere.")
    known = {script.revision for script in ScriptDirectory(str(migrations.folder)).walk_revisions()}
    if revision not in known:
        raise Unusable(
            f"{place} was made by a newer codexam (schema {revision}). Upgrade codexam; nothing was changed."
        )


def _make(path: Path, migrations: Migrations) -> None:
    for beside in ("-wal", "-journal"):
        if path.with_name(path.name + beside).exists():
            raise Unusable(
                f"{path} is gone, but {path.name}{beside} is still there and may hold its last answers."
                " Put the database back beside it, or move that file away too."
            )
    # Made whole under another name: whoever finds the file finds every table in it.
    new = path.with_name(path.name + ".new")
    for part in ("", "-wal", "-shm", "-journal"):
        new.with_name(new.name + part).unlink(missing_ok=True)
    _migrate_file(new, migrations)
    new.replace(path)


def _migrate_file(path: Path, migrations: Migrations) -> None:
    # SQLite changes most of a table by making it anew; foreign keys would take the rows that refer to it along.
    engine = sqlite.engine_for(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            sqlite.begin(connection, write=True)
            _migrate(connection, migrations)
            if astray := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Unusable(
                    f"{path} could not be upgraded: {astray[0]} refers to a missing {astray[2]}."
                    " Nothing was changed; please report it."
                )
    finally:
        engine.dispose()


def _migrate(connection: Connection, migrations: Migrations) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, migrations.head)
