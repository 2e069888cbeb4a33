import pytest

from simulator.codebooks.official.release import Kind, recognised
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import (
    REFERENCE,
    cm_index,
    hcpcs_record,
    official,
    order_line,
    pcs_definitions,
    pcs_tables,
    sheet,
)

CAUSES = "<title>ICD-10-CM EXTERNAL CAUSE of INJURIES INDEX</title>"
NEOPLASMS = '<indexHeading><head col="1">Neoplasm</head><head col="2">Benign</head></indexHeading>'
DRUGS = '<indexHeading><head col="1">Substance</head><head col="2">Poisoning</head></indexHeading>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pcs_tables(), Kind.PCS_TABLES),
        (pcs_definitions(), Kind.PCS_DEFINITIONS),
        (cm_index(26), Kind.CM_INDEX),
        (cm_index(26, heading=CAUSES), Kind.CM_CAUSES),
        (cm_index(26, heading=NEOPLASMS), Kind.CM_NEOPLASMS),
        (cm_index(26, heading=DRUGS), Kind.CM_DRUGS),
        ("<ICD10PCS.index><version>2025</version></ICD10PCS.index>", Kind.PCS_INDEX),
        ("\ufeff<ICD10CM.tabular><version>2025</version></ICD10CM.tabular>", Kind.CM_TABULAR),
    ],
)
def test_xml_is_known_by_its_root_and_says_its_year(content: str, kind: Kind) -> None:
    found = recognised(sheet(content))
    assert found is not None
    assert (found.kind, found.year) == (kind, 2025)


@pytest.mark.parametrize(
    ("name", "content", "kind", "year", "month"),
    [
        ("icd10cm-order-2026.txt", order_line(1, "A00", "Cholera"), Kind.CM_ORDER, 2026, 1),
        ("icd10pcs_order_2025.txt", order_line(1, "001", "Bypass"), Kind.PCS_ORDER, 2025, 1),
        ("HCPC2025_OCT_ANWEB.txt", "Note\r\n\r\n" + hcpcs_record("A0001", 3, "x"), Kind.HCPCS, 2025, 10),
        ("HCPC2019_CONTR_ANWEB.txt", hcpcs_record("A0001", 3, "x"), Kind.HCPCS, 2019, 1),
    ],
)
def test_text_is_known_by_its_lines_and_its_year_by_its_name(
    name: str, content: str, kind: Kind, year: int, month: int
) -> None:
    found = recognised(sheet(content, name))
    assert found is not None
    assert (found.kind, found.year, found.month) == (kind, year, month)


def test_a_year_is_asked_for_where_nothing_tells_it() -> None:
    with pytest.raises(Unfit, match=r"order\.txt does not say its year\. Add --year"):
        recognised(sheet(order_line(1, "A00", "Cholera"), "order.txt"))
    found = recognised(sheet(order_line(1, "A00", "Cholera"), "order.txt"), 2026)
    assert found is not None
    assert found.year == 2026


def test_a_year_that_a_file_says_is_not_overruled() -> None:
    found = recognised(sheet(pcs_tables(2024)), 2026)
    assert found is not None
    assert found.year == 2024


@pytest.mark.parametrize("content", ["Read me first", "", "code,description\nA0001,x\n", "<html><body/></html>"])
def test_anything_else_is_no_release(content: str) -> None:
    assert recognised(sheet(content)) is None


@official
def test_the_official_files_are_known() -> None:
    found = {file.name: recognised(sheet(file.read_bytes(), file.name)) for file in REFERENCE.glob("*.xml")}
    assert {name: release and (release.kind, release.year) for name, release in found.items()} == {
        "icd-10-cm-drug-2025.xml": (Kind.CM_DRUGS, 2025),
        "icd-10-cm-eindex-2025.xml": (Kind.CM_CAUSES, 2025),
        "icd-10-cm-neoplasm-2025.xml": (Kind.CM_NEOPLASMS, 2025),
        "icd-10-cm-tabular-2025_ch2.xml": (Kind.CM_TABULAR, 2025),
        "icd10pcs_index_2025.xml": (Kind.PCS_INDEX, 2025),
        "icd10pcs_tables_2025.xml": (Kind.PCS_TABLES, 2025),
    }
