"""A marked case in words: what stands where, what it earned and why, and how the sum is made."""

from fractions import Fraction

import pytest

from simulator.exam import account
from simulator.exam.case import Line, Poa, Role, Setting
from simulator.exam.marking import MarkedLine, Verdict, mark
from tests.charts import CPT, INPATIENT, PRINCIPAL, RIGHT, SECONDARY, case, key_line

VISIT = case(
    key_line(PRINCIPAL, "M23.221"),
    key_line(CPT, "29881", modifiers=(("RT",),)),
    key_line(CPT, "J1885", units=2),
    key_line(CPT, "20610", modifiers=(("59", "XS"),), optional=True),
    setting=Setting.OUTPATIENT,
)


def told(*lines: Line) -> list[str]:
    """Why each entered line of the visit earned what it did."""
    marked = mark(VISIT, lines).lines
    return [account.reason(line, Setting.OUTPATIENT) for line in marked[: len(lines)]]


def marked(verdict: Verdict) -> MarkedLine:
    """The first line of a sheet with every verdict that came to this one."""
    sheet = (
        Line(role=PRINCIPAL, code="E11.9", poa="Y"),
        *RIGHT[2:],
        Line(role=SECONDARY, code="n179"),
        Line(role=SECONDARY, code="R07.9"),
    )
    return next(line for line in mark(INPATIENT, sheet).lines if line.verdict is verdict)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (Line(role=SECONDARY, code=" e11 .9 ", poa="y"), "e11 .9, POA y"),
        (Line(role=CPT, code="29881", modifiers="RT 59", units="2"), "29881-RT 59, 2 units"),
        (Line(role=CPT, code="29881", units="1"), "29881, 1 unit"),
        (Line(role=CPT, code=""), ""),
    ],
)
def test_a_line_is_told_as_it_was_typed(line: Line, row: str) -> None:
    assert account.entered(line) == row


def test_a_key_line_is_told_with_what_is_equally_right() -> None:
    key = key_line(CPT, "29881", "29880", modifiers=(("59", "XS"), ("RT",)), units=3)
    assert account.keyed(key) == "29881/29880-59/XS-RT, 3 units"
    assert account.keyed(key_line(SECONDARY, "Z79.4", poa=Poa.EXEMPT)) == "Z79.4, POA 1"


def test_outside_a_stay_the_leading_diagnosis_is_first_listed() -> None:
    assert account.role_name(Role.PRINCIPAL_DIAGNOSIS, Setting.INPATIENT) == "principal diagnosis"
    assert account.role_name(Role.PRINCIPAL_DIAGNOSIS, Setting.EMERGENCY) == "first-listed diagnosis"


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (Verdict.RIGHT, "The right code in the right place."),
        (Verdict.ROLE, "A right code, but it belongs under secondary diagnosis: half the credit."),
        (Verdict.TWICE, "Entered already: a second time it earns nothing, and counts among the lines entered."),
        (Verdict.WRONG, "Not in the key: it earns nothing, and counts among the lines entered."),
        (Verdict.MISSED, "Required, and not entered."),
        (Verdict.LEFT_OUT, "Not required: leaving it out costs nothing."),
    ],
)
def test_every_verdict_has_its_reason(verdict: Verdict, sentence: str) -> None:
    assert account.reason(marked(verdict), Setting.INPATIENT) == sentence


def test_a_wrong_poa_indicator_is_told_beside_the_credit() -> None:
    lines = mark(INPATIENT, (Line(role=PRINCIPAL, code="I21.4", poa="n"), Line(role=SECONDARY, code="N17.9"))).lines
    assert [account.reason(line, Setting.INPATIENT) for line in lines[:2]] == [
        "The right code in the right place. POA, which is scored apart, should be Y, not N.",
        "The right code in the right place. POA, which is scored apart, should be N, and none is entered.",
    ]


def test_a_code_and_its_poa_indicator_have_a_verdict_each() -> None:
    sheet = (Line(role=PRINCIPAL, code="I21.4", poa="n"), *RIGHT[1:3], Line(role=SECONDARY, code="R07.9", poa="Y"))
    told = [[words for _, words in account.verdicts(line)] for line in mark(INPATIENT, sheet).lines]
    assert told[:4] == [
        ["✓ right, 1", "POA ✗ wrong"],
        ["✓ right, 1", "POA ✓ right"],
        ["✓ right, 1", "POA ✓ right"],
        ["✗ wrong, 0"],
    ]
    assert [sign for sign, _ in account.verdicts(mark(INPATIENT, sheet).lines[0])] == ["✓", "✗"]


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        (Line(role=SECONDARY, code="N17.O"), "Is O meant as 0 (zero)?"),
        (Line(role=SECONDARY, code="N1"), "It is too short for ICD-10-CM."),
        (Line(role=CPT, code="29881-59"), "Modifiers go beside it."),
        (Line(role=CPT, code="2988"), "It is too short for CPT/HCPCS."),
    ],
)
def test_a_wrong_code_that_cannot_be_one_says_so(line: Line, odd: str) -> None:
    (reason,) = told(line)
    assert reason.startswith("Not in the key: it earns nothing, and counts among the lines entered. As it stands it ")
    assert odd in reason


def test_a_wrong_code_that_may_be_one_says_no_more() -> None:
    assert told(Line(role=SECONDARY, code="R07.9")) == [
        "Not in the key: it earns nothing, and counts among the lines entered."
    ]


def test_modifiers_and_units_are_told_as_they_should_be() -> None:
    assert told(
        Line(role=CPT, code="29881", modifiers="LT"),
        Line(role=CPT, code="J1885", modifiers="JW", units="3"),
    ) == [
        "The right code, its modifiers should be RT, not LT: half the credit.",
        "The right code, its modifiers should be none, not JW and its units should be 2, not 3: half the credit.",
    ]


def test_an_optional_line_is_told_to_count_on_neither_side() -> None:
    assert told(Line(role=CPT, code="20610", modifiers="XS")) == ["Right, and not required: it counts on neither side."]


def test_an_optional_line_with_other_modifiers_is_not_told_to_earn_a_half() -> None:
    line = Line(role=CPT, code="20610", modifiers="LT")
    assert mark(VISIT, (line,)).lines[0].credit == 0
    assert told(line) == [
        "The right code, its modifiers should be 59 or XS, not LT: "
        "an optional line so entered earns nothing, and counts among the lines entered."
    ]


def test_the_sum_is_told_with_its_figures() -> None:
    sheet = (Line(role=PRINCIPAL, code="E11.9"), *RIGHT[2:], Line(role=SECONDARY, code="R07.9"))
    assert account.total(mark(INPATIENT, sheet)) == (
        "2 1/2 earned, divided by 4 (the greater of 4 entered and 4 required): 5/8, 62.5 %."
    )
    assert account.total(mark(INPATIENT, RIGHT)) == (
        "4 earned, divided by 4 (the greater of 4 entered and 4 required): 100.0 %."
    )


def test_the_sum_tells_of_lines_that_count_on_neither_side() -> None:
    optional = Line(role=SECONDARY, code="Z79.4", poa="1")
    assert account.total(mark(INPATIENT, (*RIGHT, optional))) == (
        "4 earned, divided by 4 (the greater of 4 entered and 4 required; "
        "1 more entered is not required and counts on neither side): 100.0 %."
    )
    second = Line(role=CPT, code="99213")
    chart = case(*VISIT.key, key_line(CPT, "99213", optional=True), setting=Setting.OUTPATIENT)
    both = (Line(role=CPT, code="20610", modifiers="59"), second)
    assert "2 more entered are not required and count on neither side" in account.total(mark(chart, both))


def test_what_the_figures_beside_the_credit_count_is_told() -> None:
    assert account.poa(9, 11) == "POA: 9 of 11 right (of the diagnoses with a right code; scored apart)."
    assert account.poa(0, 0) == ""
    assert account.sequencing(2) == (
        "Sequencing errors: 2 (right codes in the wrong place, principal or secondary; "
        "the order of secondary lines is not scored)."
    )


@pytest.mark.parametrize(
    ("credit", "text"), [(Fraction(0), "0"), (Fraction(1, 2), "1/2"), (Fraction(1), "1"), (Fraction(9, 2), "4 1/2")]
)
def test_credit_is_told_exactly(credit: Fraction, text: str) -> None:
    assert account.credit_of(credit) == text


def test_words_of_the_chart_are_found_however_it_was_wrapped() -> None:
    text = "No fever. Acute  cholecystitis\n   with (gall)stones [CC].\n"
    begin, end = account.place_of("Acute cholecystitis with (gall)stones [CC].", text) or (0, 0)
    assert text[begin:end] == "Acute  cholecystitis\n   with (gall)stones [CC]."


@pytest.mark.parametrize("quote", ["", "  ", "Chronic cholecystitis"])
def test_words_that_the_chart_has_not_are_nowhere(quote: str) -> None:
    assert account.place_of(quote, "Acute cholecystitis") is None
