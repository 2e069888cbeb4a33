"""The review log, the items of drills, and the day of a candidate's exam, on disk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from simulator.candidate.proctor import Proctor
from simulator.exam.event import Dealt
from simulator.exam.form import Form, dealt
from simulator.exam.item import Item
from simulator.exam.policy import Feedback, Mode, policy_for
from simulator.ports.drills import Rating, Review, Sighting, Wish
from simulator.ports.failure import Unusable
from simulator.store import Store
from tests.candidates import ANN, KEY, MORNING, WRONG, FakeClock, item, items, profile
from tests.store.sitting import begun, sat

FIRST, SECOND = items()[:2]


def drilling(store: Store, candidate: str = ANN, *, clock: FakeClock | None = None) -> Proctor:
    """A drill on the store, with nothing dealt yet."""
    rules = policy_for(profile(), mode=Mode.DRILL, feedback=Feedback.IMMEDIATE, timed=False)
    form = Form(id="drill", profile="drill", slots=(), seed=7)
    number = store.attempts.begin(candidate, profile(), form, rules, (), MORNING, Wish(items=5, seed=7))
    return sat(store, number, clock=clock)


def deal(proctor: Proctor, *each: Item, answer: str = KEY) -> None:
    """Items, each answered and explained."""
    for thing in each:
        proctor.deal(thing, dealt(proctor.attempt.form, thing, 7))
        proctor.answer(answer)
        proctor.reveal()


def test_what_was_dealt_comes_back_with_the_attempt(store: Store) -> None:
    proctor = drilling(store)
    deal(proctor, FIRST, SECOND, FIRST)
    record = store.attempts.load(proctor.record.id)
    assert record.items == {FIRST.revision: FIRST, SECOND.revision: SECOND}
    assert (record.form.slots, record.wish) == ((), Wish(items=5, seed=7))
    assert [event.place.item for event in record.events if isinstance(event, Dealt)] == [FIRST.id, SECOND.id, FIRST.id]
    (summary,) = store.history.attempts()
    assert (summary.mode, summary.items, summary.total, summary.answered) == (Mode.DRILL, 3, 3, 3)


def test_an_exam_has_no_wish_and_counts_its_places_as_ever(store: Store) -> None:
    number = begun(store)
    assert store.attempts.load(number).wish is None
    assert (store.history.attempts()[0].items, store.history.attempts()[0].total) == (10, 10)


def test_news_bring_the_items_along(store: Store) -> None:
    proctor = drilling(store)
    deal(proctor, FIRST)
    before = proctor.attempt.seq
    deal(proctor, SECOND)
    assert store.attempts.news(proctor.record.id, before).items == {SECOND.revision: SECOND}


def test_the_log_is_in_the_order_of_writing_and_each_candidate_has_a_log(store: Store) -> None:
    clock = FakeClock()
    proctor = drilling(store, clock=clock)
    deal(proctor, FIRST, answer=WRONG)
    clock.move_wall(-timedelta(days=3))
    deal(proctor, SECOND, FIRST)
    deal(drilling(store, "Bo"), SECOND)
    first, second, third = store.reviews.log(ANN)
    assert first == Review(
        item=FIRST.id,
        revision=FIRST.revision,
        domain="guidelines",
        rating=Rating.AGAIN,
        at=MORNING,
        attempt=proctor.record.id,
        slot=1,
    )
    assert [(review.item, review.rating) for review in (second, third)] == [
        (SECOND.id, Rating.GOOD),
        (FIRST.id, Rating.GOOD),
    ]
    assert second.at < first.at
    assert [review.item for review in store.reviews.log("Bo")] == [SECOND.id]
    assert store.reviews.log("Cy") == ()


def test_a_place_is_reviewed_once(store: Store) -> None:
    proctor = drilling(store)
    deal(proctor, FIRST)
    (review,) = store.reviews.log(ANN)
    number, window = proctor.record.id, "window 1"
    checkpoint = store.attempts.load(number).checkpoint
    assert checkpoint
    with pytest.raises(Unusable):
        store.attempts.append(number, window, (), proctor.attempt, checkpoint, None, review=review)
    assert store.reviews.log(ANN) == (review,)


def test_items_are_found_by_revision_however_many_are_asked_for(store: Store) -> None:
    deal(drilling(store), FIRST)
    asked = [f"rev:{n}" for n in range(3000)] + [FIRST.revision]
    assert store.reviews.items(asked) == {FIRST.revision: FIRST}
    assert store.reviews.items([]) == {}


def test_the_day_of_an_exam_is_kept_changed_and_taken_back(opened: Callable[[], Store]) -> None:
    store = opened()
    assert store.reviews.exam_date(ANN) is None
    store.reviews.set_exam_date(ANN, date(2026, 9, 30), MORNING)
    assert opened().reviews.exam_date(ANN) == date(2026, 9, 30)
    assert store.history.candidates() == (ANN,)
    store.reviews.set_exam_date(ANN, None, MORNING)
    assert opened().reviews.exam_date(ANN) is None


def test_sightings_tell_what_came_into_view_where_and_when_first(store: Store) -> None:
    clock = FakeClock()
    exam = sat(store, begun(store), clock=clock)
    places = exam.attempt.form.slots
    clock.advance(60)
    exam.visit(2)
    exam.visit(1)
    drill = drilling(store, clock=clock)
    deal(drill, FIRST)
    sat(store, begun(store, "Bo"))
    assert store.history.sightings(ANN) == (
        Sighting(places[0].item, exam.record.id, Mode.EXAM, MORNING),
        Sighting(places[1].item, exam.record.id, Mode.EXAM, MORNING + timedelta(seconds=60)),
        Sighting(FIRST.id, drill.record.id, Mode.DRILL, MORNING + timedelta(seconds=60)),
    )


def test_scores_by_domain_are_of_exams_that_were_finished(store: Store) -> None:
    for ending in ("submit", "abandon"):
        proctor = sat(store, begun(store), f"window of {ending}")
        proctor.answer(KEY)
        getattr(proctor, ending)()
    drill = drilling(store)
    deal(drill, FIRST)
    drill.submit()
    sat(store, begun(store), "another")
    scores = store.history.domain_scores(ANN)
    assert {score.domain: score.total for score in scores} == {"guidelines": 2, "anaesthesia": 3, "musculoskeletal": 5}
    assert sum(score.credit for score in scores) == Fraction(1)
    assert store.history.domain_scores("Bo") == ()


def test_a_form_with_a_typed_place_comes_back(store: Store) -> None:
    one = replace(item("guidelines", 1), revision="rev:typed")
    slot = replace(dealt(Form(id="f", profile="cpc", slots=()), one, 1), typed=True)
    form = Form(id="f", profile="cpc", slots=(slot,))
    rules = policy_for(profile())
    number = store.attempts.begin(ANN, profile(), form, rules, (one,), MORNING)
    assert store.attempts.load(number).form == form
