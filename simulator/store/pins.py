"""The PIN of the desk on disk: its hash alone, and how often it was missed."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from simulator.ports.pin import Pin
from simulator.store.acts import Act, noted, told
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.rows import DeskRow

_DESK = table(DeskRow)
_THE_ONE = 1


class Pins:
    """The PIN of one database, as `pin.Pins` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pin(self) -> Pin | None:
        """The PIN in force; None where none is set."""
        with self._database.reading() as connection:
            row = connection.execute(select(DeskRow.digest, DeskRow.misses, DeskRow.missed)).one_or_none()
            return Pin(row.digest, row.misses, row.missed) if row else None

    def set_pin(self, digest: str | None, by: str, at: datetime) -> None:
        """Put a PIN in force in place of the one before, or take it away. Misses are forgotten."""
        with self._database.writing() as connection:
            connection.execute(delete(_DESK))
            if digest is not None:
                kept = {"id": _THE_ONE, "digest": digest, "changed": at, "misses": 0, "missed": None}
                connection.execute(insert(_DESK), kept)
            noted(connection, Act(by, "took the PIN away" if digest is None else "set a PIN", "desk", told(), at))

    def miss(self, seen: Pin, at: datetime) -> bool:
        """Count a wrong PIN; no, and nothing is counted, where the PIN in force is no longer as it was `seen`."""
        as_seen = (_DESK.c.digest == seen.digest) & (_DESK.c.misses == seen.misses)
        with self._database.writing() as connection:
            counted = connection.execute(update(_DESK).where(as_seen).values(misses=seen.misses + 1, missed=at))
            return counted.rowcount == 1

    def forgive(self) -> None:
        """Forget the misses, for the right one was given."""
        with self._database.writing() as connection:
            connection.execute(update(_DESK), {"misses": 0, "missed": None})
