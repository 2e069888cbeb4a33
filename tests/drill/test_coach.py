"""What a drill leaves for the days after: what comes back, by which day, and what stays out of exams."""

from dataclasses import replace
from datetime import date, timedelta

from simulator.exam.event import Dealt
from simulator.ports.drills import Rating, Wish
from tests.candidates import ANN, item
from tests.drill.makers import SUMS
from tests.drill.room import POOL, DrillRoom, answer, asked

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def missed(room: DrillRoom, count: int = 3) -> list[str]:
    """Items of a drill that were missed, and never right."""
    drill = room.begin(topics=("sums",), items=count)
    for _ in range(count):
        room.clock.advance(1)
        answer(drill, rightly=False)
        drill.settle()
        drill.next()
    drill.stop()
    return asked(drill)


def test_what_was_missed_is_due_the_next_day_in_a_review_of_its_own(room: DrillRoom) -> None:
    items = missed(room)
    room.clock.advance(timedelta(days=1))
    assert [card.item for card in room.coach.due(ANN)] == items
    drill = room.begin(topics=(), reviews=True)
    (summary, _) = room.store.history.attempts(ANN)
    assert (summary.form, summary.title) == ("review", "Review of what is due")
    assert drill.reason == "Due for review: missed the one time it was asked."
    for n in range(3):
        assert drill.counts.due == 2 - n
        answer(drill, rightly=True)
        drill.settle()
        drill.next()
    assert (asked(drill), drill.ending) == (items, "Nothing more is due.")


def test_reviews_come_first_in_a_drill_of_their_topic_and_not_in_another(room: DrillRoom) -> None:
    items = missed(room)
    room.clock.advance(timedelta(days=1))
    assert asked(room.begin(topics=("sums",)))[0] == items[0]
    assert asked(room.begin(topics=()))[0] == items[0]
    assert asked(room.begin(topics=("guidelines",)))[0] not in items


def test_an_item_of_a_bank_is_reviewed_as_it_stands_in_the_bank_today(room: DrillRoom) -> None:
    drill = room.begin(topics=("guidelines",))
    answer(drill, rightly=False)
    drill.settle()
    drill.stop()
    missed_one = asked(drill)[0]
    room.clock.advance(timedelta(days=1))
    mended = tuple(replace(i, revision="rev:mended", stem="mended") if i.id == missed_one else i for i in POOL)
    room.pool = mended
    drill = room.window("later").start(ANN, Wish(reviews=True))
    assert drill.proctor.item().stem == "mended"
    answer(drill, rightly=True)
    drill.settle()
    drill.stop()
    assert [review.revision for review in room.store.reviews.log(ANN)] == [f"rev:{missed_one}", "rev:mended"]
    room.clock.advance(timedelta(days=400))
    room.pool = ()
    assert room.window("bare").start(ANN, Wish(reviews=True)).proctor.item().stem == "mended"


def test_the_log_survives_a_clock_that_was_set_wrong_for_a_while(room: DrillRoom) -> None:
    items = missed(room)
    room.clock.move_wall(timedelta(days=3650))
    drill = room.begin(topics=(), reviews=True)
    answer(drill, rightly=True)
    drill.settle()
    drill.stop()
    room.clock.move_wall(timedelta(days=-3650))
    room.clock.advance(timedelta(days=2))
    drill = room.begin(topics=("sums",), reviews=True)
    answer(drill, rightly=True)
    drill.settle()
    assert {card.item for card in room.coach.due(ANN)} < set(items)
    room.clock.advance(timedelta(days=40))
    assert {card.item for card in room.coach.due(ANN)} == set(items)


def test_an_exam_date_lives_with_the_candidate_and_moves_what_is_due(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=True)
    drill.proctor.flag(on=True)
    drill.settle()
    drill.stop()
    for _ in range(3):
        room.clock.advance(timedelta(minutes=30))
        review = room.begin(topics=(), reviews=True) if room.coach.due(ANN) else None
        if review:
            answer(review, rightly=True)
            review.settle()
            review.stop()
    today = room.clock.read().now.date()
    assert room.coach.exam_date(ANN) is None
    room.coach.set_exam_date(ANN, today + timedelta(days=2))
    assert room.window("other").exam_date(ANN) == today + timedelta(days=2)
    assert room.coach.plan(ANN).days[1].due == 1
    room.coach.set_exam_date(ANN, None)
    assert room.coach.plan(ANN).exam_date is None
    room.coach.set_exam_date("Bo", date(2026, 9, 30))
    assert room.coach.exam_date("Bo") == date(2026, 9, 30)
    assert room.store.history.candidates() == (ANN, "Bo")


def test_a_drill_stays_out_of_exam_scores_and_keeps_its_items(room: DrillRoom) -> None:
    missed(room)
    assert room.store.history.domain_scores(ANN) == ()
    (summary,) = room.store.history.attempts(ANN)
    record = room.store.attempts.load(summary.id)
    dealt_out = [event.place for event in record.events if isinstance(event, Dealt)]
    assert {slot.revision for slot in dealt_out} == set(record.items)
    assert room.lobby.report(summary.id)[1].score.percent == 0


def test_a_bank_of_its_own_makes_room_for_its_items_beside_made_ones(room: DrillRoom) -> None:
    own = replace(item("sums", 1, bank="pcs-drill"), id="pcs-drill-01")
    room.pool, room.generators = (*POOL, own), (SUMS,)
    drill = room.window("other").start(ANN, Wish(topics=("sums",), seed=1))
    for _ in range(4):
        answer(drill, rightly=True)
        drill.next()
    assert own.id in asked(drill)
