"""The tables of our own: HCPCS Level II, its modifiers, abbreviations of charts, look-ups that search must do."""

import csv
import re
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from simulator.codebooks.sources import OWN, sources
from simulator.ports.codes import System
from tests.codebooks.official.publishers import REFERENCE, official

KINDS = {
    *("biosimilar", "blood", "care", "cast", "chemotherapy", "device", "dme", "drug", "enteral", "hospice", "imaging"),
    *("orthotic", "pathology", "procedure", "prosthetic", "screening", "supply", "telehealth", "temporary"),
    *("transport", "vision-hearing"),
}
APPLIES = {
    *("ambulance", "anatomy", "anesthesia", "component", "coverage", "cpt", "dialysis", "distinct", "drug"),
    *("equipment", "event", "facility", "foot care", "hospice", "imaging", "laboratory", "practitioner", "programme"),
    *("research", "screening", "teaching", "telehealth", "therapy", "vision"),
}
CODE_RECORDS, MODIFIER_RECORDS = "34", "78"
"""What stands at column 11 of the quarterly file: the first record of a description, and those that continue it."""


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


CODES = rows(OWN / "hcpcs" / "codes.csv")
MODIFIERS = rows(OWN / "hcpcs" / "modifiers.csv")
ABBREVIATIONS = rows(OWN / "abbreviations.csv")
LOOKUPS = rows(Path(__file__).with_name("lookups.csv"))


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


def official_descriptions(records: str) -> dict[str, str]:
    """Long descriptions of the 2019 file by code: columns 4-5 or 1-5 hold the code, 12-91 a piece of the text."""
    pieces: defaultdict[str, list[str]] = defaultdict(list)
    with zipfile.ZipFile(REFERENCE / "hcpcs_2019_alpha_numeric.zip") as release:
        text = release.read("HCPC2019_CONTR_ANWEB.txt").decode("latin-1")
    for line in text.splitlines():
        if len(line) > 91 and line[10] in records:
            pieces[line[:5].strip()].append(line[11:91].strip())
    return {code: plain(" ".join(texts)) for code, texts in pieces.items()}


def icd_10_cm_codes() -> set[str]:
    return set(re.findall(r"<name>([A-Z][^<]+)</name>", sources().tabular.read_text("utf-8")))


def test_hcpcs_codes_are_well_formed_sorted_and_each_there_once() -> None:
    codes = [row["code"] for row in CODES]
    assert [code for code in codes if not re.fullmatch(r"[ABCEGJKLMPQRSTV]\d{4}", code)] == []
    assert codes == sorted(set(codes))


def test_no_dental_code_ships() -> None:
    assert [row["code"] for row in CODES if row["code"].startswith("D")] == []


def test_the_table_is_as_wide_as_it_says() -> None:
    assert 550 <= len(CODES) <= 700
    assert {row["kind"] for row in CODES} == KINDS


def test_every_description_says_something_and_no_two_codes_share_one() -> None:
    said = [plain(row["description"]) for row in CODES]
    assert min(map(len, said)) > 3
    assert sorted(text for text in set(said) if said.count(text) > 1) == []


def test_a_drug_injected_by_amount_says_the_amount() -> None:
    measured = re.compile(r"\d[\d,.]* ?%?( |$)|dose|ParaGard|Nexplanon|unlisted|listed elsewhere|of its own")
    drugs = [row for row in CODES if row["kind"] in {"drug", "chemotherapy", "biosimilar"}]
    assert [row["code"] for row in drugs if not measured.search(row["description"])] == []


@official
@pytest.mark.parametrize(
    ("records", "table", "column"), [(CODE_RECORDS, CODES, "code"), (MODIFIER_RECORDS, MODIFIERS, "modifier")]
)
def test_descriptions_are_in_our_own_words(records: str, table: list[dict[str, str]], column: str) -> None:
    official_words = official_descriptions(records)
    assert len(set(official_words) & {row[column] for row in table}) > 150
    assert [row for row in table if plain(row["description"]) == official_words.get(row[column])] == []


def test_modifiers_are_well_formed_sorted_and_each_there_once() -> None:
    modifiers = [row["modifier"] for row in MODIFIERS]
    assert [code for code in modifiers if not re.fullmatch(r"[A-Z0-9]{2}|[DEGHIJNPRSX]", code)] == []
    assert modifiers == sorted(set(modifiers))
    assert {row["applies"] for row in MODIFIERS} == APPLIES


def test_numeric_modifiers_are_marked_as_cpt_and_told_in_eight_words_or_fewer() -> None:
    cpt = [row for row in MODIFIERS if row["applies"] == "cpt"]
    assert {row["modifier"] for row in MODIFIERS if row["modifier"].isdigit()} <= {row["modifier"] for row in cpt}
    assert [row for row in cpt if len(row["description"].split()) > 8] == []


def test_an_ambulance_letter_says_origin_or_destination() -> None:
    letters = [row for row in MODIFIERS if len(row["modifier"]) == 1]
    assert len(letters) == 11
    assert [row for row in letters if not re.match("Origin|Destination", row["description"])] == []


def test_an_abbreviation_has_one_expansion_in_lower_case() -> None:
    short = [row["abbreviation"].casefold() for row in ABBREVIATIONS]
    assert len(short) >= 250
    assert sorted(text for text in set(short) if short.count(text) > 1) == []
    assert [row for row in ABBREVIATIONS if not row["expansion"] or row["expansion"] != plain(row["expansion"])] == []


def test_a_look_up_stands_once_for_each_book() -> None:
    asked = [(plain(row["term"]), row["system"]) for row in LOOKUPS]
    assert len(asked) >= 180
    assert sorted(pair for pair in set(asked) if asked.count(pair) > 1) == []
    assert {system for _, system in asked} == {System.CM, System.PCS, System.HCPCS}


def test_what_a_look_up_expects_of_icd_10_cm_is_there() -> None:
    known = icd_10_cm_codes()
    expected = {row["expected"] for row in LOOKUPS if row["system"] == System.CM}
    # the tabular list tells 7th characters at the heading, so a code that has one is there without it
    assert {code for code in expected if code not in known and code[:7] not in known} == set()


def test_what_a_look_up_expects_of_icd_10_pcs_can_begin_a_code() -> None:
    expected = {row["expected"] for row in LOOKUPS if row["system"] == System.PCS}
    assert {code for code in expected if not re.fullmatch(r"[0-9BCDFGHX][0-9A-HJ-NP-Z]{2,6}", code)} == set()


def test_what_a_look_up_expects_of_hcpcs_is_in_our_table() -> None:
    expected = {row["expected"] for row in LOOKUPS if row["system"] == System.HCPCS}
    assert {code for code in expected if not any(row["code"].startswith(code) for row in CODES)} == set()
