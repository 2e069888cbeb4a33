"""`codexam items analyze`: figures of a matrix from outside."""

import json
from pathlib import Path

import pytest

from tests.analytics.simulated import Planted, sat
from tests.cli.person import Command, Ended, one_sentence


@pytest.fixture
def planted() -> Planted:
    return sat(1, 200, 12, miskeyed=1, dead=1)


@pytest.fixture
def files(tmp_path: Path, planted: Planted) -> list[str]:
    """The arguments that name the two files."""
    responses, key = tmp_path / "responses.csv", tmp_path / "key.csv"
    lines = [f"c{number}," + ",".join(row.decode()) for number, row in enumerate(planted.rows, 1)]
    responses.write_text("\n".join(["candidate," + ",".join(planted.ids), *lines]), encoding="utf-8")
    key.write_text("\n".join(map(",".join, zip(planted.ids, planted.keys, strict=True))), encoding="utf-8")
    return [str(responses), "--key", str(key)]


def figures(ended: Ended) -> dict[str, dict[str, object]]:
    assert (ended.status, ended.err) == (0, "")
    return {item["id"]: item for item in json.loads(ended.out)["items"]}


def test_the_json_has_the_form_the_items_and_the_notes(codexam: Command, files: list[str]) -> None:
    shape = json.loads(codexam("items", "analyze", *files, "--json").out)
    assert list(shape) == ["form", "items", "notes"]
    assert set(shape["form"]) >= {"n", "mean", "sd", "alpha", "sem"}
    assert shape["form"]["n"] == 200
    for item in shape["items"]:
        assert set(item) >= {"id", "n", "p", "p_answered", "rest_score_r", "options", "flags"}
        assert [option["id"] for option in item["options"]] == ["A", "B", "C", "D"]
        assert all({"share", "rest_score_r"} < set(option) for option in item["options"])
        assert sum(option["share"] for option in item["options"]) == pytest.approx(1 - item["omitted"] / item["n"])
        assert len(item["flags"]) == len(item["remarks"])
    assert shape["notes"] == []


def test_planted_faults_are_flagged(codexam: Command, files: list[str], planted: Planted) -> None:
    found = figures(codexam("items", "analyze", *files, "--json"))
    flags = {item: figure["flags"] for item, figure in found.items() if figure["flags"]}
    (miskeyed,), (dead,) = planted.miskeyed, planted.dead
    assert flags == {miskeyed: ["possible-miskey", "negative-discrimination", "too-hard"], dead: ["dead-option"]}


def test_the_text_fits_eighty_columns_and_says_what_is_wrong(codexam: Command, files: list[str]) -> None:
    ended = codexam("items", "analyze", *files)
    lines = ended.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("200 candidates, 12 items. Mean score ")
    assert sum("possible-miskey: " in line for line in lines) == 1
    assert sum("dead-option: " in line for line in lines) == 1


def test_what_was_left_out_is_said_beside_the_figures(codexam: Command, files: list[str]) -> None:
    with Path(files[0]).open("a", encoding="utf-8") as file:
        file.write("\n,,,\nc1,A\n")
    ended = codexam("items", "analyze", *files, "--json")
    assert ended.status == 0
    assert json.loads(ended.out)["form"]["n"] == 200
    assert json.loads(ended.out)["notes"] == ended.err.splitlines()
    assert [note.split(":")[0] for note in ended.err.splitlines()] == [
        "Blank rows are left out",
        "Candidates with more than one row",
    ]


ODD = {
    "nobody answered": ("id,q1,q2\n" + "".join(f"c{n},,\n" for n in range(12)), "Nobody answered anything."),
    "no rows at all": ("id,q1,q2\n", "There is no candidate, and so nothing to analyse."),
    "nothing but blank rows": ("q1,q2\n,\n,\n", "There is no candidate, and so nothing to analyse."),
    "everybody right": ("q1,q2\n" + "A,B\n" * 40, "All candidates have the same score"),
    "one candidate": ("q1,q2\nA,C\n", "There is 1 candidate: under 10 there are counts only."),
    "unknown letters": ("q1,q2\n" + "A,B\nB,*\nZ,A\n" * 10, "No option letter"),
    "ids twice": ("id,q1,q2,q1\n" + "c1,A,B,A\n" * 10, "Items named twice"),
    "no key for one": ("q1,q2,q3\n" + "A,B,C\nB,B,C\n" * 10, "q3 has no key and is left out."),
    "very long ids": ("q1,q2," + "long" * 30 + "\n" + "A,B,C\nB,B,C\n" * 10, "has no key and is left out."),
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_files_give_figures_and_a_sentence(codexam: Command, tmp_path: Path, odd: str) -> None:
    responses, sentence = ODD[odd]
    (tmp_path / "r.csv").write_text(responses, encoding="utf-8")
    (tmp_path / "k.csv").write_text("q1,q2\nA,B\n", encoding="utf-8")
    files = [str(tmp_path / "r.csv"), "--key", str(tmp_path / "k.csv")]
    ended = codexam("items", "analyze", *files)
    shape = json.loads(codexam("items", "analyze", *files, "--json").out)
    assert ended.status == 0
    assert sentence in ended.err
    assert any(sentence in note for note in shape["notes"])
    assert [item["id"] for item in shape["items"]] == ["q1", "q2"]


def test_files_that_cannot_be_analysed_end_with_one_sentence(
    codexam: Command, tmp_path: Path, files: list[str]
) -> None:
    absent = codexam("items", "analyze", str(tmp_path / "absent.csv"), "--key", files[2])
    assert absent.status == 2
    assert one_sentence(absent.err)
    (tmp_path / "k.csv").write_text("", encoding="utf-8")
    empty = codexam("items", "analyze", files[0], "--key", str(tmp_path / "k.csv"))
    assert empty.status == 1
    assert empty.err == "The key is empty. It needs the id of each item and its letter, as a row or as a column.\n"
