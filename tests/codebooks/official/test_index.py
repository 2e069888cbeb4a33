import pytest

from simulator.codebooks.official.index import Line, read_index
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import REFERENCE, cm_index, official, sheet


def lines(terms: str) -> list[Line]:
    return list(read_index(sheet(f"<r><letter><title>A</title>{terms}</letter></r>"), floor=1, letters=""))


def test_a_line_has_the_whole_path_to_it() -> None:
    terms = (
        "<mainTerm><title>Fall<nemod>(accidental)</nemod></title><code>W19</code>"
        '<term level="1"><title>from</title><term level="2"><title>bed</title><code>W06</code></term></term></mainTerm>'
    )
    assert lines(terms) == [
        Line(("Fall (accidental)",), "W19", ""),
        Line(("Fall (accidental)", "from", "bed"), "W06", ""),
    ]


def test_a_cross_reference_leads_on_with_or_without_a_code() -> None:
    terms = (
        "<mainTerm><title>Abrasion</title><see>Extraction</see></mainTerm>"
        "<mainTerm><title>Amniocentesis</title><see>Drainage, Products<codes>1090</codes></see></mainTerm>"
    )
    assert lines(terms) == [
        Line(("Abrasion",), "", "Extraction"),
        Line(("Amniocentesis",), "1090", "Drainage, Products"),
    ]


def test_the_cells_of_a_table_carry_their_column() -> None:
    heading = '<indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head></indexHeading>'
    terms = '<mainTerm><title>Breast</title><cell col="2">C50.9-</cell><cell col="3">--</cell></mainTerm>'
    found = list(read_index(sheet(f"<r>{heading}<letter>{terms}</letter></r>"), floor=1, letters=""))
    assert found == [Line(("Breast", "Malignant Primary"), "C50.9-", "")]


def test_an_index_that_lost_a_letter_is_refused() -> None:
    whole = cm_index(2_600)
    start, end = whole.index("<letter><title>K"), whole.index("<letter><title>L")
    with pytest.raises(Unfit, match="2,525 lines, and none under K"):
        list(read_index(sheet(whole[:start] + whole[end:]), floor=1, letters="JKL"))


def test_an_index_that_lost_most_of_its_lines_is_refused() -> None:
    with pytest.raises(Unfit, match="A release has more than 30,000"):
        list(read_index(sheet(cm_index(2_600)), floor=30_000, letters="A"))


@official
@pytest.mark.parametrize(
    ("name", "count", "line"),
    [
        ("icd10pcs_index_2025.xml", 18_838, Line(("Abortion", "Vacuum"), "10A07Z6", "")),
        (
            "icd-10-cm-eindex-2025.xml",
            7_552,
            Line(("Accident (to)", "boat, boating", "striking swimmer", "powered"), "V94.11", ""),
        ),
        (
            "icd-10-cm-neoplasm-2025.xml",
            9_206,
            Line(("Neoplasm, neoplastic", "abdomen, abdominal", "Benign"), "D36.7", ""),
        ),
        ("icd-10-cm-drug-2025.xml", 40_158, Line(("1-propanol", "Poisoning Assault"), "T51.3X3", "")),
    ],
)
def test_the_official_indexes_are_read_whole(name: str, count: int, line: Line) -> None:
    found = list(read_index(sheet((REFERENCE / name).read_bytes()), floor=1, letters=""))
    assert len(found) == count
    assert line in found
