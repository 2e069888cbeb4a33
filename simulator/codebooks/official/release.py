"""Telling which release a file is, by what it says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from xml.etree.ElementTree import Element

from simulator.codebooks.official import hcpcs, order
from simulator.codebooks.official.lines import lines
from simulator.codebooks.official.markup import pieces, screened, text_of
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit
from simulator.ports.codes import System

NAMES = {System.CM: "ICD-10-CM", System.PCS: "ICD-10-PCS", System.HCPCS: "HCPCS Level II"}


class Kind(Enum):
    """A kind of official file: its code system, and what of that system it is."""

    CM_TABULAR = (System.CM, "tabular list")
    CM_ORDER = (System.CM, "order file")
    CM_INDEX = (System.CM, "alphabetic index")
    CM_CAUSES = (System.CM, "index of external causes")
    CM_NEOPLASMS = (System.CM, "neoplasm table")
    CM_DRUGS = (System.CM, "table of drugs and chemicals")
    PCS_TABLES = (System.PCS, "tables")
    PCS_ORDER = (System.PCS, "order file")
    PCS_INDEX = (System.PCS, "alphabetic index")
    PCS_DEFINITIONS = (System.PCS, "definitions")
    HCPCS = (System.HCPCS, "quarterly file")

    def __init__(self, system: System, what: str) -> None:
        self.system = system
        self.what = what

    @property
    def title(self) -> str:
        """What a person calls such a file."""
        return f"{NAMES[self.system]} {self.what}"


@dataclass(frozen=True, slots=True)
class Release:
    """A file that was recognised; `year` is its code year, `month` the month in which a quarterly one takes effect."""

    kind: Kind
    year: int
    month: int
    sheet: Sheet


_ROOTS = {
    "ICD10CM.tabular": Kind.CM_TABULAR,
    "ICD10CM.index": Kind.CM_INDEX,
    "ICD10PCS.tabular": Kind.PCS_TABLES,
    "ICD10PCS.index": Kind.PCS_INDEX,
    "ICD10PCS.definitions": Kind.PCS_DEFINITIONS,
}
_ORDERS = {System.CM: Kind.CM_ORDER, System.PCS: Kind.PCS_ORDER}
_YEAR = re.compile(r"(?<!\d)(?:20[1-4]\d)(?!\d)")
_MONTHS = {"jan": 1, "apr": 4, "jul": 7, "oct": 10}
_MONTH = re.compile(r"(?<![a-z])(jan|apr|jul|oct)", re.IGNORECASE)
_PREFACE_LINES = 60


def recognised(sheet: Sheet, year: int | None = None) -> Release | None:
    """What a file is; None where it is nothing that the books are made of, such as a readme.

    The year is the file's own, else that in its name, else `year`. Raises Unfit for XML that is not sound, and where
    no year can be found.
    """
    sheet.content.seek(0)
    start = sheet.content.read(512)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe\x00").startswith((b"<", b"\x00<")):
        return _recognised_xml(sheet, year)
    return _recognised_text(sheet, year)


def _recognised_xml(sheet: Sheet, year: int | None) -> Release | None:
    kind = _ROOTS.get(screened(sheet))
    if kind is None:
        return None
    version = ""
    for element in _opening(sheet):
        text = text_of(element)
        if element.tag == "version":
            version = text
        elif kind is Kind.CM_INDEX and "external cause" in text.lower():
            kind = Kind.CM_CAUSES
        elif kind is Kind.CM_INDEX and element.tag == "indexHeading":
            kind = Kind.CM_NEOPLASMS if "neoplasm" in text.lower() else Kind.CM_DRUGS
    return Release(kind, _year(version, sheet.name, year), 1, sheet)


def _opening(sheet: Sheet) -> Iterator[Element]:
    """The elements in which an official file says what it is, before its first entry."""
    about = {"version", "title", "indexHeading"}
    for piece in pieces(sheet.content, about | {"mainTerm", "diag", "pcsTable", "terms"}):
        if piece.element.tag not in about:
            return
        yield piece.element


def _recognised_text(sheet: Sheet, year: int | None) -> Release | None:
    for number, line in islice(lines(sheet), _PREFACE_LINES):
        if number == 1 and (system := order.system_of(line)):
            return Release(_ORDERS[system], _year("", sheet.name, year), 1, sheet)
        if hcpcs.is_record(line):
            month = _MONTH.search(sheet.name)
            quarter = _MONTHS[month[1].lower()] if month else 1
            return Release(Kind.HCPCS, _year("", sheet.name, year), quarter, sheet)
    return None


def _year(version: str, name: str, year: int | None) -> int:
    found = _YEAR.search(version) or _YEAR.search(name)
    if found:
        return int(found[0])
    if year is None:
        raise Unfit(f"{name} does not say its year. Add --year, such as --year 2026.")
    return year
