"""Marks on disk: the bookmarks and notes that candidates put into their code books."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, insert, select

from simulator.ports.codes import System
from simulator.ports.marks import Mark
from simulator.store.candidates import enrolled
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.rows import CandidateRow, CodeMarkRow

_MARK = table(CodeMarkRow)
_SEEN = select(CodeMarkRow.system, CodeMarkRow.code, CodeMarkRow.bookmarked, CodeMarkRow.note)


class Marks:
    """What candidates wrote into their code books, as `ports.Marks` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, candidate: str) -> tuple[Mark, ...]:
        """All of a candidate's marks, by system and code."""
        with self._database.reading() as connection:
            mine = connection.execute(_SEEN.join(CandidateRow).where(CandidateRow.name == candidate))
            # Sorted here, because a server may sort text without regard to dots.
            return tuple(sorted(map(_mark, mine), key=lambda mark: (mark.system, mark.code)))

    def bookmark(self, candidate: str, system: System, code: str, on: bool, at: datetime) -> None:
        """Put a bookmark at a code, or take it out."""
        self._change(candidate, system, code, at, lambda mark: replace(mark, bookmarked=on))

    def annotate(self, candidate: str, system: System, code: str, text: str, at: datetime) -> None:
        """Write the note at a code in place of the one before; empty text removes it."""
        self._change(candidate, system, code, at, lambda mark: replace(mark, note=text))

    def _change(self, candidate: str, system: System, code: str, at: datetime, change: Callable[[Mark], Mark]) -> None:
        with self._database.writing() as connection:
            key = {"candidate_id": enrolled(connection, candidate, at), "system": system.value, "code": code}
            here = and_(*(_MARK.c[column] == value for column, value in key.items()))
            found = connection.execute(_SEEN.where(here)).one_or_none()
            before = _mark(found) if found else Mark(system=system, code=code, bookmarked=False, note="")
            after = change(before)
            if after == before:
                return
            connection.execute(delete(_MARK).where(here))
            if after.bookmarked or after.note:
                kept = {**key, "bookmarked": after.bookmarked, "note": after.note, "changed": at}
                connection.execute(insert(_MARK), kept)


def _mark(row: Any) -> Mark:
    return Mark(system=System(row.system), code=row.code, bookmarked=row.bookmarked, note=row.note)
