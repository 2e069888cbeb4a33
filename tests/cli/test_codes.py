"""The commands about codes, as a person or a program meets them."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.cli import run

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def codexam(
    tmp_path: Path, shipped_file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Runs the command line in this process, with the shipped books; says status, stdout and stderr."""
    shutil.copyfile(shipped_file, tmp_path / "codebooks.db")
    monkeypatch.setenv("CODEXAM_HOME", str(tmp_path))

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["codexam", "codes", *arguments])
        status: object = 0
        try:
            run()
        except SystemExit as ending:
            status = ending.code
        return int(str(status or 0)), *capfd.readouterr()

    return command


def test_search_lists_codes_and_marks_headings(codexam: Command) -> None:
    status, out, _ = codexam("search", "heart", "failure", "--limit", "2")
    assert status == 0
    assert out.splitlines() == ["I50        - Heart failure", "I50.9      Heart failure, unspecified"]


def test_search_as_json_keeps_to_the_system_that_was_asked_for(codexam: Command) -> None:
    _, out, _ = codexam("search", "walker", "--system", "hcpcs", "--json")
    assert {hit["system"] for hit in json.loads(out)} == {"hcpcs"}


def test_nothing_found_is_a_sentence_and_a_status(codexam: Command) -> None:
    status, out, err = codexam("search", "zzzzqq")
    assert (status, out) == (1, "")
    assert "Nothing in the code books" in err


def test_lookup_shows_the_way_down_the_notes_and_what_is_below(codexam: Command) -> None:
    _, out, _ = codexam("lookup", "i50")
    lines = out.splitlines()
    assert lines[:2] == [
        "CHAPTER 9  Diseases of the circulatory system (I00-I99)",
        "I30-I5A  Other forms of heart disease",
    ]
    assert "  Code first:" in lines
    assert "  I50.9      Heart failure, unspecified" in lines


def test_lookup_as_json_holds_the_whole_entry(codexam: Command) -> None:
    _, out, _ = codexam("lookup", "0FT44ZZ", "--json")
    (entry,) = json.loads(out)
    assert entry["billable"]
    assert entry["values"][3] == {"axis": "Body Part", "character": "4", "label": "Gallbladder"}


def test_lookup_of_no_code_names_what_is_near(codexam: Command) -> None:
    status, _, err = codexam("lookup", "J44.O")
    assert status == 1
    assert "J44.0" in err


def test_pcs_walks_a_table(codexam: Command) -> None:
    _, out, _ = codexam("pcs", "0ft4")
    assert out.splitlines()[3:6][0] == "4  Gallbladder"
    assert "Approach:" in out
    _, out, _ = codexam("pcs", "0FT44ZZ", "--json")
    assert json.loads(out)["axis"] is None


def test_pcs_says_where_no_table_begins(codexam: Command) -> None:
    status, _, err = codexam("pcs", "0FZ")
    assert status == 1
    assert "No ICD-10-PCS table begins with '0FZ'" in err


def test_sources_says_what_each_edition_lacks(codexam: Command) -> None:
    _, out, _ = codexam("sources")
    assert "simple-icd-10-cm" in out
    assert "lacks: Labels and definitions outside the sections 0 and 1" in out
    _, out, _ = codexam("sources", "--json")
    assert {part["system"] for part in json.loads(out)} == {"icd-10-cm", "icd-10-pcs", "hcpcs"}


def test_build_builds_again(codexam: Command, tmp_path: Path) -> None:
    (tmp_path / "codebooks.db").unlink()
    status, out, _ = codexam("build")
    assert status == 0
    assert str(tmp_path) in out
    assert (tmp_path / "codebooks.db").stat().st_size > 1_000_000
