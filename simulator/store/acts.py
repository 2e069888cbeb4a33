"""Acts, noted in the audit log by the transaction that does them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from simulator.ports.audit import BEGINNING, Entry, digest
from simulator.store.columns import table
from simulator.store.rows import AuditRow


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, by whom, to what, and when. `detail` is JSON text."""

    by: str
    action: str
    subject: str
    detail: str
    at: datetime


def told(**detail: object) -> str:
    """The detail of an act as JSON text."""
    return json.dumps(detail, ensure_ascii=False)


def noted(connection: Connection, *acts: Act) -> None:
    """Add entries, chained to the last one. Whoever holds the transaction is the only one to write."""
    last = connection.execute(
        select(AuditRow.seq, AuditRow.digest).order_by(AuditRow.seq.desc()).limit(1)
    ).one_or_none()
    place, before = (last.seq, last.digest) if last else (0, BEGINNING)
    rows = []
    for seq, act in enumerate(acts, place + 1):
        before = digest(before, seq, act.at, act.by, act.action, act.subject, act.detail)
        rows.append(
            {
                "seq": seq,
                "at": act.at,
                "who": act.by,
                "action": act.action,
                "subject": act.subject,
                "detail": act.detail,
                "digest": before,
            }
        )
    if rows:
        connection.execute(insert(table(AuditRow)), rows)


def entries_of(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after this number, the oldest first."""
    asked = select(
        AuditRow.seq, AuditRow.at, AuditRow.who, AuditRow.action, AuditRow.subject, AuditRow.detail, AuditRow.digest
    )
    rows = connection.execute(asked.where(AuditRow.seq > after).order_by(AuditRow.seq))
    return (
        Entry(
            seq=row.seq,
            at=row.at,
            by=row.who,
            action=row.action,
            subject=row.subject,
            detail=row.detail,
            digest=row.digest,
        )
        for row in rows
    )
