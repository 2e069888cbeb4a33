"""Tables as spreadsheets read them: values as they are, and nothing in them that runs."""

import csv
import unicodedata
import zipfile
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import OUT_OF_REACH, Mode
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore
from simulator.ports.roster import Allowance, Member
from simulator.tables import attempts as attempts_table
from simulator.tables import xlsx_file
from simulator.tables.attempts import attempts
from simulator.tables.csv_file import as_csv, defused
from simulator.tables.roster import roster
from simulator.tables.table import Table, table
from simulator.tables.xlsx_file import TooLong, as_xlsx

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOSTILE = (
    '=HYPERLINK("http://example.invalid","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x0b=1+1",
    " \u200b\x1b =1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A1",
    "x;=1+1",
    "{=1+1}",
    'Ann "the coder", Lee; Jr.\nsecond line',
    "Zoë Łukasz 田中 אבג \u202e gnp",
    "\x00\x1b[31m\ud800\uffff",
    "<b>&amp;</b>]]>",
    "x" * 40_000,
    "http://example.invalid/",
    "007",
    "",
)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def names(*cells: str) -> Table:
    return table("Names", ("name", "n"), ((cell, place) for place, cell in enumerate(cells)))


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def runs(told: str) -> bool:
    """Whether a spreadsheet might run a cell, whichever of its invisible characters it passes over."""
    seen = [c for c in told if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf")]
    return told[:1] in ("\t", "\r", "\n") or "".join(seen)[:1] in tuple("=+-@＝＋－＠")


def test_every_cell_of_a_csv_is_quoted() -> None:
    assert as_csv(names("x;=1+1")).decode("utf-8-sig") == '"name","n"\r\n"x;=1+1","0"\r\n'


def test_hostile_names_stay_text_in_csv() -> None:
    rows = rows_of(as_csv(names(*HOSTILE)))
    assert rows[0] == ["name", "n"]
    assert [int(row[1]) for row in rows[1:]] == list(range(len(HOSTILE)))
    for told, meant in zip((row[0] for row in rows[1:]), HOSTILE, strict=True):
        assert not runs(told)
        readable = meant.replace("\x00", "").encode("utf-8", "backslashreplace").decode()
        assert told in (readable, f"'{readable}")


@given(st.text())
def test_no_text_begins_a_formula_once_it_is_defused(text: str) -> None:
    told = defused(text)
    assert not runs(told)
    assert text.replace("\x00", "") in (told, told[1:])


def test_numbers_below_zero_stay_numbers_in_csv() -> None:
    rows = rows_of(as_csv(table("R", ("r", "at", "yes"), [(-0.25, NOON, True), (None, None, False)])))
    assert rows[1:] == [["-0.25", "2026-03-02 12:00:00", "yes"], ["", "", "no"]]


def workbook(content: bytes) -> tuple[ElementTree.Element, list[str]]:
    """The sheet and the strings of a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 -- our own
    return sheet, ["".join(part.text or "" for part in told.iter(f"{SHEET}t")) for told in sheet.iter(f"{SHEET}is")]


def test_hostile_names_stay_strings_in_a_workbook() -> None:
    sheet, strings = workbook(as_xlsx(names(*HOSTILE)))
    assert list(sheet.iter(f"{SHEET}f")) == []
    assert list(sheet.iter(f"{SHEET}hyperlink")) == []
    kinds = [cell.get("t") for cell in sheet.iter(f"{SHEET}c") if (cell.get("r") or "").startswith("A")]
    assert set(kinds) == {"inlineStr"}
    assert any('=HYPERLINK("http://example.invalid"' in told for told in strings)
    assert any("田中" in told for told in strings)
    assert any(told.endswith("… (cut off)") and len(told) == xlsx_file.LONGEST for told in strings)
    assert any("<U+0000>" in told and "<U+D800>" in told for told in strings)


def test_a_workbook_has_times_and_numbers_as_such() -> None:
    sheet, _ = workbook(as_xlsx(table("T", ("at", "p"), [(NOON, -0.25)])))
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{SHEET}c")}
    values = {place: cell.findtext(f"{SHEET}v") for place, cell in cells.items()}
    assert (values["A2"], values["B2"]) == ("46083.5", "-0.25")
    assert cells["A2"].get("t") is None


def test_a_table_too_long_for_a_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST", 3)
    with pytest.raises(TooLong, match="write it as CSV"):
        as_xlsx(names("a", "b", "c", "d"))


def test_an_empty_table_has_its_headings() -> None:
    empty = attempts((), {})
    assert rows_of(as_csv(empty)) == [list(attempts_table.HEADINGS)]
    assert workbook(as_xlsx(empty))[1] == list(attempts_table.HEADINGS)


def test_a_row_that_lacks_a_cell_is_no_table() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        table("T", ("a", "b"), [(1,)])


def summary(**changes: object) -> Summary:
    plain: dict[str, object] = {
        "id": 7,
        "candidate": "Ann Lee",
        "profile": "cpc",
        "title": "CPC-style exam",
        "form": "cpc-a",
        "mode": Mode.EXAM,
        "status": Status.CLOSED,
        "closed_by": ClosedBy.SUBMITTED,
        "started": NOON,
        "last_seen": NOON,
        "limit": timedelta(minutes=90),
        "elapsed": timedelta(minutes=80, seconds=30),
        "answered": 10,
        "total": 9,
        "items": 10,
        "passing": Fraction(7, 10),
        "credit": Fraction(13, 2),
        "passed": True,
    }
    return Summary(**{**plain, **changes})  # type: ignore[arg-type]  # the fields of a Summary


def test_attempts_have_exact_credit_and_no_limit_where_none_was_timed() -> None:
    told, open_, drill = attempts(
        [
            summary(),
            summary(status=Status.RUNNING, closed_by=None, credit=None, passed=None, limit=OUT_OF_REACH),
            summary(mode=Mode.DRILL, passing=Fraction(0)),
        ],
        {},
    ).rows
    cell = {heading: place for place, heading in enumerate(attempts_table.HEADINGS)}
    assert (told[cell["credit"]], told[cell["exact credit"]]) == (6.5, "13/2 of 9")
    assert told[cell["minutes used"]] == 80.5
    assert told[cell["percent"]] == 72.22
    assert [open_[cell[name]] for name in ("credit", "exact credit", "percent", "passed", "minutes allowed")] == [
        None
    ] * 5
    assert drill[cell["passed"]] is None


def test_a_later_score_stands_beside_the_first_which_stays() -> None:
    later = Rescore(
        attempt=1,
        follows=0,
        credit=Fraction(7),
        total=9,
        passed=True,
        adjustments=(),
        reason="The key.",
        by="Quinn",
        at=NOON,
    )
    (told,) = attempts([summary(id=1)], {1: later}).rows
    cell = {heading: place for place, heading in enumerate(attempts_table.HEADINGS)}
    assert told[cell["percent"]] == 72.22
    assert told[cell["later percent"]] == 77.77
    assert [told[cell[name]] for name in ("later passed", "later on (UTC)", "later by")] == [True, NOON, "Quinn"]


def test_the_roster_has_a_row_for_each_group_of_a_candidate() -> None:
    allowance = Allowance(candidate="Bo", extra="50%", reason="dyslexia", by="Ida", at=NOON)
    members = [
        Member(name="Ann", enrolled=NOON, groups=("day", "night"), allowance=None, attempts=2),
        Member(name="Bo", enrolled=NOON, groups=(), allowance=allowance, attempts=0),
    ]
    rows = roster(members).rows
    assert [row[:2] for row in rows] == [("Ann", "day"), ("Ann", "night"), ("Bo", None)]
    assert rows[2][4:7] == ("50%", "dyslexia", "Ida")
    assert [row[:2] for row in roster(members[:1], "night").rows] == [("Ann", "night")]
