"""Views: what a candidate may see, and that the key is nowhere in it before its time."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from simulator.exam.attempt import Attempt, Response, Status, ready
from simulator.exam.event import ClosedBy
from simulator.exam.item import Item
from simulator.exam.view import Cell, ItemView, Mark, SolvedView, grid, seen
from tests.candidates import KEY, WORSE, WRONG, form, items, policy

ITEMS = {item.revision: item for item in items()}
TEACHING = {"key", "why", "rationale", "references", "right", "credit", "difficulty"}


def walked(value: object) -> Iterator[tuple[str, object]]:
    """Every field, at any depth, with its name and value."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            yield field.name, inner
            yield from walked(inner)
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from walked(inner)


def sat(practice: bool = False, **first: object) -> Attempt:
    """A running attempt whose first response is as told."""
    fresh = ready(form(), policy(practice=practice))
    first_response = replace(Response(visited=True), **first)  # type: ignore[arg-type]  # the fields differ in type
    return replace(fresh, status=Status.RUNNING, responses=(first_response, *fresh.responses[1:]))


def view_of(attempt: Attempt, number: int = 1) -> ItemView | SolvedView:
    slot = attempt.form.slot(number)
    view = seen(attempt, slot, ITEMS[slot.revision])
    assert isinstance(view, ItemView)
    return view


@pytest.mark.parametrize(
    "attempt",
    [
        sat(),
        sat(chosen=(KEY,), note="n", flagged=True, struck=frozenset({WRONG})),
        sat(chosen=(KEY,), revealed=True),
        sat(practice=True, chosen=(KEY,)),
        replace(sat(chosen=(KEY,)), status=Status.PAUSED),
        replace(sat(chosen=(KEY,)), status=Status.READY),
    ],
    ids=["fresh", "worked on", "revealed but deferred", "practice, not yet revealed", "paused", "ready"],
)
def test_no_view_of_an_open_item_holds_anything_of_its_key(attempt: Attempt) -> None:
    for number in range(1, 11):
        view = view_of(attempt, number)
        assert type(view) is ItemView
        found = list(walked(view))
        assert not TEACHING & {name for name, _ in found}
        assert not [value for _, value in found if isinstance(value, str) and "SECRET" in value]
        assert not [value for _, value in found if isinstance(value, Item)]
    assert "SECRET" not in repr([view_of(attempt, n) for n in range(1, 11)])


def test_views_that_differ_in_the_key_alone_are_equal() -> None:
    attempt = sat(chosen=(WRONG,))
    slot = attempt.form.slot(1)
    other = replace(ITEMS[slot.revision], key=(WORSE,), rationale="another", references=())
    assert seen(attempt, slot, other) == view_of(attempt)


def test_under_immediate_feedback_only_a_revealed_item_shows_its_key() -> None:
    attempt = sat(practice=True, chosen=(WRONG,), revealed=True)
    view = view_of(attempt)
    assert isinstance(view, SolvedView)
    assert [option.id for option in view.options if option.right] == [KEY]
    assert view.rationale == "SECRET rationale"
    assert not view.right
    assert type(view_of(attempt, 2)) is ItemView


@pytest.mark.parametrize("by", list(ClosedBy))
def test_every_item_of_a_closed_attempt_shows_its_key(by: ClosedBy) -> None:
    closed = replace(sat(chosen=(KEY,)), status=Status.CLOSED, closed_by=by)
    views = [view_of(closed, n) for n in range(1, 11)]
    assert all(isinstance(view, SolvedView) for view in views)
    assert [view.right for view in views if isinstance(view, SolvedView)] == [True] + [False] * 9


def test_letters_are_places_and_follow_the_form_not_the_option_ids() -> None:
    attempt = sat(chosen=(KEY,))
    view = view_of(attempt)
    assert "".join(option.letter for option in view.options) == "abcd"
    assert tuple(option.id for option in view.options) == attempt.form.slot(1).options != tuple("abcd")
    assert [option.id for option in view.options if option.chosen] == [KEY]
    assert view.answered


def test_the_grid_says_unseen_unanswered_or_answered_of_every_slot() -> None:
    attempt = replace(sat(chosen=(KEY,), flagged=True, note="n"), current=2)
    attempt = replace(attempt, responses=(attempt.responses[0], Response(visited=True), *attempt.responses[2:]))
    first, second, third, *_ = cells = grid(attempt)
    assert first == Cell(number=1, domain="guidelines", mark=Mark.ANSWERED, flagged=True, noted=True, current=False)
    assert (second.mark, second.current) == (Mark.UNANSWERED, True)
    assert (third.mark, third.flagged, third.noted) == (Mark.UNSEEN, False, False)
    assert [cell.number for cell in cells] == list(range(1, 11))
