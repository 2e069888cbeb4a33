"""The names by which one says what to drill."""

import re
from dataclasses import replace

import pytest

from simulator.drill.made import BANK
from simulator.drill.stock import Stock, stock
from simulator.drill.topics import Scope, Sort, UnknownTopic, scope
from simulator.exam.item import Difficulty, Item, Kind
from tests.candidates import items, profile
from tests.charts import case_item
from tests.drill.makers import OTHERS, SUMS, TYPED_SUMS

POOL = items()
DRAFT = replace(POOL[0], id="draft", accepted=False)
EASY = replace(POOL[1], id="easy", difficulty=Difficulty.EASY, skills=("laterality",), bank="pcs-drill")


@pytest.fixture
def at_hand() -> Stock:
    return stock((*POOL, DRAFT, EASY, POOL[0], case_item(1)), [SUMS, TYPED_SUMS, OTHERS], [profile()])


def chosen(at_hand: Stock, *names: str, difficulty: Difficulty | None = None, bank: str | None = None) -> Scope:
    return scope(names, at_hand.topics, difficulty, bank)


def test_topics_are_domains_then_skills_then_kinds_with_what_they_hold(at_hand: Stock) -> None:
    listed = [(topic.name, topic.sort, topic.items, topic.kinds) for topic in at_hand.topics]
    assert listed == [
        ("sums", Sort.DOMAIN, 0, 2),
        ("differences", Sort.DOMAIN, 0, 1),
        ("guidelines", Sort.DOMAIN, 3, 0),
        ("anaesthesia", Sort.DOMAIN, 3, 0),
        ("musculoskeletal", Sort.DOMAIN, 5, 0),
        ("adding", Sort.SKILL, 0, 2),
        ("laterality", Sort.SKILL, 1, 0),
        ("sequencing", Sort.SKILL, 10, 0),
        ("taking-away", Sort.SKILL, 0, 1),
        ("typing", Sort.SKILL, 0, 1),
        ("sum-choose", Sort.KIND, 0, 1),
        ("sum-type", Sort.KIND, 0, 1),
        ("difference", Sort.KIND, 0, 1),
    ]
    assert [topic.title for topic in at_hand.topics][3:6] == ["Anaesthesia", "Musculoskeletal", "Adding"]


def test_drafts_and_records_are_not_drilled(at_hand: Stock) -> None:
    assert "draft" not in at_hand.items
    assert all(item.kind is not Kind.CASE for item in at_hand.items.values())


def test_a_domain_goes_by_its_name_or_its_title_in_any_case(at_hand: Stock) -> None:
    assert chosen(at_hand, "GUIDELINES").domains == {"guidelines"}
    assert chosen(at_hand, "Taking away").skills == {"taking-away"}
    assert chosen(at_hand, "Type the sum").kinds == {"sum-type"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("guidelnes", "guidelines"),
        ("sum", "sums, sum-choose, sum-type"),
        ("skeletal", "musculoskeletal"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(at_hand: Stock, name: str, near: str) -> None:
    with pytest.raises(UnknownTopic, match=re.escape(f"There is no topic {name!r}. The nearest: {near}.")):
        chosen(at_hand, name)


@pytest.mark.parametrize("name", ["zzzz", "", "  "])
def test_a_name_that_is_near_to_none_is_told_where_the_names_are(at_hand: Stock, name: str) -> None:
    with pytest.raises(UnknownTopic, match="codexam drill --list"):
        chosen(at_hand, name)


def held(at_hand: Stock, within: Scope) -> set[str]:
    return {item.id for item in at_hand.items.values() if within.holds(item)}


def test_names_of_one_sort_widen_and_of_several_sorts_narrow(at_hand: Stock) -> None:
    def domains_of(*names: str) -> set[str]:
        return {at_hand.items[id_].domain for id_ in held(at_hand, chosen(at_hand, *names))}

    assert domains_of("guidelines", "anaesthesia") == {"guidelines", "anaesthesia"}
    assert domains_of("sequencing") == {"guidelines", "anaesthesia", "musculoskeletal"}
    assert held(at_hand, chosen(at_hand, "laterality", "guidelines")) == {"easy"}
    assert held(at_hand, chosen(at_hand, "laterality", "anaesthesia")) == set()


def test_difficulty_and_bank_narrow_too(at_hand: Stock) -> None:
    assert held(at_hand, chosen(at_hand, difficulty=Difficulty.EASY)) == {"easy"}
    assert held(at_hand, chosen(at_hand, bank="pcs-drill")) == {"easy"}
    assert not chosen(at_hand, bank="pcs-drill").made_by(SUMS)
    assert chosen(at_hand, bank=BANK).made_by(SUMS)


def test_generators_are_chosen_by_domain_skill_or_id(at_hand: Stock) -> None:
    def makers(*names: str) -> set[str]:
        within = chosen(at_hand, *names)
        return {generator.id for generator in at_hand.generators.values() if within.made_by(generator)}

    assert makers("sums") == {"sum-choose", "sum-type"}
    assert makers("typing") == {"sum-type"}
    assert makers("sum-choose", "typing") == {"sum-choose", "sum-type"}
    assert makers("sums", "taking-away") == set()
    assert makers("guidelines") == set()


def test_the_id_of_an_item_tells_what_made_it(at_hand: Stock) -> None:
    assert at_hand.kind("sum-choose-17") == "sum-choose"
    assert at_hand.kind("sum-choose-x") is None
    assert at_hand.kind("form-a-guidelines-01") is None
    assert at_hand.strand("sum-type-3", "sums") == "sum-type"


def test_an_item_of_a_bank_that_is_named_twice_is_kept_once() -> None:
    twice: tuple[Item, ...] = (*POOL, *POOL)
    assert len(stock(twice, [], []).items) == len(POOL)
