"""A person's folders, and the command line over them."""

import sys
from pathlib import Path

import pytest

from simulator.bootstrap import open_lobby
from simulator.candidate.lobby import Lobby
from simulator.cli import run
from simulator.paths import paths
from tests.cli.person import BANK, ITEM, PROFILE, Command, Ended


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders, with a small exam and its bank in them."""
    banks = tmp_path / "question_banks"
    (banks / "profiles").mkdir(parents=True)
    (banks / "profiles" / "mini.yaml").write_text(PROFILE, encoding="utf-8")
    (banks / "mini" / "mini-a").mkdir(parents=True)
    items = [ITEM.format(number=n, domain="anatomy" if n < 3 else "cases") for n in range(1, 5)]
    (banks / "mini" / "mini-a" / "all.yaml").write_text(BANK + "".join(items), encoding="utf-8")
    monkeypatch.setenv("CODEXAM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def codexam(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process, from its entry to its exit status."""

    def command(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["codexam", *arguments])
        status: object = 0
        try:
            run()
        except SystemExit as ending:
            status = ending.code
        out, err = capfd.readouterr()
        return Ended(int(str(status or 0)), out, err)

    return command


@pytest.fixture
def lobby(home: Path) -> Lobby:
    return open_lobby(paths())
