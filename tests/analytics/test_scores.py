"""Numbers kept by binary places behave as the numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analytics.crowd import crowd, everyone, marked
from simulator.analytics.scores import Scores, added

numbers = st.lists(st.integers(0, 1000), min_size=1, max_size=40)


def members(who: int, n: int) -> list[int]:
    """The places of those in a crowd; the first candidate has the highest bit."""
    return [place for place in range(n) if who >> (n - 1 - place) & 1]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 9), st.booleans()), min_size=1))
def test_sums_over_a_crowd_are_those_of_the_numbers(rows: list[tuple[int, int, bool]]) -> None:
    xs, ys, flags = zip(*rows, strict=True)
    x, y, some = Scores.of(xs), Scores.of(ys), crowd(flags)
    assert x.total(some) == sum(x for x, _, there in rows if there)
    assert x.squares(some) == sum(x * x for x, _, there in rows if there)
    assert x.product(y, some) == sum(x * y for x, y, there in rows if there)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9999), st.integers(0, 3)), max_size=30))
def test_scores_add_up_candidate_by_candidate(rows: list[tuple[int, int, int]]) -> None:
    terms = [Scores.of(column) for column in zip(*rows, strict=True)]
    together = [sum(row) for row in rows]
    assert added(terms).places == Scores.of(together).places
    assert added(terms).times(6).total(everyone(len(rows))) == 6 * sum(together)


@given(numbers, st.data())
def test_the_highest_and_the_lowest_take_in_all_who_tie(given_numbers: list[int], data: st.DataObject) -> None:
    n = len(given_numbers)
    size = data.draw(st.integers(1, n))
    scores, ordered = Scores.of(given_numbers), sorted(given_numbers)
    best, last = ordered[-size], ordered[size - 1]
    highest, lowest = scores.highest(size, everyone(n)), scores.lowest(size, everyone(n))
    assert members(highest, n) == [place for place, number in enumerate(given_numbers) if number >= best]
    assert members(lowest, n) == [place for place, number in enumerate(given_numbers) if number <= last]


def test_marks_and_flags_make_the_same_crowd() -> None:
    assert marked(b"A BA-", ord("A")) == crowd([True, False, False, True, False])
    assert marked(b"", ord("A")) == crowd([]) == everyone(0) == 0


def test_a_score_below_0_is_refused() -> None:
    with pytest.raises(ValueError, match="never below 0"):
        Scores.of([1, -1])
