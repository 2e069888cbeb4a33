"""The database: how it is opened, read and written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from simulator.ports.failure import Unusable
from simulator.store import sqlite, tampering, upgrade
from simulator.store.acts import entries_of
from simulator.store.failure import in_words, readable


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """How a database stands. `problems` is empty when it is sound; `size`, in bytes, is None on a server.

    `entries` are those of the audit log, `tampering` a sentence for each sign that somebody changed what is on record.
    """

    place: str
    revision: str
    problems: tuple[str, ...]
    size: int | None
    entries: int
    tampering: tuple[str, ...]


class Database:
    """An open database, its schema up to date. Made by `open_database`; `path` is None on a server."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.path = path
        self.place = str(path or engine.url.render_as_string())
        self._engine = engine

    @property
    def locks(self) -> Path | None:
        """Where windows show that they live; None on a server, which windows of other machines may share."""
        return upgrade.locks_beside(self.path) if self.path else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view of the database. Raises Unsaved or Unusable for whatever goes wrong inside."""
        with in_words(self.place), readable(self.place), self._engine.begin() as connection:
            if self.path:
                sqlite.begin(connection, write=False)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on disk when the block ends, or has changed nothing. Raises Unsaved or Unusable."""
        with in_words(self.place), self._engine.begin() as connection:
            if self.path:
                sqlite.begin(connection, write=True)
            yield connection

    def checkup(self) -> Checkup:
        """Look the whole database over; takes seconds on a large one."""
        with self.reading() as connection:
            log = tuple(entries_of(connection))
            return Checkup(
                place=self.place,
                revision=upgrade.stamped(connection) or "",
                problems=sqlite.problems(connection) if self.path else (),
                size=self.path.stat().st_size if self.path else None,
                entries=len(log),
                tampering=tuple(tampering.signs(connection, log)),
            )

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()


def open_database(place: Path | str, backups: Path, migrations: upgrade.Migrations = upgrade.SHIPPED) -> Database:
    """Open the database at a path, or at a URL when `place` is a string; made or brought up to date as needed.

    Raises Unusable when it cannot be used, Unsaved when another program is using it or the disk is full.
    """
    if isinstance(place, Path):
        return _open_file(place.absolute(), backups, migrations)
    try:
        url = make_url(place)
        if url.get_backend_name() == "sqlite":
            return _open_file(Path(url.database or "").absolute(), backups, migrations)
        # SERIALIZABLE would refuse answers of candidates who answer at once.
        engine = create_engine(url, isolation_level="REPEATABLE READ")
    except (ArgumentError, ImportError) as error:
        raise Unusable("The database URL cannot be used: mend it, or install the driver that it names.") from error
    return _open_server(engine, migrations)


def _open_file(path: Path, backups: Path, migrations: upgrade.Migrations) -> Database:
    with in_words(str(path), opening=True):
        upgrade.prepare_file(path, backups, migrations)
        engine = sqlite.engine_for(path)
        try:
            sqlite.try_to_write(engine)  # a file that may only be read is found out now, not at an answer
        except BaseException:
            engine.dispose()
            raise
    return Database(engine, path)


def _open_server(engine: Engine, migrations: upgrade.Migrations) -> Database:
    with in_words(engine.url.render_as_string(), opening=True):
        upgrade.prepare_server(engine, migrations)
    return Database(engine, None)
