"""Order files of ICD-10-CM and ICD-10-PCS: every code and heading with its titles, at fixed columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.codebooks.official.lines import lines
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit
from simulator.ports.codes import System

_LINE = re.compile(
    r"(?P<number>\d{5}) (?P<code>[0-9A-Z]{3}[0-9A-Z ]{4}) "
    r"(?P<billable>[01]) (?P<short>.{60}) (?P<long>\S.*)"
)

CODE_FLOORS = {System.CM: 65_000, System.PCS: 70_000}
"""Fewer billable codes are no whole release. In 2016, the first year, there were 69,823 and 71,974."""

_END = {System.CM: ("Z99",), System.PCS: ("XW", "XY")}


@dataclass(frozen=True, slots=True)
class Titled:
    """A code, or a heading above codes where it is not billable, as an order file lists it; bare, without a dot."""

    code: str
    billable: bool
    short: str
    title: str


def system_of(line: str) -> System | None:
    """Which system's order file begins with this line; None when it is no line of an order file."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    return System.PCS if found["code"][0].isdigit() else System.CM


def read_order(sheet: Sheet, system: System) -> Iterator[Titled]:
    """Every line. Raises Unfit at a line of another form or out of order, and at the end where codes are missing."""
    expected = 1
    count = 0
    code = ""
    for number, line in lines(sheet):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise Unfit(f"Line {number} of {sheet.name} is cut short or is no line of an order file. Fetch it again.")
        if int(found["number"]) != expected:
            raise Unfit(f"{sheet.name} has lost lines: line {number} is numbered {found['number']}, not {expected:05}.")
        expected += 1
        code = found["code"].rstrip()
        billable = found["billable"] == "1"
        count += billable
        yield Titled(code, billable, found["short"].strip(), found["long"].strip())
    floor = CODE_FLOORS[system]
    if count < floor or not code.startswith(_END[system]):
        last = f", the last of them {code}" if code else ""
        raise Unfit(f"{sheet.name} is not whole: it holds {count:,} codes{last}. A release has more than {floor:,}.")
