"""The course of a drill on a real store: one item after another, and what is chosen."""

import re
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.candidate.coach import Undrillable
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.form import Slot
from simulator.exam.item import Difficulty
from simulator.exam.policy import Feedback, Mode
from simulator.exam.view import ItemView, SolvedView
from simulator.ports.drills import Rating, Wish
from tests.candidates import ANN, minutes, seconds
from tests.charts import case_item
from tests.drill.room import POOL, DrillRoom, answer, asked, right

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def ratings(room: DrillRoom) -> list[Rating]:
    return [review.rating for review in room.store.reviews.log(ANN)]


# One item after another


def test_a_drill_is_an_attempt_with_its_first_item_in_view(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), items=3)
    view = drill.proctor.item()
    assert (view.number, view.domain) == (1, "sums")
    assert "SECRET" not in repr(view)
    (summary,) = room.store.history.attempts(ANN)
    assert (summary.mode, summary.status, summary.title) == (Mode.DRILL, Status.RUNNING, "Drill: Sums")
    assert (summary.items, summary.total, summary.answered) == (1, 1, 0)
    record = room.store.attempts.load(summary.id)
    assert (record.form.slots, record.form.seed, record.policy.feedback) == ((), 7, Feedback.IMMEDIATE)
    assert (record.policy.time.timed, record.policy.time.pausing) == (False, True)
    assert record.profile.title_of("sums") == "Sums"
    assert record.wish == Wish(topics=("sums",), items=3, seed=7)


def test_an_answer_is_explained_at_once_and_the_next_item_comes(room: DrillRoom) -> None:
    drill = room.begin(topics=("sum-choose",))
    answer(drill, rightly=False)
    assert not drill.settled
    drill.settle()
    solved = drill.proctor.item()
    assert isinstance(solved, SolvedView)
    assert (drill.settled, solved.right, "SECRET" in solved.rationale) == (True, False, True)
    assert drill.next()
    assert isinstance(drill.proctor.item(), ItemView)
    assert (drill.settled, drill.proctor.item().number) == (False, 2)


def test_a_typed_answer_counts_however_it_is_spaced(room: DrillRoom) -> None:
    drill = room.begin(topics=("sum-type",))
    view = drill.proctor.item()
    assert isinstance(view, ItemView)
    assert (view.typed, view.options) == ("", ())
    drill.type(f" {right(drill)[0][0]} {right(drill)[0][1:]} ")
    drill.settle()
    solved = drill.proctor.item()
    assert isinstance(solved, SolvedView)
    assert (solved.right, solved.accepted) == (True, right(drill))


def test_a_drill_ends_after_the_items_wished_for(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), items=3)
    for n in range(3):
        answer(drill, rightly=n != 1)
        drill.settle()
        assert drill.next() == (n < 2)
    assert drill.ending == "That was all 3 items you asked for."
    counts = drill.counts
    assert (counts.dealt, counts.right, counts.wrong, counts.items) == (3, 2, 1, 3)
    drill.stop()
    (summary,) = room.store.history.attempts(ANN)
    assert (summary.status, summary.closed_by, summary.items) == (Status.CLOSED, ClosedBy.SUBMITTED, 3)
    assert summary.credit == Fraction(2)


def test_a_drill_of_minutes_ends_by_the_clock_and_keeps_the_answer_that_stood(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), limit=minutes(1))
    assert drill.proctor.clock().timed
    answer(drill, rightly=True)
    for _ in range(15):
        room.clock.advance(4)
        drill.proctor.tick()
    assert drill.proctor.closed
    assert ratings(room) == [GOOD]
    assert (drill.next(), drill.ending) == (False, "The time is up.")
    (summary,) = room.store.history.attempts(ANN)
    assert (summary.closed_by, summary.elapsed) == (ClosedBy.EXPIRED, minutes(1))


def test_the_time_may_be_up_just_when_the_next_item_is_asked_for(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), limit=seconds(4))
    answer(drill, rightly=False)
    drill.settle()
    room.clock.advance(4.5)
    assert (drill.next(), drill.ending) == (False, "The time is up.")
    assert room.store.history.attempts(ANN)[0].items == 1
    assert ratings(room) == [AGAIN]


def test_a_missed_item_comes_back_in_the_same_drill_until_it_is_right(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    first = asked(drill)[0]
    for n in range(14):
        answer(drill, rightly=asked(drill)[-1] != first or n > 6)
        drill.settle()
        drill.next()
    places = [place for place, each in enumerate(asked(drill)) if each == first]
    assert len(places) == 3
    assert all(3 <= after - before - 1 <= 5 for before, after in pairwise(places))


def test_an_item_that_comes_back_has_its_options_in_another_order(room: DrillRoom) -> None:
    orders = set()
    drill = room.begin(topics=("sum-choose",))
    first = asked(drill)[0]
    for _ in range(30):
        slot = drill.proctor.attempt.form.slots[-1]
        if slot.item == first:
            orders.add(slot.options)
        answer(drill, rightly=slot.item != first)
        drill.settle()
        drill.next()
    assert len(orders) > 1


def test_the_reason_is_said_for_every_item(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    assert drill.reason == "Sums: nothing answered so far."
    first = asked(drill)[0]
    reasons = []
    for _ in range(7):
        answer(drill, rightly=asked(drill)[-1] != first)
        drill.settle()
        drill.next()
        reasons.append(drill.reason)
    assert reasons[0] == "Sums: 0 % of 1 so far."
    back = next(n for n, reason in enumerate(reasons) if reason.startswith("Missed"))
    assert 4 <= back + 1 <= 6
    assert reasons[back] == f"Missed {back + 1} items ago: it comes back until it is right."


def test_the_same_seed_asks_the_same_items_with_the_same_options(room: DrillRoom, tmp_path: Path) -> None:
    def ten(seed: int) -> list[Slot]:
        drill = room.begin(topics=("sums", "anaesthesia"), seed=seed)
        for _ in range(9):
            answer(drill, rightly=True)
            drill.next()
        slots = list(drill.proctor.attempt.form.slots)
        drill.proctor.abandon()
        drill.leave()
        return slots

    one = DrillRoom(tmp_path / "other")
    try:
        first = ten(3)
        other = one.begin(topics=("sums", "anaesthesia"), seed=3)
        for _ in range(9):
            answer(other, rightly=True)
            other.next()
        assert list(other.proctor.attempt.form.slots) == first
    finally:
        one.close()
    assert ten(4) != first


# What is chosen


def test_without_a_topic_the_three_weakest_domains_are_drilled(room: DrillRoom) -> None:
    for domain in ("guidelines", "sums"):
        drill = room.begin(topics=(domain,), items=2)
        for _ in range(2):
            answer(drill, rightly=domain == "guidelines")
            drill.settle()
            drill.next()
        drill.stop()
    weak = [weakness.domain for weakness in room.coach.weakest(ANN)]
    assert (weak[0], weak[-1]) == ("sums", "guidelines")
    room.clock.advance(seconds(1))
    drill = room.begin(topics=())
    domains = []
    for _ in range(9):
        domains.append(drill.proctor.item().domain)
        answer(drill, rightly=True)
        drill.settle()
        drill.next()
    assert len(set(domains)) == 3
    assert "guidelines" not in domains


def test_exams_tell_what_is_weak_too(room: DrillRoom) -> None:
    from simulator.candidate.lobby import Choices

    number = room.lobby.start(ANN, Choices(profile=room.exam))
    proctor = room.lobby.sit(number)
    for slot in proctor.attempt.form.slots:
        proctor.visit(slot.number)
        proctor.answer("a" if slot.domain != "anaesthesia" else "b")
    proctor.submit()
    weak = room.coach.weakest(ANN)
    assert (weak[0].domain, weak[0].sentence) == ("anaesthesia", "Anaesthesia: 0 % of 3 so far.")
    assert weak[-1].sentence == "Musculoskeletal: 100 % of 5 so far."


def test_items_of_a_bank_that_were_in_view_lately_come_last(room: DrillRoom) -> None:
    drill = room.begin(topics=("anaesthesia",), items=2)
    answer(drill, rightly=True)
    drill.next()
    answer(drill, rightly=True)
    seen = asked(drill)
    drill.stop()
    first = asked(drill)[0]
    room.clock.advance(timedelta(days=2))
    again = room.begin(topics=("anaesthesia",), seed=99)
    order: list[str] = []
    while True:
        answer(again, rightly=True)
        order.append(asked(again)[-1])
        if not again.next():
            break
    assert again.ending == "Everything there is has been asked."
    assert (len(order), order[0] not in seen, set(order[1:])) == (3, True, set(seen))
    again.stop()
    room.clock.advance(timedelta(days=15))
    assert asked(room.begin(topics=("anaesthesia",)))[0] == first


def test_difficulty_is_kept_for_made_items_too(room: DrillRoom) -> None:
    drill = room.begin(topics=("sum-type",), difficulty=Difficulty.HARD)
    for _ in range(10):
        answer(drill, rightly=True)
        drill.next()
    assert {item.difficulty for item in drill.proctor.record.items.values()} == {Difficulty.HARD}


def test_one_bank_alone_is_drilled_whole_and_without_made_items(room: DrillRoom) -> None:
    drill = room.begin(bank="form-a")
    while True:
        answer(drill, rightly=True)
        if not drill.next():
            break
    assert sorted(asked(drill)) == sorted(item.id for item in POOL)


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (Wish(topics=("guidlines",)), "There is no topic 'guidlines'. The nearest: guidelines."),
        (Wish(bank="form-b"), "There is no bank 'form-b' to drill. There are: form-a."),
        (Wish(pace="ccs"), "There is no exam 'ccs' to set the pace. There are: cpc."),
        (Wish(topics=("guidelines",), difficulty=Difficulty.HARD), "There is no item for guidelines that is hard."),
        (Wish(topics=("sums", "taking-away")), "There is no item for sums and taking-away."),
        (Wish(reviews=True), "Nothing is due today. `codexam drill` asks something new."),
    ],
)
def test_what_cannot_be_drilled_is_a_sentence_and_leaves_no_attempt(room: DrillRoom, wish: Wish, says: str) -> None:
    with pytest.raises(Undrillable, match=re.escape(says)):
        room.coach.start(ANN, wish)
    assert room.store.history.attempts() == ()


def test_records_are_not_drilled(room: DrillRoom) -> None:
    room.pool = (case_item(1),)
    with pytest.raises(Undrillable, match="Records are not drilled"):
        room.window("other").start(ANN, Wish(topics=("inpatient",)))


def test_the_generators_are_opened_once_and_only_when_they_are_needed(room: DrillRoom) -> None:
    assert (room.coach.ready, room.told) == (False, [])
    assert room.coach.due(ANN) == ()
    room.coach.weakest(ANN)
    assert not room.coach.ready
    room.coach.open(lambda _share, _what: None)
    room.coach.topics()
    room.begin(topics=("sums",))
    assert (room.coach.ready, len(room.told)) == (True, 1)
