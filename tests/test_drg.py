"""The MS-DRG of a candidate's codes beside that of the key, and what is said to have made the difference."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from simulator.codebooks import msdrg
from simulator.codebooks.msdrg import Grouper
from simulator.drg import Comparison, compare, grouped, weighed
from simulator.exam.case import Case, Line, Poa, Sheet, swapped
from simulator.ports.codes import Severity
from tests.charts import INPATIENT, MAIN_PROCEDURE, PRINCIPAL, RIGHT, SECONDARY, case, key_line

pytestmark = pytest.mark.skipif(not msdrg.available(), reason=msdrg.MISSING)

ULCER = case(
    key_line(PRINCIPAL, "I50.33", poa=Poa.YES),
    key_line(SECONDARY, "L89.153", poa=Poa.NO),
    key_line(SECONDARY, "N18.4", poa=Poa.YES),
)
"""The ulcer is an MCC that does not count, for it was acquired in the hospital: MS-DRG 292."""

ULCER_RIGHT: Sheet = (
    Line(role=PRINCIPAL, code="I50.33", poa="Y"),
    Line(role=SECONDARY, code="L89.153", poa="N"),
    Line(role=SECONDARY, code="N18.4", poa="Y"),
)


@pytest.fixture(scope="module")
def grouper() -> Iterator[Grouper]:
    with Grouper() as opened:
        yield opened


@pytest.fixture
def compared(grouper: Grouper) -> "Compared":
    return Compared(grouper)


class Compared:
    """Sheets against a key, in the code year 2026."""

    def __init__(self, grouper: Grouper) -> None:
        self._grouper = grouper

    def __call__(self, sheet: Sheet, chart: Case = INPATIENT, *, chosen: bool = False) -> Comparison:
        return compare(chart, 2026, sheet, self._grouper, chosen=chosen)


def without(sheet: Sheet, code: str) -> Sheet:
    return tuple(line for line in sheet if line.code != code)


def test_a_right_sheet_is_grouped_as_the_key_is(compared: Compared) -> None:
    found = compared(RIGHT)
    assert (found.yours.drg, found.key.drg, found.repairs) == (281, 281, ())
    assert found.sentence == "Your codes are grouped as the key's are."


def test_codes_are_grouped_however_they_are_typed(compared: Compared) -> None:
    typed = tuple(replace(line, code=line.code.lower().replace(".", " "), poa=line.poa.lower()) for line in RIGHT)
    assert compared(typed).yours.drg == 281


def test_the_missing_line_that_made_the_difference_is_named(compared: Compared) -> None:
    found = compared(without(RIGHT, "N17.9"))
    assert (found.yours.drg, found.key.drg) == (282, 281)
    assert found.sentence == "What made the difference: N17.9 is missing as secondary diagnosis."


def test_a_line_that_is_missing_and_makes_no_difference_is_not_named(compared: Compared) -> None:
    found = compared(without(without(RIGHT, "N17.9"), "E11.9"))
    assert [repair.key.codes for repair in found.repairs if repair.key] == [("N17.9",)]


def test_a_code_too_many_that_made_the_difference_is_named(compared: Compared) -> None:
    found = compared((*RIGHT, Line(role=SECONDARY, code="J96.01", poa="Y")))
    assert (found.yours.drg, found.key.drg) == (280, 281)
    assert found.sentence == "What made the difference: J96.01 is not in the key."


def test_a_principal_diagnosis_among_the_secondary_ones_is_named(compared: Compared) -> None:
    found = compared(swapped(RIGHT, PRINCIPAL, 0, SECONDARY, 0))
    assert found.yours.drg != found.key.drg
    assert found.sentence == "What made the difference: I21.4 belongs under principal diagnosis."


def test_a_wrong_principal_diagnosis_makes_room_for_the_right_one(compared: Compared) -> None:
    found = compared((Line(role=PRINCIPAL, code="R07.9", poa="Y"), *RIGHT[1:]))
    assert found.sentence == "What made the difference: I21.4 is missing as principal diagnosis."


def test_a_poa_indicator_that_made_the_difference_is_named(compared: Compared) -> None:
    found = compared((ULCER_RIGHT[0], replace(ULCER_RIGHT[1], poa="Y"), ULCER_RIGHT[2]), ULCER)
    assert (found.yours.drg, found.key.drg) == (291, 292)
    assert found.sentence == "What made the difference: L89.153 has POA Y and should have N."


def test_a_poa_indicator_that_lacks_is_a_problem_in_words(compared: Compared) -> None:
    found = compared((ULCER_RIGHT[0], replace(ULCER_RIGHT[1], poa=""), ULCER_RIGHT[2]), ULCER)
    assert grouped(found.yours) == "999: not grouped, a hospital-acquired condition has no POA indicator that counts"
    assert found.sentence == "What made the difference: L89.153 has POA left out and should have N."


def test_several_lines_that_do_it_alone_are_all_named(compared: Compared) -> None:
    two_ccs = case(
        key_line(PRINCIPAL, "I50.33", poa=Poa.YES),
        key_line(SECONDARY, "N18.4", poa=Poa.YES),
        key_line(SECONDARY, "J91.8", poa=Poa.YES),
    )
    found = compared((Line(role=PRINCIPAL, code="I50.33", poa="Y"),), two_ccs)
    assert found.alone
    assert found.sentence == (
        "Any one of these, put right, leads to MS-DRG 292: N18.4 is missing as secondary diagnosis; "
        "J91.8 is missing as secondary diagnosis."
    )


def test_lines_that_do_it_only_together_are_named_together(compared: Compared) -> None:
    sheet = (Line(role=PRINCIPAL, code="R07.9", poa="Y"), Line(role=SECONDARY, code="E11.9", poa="Y"))
    found = compared(sheet)
    assert not found.alone
    assert found.sentence == (
        "These together made the difference: I21.4 is missing as principal diagnosis; "
        "N17.9 is missing as secondary diagnosis."
    )


def test_what_is_put_right_leads_to_the_drg_of_the_key(compared: Compared) -> None:
    sheet = (Line(role=SECONDARY, code="I21.4", poa="N"), Line(role=SECONDARY, code="J96.01", poa="Y"))
    found = compared(sheet)
    mended = [Line(role=r.key.role, code=r.key.codes[0], poa=r.key.poa or "") for r in found.repairs if r.key]
    kept = [line for line in sheet if line not in [repair.line for repair in found.repairs]]
    assert compared((*mended, *kept)).yours.drg == 281


def test_each_secondary_diagnosis_has_its_severity_on_either_side(compared: Compared) -> None:
    found = compared((*ULCER_RIGHT[:2], Line(role=SECONDARY, code="j96.01", poa="Y")), ULCER)
    assert [(w.code, weighed(w.yours), weighed(w.key)) for w in found.weights] == [
        ("L89.153", "MCC, does not count", "MCC, does not count"),
        ("N18.4", "", "CC"),
        ("j96.01", "MCC", ""),
    ]
    assert found.yours.severity is Severity.MCC


def test_a_code_that_does_not_exist_is_a_problem_in_words(compared: Compared) -> None:
    found = compared((Line(role=PRINCIPAL, code="X99.99", poa="Y"),))
    assert grouped(found.yours) == "999: not grouped, the principal diagnosis is no code that can be grouped"


@pytest.mark.parametrize("code", ["[/x] [CC]", "é\u202eü", "\ud800", "\x00\x1b[31m", "W" * 24, "١٢٣"])
def test_whatever_is_typed_can_be_grouped(compared: Compared, code: str) -> None:
    sheet = tuple(Line(role=role, code=code, poa=code[:1]) for role in (PRINCIPAL, SECONDARY, MAIN_PROCEDURE))
    found = compared(sheet)
    assert found.key.drg == 281
    assert found.yours.drg == 999 or found.blank


@pytest.mark.parametrize("sheet", [(), (Line(role=PRINCIPAL, code=" . "),), RIGHT[3:]])
def test_a_sheet_without_a_diagnosis_says_so(compared: Compared, sheet: Sheet) -> None:
    found = compared(sheet)
    assert (found.sentence, found.repairs) == ("No code was entered that could be grouped.", ())


def test_codes_that_were_chosen_take_the_poa_of_the_key(compared: Compared) -> None:
    chosen = tuple(Line(role=line.role, code=line.code) for line in ULCER_RIGHT)
    assert compared(chosen, ULCER, chosen=True).yours.drg == 292
    assert compared(chosen, ULCER).yours.drg == 999


def test_the_fullest_sheet_is_compared_in_no_time(compared: Compared) -> None:
    """Sixty wrong codes, none of which alone makes the difference."""
    wrong = tuple(Line(role=SECONDARY, code=f"S{n:02}.00XA", poa="Y") for n in range(59))
    found = compared((Line(role=PRINCIPAL, code="R07.9", poa="Y"), *wrong))
    assert len(found.weights) == 62
    assert not found.alone
