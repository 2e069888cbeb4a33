"""Disputes: a row for each, with the ruling on it."""

from collections.abc import Iterable

from simulator.ports.docket import Dispute
from simulator.tables.table import Cell, Table, table

HEADINGS = (
    "dispute",
    "attempt",
    "place",
    "candidate",
    "item",
    "revision",
    "reason",
    "disputed (UTC)",
    "verdict",
    "new key",
    "reason of the ruling",
    "ruled by",
    "ruled (UTC)",
)


def disputes(found: Iterable[Dispute]) -> Table:
    """The disputes. One that waits has no verdict."""
    return table("Disputes", HEADINGS, map(_row, found))


def _row(dispute: Dispute) -> tuple[Cell, ...]:
    ruling = dispute.ruling
    return (
        dispute.id,
        dispute.attempt,
        dispute.slot,
        dispute.candidate,
        dispute.item,
        dispute.revision,
        dispute.reason,
        dispute.at,
        *(
            (ruling.verdict.value, " ".join(ruling.key), ruling.reason, ruling.by, ruling.at)
            if ruling
            else (None, None, None, None, None)
        ),
    )
