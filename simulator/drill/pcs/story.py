"""A procedure told: the text that describes one code, and what in it says the value of each axis."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from simulator.drill.draw import Draw
from simulator.drill.made import Unmakeable
from simulator.drill.pcs.approaches import ASSISTED, ENDOSCOPIC, OPEN, ways
from simulator.drill.pcs.parts import in_words, named, without_side
from simulator.drill.pcs.procedures import PROCEDURES, Procedure
from simulator.drill.pcs.procedures.procedure import UNSAID
from simulator.drill.pcs.tables import APPROACH, DEVICE, HEAD, LENGTH, PART, QUALIFIER, Table, Tables


@dataclass(frozen=True, slots=True)
class Manner:
    """Which of its wordings a story takes: one number for each choice, and whether the approach comes first."""

    clause: int
    way: int
    detail: int
    name: int
    front: bool

    @classmethod
    def drawn(cls, draw: Draw) -> "Manner":
        """A manner from these draws."""
        return cls(draw.below(64), draw.below(64), draw.below(64), draw.below(64), draw.below(2) == 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A code described. `words` are what the text says of the axes from body part to qualifier, "" for by nothing."""

    procedure: Procedure
    code: str
    clause: str
    words: tuple[str, str, str, str]
    text: str

    def says(self, axis: int) -> str:
        """What the text says of an axis from body part to qualifier; "" where it is silent and only one value fits."""
        return self.words[axis - PART]


class Repertoire:
    """What can be told of the tables of an edition."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """What each body part may be called, by its label: names that mean this one alone."""
        calls = named(self.tables.uses)
        names: dict[str, tuple[str, ...]] = {}
        meant: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for table in self.tables.tables.values():
            for character, label in table.all(PART).items():
                words = in_words(label)
                names[label] = (words,) if words else calls.get(label, ())
                for name in names[label]:
                    meant[name].add((table.code[:2], character))
        return {label: tuple(name for name in its if len(meant[name]) == 1) for label, its in names.items()}

    @cached_property
    def places(self) -> dict[str, tuple[tuple[Procedure, tuple[str, ...]], ...]]:
        """By section and operation: each procedure, with the beginnings (four characters) that it tells of."""
        found: defaultdict[str, list[tuple[Procedure, tuple[str, ...]]]] = defaultdict(list)
        for procedure in PROCEDURES:
            by_operation: defaultdict[str, list[str]] = defaultdict(list)
            for code in procedure.tables:
                if table := self.tables.tables.get(code):
                    by_operation[code[0] + table.operation].extend(self._parts(table, procedure))
            for operation, heads in by_operation.items():
                if heads:
                    found[operation].append((procedure, tuple(heads)))
        return {operation: tuple(found[operation]) for operation in sorted(found)}

    def _parts(self, table: Table, procedure: Procedure) -> Iterator[str]:
        for character, label in table.all(PART).items():
            if _among(label, procedure.parts) and self.names[label]:
                yield table.code + character

    @cached_property
    def _weighed(self) -> tuple[str, ...]:
        """Sections with operations, those with many body parts up to six times."""
        return tuple(
            operation
            for operation, its in self.places.items()
            for _ in range(1 + min(5, sum(len(heads) for _, heads in its) // 12))
        )

    def story(self, draw: Draw, manner: Manner | None = None) -> Story:
        """A story from these draws. Unmakeable where they lead to none."""
        procedure, heads = draw.pick(self.places[draw.pick(self._weighed)])
        manner = manner or Manner.drawn(draw)
        code = draw.pick(heads)
        while len(code) < LENGTH:
            characters = sorted(self._told(procedure, code, manner))
            if not characters:
                raise Unmakeable
            code += draw.pick(characters)
        return self.tell(procedure, code, manner)

    def tell(self, procedure: Procedure, code: str, manner: Manner) -> Story:
        """This code, as this procedure tells it. Unmakeable where it does not."""
        table = self.tables.tables.get(code[:HEAD])
        if table is None or code[:HEAD] not in procedure.tables or not table.builds(code):
            raise Unmakeable
        label = table.after(code[:PART])[code[PART]]
        names = self.names[label] if _among(label, procedure.parts) else ()
        found = [self._told(procedure, code[:axis], manner).get(code[axis]) for axis in (APPROACH, DEVICE, QUALIFIER)]
        way, device, qualifier = found
        if not names or way is None or device is None or qualifier is None:
            raise Unmakeable
        part = names[manner.name % len(names)]
        if part == qualifier:  # from the ileum to the ileum: valid, and absurd
            raise Unmakeable
        clause = procedure.says[manner.clause % len(procedure.says)]
        who = "the surgeon" if code[APPROACH] in (OPEN, ENDOSCOPIC, ASSISTED) else "the physician"
        filled = clause.format(who=who, part=part, device=device, qualifier=qualifier)
        details = [
            words for words, slot in ((device, "{device}"), (qualifier, "{qualifier}")) if words and slot not in clause
        ]
        return Story(
            procedure=procedure,
            code=code,
            clause=filled,
            words=(part if "{part}" in clause else filled, way or self._in_clause(code, filled), device, qualifier),
            text=_text(who, filled, way, details, front=manner.front),
        )

    def _told(self, procedure: Procedure, prefix: str, manner: Manner) -> dict[str, str]:
        """The characters that may come next in a story, with what is said of each; "" for what needs no words."""
        table = self.tables.tables[prefix[:HEAD]]
        values = table.after(prefix)
        axis = len(prefix)
        if axis == APPROACH:
            part = table.after(prefix[:PART])[prefix[PART]]
            offered = {
                character: procedure.ways.get(character) or ways(character, prefix[:2], part)
                for character in values
                if character in procedure.approaches
            }
            return {character: its[manner.way % len(its)] for character, its in offered.items() if its}
        wordings = procedure.devices if axis == DEVICE else procedure.qualifiers
        if wordings is UNSAID and len(values) > 1:
            return {}
        return {
            character: "" if _goes_without_saying(label, values) else its[manner.detail % len(its)]
            for character, label in values.items()
            if (its := wordings.get(label))
        }

    def _in_clause(self, code: str, clause: str) -> str:
        """For an approach without words of its own: the clause, where the table offers another approach as well."""
        return clause if len(self.tables.tables[code[:HEAD]].after(code[:APPROACH])) > 1 else ""


def _goes_without_saying(label: str, values: dict[str, str]) -> bool:
    return len(values) == 1 and label in UNSAID


def _among(label: str, parts: tuple[str, ...]) -> bool:
    return label in parts or without_side(label) in parts


def _text(who: str, clause: str, way: str, details: list[str], *, front: bool) -> str:
    if not way:
        sentences = [f"{_capital(clause)}.", *details]
    elif front or not way.startswith(("through ", "with ")):
        sentences = [f"{_capital(way)}, {clause}.", *details]
    else:
        sentences = [f"{_capital(clause)}.", *details, f"{_capital(who)} worked {way}."]
    return " ".join(sentences)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
