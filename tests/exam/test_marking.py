"""Marking: what each line of a sheet earns and why, example by example."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.exam.case import Case, Line, Poa, Role, Setting, Sheet
from simulator.exam.marking import Marking, Verdict, mark, modifiers_of, units_of
from tests.charts import (
    CPT,
    INPATIENT,
    MAIN_PROCEDURE,
    PRINCIPAL,
    PROCEDURE,
    RIGHT,
    SECONDARY,
    case,
    key_line,
)

HALF = Fraction(1, 2)
SURGERY = case(
    key_line(PRINCIPAL, "L02.415"),
    key_line(CPT, "10060", modifiers=(("59", "XS"),)),
    key_line(CPT, "10060"),
    key_line(CPT, "J1885", units=2),
    key_line(CPT, "99213", modifiers=(("25",),), optional=True),
    setting=Setting.OUTPATIENT,
)
BILLED: Sheet = (
    Line(role=PRINCIPAL, code="L02.415"),
    Line(role=CPT, code="10060"),
    Line(role=CPT, code="10060", modifiers="59"),
    Line(role=CPT, code="J1885", units="2"),
)


def verdicts(marking: Marking) -> list[Verdict]:
    return [line.verdict for line in marking.lines]


def with_line(n: int, **changes: str | Role) -> Sheet:
    """The right sheet of the surgery with one line as told."""
    return (*BILLED[:n], replace(BILLED[n], **changes), *BILLED[n + 1 :])  # type: ignore[arg-type]  # fields of both types


@pytest.mark.parametrize(("chart", "sheet"), [(INPATIENT, RIGHT), (SURGERY, BILLED)], ids=["inpatient", "surgery"])
def test_the_right_sheet_earns_everything(chart: Case, sheet: Sheet) -> None:
    whole = mark(chart, sheet)
    assert (whole.credit, whole.entered, whole.required) == (Fraction(1), 4, 4)
    assert verdicts(whole) == [Verdict.RIGHT] * 4 + [Verdict.LEFT_OUT]


def test_an_optional_line_counts_on_neither_side() -> None:
    marking = mark(INPATIENT, (*RIGHT[:2], Line(role=SECONDARY, code="Z79.4", poa="1")))
    assert (marking.credit, marking.entered, marking.required) == (HALF, 2, 4)
    assert marking.lines[2].verdict is Verdict.OPTIONAL


def test_an_empty_sheet_earns_nothing_and_names_what_was_missed() -> None:
    empty = mark(INPATIENT, (Line(role=SECONDARY, code=" .-"),))
    assert (empty.credit, empty.entered, empty.required) == (Fraction(0), 0, 4)
    assert verdicts(empty) == [Verdict.MISSED] * 4 + [Verdict.LEFT_OUT]
    assert empty.lines[0].why == "SECRET why of I21.4"


def test_over_coding_costs_and_a_trap_says_why_it_is_wrong() -> None:
    marking = mark(INPATIENT, (*RIGHT, Line(role=SECONDARY, code="R07.9"), Line(role=SECONDARY, code="B99.9")))
    assert (marking.credit, marking.entered) == (Fraction(4, 6), 6)
    assert [(line.verdict, line.why) for line in marking.lines[4:6]] == [
        (Verdict.WRONG, "SECRET: chest pain is a symptom of the infarction."),
        (Verdict.WRONG, ""),
    ]


def test_a_right_code_in_the_other_role_earns_half_and_is_an_error_of_sequencing() -> None:
    first, second, *others = RIGHT
    turned = (replace(first, role=SECONDARY), replace(second, role=PRINCIPAL), *others)
    marking = mark(INPATIENT, turned)
    assert (marking.credit, marking.sequencing) == (Fraction(3, 4), 2)
    assert verdicts(marking)[:2] == [Verdict.ROLE, Verdict.ROLE]
    procedure = mark(INPATIENT, (*RIGHT[:3], replace(RIGHT[3], role=PROCEDURE)))
    assert (procedure.credit, procedure.sequencing) == (Fraction(7, 8), 1)


def test_a_code_of_another_code_set_is_wrong_wherever_it_would_have_been_right() -> None:
    marking = mark(INPATIENT, (Line(role=MAIN_PROCEDURE, code="I21.4"), Line(role=SECONDARY, code="4A023N7")))
    assert (marking.credit, verdicts(marking)[:2]) == (Fraction(0), [Verdict.WRONG] * 2)


@pytest.mark.parametrize(
    ("n", "changes", "credit", "verdict"),
    [
        (1, {"modifiers": "LT"}, HALF, Verdict.DETAIL),
        (2, {"modifiers": "xs"}, 1, Verdict.RIGHT),
        (2, {"modifiers": "59 LT"}, HALF, Verdict.DETAIL),
        (2, {"modifiers": "59-59"}, HALF, Verdict.DETAIL),
        (3, {"units": ""}, HALF, Verdict.DETAIL),
        (3, {"units": " 02 "}, 1, Verdict.RIGHT),
        (3, {"units": "two"}, HALF, Verdict.DETAIL),
        (3, {"code": "J1886"}, 0, Verdict.WRONG),
    ],
)
def test_modifiers_and_units_are_half_of_a_line(
    n: int, changes: dict[str, str], credit: Fraction, verdict: Verdict
) -> None:
    marking = mark(SURGERY, with_line(n, **changes))
    assert (marking.lines[n].verdict, marking.lines[n].credit) == (verdict, credit)
    assert marking.credit == (3 + credit) / 4


def test_a_line_billed_twice_by_intention_needs_both_lines_and_a_third_one_costs() -> None:
    one = mark(SURGERY, BILLED[:2])
    assert (one.credit, verdicts(one)[:2]) == (HALF, [Verdict.RIGHT] * 2)
    three = mark(SURGERY, (*BILLED, Line(role=CPT, code="10060")))
    assert (three.credit, three.lines[4].verdict) == (Fraction(4, 5), Verdict.TWICE)


def test_an_optional_line_with_wrong_modifiers_is_a_wrong_line() -> None:
    entered = Line(role=CPT, code="99213", modifiers="25")
    assert mark(SURGERY, (*BILLED, entered)).credit == 1
    without = mark(SURGERY, (*BILLED, replace(entered, modifiers="")))
    assert (without.credit, without.entered, without.lines[4].verdict) == (Fraction(4, 5), 5, Verdict.DETAIL)


def test_a_line_makes_room_for_a_key_line_that_no_other_line_fits() -> None:
    key = (key_line(CPT, "11042", modifiers=(("59", "XS"),)), key_line(CPT, "11042", modifiers=(("XS", "XU"),)))
    lines = (Line(role=CPT, code="11042", modifiers="XS"), Line(role=CPT, code="11042", modifiers="59"))
    for sheet in (lines, lines[::-1]):
        assert mark(case(*key, setting=Setting.OUTPATIENT), sheet).credit == 1


def test_each_modifier_answers_one_group_of_the_key() -> None:
    chart = case(key_line(CPT, "11042", modifiers=(("59", "XS"), ("59", "XU"))), setting=Setting.OUTPATIENT)
    worth = {m: mark(chart, (Line(role=CPT, code="11042", modifiers=m),)).credit for m in ("59XU", "XU XS", "59 LT")}
    assert worth == {"59XU": 1, "XU XS": 1, "59 LT": HALF}


def test_poa_is_counted_apart_for_diagnoses_with_a_right_code() -> None:
    first, second, third, procedure = RIGHT
    marking = mark(
        INPATIENT, (replace(first, poa="n"), second, replace(third, code="R07.9"), replace(procedure, poa="Y"))
    )
    assert (marking.credit, marking.poa_right, marking.poa_total) == (Fraction(3, 4), 1, 2)
    assert [line.poa for line in marking.lines[:4]] == [False, True, None, None]
    lower = mark(INPATIENT, (replace(first, poa=" y "), replace(second, poa="")))
    assert (lower.poa_right, lower.poa_total) == (1, 2)


def test_of_one_code_entered_twice_the_line_with_the_right_poa_counts_in_whatever_order() -> None:
    wrong, right = (Line(role=PRINCIPAL, code="I21.4", poa=poa) for poa in "NY")
    for sheet in ((wrong, right), (right, wrong)):
        marking = mark(case(key_line(PRINCIPAL, "I21.4", poa=Poa.YES)), sheet)
        assert (marking.credit, marking.poa_right) == (HALF, 1)


def test_where_only_codes_were_asked_for_nothing_else_is_missing() -> None:
    chosen = tuple(replace(line, poa="", modifiers="", units="") for line in (*RIGHT, *BILLED))
    inpatient = mark(INPATIENT, chosen[:4], codes_only=True)
    assert (inpatient.credit, inpatient.poa_total) == (Fraction(1), 0)
    surgery = mark(SURGERY, chosen[4:6] + chosen[7:], codes_only=True)
    assert (surgery.credit, surgery.entered, surgery.required) == (Fraction(1), 3, 3)


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("", ()),
        ("59", ("59",)),
        ("lt 59", ("LT", "59")),
        ("LT,59", ("LT", "59")),
        ("-25-57", ("25", "57")),
        ("LT59", ("LT", "59")),
        ("LT5", ("LT", "5")),
    ],
)
def test_modifiers_are_read_as_people_type_them(text: str, modifiers: tuple[str, ...]) -> None:
    assert modifiers_of(text) == modifiers


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 1), (" 3 ", 3), ("03", 3), ("0", 0), ("1.5", None), ("-1", None), ("٣", None), ("9" * 7, None)],
)
def test_units_are_whole_numbers_and_one_where_nothing_is_said(text: str, units: int | None) -> None:
    assert units_of(text) == units
