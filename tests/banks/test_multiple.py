"""Items that take several answers, as a bank file has them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.banks.lint.multiple import says_how_many
from simulator.banks.loader import load_banks
from simulator.exam.item import Item, Kind
from tests.banks.authors import as_yaml, numbered, placed, put


def several(stem: str = "Two of these are bones. Choose 2.") -> Item:
    return replace(numbered(1), kind=Kind.MULTIPLE, key=("a", "c"), stem=stem)


def test_a_key_of_several_options_is_read(tmp_path: Path) -> None:
    file = put(tmp_path / "demo-a" / "one.yaml", as_yaml([several()]))
    loaded = load_banks([[file]])
    assert not loaded.findings
    (entry,) = loaded.banks[0].entries
    assert (entry.item.key, entry.item.choose) == (("a", "c"), 2)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("a", "a list of two or more"),
        ("[a]", "a list of two or more"),
        ("[a, a]", "a list of two or more"),
        ("[a, b, c, d]", "options that are not in its key"),
        ("[a, z]", "`z` is no option"),
    ],
)
def test_a_key_that_does_not_go_with_the_item_is_told(tmp_path: Path, key: str, words: str) -> None:
    file = put(tmp_path / "demo-a" / "one.yaml", re.sub(r"key:\n( *- .\n)+", f"key: {key}\n", as_yaml([several()])))
    assert any(words in finding.text for finding in load_banks([[file]]).findings)


def test_a_single_item_takes_no_list(tmp_path: Path) -> None:
    file = put(tmp_path / "demo-a" / "one.yaml", as_yaml([numbered(1)]).replace("key: b\n", "key: [a, c]\n"))
    assert [finding.rule for finding in load_banks([[file]]).findings] == ["key-kind"]


@pytest.mark.parametrize(
    ("stem", "told"), [("Choose 2.", 0), ("Choose two of them.", 0), ("Which?", 1), ("Choose 3.", 1)]
)
def test_the_stem_says_how_many(stem: str, told: int) -> None:
    assert len(list(says_how_many(placed([several(stem)])))) == told
