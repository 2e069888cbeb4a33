"""Releases bound into the book: every file of an import read whole in one transaction, or the book left as it was."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.codebooks.build import PUBLIC
from simulator.codebooks.official import rows
from simulator.codebooks.official.cpt import read_cpt
from simulator.codebooks.official.parcel import sheets
from simulator.codebooks.official.release import NAMES, Kind, Release, recognised
from simulator.codebooks.official.unfit import Unfit
from simulator.codebooks.schema import CODES, add_edition, open_edition
from simulator.ports.codes import Edition, System

YOURS = "Your own licence of CPT: kept on this machine, never exported"


@dataclass(frozen=True, slots=True)
class Bound:
    """An edition that was bound: of which part of its book, and whether that is `codes` or, for an index, lines."""

    edition: Edition
    part: str

    @property
    def counted(self) -> str:
        """How much it holds, in words."""
        noun = "code" if self.part == CODES else "line"
        return f"{self.edition.codes:,} {noun}{'' if self.edition.codes == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class _Plan:
    """One edition to be written: its row, as yet without a count, and what writes the rows and says how many."""

    edition: Edition
    part: str
    write: Callable[[sqlite3.Connection, int], int]


_PARTS = {
    Kind.CM_INDEX: "index",
    Kind.CM_CAUSES: "external causes",
    Kind.CM_NEOPLASMS: "neoplasms",
    Kind.CM_DRUGS: "drugs",
    Kind.PCS_INDEX: "index",
    Kind.PCS_DEFINITIONS: "definitions",
}
_UNTITLED = "The official long titles. The order file has them: import it together with the tables."
_UNNOTED = "Notes, blocks and chapters. The tabular list has them: import it together with the order file."
_UNBUILT = "The tables that codes are built from. Import them together with the order file."
_MONTHS = {1: "January", 4: "April", 7: "July", 10: "October"}


def bind(book: sqlite3.Connection, files: Sequence[Path], year: int | None = None) -> tuple[Bound, ...]:
    """Write every release in these files into the book and open it. Nothing is written unless all of it was read.

    `year` is for files that do not say their own. Raises Unfit, and sqlite3.Error where the book cannot be written.
    """
    with ExitStack() as stack:
        plans = _planned(_gathered(files, year, stack))
        with _whole(book):
            return tuple(_bound(book, plan) for plan in plans)


def bind_cpt(book: sqlite3.Connection, file: Path, year: int) -> Bound:
    """Write a person's own CPT codes into their book and open them; those of the same year go."""
    procedures = read_cpt(file)
    edition = Edition(
        system=System.CPT, title=f"CPT {year}, your own", year=year, source=file.name, licence=YOURS, codes=0
    )
    with _whole(book):
        return _bound(book, _Plan(edition, CODES, lambda book, id_: rows.write_procedures(book, id_, procedures)))


@contextmanager
def _whole(book: sqlite3.Connection) -> Iterator[None]:
    book.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if book.in_transaction:  # a full disk has ended it already
            book.execute("ROLLBACK")
        raise
    book.execute("COMMIT")


def _gathered(files: Iterable[Path], year: int | None, stack: ExitStack) -> list[Release]:
    """What the files hold, the oldest first, so that the newest ends open. Their sheets stay open with the stack."""
    found: dict[tuple[Kind, int, int], Release] = {}
    for file in files:
        known = False
        for sheet in sheets(file):
            stack.enter_context(closing(sheet.content))
            release = recognised(sheet, year)
            if release is None:
                continue
            known = True
            twin = found.setdefault((release.kind, release.year, release.month), release)
            if twin is not release:
                raise Unfit(
                    f"{twin.sheet.name} and {sheet.name} are both the {release.kind.title} of {release.year}. "
                    "Import one of them."
                )
        if not known:
            kinds = ", ".join(kind.title for kind in Kind)
            raise Unfit(f"{file.name} is none of the official files that can be imported. These can: {kinds}.")
    return sorted(found.values(), key=lambda release: (release.year, release.month))


def _planned(releases: Sequence[Release]) -> list[_Plan]:
    """An edition for each release; an order file goes with the tabular list or tables of its year, if any."""

    def beside(kind: Kind, year: int) -> Release | None:
        return next((release for release in releases if (release.kind, release.year) == (kind, year)), None)

    plans = (_plan(release, beside) for release in releases)
    return [plan for plan in plans if plan is not None]


def _plan(release: Release, beside: Callable[[Kind, int], Release | None]) -> _Plan | None:
    year, sheet = release.year, release.sheet
    match release.kind:
        case Kind.CM_TABULAR:
            order = beside(Kind.CM_ORDER, year)
            titles = None if order is None else order.sheet
            return _codes(release, order, "", lambda book, id_: rows.write_tabular(book, id_, sheet, titles))
        case Kind.PCS_TABLES:
            order = beside(Kind.PCS_ORDER, year)
            titles = None if order is None else order.sheet
            lacks = "" if order else _UNTITLED
            return _codes(release, order, lacks, lambda book, id_: rows.write_tables(book, id_, sheet, titles))
        case Kind.CM_ORDER:
            if beside(Kind.CM_TABULAR, year):
                return None
            return _codes(release, None, _UNNOTED, lambda book, id_: rows.write_order(book, id_, sheet, System.CM))
        case Kind.PCS_ORDER:
            if beside(Kind.PCS_TABLES, year):
                return None
            return _codes(release, None, _UNBUILT, lambda book, id_: rows.write_order(book, id_, sheet, System.PCS))
        case Kind.HCPCS:
            return _codes(release, None, "", lambda book, id_: rows.write_supplies(book, id_, release))
        case Kind.PCS_DEFINITIONS:
            return _more(release, lambda book, id_: rows.write_definitions(book, id_, sheet))
        case _:
            return _more(release, lambda book, id_: rows.write_index(book, id_, release))


def _codes(
    release: Release, order: Release | None, lacks: str, write: Callable[[sqlite3.Connection, int], int]
) -> _Plan:
    source = release.sheet.name if order is None else f"{release.sheet.name}; {order.sheet.name}"
    return _Plan(_edition(release, source, lacks), CODES, write)


def _more(release: Release, write: Callable[[sqlite3.Connection, int], int]) -> _Plan:
    return _Plan(_edition(release, release.sheet.name, ""), _PARTS[release.kind], write)


def _edition(release: Release, source: str, lacks: str) -> Edition:
    kind, year = release.kind, release.year
    when = f", {_MONTHS[release.month]} {year}" if kind is Kind.HCPCS else f" FY{year}, {kind.what}"
    return Edition(
        system=kind.system,
        title=f"{NAMES[kind.system]}{when}",
        year=year,
        source=source,
        licence=PUBLIC,
        codes=0,
        lacks=lacks,
    )


def _bound(book: sqlite3.Connection, plan: _Plan) -> Bound:
    id_ = add_edition(book, plan.edition, part=plan.part)
    count = plan.write(book, id_)
    book.execute("UPDATE edition SET codes = ? WHERE id = ?", (count, id_))
    open_edition(book, id_)
    return Bound(replace(plan.edition, codes=count), plan.part)
