"""Search as one types: codes with or without dots, words, beginnings of words, abbreviations.

FTS5 finds and ranks; the best of what it finds are put in the order that a coder expects.
"""

import csv
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.codebooks.notation import bare, printed
from simulator.ports.codes import Hit, System

RANK = "bm25(6.0, 4.0, 1.0)"
"""The weights of head, title and terms, by which FTS5 itself ranks."""

_CANDIDATES = 120
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[A-Z0-9]{1,7}")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "nos", "of", "on", "or", "the", "to", "with")
)
_HYPHENED = ("pre", "post", "non", "anti", "intra", "extra", "semi")
"""Beginnings that the books set apart with a hyphen, and people do not."""
_NONESSENTIAL = re.compile(r"[(\[].*?[)\]]")
_EMPTY = _SMALL | {"other", "specified", "unspecified"}
_SPECIAL = frozenset("OPVWXY")
"""The chapters of ICD-10-CM for pregnancy, the newborn, and external causes."""
_REST_WORTH = 0.6
_SHORT = 2
_FEW = 10
_FEW_WORDS = 2
_HEADING = 3


Row = tuple[System, str, str, bool, float]
"""System, bare code, title, whether billable, and FTS5's rank."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The open edition of a system: which it is, and the entries that it has, from the first to the last."""

    system: System
    edition: int
    first: int
    last: int


def abbreviations(file: Path) -> dict[str, tuple[str, ...]]:
    """What each abbreviation of a chart stands for, as the words that the books use; none where there is no file."""
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {
            row["abbreviation"].lower(): tuple(word for word in _words(row["expansion"]) if word not in _SMALL)
            for row in csv.DictReader(stream)
        }


class Search:
    """The search over an open file of books."""

    def __init__(self, book: sqlite3.Connection, shelves: Sequence[Shelf], known: dict[str, tuple[str, ...]]) -> None:
        self._book = book
        self._shelves = tuple(shelves)
        self._known = known

    def hits(self, text: str, system: System | None, limit: int) -> tuple[Hit, ...]:
        """The best first; () for nothing typed and nothing found."""
        shelves = [shelf for shelf in self._shelves if system in {None, shelf.system}]
        typed = _words(text)
        if not typed or not shelves or limit < 1:
            return ()
        found = {(hit.system, hit.code): hit for hit in self._coded(text, shelves, limit)}
        if len(found) < limit and not (found and "." in text):  # who types the dot means the code
            for hit in self._worded(typed, shelves):
                found.setdefault((hit.system, hit.code), hit)
        return tuple(found.values())[:limit]

    def _coded(self, text: str, shelves: Iterable[Shelf], limit: int) -> list[Hit]:
        """Codes that begin as the text does, in the order of the book; categories alone while little is typed."""
        code = bare(text)
        if not _CODE.fullmatch(code) or len(text.split()) > 1:
            return []
        hits: list[Hit] = []
        for shelf in shelves:
            if code.isdigit() and shelf.system is System.CM:
                continue
            if code.isalpha():  # a word, unless it is all of a code, as a modifier is
                begins = "code = ?2"
            elif len(code) < _HEADING:
                begins = "code >= ?2 AND code < ?2 || '~' AND length(code) <= 3"
            else:
                begins = "code >= ?2 AND code < ?2 || '~'"
            hits.extend(
                Hit(system=shelf.system, code=printed(shelf.system, row[0]), title=row[1], billable=bool(row[2]))
                for row in self._book.execute(
                    f"SELECT code, title, billable FROM entry WHERE edition = ?1 AND {begins}"  # noqa: S608 ours
                    " AND code NOT LIKE '%-%' ORDER BY code LIMIT ?3",
                    (shelf.edition, code, limit),
                )
            )
        # What was typed whole comes first, then the rest of its book, then what only begins so in another.
        whole = {hit.system for hit in hits if bare(hit.code) == code}
        return sorted(hits, key=lambda hit: (bare(hit.code) != code, hit.system not in whole))

    def _worded(self, typed: Sequence[str], shelves: Sequence[Shelf]) -> list[Hit]:
        words = [word for word in typed if word not in _SMALL] or list(typed)
        groups = [self._group(word, last=word is typed[-1]) for word in words]
        meant = [each for word in words for each in self._known.get(word, (word,))]
        rows = self._match(" AND ".join(groups), shelves)
        if len(rows) < _FEW and len(words) > _FEW_WORDS:
            rows += self._below(rows, meant)
        if not rows:
            rows = self._all_but_one(words, groups, shelves)
        asked = tuple({_stem(word) for word in (*meant, *words)})
        said = " ".join(word for word in meant if word not in _EMPTY)
        rows.sort(key=lambda row: _order(row, asked, said))
        return [Hit(system=row[0], code=printed(row[0], row[1]), title=row[2], billable=row[3]) for row in rows]

    def _group(self, word: str, *, last: bool) -> str:
        """The word in FTS5's language: whole when short or a number, else as a beginning; or what it may stand for."""
        if len(word) == 1 and last and not word.isdigit():
            return f'{{head}} : "{word}"*'  # nearly every entry has a word that begins so
        ways = [f'"{word}"' if (len(word) <= _SHORT or word.isdigit()) and not last else f'"{_stem(word)}"*']
        if stands_for := self._known.get(word):
            ways.append(
                " AND ".join(f'"{each}"' if len(each) <= _SHORT else f'"{_stem(each)}"*' for each in stands_for)
            )
        ways.extend(
            f'"{start}" AND "{_stem(word[len(start) :])}"*'
            for start in _HYPHENED
            if word.startswith(start) and len(word) > len(start)
        )
        return ways[0] if len(ways) == 1 else f"({' OR '.join(f'({way})' for way in ways)})"

    def _all_but_one(self, words: Sequence[str], groups: Sequence[str], shelves: Sequence[Shelf]) -> list[Row]:
        """What is found when one word is left out: the one being typed may be no word yet, or not be in the title."""
        found: dict[tuple[System, str], Row] = {}
        for left_out in reversed(range(len(words))):
            rest = [group for at, group in enumerate(groups) if at != left_out]
            if len(rest) == 1 and len(words[1 - left_out]) <= _SHORT:
                continue  # two letters alone would find half the book
            for row in self._match(" AND ".join(rest), shelves) if rest else ():
                found.setdefault(row[:2], row)
            if found and len(words[left_out]) <= _SHORT:
                break
        return list(found.values())

    def _below(self, rows: Sequence[Row], meant: Sequence[str]) -> list[Row]:
        """The codes below the PCS headings among few rows whose titles say all that was meant."""
        says_all = " AND ".join(["title LIKE ?"] * len(meant))
        return [
            (System.PCS, code, title, True, rank)
            for system, heading, _, billable, rank in rows
            if system is System.PCS and not billable
            for shelf in self._shelves
            if shelf.system is System.PCS
            for code, title in self._book.execute(
                "SELECT code, title FROM entry WHERE edition = ? AND code > ? AND code < ? || '~' AND billable"  # noqa: S608
                f" AND {says_all} ORDER BY code LIMIT ?",
                (shelf.edition, heading, heading, *(f"%{_stem(word)}%" for word in meant), _CANDIDATES),
            )
        ]

    def _match(self, expression: str, shelves: Sequence[Shelf]) -> list[Row]:
        rows = self._book.execute(
            "SELECT entry.id, code, title, billable, found.rank FROM"
            " (SELECT rowid, rank FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT ?)"
            " AS found CROSS JOIN entry ON entry.id = found.rowid",
            (expression, min(each.first for each in shelves), max(each.last for each in shelves), _CANDIDATES),
        ).fetchall()
        return [
            (shelf.system, code, title, bool(billable), rank)
            for id_, code, title, billable, rank in rows
            for shelf in shelves
            if shelf.first <= id_ <= shelf.last
        ]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stem(word: str) -> str:
    """A plural without its s, so that it finds the singular too."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _order(row: Row, asked: tuple[str, ...], said: str) -> tuple[float, str]:
    """Smaller comes first: FTS5's rank, times what a coder expects that it does not know.

    A title that says little else is worth more, and so is one that begins with what was said, a category, and most of
    all a category that is a code. What is said of pregnancies, newborns and causes is worth less, unless asked for.
    """
    system, code, title, billable, rank = row
    words = [word for word in _words(_NONESSENTIAL.sub("", title)) if word not in _EMPTY]
    worth = _REST_WORTH + sum(word.startswith(asked) for word in words) / max(len(words), 1)
    is_category = system is System.CM and len(code) == _HEADING
    if (" ".join(words) if is_category else title.lower()).startswith(said):  # "Other sepsis" is the category of sepsis
        worth *= 1.5
    if system is System.CM:
        if is_category:
            worth *= 1.6 if billable else 1.3
        if code[0] in _SPECIAL:
            worth *= 0.8
    return rank * worth, code
