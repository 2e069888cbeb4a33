"""What docs/writing-a-bank.md shows is what the program takes."""

import re
from pathlib import Path

import pytest

from simulator.banks.check import check
from simulator.banks.lint.references import FORMS
from simulator.banks.loader import load_profile
from simulator.banks.schema import BankFields, ItemFields
from tests.banks.authors import put

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-bank.md").read_text(encoding="utf-8")
BANK, PROFILE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_guides_bank_passes_the_check(tmp_path: Path) -> None:
    report = check([put(tmp_path / "icd-10-cm.yaml", BANK)])
    assert [finding.rule for finding in report.findings] == ["draft"]
    assert report.items == 1


def test_the_guides_profile_is_read(tmp_path: Path) -> None:
    profile, findings = load_profile(put(tmp_path / "icd-drill.yaml", PROFILE))
    assert findings == []
    assert profile is not None
    assert profile.total == 10


@pytest.mark.parametrize("field", [*BankFields.model_fields, *ItemFields.model_fields])
def test_the_guide_explains_every_field(field: str) -> None:
    assert f"| `{field}` |" in GUIDE


def test_the_guide_shows_every_form_of_a_reference() -> None:
    section = GUIDE.partition("## Forms of a reference")[2].partition("\n## ")[0]
    shown = re.findall(r"`([^`]+)`", section)
    assert [form.example for form in FORMS if not any(form.pattern.fullmatch(text) for text in shown)] == []
    assert [text for text in shown if not any(form.pattern.fullmatch(text) for form in FORMS)] == []


def test_the_guide_begins_with_ten_lines() -> None:
    assert re.findall(r"^(\d+)\. ", GUIDE.partition("\n## ")[0], re.MULTILINE) == [str(n) for n in range(1, 11)]
