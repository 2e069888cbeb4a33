"""Official XML, read piece by piece once nothing in it can harm.

The publishers' files declare no document type and no entity. A file that does is refused before anything is parsed
from it, which shuts out entity bombs and external entities; so the parser of the standard library is safe behind it.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import BinaryIO, NoReturn
from xml.etree.ElementTree import Element, iterparse
from xml.parsers import expat

from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit

DEPTH_LIMIT = 40
"""Elements inside each other. The deepest official file has 14."""

_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Piece:
    """An element that was cut out of a file, and the elements that it stood in, from the root down."""

    element: Element
    within: tuple[Element, ...]


def screened(sheet: Sheet) -> str:
    """The name of the root element of a file that is whole, well formed and harmless. Raises Unfit otherwise."""
    root = ""
    depth = 0

    def opened(tag: str, _: object) -> None:
        nonlocal root, depth
        root = root or tag
        depth += 1
        if depth > DEPTH_LIMIT:
            raise Unfit(f"{sheet.name} nests its elements deeper than any official file. It was not read further.")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> NoReturn:
        raise Unfit(f"{sheet.name} declares a document type or entities, as no official file does. It was not read.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    parser.ExternalEntityRefHandler = declared
    sheet.content.seek(0)
    try:
        while chunk := sheet.content.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Unfit(f"{sheet.name} is cut short or damaged: {error}. Fetch it again.") from None
    return root


def pieces(content: BinaryIO, cut: Set[str]) -> Iterator[Piece]:
    """The elements named in `cut`, in the order in which they end, from a file that was screened.

    An element inside another piece stays in it. Each is forgotten by the file's tree, so that memory stays small.
    """
    content.seek(0)
    open_elements: list[Element] = []
    inside = 0
    for event, element in iterparse(content, ("start", "end")):  # noqa: S314 -- screened above
        if event == "start":
            open_elements.append(element)
            inside += element.tag in cut
            continue
        open_elements.pop()
        if element.tag in cut:
            inside -= 1
            if not inside:
                yield Piece(element, tuple(open_elements))
        if not inside and open_elements:
            open_elements[-1].remove(element)


def text_of(element: Element | None) -> str:
    """All text in an element, its children's too, with single spaces: a qualifier in parentheses stands apart."""
    return "" if element is None else " ".join(" ".join(element.itertext()).split())
