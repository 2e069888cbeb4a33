"""Made items checked against the code book itself, past everything that made them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.english import slips
from simulator.drill.made import Made
from simulator.exam.item import Item, Kind, Option

_CODE = re.compile(r"\b[0-9A-HJ-NP-Z]{7}\b")
_DIAGNOSIS = re.compile(r"(?<!itamin )\b[A-TV-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?\b")
_BEGUN = re.compile(r"The code begins (?P<begun>[0-9A-Z]{4,6}): .*", re.DOTALL)
_TABLE = re.compile(r"its code begins (?P<table>[0-9A-Z]{3}): [^.]*")
_TERM = re.compile(r"PCS Body Part Key: (?P<term>.+)")
_TABLE_NAMED = re.compile(r"^Table [0-9A-Z]{3} is [^.]*\.")
_PROPER = frozenset(
    {"Achilles", "Vater", "Bartholin", "Gasserian", "His", "Kent", "Monro", "Retzius", "Rosenmuller", "Santorini"}
    | {
        "Botallo",
        "Stensen",
        "Sylvius",
        "Willis",
        "Wirsung",
        "Auerbach",
        "Cowper",
        "Meissner",
        "Scarpa",
        "Skene",
        "Obstetrics",
    }
)
_CAPITAL = re.compile(r"(?<![.?!:\n] )(?<!^)(?<!\n)\b[A-Z][a-z]+\b")


@dataclass
class Book:
    """What the book says, read in the plainest way: codes as its entries list them, labels, lines of its index.

    `begun` are the beginnings of codes; `meant` is what each description has meant so far.
    """

    codes: frozenset[str]
    diagnoses: frozenset[str]
    modifiers: frozenset[str]
    begun: frozenset[str]
    labels: dict[tuple[str, str], str]
    operations: dict[str, str]
    parts: dict[str, frozenset[str]]
    uses: dict[str, frozenset[str]]
    meant: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path) -> "Book":
        """The open editions in a file of code books."""
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as book:
            (edition,) = book.execute(
                "SELECT id FROM edition WHERE system = 'icd-10-pcs' AND part = 'codes' AND open"
            ).fetchone()
            codes = frozenset(
                code for (code,) in book.execute("SELECT code FROM entry WHERE edition = ? AND billable", (edition,))
            )
            diagnoses = frozenset(_entries(book, "icd-10-cm", billable=True))
            modifiers = frozenset(_entries(book, "hcpcs", billable=False))
            rows = book.execute(
                "SELECT DISTINCT pcs_table, position, character, label FROM pcs_value JOIN pcs_row ON id = pcs_row"
                " WHERE edition = ? AND pcs_table < '2' AND position IN (3, 4)",
                (edition,),
            ).fetchall()
            uses = defaultdict(set)
            for text, see in book.execute("SELECT text, see FROM term WHERE see LIKE 'use %'"):
                uses[text].add(see[4:])
        parts = defaultdict(set)
        for table, position, _, label in rows:
            if position == 4:
                parts[table[:2]].add(label)
        return cls(
            codes=codes,
            diagnoses=diagnoses,
            modifiers=modifiers,
            begun=frozenset(code[:length] for code in codes for length in range(4, 8)),
            labels={(table, character): label for table, position, character, label in rows if position == 4},
            operations={table: label for table, position, _, label in rows if position == 3},
            parts={system: frozenset(labels) for system, labels in parts.items()},
            uses={term: frozenset(labels) for term, labels in uses.items()},
        )


def faults(book: Book, made: Made) -> Iterator[str]:
    """What is wrong with an item: nothing, where it is right."""
    item = made.item
    yield from _form(item)
    kind = item.id.rpartition("-")[0]
    if kind in _CHECKS:
        yield from _CHECKS[kind](book, item)
    if kind.startswith("pcs-"):
        told = _TABLE_NAMED.sub("", _TABLE.sub("", _BEGUN.sub("", item.stem)))
        yield from (f"a capital inside a sentence: {word}" for word in _CAPITAL.findall(told) if word not in _PROPER)
    if not made.proof.endswith("."):
        yield "its proof is no sentence"


def _entries(book: sqlite3.Connection, system: str, *, billable: bool) -> Iterator[str]:
    rows = book.execute(
        "SELECT code FROM entry JOIN edition ON edition.id = edition WHERE system = ? AND part = 'codes' AND open"
        " AND billable = ?",
        (system, billable),
    )
    return (code for (code,) in rows)


def _form(item: Item) -> Iterator[str]:
    """What holds for every item: options that differ, one key among them, English."""
    texts = [option.text for option in item.options]
    if len({text.casefold() for text in texts}) != len(texts):
        yield "an option stands twice"
    if item.kind is Kind.TYPED:
        if not item.key or item.options:
            yield "a typed item with options, or without a key"
    elif len(item.key) != 1 or item.key[0] not in {option.id for option in item.options} or not 3 <= len(texts) <= 5:
        yield "not one key among three to five options"
    if any(not option.why.strip() for option in item.options) or not item.rationale or not item.references:
        yield "a why, the rationale or the references are missing"
    yield from slips(_BEGUN.sub("", item.stem).strip() if _BEGUN.search(item.stem) else item.stem)
    for option in item.options:
        if " " in option.text and option.text.endswith("."):
            yield from slips(option.text)


def _right(item: Item) -> Option:
    return item.option(item.key[0])


def _wrong(item: Item) -> list[Option]:
    return [option for option in item.options if option.id not in item.key]


def _means(book: Book, text: str, code: str) -> Iterator[str]:
    """A description means one code, in whatever item it stands."""
    if book.meant.setdefault(text, code) != code:
        yield f"one text for {code} and {book.meant[text]}: {text}"


def _text(item: Item) -> str:
    return item.stem.partition("\n\n")[0]


def _build(book: Book, item: Item) -> Iterator[str]:
    (code,) = item.key
    if code not in book.codes or code in item.stem:
        yield f"{code} is no code, or stands in the stem"
    yield from _means(book, _text(item), code)


def _choose(book: Book, item: Item) -> Iterator[str]:
    if invalid := [option.text for option in item.options if option.text not in book.codes]:
        yield f"no codes: {invalid}"
    yield from _means(book, _text(item), _right(item).text)


def _decode(book: Book, item: Item) -> Iterator[str]:
    (code,) = _CODE.findall(item.stem)
    if code not in book.codes:
        yield f"{code} is no code"
    if item.kind is Kind.TYPED:
        if item.key != (book.operations[code[:3]],):
            yield f"the operation of {code} is {book.operations[code[:3]]}"
        return
    yield from _means(book, _right(item).text, code)
    for option in _wrong(item):
        other = _CODE.findall(option.why)[0]
        if other == code or other not in book.codes:
            yield f"{other} is the code itself, or none"
        yield from _means(book, option.text, other)


def _impossible(book: Book, item: Item) -> Iterator[str]:
    codes = {option.id: option.text[:7] for option in item.options}
    if [each for each, code in codes.items() if code not in book.codes] != list(item.key):
        yield f"not one impossible code: {codes}"
    if len({code[:3] for code in codes.values()}) != 1:
        yield "codes of several tables"
    if {code[:3] for code in codes.values()} != {item.stem[6:9]}:
        yield "codes of another table than the stem's"


def _value(book: Book, item: Item) -> Iterator[str]:
    match = _BEGUN.search(item.stem)
    if match is None:
        yield "no code is begun"
        return
    begun = match["begun"]
    key = item.key[0] if item.kind is Kind.TYPED else _right(item).text[0]
    axis = len(begun)
    for option in _wrong(item):
        if begun + option.text[0] not in book.begun:
            yield f"the table does not offer {option.text}"
        if option.text[0] == key:
            yield "a second right answer"
    whole = book.meant.get(_text(item))
    if whole is not None and whole[: axis + 1] != begun + key:
        yield f"the text means {whole}, the key is {begun}{key}"


def _name(book: Book, item: Item) -> Iterator[str]:
    match = _TERM.fullmatch(item.references[0])
    given = book.uses.get(match["term"], frozenset()) if match else frozenset()
    if item.kind is Kind.TYPED:
        table = _TABLE.search(item.stem)
        if table is None or book.labels.get((table["table"], item.key[0])) not in given:
            yield "the table writes the body part otherwise"
        fitting = {
            each for (head, each), label in book.labels.items() if table and head == table["table"] and label in given
        }
        side = {"left": "Left", "right": "Right"}
        named = [its for word, its in side.items() if f" {word} " in item.stem]
        if len(fitting) > 1 and not named:
            yield "several body parts fit"
        return
    right = _right(item).text
    if right not in given:
        yield f"the key does not give {right}"
    systems = [system for system, labels in book.parts.items() if right in labels]
    for option in _wrong(item):
        if option.text in given:
            yield f"the key gives {option.text} too"
        if not any(option.text in book.parts[system] for system in systems):
            yield f"{option.text} is of another body system"


def _operate(book: Book, item: Item) -> Iterator[str]:
    right = _right(item).text
    if unknown := [option.text for option in item.options if option.text not in book.operations.values()]:
        yield f"no root operations: {unknown}"
    text = _text(item).removesuffix(" The procedure belongs to the section Obstetrics.")
    whole = book.meant.get(text)
    if whole is not None and book.operations[whole[:3]] != right:
        yield f"the text means {whole}, which is {book.operations[whole[:3]]}"
    yield from _means_operation(book, text, right)


def _means_operation(book: Book, text: str, label: str) -> Iterator[str]:
    if book.meant.setdefault(f"operation of: {text}", label) != label:
        yield f"one text for {label} and {book.meant[f'operation of: {text}']}: {text}"


def _diagnose(book: Book, item: Item) -> Iterator[str]:
    """The key's codes can be billed, and so can those of the other options."""
    said = item.key if item.kind is Kind.TYPED else [option.text for option in item.options]
    codes = [match.replace(".", "") for text in said for match in _DIAGNOSIS.findall(text)]
    if not codes or (unknown := [code for code in codes if code not in book.diagnoses]):
        yield f"no codes to bill: {unknown if codes else said}"


def _modify(book: Book, item: Item) -> Iterator[str]:
    """Modifiers of the book; those of ambulances are put together of two letters, origin and destination."""
    said = item.key if item.kind is Kind.TYPED else [option.text for option in item.options]
    if unknown := [text for text in said if text not in book.modifiers and not set(text) <= book.modifiers]:
        yield f"no modifiers: {unknown}"


_CHECKS: dict[str, Callable[[Book, Item], Iterator[str]]] = {
    **dict.fromkeys(("cm-code", "cm-laterality", "cm-seventh", "cm-pair", "cm-sequence", "cm-combination"), _diagnose),
    "cm-excludes": _diagnose,
    "hcpcs-modifier": _modify,
    "pcs-build": _build,
    "pcs-code": _choose,
    "pcs-operation": _operate,
    "pcs-value": _value,
    "pcs-body-part": _name,
    "pcs-impossible": _impossible,
    "pcs-decode": _decode,
}
