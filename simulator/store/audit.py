"""The audit log on disk."""

from datetime import datetime

from simulator.ports.audit import Entry
from simulator.store.acts import Act, entries_of, noted
from simulator.store.database import Database


class Audit:
    """The audit log of one database, as `audit.Audit` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """The entries after this number, the oldest first."""
        with self._database.reading() as connection:
            return tuple(entries_of(connection, after))

    def note(self, by: str, action: str, subject: str, detail: str, at: datetime) -> None:
        """Add an entry for an act that changes nothing else in the store, such as an export."""
        with self._database.writing() as connection:
            noted(connection, Act(by, action, subject, detail, at))
