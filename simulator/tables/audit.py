"""The audit log: a row for each entry, with the digests that chain them."""

from collections.abc import Iterable

from simulator.ports.audit import Entry
from simulator.tables.table import Table, table

HEADINGS = ("entry", "at (UTC)", "by", "action", "subject", "detail (JSON)", "digest (SHA-256)")


def audit(entries: Iterable[Entry]) -> Table:
    """The log as it stands."""
    return table("Audit log", HEADINGS, ((e.seq, e.at, e.by, e.action, e.subject, e.detail, e.digest) for e in entries))
