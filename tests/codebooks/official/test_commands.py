import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.cli import run
from simulator.codebooks import schema
from simulator.codebooks.sources import sources
from tests.codebooks.official.publishers import hcpcs_file, pcs_tables, zipped

Command = Callable[..., int]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder, with books that were built already, empty."""
    monkeypatch.setenv("CODEXAM_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with closing(sqlite3.connect(tmp_path / "home" / "codebooks.db")) as book:
        book.executescript(schema.TABLES)
        book.executescript(schema.INDEXES)
        book.execute("INSERT INTO origin (fingerprint) VALUES (?)", (sources().fingerprint,))
        book.commit()
    return tmp_path / "home"


@pytest.fixture
def codexam(home: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line; gives the status that it ended with."""

    def ended(*arguments: str | Path) -> int:
        monkeypatch.setattr(sys, "argv", ["codexam", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            run()
        return int(end.value.code or 0)

    return ended


def test_an_import_tells_edition_and_count(
    codexam: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = zipped(tmp_path / "jan.zip", {"HCPC2026_JAN_ANWEB.txt": hcpcs_file().encode()})
    assert codexam("codes", "import", release) == 0
    assert capsys.readouterr().out == (
        "HCPCS Level II, January 2026: 6,100 codes, from HCPC2026_JAN_ANWEB.txt in jan.zip."
        " It is open now; older ones are kept.\n"
    )


def test_an_import_speaks_json(codexam: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tables.xml").write_text(pcs_tables(), encoding="utf-8")
    assert codexam("codes", "import", tmp_path / "tables.xml", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["system"], found["part"], found["year"], found["count"]) == ("icd-10-pcs", "codes", 2025, 80_920)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "release.xml declares a document type or entities"),
        (pcs_tables()[:9_000].encode(), "release.xml is cut short or damaged"),
        (b"Hello", "release.xml is none of the official files"),
    ],
)
def test_a_file_that_is_refused_ends_with_a_sentence(
    codexam: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    (tmp_path / "release.xml").write_bytes(content)
    assert codexam("codes", "import", tmp_path / "release.xml") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(sentence)


def test_cpt_codes_are_shown_and_marked_and_stay_in_the_books(
    codexam: Command, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.csv").write_text("code,description\n0001Z,Wholly made up\n", encoding="utf-8")
    assert codexam("codes", "import-cpt", tmp_path / "mine.csv", "--year", "2026") == 0
    assert capsys.readouterr().out.startswith("CPT 2026, your own: 1 code, from mine.csv.")
    assert codexam("codes", "sources") == 0
    assert "never exported" in capsys.readouterr().out
    holding = [file.name for file in home.rglob("*") if b"Wholly made up" in file.read_bytes()]
    assert holding == ["codebooks.db"]


def test_a_cpt_file_that_is_refused_ends_with_a_sentence(
    codexam: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.csv").write_text("one,two\n", encoding="utf-8")
    assert codexam("codes", "import-cpt", tmp_path / "mine.csv") == 1
    assert "is no CPT code" in capsys.readouterr().err
