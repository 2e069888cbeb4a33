"""The check goes over files, banks and whole folders, and reports for people and for machines."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.banks.catalogue import catalogue
from simulator.banks.check import check
from simulator.banks.finding import Severity
from tests.banks.authors import BANK, PROFILE, as_yaml, line_of, numbered, put

SHIPPED = Path(__file__).parents[2] / "question_banks"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "own/profiles/demo.yaml", PROFILE)
    put(tmp_path / "own/demo/demo-a/one.yaml", BANK)
    return tmp_path / "own"


@pytest.mark.parametrize("path", ["", "demo", "demo/demo-a", "demo/demo-a/one.yaml"])
def test_a_good_bank_passes_from_wherever_it_is_checked(root: Path, path: str) -> None:
    report = check([root / path])
    assert report.findings == ()
    assert str(report) == "1 bank, 1 item, 0 errors, 0 warnings."


def test_loader_and_linter_report_together_in_the_order_of_lines(root: Path) -> None:
    put(root / "demo/demo-a/bad.yaml", BANK.replace("key: a", "key: e"))
    text = BANK.replace('"OCG I.C.4.a"', '"OCG 4"').replace("review: accepted", "review: draft")
    file = put(root / "demo/demo-a/one.yaml", text)
    report = check([root])
    assert [f.rule for f in report.findings] == ["key-no-option", "reference-form", "draft"]
    assert (report.errors, report.warnings, report.items) == (2, 1, 1)
    line = line_of(text, "review: draft")
    assert str(report.findings[-1]).startswith(f"{file}:{line}: warning draft: demo-a-01 is a draft")


def test_a_bank_is_held_against_the_profiles_of_its_folder(root: Path) -> None:
    put(root / "demo/demo-a/two.yaml", as_yaml([numbered(2), numbered(3)]))
    (finding,) = check([root / "demo/demo-a"]).findings
    assert (finding.rule, finding.severity) == ("blueprint", Severity.WARNING)
    assert "icd-10-cm has too many: 2" in finding.text


def test_a_file_alone_is_not_held_to_the_rules_of_a_bank(root: Path) -> None:
    file = put(root / "demo/demo-a/two.yaml", as_yaml([replace(numbered(n), key=("a",)) for n in range(12)]))
    assert check([file]).findings == ()
    assert {f.rule for f in check([file.parent]).findings} >= {"blueprint", "key-balance"}


def test_stems_are_compared_over_all_banks(root: Path) -> None:
    put(root / "demo/b/x.yaml", as_yaml([numbered(1, bank="b")]))
    put(root / "other/c/x.yaml", as_yaml([numbered(1, bank="c")]))
    (finding,) = check([root]).findings
    assert (finding.rule, finding.path) == ("duplicate-stem", str(root / "other/c/x.yaml"))


@pytest.mark.parametrize("path", ["demo/demo-a", "demo/demo-a/one.yaml"])
def test_a_path_that_is_named_twice_is_checked_once(root: Path, path: str) -> None:
    report = check([root / path, root])
    assert (report.items, report.findings) == (1, ())


def test_a_broken_profile_is_told(root: Path) -> None:
    put(root / "profiles/demo.yaml", PROFILE.replace("passing: 70", "passing: 170"))
    (finding,) = check([root]).findings
    assert (finding.rule, finding.line) == ("wrong-value", line_of(PROFILE, "passing"))


@pytest.mark.parametrize("path", ["profiles", "profiles/demo.yaml"])
def test_a_profile_can_be_checked_alone(root: Path, path: str) -> None:
    assert check([root / path]).findings == ()
    put(root / "profiles/demo.yaml", PROFILE.replace("passing: 70", "passing: 170"))
    assert [f.rule for f in check([root / path]).findings] == ["wrong-value"]
    assert check([root / "demo"]).findings == ()


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (finding,) = check([tmp_path / "nowhere"]).findings
    assert (finding.rule, finding.severity) == ("no-bank", Severity.ERROR)


def test_a_folder_that_is_empty_is_a_warning(tmp_path: Path) -> None:
    (finding,) = check([tmp_path]).findings
    assert (finding.rule, finding.severity) == ("no-bank", Severity.WARNING)


def test_a_folder_of_profiles_alone_passes(tmp_path: Path) -> None:
    put(tmp_path / "profiles/demo.yaml", PROFILE)
    assert check([tmp_path]).findings == ()


def test_a_report_goes_through_json(root: Path) -> None:
    put(root / "demo/demo-a/one.yaml", BANK.replace("review: accepted", "review: draft"))
    report = json.loads(json.dumps(check([root]).as_dict()))
    (finding,) = report.pop("findings")
    assert report == {"banks": 1, "items": 1, "errors": 0, "warnings": 1}
    assert finding.keys() == {"path", "line", "rule", "where", "text", "severity"}
    assert finding["severity"] == "warning"


def test_the_catalogue_lists_every_bank_in_figures(root: Path) -> None:
    put(root / "demo/demo-a/two.yaml", as_yaml([replace(numbered(2), accepted=False, domain="hcpcs")]))
    (listing,) = catalogue([root, root / "missing"])
    assert (listing.bank, listing.items, listing.accepted) == ("demo-a", 2, 1)
    assert json.loads(json.dumps(listing.as_dict()))["domains"] == {"icd-10-cm": 1, "hcpcs": 1}


def test_the_shipped_banks_have_no_error() -> None:
    report = check([SHIPPED])
    assert [str(finding) for finding in report.findings if finding.severity is Severity.ERROR] == []
    assert report.items > 0
