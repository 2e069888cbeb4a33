"""Cases in bank files: read whole, and every fault told with its line and a sentence."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.banks.finding import Finding
from simulator.banks.loader import Loaded, load_banks
from simulator.exam.case import Answering, Case, Poa, Role
from simulator.exam.item import Kind
from tests.banks.authors import BANK, INPATIENT, OUTPATIENT, line_of, put


def loaded(tmp_path: Path, text: str) -> Loaded:
    return load_banks([[put(tmp_path / "cases.yaml", text)]])


def case(tmp_path: Path, text: str) -> Case:
    """The case of a file that has one and no fault."""
    result = loaded(tmp_path, text)
    assert result.findings == ()
    (item,) = result.banks[0].items
    assert (item.kind, item.options, item.key, item.choose) == (Kind.CASE, (), (), 0)
    assert item.case is not None
    return item.case


def test_an_inpatient_case_is_read(tmp_path: Path) -> None:
    read = case(tmp_path, INPATIENT)
    assert (read.encounter.admitted, read.encounter.discharged, read.encounter.status) == (
        "2026-03-02",
        "2026-03-05",
        1,
    )
    assert [document.title for document in read.documents] == ["Operative report", "Discharge summary"]
    assert [line.poa for line in read.key] == [Poa.YES, Poa.NO, Poa.EXEMPT, None]
    assert [line.optional for line in read.key] == [False, False, True, False]
    assert (read.drg, read.answering, read.tempting[0].codes) == (419, Answering.TYPE, ("K80.20", "K81.0"))


def test_an_outpatient_case_is_read_with_modifiers_and_units(tmp_path: Path) -> None:
    read = case(tmp_path, OUTPATIENT.replace("    key:", "    answer: select\n    key:"))
    assert (read.encounter.discharged, read.drg, read.answering) == ("", 0, Answering.SELECT)
    assert [line.modifiers for line in read.key] == [(), (("59", "XS"), ("50",)), (), (("JW",),)]
    assert [line.units for line in read.key] == [1, 1, 2, 1]
    assert read.fields == (Role.PRINCIPAL_DIAGNOSIS, Role.CPT_HCPCS)


def test_an_entry_knows_the_lines_of_a_case(tmp_path: Path) -> None:
    (entry,) = loaded(tmp_path, INPATIENT).banks[0].entries
    finding = entry.finding("rule", "Text.", "key", 1, "codes", 0)
    assert (finding.line, finding.where) == (line_of(INPATIENT, "[E87.6]"), "demo-a-stay/key/2/codes/1")


FORM = {
    "no kind": ("    kind: case\n", "", "missing-field", "id:", "Item demo-a-stay has no `kind`."),
    "wrong kind": ("kind: case", "kind: chart", "wrong-value", "kind", "must be single, multiple or case, not `chart`"),
    "kind in a list": ("kind: case", "kind: [case]", "wrong-type", "kind", "(single, multiple or case)"),
    "misspelt field": ("tempting:", "temptings:", "unknown-field", "temptings", "`tempting` is meant"),
    "misspelt in a line": ("        poa: N", "        po: N", "unknown-field", "po: N", "perhaps `poa` is meant"),
    "misspelt in support": ("quote: The", "quot: The", "unknown-field", "quot: The", "`quote` is meant"),
    "strange field": ("    drg: 419", "    xyz: 1", "unknown-field", "xyz", "it may have id, domain"),
    "options of a case": ("    drg: 419", "    options: []", "unknown-field", "options", "no field `options` here"),
    "no quote": (', quote: "hypokalemia"', "", "missing-field", "document: Discharge summary}", "has no `quote`"),
    "no such date": ("2026-03-02", "2026-02-30", "wrong-type", "admitted", "not `2026-02-30` as it stands"),
    "date in quotes": ("admitted: 2026-03-02", "admitted: '2026-3-2'", "wrong-type", "admitted", "without quotes, not"),
    "time with a date": ("2026-03-02", "2026-03-02 10:00:00", "wrong-type", "admitted", "a date such as 2026-03-02"),
    "unknown poa": ("poa: N", "poa: X", "wrong-value", "poa: X", "must be Y, N, U, W or 1, not `X`"),
    "number for poa": (
        'poa: "1"',
        "poa: 1",
        "wrong-type",
        "poa: 1\n",
        "must be text in quotes (Y, N, U, W or 1), not `1`",
    ),
    "truth for poa": ("poa: N", "poa: no", "wrong-type", "poa: no", "YAML takes words such as yes"),
    "unknown role": ("role: diagnosis", "role: dx", "wrong-value", "role: dx", "principal_diagnosis, diagnosis,"),
    "unknown role asked": ("[principal_diagnosis,", "[first,", "wrong-value", "fields", "Entry 1 of `fields` must be"),
    "no such sex": ("sex: female", "sex: woman", "wrong-value", "sex", "female or male, not `woman`"),
    "endless age": ("age: 52", "age: 520", "wrong-value", "age", "at most 124"),
    "code without dot": (
        "[E87.6]",
        "[E876]",
        "wrong-value",
        "[E876]",
        "such as E11.9, 0FT44ZZ, 27447 or J1100, not `E876`",
    ),
    "letter for zero": ("[0FT44ZZ]", "[OFT44ZZ]", "wrong-value", "[OFT44ZZ]", "as its book prints it"),
    "number for a code": ("[E87.6]", "[27447]", "wrong-type", "[27447]", "must be text in quotes, not `27447`"),
    "key that is a letter": ("    key:\n", "    key: a\n    keys:\n", "wrong-type", "key: a", "`key` must be a list"),
    "no document": (
        "    documents:\n",
        "    documents: []\n    papers:\n",
        "wrong-value",
        "documents:",
        "at least 1 entry",
    ),
}


@pytest.mark.parametrize("fault", FORM)
def test_a_fault_of_form_is_told_with_its_line(tmp_path: Path, fault: str) -> None:
    before, after, rule, place, words = FORM[fault]
    text = INPATIENT.replace('quote: "The whole gallbladder came out"', "quote: The whole gallbladder came out")
    assert before in text
    told(loaded(tmp_path, text.replace(before, after, 1)), rule, line_of(text.replace(before, after, 1), place), words)


MODIFIERS = {
    "number": ("[JW]", "[25]", "wrong-type", "Entry 1 of `modifiers` must be text in quotes, not `25`."),
    "no list": ("[JW]", "JW\n", "wrong-type", "`modifiers` must be a list, not `JW`."),
    "three letters": ("[JW]", "[JWX]", "wrong-value", "must be a modifier (two capital letters or digits), not"),
    "small letters": ("[JW]", "[jw]", "wrong-value", "must be a modifier (two capital letters or digits), not"),
    "number among alternatives": (
        '["59", XS]',
        "[59, XS]",
        "wrong-type",
        "Entry 1 of entry 1 of `modifiers` must be text",
    ),
    "one alternative": ('["59", XS]', "[XS]", "wrong-value", "Entry 1 of `modifiers` must have at least 2 entries."),
}


@pytest.mark.parametrize("fault", MODIFIERS)
def test_a_wrong_modifier_is_told_once(tmp_path: Path, fault: str) -> None:
    before, after, rule, words = MODIFIERS[fault]
    text = OUTPATIENT.replace(before, after, 1)
    (finding,) = loaded(tmp_path, text).findings
    assert (finding.rule, finding.line) == (rule, line_of(text, after))
    assert words in finding.text


def told(result: Loaded, rule: str, line: int, words: str) -> Finding:
    """The finding of this rule and line, in a file that was left out."""
    assert result.banks == ()
    found = [finding for finding in result.findings if (finding.rule, finding.line) == (rule, line)]
    assert [words in finding.text for finding in found] == [True], result.findings
    return found[0]


CHART = {
    "quote of another document": (
        'quote: "hypokalemia"',
        'quote: "four ports"',
        "no-quote",
        'four ports"}',
        "it stands in `Operative report`",
    ),
    "quote of none": ('quote: "hypokalemia"', 'quote: "low potassium"', "no-quote", "low potassium", "copy its words"),
    "unknown document": (
        'document: Operative report, quote: "The',
        'document: Face sheet, quote: "The',
        "no-document",
        "Face sheet",
        "`Operative report`, `Discharge summary`",
    ),
    "title twice": (
        "title: Discharge summary",
        "title: Operative report",
        "duplicate-title",
        'title: Operative report\n        text: "P',
        "title already",
    ),
    "role that is not asked": (
        ", principal_procedure]",
        "]",
        "role-not-asked",
        "role: principal_procedure",
        "not among the `fields`",
    ),
    "role asked twice": (
        ", principal_procedure]",
        ", principal_procedure, diagnosis]",
        "duplicate-role",
        "fields:",
        "`diagnosis` stands",
    ),
    "two principals": (
        "role: diagnosis",
        "role: principal_diagnosis",
        "role-alone",
        "role: principal_diagnosis\n        codes: [E87.6]",
        "may have one",
    ),
    "no principal": (
        "role: principal_diagnosis",
        "role: diagnosis",
        "no-principal",
        "key:",
        "no `principal_diagnosis` that is required",
    ),
    "an optional principal": (
        "[K80.00]\n",
        "[K80.00]\n        optional: true\n",
        "no-principal",
        "key:",
        "that is required",
    ),
    "no principal asked for": (
        "fields: [principal_diagnosis, ",
        "fields: [",
        "role-not-asked",
        "role: principal_diagnosis",
        "not among",
    ),
    "code in two lines": (
        "[E87.6]",
        "[K80.00]",
        "shared-code",
        "[K80.00]\n        poa: N",
        "in entry 1: a diagnosis is reported once",
    ),
    "code twice in a line": ("[E87.6]", "[E87.6, E87.6]", "shared-code", "[E87.6, E", "in this list already"),
    "code of another set": (
        "[E87.6]",
        "[0FT44ZZ]",
        "code-set",
        "[0FT44ZZ]\n        poa: N",
        "`diagnosis` takes ICD-10-CM",
    ),
    "heading of the wrong set": ("[0FT44ZZ]", "[E11]", "code-set", "[E11]", "like a code of ICD-10-CM"),
    "tempting and right": ("[K80.20, K81.0]", "[E87.6]", "tempting-key", "[E87.6], why", "right by entry 2 of the key"),
    "tempting twice": ("[K80.20, K81.0]", "[K81.0, K81.0]", "duplicate-tempting", "[K81.0, K81.0]", "already"),
    "diagnosis without poa": ("        poa: N\n", "", "poa", "- role: diagnosis", "needs `poa`"),
    "procedure with poa": (
        "[0FT44ZZ]\n",
        "[0FT44ZZ]\n        poa: Y\n",
        "poa",
        'poa: Y\n        why: "Res',
        "Only a diagnosis",
    ),
    "modifier of a procedure": (
        "[0FT44ZZ]\n",
        "[0FT44ZZ]\n        modifiers: [LT]\n",
        "detail-role",
        "modifiers",
        "Only a `cpt_hcpcs`",
    ),
    "units of a diagnosis": ("[E87.6]\n", "[E87.6]\n        units: 2\n", "detail-role", "units", "Only a `cpt_hcpcs`"),
    "no drg": ("    drg: 419\n", "", "inpatient-claim", "id: demo-a-stay", "needs `drg`"),
    "no status": ("      status: 1\n", "", "inpatient-claim", "encounter", "needs `status`"),
    "no discharge": ("      discharged: 2026-03-05\n", "", "inpatient-claim", "encounter", "needs `discharged`"),
    "discharge before admission": ("2026-03-05", "2026-03-01", "dates", "discharged", "before the admission"),
    "procedures of an outpatient": (
        "setting: inpatient",
        "setting: emergency",
        "role-setting",
        "fields",
        "ICD-10-PCS is for inpatients",
    ),
    "drg of an outpatient": (
        "setting: inpatient",
        "setting: emergency",
        "inpatient-claim",
        "drg: 419",
        "Only an inpatient case has `drg`",
    ),
    "status of an outpatient": (
        "setting: inpatient",
        "setting: emergency",
        "inpatient-claim",
        "status: 1",
        "Only an inpatient case has `status`",
    ),
}


@pytest.mark.parametrize("fault", CHART)
def test_what_does_not_go_together_in_a_case_is_told_with_its_line(tmp_path: Path, fault: str) -> None:
    before, after, rule, place, words = CHART[fault]
    assert before in INPATIENT
    text = INPATIENT.replace(before, after, 1)
    told(loaded(tmp_path, text), rule, line_of(text, place), words)


def test_a_key_of_optional_lines_alone_is_told(tmp_path: Path) -> None:
    text = INPATIENT.replace("        why:", "        optional: true\n        why:").replace(
        "        optional: true\n        optional: true\n", "        optional: true\n"
    )
    told(loaded(tmp_path, text), "no-required-line", line_of(text, "key:"), "an empty sheet would be right")


def test_procedures_share_codes_only_where_their_lists_are_the_same(tmp_path: Path) -> None:
    text = OUTPATIENT.replace("[J1885]\n        units: 2", "[J1885, J1100]\n        units: 2")
    told(loaded(tmp_path, text), "shared-code", line_of(text, "[J1885]"), "in entry 3 too")


def test_a_quote_may_be_wrapped_in_its_document(tmp_path: Path) -> None:
    text = INPATIENT.replace(
        "The whole gallbladder\n          came", "The  whole\n          gallbladder\n\n          came"
    )
    assert len(case(tmp_path, text).documents) == 2


def test_all_faults_of_a_chart_are_told_though_another_item_is_broken(tmp_path: Path) -> None:
    broken = BANK[BANK.index("  - id: demo-a-01") :].replace("difficulty: easy", "difficulty: medium")
    text = INPATIENT.replace("drg: 419", "drg: 0").replace('quote: "hypokalemia"', 'quote: "low"') + broken
    assert [f.rule for f in loaded(tmp_path, text).findings] == ["wrong-value", "inpatient-claim", "no-quote"]


def test_a_date_is_no_text(tmp_path: Path) -> None:
    text = BANK.replace('text: "E11.9"', f"text: {date(2026, 1, 1)}")
    told(loaded(tmp_path, text), "wrong-type", line_of(text, "2026-01-01"), "text in quotes, not `2026-01-01`")


@pytest.mark.parametrize(
    ("key", "words"), [("5", "`key` must be text in quotes, not `5`"), ("[a, 5]", "Entry 2 of `key`")]
)
def test_a_key_of_the_wrong_type_is_told_once(tmp_path: Path, key: str, words: str) -> None:
    text = BANK.replace("key: a", f"key: {key}").replace("kind: single", "kind: multiple")
    found = [finding for finding in loaded(tmp_path, text).findings if finding.rule == "wrong-type"]
    assert [words in finding.text for finding in found] == [True]


def places(value: object, *way: str | int) -> list[tuple[str | int, ...]]:
    """The way to every value inside this one."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for name, part in parts for found in [(*way, name), *places(part, *way, name)]]


STRANGE: list[object] = [
    None,
    True,
    0,
    -1,
    27447,
    date(2026, 3, 2),
    "",
    "x",
    "one",
    "case",
    [],
    ["x"],
    [["x"]],
    [[[]]],
    {},
    {"x": {}},
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    good=st.sampled_from([INPATIENT, OUTPATIENT]),
    spoils=st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(STRANGE), st.sampled_from(["put", "add", "drop"])),
        min_size=1,
        max_size=4,
    ),
)
def test_whatever_stands_in_a_case_is_a_bank_or_findings_but_never_an_exception(
    tmp_path: Path, good: str, spoils: list[tuple[int, object, str]]
) -> None:
    value = yaml.safe_load(good)
    for number, thing, way in spoils:
        strange = deepcopy(thing)
        there = places(value)
        *around, last = there[number % len(there)]
        inner = value
        for part in around:
            inner = inner[part]
        if way == "drop":
            del inner[last]
        elif way == "add" and isinstance(inner, dict):
            inner[f"{last}s"] = strange
        else:
            inner[last] = strange
        if not value:
            break
    result = loaded(tmp_path, yaml.safe_dump(value, sort_keys=False))
    assert bool(result.banks) != bool(result.findings)
    assert all(finding.text.endswith(".") and "None" not in finding.text for finding in result.findings)
