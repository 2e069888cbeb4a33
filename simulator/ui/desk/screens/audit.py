"""The audit log: who did what at the desk, when; the latest first, and whether the chain holds."""

import json
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from simulator.ports.audit import Entry, faults
from simulator.ui.commands import bindings
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.screens.telling import Telling
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import day, plain

_ENTRIES = (
    Column("seq", "no.", 5, right=True),
    Column("at", "when", 16),
    Column("by", "who", 12),
    Column("action", "what", 14),
    Column("subject", "of", 14, grows=True),
    Column("digest", "digest", 12, least=110),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The entries, the latest first, and what is wrong with the chain, "" where it holds."""

    entries: tuple[Entry, ...]
    fault: str


class Entries(Table):
    """The entries in a table, each painted when it comes into view: ten thousand at once would be waited for."""

    def __init__(self) -> None:
        super().__init__(_ENTRIES, empty="Nothing was done at the desk yet.")
        self._entries: tuple[Entry, ...] = ()

    def fill(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self._entries = entries
        self.renew()

    def count(self) -> int:
        """A row for each."""
        return len(self._entries)

    def row_at(self, y: int) -> Row | None:
        """The entry at this place."""
        return _row(self._entries[y]) if y < len(self._entries) else None

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if self._entries else None


class AuditLog(Reading[Found]):
    """A line for each entry."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("audit")]

    def body(self) -> ComposeResult:
        """The chain, the entries."""
        yield Static(id="chain")
        yield Entries()

    def begin(self) -> None:
        """What this is."""
        self.entitle(("Audit log", "bold $primary"))
        super().begin()

    def read(self) -> Found:
        """All of it, checked."""
        entries = self.desk.audit.entries()
        return Found(entries[::-1], next(faults(entries), ""))

    def show(self, value: Found) -> None:
        """A line each."""
        self.entitle(
            ("Audit log  ", "bold $primary"),
            (f"{len(value.entries):,} {'entry' if len(value.entries) == 1 else 'entries'}", "bold"),
        )
        told = (
            plain(f"✗ {value.fault}", "bold $error")
            if value.fault
            else plain("✓ The chain of hashes holds.", "$success")
        )
        self.query_one("#chain", Static).update(told)
        self.query_one(Entries).fill(value.entries)

    def action_open(self) -> None:
        """The entry, whole."""
        if entry := self.query_one(Entries).entry:
            body = f"{day(entry.at)}  {entry.by}\n{entry.subject}\n\n{_written(entry.detail)}\n\n{entry.digest}"
            self.app.push_screen(Telling(f"Entry {entry.seq}: {entry.action}", body))


def _written(detail: str) -> str:
    """JSON, line by line; what is none, as it is."""
    try:
        return json.dumps(json.loads(detail), indent=2, ensure_ascii=False)
    except ValueError:
        return detail


def _row(entry: Entry) -> Row:
    return Row(
        str(entry.seq),
        (
            str(entry.seq),
            plain(day(entry.at)),
            plain(entry.by),
            plain(entry.action, "bold"),
            plain(entry.subject),
            plain(entry.digest[:12], "$muted"),
        ),
    )
