"""The code books at hand, open for reading."""

import re
import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from simulator.codebooks import pcs
from simulator.codebooks.nearest import nearest
from simulator.codebooks.notation import bare, printed
from simulator.codebooks.schema import CODES, Part, parts
from simulator.codebooks.search import Search, Shelf, abbreviations
from simulator.codebooks.sources import OWN
from simulator.ports.codes import Edition, Entry, Hit, Note, NoteKind, System, Walk
from simulator.ports.failure import Unusable

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_PREFIX = re.compile(r"[0-9A-Z]{0,7}")


def _told(read: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Let a file that cannot be read be told in a sentence."""

    @wraps(read)
    def reading(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        try:
            return read(*arguments, **named)
        except sqlite3.DatabaseError as error:
            raise Unusable(
                f"The code books cannot be read ({error}). `codexam codes build` builds them again."
            ) from None

    return reading


class Book:
    """A `simulator.ports.codes.CodeBook` over the file that `build` makes. Raises Unusable where the file is broken."""

    def __init__(self, file: Path) -> None:
        # the file is only read here; screens search from threads of their own
        self._book = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._known = abbreviations(OWN / "abbreviations.csv")
        self._seen = -1
        self._parts: tuple[Part, ...] = ()
        self._editions: dict[System, int] = {}
        self._search = Search(self._book, (), self._known)

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()

    @_told
    def parts(self) -> tuple[Part, ...]:
        """Every edition of every part in the file, open or not."""
        self._look()
        return self._parts

    def editions(self) -> tuple[Edition, ...]:
        """The open edition of each book."""
        return tuple(part.edition for part in self.parts() if part.open and part.part == CODES)

    @_told
    def search(self, text: str, *, system: System | None = None, limit: int = 40) -> tuple[Hit, ...]:
        """Codes and headings for words, beginnings of words, abbreviations, or a code with or without dots."""
        self._look()
        return self._search.hits(text, system, limit)

    @_told
    def entry(self, system: System, code: str) -> Entry | None:
        """A code or heading, whole; dots, case and spaces as one likes. None where the book has none."""
        self._look()
        if (edition := self._editions.get(system)) is None:
            return None
        row = self._book.execute(
            "SELECT id, code, title, billable, manifestation, parent FROM entry"
            " WHERE edition = ? AND code IN (?, ?) ORDER BY id DESC LIMIT 1",
            (edition, bare(code), code.strip().upper()),
        ).fetchone()
        if row is None:
            return None
        above: list[Entry] = []
        parent = row[5]
        while parent is not None:
            its = self._book.execute(
                "SELECT id, code, title, billable, manifestation, parent FROM entry WHERE id = ?", (parent,)
            ).fetchone()
            above.insert(0, self._made(system, edition, its))
            parent = its[5]
        below = tuple(
            Hit(system=system, code=printed(system, child), title=title, billable=bool(billable))
            for child, title, billable in self._book.execute(
                "SELECT code, title, billable FROM entry WHERE parent = ? ORDER BY id", (row[0],)
            )
        )
        return self._made(system, edition, row, above=tuple(above), below=below)

    @_told
    def walk(self, prefix: str) -> Walk | None:
        """Where the PCS tables lead from these characters (up to seven); None where no table begins so."""
        self._look()
        characters = bare(prefix)
        if (edition := self._editions.get(System.PCS)) is None or not _PREFIX.fullmatch(characters):
            return None
        return pcs.walk(self._book, edition, characters)

    @_told
    def nearest(self, system: System, code: str) -> tuple[Hit, ...]:
        """Billable codes most like one that the book has not: for a sentence that says what may have been meant."""
        self._look()
        if (edition := self._editions.get(system)) is None:
            return ()
        return tuple(
            Hit(system=system, code=printed(system, like), title=title, billable=True)
            for like, title in nearest(self._book, edition, bare(code))
        )

    def _look(self) -> None:
        """See whether an import has changed the file since the last look."""
        (now,) = self._book.execute("PRAGMA data_version").fetchone()
        if now == self._seen:
            return
        self._parts = parts(self._book)
        opened = [part for part in self._parts if part.open and part.part == CODES]
        self._editions = {part.edition.system: part.id for part in opened}
        shelves = [
            Shelf(
                part.edition.system,
                part.id,
                *self._book.execute(
                    "SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM entry WHERE edition = ?", (part.id,)
                ).fetchone(),
            )
            for part in opened
        ]
        self._search = Search(self._book, shelves, self._known)
        self._seen = now

    def _made(
        self,
        system: System,
        edition: int,
        row: tuple[int, str, str, int, int, int | None],
        *,
        above: tuple[Entry, ...] = (),
        below: tuple[Hit, ...] = (),
    ) -> Entry:
        id_, code, title, billable, manifestation, _ = row
        notes = tuple(
            Note(kind=NoteKind(kind), text=text, refers=tuple(printed(system, each) for each in refers.split()))
            for kind, text, refers in self._book.execute(
                "SELECT kind, text, refers FROM note WHERE entry = ? ORDER BY place", (id_,)
            )
        )
        values: tuple[tuple[str, str, str], ...] = ()
        if system is System.PCS:
            values = pcs.labels_of(self._book, edition, code)
            notes += pcs.definitions_of(self._book, edition, code)
        return Entry(
            system=system,
            code=printed(system, code),
            title=title,
            billable=bool(billable),
            manifestation=bool(manifestation),
            notes=notes,
            above=above,
            below=below,
            values=values,
        )
