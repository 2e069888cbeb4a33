"""The alphabetic indexes of ICD-10-CM and ICD-10-PCS, and the neoplasm and drug tables, which are XML of one form."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from simulator.codebooks.official.markup import pieces, text_of
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit

_CODES = ("code", "codes", "tab", "manif")
_CROSS = ("see", "seeAlso", "use", "seecat", "subcat")
_MISSING = {"", "-", "--"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that an index leads somewhere with.

    `path` goes from the main term down to this line, a column of a table last. `code` is as printed, whole or the
    beginning of a code, "" for a mere cross-reference. `see` is where to look instead or as well, else "".
    """

    path: tuple[str, ...]
    code: str
    see: str


def read_index(sheet: Sheet, *, floor: int, letters: str) -> Iterator[Line]:
    """Every line of a screened index or table.

    Raises Unfit at the end where fewer than `floor` lines were found, or a letter of `letters` has no main term.
    """
    count = 0
    columns: dict[str, str] = {}
    begun: set[str] = set()
    for piece in pieces(sheet.content, {"indexHeading", "mainTerm"}):
        if piece.element.tag == "indexHeading":
            columns = {head.get("col", ""): text_of(head) for head in piece.element.iterfind("head")}
            continue
        for line in _lines(piece.element, (), columns):
            count += 1
            begun.add(line.path[0][:1].upper())
            yield line
    missing = [letter for letter in letters if letter not in begun]
    if missing or count < floor:
        lost = f", and none under {', '.join(missing)}" if missing else ""
        raise Unfit(f"{sheet.name} is not whole: it holds {count:,} lines{lost}. A release has more than {floor:,}.")


def _lines(term: Element, above: tuple[str, ...], columns: dict[str, str]) -> Iterator[Line]:
    title = text_of(term.find("title"))
    path = (*above, title) if title else above
    for child in term:
        if child.tag in _CODES and (code := text_of(child)):
            yield Line(path, code, "")
        elif child.tag in _CROSS and (see := _own_text(child)):
            codes = [text_of(element) for element in child if element.tag in _CODES]
            yield Line(path, next(iter(codes), ""), see)
        elif child.tag == "cell" and (code := text_of(child)) not in _MISSING:
            yield Line((*path, columns.get(child.get("col", ""), "")), code, "")
        elif child.tag == "term":
            yield from _lines(child, path, columns)


def _own_text(element: Element) -> str:
    """What a cross-reference says, without the codes that stand in it."""
    return " ".join(((element.text or "") + "".join(child.tail or "" for child in element)).split())
