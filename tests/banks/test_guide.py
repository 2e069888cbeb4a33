"""What docs/writing-a-bank.md shows is what the program takes."""

import re
from pathlib import Path

import pytest

from simulator.banks.check import check
from simulator.banks.lint.codes import Proof
from simulator.banks.lint.grouping import Grouper
from simulator.banks.lint.references import FORMS
from simulator.banks.loader import load_profile
from simulator.banks.schema import BankFields, CaseFields, ItemFields, KeyLineFields
from simulator.ports.codes import CodeBook
from tests.banks.authors import put

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-bank.md").read_text(encoding="utf-8")
BANK, CASE, PROFILE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)

MODELS = (BankFields, ItemFields, CaseFields, KeyLineFields)


def test_the_guides_bank_passes_the_check(tmp_path: Path) -> None:
    report = check([put(tmp_path / "icd-10-cm.yaml", BANK)])
    assert [finding.rule for finding in report.findings] == ["draft"]
    assert report.items == 1


def test_the_guides_case_is_read_and_short(tmp_path: Path) -> None:
    report = check([put(tmp_path / "inpatient-records.yaml", CASE)])
    assert [finding.rule for finding in report.findings] == ["case-length", "case-length", "draft"]


def test_the_key_of_the_guides_case_is_proven(books: CodeBook, grouper: Grouper, tmp_path: Path) -> None:
    report = check([put(tmp_path / "inpatient-records.yaml", CASE)], proof := Proof(books, grouper=grouper))
    assert report.errors == 0
    assert proof.tally.grouped == {"my-bank-inpatient-1"}


def test_the_guides_profile_is_read(tmp_path: Path) -> None:
    profile, findings = load_profile(put(tmp_path / "icd-drill.yaml", PROFILE))
    assert findings == []
    assert profile is not None
    assert profile.total == 10


@pytest.mark.parametrize("field", [name for m in MODELS for name in m.model_fields])
def test_the_guide_explains_every_field(field: str) -> None:
    assert f"| `{field}` |" in GUIDE


def test_the_guide_shows_every_form_of_a_reference() -> None:
    section = GUIDE.partition("## Forms of a reference")[2].partition("\n## ")[0]
    shown = re.findall(r"`([^`]+)`", section)
    assert [form.example for form in FORMS if not any(form.pattern.fullmatch(text) for text in shown)] == []
    assert [text for text in shown if not any(form.pattern.fullmatch(text) for form in FORMS)] == []


def test_the_guide_begins_with_ten_lines() -> None:
    assert re.findall(r"^(\d+)\. ", GUIDE.partition("\n## ")[0], re.MULTILINE) == [str(n) for n in range(1, 11)]
