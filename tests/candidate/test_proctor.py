"""The proctor at one attempt: a day in the field, disks that refuse, two windows."""

from collections import deque
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.candidate.proctor import Proctor, Tick, Watching
from simulator.exam import event as ev
from simulator.exam.attempt import Status
from simulator.exam.engine import Illegal
from simulator.exam.event import ClosedBy, Moment
from simulator.exam.view import ItemView, Mark, SolvedView
from simulator.ports.failure import Taken, Unsaved
from tests.candidates import (
    ANN,
    KEY,
    LIMIT,
    MORNING,
    WRONG,
    Candidate,
    both_clocks,
    credited_time,
    form,
    interruptions,
    items,
    minutes,
    policy,
    profile,
    seconds,
)

YEAR = timedelta(days=365)
NONE = timedelta()


# A day in the field


def test_a_candidate_sits_works_is_killed_resumes_and_is_scored() -> None:
    ann = Candidate(policy())
    ann.answers(1, WRONG)
    ann.reads(minutes(2))
    ann.proctor.flag(True)
    ann.answers(2)
    ann.proctor.strike(WRONG, True)
    ann.proctor.note("laterality?")
    ann.reads(minutes(3))
    ann.is_killed()
    ann.clock.advance(minutes(40))
    ann.sits()
    assert ann.proctor.attempt.current == 2
    ann.answers(1, KEY)
    for slot in range(3, 8):
        ann.answers(slot)
        ann.reads(minutes(1))
    ann.proctor.survey()
    assert [cell.number for cell in ann.proctor.grid() if cell.flagged] == [1]
    assert [cell.number for cell in ann.proctor.grid() if cell.mark is Mark.UNSEEN] == [8, 9, 10]
    ann.proctor.submit()
    found = ann.report()
    assert (found.score.credit, found.score.passed, found.elapsed) == (Fraction(7), True, minutes(10))
    assert ann.journal.scores[ann.id] == found.score


def test_the_time_runs_out_on_a_candidate_who_keeps_reading() -> None:
    ann = Candidate(policy())
    ann.answers(1)
    ann.reads(LIMIT + minutes(1))
    assert ann.proctor.closed
    assert ann.attempt.closed_by is ClosedBy.EXPIRED
    assert ann.log[-1].moment == Moment(LIMIT, MORNING + LIMIT)
    assert ann.journal.scores[ann.id].credit == 1
    assert ann.proctor.clock().left == NONE


def test_the_item_in_view_shows_its_key_only_when_its_time_has_come() -> None:
    ann = Candidate(policy(practice=True))
    ann.proctor.answer(WRONG)
    assert type(ann.proctor.item()) is ItemView
    ann.proctor.reveal()
    assert isinstance(ann.proctor.item(), SolvedView)
    ann.proctor.visit(2)
    assert type(ann.proctor.item()) is ItemView
    ann.proctor.submit()
    assert isinstance(ann.proctor.item(), SolvedView)


def test_the_clock_can_be_looked_at_between_ticks_and_changes_nothing() -> None:
    ann = Candidate(policy())
    ann.answers(1)
    ann.clock.advance(3)
    shown = ann.proctor.clock()
    assert (shown.left, shown.elapsed, shown.running) == (LIMIT - seconds(3), seconds(3), True)
    assert shown == ann.proctor.clock()
    assert shown.pace == 0
    ann.proctor.tick()
    ann.reads(minutes(45))
    assert ann.proctor.clock().pace == -4


def test_a_closed_attempt_taken_up_again_is_only_looked_at() -> None:
    ann = Candidate(policy())
    ann.proctor.submit()
    ann.proctor.leave()
    before = ann.log
    ann.clock.advance(YEAR)
    ann.sits()
    assert ann.proctor.tick() == Tick()
    with pytest.raises(Illegal, match="closed"):
        ann.proctor.answer(KEY)
    ann.proctor.leave()
    assert ann.log == before


# A disk that refuses


@pytest.mark.parametrize("verb", ["answer", "strike", "flag", "note", "visit", "survey", "submit", "abandon"])
def test_a_refused_verb_changes_nothing_and_the_next_try_succeeds(verb: str) -> None:
    argument = {"answer": (KEY,), "strike": (KEY, True), "flag": (True,), "note": ("n",), "visit": (2,)}.get(verb, ())
    ann = Candidate(policy())
    ann.reads(10)
    before, log = ann.proctor.attempt, ann.log
    ann.journal.full = True
    ann.clock.advance(2)
    with pytest.raises(Unsaved, match="disk is full"):
        getattr(ann.proctor, verb)(*argument)
    assert (ann.proctor.attempt, ann.log) == (before, log)
    assert ann.proctor.clock().elapsed == seconds(12)
    ann.journal.full = False
    ann.clock.advance(2)
    getattr(ann.proctor, verb)(*argument)
    assert len(ann.log) == len(log) + 1
    assert ann.log[-1].moment.elapsed == seconds(14)


@both_clocks
def test_a_gap_that_could_not_be_written_is_neither_lost_nor_doubled(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(30)
    ann.journal.full = True
    ann.clock.sleep_lid(minutes(10))
    for _ in range(3):
        ann.clock.advance(1)
        with pytest.raises(Unsaved):
            ann.proctor.tick()
    ann.journal.full = False
    ann.clock.advance(1)
    ann.proctor.answer(KEY)
    ann.proctor.tick()
    assert [event.gap for event in interruptions(ann)] == [minutes(10) + seconds(1)]
    assert ann.proctor.clock().elapsed == seconds(33) + (minutes(10) + seconds(1) if strict else NONE)
    assert ann.attempt.response(1).dwell == seconds(33)


def test_a_gap_that_was_written_is_not_written_again_when_only_the_verb_was_refused() -> None:
    ann = Candidate(policy())
    ann.clock.sleep_lid(minutes(10))
    ann.journal.script = deque([False, True])
    with pytest.raises(Unsaved):
        ann.proctor.answer(KEY)
    assert ann.proctor.attempt == ann.attempt
    ann.proctor.answer(KEY)
    assert len(interruptions(ann)) == 1
    assert ann.attempt.answered == 1


@both_clocks
def test_under_a_refusing_disk_the_time_still_ends_at_the_limit(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(LIMIT - seconds(3))
    ann.journal.full = True
    for _ in range(10):
        ann.clock.advance(1)
        with pytest.raises(Unsaved):
            ann.proctor.tick()
    assert ann.proctor.clock().left == NONE
    assert not ann.proctor.closed
    ann.journal.full = False
    ann.clock.advance(1)
    ann.proctor.answer(KEY)
    assert ann.log[-1] == ev.Closed(seq=3, moment=Moment(LIMIT, MORNING + LIMIT), by=ClosedBy.EXPIRED)
    assert ann.attempt.answered == 0


@both_clocks
def test_a_gap_after_the_end_under_a_refusing_disk_leaves_an_orderly_log(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(LIMIT - seconds(1))
    ann.journal.full = True
    ann.clock.advance(3)
    with pytest.raises(Unsaved):
        ann.proctor.tick()
    ann.clock.sleep_lid(minutes(5))
    ann.journal.full = False
    ann.proctor.tick()
    assert (ann.attempt.closed_by, ann.attempt.elapsed) == (ClosedBy.EXPIRED, LIMIT)
    assert credited_time(ann.attempt) == LIMIT


def test_a_start_that_could_not_be_written_holds_nothing_and_can_be_tried_again() -> None:
    ann = Candidate(policy())
    number = ann.journal.begin(ANN, profile(), form(), policy(), items(), MORNING)
    ann.journal.full = True
    with pytest.raises(Unsaved):
        Proctor.open(ann.journal, ann.clock, number, "window a")
    assert ann.journal.load(number).events == ()
    ann.journal.full = False
    assert not Proctor.open(ann.journal, ann.clock, number, "window b").watching


def test_leaving_under_a_refusing_disk_lets_the_attempt_go() -> None:
    ann = Candidate(policy())
    ann.reads(60)
    ann.journal.full = True
    ann.clock.advance(2)
    with pytest.raises(Unsaved):
        ann.proctor.leave()
    ann.journal.full = False
    assert not ann.sits().watching
    assert ann.proctor.clock().elapsed == minutes(1)


# Two windows


def test_a_second_window_watches_and_follows_the_first() -> None:
    ann = Candidate(policy())
    first = ann.proctor
    second = Proctor.open(ann.journal, ann.clock, ann.id, "second")
    assert second.watching
    with pytest.raises(Watching, match="only watches"):
        second.answer(KEY)
    ann.clock.advance(3)
    assert second.clock().elapsed == NONE
    first.answer(KEY)
    ann.reads(57)
    assert second.tick() == Tick()
    assert second.attempt == first.attempt
    assert second.clock().elapsed == minutes(1)
    second.leave()
    first.flag(True)
    assert ann.attempt.response(1).flagged


def test_a_window_that_is_taken_from_becomes_a_watcher_that_catches_up() -> None:
    ann = Candidate(policy())
    first = ann.proctor
    first.answer(WRONG)
    ann.reads(10)
    second = ann.sits(take=True)
    second.visit(3)
    second.answer(KEY)
    with pytest.raises(Taken):
        first.answer(KEY)
    assert first.watching
    assert first.attempt == second.attempt == ann.attempt
    assert ann.attempt.response(1).chosen == (WRONG,)
    second.flag(True)
    assert first.tick() == Tick()
    assert first.attempt == second.attempt
    first.leave()
    second.submit()
    assert [event.seq for event in ann.log] == list(range(1, len(ann.log) + 1))


def test_taken_is_told_once_by_a_tick_and_time_is_not_counted_twice() -> None:
    ann = Candidate(policy())
    first = ann.proctor
    ann.reads(10)
    second = ann.sits(take=True)
    for _ in range(20):
        ann.clock.advance(1)
        second.tick()
    with pytest.raises(Taken):
        first.tick()
    assert first.tick() == Tick()
    assert second.clock().elapsed == first.clock().elapsed == seconds(30)


def test_an_attempt_can_be_taken_back() -> None:
    ann = Candidate(policy())
    ann.sits(take=True)
    third = ann.sits(take=True)
    third.answer(KEY)
    assert ann.attempt.answered == 1


@given(turns=st.lists(st.tuples(st.booleans(), st.sampled_from("abcd")), max_size=30))
@settings(max_examples=40, deadline=None)
def test_two_windows_that_fight_over_an_attempt_write_no_event_twice(turns: list[tuple[bool, str]]) -> None:
    ann = Candidate(policy())
    windows = {True: ann.proctor, False: Proctor.open(ann.journal, ann.clock, ann.id, "other")}
    for mine, option in turns:
        ann.clock.advance(1)
        if windows[mine].watching:
            windows[mine] = Proctor.open(ann.journal, ann.clock, ann.id, f"window {mine}", take=True)
        try:
            windows[mine].tick()
            windows[mine].answer(option)
        except Taken:
            continue
        assert ann.attempt.response(1).chosen == (option,)
        assert windows[mine].attempt == ann.attempt
    ann.sits(take=True).submit()
    assert ann.attempt.status is Status.CLOSED
    assert ann.attempt.elapsed == credited_time(ann.attempt)
