"""The body part key: from an anatomical term to the body part that ICD-10-PCS gives it."""

import re
from dataclasses import dataclass
from functools import cached_property

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.parts import GENERAL, WHOLES, side_of, without_side
from simulator.drill.pcs.tables import HEAD, PART, Table
from simulator.exam.item import Difficulty, Level, Option

_MARK = re.compile(r"\((tm|R)\)|[A-Z]{3}|\d|/")
_PAREN = re.compile(r" \([^)]*\)")
_SIDED_TERM = re.compile(r"\b(left|right|bilateral)\b", re.IGNORECASE)
_EPONYMS = frozenset(
    {
        "Achilles",
        "Gasserian",
        "His",
        "Kent",
        "Monro",
        "Retzius",
        "Rosenmuller",
        "Santorini",
        "Sylvius",
        "Willis",
        "Wirsung",
    }
)
_ONE_IN = 3
"""Of so many items one is typed."""

_WRONG, _NEAR = 3, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the key that has one answer: the term in words, its side ("" for none), and the body part's label."""

    term: str
    words: str
    label: str
    system: str
    given: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Name(Maker):
    """An anatomical term is given; its body part is chosen or its character typed."""

    id: str = "pcs-body-part"
    title: str = "Find the body part of a term"
    skills: tuple[str, ...] = ("body-part-key",)

    def make(self, draw: Draw) -> Made:
        """An item whose other options are body parts of the same system that the key does not give for the term."""
        tables = self.shelf.repertoire.tables
        key = draw.pick(self._keys)
        if draw.below(_ONE_IN) == 0:
            return self._typed(draw, key)
        labels = self._labels[key.system]
        side = side_of(key.label)
        wrong = [
            label
            for label in labels
            if label not in key.given
            and side_of(label) in (side, "")
            and without_side(label) not in WHOLES | GENERAL
            and not _overlaps(label, key.label)
        ]
        if side:
            wrong = [label for label in wrong if side_of(label) == side] if _many(wrong, side) else wrong
        if len(wrong) < _WRONG:
            raise Unmakeable
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=f"A procedure was done on {key.words}. {draw.pick(_ASK)}",
            right=Option(id="", text=key.label, why=f"The key says of “{key.term}”: use {key.label}."),
            wrong=[
                Option(id="", text=label, why=f"The key does not give {label} for “{key.term}”.")
                for label in draw.some(_nearest(wrong, labels, key.label), _WRONG)
            ],
            rationale=_rationale(key),
            references=(f"PCS Body Part Key: {key.term}",),
            level=Level.RECALL,
        )
        return Made(item=item, proof=_proof(tables.year, key))

    def _typed(self, draw: Draw, key: Key) -> Made:
        tables = self.shelf.repertoire.tables
        table = draw.pick([each for each in self._tables[key.system] if key.label in each.all(PART).values()])
        character = next(each for each, label in table.all(PART).items() if label == key.label)
        item = typed(
            self,
            year=tables.year,
            stem=(
                f"A procedure was done on {key.words}, and its code begins {table.code}: {table.operation} in the body"
                f" system {table.system}. Type the fourth character, its body part."
            ),
            accepted=(character,),
            rationale=f"{_rationale(key)} In table {table.code} it has the character {character}.",
            references=(f"PCS Body Part Key: {key.term}", f"PCS table {table.code}"),
            difficulty=Difficulty.HARD,
        )
        proof = f"{_proof(tables.year, key)} Table {table.code} writes it {character}."
        return Made(item=item, proof=proof)

    @cached_property
    def _tables(self) -> dict[str, tuple[Table, ...]]:
        """The tables of each body system of the section 0."""
        found: dict[str, list[Table]] = {}
        for code, table in self.shelf.repertoire.tables.tables.items():
            if code[0] == "0":
                found.setdefault(code[: HEAD - 1], []).append(table)
        return {system: tuple(its) for system, its in found.items()}

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        """The body parts of each system, each once, in the order of their characters."""
        return {
            system: tuple(label for _, label in sorted({pair for table in its for pair in table.all(PART).items()}))
            for system, its in self._tables.items()
        }

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        """The lines of the key that read well and have one answer, with a side drawn from both where there are two."""
        systems = {label: system for system, labels in self._labels.items() for label in labels}
        found = []
        for term, given in self.shelf.repertoire.tables.uses.items():
            parts = [label for label in given if label in systems]
            bases = {without_side(label) for label in parts}
            if len(parts) != len(given) or len(bases) != 1 or not _reads(term) or bases & GENERAL:
                continue
            for label in parts:
                side = side_of(label) if len(parts) > 1 else ""
                if label.endswith(", Bilateral") or (len(parts) > 1 and not side):
                    continue
                if words := _in_words(term, side):
                    found.append(Key(term=term, words=words, label=label, system=systems[label], given=given))
        return tuple(found)


_ASK = (
    "Which ICD-10-PCS body part value is it coded to?",
    "Which body part does ICD-10-PCS code it to?",
    "Which body part value stands for it in ICD-10-PCS?",
)


def _nearest(wrong: list[str], labels: tuple[str, ...], right: str) -> list[str]:
    """Those that the tables list nearest to the right one: they lie nearest in the body."""
    at = labels.index(right)
    return sorted(wrong, key=lambda label: abs(labels.index(label) - at))[:_NEAR]


def _many(labels: list[str], side: str) -> bool:
    return sum(side_of(label) == side for label in labels) >= _WRONG


def _overlaps(label: str, key: str) -> bool:
    """Whether the words of one are among the other's, as of Stomach and Stomach, Pylorus: one holds the other."""
    one, other = (set(re.findall(r"\w+", each.lower())) - {"left", "right"} for each in (label, key))
    return one <= other or other <= one


def _reads(term: str) -> bool:
    """Whether a term of the key can stand in a sentence: no brand, no list of synonyms, no inversion."""
    bare = _PAREN.sub("", term)
    return "," not in bare and not _MARK.search(bare) and "(" not in bare and not _SIDED_TERM.search(bare)


def _in_words(term: str, side: str) -> str:
    """A term with its article and side; "" where it would not read well."""
    first, *rest = _PAREN.sub("", term).split()
    if any(word[0].isupper() and word not in _EPONYMS for word in rest):
        return ""
    if first.endswith("'s"):  # Auerbach's plexus takes no article, and no side before it
        return "" if side else " ".join((first, *rest))
    words = " ".join((first if first in _EPONYMS else first.lower(), *rest))
    head, of, tail = words.partition(" of ")
    if not of:
        return f"the {side} {words}" if side else f"the {words}"
    if " of " in tail or (side and tail in _EPONYMS):
        return ""
    tail = tail.removeprefix("the ")
    if tail in _EPONYMS:
        return f"the {head} of {tail}"
    return f"the {head} of the {side} {tail}" if side else f"the {head} of the {tail}"


def _rationale(key: Key) -> str:
    return (
        f"The body part key says: {key.term} use {' or '.join(key.given)}. A structure without a value of its own is"
        " coded to the body part that the key names."
    )


def _proof(year: int, key: Key) -> str:
    return f"The index of ICD-10-PCS FY{year} has at “{key.term}” the lines: use {'; use '.join(key.given)}."
