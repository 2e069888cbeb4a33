"""The database as another program sees it: what is on disk of the one attempt that these tests sit."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.terminal.screen import Sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """One event."""

    seq: int
    kind: str
    slot: int | None
    elapsed: timedelta
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The attempt. `elapsed` is the time used as the last write left it, `holder` the window that holds it."""

    entries: tuple[Entry, ...]
    status: str
    elapsed: timedelta
    holder: str | None

    @classmethod
    def read(cls, database: Path) -> "Log":
        """Read the log, without a trace in the file. It must have no gap and nothing twice."""
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("BEGIN")  # both tables as they are at one moment
            ((status, elapsed, holder),) = connection.execute("SELECT status, elapsed, holder FROM attempt")
            rows = connection.execute("SELECT seq, kind, slot, elapsed, payload FROM attempt_event ORDER BY seq")
            entries = tuple(
                Entry(seq, kind, slot, timedelta(microseconds=used), json.loads(payload))
                for seq, kind, slot, used, payload in rows
            )
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert sorted(entries, key=lambda entry: entry.elapsed) == list(entries)
        return cls(entries=entries, status=status, elapsed=timedelta(microseconds=elapsed), holder=holder)

    def of(self, kind: str) -> list[Entry]:
        """The events of a kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    @property
    def current(self) -> int:
        """The item that was last in view."""
        return next(entry.slot for entry in reversed(self.entries) if entry.kind == "visited" and entry.slot)

    def sheet(self, number: int) -> Sheet:
        """An item as its events leave it."""
        found = Sheet(number=number)
        for entry in self.entries:
            if entry.slot != number:
                continue
            match entry.kind:
                case "answered":
                    found = replace(found, chosen=entry.payload["chosen"][0])
                case "cleared":
                    found = replace(found, chosen="")
                case "flagged" | "unflagged":
                    found = replace(found, flagged=entry.kind == "flagged")
                case "struck":
                    found = replace(found, struck=found.struck | {entry.payload["option"]})
                case "unstruck":
                    found = replace(found, struck=found.struck - {entry.payload["option"]})
                case "noted":
                    found = replace(found, note=entry.payload["text"])
        return found
