"""`codexam paths`: where everything lies, and what happens to settings that lie there broken."""

import json
from pathlib import Path

import pytest

from simulator.bootstrap import save_settings
from simulator.paths import paths
from simulator.settings import Settings, SettingsError, read_settings
from tests.cli.person import Command


def test_the_paths_lie_in_the_home_that_was_set(codexam: Command, home: Path) -> None:
    named = json.loads(codexam("paths", "--json").out)
    assert Path(named.pop("shipped_banks")).is_dir()
    assert {Path(path).parent for path in named.values()} == {home}
    assert str(home / "codexam.db") in codexam("paths").out


def test_settings_that_cannot_be_read_are_put_aside_before_new_ones_are_written(home: Path) -> None:
    file = home / "settings.toml"
    file.write_text("theme = purple", encoding="utf-8")
    with pytest.raises(SettingsError):
        read_settings(file)
    save_settings(paths(), Settings(theme="light"))
    assert read_settings(file) == Settings(theme="light")
    assert (home / "settings.unread").read_text(encoding="utf-8") == "theme = purple"
