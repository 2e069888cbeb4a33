"""Disputes, rulings and later scores on disk."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.exam.rescoring import Adjustment, Change
from simulator.ports.audit import faults
from simulator.ports.docket import Dispute, Outdated, Rescore, Ruling, Verdict
from simulator.store import Store
from tests.candidates import ANN, MORNING, form, minutes, seconds
from tests.store.sitting import begun, sat

AMES = "Dr. Ames"
PLACE = form().slot(3)


@pytest.fixture
def attempt(store: Store) -> int:
    """One that was handed in with one right answer."""
    proctor = sat(store, begun(store))
    proctor.answer("a")
    proctor.submit()
    return proctor.record.id


def disputed(store: Store, attempt: int, slot: int = 3) -> int:
    place = form().slot(slot)
    return store.disputes.dispute(attempt, slot, place.item, place.revision, "Two are right [/x] é", MORNING)


def ruling(dispute: int | None, verdict: Verdict = Verdict.CREDITED, **more: object) -> Ruling:
    plain = Ruling(
        item=PLACE.item,
        revision=PLACE.revision,
        verdict=verdict,
        reason="So it is.",
        by=AMES,
        at=MORNING + minutes(5),
        dispute=dispute,
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # what a test says is what a ruling has


def rescore(attempt: int, credit: str = "7/3", follows: int = 0) -> Rescore:
    return Rescore(
        attempt=attempt,
        follows=follows,
        credit=Fraction(credit),
        total=9,
        passed=False,
        adjustments=(
            Adjustment(slot=3, change=Change.REKEYED, key=("b", "c")),
            Adjustment(slot=4, change=Change.UNSCORED),
        ),
        reason="So it is.",
        by=AMES,
        at=MORNING + minutes(5),
    )


def acts(store: Store) -> list[tuple[str, str, str]]:
    entries = store.audit.entries()
    assert list(faults(entries)) == []
    return [(entry.by, entry.action, entry.subject) for entry in entries]


def test_a_dispute_waits_until_it_is_ruled_on(store: Store, attempt: int, opened: Callable[[], Store]) -> None:
    number = disputed(store, attempt)
    waiting = Dispute(
        id=number,
        attempt=attempt,
        slot=3,
        candidate=ANN,
        item=PLACE.item,
        revision=PLACE.revision,
        reason="Two are right [/x] é",
        at=MORNING,
    )
    assert store.disputes.disputes() == store.disputes.disputes(waiting=True) == (waiting,)

    given = ruling(number, Verdict.REKEYED, key=("b", "c"))
    opened().disputes.rule(given)

    assert store.disputes.disputes(waiting=True) == ()
    assert store.disputes.disputes(attempt) == (replace(waiting, ruling=given),)
    assert store.disputes.disputes(attempt + 1) == ()
    assert store.disputes.rulings() == (given,)
    assert acts(store) == [(ANN, "disputed", f"dispute {number}"), (AMES, "ruled", f"dispute {number}")]


def test_of_two_windows_that_dispute_one_place_at_once_one_does(
    opened: Callable[[], Store], store: Store, attempt: int
) -> None:
    disputed(opened(), attempt)
    with pytest.raises(ValueError, match=f"Item 3 of attempt {attempt} is disputed already"):
        disputed(store, attempt)

    assert len(store.disputes.disputes()) == len(acts(store)) == 1


def test_disputes_come_in_the_order_in_which_they_were_made(store: Store, attempt: int) -> None:
    numbers = [disputed(store, attempt, slot) for slot in (5, 2, 9)]
    store.disputes.rule(ruling(numbers[1], Verdict.REJECTED))

    assert [dispute.id for dispute in store.disputes.disputes()] == numbers
    assert [dispute.slot for dispute in store.disputes.disputes(waiting=True)] == [5, 9]


def test_a_ruling_and_the_scores_that_follow_come_together(store: Store, attempt: int) -> None:
    number = disputed(store, attempt)
    store.disputes.rule(ruling(number), [rescore(attempt)])

    assert store.disputes.rescores(attempt) == (rescore(attempt),)
    assert store.disputes.rescores(attempt)[0].percent == Fraction(700, 27)
    assert acts(store)[1:] == [(AMES, "ruled", f"dispute {number}"), (AMES, "rescored", f"attempt {attempt}")]
    assert [line.credit for line in store.history.attempts()] == [Fraction(1)]


def test_the_first_ruling_stands(opened: Callable[[], Store], store: Store, attempt: int) -> None:
    number = disputed(store, attempt)
    first = ruling(number, Verdict.REJECTED)
    opened().disputes.rule(first)

    with pytest.raises(ValueError, match=f"dispute {number} already"):
        store.disputes.rule(ruling(number), [rescore(attempt)])

    assert store.disputes.rulings() == (first,)
    assert store.disputes.rescores(attempt) == ()
    assert len(acts(store)) == 2


def test_an_item_may_be_ruled_on_unasked_and_more_than_once(store: Store) -> None:
    rekeyed = ruling(None, Verdict.REKEYED, key=("b",))
    retired = ruling(None, Verdict.RETIRED)
    for each in (rekeyed, retired):
        store.disputes.rule(each)

    assert store.disputes.rulings() == (rekeyed, retired)
    assert acts(store) == [(AMES, "ruled", f"item {PLACE.item}")] * 2


def test_later_scores_are_kept_all_or_none(store: Store, attempt: int) -> None:
    with pytest.raises(Exception, match="damaged"):
        store.disputes.rescore([rescore(attempt), rescore(attempt + 1)])
    assert store.disputes.rescores(attempt) == ()

    store.disputes.rescore([rescore(attempt)])
    store.disputes.rescore([rescore(attempt, "3", follows=1)])
    store.disputes.rescore([])

    assert [each.credit for each in store.disputes.rescores(attempt)] == [Fraction(7, 3), Fraction(3)]
    assert acts(store) == [(AMES, "rescored", f"attempt {attempt}")] * 2


def test_of_several_attempts_the_later_scores_in_force_come_at_once(store: Store, attempt: int) -> None:
    other, third = (sat(store, begun(store, name), f"window of {name}") for name in ("Bo", "Cy"))
    for proctor in (other, third):
        proctor.submit()
    store.disputes.rescore([rescore(attempt), rescore(third.record.id)])
    store.disputes.rescore([rescore(attempt, "3", follows=1)])

    assert store.disputes.in_force([attempt, other.record.id]) == {attempt: rescore(attempt, "3", follows=1)}
    assert store.disputes.in_force([]) == {}


def test_a_ruling_whose_scores_cannot_be_kept_is_not_kept(store: Store, attempt: int, path: Path) -> None:
    number = disputed(store, attempt)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TRIGGER broken BEFORE INSERT ON rescore BEGIN SELECT RAISE(ABORT, 'no'); END")

    with pytest.raises(Exception, match="damaged"):
        store.disputes.rule(ruling(number), [rescore(attempt)])

    assert store.disputes.rulings() == ()
    assert len(store.disputes.disputes(waiting=True)) == len(acts(store)) == 1


@pytest.mark.parametrize("follows", [0, 2])
def test_a_later_score_that_does_not_follow_the_last_one_is_not_kept(
    store: Store, opened: Callable[[], Store], attempt: int, follows: int
) -> None:
    number, other = disputed(store, attempt), sat(store, begun(store, "Bo"), "window 2")
    other.submit()
    opened().disputes.rescore([rescore(attempt)])

    stale = rescore(attempt, "3", follows=follows)
    keeps: tuple[Callable[[], None], ...] = (
        lambda: store.disputes.rule(ruling(number), [stale]),
        lambda: store.disputes.rescore([rescore(other.record.id), stale]),
    )
    for keep in keeps:
        with pytest.raises(Outdated) as caught:
            keep()
        assert caught.value.attempts == {attempt}

    assert (store.disputes.rulings(), store.disputes.rescores(other.record.id)) == ((), ())
    assert store.disputes.rescores(attempt) == (rescore(attempt),)
    assert [action for _, action, _ in acts(store)] == ["disputed", "rescored"]


def test_what_is_not_there_cannot_be_disputed_nor_ruled_on(store: Store) -> None:
    with pytest.raises(KeyError):
        disputed(store, 7)
    with pytest.raises(KeyError):
        store.disputes.rule(ruling(7))

    assert (store.disputes.disputes(), store.disputes.rulings(), acts(store)) == ((), (), [])


def test_closed_attempts_are_found_by_a_revision_that_their_form_holds(store: Store, attempt: int) -> None:
    begun(store)  # is still open
    given_up = sat(store, begun(store, "Bo"), "window 2")
    given_up.abandon()

    assert store.disputes.holding(PLACE.revision) == (attempt, given_up.record.id)
    assert store.disputes.holding("rev:another") == ()


def test_those_that_closed_since_a_time_are_found_by_their_last_event(store: Store, attempt: int) -> None:
    assert store.attempts.load(attempt).events[-1].moment.at == MORNING
    assert store.disputes.holding(PLACE.revision, MORNING) == (attempt,)
    assert store.disputes.holding(PLACE.revision, MORNING + seconds(1)) == ()
