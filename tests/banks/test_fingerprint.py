"""A revision changes with what a candidate can meet, and with nothing else."""

from dataclasses import replace

import pytest

from simulator.banks.fingerprint import fingerprint
from simulator.exam.item import Difficulty, Item, Level, Option
from tests.banks.authors import numbered

ITEM = numbered(1)


def test_a_fingerprint_is_the_same_for_ever() -> None:
    assert fingerprint(ITEM) == "e4d69bd944defba4b3beaa70ccafaf05dad3d32271084663d0d1eeb164ff249f"


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, stem=ITEM.stem + " "),
        replace(ITEM, key=("a",)),
        replace(ITEM, rationale="Another."),
        replace(ITEM, references=()),
        replace(ITEM, domain="hcpcs"),
        replace(ITEM, code_year=2027),
        replace(ITEM, options=ITEM.options[::-1]),
        replace(ITEM, options=(Option(id="a", text="x", why=ITEM.options[0].why), *ITEM.options[1:])),
        replace(ITEM, options=(Option(id="z", text=ITEM.options[0].text, why=ITEM.options[0].why), *ITEM.options[1:])),
        replace(ITEM, options=(Option(id="a", text=ITEM.options[0].text, why="x"), *ITEM.options[1:])),
    ],
)
def test_what_a_candidate_meets_makes_a_new_revision(changed: Item) -> None:
    assert fingerprint(changed) != fingerprint(ITEM)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, skills=("other",)),
        replace(ITEM, difficulty=Difficulty.EASY),
        replace(ITEM, level=Level.ANALYSIS),
        replace(ITEM, accepted=False),
        replace(ITEM, revision="other"),
        replace(ITEM, id="moved", bank="elsewhere"),
    ],
)
def test_what_only_authors_see_makes_none(changed: Item) -> None:
    assert fingerprint(changed) == fingerprint(ITEM)
