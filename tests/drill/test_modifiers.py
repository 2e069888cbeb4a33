"""Items about modifiers, over the list that the program ships."""

import csv
from collections import Counter
from pathlib import Path

import simulator.codebooks
from benchmarks.english import slips
from simulator.banks.lint.references import FORMS
from simulator.drill.made import make
from simulator.drill.modifiers import generators
from simulator.drill.situations import SITUATIONS
from simulator.exam.item import Item, Kind

SHIPPED = Path(simulator.codebooks.__file__).parent / "hcpcs" / "modifiers.csv"


class Listed:
    """Modifiers and what is said of them."""

    year = 2031

    def __init__(self, said: dict[str, str]) -> None:
        self._said = said

    def description(self, modifier: str) -> str | None:
        return self._said.get(modifier)


def shipped() -> dict[str, str]:
    with SHIPPED.open(encoding="utf-8", newline="") as stream:
        return {row["modifier"]: row["description"] for row in csv.DictReader(stream)}


SAID = shipped()
(GENERATOR,) = generators(Listed(SAID))
MADE = [make(GENERATOR, seed) for seed in range(300)]


def key(item: Item) -> str:
    return item.key[0] if item.kind is Kind.TYPED else item.option(item.key[0]).text


def test_every_situation_has_neighbours_that_are_other_modifiers() -> None:
    for situation in SITUATIONS:
        names = [name for name, _ in situation.neighbours]
        assert {situation.modifier, *names} <= set(SAID)
        assert situation.modifier not in names
        assert len(set(names)) == len(names) >= 3
        assert len(situation.told) > 1


def test_no_telling_stands_for_two_modifiers() -> None:
    tellings = [telling for situation in SITUATIONS for telling in situation.told]
    assert len(set(tellings)) == len(tellings)


def test_the_key_is_in_the_list_and_every_option_is_another_modifier() -> None:
    for made in MADE:
        item = made.item
        offered = [option.text for option in item.options] or list(item.key)
        assert len(set(offered)) == len(offered)
        for text in offered:
            assert text in SAID or set(text) <= set(SAID)  # an ambulance's trip is two letters, each in the list
        right = key(item)
        for letters in right if item.references[0].startswith("Pub.") else [right]:
            assert f"“{SAID[letters]}”" in made.proof


def test_every_item_reads_as_english_and_can_be_looked_up() -> None:
    for made in MADE:
        assert list(slips(made.item.stem)) == []
        assert made.proof.endswith(".")
        assert all(any(form.pattern.fullmatch(reference) for form in FORMS) for reference in made.item.references)


def test_the_key_stands_anywhere() -> None:
    places = Counter(made.item.key[0] for made in MADE if made.item.kind is not Kind.TYPED)
    assert all(places[letter] * 8 > places.total() for letter in "abcd")


def test_a_seed_is_an_item_for_ever() -> None:
    assert make(GENERATOR, 7) == MADE[7]
    assert len({made.item.revision for made in MADE}) > 150
    assert MADE[7].item.revision.startswith("ffd9183e3a97")


def test_a_list_without_some_modifiers_is_asked_only_for_those_that_it_has() -> None:
    few = {name: SAID[name] for name in ("GA", "GX", "GY", "GZ", "H", "R")}
    (generator,) = generators(Listed(few))
    asked = {key(make(generator, seed).item) for seed in range(40)}
    assert asked == {"GA", "GX", "GY", "GZ", "HR", "RH"}
