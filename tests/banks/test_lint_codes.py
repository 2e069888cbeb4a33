"""Codes in banks are proven by code books: what is wrong is told with what may have been meant, what is not is left."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.banks.check import check
from simulator.banks.finding import Finding, Severity
from simulator.banks.lint import cpt_list
from simulator.banks.lint.codes import Editor, Proof
from simulator.banks.lint.tokens import is_list, tokens
from simulator.ports.codes import CodeBook, System
from tests.banks.authors import BANK, RATIONALE, numbered, placed, put

LISTED = frozenset({"27447", "11042", "99213"})

Prove = Callable[..., tuple[list[Finding], Proof]]


def known(*codes: str) -> Editor:
    """An editor that has just these codes, for any year."""
    return lambda _system, code, _year: code in codes


@pytest.fixture
def prove(books: CodeBook) -> Prove:
    """Prove an item with these texts; what is left out of the whys and the rationale has no code."""

    def proven(
        *texts: str,
        whys: tuple[str, ...] = (),
        rationale: str = RATIONALE,
        stem: str = "Which code is right?",
        year: int = 2026,
        editor: Editor | None = None,
        cpt: bool = False,
        settled: frozenset[str] = frozenset(),
    ) -> tuple[list[Finding], Proof]:
        item = numbered(0)  # its key is a
        options = tuple(
            replace(option, text=texts[n] if n < len(texts) else "I10", why=whys[n] if n < len(whys) else "So it is.")
            for n, option in enumerate(item.options)
        )
        item = replace(item, options=options, rationale=rationale, stem=stem, code_year=year, uses_cpt=cpt)
        proof = Proof(books, editor, lambda year: LISTED if year == 2026 else None)
        return list(proof.findings([replace(entry, settled=settled) for entry in placed([item])])), proof

    return proven


def test_valid_codes_of_each_system_are_proven_and_counted(prove: Prove) -> None:
    found, proof = prove("E11.621, L97.413", "0FT44ZZ", "E0143-NU", "S82.842B", editor=known("E11.621", "L97.413"))
    assert [f.rule for f in found] == ["invalid-code", "unproven-code"]  # the editor has neither of the other two
    found, proof = prove("E11.621, L97.413", "0FT44ZZ", "E0143-NU", "S82.842B", editor=lambda *_: True)
    assert found == []
    assert proof.tally.as_dict() == {
        "proven": {"icd-10-cm": 3, "icd-10-pcs": 1, "hcpcs": 1},
        "looked_up": 0,
        "settled": 0,
        "unchecked": [],
        "grouped": 0,
        "ungrouped": [],
    }


@pytest.mark.parametrize(
    ("option", "rule", "said"),
    [
        ("E11.62", "header-code", "is a heading, not a code to bill. Nearest: E11.620, E11.621"),
        ("E11.6-", "header-code", "E11.6 is a heading"),
        ("E11", "header-code", "E11 is a heading"),
        ("S82.842", "header-code", "lacks its 7th character. Nearest: S82.842A"),
        ("T44.7X5", "header-code", "lacks its 7th character. Nearest: T44.7X5A"),
        ("T44.7A", "invalid-code", "no ICD-10-CM code of 2026. Nearest: T44.7X"),
        ("I10.0", "invalid-code", "no ICD-10-CM code of 2026. Nearest: I10."),
        ("0FT44ZX", "invalid-code", "Qualifier (character 7) has no X after 0FT44Z"),
        ("0FT44Z", "invalid-code", "has 6 characters, and an ICD-10-PCS code has seven. Nearest: 0FT44Z"),
        ("OFT44ZZ", "invalid-code", "neither the letter O nor the letter I. Nearest: 0FT44ZZ"),
    ],
)
def test_an_option_that_is_no_code_is_an_error_with_the_nearest(
    prove: Prove, option: str, rule: str, said: str
) -> None:
    for editor in (None, known("I10")):
        (finding,), proof = prove(option, editor=editor)
        assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
        assert finding.where == "demo-a-000/options/a/text"
        assert said in finding.text
        assert proof.tally.proven[System.CM] == {"I10"}


@pytest.mark.parametrize("bare", ["E11621", "S82842B", "E1165"])
def test_a_diagnosis_without_its_dot_is_read_in_a_list_of_codes(prove: Prove, bare: str) -> None:
    assert prove(bare)[1].tally.proven[System.CM] == {"I10", bare}


@pytest.mark.parametrize(
    "why",
    [
        "There is no such code in the tabular list.",
        "Stops early: the code needs a 7th character.",
        "Leaves out the sixth character for depth.",
        "This combination does not exist in the table.",
        "E11.62 is a heading and never billed alone.",
        "Not a valid code for this year.",
        "No code: a heading is not billable, so it is invalid.",
    ],
)
def test_a_distractor_may_be_no_code_where_its_why_says_so(prove: Prove, why: str) -> None:
    said = f"{RATIONALE} E99.99 tempts, and fails."
    assert prove("I10", "E99.99", "E11.62", whys=("", why, why), rationale=said)[0] == []


@pytest.mark.parametrize("why", ["Puts the ulcer first.", "Codes a wound that does not exist.", "Takes type 1."])
def test_a_why_that_names_another_mistake_excuses_nothing(prove: Prove, why: str) -> None:
    found = prove("I10", "E99.99", "E11.62", whys=("", why, why))[0]
    assert [f.rule for f in found] == ["invalid-code", "header-code"]


def test_the_key_is_never_excused(prove: Prove) -> None:
    (finding,) = prove("E99.99", whys=("This is not a valid code.",))[0]
    assert (finding.rule, finding.where) == ("invalid-code", "demo-a-000/options/a/text")


def test_a_rationale_may_speak_of_headings_and_say_that_a_code_does_not_exist(prove: Prove) -> None:
    fine = "Category L97 and S82.84- lead on, with T20-T25 and E11.62; M80.031 too. There is no such code as E99.99."
    assert prove(rationale=fine)[0] == []
    found = prove(rationale="There is no such code as E99.99. Choose E99.98. In 0FT44ZX the device fails.")[0]
    assert [f.text.split()[0] for f in found] == ["E99.98", "0FT44ZX"]
    assert {f.where for f in found} == {"demo-a-000/rationale"}


@pytest.mark.parametrize(
    "prose",
    [
        "T2DM with A1C of 9, low B12, G6PD deficiency, H2 blocker, P3 physical status, E/M with modifiers 26/59/RT.",
        "Fusion of C5-C6, L4 and T12 to L1; CYP2C19 and HER2NEU; BCL2, CD45RO1, COVID19; drew 12,500 or $99213.",
        "Codes B12 by injection, 0.75 mg/dL at 98.6 F, lot 1234567, on 2026-01-02 at 10:30, FEV1 of 1.25.",
    ],
)
def test_what_only_looks_like_a_code_raises_nothing(prove: Prove, prose: str) -> None:
    found, proof = prove(prose, "Vitamin B12", "T12", "A1C now", whys=(prose, prose), rationale=prose, cpt=True)
    assert found == []
    assert not any(proof.tally.proven.values())
    assert proof.tally.as_dict()["unchecked"] == []


def test_nothing_is_checked_in_a_stem(prove: Prove) -> None:
    assert prove(stem="The claim has E99.99, 0FT44ZX, A9999 and 27448.", cpt=True)[0] == []


def test_three_characters_are_a_category_after_that_word(prove: Prove) -> None:
    (finding,) = prove(rationale="It is found in category B12.")[0]
    assert (finding.rule, finding.where) == ("invalid-code", "demo-a-000/rationale")


def test_a_hcpcs_code_that_the_selection_lacks_is_only_a_warning(prove: Prove) -> None:
    (finding,), proof = prove("A9999, A9999", whys=("A9999 is for odds and ends.",))
    assert (finding.rule, finding.severity) == ("unproven-code", Severity.WARNING)
    (unchecked,) = proof.tally.as_dict()["unchecked"]
    assert (unchecked["system"], unchecked["count"]) == ("hcpcs", 1)


def test_a_code_that_the_books_have_for_another_year_is_counted_as_not_proven(prove: Prove) -> None:
    found, proof = prove("0FT44ZZ")
    assert found == []
    assert "Not checked: 1 ICD-10-PCS: the book at hand is ICD-10-PCS FY2025, and the bank is for 2026." in str(
        proof.tally
    )


def test_the_editor_decides_on_codes_of_another_year(prove: Prove) -> None:
    assert prove("0FT44ZZ", editor=known("0FT44ZZ", "I10"))[1].tally.proven[System.PCS] == {"0FT44ZZ"}
    assert prove("0FT44ZX", editor=known("0FT44ZX", "I10"))[1].tally.proven[System.PCS] == {"0FT44ZX"}
    (finding,) = prove("0FT44ZZ", editor=known("I10"))[0]
    assert (finding.rule, finding.severity) == ("invalid-code", Severity.ERROR)
    assert "the Medicare Code Editor has no such code for 2026" in finding.text


def test_a_number_that_is_not_listed_is_told_once_an_item(prove: Prove) -> None:
    (finding,), proof = prove("27447-RT", "11045, 99213", whys=("", "11045 goes with 11042."), cpt=True)
    assert (finding.rule, finding.severity) == ("cpt-not-listed", Severity.WARNING)
    assert finding.where == "demo-a-000/options/b/text"
    assert proof.tally.looked_up == {"27447", "11045", "99213", "11042"}


def test_a_settled_number_is_counted_and_not_told(prove: Prove) -> None:
    found, proof = prove("27447-RT", "11045", cpt=True, settled=frozenset({"11045"}))
    assert (found, proof.tally.settled, proof.tally.looked_up) == ([], {"11045"}, {"27447"})


def test_a_deleted_number_is_left_to_its_own_rule(prove: Prove) -> None:
    assert prove("99201", "11045", whys=("", "11045 is not a valid code."), cpt=True)[0] == []


def test_numbers_outside_the_series_of_the_list_are_counted_as_not_checked(prove: Prove) -> None:
    found, proof = prove("71046, 80053", "0042T", cpt=True)
    assert found == []
    (unchecked,) = proof.tally.as_dict()["unchecked"]
    assert (unchecked["system"], unchecked["count"]) == ("cpt", 3)
    assert "anesthesia, surgery and E/M" in unchecked["why"]


def test_without_a_list_of_the_year_numbers_are_counted_and_the_reason_told(prove: Prove) -> None:
    found, proof = prove("27447", year=2031, cpt=True)
    assert [f for f in found if f.rule == "cpt-not-listed"] == []
    assert "Not checked: 1 CPT: there is no list of 2031 here" in str(proof.tally)


def test_numbers_are_not_looked_up_in_a_file_that_holds_none(prove: Prove) -> None:
    assert prove("27448 units")[1].tally.looked_up == set()


def test_the_real_list_has_surgery_and_no_year_that_is_not_published() -> None:
    numbers = cpt_list.listed(2026)
    assert numbers is not None
    assert {"27447", "00100", "99213"} <= numbers
    assert len(numbers) > 6700
    assert cpt_list.listed(1999) is None


def test_a_list_of_codes_is_told_from_prose() -> None:
    assert is_list("E11.621, L97.413")
    assert is_list("99214-25, 20610-RT x2; M17.11")
    assert not is_list("Vitamin B12")
    assert not is_list("")


def test_a_code_at_the_end_of_a_sentence_or_range_is_read_whole() -> None:
    assert [t.text for t in tokens("See E11.621. Then S62.144A, or (A0427).")] == ["E11.621", "S62.144A", "A0427"]


def test_the_check_reports_codes_and_numbers_for_people_and_machines(books: CodeBook, tmp_path: Path) -> None:
    text = BANK.replace("items:", 'uses_cpt: true\nsettled: ["11045"]\nitems:').replace('"E11.621"', '"E11.621, 11045"')
    file = put(tmp_path / "demo/demo-a/one.yaml", text)
    report = check([file], Proof(books))
    assert report.findings == ()
    codes = json.loads(json.dumps(report.as_dict()))["codes"]
    assert codes["proven"] == {"icd-10-cm": 4, "icd-10-pcs": 0, "hcpcs": 0}
    assert codes["settled"] == 1
    assert "Codes proven: 4 ICD-10-CM, 0 ICD-10-PCS, 0 HCPCS.\n" in str(report)
    assert str(report).endswith("1 bank, 1 item, 0 errors, 0 warnings.")


def test_settled_takes_numbers_only(tmp_path: Path) -> None:
    file = put(tmp_path / "one.yaml", BANK.replace("items:", 'settled: ["11045", "one"]\nitems:'))
    (finding,) = check([file]).findings
    assert (finding.rule, finding.line) == ("wrong-value", 5)
    assert "five digits" in finding.text


def test_every_code_of_the_shipped_banks_is_proven(books: CodeBook) -> None:
    shipped = Path(__file__).parents[2] / "question_banks"
    report = check([shipped], Proof(books))
    rules = {"invalid-code", "header-code", "unproven-code", "cpt-not-listed"}
    drafts = {
        f.where.split("/")[0] for f in report.findings if f.rule == "draft"
    }  # whose numbers nobody has settled yet
    unproven = [f for f in report.findings if f.rule in rules and f.where.split("/")[0] not in drafts]
    assert [str(f) for f in unproven] == []
    assert report.codes is not None
    assert len(report.codes.proven[System.CM]) > 50
