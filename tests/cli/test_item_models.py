"""`codexam items analyze --model`: Rasch and 2PL of a matrix from outside."""

import json
import sys
from pathlib import Path

import pytest

from tests.analytics.simulated import sat
from tests.cli.person import Command, one_sentence


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    planted = sat(1, 300, 12)
    responses, key = tmp_path / "responses.csv", tmp_path / "key.csv"
    rows = [",".join(row.decode()) for row in planted.rows]
    responses.write_text("\n".join([",".join(planted.ids), *rows]), encoding="utf-8")
    key.write_text("\n".join(map(",".join, zip(planted.ids, planted.keys, strict=True))), encoding="utf-8")
    return [str(responses), "--key", str(key)]


def test_the_json_has_the_model_besides(codexam: Command, files: list[str]) -> None:
    shape = json.loads(codexam("items", "analyze", *files, "--model", "2pl", "--json").out)
    assert list(shape) == ["form", "items", "notes", "model"]
    assert (shape["model"]["model"], shape["model"]["n"], shape["model"]["ability_sd"]) == ("2pl", 300, 1.0)
    assert [item["id"] for item in shape["model"]["items"]] == [f"q{n}" for n in range(1, 13)]
    assert all(item["slope"] > 0 and item["difficulty_se"] > 0 for item in shape["model"]["items"])
    assert shape["notes"] == ["The 2PL model is unstable: it rests on 300 candidates, under 500."]


def test_the_table_stands_below_the_analysis(codexam: Command, files: list[str]) -> None:
    ended = codexam("items", "analyze", *files, "--model", "rasch")
    lines = ended.out.splitlines()
    assert (ended.status, ended.err, max(map(len, lines)) <= 80) == (0, "", True)
    head = next(n for n, line in enumerate(lines) if line.startswith("rasch: 300 candidates"))
    assert lines[head + 2].split() == ["item", "n", "slope", "difficulty"]
    assert lines[head + 3].split()[:3] == ["q1", "300", "1.00"]


def test_too_few_candidates_get_the_analysis_and_a_sentence(codexam: Command, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("q1,q2\nA,B\nB,B\n", encoding="utf-8")
    (tmp_path / "k.csv").write_text("q1,q2\nA,B\n", encoding="utf-8")
    files = [str(tmp_path / "r.csv"), "--key", str(tmp_path / "k.csv"), "--model", "rasch"]
    shape = json.loads(codexam("items", "analyze", *files, "--json").out)
    assert shape["model"] is None
    assert shape["notes"][-1] == "The Rasch model needs 100 candidates, and there are 2."


def test_without_numpy_one_is_told_what_to_install(
    codexam: Command, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("simulator.irt")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    ended = codexam("items", "analyze", *files, "--model", "rasch")
    assert ended.status == 1
    assert one_sentence(ended.err)
    assert ended.err == "Item response models need numpy. Install it with: pip install 'codexam[irt]'.\n"
    assert codexam("items", "analyze", *files).status == 0
