import pytest

from simulator.codebooks.official import cm_tabular
from simulator.codebooks.official.cm_tabular import read_tabular
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import sheet


def tabular(codes: int) -> str:
    diagnoses = "".join(f"<diag><name>A{n:02}</name><desc>Fever {n}</desc></diag>" for n in range(codes))
    return (
        "<ICD10CM.tabular><version>2026</version><chapter><name>1</name><desc>Fevers (A00-A99)</desc>"
        f'<section id="A00-A99"><desc>Fevers (A00-A99)</desc>{diagnoses}</section></chapter></ICD10CM.tabular>'
    )


def test_a_list_that_parses_and_lost_most_of_its_chapters_is_refused() -> None:
    with pytest.raises(Unfit, match="not whole: it holds 1 of 21 chapters with 90 codes, and none under B, C,"):
        list(read_tabular(sheet(tabular(90))))


def test_a_list_without_end_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cm_tabular, "NODE_CEILING", 50)
    with pytest.raises(Unfit, match="holds more than 50 headings and codes"):
        list(read_tabular(sheet(tabular(90))))
