"""Made ICD-10-CM items checked against the code book itself, past everything that made them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from simulator.exam.item import Item, Kind

_ONE = r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?"
_CODE = re.compile(rf"(?<![A-Za-z0-9.]){_ONE}(?![A-Za-z0-9])")
_RANGE = re.compile(rf"(?<![A-Za-z0-9.])({_ONE})(?:\s?(?:-|to)\s?({_ONE}))?(?![A-Za-z0-9])")
_FINAL = re.compile(r"(?:fifth or sixth|sixth|fifth) character (\d)(?:-(\d))?")


@dataclass
class TabularBook:
    """The tabular list, read in the plainest way: bare codes in printed order, titles, parents and notes."""

    order: list[str]
    place: dict[str, int]
    titles: dict[str, str]
    billable: frozenset[str]
    parents: dict[str, str]
    notes: dict[str, list[tuple[str, str]]]

    @classmethod
    def of(cls, file: Path) -> "TabularBook":
        """The open edition of ICD-10-CM in a file of code books."""
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as book:
            (edition,) = book.execute(
                "SELECT id FROM edition WHERE system = 'icd-10-cm' AND part = 'codes' AND open"
            ).fetchone()
            rows = book.execute(
                "SELECT entry.code, entry.title, entry.billable, above.code FROM entry"
                " LEFT JOIN entry AS above ON above.id = entry.parent WHERE entry.edition = ? ORDER BY entry.id",
                (edition,),
            ).fetchall()
            notes = defaultdict(list)
            for code, kind, text in book.execute(
                "SELECT code, kind, text FROM note JOIN entry ON entry.id = entry WHERE edition = ?", (edition,)
            ):
                notes[code].append((kind, text))
        return cls(
            order=[code for code, *_ in rows],
            place={code: n for n, (code, *_) in enumerate(rows)},
            titles={code: title for code, title, *_ in rows},
            billable=frozenset(code for code, _, billable, _ in rows if billable),
            parents={code: above for code, _, _, above in rows if above},
            notes=dict(notes),
        )

    def title(self, code: str) -> str:
        """The title of a code, as printed; KeyError where there is none."""
        return self.titles[_bare(code)]

    def bills(self, code: str) -> bool:
        """Whether it is a code that can be billed."""
        return _bare(code) in self.billable

    def beside(self, code: str) -> list[str]:
        """The titles of the codes under the same heading."""
        above = self.parents[_bare(code)]
        return [self.titles[each] for each, its in self.parents.items() if its == above]

    def says(self, kind: str, code: str, other: str) -> bool:
        """Whether a note of this kind, at a code or anywhere above it, speaks of the other."""
        at: str | None = _bare(code)
        while at is not None:
            if any(its == kind and self._speaks(text, _bare(other)) for its, text in self.notes.get(at, [])):
                return True
            at = self.parents.get(at)
        return False

    def _speaks(self, text: str, other: str) -> bool:
        if other.startswith("T") and (final := _FINAL.search(text)):
            intent = other[5] if other[5] != "X" and other[5].isdigit() else other[4]
            if not final[1] <= intent <= (final[2] or final[1]):
                return False
        for match in _RANGE.finditer(text):
            first, last = _bare(match[1]), _bare(match[2] or match[1])
            last = last if last in self.place else last[:3]
            if first in self.place and last in self.place:
                begin, end = self.place[first], self.place[last]
                while end + 1 < len(self.order) and self.order[end + 1].startswith(last):
                    end += 1
                if begin <= self.place[other] <= end:
                    return True
        return False


def faults(book: TabularBook, item: Item) -> Iterator[str]:
    """What is wrong with an item of ICD-10-CM: nothing, where it is right."""
    for text in [option.text for option in item.options] or item.key:
        codes = [part.split()[0] for part in text.split(" + ")] if " + " in text else _CODE.findall(text)
        yield from (f"{code} is no code" for code in codes if not book.bills(code))
        if not codes:
            yield f"no code in {text}"
    yield from _CHECKS[item.id.rpartition("-")[0]](book, item)


def _bare(code: str) -> str:
    return code.replace(".", "")


def _key(item: Item) -> str:
    return item.key[0] if item.kind is Kind.TYPED else item.option(item.key[0]).text


def _wrong(item: Item) -> list[str]:
    return [option.text for option in item.options if option.id not in item.key]


def _told(book: TabularBook, item: Item) -> Iterator[str]:
    """One code tells it all: no option has the title of the key, and the sides agree with the stem."""
    title = book.title(_key(item))
    if any(book.title(code) == title for code in _wrong(item)):
        yield "two options with one title"
    for side, other in (("right", "left"), ("left", "right")):
        told = f" the {side} " in item.stem and f" the {other} " not in item.stem
        if told and other in title.lower().split() and side not in title.lower().split():
            yield f"the stem tells the {side}, the key is “{title}”"


def _seventh(book: TabularBook, item: Item) -> Iterator[str]:
    yield from _told(book, item)
    says = book.title(_key(item)).lower()
    stem = item.stem
    expected = {
        "nonunion": "never united" in stem or "not united" in stem,
        "malunion": "united at an angle" in stem or "united out of line" in stem,
        "delayed healing": "far more slowly" in stem or "healing is delayed" in stem,
        "sequela": "It healed" in stem or "That was a year ago" in stem,
    }
    for words, told in expected.items():
        if told != (words in says.rpartition(", ")[2]):
            yield f"the stem and the key “{says}” do not agree on {words}"
    subsequent = any(words in stem for words in ("after treatment", "comes back", "fifth week", "comes for a check"))
    if subsequent != ("subsequent" in says):
        yield f"the stem and the key “{says}” do not agree on the phase"


def _laterality(book: TabularBook, item: Item) -> Iterator[str]:
    codes = _CODE.findall(_key(item))
    titles = [book.title(code).lower() for code in codes]
    stem = item.stem
    if "Nothing in the record" in stem:
        right = len(codes) == 1 and "unspecified" in titles[0]
    elif "is operated on." in stem or "is operated on, " in stem:
        side = "right" if "the right side is operated on" in stem else "left"
        right = len(codes) == 1 and ("bilateral" if "next month" in stem else side) in titles[0]
    elif re.search(r"\b(?:both|each) ", stem):
        right = len(codes) == 1 and "bilateral" in titles[0]
        right = right or (len(codes) == 2 and titles[0].replace("right", "left") == titles[1] != titles[0])
        if len(codes) == 2 and any("bilateral" in title.lower() for title in book.beside(codes[0])):
            yield "there is a bilateral code"
    else:
        side = "right" if re.search(r"\bthe right ", stem) else "left"
        right = len(codes) == 1 and side in re.split(r"\W+", titles[0])
    if not right:
        yield f"the key {_key(item)} is not the side told"


def _ordered(book: TabularBook, item: Item) -> Iterator[str]:
    """A note sets the order of the key, and none the order of another option of the same two codes."""
    if item.kind is Kind.TYPED:
        first = item.key[0]
        (second,) = [
            code for code in _CODE.findall(item.stem.rpartition("The codes are")[2]) if _bare(code) != _bare(first)
        ]
    else:
        first, second = _key(item).split(", ")
    if not (book.says("code first", second, first) or book.says("use additional code", first, second)):
        yield f"no note puts {first} before {second}"
    if book.says("code first", first, second) or book.says("use additional code", second, first):
        yield f"a note puts {second} before {first}"
    if book.says("Excludes1", first, second) or book.says("Excludes1", second, first):
        yield f"{first} and {second} exclude one another"
    if f"{second}, {first}" not in _wrong(item) and item.kind is not Kind.TYPED:
        yield "the wrong order is not offered"


def _combination(book: TabularBook, item: Item) -> Iterator[str]:
    codes = _key(item).split(", ")
    for one in codes:
        for other in codes:
            if one != other and book.says("Excludes1", one, other):
                yield f"{one} and {other} exclude one another"


def _excludes(book: TabularBook, item: Item) -> Iterator[str]:
    named = _CODE.findall(item.stem)
    barred = []
    for option in item.options:
        codes = [*named[:1], *(part.split()[0] for part in option.text.split(" + "))]
        one, other = codes
        if book.says("Excludes1", one, other) or book.says("Excludes1", other, one):
            barred.append(option.id)
    if tuple(barred) != item.key:
        yield f"barred are {barred}, the key is {item.key}"


_CHECKS: dict[str, Callable[[TabularBook, Item], Iterator[str]]] = {
    "cm-code": _told,
    "cm-seventh": _seventh,
    "cm-laterality": _laterality,
    "cm-pair": _ordered,
    "cm-sequence": _ordered,
    "cm-combination": _combination,
    "cm-excludes": _excludes,
}
