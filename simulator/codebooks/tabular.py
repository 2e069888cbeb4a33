"""ICD-10-CM: the tabular list, from the XML in which it is published, to rows of a book."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import Element, iterparse, parse

from simulator.codebooks.notation import bare, named
from simulator.codebooks.schema import next_entry
from simulator.ports.codes import NoteKind

_KINDS = {
    "includes": NoteKind.INCLUDES,
    "inclusionTerm": NoteKind.INCLUSION,
    "notes": NoteKind.NOTE,
    "codeFirst": NoteKind.CODE_FIRST,
    "useAdditionalCode": NoteKind.USE_ADDITIONAL,
    "codeAlso": NoteKind.CODE_ALSO,
    "sevenChrNote": NoteKind.SEVENTH,
    "sevenChrDef": NoteKind.SEVENTH,
    "excludes1": NoteKind.EXCLUDES1,
    "excludes2": NoteKind.EXCLUDES2,
}
_NOT_AFTER = re.compile(r"7th characters (.+) do not apply to codes in category \w+ with 6th character (.+)")
_STEM = 6
_FILLER = "X"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A chapter, block, category or code of the list, in printed order; `depth` is 0 for a chapter.

    `billable` says that nothing is below it, `expanded` that its 7th character was added to a code of the list. Notes
    are in printed order, a text each.
    """

    code: str
    title: str
    depth: int
    billable: bool
    notes: tuple[tuple[NoteKind, str], ...] = ()
    expanded: bool = False

    @property
    def manifestation(self) -> bool:
        """Whether the title says that an underlying disease comes first, always."""
        return self.billable and "classified elsewhere" in self.title and " in " in f" {self.title}"


def year(stream: BinaryIO) -> int:
    """The code year that the XML gives itself. ValueError where it gives none."""
    for _, element in iterparse(stream):  # noqa: S314 ours, or an import that was vetted before it comes here
        if element.tag == "version":
            return int(element.text or "")
    raise ValueError("The file does not say of which year it is.")


def read(stream: BinaryIO) -> Iterator[Node]:
    """Every node of the list, with each 7th character worked out. ElementTree's ParseError where it is no XML."""
    chapters = parse(stream).getroot().iterfind("chapter")  # noqa: S314 as above
    for chapter in chapters:
        yield from _chapter(chapter)


def write(book: sqlite3.Connection, edition: int, nodes: Iterable[Node]) -> None:
    """Put nodes into the book as the entries of an edition."""
    first = next_entry(book)
    listed = list(nodes)
    known = {node.code for node in listed}
    entries: list[tuple[int, int, str, str, bool, bool, int | None, bool]] = []
    notes: list[tuple[int, int, str, str, str]] = []
    path: list[int] = []
    for id_, node in enumerate(listed, first):
        del path[node.depth :]
        parent = path[-1] if path else None
        path.append(id_)
        entries.append(
            (id_, edition, node.code, node.title, node.billable, node.manifestation, parent, not node.expanded)
        )
        notes.extend(
            (id_, place, kind, text, " ".join(code for code in named(text) if code in known))
            for place, (kind, text) in enumerate(node.notes)
        )
    book.executemany(
        "INSERT INTO entry (id, edition, code, title, billable, manifestation, parent, searched)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )
    book.executemany("INSERT INTO note (entry, place, kind, text, refers) VALUES (?, ?, ?, ?, ?)", notes)


def _chapter(chapter: Element) -> Iterator[Node]:
    title, _, span = _text(chapter.find("desc")).rpartition(" (")
    number = _text(chapter.find("name"))
    yield Node(
        code=f"CHAPTER {number}",
        title=f"{title} ({span}" if title else span,
        depth=0,
        billable=False,
        notes=_notes(chapter),
    )
    for section in chapter.iterfind("section"):
        span = section.get("id", "")
        words = _text(section.find("desc")).removesuffix(f"({span})").strip()
        # the block of the one category B20 has the id B20: as a range the two can be told apart
        code = span if "-" in span else f"{span}-{span}"
        yield Node(code=code, title=words, depth=1, billable=False, notes=_notes(section))
        for category in section.iterfind("diag"):
            yield from _diagnosis(category, 2)


def _diagnosis(
    diag: Element, depth: int, seventh: tuple[tuple[str, str], ...] = (), barred: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """A code and what is below it. `barred`: pairs of a 6th and a 7th character that do not go together."""
    code, title = bare(_text(diag.find("name"))), _text(diag.find("desc"))
    if (characters := diag.find("sevenChrDef")) is not None:
        seventh = tuple((each.get("char", ""), _text(each)) for each in characters.iterfind("extension"))
        barred = barred | _barred(diag)
    below = diag.findall("diag")
    grows = not below and bool(seventh) and len(code) <= _STEM
    yield Node(code=code, title=title, depth=depth, billable=not below and not grows, notes=_notes(diag))
    for child in below:
        yield from _diagnosis(child, depth + 1, seventh, barred)
    if grows:
        stem = code.ljust(_STEM, _FILLER)
        for character, meaning in seventh:
            if stem[-1] + character not in barred:
                words = f"{title}, {meaning}"
                yield Node(code=stem + character, title=words, depth=depth + 1, billable=True, expanded=True)


def _barred(diag: Element) -> frozenset[str]:
    """What a note says of 7th characters that do not apply after some 6th: in S06, after death."""
    found: set[str] = set()
    for note in diag.iterfind("notes/note"):
        if match := _NOT_AFTER.match(_text(note)):
            sevenths, sixths = re.findall(r"\b[A-Z]\b", match[1]), re.findall(r"\b([0-9]) - ", match[2])
            found.update(sixth + seventh for sixth in sixths for seventh in sevenths)
    return frozenset(found)


def _notes(element: Element) -> tuple[tuple[NoteKind, str], ...]:
    found: list[tuple[NoteKind, str]] = []
    for child in element:
        if child.tag == "visualImpairment":
            found.extend((NoteKind.NOTE, text) for text in _acuities(child))
        if (kind := _KINDS.get(child.tag)) is None:
            continue
        for each in child:
            text = _text(each)
            found.append((kind, f"{each.get('char')}: {text}" if each.tag == "extension" else text))
    return tuple(found)


def _acuities(table: Element) -> Iterator[str]:
    """The lines of the one table of the list, at H54.8: what acuities a category of visual impairment stands for."""
    for category in table.iterfind("visCategory"):
        if (number := category.findtext("value")) is None:
            continue  # the table's head
        least, most = (
            ", ".join(_text(value) for value in category.iterfind(f"visRange/{end}/value"))
            for end in ("visMin", "visMax")
        )
        yield f"Category {number}: " + (f"less than {most}; equal to or better than {least}" if least else most)


def _text(element: Element | None) -> str:
    if element is None:
        return ""
    return " ".join((("".join(element.itertext()) if len(element) else element.text) or "").split())
