"""Items that take several answers: what may be chosen, what it earns, how it shows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import combinations

import pytest

from simulator.exam import engine
from simulator.exam.attempt import Attempt, evolve, ready
from simulator.exam.event import Moment
from simulator.exam.form import assemble
from simulator.exam.item import Item, Kind
from simulator.exam.profile import Scoring
from simulator.exam.scoring import credit, score
from simulator.exam.view import ItemView, Mark, grid, seen
from tests.candidates import item, policy, profile

THREE = replace(item("guidelines", 1), kind=Kind.MULTIPLE, key=("a", "c"))
START = Moment(timedelta(), datetime(2026, 5, 4, 9, tzinfo=UTC))


def sat(several: Item = THREE) -> Attempt:
    whole = assemble(profile({"guidelines": 1}), [several], seed=3)
    attempt = ready(whole, policy())
    for event in engine.start(attempt, START):
        attempt = evolve(attempt, event)
    return attempt


def answered(attempt: Attempt, *chosen: str) -> Attempt:
    for event in engine.answer(attempt, 1, chosen, START):
        attempt = evolve(attempt, event)
    return attempt


def test_a_slot_says_how_many_it_takes() -> None:
    assert sat().form.slot(1).choose == 2


def test_as_many_as_it_takes_may_be_chosen_and_no_more() -> None:
    attempt = answered(sat(), "a", "c")
    assert set(attempt.response(1).chosen) == {"a", "c"}
    with pytest.raises(engine.Illegal, match="takes 2 answers"):
        engine.answer(attempt, 1, ("a", "b", "c"), START)


def test_the_order_of_choosing_makes_no_other_response() -> None:
    attempt = answered(sat(), "c", "a")
    assert engine.answer(attempt, 1, ("a", "c"), START) == ()


def test_fewer_than_it_takes_is_incomplete_until_it_is_whole() -> None:
    attempt = answered(sat(), "a")
    assert [cell.mark for cell in grid(attempt)] == [Mark.INCOMPLETE]
    view = seen(attempt, attempt.form.slot(1), THREE)
    assert isinstance(view, ItemView)
    assert (view.chosen, view.choose) == (1, 2)
    assert [cell.mark for cell in grid(answered(attempt, "a", "b"))] == [Mark.ANSWERED]


def test_all_or_nothing_earns_for_the_whole_key_alone() -> None:
    for size in range(5):
        for chosen in combinations("abcd", size):
            assert credit(THREE, chosen) == (1 if set(chosen) == {"a", "c"} else 0)


def test_by_share_a_right_one_earns_what_a_wrong_one_costs() -> None:
    earned = {
        chosen: credit(THREE, chosen, Scoring.PER_OPTION) for chosen in ((), ("a",), ("a", "c"), ("a", "b"), ("b",))
    }
    assert earned == {(): 0, ("a",): Fraction(1, 2), ("a", "c"): 1, ("a", "b"): 0, ("b",): 0}


def test_by_share_nothing_is_gained_by_ticking_everything() -> None:
    assert credit(THREE, ("a", "b", "c", "d"), Scoring.PER_OPTION) == 0


def test_the_policy_of_the_attempt_decides_its_score() -> None:
    attempt = answered(sat(), "a")
    by_share = replace(attempt, policy=replace(attempt.policy, scoring=Scoring.PER_OPTION))
    assert score(attempt, {THREE.revision: THREE}).credit == 0
    assert score(by_share, {THREE.revision: THREE}).credit == Fraction(1, 2)
