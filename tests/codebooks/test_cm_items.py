"""Items made from the shipped ICD-10-CM, each checked against the book itself; `make generators` checks many more."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.english import slips
from benchmarks.tabular_proof import TabularBook, faults
from simulator.banks.lint.references import FORMS
from simulator.codebooks.tabular_list import TabularList
from simulator.drill.cm import generators
from simulator.drill.cm.encounters import read
from simulator.drill.cm.families import FAMILIES
from simulator.drill.cm.families.injuries import INJURIES
from simulator.drill.cm.groups import GROUPS
from simulator.drill.cm.ordered import ruling
from simulator.drill.cm.repertoire import Repertoire
from simulator.drill.cm.sequence import DISEASES as BEHIND
from simulator.drill.cm.sequence import MANIFESTATIONS
from simulator.drill.cm.teaching import RULES
from simulator.drill.made import Generator, make
from simulator.exam.item import Item, Kind

KINDS = (
    "cm-code",
    "cm-laterality",
    "cm-seventh",
    "cm-pair",
    "cm-sequence",
    "cm-combination",
    "cm-excludes",
)
SEEDS = range(150)


@pytest.fixture(scope="module")
def tabular(shipped_file: Path) -> TabularList:
    return TabularList(shipped_file)


@pytest.fixture(scope="module")
def repertoire(tabular: TabularList) -> Repertoire:
    return Repertoire(tabular)


@pytest.fixture(scope="module")
def makers(tabular: TabularList) -> dict[str, Generator]:
    return {generator.id: generator for generator in generators(tabular)}


@pytest.fixture(scope="module")
def items(makers: dict[str, Generator]) -> dict[str, list[Item]]:
    return {kind: [make(maker, seed).item for seed in SEEDS] for kind, maker in makers.items()}


@pytest.fixture(scope="module")
def proof(shipped_file: Path) -> TabularBook:
    return TabularBook.of(shipped_file)


def test_there_is_a_generator_of_every_kind(makers: dict[str, Generator]) -> None:
    assert tuple(makers) == KINDS
    assert {generator.domain for generator in makers.values()} == {"icd-10-cm"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_book_proves_every_key_and_disproves_every_other_option(
    items: dict[str, list[Item]], proof: TabularBook, kind: str
) -> None:
    assert [f"{item.id}: {fault}" for item in items[kind] for fault in faults(proof, item)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_four_options_differ_and_the_key_stands_anywhere(items: dict[str, list[Item]], kind: str) -> None:
    chosen = [item for item in items[kind] if item.kind is not Kind.TYPED]
    assert all(len({option.text for option in item.options}) == 4 == len(item.options) for item in chosen)
    places = Counter(item.key[0] for item in chosen)
    assert all(places[letter] * 8 > places.total() for letter in "abcd")


@pytest.mark.parametrize("kind", KINDS)
def test_items_read_as_english_and_can_be_looked_up(items: dict[str, list[Item]], kind: str) -> None:
    for item in items[kind]:
        assert list(slips(item.stem)) == [], item.id
        assert all(option.why.endswith((".", "”.")) for option in item.options)
        assert all(any(form.pattern.fullmatch(reference) for form in FORMS) for reference in item.references), item.id
        assert len(set(item.references)) == len(item.references)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("cm-code", "S42.452P"),
        ("cm-laterality", "I82.419"),
        ("cm-seventh", "S32.021A"),
        ("cm-pair", "K70.10, F10.10"),
        ("cm-sequence", "E52, F02.80"),
        ("cm-combination", "K80.12"),
        ("cm-excludes", "F64.0 Transsexualism + F64.2 Gender identity disorder of childhood"),
    ],
)
def test_a_seed_is_an_item_for_ever(makers: dict[str, Generator], kind: str, key: str) -> None:
    made = make(makers[kind], 7)
    assert make(makers[kind], 7) == made
    item = made.item
    assert (item.key[0] if item.kind is Kind.TYPED else item.option(item.key[0]).text) == key


def test_seeds_make_many_items(items: dict[str, list[Item]]) -> None:
    for kind in KINDS:
        assert len({item.revision for item in items[kind]}) > len(SEEDS) * 0.9, kind


def test_every_family_finds_what_it_tells_of(repertoire: Repertoire) -> None:
    for family in FAMILIES:
        clear = repertoire.clear(family)
        assert len(clear) >= 3, family.pattern.pattern
        for condition in clear:
            assert all("{" not in words and "*" not in words and "  " not in words for words in condition.words)
        differing = {axis for one in clear for other in repertoire.of(family) for axis in one.unlike(other)}
        assert differing <= set(family.axes), family.pattern.pattern
        assert set(family.rules) <= set(RULES)


def test_every_value_that_a_family_has_words_for_is_in_the_book(repertoire: Repertoire) -> None:
    for family in FAMILIES:
        for axis, words in family.says.items():
            found = {condition.facts[axis] for condition in repertoire.of(family)}
            assert axis == "place" or set(words) <= found | {""}, (family.pattern.pattern, axis)


def test_every_injury_takes_characters_that_can_be_told(repertoire: Repertoire, tabular: TabularList) -> None:
    for family in INJURIES:
        for condition in repertoire.clear(family)[::7]:
            assert {"A", "D"} <= set(read(tabular.sevenths(condition.code)))


def test_every_pair_of_the_tables_has_a_note(tabular: TabularList) -> None:
    for group in GROUPS:
        unproven = [
            (first.code, second.code)
            for first in group.firsts
            for second in group.seconds
            if ruling(tabular, first.code, second.code) is None
        ]
        assert unproven == []
    for manifestation in MANIFESTATIONS:
        assert any(ruling(tabular, disease.code, manifestation.code) for disease in BEHIND), manifestation.code
