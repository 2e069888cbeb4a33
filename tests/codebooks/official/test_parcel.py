import os
import random
import zipfile
from pathlib import Path

import pytest

from simulator.codebooks.official import parcel
from simulator.codebooks.official.parcel import sheets
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import zipped


def read(path: Path) -> dict[str, bytes]:
    found = {}
    for sheet in sheets(path):
        with sheet.content as content:
            found[sheet.name] = content.read()
    return found


def test_a_bare_file_is_one_sheet(tmp_path: Path) -> None:
    (tmp_path / "tables.xml").write_bytes(b"<a/>")
    assert read(tmp_path / "tables.xml") == {"tables.xml": b"<a/>"}


def test_a_zip_gives_its_xml_and_text_and_leaves_the_rest(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {"in/a.xml": b"<a/>", "in/b.TXT": b"b", "c.pdf": b"%PDF", "d.xlsx": b"PK"})
    assert read(path) == {"a.xml in r.zip": b"<a/>", "b.TXT in r.zip": b"b"}


def test_a_zip_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert read(zipped(tmp_path / "release.dat", {"a.xml": b"<a/>"})) == {"a.xml in release.dat": b"<a/>"}


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="is a folder"):
        read(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="There is no file"):
        read(tmp_path / "none.xml")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").touch()
    with pytest.raises(Unfit, match="is empty"):
        read(tmp_path / "a.xml")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to(tmp_path / "a.xml")
    with pytest.raises(Unfit, match="leads back to itself"):
        read(tmp_path / "a.xml")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xml")
    with pytest.raises(Unfit, match="no ordinary file"):
        read(tmp_path / "a.xml")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="NOT CHECKED: root may read everything")
def test_a_file_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<a/>")
    (tmp_path / "a.xml").chmod(0)
    with pytest.raises(Unfit, match="may not be read by you"):
        read(tmp_path / "a.xml")


def test_a_file_larger_than_any_release_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "SHEET_LIMIT", 1000)
    (tmp_path / "a.xml").write_bytes(b"x" * 1001)
    with pytest.raises(Unfit, match="larger than any official file"):
        read(tmp_path / "a.xml")


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="absurd size"):
        read(zipped(tmp_path / "bomb.zip", {"a.xml": bytes(50 * 2**20)}))


def test_a_zip_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"a.xml": bytes(50 * 2**20)})
    honest, lie = (50 * 2**20).to_bytes(4, "little"), (60_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(honest, lie))
    with pytest.raises(Unfit, match=r"damaged|larger"):
        read(path)


def test_files_that_are_too_much_together_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "PARCEL_LIMIT", 2**20)
    members = {f"{n}.xml": os.urandom(2**19) for n in range(3)}
    with pytest.raises(Unfit, match="would unpack to more than 1 MB"):
        read(zipped(tmp_path / "r.zip", members))


def test_a_zip_of_countless_files_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="holds 501 files"):
        read(zipped(tmp_path / "r.zip", {f"{n}.xml": b"" for n in range(501)}))


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "in/../../a.xml", "..\\a.xml", "C:\\a.xml"])
def test_a_name_that_points_outside_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unfit, match="points outside the zip"):
        read(zipped(tmp_path / "r.zip", {name: b"<a/>"}))


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=r"holds another zip, inner\.ZIP"):
        read(zipped(tmp_path / "r.zip", {"a.xml": b"<a/>", "in/inner.ZIP": b"PK"}))


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {"a.xml": b"<a/>"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(Unfit, match="locked with a password"):
        read(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_zip_cut_in_the_middle_is_refused(tmp_path: Path, share: float) -> None:
    path = zipped(tmp_path / "r.zip", {f"{n}.xml": os.urandom(4000) for n in range(9)})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(Unfit, match="damaged or truncated zip"):
        read(path)


def test_a_zip_with_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "r.zip", {"a.xml": b"<a>harmless</a>"}, compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"harmless", b"harmful!"))
    with pytest.raises(Unfit, match="damaged or truncated zip"):
        read(path)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_whatever_is_damaged_in_a_zip_it_is_read_or_refused(tmp_path: Path, compression: int) -> None:
    path = zipped(tmp_path / "r.zip", {"a.xml": b"<a>one</a>", "é.txt": b"two"}, compression=compression)
    whole, dice = path.read_bytes(), random.Random(compression)  # noqa: S311 nothing secret
    refused = 0
    for _ in range(300):
        damaged = bytearray(whole)
        for place in dice.choices(range(4, len(whole)), k=3):
            damaged[place] = dice.randrange(256)
        path.write_bytes(damaged)
        try:
            read(path)
        except Unfit:
            refused += 1
    assert refused > 100
