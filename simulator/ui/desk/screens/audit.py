"""The audit log: who did what at the desk, when; the latest first, and whether the chain holds."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from simulator.exam.words import amount
from simulator.ports.audit import Entry, faults
from simulator.ports.docket import Dispute, Verdict
from simulator.ports.register import Search, Sort
from simulator.ui.commands import bindings
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.screens.telling import Telling
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import count, day, plain

_ENTRIES = (
    Column("seq", "no.", 5, right=True),
    Column("at", "when", 16),
    Column("by", "who", 12),
    Column("sentence", "what", 30, grows=True),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the entries name by number: disputes by id, and the candidates of attempts."""

    disputes: Mapping[int, Dispute]
    candidates: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The entries, the latest first, and what is wrong with the chain, "" where it holds."""

    entries: tuple[Entry, ...]
    names: Names
    fault: str


class Entries(Table):
    """The entries in a table, each painted when it comes into view: ten thousand at once would be waited for."""

    def __init__(self) -> None:
        super().__init__(_ENTRIES, empty="Nothing was done at the desk yet.")
        self._entries: tuple[Entry, ...] = ()
        self._names = Names({}, {})

    def fill(self, entries: tuple[Entry, ...], names: Names) -> None:
        """Show these."""
        self._entries, self._names = entries, names
        self.renew()

    def count(self) -> int:
        """A row for each."""
        return len(self._entries)

    def row_at(self, y: int) -> Row | None:
        """The entry at this place."""
        return _row(self._entries[y], self._names) if y < len(self._entries) else None

    @property
    def entry(self) -> tuple[Entry, str] | None:
        """The entry under the cursor, and what was done, in a sentence."""
        entry = self._entries[self.cursor] if self._entries else None
        return (entry, sentence(entry, self._names)) if entry else None


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
        entries, docket = self.desk.audit.entries(), self.desk.disputes
        disputes = {dispute.id: dispute for dispute in (*docket.queue(), *docket.settled())}
        candidates: dict[int, str] = {}
        if any(entry.action == "rescored" or entry.subject.startswith("report ") for entry in entries):
            every = self.desk.attempts.page(Search(), Sort(), 0, self.desk.attempts.count(Search()))
            candidates = {attempt.id: attempt.candidate for attempt in every}
        return Found(entries[::-1], Names(disputes, candidates), next(faults(entries), ""))

    def show(self, value: Found) -> None:
        """A line each."""
        self.entitle(
            ("Audit log  ", "bold $primary"),
            (count(len(value.entries), "entry", "entries"), "bold"),
        )
        told = (
            plain(f"✗ {value.fault}", "bold $error")
            if value.fault
            else plain("✓ The chain of hashes holds.", "$success")
        )
        self.query_one("#chain", Static).update(told)
        self.query_one(Entries).fill(value.entries, value.names)

    def action_open(self) -> None:
        """The entry, whole."""
        if found := self.query_one(Entries).entry:
            entry, told = found
            body = f"{day(entry.at)}\n\n{entry.by} {told}\n\nDigest {entry.digest[:12]}\n\n{_MORE}"
            self.app.push_screen(Telling(f"Entry {entry.seq}: {entry.action}", body))


_MORE = "`codexam export audit` writes the log with all that each entry holds."


def sentence(entry: Entry, names: Names) -> str:
    """What was done, to be read after who did it. An entry of another release, told in another way, is shown bare."""
    try:
        return _SENTENCES[entry.action](entry, json.loads(entry.detail), names)
    except (KeyError, TypeError, ValueError, AttributeError):
        return f"{entry.action} {entry.subject}".rstrip()


def _enrolled(entry: Entry, detail: Any, _: Names) -> str:
    who = ", ".join(detail["candidates"])
    into = f" in {entry.subject}" if entry.subject else ""
    return f"enrolled {who}{into}" if who else f"made the group {entry.subject}"


def _removed(entry: Entry, detail: Any, _: Names) -> str:
    return f"took {entry.subject} out of {detail['group']}"


def _disbanded(entry: Entry, detail: Any, _: Names) -> str:
    gone = f"{count(len(detail['members']), 'candidate')}, {count(len(detail['assignments']), 'assignment')}"
    return f"disbanded {entry.subject}: {gone}"


def _allowed(entry: Entry, detail: Any, _: Names) -> str:
    if not detail["extra"]:
        return f"took back the extra time of {entry.subject}: {detail['reason']}"
    extra = detail["extra"] if detail["extra"].endswith("%") else f"{detail['extra']} min"
    return f"allowed {entry.subject} {extra} of extra time: {detail['reason']}"


def _assigned(entry: Entry, detail: Any, _: Names) -> str:
    form = f"form {detail['form']}" if detail["form"] else "a form drawn for each"
    return f"assigned {detail['profile']}, {form}, to {detail['group']} ({entry.subject})"


def _withdrew(entry: Entry, detail: Any, _: Names) -> str:
    return f"withdrew {entry.subject} of {detail['group']}"


def _disputed(_: Entry, detail: Any, __: Names) -> str:
    return f"disputed {detail['item']}, item {detail['slot']} of attempt {detail['attempt']}: {detail['reason']}"


def _ruled(_: Entry, detail: Any, names: Names) -> str:
    dispute = names.disputes.get(detail["dispute"] or 0)
    whose = f", disputed by {dispute.candidate} in attempt {dispute.attempt}" if dispute else ""
    item, verdict = detail["item"], detail["verdict"]
    done = f"left {item} as it is" if verdict == Verdict.REJECTED else f"{verdict} {item}"
    return f"{done}{whose}: {detail['reason']}"


def _rescored(entry: Entry, detail: Any, names: Names) -> str:
    outcome = "passed" if detail["passed"] else "not passed"
    earned = f"{amount(Fraction(detail['credit']))} of {detail['total']}"
    return f"rescored {_attempt(entry, names)}: {earned}, {outcome}"


def _imported(entry: Entry, detail: Any, _: Names) -> str:
    return f"imported {entry.subject} of {detail['candidate']}, form {detail['form']}"


def _exported(entry: Entry, detail: Any, names: Names) -> str:
    kind, _, of = entry.subject.partition(" ")
    whose = names.candidates.get(_number(entry), "")
    what = {
        "report": f"the report of attempt {of}{f', {whose}' if whose else ''}",
        "candidate": f"the report of {of}",
        "class": f"the report of the class {of}" if of else "the report of a class",
        "items": "the item analysis of a form",
        "roster": f"the roster of {of}" if of else "the roster",
        "audit": "the audit log",
    }.get(kind, entry.subject)
    return f"exported {what} to {detail['file']}"


_SENTENCES: Mapping[str, Callable[[Entry, Any, Names], str]] = {
    "enrolled": _enrolled,
    "removed": _removed,
    "disbanded": _disbanded,
    "allowed": _allowed,
    "assigned": _assigned,
    "withdrew": _withdrew,
    "disputed": _disputed,
    "ruled": _ruled,
    "rescored": _rescored,
    "imported": _imported,
    "exported": _exported,
    "attempts exported": _exported,
}


def _attempt(entry: Entry, names: Names) -> str:
    whose = names.candidates.get(_number(entry), "")
    return f"{entry.subject} of {whose}" if whose else entry.subject


def _number(entry: Entry) -> int:
    """The number that ends the subject; 0 where none does."""
    last = entry.subject.rpartition(" ")[2]
    return int(last) if last.isdecimal() else 0


def _row(entry: Entry, names: Names) -> Row:
    return Row(
        str(entry.seq),
        (
            str(entry.seq),
            plain(day(entry.at)),
            plain(entry.by),
            plain(sentence(entry, names)),
        ),
    )
