"""What the desk hands out as files: of what kind, in which formats. `simulator.press` fulfils it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from simulator.desk.cohort import Scope
from simulator.ports.register import Search


class Kind(StrEnum):
    """What is written: tables down to the audit log, then the report of an attempt, of a candidate and of a class."""

    ATTEMPTS = "attempts"
    RESULTS = "results"
    ITEMS = "items"
    ROSTER = "roster"
    DISPUTES = "disputes"
    AUDIT = "audit"
    REPORT = "report"
    CANDIDATE = "candidate"
    CLASS = "class"


class Format(StrEnum):
    """How it is written; the value is also the ending of the file's name."""

    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class FormOf:
    """A form by its fingerprint, as a group has sat it; None: everybody."""

    fingerprint: str
    group: str | None = None


What = Search | Scope | FormOf | str | int | None
"""Of which: attempts and results by a search, items by a form, a report by its attempt, a candidate by name, a roster
by the name of its group, a class by its scope or its group's name ("" for everybody). None: all."""


class Exporter(Protocol):
    """What writes files, whole or not at all; each leaves an entry in the audit log.

    Refusal, with a sentence, where a file cannot be written; StoreError from any method. It may take some seconds: not
    for the thread of the screen.
    """

    def formats(self, kind: Kind) -> tuple[Format, ...]:
        """The formats that this kind has, the plainest first."""

    def export(self, kind: Kind, form: Format, what: What, to: Path, *, profile: str = "", force: bool = False) -> Path:
        """Write a file, or in a folder one named for what is in it, and say where it is.

        An ending that the name lacks is added. A file that is there already is written over only with `force`.
        `profile` is the exam that a report is of, "" for the one sat last (by a candidate) or most (by a class).
        """
