"""The folders of demos: none stays for long, whatever became of its demo."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.desk.demo.folder import PREFIX, demo_folder, sweep

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def left(at: Path, name: str, written: datetime) -> Path:
    """A folder with a database in it, in which nothing was written since."""
    folder = at / name
    folder.mkdir()
    (folder / "codexam.db").touch()
    for path in (folder / "codexam.db", folder):
        os.utime(path, (written.timestamp(),) * 2)
    return folder


def test_a_folder_is_gone_when_its_demo_ends() -> None:
    with demo_folder(NOW) as folder:
        (folder / "codexam.db").touch()
    assert not folder.exists()


def test_what_a_killed_demo_left_is_taken_away_after_a_day(tmp_path: Path) -> None:
    stale = left(tmp_path, f"{PREFIX}old", NOW - timedelta(hours=25))
    lately = left(tmp_path, f"{PREFIX}new", NOW - timedelta(hours=23))
    sweep(tmp_path, NOW)
    assert (stale.exists(), lately.exists()) == (False, True)


def test_a_demo_that_is_still_written_to_stays(tmp_path: Path) -> None:
    folder = left(tmp_path, f"{PREFIX}long", NOW - timedelta(days=3))
    os.utime(folder / "codexam.db", (NOW.timestamp(),) * 2)
    sweep(tmp_path, NOW)
    assert folder.exists()


def test_other_folders_and_links_stay(tmp_path: Path) -> None:
    other = left(tmp_path, "codexam", NOW - timedelta(days=9))
    link = tmp_path / f"{PREFIX}link"
    link.symlink_to(other, target_is_directory=True)
    sweep(tmp_path, NOW)
    assert other.exists()
    assert link.is_symlink()
