"""Sections: one clock and free movement, or one after another, each with its own time if it has one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Status, evolve, ready
from simulator.exam.engine import Events, Illegal
from simulator.exam.event import Cause, ClosedBy, Event, Moment
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile
from simulator.exam.view import grid
from tests.candidates import KEY, LIMIT, MORNING, credited_time, minutes, seconds
from tests.charts import CASE_SLOT, CASES_PART, ITEMS_PART, PRINCIPAL, RIGHT, ccs, ccs_form, ccs_policy

ONE_WAY = ccs(one_way=True)
TEN = minutes(10)
OWN_TIME = ccs(one_way=True, limits=(minutes(30), minutes(50)))


def at(elapsed: float | timedelta) -> Moment:
    span = elapsed if isinstance(elapsed, timedelta) else seconds(elapsed)
    return Moment(elapsed=span, at=MORNING + span)


def after(attempt: Attempt, events: Events) -> Attempt:
    for event in events:
        attempt = evolve(attempt, event)
    return attempt


def running(exam: Profile, rules: Policy | None = None) -> Attempt:
    fresh = ready(ccs_form(exam), rules or ccs_policy(exam))
    return after(fresh, engine.start(fresh, at(0)))


def in_cases(exam: Profile, elapsed: timedelta = TEN, *, strict: bool = False) -> Attempt:
    """The items left for good at this exam time."""
    attempt = running(exam, ccs_policy(exam, strict=strict))
    return after(attempt, engine.advance(attempt, at(elapsed)))


def kinds(events: Events) -> list[type[Event]]:
    return [type(event) for event in events]


# On the form


def test_a_form_has_its_sections_one_after_another_in_the_order_of_the_profile() -> None:
    assert [slot.section for slot in ccs_form().slots] == [ITEMS_PART] * 4 + [CASES_PART] * 2
    cases_first = replace(ccs(), sections=ccs().sections[::-1])
    assert [slot.case for slot in ccs_form(cases_first).slots] == [True] * 2 + [False] * 4


def test_by_default_there_is_one_clock_and_one_moves_freely() -> None:
    attempt = running(ccs())
    assert kinds(engine.visit(attempt, CASE_SLOT, at(1))) == [ev.Visited]
    assert (attempt.deadline, attempt.last_section) == (LIMIT, True)
    assert all(cell.within for cell in grid(attempt))
    with pytest.raises(Illegal, match="no further section"):
        engine.advance(attempt, at(1))


# One way


def test_going_on_brings_the_first_item_of_the_next_section_into_view() -> None:
    attempt = running(ONE_WAY)
    events = engine.advance(attempt, at(minutes(10)))
    assert kinds(events) == [ev.Advanced, ev.Visited]
    moved = after(attempt, events)
    assert (moved.current, moved.section, moved.section_began) == (CASE_SLOT, 1, minutes(10))
    assert moved.response(1).dwell == minutes(10)
    assert [cell.within for cell in grid(moved)] == [False] * 4 + [True] * 2


def test_going_on_from_the_review_screen_or_out_of_the_books_leaves_both() -> None:
    attempt = running(ONE_WAY)
    surveying = after(attempt, engine.survey(attempt, at(5)))
    assert not after(surveying, engine.advance(surveying, at(6))).surveying
    consulting = after(attempt, engine.open_books(attempt, at(5)))
    events = engine.advance(consulting, at(8))
    assert kinds(events) == [ev.BooksClosed, ev.Advanced, ev.Visited]
    moved = after(consulting, events)
    assert (moved.consulting, moved.response(1).look_up_time) == (False, seconds(3))


@pytest.mark.parametrize("here", [0, 1], ids=["in the items", "in the cases"])
def test_one_works_in_one_section_alone(here: int) -> None:
    attempt = in_cases(ONE_WAY) if here else running(ONE_WAY)
    elsewhere = 1 if here else CASE_SLOT
    with pytest.raises(Illegal, match="another section"):
        engine.visit(attempt, elsewhere, at(minutes(11)))
    late = at(minutes(11))
    verbs: list[Callable[[], Events]] = [
        lambda: engine.answer(attempt, elsewhere, (KEY,), late),
        lambda: engine.write(attempt, elsewhere, 0, RIGHT[0], late),
        lambda: engine.clear(attempt, elsewhere, late),
        lambda: engine.strike(attempt, elsewhere, KEY, True, late),
    ]
    for verb in verbs:
        with pytest.raises(Illegal, match="is closed"):
            verb()


def test_no_section_follows_the_last() -> None:
    with pytest.raises(Illegal, match="no further section"):
        engine.advance(in_cases(ONE_WAY), at(minutes(11)))


def test_without_times_of_their_own_sections_share_the_whole_clock() -> None:
    attempt = in_cases(ONE_WAY)
    assert attempt.deadline == LIMIT
    (event,) = engine.expire(attempt, at(LIMIT + seconds(1)))
    assert event == ev.Closed(seq=attempt.seq + 1, moment=at(LIMIT), by=ClosedBy.EXPIRED)


# Time of their own


def test_when_its_time_is_up_a_section_gives_way_to_the_next_and_what_was_done_then_is_lost() -> None:
    attempt = running(OWN_TIME)
    events = engine.answer(attempt, 1, (KEY,), at(minutes(30) + seconds(2)))
    assert kinds(events) == [ev.Advanced, ev.Visited]
    assert {event.moment for event in events} == {at(minutes(30))}
    moved = after(attempt, events)
    assert (moved.answered, moved.section_began, moved.deadline) == (0, minutes(30), minutes(80))
    assert engine.expire(running(OWN_TIME), at(minutes(30) - timedelta(microseconds=1))) == ()


def test_time_left_in_a_section_is_not_carried_over() -> None:
    attempt = in_cases(OWN_TIME, minutes(10))
    assert attempt.deadline == minutes(60)
    (event,) = engine.expire(attempt, at(minutes(61)))
    assert event == ev.Closed(seq=attempt.seq + 1, moment=at(minutes(60)), by=ClosedBy.EXPIRED)


def test_the_whole_clock_ends_a_section_that_would_last_longer() -> None:
    longer = ccs(one_way=True, limits=(minutes(60), minutes(60)))
    attempt = in_cases(longer, minutes(50))
    assert attempt.deadline == LIMIT
    (event,) = engine.expire(attempt, at(minutes(200)))
    assert event.moment == at(LIMIT)


def test_a_section_without_a_time_of_its_own_ends_with_the_exam_even_before_the_last() -> None:
    attempt = running(ccs(one_way=True, limits=(None, minutes(50))))
    (event,) = engine.expire(attempt, at(minutes(95)))
    assert event == ev.Closed(seq=3, moment=at(LIMIT), by=ClosedBy.EXPIRED)


def test_a_strict_interruption_uses_up_one_section_and_part_of_the_next() -> None:
    attempt = running(OWN_TIME, ccs_policy(OWN_TIME, strict=True))
    events = engine.interrupt(attempt, Cause.STOPPED, minutes(40), at(minutes(5)))
    assert kinds(events) == [ev.Interrupted, ev.Advanced, ev.Visited]
    moved = after(attempt, events)
    assert (moved.elapsed, moved.section_began, moved.deadline) == (minutes(45), minutes(30), minutes(80))
    assert (moved.response(1).dwell, moved.response(CASE_SLOT).dwell) == (minutes(5), timedelta())
    assert (moved.uncredited, credited_time(moved)) == (minutes(40), minutes(45))


def test_a_strict_interruption_uses_up_both_sections_and_closes() -> None:
    attempt = running(OWN_TIME, ccs_policy(OWN_TIME, strict=True))
    events = engine.interrupt(attempt, Cause.STOPPED, minutes(82), at(minutes(5)))
    assert kinds(events) == [ev.Interrupted, ev.Advanced, ev.Visited, ev.Closed]
    closed = after(attempt, events)
    assert (closed.status, closed.closed_by, closed.section_began) == (Status.CLOSED, ClosedBy.EXPIRED, minutes(30))
    assert credited_time(closed) == closed.elapsed <= LIMIT


def test_a_free_interruption_uses_up_nothing() -> None:
    attempt = running(OWN_TIME)
    (event,) = engine.interrupt(attempt, Cause.STOPPED, minutes(82), at(minutes(5)))
    assert (event.moment.elapsed, evolve(attempt, event).deadline) == (minutes(5), minutes(30))


def test_extra_time_is_in_every_section_in_proportion() -> None:
    rules = ccs_policy(OWN_TIME, extra=minutes(45))
    assert [section.limit for section in rules.sections] == [minutes(45), minutes(75)]
    attempt = running(OWN_TIME, rules)
    assert attempt.deadline == minutes(45)
    assert after(attempt, engine.advance(attempt, at(minutes(20)))).deadline == minutes(95)


def test_an_attempt_that_is_not_timed_keeps_its_sections_and_none_of_their_times() -> None:
    rules = ccs_policy(OWN_TIME, timed=False, extra=minutes(45))
    attempt = running(OWN_TIME, rules)
    assert not rules.time.timed
    assert rules.time.alerts == ()
    assert [section.limit for section in rules.sections] == [None, None]
    assert engine.expire(attempt, at(timedelta(days=30))) == ()
    assert kinds(engine.advance(attempt, at(timedelta(days=30)))) == [ev.Advanced, ev.Visited]


def test_handing_in_when_the_time_of_a_section_is_up_goes_on_to_the_next_one_first() -> None:
    attempt = running(OWN_TIME)
    assert kinds(engine.submit(attempt, at(minutes(31)))) == [ev.Advanced, ev.Visited]
    assert kinds(engine.submit(attempt, at(minutes(29)))) == [ev.Closed]


def test_a_case_is_coded_in_its_section() -> None:
    attempt = in_cases(OWN_TIME)
    attempt = after(attempt, engine.write(attempt, CASE_SLOT, 0, RIGHT[0], at(minutes(11))))
    assert [line.role for line in attempt.response(CASE_SLOT).sheet] == [PRINCIPAL]
