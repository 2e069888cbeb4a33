"""The verbs: what each gives, what each refuses, and when the time is up."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Response, Status, evolve, ready
from simulator.exam.case import Line, Role, Span
from simulator.exam.engine import Events, Illegal
from simulator.exam.event import Cause, ClosedBy, Event, Moment
from simulator.exam.policy import Policy
from tests.candidates import KEY, LIMIT, MORNING, WORSE, WRONG, credited_time, form, minutes, policy, seconds

Verb = Callable[[Attempt, Moment], Events]

CANDIDATE_VERBS: dict[str, Verb] = {
    "visit": lambda attempt, at: engine.visit(attempt, 2, at),
    "survey": engine.survey,
    "answer": lambda attempt, at: engine.answer(attempt, 1, (KEY,), at),
    "clear": lambda attempt, at: engine.clear(attempt, 1, at),
    "write": lambda attempt, at: engine.write(attempt, 1, 0, Line(role=Role.DIAGNOSIS, code="I10"), at),
    "drop": lambda attempt, at: engine.drop(attempt, 1, Role.DIAGNOSIS, 0, at),
    "swap": lambda attempt, at: engine.swap(attempt, 1, Role.DIAGNOSIS, 0, Role.DIAGNOSIS, 1, at),
    "highlight": lambda attempt, at: engine.highlight(attempt, 1, (), Span(0, 0, 5), True, at),
    "advance": engine.advance,
    "flag": lambda attempt, at: engine.flag(attempt, 1, True, at),
    "strike": lambda attempt, at: engine.strike(attempt, 1, KEY, True, at),
    "note": lambda attempt, at: engine.note(attempt, 1, "sequela?", at),
    "reveal": lambda attempt, at: engine.reveal(attempt, 1, at),
    "open books": engine.open_books,
    "look up": lambda attempt, at: engine.look_up(attempt, "icd-10-cm", "I50.9", "CHF", at),
    "close books": engine.close_books,
    "pause": engine.pause,
}
CLOSING_VERBS: dict[str, Verb] = {"submit": engine.submit, "abandon": engine.abandon}


def at(elapsed: float | timedelta) -> Moment:
    span = elapsed if isinstance(elapsed, timedelta) else seconds(elapsed)
    return Moment(elapsed=span, at=MORNING + span)


def after(attempt: Attempt, events: Events) -> Attempt:
    for event in events:
        attempt = evolve(attempt, event)
    return attempt


def running(rules: Policy | None = None) -> Attempt:
    fresh = ready(form(), rules or policy())
    return after(fresh, engine.start(fresh, at(0)))


def kinds(events: Events) -> list[type[Event]]:
    return [type(event) for event in events]


def test_an_attempt_starts_once_with_its_first_item_in_view() -> None:
    attempt = running()
    assert (attempt.status, attempt.current, attempt.response(1).visited) == (Status.RUNNING, 1, True)
    assert [response.visited for response in attempt.responses[1:]] == [False] * 9
    with pytest.raises(Illegal, match="already started"):
        engine.start(attempt, at(1))


@pytest.mark.parametrize("verb", [*CANDIDATE_VERBS, *CLOSING_VERBS])
def test_no_verb_is_legal_before_the_start(verb: str) -> None:
    with pytest.raises(Illegal):
        (CANDIDATE_VERBS | CLOSING_VERBS)[verb](ready(form(), policy(practice=True)), at(0))


@pytest.mark.parametrize("verb", [*CANDIDATE_VERBS, *CLOSING_VERBS])
def test_no_verb_is_legal_after_the_close(verb: str) -> None:
    attempt = running(policy(practice=True))
    closed = after(attempt, engine.submit(attempt, at(5)))
    with pytest.raises(Illegal):
        (CANDIDATE_VERBS | CLOSING_VERBS)[verb](closed, at(6))


@pytest.mark.parametrize("verb", CANDIDATE_VERBS)
def test_a_paused_attempt_takes_nothing_but_resume_and_a_close(verb: str) -> None:
    attempt = running(policy(practice=True))
    paused = after(attempt, engine.pause(attempt, at(5)))
    with pytest.raises(Illegal, match="clock is not running"):
        CANDIDATE_VERBS[verb](paused, at(5))
    assert kinds(engine.resume(paused, at(5))) == [ev.Resumed]
    assert kinds(engine.submit(paused, at(5))) == [ev.Closed]


@pytest.mark.parametrize("verb", [*CANDIDATE_VERBS, *CLOSING_VERBS])
@pytest.mark.parametrize("late", [timedelta(), timedelta(microseconds=1), minutes(7)])
def test_at_or_after_the_limit_every_verb_only_closes_and_is_stamped_at_the_limit(verb: str, late: timedelta) -> None:
    attempt = running(policy(practice=True))
    (event,) = (CANDIDATE_VERBS | CLOSING_VERBS)[verb](attempt, at(LIMIT + late))
    assert event == ev.Closed(seq=3, moment=at(LIMIT), by=ClosedBy.EXPIRED)
    closed = evolve(attempt, event)
    assert closed.elapsed == LIMIT == closed.response(1).dwell
    assert closed.answered == 0


def test_a_microsecond_before_the_limit_an_answer_still_counts() -> None:
    events = engine.answer(running(), 1, (KEY,), at(LIMIT - timedelta(microseconds=1)))
    assert kinds(events) == [ev.Answered]
    assert engine.expire(running(), at(LIMIT - timedelta(microseconds=1))) == ()


def test_expiry_on_the_review_screen_gives_the_time_to_no_item() -> None:
    attempt = running()
    surveying = after(attempt, engine.survey(attempt, at(60)))
    closed = after(surveying, engine.expire(surveying, at(LIMIT + minutes(3))))
    assert (closed.closed_by, closed.elapsed) == (ClosedBy.EXPIRED, LIMIT)
    assert (closed.response(1).dwell, closed.uncredited) == (minutes(1), LIMIT - minutes(1))


def test_saving_the_same_answer_twice_makes_no_event() -> None:
    attempt = running()
    once = after(attempt, engine.answer(attempt, 1, (WRONG,), at(1)))
    assert engine.answer(once, 1, (WRONG,), at(2)) == ()
    assert kinds(engine.answer(once, 1, (KEY,), at(2))) == [ev.Answered]


def test_verbs_that_would_change_nothing_make_no_event() -> None:
    attempt = running()
    surveying = after(attempt, engine.survey(attempt, at(1)))
    assert engine.visit(attempt, 1, at(1)) == ()
    assert engine.survey(surveying, at(2)) == ()
    assert kinds(engine.visit(surveying, 1, at(2))) == [ev.Visited]
    assert engine.clear(attempt, 1, at(1)) == ()
    assert engine.flag(attempt, 1, False, at(1)) == ()
    assert engine.strike(attempt, 1, KEY, False, at(1)) == ()
    assert engine.note(attempt, 1, "", at(1)) == ()


@pytest.mark.parametrize("chosen", [(), (KEY, WRONG), ("z",), ("A",)])
def test_an_answer_is_exactly_one_option_of_the_item(chosen: tuple[str, ...]) -> None:
    with pytest.raises(Illegal):
        engine.answer(running(), 1, chosen, at(1))


@pytest.mark.parametrize("slot", [0, -1, 11])
@pytest.mark.parametrize(
    "verb",
    [
        engine.visit,
        engine.clear,
        lambda attempt, slot, at: engine.answer(attempt, slot, (KEY,), at),
        lambda attempt, slot, at: engine.flag(attempt, slot, True, at),
        lambda attempt, slot, at: engine.strike(attempt, slot, KEY, True, at),
        lambda attempt, slot, at: engine.note(attempt, slot, "n", at),
    ],
)
def test_a_slot_outside_the_form_is_an_index_error(verb: Callable[[Attempt, int, Moment], Events], slot: int) -> None:
    with pytest.raises(IndexError):
        verb(running(), slot, at(1))


def test_an_option_that_the_item_has_not_cannot_be_struck() -> None:
    with pytest.raises(Illegal, match="no such option"):
        engine.strike(running(), 1, "z", True, at(1))


def test_striking_the_chosen_option_takes_the_answer_back() -> None:
    attempt = running()
    attempt = after(attempt, engine.answer(attempt, 1, (WRONG,), at(1)))
    events = engine.strike(attempt, 1, WRONG, True, at(2))
    assert kinds(events) == [ev.Cleared, ev.Struck]
    assert [event.seq for event in events] == [4, 5]
    response = after(attempt, events).response(1)
    assert (response.chosen, response.struck) == ((), frozenset({WRONG}))


def test_striking_another_option_leaves_the_answer() -> None:
    attempt = running()
    attempt = after(attempt, engine.answer(attempt, 1, (KEY,), at(1)))
    attempt = after(attempt, engine.strike(attempt, 1, WORSE, True, at(2)))
    assert (attempt.response(1).chosen, attempt.response(1).struck) == ((KEY,), frozenset({WORSE}))


def test_choosing_a_struck_option_restores_it() -> None:
    attempt = running()
    attempt = after(attempt, engine.strike(attempt, 1, KEY, True, at(1)))
    events = engine.answer(attempt, 1, (KEY,), at(2))
    assert kinds(events) == [ev.Unstruck, ev.Answered]
    response = after(attempt, events).response(1)
    assert (response.chosen, response.struck) == ((KEY,), frozenset())


def test_flags_notes_and_strikes_come_and_go() -> None:
    attempt = running()
    attempt = after(attempt, engine.flag(attempt, 3, True, at(1)))
    attempt = after(attempt, engine.note(attempt, 3, "laterality?", at(2)))
    attempt = after(attempt, engine.strike(attempt, 3, WRONG, True, at(3)))
    assert attempt.response(3) == Response(flagged=True, note="laterality?", struck=frozenset({WRONG}))
    attempt = after(attempt, engine.flag(attempt, 3, False, at(4)))
    attempt = after(attempt, engine.note(attempt, 3, "", at(5)))
    attempt = after(attempt, engine.strike(attempt, 3, WRONG, False, at(6)))
    assert attempt.response(3) == Response()


def test_the_key_is_revealed_only_under_immediate_feedback_and_after_an_answer() -> None:
    exam = running()
    exam = after(exam, engine.answer(exam, 1, (KEY,), at(1)))
    with pytest.raises(Illegal, match="when it is over"):
        engine.reveal(exam, 1, at(2))
    with pytest.raises(Illegal, match="Choose an answer first"):
        engine.reveal(running(policy(practice=True)), 1, at(1))


def test_an_answer_stands_once_its_key_was_revealed() -> None:
    attempt = running(policy(practice=True))
    attempt = after(attempt, engine.answer(attempt, 1, (WRONG,), at(1)))
    attempt = after(attempt, engine.reveal(attempt, 1, at(2)))
    assert engine.reveal(attempt, 1, at(3)) == ()
    for verb in ("answer", "clear", "strike"):
        with pytest.raises(Illegal, match="its answer stands"):
            CANDIDATE_VERBS[verb](attempt, at(3))
    assert kinds(engine.flag(attempt, 1, True, at(3))) == [ev.Flagged]


def test_an_exam_cannot_be_paused_and_a_running_attempt_not_resumed() -> None:
    with pytest.raises(Illegal, match="cannot be paused"):
        engine.pause(running(), at(1))
    with pytest.raises(Illegal, match="not paused"):
        engine.resume(running(), at(1))


def test_exam_time_never_goes_back() -> None:
    attempt = running()
    attempt = after(attempt, engine.flag(attempt, 1, True, at(9)))
    with pytest.raises(ValueError, match="went back"):
        engine.flag(attempt, 1, False, at(8))


def test_a_log_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        evolve(running(), ev.Flagged(seq=4, moment=at(1), slot=1))


def test_a_free_interruption_costs_nothing_and_a_strict_one_its_whole_length() -> None:
    (free,) = engine.interrupt(running(), Cause.SUSPENDED, minutes(9), at(30))
    (strict,) = engine.interrupt(running(policy(strict=True)), Cause.SUSPENDED, minutes(9), at(30))
    assert isinstance(free, ev.Interrupted)
    assert isinstance(strict, ev.Interrupted)
    assert (free.charged, free.moment.elapsed) == (timedelta(), seconds(30))
    assert (strict.charged, strict.moment.elapsed) == (minutes(9), minutes(9) + seconds(30))
    charged = evolve(running(policy(strict=True)), strict)
    assert (charged.response(1).dwell, charged.uncredited) == (seconds(30), minutes(9))


def test_a_strict_interruption_across_the_limit_closes_inside_the_gap() -> None:
    attempt = running(policy(strict=True))
    back = Moment(elapsed=minutes(80), at=MORNING + minutes(80) + minutes(60))
    interrupted, closed = engine.interrupt(attempt, Cause.STOPPED, minutes(60), back)
    assert isinstance(interrupted, ev.Interrupted)
    assert (interrupted.gap, interrupted.charged) == (minutes(60), minutes(10))
    assert closed == ev.Closed(seq=4, moment=Moment(LIMIT, MORNING + LIMIT), by=ClosedBy.EXPIRED)
    assert credited_time(after(attempt, (interrupted, closed))) == LIMIT


@pytest.mark.parametrize("strict", [False, True])
def test_an_interruption_written_late_keeps_time_in_order_and_closes_at_the_limit(strict: bool) -> None:
    attempt = running(policy(strict=strict))
    late = Moment(elapsed=LIMIT + seconds(4), at=MORNING + LIMIT + seconds(34))
    events = engine.interrupt(attempt, Cause.SUSPENDED, seconds(30), late)
    assert kinds(events) == [ev.Interrupted, ev.Closed]
    assert [event.moment.elapsed for event in events] == [LIMIT, LIMIT]
    assert events[-1].moment.at == MORNING + LIMIT
    assert credited_time(after(attempt, events)) == LIMIT


def test_a_gap_below_zero_counts_as_none() -> None:
    (event,) = engine.interrupt(running(policy(strict=True)), Cause.STOPPED, -minutes(60), at(30))
    assert isinstance(event, ev.Interrupted)
    assert (event.gap, event.charged, event.moment.elapsed) == (timedelta(), timedelta(), seconds(30))


def test_nothing_interrupts_an_attempt_whose_clock_stands() -> None:
    attempt = running(policy(practice=True))
    paused = after(attempt, engine.pause(attempt, at(5)))
    assert engine.interrupt(paused, Cause.STOPPED, minutes(60), at(5)) == ()
    assert engine.clock_moved(paused, minutes(60), at(5)) == ()
