"""The audit log: who did what at the desk, when. Append-only, each entry chained to the one before by its hash."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

BEGINNING = "0" * 64
"""What the first entry follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log. `detail` is JSON text; `digest` covers all of the entry and the digest of the one before."""

    seq: int
    at: datetime
    by: str
    action: str
    subject: str
    detail: str
    digest: str


def digest(before: str, seq: int, at: datetime, by: str, action: str, subject: str, detail: str) -> str:
    """SHA-256, in hex, of an entry that follows the entry with the digest `before`. `at` is aware."""
    told = [before, seq, at.astimezone(UTC).isoformat(timespec="microseconds"), by, action, subject, detail]
    return sha256(json.dumps(told, separators=(",", ":")).encode("ascii")).hexdigest()


def faults(entries: Iterable[Entry]) -> Iterator[str]:
    """A sentence for the first place where a log, given from its beginning, was changed; none where it stands.

    Entries cut off at its end leave a shorter log that stands: only what is kept elsewhere can tell of those.
    """
    before = BEGINNING
    for place, entry in enumerate(entries, 1):
        if entry.seq != place:
            yield f"The audit log lacks entry {place}: what follows it cannot be trusted to be whole."
            return
        if entry.digest != digest(before, place, entry.at, entry.by, entry.action, entry.subject, entry.detail):
            yield f"Entry {place} of the audit log ({entry.action}, {entry.subject}) was changed after it was written."
            return
        before = entry.digest


class Audit(Protocol):
    """The audit log as it is kept. Every method may raise StoreError."""

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """The entries after this number, the oldest first."""

    def note(self, by: str, action: str, subject: str, detail: str, at: datetime) -> None:
        """Add an entry for an act that changes nothing else in the store, such as an export."""
