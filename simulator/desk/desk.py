"""The desk itself: what an instructor has at hand, joined."""

from dataclasses import dataclass

from simulator.desk.attempts import Attempts
from simulator.desk.classroom import Classroom
from simulator.desk.cohort import Cohort
from simulator.desk.disputes import Disputes
from simulator.desk.door import Door
from simulator.desk.exporter import Exporter
from simulator.desk.items import Items
from simulator.ports.audit import Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An instructor's desk. `by` is the instructor's name, which stands beside everything done here."""

    by: str
    roster: Classroom
    attempts: Attempts
    cohort: Cohort
    items: Items
    disputes: Disputes
    door: Door
    audit: Audit
    exporter: Exporter
