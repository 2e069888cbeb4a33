"""The modifiers of the open HCPCS book, as the generator of drill items asks for them."""

import sqlite3
from pathlib import Path

from simulator.codebooks.hcpcs import CPT_MODIFIERS, MODIFIERS
from simulator.codebooks.schema import CODES, parts
from simulator.ports.codes import System
from simulator.ports.failure import Unusable


class ModifierList:
    """A `simulator.drill.modifiers.Modifiers` over the file of the books, read whole and closed again.

    Raises Unusable where the file holds no HCPCS book.
    """

    def __init__(self, file: Path) -> None:
        rows = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        try:
            opened = [part for part in parts(rows) if part.open and part.part == CODES]
            editions = [part for part in opened if part.edition.system is System.HCPCS]
            if not editions:
                raise Unusable("The code books hold no HCPCS book. `codexam codes build` builds them again.")
            self._year = editions[0].edition.year
            self._descriptions: dict[str, str] = dict(
                rows.execute(
                    "SELECT entry.code, entry.title FROM entry JOIN entry AS heading ON heading.id = entry.parent"
                    " WHERE entry.edition = ? AND heading.code IN (?, ?)",
                    (editions[0].id, MODIFIERS, CPT_MODIFIERS),
                ).fetchall()
            )
        except sqlite3.DatabaseError as error:
            raise Unusable(
                f"The code books cannot be read ({error}). `codexam codes build` builds them again."
            ) from None
        finally:
            rows.close()

    @property
    def year(self) -> int:
        """Its code year: FY2026 is 2026."""
        return self._year

    def description(self, modifier: str) -> str | None:
        """What the book says of a modifier; None where it has none."""
        return self._descriptions.get(modifier)
