"""What a drill asks next."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest

from simulator.drill.choose import LATEST, SOONEST, Ask, Make, Met, Strand, choose
from simulator.drill.share import Share

SUMS = Strand(name="sum", domain="sums", endless=True)
MORE_SUMS = Strand(name="long-sum", domain="sums", endless=True)
WORDS = Strand(name="words (banks)", domain="words", endless=False, items=("w1", "w2"))


def met(item: str, *, right: bool = True, domain: str = "sums", strand: str = "sum") -> Met:
    return Met(item=item, domain=domain, strand=strand, right=right)


def drilled(count: int, wrong: set[str], seed: int, due: tuple[str, ...] = ()) -> list[Met]:
    """A drill of sums by somebody who misses these items whenever they come."""
    course: list[Met] = []
    for n in range(count):
        choice = choose(course, due, [SUMS], [], {}, {}, seed)
        assert choice is not None
        item = choice.item if isinstance(choice, Ask) else f"s{n}"
        course.append(met(item, right=item not in wrong))
    return course


@pytest.mark.parametrize("seed", range(20))
def test_a_missed_item_comes_back_after_three_to_five_others_until_it_is_right(seed: int) -> None:
    course = drilled(40, {"s0", "s2", "s3"}, seed)
    for item in ("s0", "s2", "s3"):
        places = [place for place, each in enumerate(course) if each.item == item]
        between = [after - before - 1 for before, after in pairwise(places)]
        assert len(between) >= 5
        assert all(SOONEST <= others <= LATEST for others in between)
    known = Counter(each.item for each in course if each.right)
    assert set(known.values()) == {1}


def test_every_distance_occurs() -> None:
    seen = set()
    for seed in range(30):
        items = [each.item for each in drilled(10, {"s0"}, seed)]
        seen.add(items.index("s0", 1) - 1)
    assert seen == {3, 4, 5}


def test_however_many_are_missed_none_waits_longer_than_five() -> None:
    course = drilled(60, {f"s{n}" for n in range(60)}, 3)
    last: dict[str, int] = {}
    for place, each in enumerate(course):
        if each.item in last:
            assert SOONEST <= place - last[each.item] - 1 <= LATEST
        last[each.item] = place


def test_an_item_that_was_right_in_the_end_does_not_come_back() -> None:
    course = [met("x", right=False), met("a"), met("b"), met("c"), met("d"), met("e"), met("x")]
    assert choose(course, [], [], [], {}, {}, 1) is None


def test_what_is_due_comes_before_anything_new_and_in_its_order() -> None:
    assert choose([], ["late", "later"], [SUMS], [], {}, {}, 1) == Ask("late")
    assert choose([met("late")], ["late", "later"], [SUMS], [], {}, {}, 1) == Ask("later")
    assert choose([met("late"), met("later")], ["late", "later"], [SUMS], [], {}, {}, 1) == Make(SUMS)


def test_where_nothing_else_is_left_a_missed_item_comes_back_sooner() -> None:
    assert choose([met("x", right=False)], ["x"], [], [], {}, {}, 1) == Ask("x")
    assert choose([met("x")], ["x"], [], [], {}, {}, 1) is None


def test_items_answered_lately_come_when_there_is_nothing_new() -> None:
    words = [met("w1", domain="words"), met("w2", domain="words")]
    assert choose(words, [], [WORDS], ["w9"], {}, {}, 1) == Ask("w9")
    assert choose(words, [], [WORDS, SUMS], ["w9"], {}, {}, 1) == Make(SUMS)
    assert choose([met("w1", domain="words")], [], [WORDS], ["w9"], {}, {}, 1) == Ask("w2")


def test_the_weakest_comes_first_and_most_often() -> None:
    domains = {"sums": Share(Fraction(1), 10), "words": Share(Fraction(9), 10)}
    words = Strand(name="word", domain="words", endless=True)
    course: list[Met] = []
    for n in range(50):
        choice = choose(course, [], [words, SUMS], [], domains, {}, 1)
        assert isinstance(choice, Make)
        course.append(met(f"i{n}", domain=choice.strand.domain, strand=choice.strand.name))
    dealt = [each.domain for each in course]
    assert dealt[:3] == ["sums", "sums", "sums"]
    assert 8 <= dealt.count("words") <= 12


def test_within_a_domain_the_kind_that_was_missed_most_leads() -> None:
    kinds = {"sum": Share(Fraction(8), 10), "long-sum": Share(Fraction(2), 10)}
    assert choose([], [], [SUMS, MORE_SUMS], [], {}, kinds, 1) == Make(MORE_SUMS)


def test_the_seed_decides_among_equals_and_repeats() -> None:
    firsts = [choose([], [], [SUMS, WORDS], [], {}, {}, seed) for seed in range(30)]
    assert {type(first) for first in firsts} == {Ask, Make}
    assert firsts == [choose([], [], [SUMS, WORDS], [], {}, {}, seed) for seed in range(30)]
