"""`codexam report` of an attempt at charts: every line with its credit, the MS-DRG, all of it exact as JSON."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simulator.candidate.lobby import Choices, Lobby
from simulator.codebooks import msdrg
from simulator.exam.account import RULE
from simulator.exam.case import Line, Role
from tests.banks.authors import INPATIENT, put
from tests.cli.person import BANK, ITEM, Command

PROFILE = """\
id: demo
title: "Demonstration"
about: "An item and a stay."
minutes: 10
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [demo]
tools: [strike, flag, books]
blueprint:
  - {domain: anatomy, title: "Anatomy", count: 1}
  - {domain: inpatient-records, title: "Stays", count: 1}
"""
TYPED = "[/x] \x1b[31m<b>"
STONES, POTASSIUM = "k80 00", "E87.6"


@pytest.fixture
def stay(home: Path, lobby: Lobby) -> int:
    """A stay with its principal diagnosis right, the procedure missing, and rubbish beside them; the item is right."""
    banks = home / "question_banks"
    put(banks / "profiles" / "demo.yaml", PROFILE)
    put(banks / "demo" / "demo-a" / "stay.yaml", INPATIENT)
    item = BANK.replace("mini-a", "demo-a").replace("Mini form A", "Demonstration form")
    put(banks / "demo" / "demo-a" / "item.yaml", item + ITEM.format(number=1, domain="anatomy"))
    attempt = lobby.start("Ann", Choices(profile=lobby.profile("demo")))
    proctor = lobby.sit(attempt)
    proctor.answer("a")
    proctor.visit(2)
    proctor.write(0, Line(role=Role.PRINCIPAL_DIAGNOSIS, code=STONES, poa="y"))
    proctor.write(0, Line(role=Role.DIAGNOSIS, code=POTASSIUM, poa="Y"))
    proctor.write(1, Line(role=Role.DIAGNOSIS, code=TYPED))
    proctor.submit()
    proctor.leave()
    return attempt


def shape(codexam: Command, attempt: int) -> Any:
    return json.loads(codexam("report", str(attempt), "--json").out)


def test_the_report_tells_every_line_of_a_case(codexam: Command, stay: int) -> None:
    out = codexam("report", str(stay)).out
    for told in (
        "PASSED: 83.3 %, where 70.0 % is needed (1.66 of 2 points).",
        "The records alone, 66.6 %, are below the passing standard of 70.0 %, though the",
        "Items     ████████████████████  100.0 %      1 of 1",
        "Sequencing errors: 0 (right codes in the wrong place, principal or secondary;\nthe order of secondary lines",
        "POA: 1 of 2 right (of the diagnoses with a right code; scored apart).",
        "Item 2, demo-a-stay: 66.6 %",
        "  ✓ right, 1, POA ✓ right: k80 00, POA y principal diagnosis\n    Key: K80.00, POA Y principal diagnosis",
        "  ✓ right, 1, POA ✗ wrong: E87.6",
        "The right code in the right place. POA, which is scored apart, should be N,\n    not Y.",
        "  ✗ wrong, 0: [/x] ␛[31m<b> secondary diagnosis",
        "  ✗ missed, 0: -\n    Key: 0FT44ZZ principal procedure",
        '"The whole gallbladder came out" (Operative report)',
        "2 earned, divided by 3 (the greater of 3 entered and 3 required): 2/3, 66.6 %.",
        RULE,
    ):
        assert told in out, out
    assert "\x1b" not in out
    assert out.index("2 earned, divided by 3") < out.index("✓ right, 1, POA ✓ right: k80 00")
    assert out.count("rounded down") == 1


def test_the_report_as_json_has_the_whole_marking(codexam: Command, stay: int) -> None:
    told = shape(codexam, stay)
    assert (told["sequencing_errors"], told["poa"], told["pretest"]) == (0, {"right": 1, "total": 2}, 0)
    assert {name: Fraction(part["credit"]) for name, part in told["parts"].items()} == {
        "items": 1,
        "cases": Fraction(2, 3),
        "together": Fraction(5, 3),
    }
    item, case = told["items"]
    assert (item["chosen"], item["key"], item["scored"]) == (["a"], ["a"], True)
    assert (case["credit"], case["earned"], case["entered"], case["required"]) == ("2/3", "2", 3, 3)
    assert case["rule"] == RULE
    assert [(line["verdict"], line["credit"]) for line in case["lines"]] == [
        ("right", "1"),
        ("right", "1"),
        ("wrong", "0"),
        ("left out, not required", "0"),
        ("missed", "0"),
    ]
    first, second, wrong, _, missed = case["lines"]
    assert first["yours"] == {
        "role": "principal_diagnosis",
        "code": STONES,
        "poa": "y",
        "modifiers": "",
        "units": "",
    }
    assert first["key"]["codes"] == ["K80.00"]
    assert (first["poa_right"], second["poa_right"], wrong["poa_right"]) == (True, False, None)
    assert (wrong["yours"]["code"], wrong["key"], wrong["support"]) == (TYPED, None, None)
    assert missed["support"] == {"document": "Operative report", "quote": "The whole gallbladder came out"}


@pytest.mark.skipif(not msdrg.available(), reason=msdrg.MISSING)
def test_the_report_tells_the_ms_drg_and_what_made_the_difference(codexam: Command, stay: int) -> None:
    sentence = "What made the difference: 0FT44ZZ is missing as principal procedure."
    out = codexam("report", str(stay)).out
    assert "MS-DRG, yours: 446 " in out
    assert "MS-DRG, key:   419 " in out
    assert sentence in out
    drg = shape(codexam, stay)["items"][1]["drg"]
    assert (drg["stated"], drg["yours"]["drg"], drg["key"]["drg"], drg["alone"]) == (419, 446, 419, True)
    assert drg["told"] == sentence
    assert drg["difference"] == [{"code": "0FT44ZZ", "role": "principal_procedure", "yours": None}]
    assert drg["secondary"][0] == {
        "code": "E87.6",
        "yours": {"severity": "none", "counts": False},
        "key": {"severity": "none", "counts": False},
    }


def test_without_the_grouper_the_report_says_how_to_get_it(
    codexam: Command, stay: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(msdrg, "available", lambda: False)
    out = codexam("report", str(stay)).out
    assert "MS-DRG of the key: 419. MS-DRGs and the Medicare Code Editor need the package" in out
    assert shape(codexam, stay)["items"][1]["drg"] == {"stated": 419, "told": msdrg.MISSING}


def test_the_page_has_the_case_too(codexam: Command, stay: int, home: Path) -> None:
    assert codexam("report", str(stay), "--html", str(home / "report.html")).status == 0
    page = (home / "report.html").read_text(encoding="utf-8")
    assert "[/x] ␛[31m&lt;b&gt;" in page
    assert "MS-DRG." in page
