"""`codexam banks`: the banks at hand, listed and checked."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.person import Command


@pytest.fixture(autouse=True)
def built_books(home: Path, shipped_file: Path) -> None:
    """The code books that a check looks things up in are there already."""
    shutil.copyfile(shipped_file, home / "codebooks.db")


def test_the_check_of_a_good_bank_ends_well(codexam: Command, home: Path) -> None:
    ended = codexam("banks", "check", str(home / "question_banks" / "mini"), "--json")
    found = json.loads(ended.out)
    assert (found["banks"], found["items"]) == (1, 4)
    assert ended.status == (1 if found["errors"] else 0)


def test_the_check_of_a_broken_bank_names_file_and_line(codexam: Command, home: Path) -> None:
    bank = home / "question_banks" / "mini" / "mini-a" / "all.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("key: a", "key: z", 1), encoding="utf-8")
    ended = codexam("banks", "check", str(bank))
    assert ended.status == 1
    assert f"{bank}:18: error key-no-option:" in ended.out


def test_the_banks_at_hand_are_listed_with_the_persons_own(codexam: Command) -> None:
    listed = json.loads(codexam("banks", "list", "--json").out)
    assert {"cpc-a", "mini-a"} <= {bank["bank"] for bank in listed}
    assert "mini-a  Mini form A, codes of 2026: 4 items, CC-BY-4.0" in codexam("banks", "list").out


def test_a_guesser_is_told_of_every_bank_at_hand(codexam: Command) -> None:
    told = codexam("banks", "check", "--guesser")
    assert told.status == 0
    assert "cpc-a (100 items with one answer): the longest option " in told.out
    shares = {
        bank["bank"]: bank["guesses"] for bank in json.loads(codexam("banks", "check", "--guesser", "--json").out)
    }
    assert set(shares["cpc-a"]) == {
        "the longest option",
        "the option most like the others",
        "the middle value",
        "the most specific option",
    }
    assert max(shares["cpc-a"].values()) < 0.35
