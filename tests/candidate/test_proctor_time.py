"""The proctor and time: gaps, wall clocks that are moved, alerts, the limit."""

from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time

from simulator.candidate.proctor import Proctor, Tick
from simulator.clock import SystemClock
from simulator.exam import event as ev
from simulator.exam.engine import Illegal
from simulator.exam.event import Cause, ClosedBy, Moment
from simulator.exam.policy import Policy
from simulator.ports.failure import Unsaved
from tests.candidates import (
    ANN,
    KEY,
    LIMIT,
    MORNING,
    Candidate,
    MemoryJournal,
    both_clocks,
    clock_moves,
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


# Gaps


@both_clocks
def test_a_lid_closed_for_an_hour_is_charged_by_policy_alone(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(30)
    ann.clock.sleep_lid(minutes(60))
    tick = ann.proctor.tick()
    assert interruptions(ann) == [tick.interruption]
    assert tick.interruption
    assert (tick.interruption.cause, tick.interruption.gap) == (Cause.SUSPENDED, minutes(60))
    assert ann.proctor.clock().elapsed == seconds(30) + (minutes(60) if strict else NONE)
    assert ann.attempt.response(1).dwell == seconds(30)


@both_clocks
def test_ctrl_z_for_an_hour_and_a_key_pressed_before_the_first_tick(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.clock.advance(minutes(60))
    ann.proctor.answer(KEY)
    assert ann.attempt.answered == 1
    assert ann.proctor.clock().elapsed == (minutes(60) if strict else NONE)
    ann.clock.advance(1)
    told = ann.proctor.tick().interruption
    assert told == interruptions(ann)[0]
    assert ann.reads(5) == [Tick()]


@both_clocks
def test_an_attempt_resumed_tells_once_how_long_it_was_stopped(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(60)
    ann.proctor.leave()
    ann.clock.advance(minutes(10))
    ann.sits()
    told = ann.proctor.tick().interruption
    assert told
    assert (told.cause, told.gap, told.charged) == (Cause.STOPPED, minutes(10), minutes(10) if strict else NONE)
    assert ann.proctor.tick() == Tick()


@pytest.mark.parametrize("spacing", [4.999999, 5, 5.000001])
@both_clocks
def test_many_stretches_around_five_seconds_are_each_passed_or_interrupted(strict: bool, spacing: float) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(seconds(spacing) * 200, every=spacing)
    whole = seconds(spacing) * 200
    if spacing > 5:
        assert [event.gap for event in interruptions(ann)] == [seconds(spacing)] * 200
        assert ann.attempt.response(1).dwell == NONE
        assert ann.attempt.elapsed == (whole if strict else NONE)
    else:
        assert interruptions(ann) == []
        assert ann.proctor.clock().elapsed == whole


def test_under_the_strict_clock_time_runs_out_in_the_middle_of_a_gap() -> None:
    ann = Candidate(policy(strict=True))
    ann.answers(1)
    ann.reads(minutes(80))
    ann.clock.sleep_lid(minutes(60))
    assert ann.proctor.tick().alert is False
    assert ann.log[-1] == ev.Closed(seq=len(ann.log), moment=Moment(LIMIT, MORNING + LIMIT), by=ClosedBy.EXPIRED)
    assert interruptions(ann)[0].charged == minutes(10)
    assert credited_time(ann.attempt) == LIMIT


@both_clocks
def test_a_verb_that_comes_too_late_closes_at_the_limit_and_is_not_taken(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(LIMIT - seconds(2))
    ann.clock.advance(4)
    ann.proctor.answer(KEY)
    assert (ann.attempt.closed_by, ann.attempt.elapsed, ann.attempt.answered) == (ClosedBy.EXPIRED, LIMIT, 0)


def test_a_verb_after_a_strict_gap_past_the_limit_closes_quietly_as_any_late_verb_does() -> None:
    ann = Candidate(policy(strict=True))
    ann.clock.sleep_lid(LIMIT * 2)
    ann.proctor.answer(KEY)
    assert (ann.attempt.closed_by, ann.attempt.answered) == (ClosedBy.EXPIRED, 0)
    with pytest.raises(Illegal):
        ann.proctor.answer(KEY)


def test_minutes_of_missed_ticks_near_the_end_do_not_close_a_free_attempt() -> None:
    ann = Candidate(policy())
    ann.reads(LIMIT - seconds(10))
    ann.clock.advance(minutes(5))
    ann.proctor.tick()
    assert not ann.proctor.closed
    assert ann.proctor.clock().left == seconds(10)


def test_leaving_when_the_time_is_up_closes_at_the_limit() -> None:
    ann = Candidate(policy())
    ann.reads(LIMIT - seconds(1))
    ann.clock.advance(2)
    ann.proctor.leave()
    assert (ann.attempt.closed_by, ann.attempt.elapsed) == (ClosedBy.EXPIRED, LIMIT)
    assert interruptions(ann) == []


def test_a_strict_attempt_left_for_a_day_is_found_expired_at_the_limit() -> None:
    ann = Candidate(policy(strict=True))
    ann.reads(minutes(10))
    ann.is_killed()
    ann.clock.reboot(timedelta(days=1))
    ann.sits()
    assert ann.log[-1].moment == Moment(LIMIT, MORNING + LIMIT)
    assert interruptions(ann)[0].gap == timedelta(days=1)


# A wall clock that is moved


@pytest.mark.parametrize("shift", [YEAR, -YEAR])
@both_clocks
def test_a_year_on_the_wall_clock_while_running_is_recorded_and_never_charged(strict: bool, shift: timedelta) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(60)
    ann.clock.move_wall(shift)
    ann.reads(60)
    assert clock_moves(ann) == [shift]
    assert interruptions(ann) == []
    assert ann.proctor.clock().elapsed == minutes(2)


@pytest.mark.parametrize("shift", [YEAR, -YEAR])
@both_clocks
def test_a_year_on_the_wall_clock_while_stopped_within_one_boot_is_told_from_the_gap(
    strict: bool, shift: timedelta
) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(60)
    ann.is_killed()
    ann.clock.advance(minutes(10))
    ann.clock.move_wall(shift)
    ann.sits()
    assert [event.gap for event in interruptions(ann)] == [minutes(10)]
    assert clock_moves(ann) == [shift]
    assert ann.proctor.clock().elapsed == minutes(1) + (minutes(10) if strict else NONE)


@pytest.mark.parametrize(("shift", "gap"), [(YEAR, YEAR + minutes(10)), (-YEAR, NONE)])
@both_clocks
def test_after_a_reboot_the_wall_clock_is_believed_but_time_never_goes_back(
    strict: bool, shift: timedelta, gap: timedelta
) -> None:
    ann = Candidate(policy(strict=strict))
    ann.reads(60)
    ann.is_killed()
    ann.clock.reboot(minutes(10))
    ann.clock.move_wall(shift)
    ann.sits()
    assert [event.gap for event in interruptions(ann)] == [gap]
    assert ann.proctor.clock().elapsed == (min(minutes(1) + gap, LIMIT) if strict else minutes(1))
    assert ann.proctor.closed == (strict and shift > NONE)


def test_a_wall_clock_moved_in_the_last_seconds_does_not_carry_the_log_past_the_limit() -> None:
    ann = Candidate(policy())
    ann.reads(LIMIT - seconds(1))
    ann.clock.move_wall(YEAR)
    ann.clock.advance(3)
    ann.proctor.tick()
    assert clock_moves(ann) == [YEAR]
    assert (ann.attempt.closed_by, ann.log[-1].moment.elapsed) == (ClosedBy.EXPIRED, LIMIT)


def test_a_paused_attempt_notices_neither_lid_nor_clock_nor_kill() -> None:
    ann = Candidate(policy(practice=True, strict=True))
    ann.reads(60)
    ann.proctor.pause()
    ann.clock.advance(3)
    assert ann.proctor.clock().elapsed == minutes(1)
    assert not ann.proctor.clock().running
    ann.clock.sleep_lid(minutes(60))
    ann.clock.move_wall(YEAR)
    ann.proctor.tick()
    ann.is_killed()
    ann.clock.reboot(minutes(60))
    ann.sits()
    assert ann.proctor.paused
    ann.proctor.resume()
    ann.reads(60)
    assert (interruptions(ann), clock_moves(ann)) == ([], [])
    assert ann.proctor.clock().elapsed == minutes(2)


@pytest.mark.parametrize("change", ["2026-03-29T01:00:00", "2026-10-25T01:00:00"])
def test_the_systems_clock_does_not_notice_summer_time(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    turn = datetime.fromisoformat(change).replace(tzinfo=UTC)
    journal = MemoryJournal()
    with freeze_time(turn - seconds(2), tz_offset=2) as wall:
        number = journal.begin(ANN, profile(), form(), policy(), items(), turn)
        proctor = Proctor.open(journal, SystemClock(), number, "window")
        wall.move_to(turn + seconds(2))
        proctor.tick()
        assert {event.moment.at.utcoffset() for event in journal.load(number).events} == {NONE}
        assert [type(event) for event in journal.load(number).events] == [ev.Started, ev.Visited]
        wall.move_to(turn + timedelta(hours=1))
        proctor.tick()
    assert [type(event) for event in journal.load(number).events] == [ev.Started, ev.Visited, ev.ClockMoved]
    assert proctor.clock().elapsed < seconds(5)


# Alerts


def alerted(ann: Candidate, rules: Policy, spacing: float) -> list[timedelta]:
    """The time left at every alert, until the attempt is closed."""
    told = []
    while not ann.proctor.closed:
        (tick,) = ann.reads(spacing, every=spacing)
        if tick.alert:
            told.append(rules.time.limit - ann.proctor.clock().elapsed)
    return told


@pytest.mark.parametrize("spacing", [0.7, 1, 3.3, 5])
@pytest.mark.parametrize("extra", [NONE, minutes(45)], ids=["no extra time", "half as long again"])
def test_each_alert_falls_due_exactly_once_whatever_the_spacing_of_ticks(spacing: float, extra: timedelta) -> None:
    rules = policy(extra=extra)
    told = alerted(Candidate(rules), rules, spacing)
    assert len(told) == 5
    for left, due in zip(told, (60, 30, 15, 5, 1), strict=True):
        scaled = minutes(due) * (rules.time.limit / LIMIT)
        assert scaled - seconds(spacing) < left <= scaled


def test_an_alert_that_a_verb_passed_over_is_told_by_the_next_tick() -> None:
    ann = Candidate(policy())
    ann.reads(minutes(30) - seconds(1))
    ann.clock.advance(2)
    ann.proctor.flag(True)
    ann.clock.advance(1)
    assert ann.proctor.tick().alert
    assert not any(tick.alert for tick in ann.reads(minutes(5)))


def test_an_alert_that_a_refusing_disk_swallowed_is_told_once_it_works_again() -> None:
    ann = Candidate(policy())
    ann.reads(minutes(30) - seconds(1))
    ann.journal.full = True
    ann.clock.advance(2)
    with pytest.raises(Unsaved):
        ann.proctor.tick()
    ann.journal.full = False
    ann.clock.advance(1)
    assert ann.proctor.tick().alert
    assert not ann.proctor.tick().alert


def test_a_strict_gap_over_several_alerts_tells_once() -> None:
    ann = Candidate(policy(strict=True))
    ann.clock.sleep_lid(minutes(70))
    assert ann.proctor.tick().alert
    assert not ann.proctor.tick().alert


def test_an_alert_told_before_a_kill_is_not_told_again() -> None:
    ann = Candidate(policy())
    assert [tick.alert for tick in ann.reads(minutes(30))].count(True) == 1
    ann.is_killed()
    ann.sits()
    assert not any(tick.alert for tick in ann.reads(minutes(29)))
