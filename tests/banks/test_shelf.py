"""The shelf offers what can be read of several folders, and says what cannot."""

from pathlib import Path

import pytest

from simulator.banks.shelf import FolderShelf
from simulator.ports.shelf import Shelf
from tests.banks.authors import BANK, PROFILE, as_yaml, numbered, put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "shipped/profiles/demo.yaml", PROFILE)
    put(tmp_path / "shipped/demo/demo-a/one.yaml", BANK)
    return tmp_path / "shipped"


def test_a_shelf_offers_profiles_and_their_items(root: Path) -> None:
    shelf: Shelf = FolderShelf([root, root.parent / "missing"])
    (profile,) = shelf.profiles()
    assert [item.id for item in shelf.pool(profile)] == ["demo-a-01"]
    assert shelf.problems() == ()


def test_profiles_come_in_the_order_of_their_files(root: Path) -> None:
    for name in ("demo-b", "alpha"):
        put(root / f"profiles/{name}.yaml", PROFILE.replace("id: demo", f"id: {name}"))
    assert [profile.id for profile in FolderShelf([root]).profiles()] == ["alpha", "demo", "demo-b"]


def test_files_come_by_name_and_items_as_they_stand(root: Path) -> None:
    put(root / "demo/demo-a/alpha.yaml", as_yaml([numbered(9), numbered(3)]))
    shelf = FolderShelf([root])
    items = shelf.pool(shelf.profiles()[0])
    assert [item.id for item in items] == ["demo-a-009", "demo-a-003", "demo-a-01"]


def test_profiles_are_offered_without_reading_a_bank(root: Path) -> None:
    put(root / "demo/demo-a/bad.yaml", "- no bank")
    shelf = FolderShelf([root])
    (profile,) = shelf.profiles()
    assert shelf.problems() == ()
    shelf.pool(profile)
    assert len(shelf.problems()) == 1


def test_a_pool_is_read_once(root: Path) -> None:
    shelf = FolderShelf([root])
    (profile,) = shelf.profiles()
    first = shelf.pool(profile)
    put(root / "demo/demo-a/one.yaml", "- broken now")
    assert shelf.pool(profile) == first
    assert shelf.problems() == ()


def test_a_persons_own_banks_stand_after_the_shipped(root: Path) -> None:
    own = root.parent / "own"
    put(own / "demo/demo-b/x.yaml", as_yaml([numbered(1, bank="demo-b")]))
    shelf = FolderShelf([root, own])
    assert [item.bank for item in shelf.pool(shelf.profiles()[0])] == ["demo-a", "demo-b"]


def test_what_claims_a_taken_id_is_left_out_and_told(root: Path) -> None:
    own = root.parent / "own"
    put(own / "profiles/mine.yaml", PROFILE.replace("title: Demonstration", "title: Mine"))
    put(own / "demo/mine/x.yaml", BANK)
    shelf = FolderShelf([root, own])
    (profile,) = shelf.profiles()
    assert profile.title == "Demonstration"
    assert len(shelf.pool(profile)) == 1
    assert [("mine.yaml" in text, "x.yaml" in text) for text in shelf.problems()] == [(True, False), (False, True)]


def test_each_file_that_cannot_be_used_has_one_sentence(root: Path) -> None:
    put(root / "demo/demo-a/bad.yaml", BANK.replace("key: a", "key: e").replace("kind: single", "kind: x"))
    put(root / "demo/stray.yaml", BANK)
    shelf = FolderShelf([root])
    shelf.pool(shelf.profiles()[0])
    stray, bad = shelf.problems()
    assert "stray.yaml" in stray
    assert bad.startswith(f"{root}/demo/demo-a/bad.yaml was left out. Line 7: ")
    assert "It has 1 more" in bad


def test_the_stock_is_every_bank_at_hand_whether_an_exam_is_made_of_it_or_not(root: Path) -> None:
    own = root.parent / "own"
    put(root / "drill/demo-d/x.yaml", BANK.replace("demo-a", "demo-d"))
    put(own / "mine/demo-m/x.yaml", BANK.replace("demo-a", "demo-m"))
    shelf = FolderShelf([root, own, root.parent / "missing"])
    assert [item.id for item in shelf.stock()] == ["demo-a-01", "demo-d-01", "demo-m-01"]
    assert [item.id for item in shelf.pool(shelf.profiles()[0])] == ["demo-a-01"]
    assert shelf.problems() == ()


def test_nothing_on_the_shelf_is_no_failure(tmp_path: Path) -> None:
    put(tmp_path / "profiles/demo.yaml", PROFILE)
    shelf = FolderShelf([tmp_path])
    assert shelf.pool(shelf.profiles()[0]) == ()
    assert FolderShelf([]).profiles() == ()
    assert FolderShelf([]).stock() == ()
