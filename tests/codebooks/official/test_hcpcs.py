from datetime import date

import pytest

from simulator.codebooks.official.hcpcs import read_hcpcs
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import REFERENCE, hcpcs_file, hcpcs_record, official, sheet


def test_a_description_goes_on_over_several_records() -> None:
    found = {each.code: each for each in read_hcpcs(sheet(hcpcs_file()))}
    assert found["V5364"].title == "Dysphagia screening"
    assert (found["AA"].modifier, found["V5364"].modifier) == (True, False)


def test_a_code_that_ended_says_when() -> None:
    content = hcpcs_record("A0001", 3, "Old", ended="20181231") + hcpcs_record("A0002", 3, "New")
    supplies = read_hcpcs(sheet(content))
    assert next(supplies).ended == date(2018, 12, 31)
    with pytest.raises(Unfit, match="it holds 2 codes and 0 modifiers"):
        list(supplies)


def test_text_of_windows_is_read() -> None:
    whole = hcpcs_file(preface="Disclaimers\xa0here\r\n").encode("cp1252")
    assert sum(1 for _ in read_hcpcs(sheet(whole))) == 6_410


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95, 0.9999])
def test_a_file_cut_in_the_middle_is_refused(kept: float) -> None:
    whole = hcpcs_file()
    with pytest.raises(Unfit, match=r"cut short|not whole"):
        list(read_hcpcs(sheet(whole[: int(len(whole) * kept)])))


def test_a_file_cut_between_records_is_refused() -> None:
    lines = hcpcs_file().splitlines(keepends=True)
    with pytest.raises(Unfit, match=r"not whole: it holds 6,0.* codes and 310 modifiers, the last of them V1"):
        list(read_hcpcs(sheet("".join(lines[:-40]))))


def test_a_description_without_its_code_is_refused() -> None:
    with pytest.raises(Unfit, match="has lost records: line 2 goes on with A0002"):
        list(read_hcpcs(sheet(hcpcs_record("A0001", 3, "One") + hcpcs_record("A0002", 4, "two"))))


@official
def test_the_release_of_2019_is_read_whole() -> None:
    import zipfile

    with zipfile.ZipFile(REFERENCE / "hcpcs_2019_alpha_numeric.zip") as archive:
        found = {each.code: each for each in read_hcpcs(sheet(archive.read("HCPC2019_CONTR_ANWEB.txt")))}
    assert len(found) == 6_800
    assert sum(each.modifier for each in found.values()) == 360
    assert found["J1885"].title == "Injection, ketorolac tromethamine, per 15 mg"
    assert found["LT"].short == "Left side"
