"""The figures on the page about scoring are those that the engine gives."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.exam.case import Case, KeyLine, Line, Setting, Sheet
from simulator.exam.item import Kind
from simulator.exam.marking import mark
from simulator.exam.profile import Scoring
from simulator.exam.scoring import credit
from simulator.exam.words import percent
from tests.candidates import item
from tests.charts import CPT, PRINCIPAL, SECONDARY, case, key_line

PAGE = (Path(__file__).parent.parent / "docs" / "scoring.md").read_text(encoding="utf-8")
PLACES = {"first-listed": PRINCIPAL, "secondary": SECONDARY, "service": CPT}


def table(*heads: str) -> list[list[str]]:
    """The rows of the table whose first columns are these."""
    _, rest = PAGE.split("| " + " | ".join(heads) + " |", 1)
    rows = rest.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def chart() -> Case:
    """The case of the page."""
    key: list[KeyLine] = []
    for place, code, modifiers, units, required in table("Place", "Code", "Modifiers", "Units", "Asked"):
        groups = tuple((modifier,) for modifier in modifiers.split())
        optional = {"required": False, "optional": True}[required]
        key.append(key_line(PLACES[place], code, modifiers=groups, units=int(units or 1), optional=optional))
    return case(*key, setting=Setting.OUTPATIENT)


ENTERED = table("Place", "Code", "Modifiers", "Units", "Here", "Published", "Why")
SHEET = tuple(Line(role=PLACES[p], code=c, modifiers=m, units=u) for p, c, m, u, *_ in ENTERED)
FIRST, SECOND, *OTHERS = SHEET
IN_PLACE = (replace(SECOND, role=PRINCIPAL), replace(FIRST, role=SECONDARY), *OTHERS)


def published(chart: Case, sheet: Sheet) -> Fraction:
    """Correct of max(entered, key): a line is right as a whole or wrong, and no line of the key is optional."""
    whole = replace(chart, key=tuple(replace(line, optional=False) for line in chart.key))
    marking = mark(whole, sheet)
    correct = sum(line.credit == 1 for line in marking.lines)
    return Fraction(correct, max(len(sheet), len(chart.key)))


def test_each_line_of_the_example_earns_what_the_page_says() -> None:
    whole = replace(chart(), key=tuple(replace(line, optional=False) for line in chart().key))
    here, there = mark(chart(), SHEET).lines, mark(whole, SHEET).lines
    assert [str(line.credit) for line in here[: len(SHEET)]] == [row[4] for row in ENTERED]
    assert [str(int(line.credit == 1)) for line in there[: len(SHEET)]] == [row[5] for row in ENTERED]


def test_the_example_comes_to_the_percentages_of_the_page() -> None:
    shares = [mark(chart(), SHEET).credit, published(chart(), SHEET)]
    shares += [mark(chart(), IN_PLACE).credit, published(chart(), IN_PLACE)]
    assert re.findall(r"\*\*([\d.]+ %)\*\*", PAGE) == [percent(share * 100) for share in shares]
    marking = mark(chart(), SHEET)
    assert (marking.entered, marking.required, marking.sequencing) == (6, 5, 2)


@pytest.mark.parametrize("row", table("Right chosen", "Wrong chosen", "All or nothing", "Per option"))
def test_an_item_that_takes_three_earns_what_the_page_says(row: list[str]) -> None:
    right, wrong, *expected = row
    three = replace(item("guidelines", 1), kind=Kind.MULTIPLE, key=("a", "b", "c"))
    chosen = (*"abc"[: int(right)], *"defg"[: int(wrong)])
    assert [str(credit(three, chosen, scoring)) for scoring in Scoring] == expected
