"""What candidates write into code books."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from simulator.ports.codes import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a candidate wrote into a code book at one code: a bookmark, a note, or both. `note` is "" for none."""

    system: System
    code: str
    bookmarked: bool
    note: str


class Marks(Protocol):
    """What candidates write into their code books, kept for good. Every method may raise StoreError.

    Codes are as the book prints them, dots included. An unknown candidate has no marks, and is enrolled by the first.
    """

    def marks(self, candidate: str) -> tuple[Mark, ...]:
        """All of a candidate's marks, by system and code."""

    def bookmark(self, candidate: str, system: System, code: str, on: bool, at: datetime) -> None:
        """Put a bookmark at a code, or take it out."""

    def annotate(self, candidate: str, system: System, code: str, text: str, at: datetime) -> None:
        """Write the note at a code in place of the one before; empty text removes it."""
