"""Sections and pretest items of a profile go with its blueprint, or are told."""

from datetime import timedelta
from pathlib import Path

import pytest

from simulator.banks.loader import load_profile
from tests.banks.authors import PROFILE, line_of, put

SECTIONED = (
    PROFILE.replace("count: 1}\n", "count: 1, section: items}\n")
    + """\
  - {domain: inpatient-records, title: "Inpatient", count: 3, section: cases}
sections:
  - {id: items, title: "Multiple choice", minutes: 4}
  - {id: cases, title: "Cases"}
one_way: true
pretest: 1
"""
)


def test_sections_are_read(tmp_path: Path) -> None:
    profile, findings = load_profile(put(tmp_path / "demo.yaml", SECTIONED))
    assert findings == []
    assert profile is not None
    assert [(section.id, section.limit) for section in profile.sections] == [
        ("items", timedelta(minutes=4)),
        ("cases", None),
    ]
    assert [quota.section for quota in profile.blueprint] == ["items", "cases"]
    assert (profile.one_way, profile.pretest, profile.total) == (True, 1, 4)


@pytest.mark.parametrize(
    ("before", "after", "rule", "place", "words"),
    [
        ("section: cases}", "section: case}", "no-section", "section: case}", "no section `case`; there are `items`"),
        (", section: cases}", "}", "no-section", "inpatient-records", "The quota names no section"),
        ("section: cases}", "section: items}", "empty-section", "- {id: cases", "No quota of the blueprint"),
        ("{id: cases", "{id: items", "duplicate-section", '{id: items, title: "Cases"', "`items` already"),
        ("one_way: true", "one_way: false", "section-minutes", "minutes: 4", "say `one_way: true`"),
        ("pretest: 1", "pretest: 4", "pretest", "pretest", "Of 4 items, 4 cannot be pretest items"),
        ("minutes: 4", "minutes: 0", "wrong-value", "minutes: 0", "at least 1"),
    ],
)
def test_what_does_not_go_together_is_told(
    tmp_path: Path, before: str, after: str, rule: str, place: str, words: str
) -> None:
    text = SECTIONED.replace(before, after, 1)
    profile, findings = load_profile(put(tmp_path / "demo.yaml", text))
    assert profile is None
    assert (rule, line_of(text, place)) in [(finding.rule, finding.line) for finding in findings]
    assert any(words in finding.text for finding in findings)


def test_sections_that_are_not_there_cannot_be_named_or_left(tmp_path: Path) -> None:
    text = PROFILE.replace("count: 1}", "count: 1, section: items}") + "one_way: true\n"
    findings = load_profile(put(tmp_path / "demo.yaml", text))[1]
    assert [(finding.rule, finding.text) for finding in findings] == [
        ("section-minutes", "There are no `sections` that could be left for good."),
        ("no-section", "There is no section `items`; the profile has no `sections`."),
    ]
