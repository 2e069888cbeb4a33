"""The store: attempts, and all that is kept about them, on disk. The only place with SQL; others use this module."""

from dataclasses import dataclass
from pathlib import Path

from simulator.store.admission import fill
from simulator.store.attempts import Attempts
from simulator.store.audit import Audit
from simulator.store.database import Checkup, Database, open_database
from simulator.store.disputes import Disputes
from simulator.store.history import History
from simulator.store.marks import Marks
from simulator.store.pins import Pins
from simulator.store.register import Register
from simulator.store.reviews import Reviews
from simulator.store.roster import Roster

__all__ = [
    "Attempts",
    "Audit",
    "Checkup",
    "Database",
    "Disputes",
    "History",
    "Marks",
    "Pins",
    "Register",
    "Reviews",
    "Roster",
    "Store",
    "fill",
    "open_store",
]


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; each part fulfils a protocol of the application.

    Journal: `attempts`. Archive: `history`. Marks, Reviews: what they are called. And for the desk: Rosters: `roster`,
    Register, Disputes, Audit, Pins: what they are called.
    """

    attempts: Attempts
    history: History
    marks: Marks
    reviews: Reviews
    roster: Roster
    register: Register
    disputes: Disputes
    audit: Audit
    pins: Pins
    database: Database


def open_store(place: Path | str, backups: Path) -> Store:
    """Open the store at a path, or at a database URL; made or upgraded as needed, with a copy in `backups` first.

    Raises Unusable when it cannot be used as it is, Unsaved when it is in use elsewhere or the disk is full.
    """
    database = open_database(place, backups)
    return Store(
        attempts=Attempts(database),
        history=History(database),
        marks=Marks(database),
        reviews=Reviews(database),
        roster=Roster(database),
        register=Register(database),
        disputes=Disputes(database),
        audit=Audit(database),
        pins=Pins(database),
        database=database,
    )
