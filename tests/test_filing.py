"""A file is put where it is wanted, whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from simulator.filing import Unwritten, put


def test_a_file_is_put_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "page.html", b"whole")
    assert (tmp_path / "page.html").read_bytes() == b"whole"
    assert [*tmp_path.iterdir()] == [tmp_path / "page.html"]


def test_a_file_that_is_there_already_stays_unless_told_otherwise(tmp_path: Path) -> None:
    there = tmp_path / "page.html"
    put(there, b"first")
    with pytest.raises(Unwritten, match="there already"):
        put(there, b"second")
    assert there.read_bytes() == b"first"
    put(there, b"second", force=True)
    assert there.read_bytes() == b"second"


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "may not be written"), (errno.EIO, "Input/output error")],
)
def test_what_a_disk_refuses_is_a_sentence_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    there = tmp_path / "page.html"
    put(there, b"first")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Unwritten, match=told):
        put(there, b"second", force=True)
    assert there.read_bytes() == b"first"
    assert [*tmp_path.iterdir()] == [tmp_path / "page.html"]


def test_a_folder_that_is_not_there_and_one_that_is_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(Unwritten, match="no such folder"):
        put(tmp_path / "nowhere" / "page.html", b"")
    with pytest.raises(Unwritten, match="is a folder"):
        put(tmp_path, b"")
    with pytest.raises(Unwritten, match="name is too long"):
        put(tmp_path / ("x" * 400), b"")


def test_what_comes_first_is_done_when_the_disk_has_taken_all_or_there_is_no_file(tmp_path: Path) -> None:
    there = tmp_path / "page.html"
    put(there, b"first")
    seen: list[bytes] = []

    def look() -> None:
        seen.extend(file.read_bytes() for file in sorted(tmp_path.iterdir()))

    def refuse() -> None:
        raise LookupError

    put(there, b"second", force=True, first=look)
    assert seen == [b"second", b"first"]
    with pytest.raises(LookupError):
        put(there, b"third", force=True, first=refuse)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"second"]
