"""The store: attempts, history, reviews and marks on disk. The only place with SQL; others use this module of it."""

from dataclasses import dataclass
from pathlib import Path

from simulator.store.attempts import Attempts
from simulator.store.database import Checkup, Database, open_database
from simulator.store.history import History
from simulator.store.marks import Marks
from simulator.store.reviews import Reviews

__all__ = ["Attempts", "Checkup", "Database", "History", "Marks", "Reviews", "Store", "open_store"]


@dataclass(frozen=True, slots=True)
class Store:
    """An open store: `attempts` is a Journal, `history` an Archive, `marks` are Marks, `reviews` Reviews."""

    attempts: Attempts
    history: History
    marks: Marks
    reviews: Reviews
    database: Database


def open_store(place: Path | str, backups: Path) -> Store:
    """Open the store at a path, or at a database URL; made or upgraded as needed, with a copy in `backups` first.

    Raises Unusable when it cannot be used as it is, Unsaved when it is in use elsewhere or the disk is full.
    """
    database = open_database(place, backups)
    return Store(Attempts(database), History(database), Marks(database), Reviews(database), database)
