"""ICD-10-PCS definitions XML: what the values of each axis mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.codebooks.official.markup import pieces, text_of
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit

DEFINITION_FLOOR = 300
"""Fewer terms are no whole release: the root operations, approaches, body parts and devices are more."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a label at a position (1 to 7) of a section's codes means.

    `definition` is the official sentence, with its explanation; `includes` are the words that a chart may use for it.
    Either may be empty, not both.
    """

    section: str
    position: int
    label: str
    definition: str
    includes: tuple[str, ...]


def read_definitions(sheet: Sheet) -> Iterator[Definition]:
    """Every definition in a screened file, one for each label. Raises Unfit at the end where most are missing."""
    count = 0
    for piece in pieces(sheet.content, {"terms"}):
        places = {element.tag: element for element in piece.within}
        if "section" not in places or "axis" not in places:
            continue
        section, position = places["section"].get("code", ""), places["axis"].get("pos", "")
        if len(section) != 1 or position not in {"1", "2", "3", "4", "5", "6", "7"}:
            raise Unfit(f"{sheet.name} is damaged: a definition stands under no section and axis.")
        words = [text_of(piece.element.find(tag)) for tag in ("definition", "explanation")]
        includes = tuple(text for element in piece.element.iterfind("includes") if (text := text_of(element)))
        for title in piece.element.iterfind("title"):
            if (label := text_of(title)) and (includes or any(words)):
                count += 1
                yield Definition(section, int(position), label, " ".join(filter(None, words)), includes)
    if count < DEFINITION_FLOOR:
        raise Unfit(
            f"{sheet.name} is not whole: it holds {count:,} definitions. A release has over {DEFINITION_FLOOR:,}."
        )
