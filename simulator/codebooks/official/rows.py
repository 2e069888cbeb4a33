"""What was read of a release, as rows of an edition. Each function says how many codes or lines it wrote."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from string import ascii_uppercase

from simulator.codebooks import hcpcs, pcs, tabular
from simulator.codebooks.notation import bare
from simulator.codebooks.official.cm_tabular import read_tabular
from simulator.codebooks.official.cpt import Procedure
from simulator.codebooks.official.hcpcs import read_hcpcs
from simulator.codebooks.official.index import read_index
from simulator.codebooks.official.order import Titled, read_order
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.pcs_definitions import Definition, read_definitions
from simulator.codebooks.official.pcs_tables import read_tables
from simulator.codebooks.official.release import Kind, Release
from simulator.codebooks.official.unfit import Unfit
from simulator.codebooks.schema import next_entry
from simulator.codebooks.tabular import Node
from simulator.ports.codes import System

_INDEXES = {
    Kind.CM_INDEX: (30_000, ascii_uppercase.replace("X", "")),
    Kind.CM_CAUSES: (6_000, "ABCDEFGHIJKLMNOPRSTUVW"),
    Kind.CM_NEOPLASMS: (8_000, "N"),
    Kind.CM_DRUGS: (30_000, ascii_uppercase),
    Kind.PCS_INDEX: (14_000, ascii_uppercase.replace("Y", "").replace("Q", "")),
}
"""How many lines each index has at least, and letters under which every release has some."""


def write_tabular(book: sqlite3.Connection, edition: int, sheet: Sheet, order: Sheet | None) -> int:
    """The tabular list of ICD-10-CM, with the order file's titles where that is given."""
    titles = {} if order is None else {line.code: line.title for line in read_order(order, System.CM)}
    return _write_nodes(
        book, edition, (replace(node, title=titles.get(node.code, node.title)) for node in read_tabular(sheet))
    )


def write_tables(book: sqlite3.Connection, edition: int, sheet: Sheet, order: Sheet | None) -> int:
    """The tables of ICD-10-PCS, with the order file's titles where that is given: it must hold the same codes."""
    tables = list(read_tables(sheet))
    found = [row for table in tables for row in table.rows]
    titles: dict[str, str] = {}
    if order is not None:
        titles = {line.code: line.title for line in read_order(order, System.PCS) if line.billable}
        differing = len(titles.keys() ^ {code for row in found for code, _ in row.codes()})
        if differing:
            raise Unfit(
                f"{sheet.name} and {order.name} are not of one release: {differing:,} codes stand in only one of them."
            )
    names = {
        (table.section, position): name for table in reversed(tables) for position, name in enumerate(table.names, 1)
    }
    book.executemany(
        "INSERT INTO axis (edition, section, position, name) VALUES (?, ?, ?, ?)",
        ((edition, section, position, name) for (section, position), name in sorted(names.items())),
    )
    operations = (Definition(table.section, 3, table.operation, table.definition, ()) for table in tables)
    _write_meanings(book, edition, (each for each in operations if each.definition))
    return pcs.write(book, edition, found, titles)


def write_order(book: sqlite3.Connection, edition: int, sheet: Sheet, system: System) -> int:
    """The codes and titles of an order file that comes alone."""
    return _write_nodes(book, edition, _nested(read_order(sheet, system)))


def write_supplies(book: sqlite3.Connection, edition: int, release: Release) -> int:
    """HCPCS codes and modifiers that were in use when the release took effect."""
    begins = date(release.year, release.month, 1)
    valid = [each for each in read_hcpcs(release.sheet) if each.ended is None or each.ended >= begins]
    lines = [(each.code, hcpcs.MODIFIERS if each.modifier else each.code[0], each.title) for each in valid]
    hcpcs.write(book, edition, lines)
    return hcpcs.count(lines)


def write_procedures(book: sqlite3.Connection, edition: int, procedures: Iterable[Procedure]) -> int:
    """A person's own CPT codes."""
    return book.executemany(
        "INSERT INTO entry (id, edition, code, title, billable) VALUES (?, ?, ?, ?, 1)",
        ((id_, edition, each.code, each.title) for id_, each in enumerate(procedures, next_entry(book))),
    ).rowcount


def write_definitions(book: sqlite3.Connection, edition: int, sheet: Sheet) -> int:
    """What the values of ICD-10-PCS mean."""
    return _write_meanings(book, edition, read_definitions(sheet))


def write_index(book: sqlite3.Connection, edition: int, release: Release) -> int:
    """The lines of an alphabetic index or of a table of neoplasms or drugs."""
    floor, letters = _INDEXES[release.kind]
    lines = read_index(release.sheet, floor=floor, letters=letters)
    return book.executemany(
        "INSERT INTO term (edition, text, code, see) VALUES (?, ?, ?, ?)",
        ((edition, ", ".join(line.path), bare(line.code), line.see) for line in lines),
    ).rowcount


def _write_nodes(book: sqlite3.Connection, edition: int, nodes: Iterable[Node]) -> int:
    count = 0

    def counted() -> Iterator[Node]:
        nonlocal count
        for node in nodes:
            count += node.billable
            yield node

    tabular.write(book, edition, counted())
    return count


def _nested(lines: Iterable[Titled]) -> Iterator[Node]:
    """Lines of an order file under those whose codes they begin with."""
    above: list[str] = []
    for line in lines:
        while above and not line.code.startswith(above[-1]):
            above.pop()
        yield Node(code=line.code, title=line.title, depth=len(above), billable=line.billable)
        above.append(line.code)


def _write_meanings(book: sqlite3.Connection, edition: int, definitions: Iterable[Definition]) -> int:
    """The first definition of a label stands, where a section gives it several times."""
    return book.executemany(
        "INSERT OR IGNORE INTO meaning (edition, section, position, label, definition) VALUES (?, ?, ?, ?, ?)",
        ((edition, each.section, each.position, each.label, _words(each)) for each in definitions),
    ).rowcount


def _words(definition: Definition) -> str:
    includes = f"Includes: {', '.join(definition.includes)}." if definition.includes else ""
    return " ".join(filter(None, (definition.definition, includes)))
