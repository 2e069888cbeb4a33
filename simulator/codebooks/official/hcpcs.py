"""The quarterly HCPCS Level II file: codes and modifiers, at fixed columns over one or several records each.

Columns as the publisher's record layout counts them, from 1: code 1-5 (modifier 4-5), sequence 6-10, record kind 11
(3 and 7 begin a code and a modifier, 4 and 8 go on with its description), long description 12-91, short description
92-119, date of termination 285-292.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from simulator.codebooks.official.lines import lines
from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.official.unfit import Unfit

_RECORD = re.compile(r"(?P<code>[A-EGHJ-MP-V]\d{4}| {3}[A-Z0-9]{2})\d{5}(?P<kind>[3478])(?P<long>.{80})(?P<rest>.*)")

RECORD_LENGTH = 292
"""Characters of a record up to the last column that is read; they are 320 long, some a few less."""

CODE_FLOOR = 6_000
MODIFIER_FLOOR = 300
"""Fewer are no whole release: in 2019 there were 6,440 codes and 360 modifiers, and they have grown since."""

_LETTERS = "ABCEGHJKLMPQSTV"
_END = "V5"


@dataclass(frozen=True, slots=True)
class Supply:
    """A HCPCS Level II code or modifier. `ended` is the last day of its use, None while it has none."""

    code: str
    modifier: bool
    title: str
    short: str
    ended: date | None


def is_record(line: str) -> bool:
    """Whether a line is a record of this file."""
    return _RECORD.fullmatch(line) is not None


def read_hcpcs(sheet: Sheet) -> Iterator[Supply]:
    """Every code and modifier. Raises Unfit at a damaged record, and at the end where codes are missing."""
    codes = modifiers = 0
    letters: set[str] = set()
    last = ""
    for supply in _joined(sheet):
        if supply.modifier:
            modifiers += 1
        else:
            codes += 1
            letters.add(supply.code[0])
            last = supply.code
        yield supply
    missing = [letter for letter in _LETTERS if letter not in letters]
    if codes < CODE_FLOOR or modifiers < MODIFIER_FLOOR or missing or not last.startswith(_END):
        lost = f", and no codes under {', '.join(missing)}" if missing else f", the last of them {last}"
        raise Unfit(
            f"{sheet.name} is not whole: it holds {codes:,} codes and {modifiers:,} modifiers{lost}. "
            f"A release has more than {CODE_FLOOR:,} and {MODIFIER_FLOOR:,}."
        )


def _joined(sheet: Sheet) -> Iterator[Supply]:
    """Supplies with the description of all their records. Lines before the first record are the publisher's preface."""
    current: Supply | None = None
    for number, line in lines(sheet):
        found = _RECORD.fullmatch(line)
        if found is None:
            if current is not None and line.strip():
                raise Unfit(f"Line {number} of {sheet.name} is cut short or is no record. Fetch the file again.")
            continue
        if len(line) < RECORD_LENGTH:
            raise Unfit(f"Line {number} of {sheet.name} is cut short. Fetch the file again.")
        code = found["code"].strip()
        if found["kind"] in "37":
            if current is not None:
                yield current
            current = Supply(code, found["kind"] == "7", _tidy(found["long"]), _tidy(line[91:119]), _day(line[284:292]))
        elif current is None or current.code != code:
            raise Unfit(f"{sheet.name} has lost records: line {number} goes on with {code}, which did not begin.")
        else:
            current = replace(current, title=f"{current.title} {_tidy(found['long'])}".strip())
    if current is not None:
        yield current


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _day(text: str) -> date | None:
    """A date as YYYYMMDD; None where the column is blank or no date."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
