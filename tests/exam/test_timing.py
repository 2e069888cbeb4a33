"""Time passing, gaps, a moved wall clock, alerts, extra time and pace."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from simulator.exam.policy import ExtraTimeError, Feedback, Mode, extra_time, policy_for
from simulator.exam.timing import Lapse, Reading, alert_between, lapse, left, pace
from tests.candidates import LIMIT, MORNING, minutes, policy, profile, seconds

NONE = timedelta()
YEAR = timedelta(days=365)
MICROSECOND = timedelta(microseconds=1)


def readings(ticks: timedelta, wall: timedelta) -> tuple[Reading, Reading]:
    return Reading(seconds(100), MORNING), Reading(seconds(100) + ticks, MORNING + wall)


@pytest.mark.parametrize(
    ("ticks", "wall", "expected"),
    [
        (seconds(1), seconds(1), Lapse(seconds(1), NONE, NONE)),
        (seconds(5), seconds(5), Lapse(seconds(5), NONE, NONE)),
        (seconds(5) + MICROSECOND, seconds(5) + MICROSECOND, Lapse(NONE, seconds(5) + MICROSECOND, NONE)),
        (minutes(60), minutes(60), Lapse(NONE, minutes(60), NONE)),
        (seconds(1), seconds(1) + YEAR, Lapse(seconds(1), NONE, YEAR)),
        (seconds(1), seconds(1) - YEAR, Lapse(seconds(1), NONE, -YEAR)),
        (minutes(60), minutes(60) - YEAR, Lapse(NONE, minutes(60), -YEAR)),
        (seconds(1), seconds(3), Lapse(seconds(1), NONE, NONE)),
        (-seconds(9), NONE, Lapse(NONE, NONE, NONE)),
    ],
    ids=[
        "a second",
        "just no gap",
        "just a gap",
        "an hour",
        "a year on",
        "a year back",
        "both",
        "slewed",
        "ticks back",
    ],
)
def test_two_readings_tell_passing_time_gap_and_shift(ticks: timedelta, wall: timedelta, expected: Lapse) -> None:
    assert lapse(*readings(ticks, wall)) == expected


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_a_night_that_changes_to_or_from_summer_time_is_no_shift(night: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    midnight = datetime.fromisoformat(night).replace(tzinfo=berlin)
    start, hour = midnight.timestamp(), 3600
    utc = ZoneInfo("UTC")
    for step in range(1, 6):
        before = Reading(seconds(0), datetime.fromtimestamp(start + step * hour - 2, utc))
        after = Reading(seconds(4), datetime.fromtimestamp(start + step * hour + 2, utc))
        assert lapse(before, after) == Lapse(seconds(4), NONE, NONE)
    assert midnight.utcoffset() != (midnight + timedelta(hours=6)).utcoffset()


def test_time_left_is_never_below_zero() -> None:
    assert left(LIMIT, LIMIT - seconds(1)) == seconds(1)
    assert left(LIMIT, LIMIT + seconds(1)) == NONE


@pytest.mark.parametrize("told", [60, 30, 15, 5, 1])
def test_an_alert_falls_due_exactly_at_its_time_left(told: int) -> None:
    due = LIMIT - minutes(told)
    assert alert_between(policy().time, LIMIT, due - MICROSECOND, due)
    assert not alert_between(policy().time, LIMIT, due, due + seconds(20))
    assert not alert_between(policy().time, LIMIT, due - seconds(20), due - MICROSECOND)


def test_alerts_scale_with_extra_time() -> None:
    half_more = policy(extra=minutes(45)).time
    assert half_more.limit == minutes(135)
    assert half_more.alerts_left == tuple(minutes(m) for m in (90, 45, 22.5, 7.5, 1.5))


def test_an_alert_as_long_as_the_exam_or_longer_never_falls_due() -> None:
    short = policy(limit=minutes(30)).time
    due = [m for m in range(1, 31) if alert_between(short, short.limit, minutes(m - 1), minutes(m))]
    assert due == [15, 25, 29]


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("", NONE),
        ("   ", NONE),
        ("0", NONE),
        ("50%", minutes(45)),
        (" 50 % ", minutes(45)),
        ("100%", minutes(90)),
        ("90", minutes(90)),
        ("90 min", minutes(90)),
        ("90min", minutes(90)),
        ("90 Minutes", minutes(90)),
        ("0000000045", minutes(45)),
        ("900%", minutes(810)),
        ("33%", seconds(29.7 * 60)),
    ],
)
def test_extra_time_is_read_as_people_write_it(text: str, extra: timedelta) -> None:
    assert extra_time(text, LIMIT) == extra


@pytest.mark.parametrize("text", ["half", "-5", "+5", "1.5", "%", "5 %%", "1h", "٥٠%", "901%", "811", "9" * 5000])
def test_extra_time_that_cannot_be_meant_is_refused_with_words(text: str) -> None:
    with pytest.raises(ExtraTimeError, match="Extra time"):
        extra_time(text, LIMIT)


@pytest.mark.parametrize(
    ("answered", "elapsed", "ahead"),
    [
        (0, NONE, 0),
        (5, minutes(45), 0),
        (5, minutes(44), 0),
        (3, minutes(45), -2),
        (9, minutes(45), 4),
        (0, LIMIT, -10),
    ],
)
def test_pace_is_whole_items_ahead_of_an_even_pace(answered: int, elapsed: timedelta, ahead: int) -> None:
    assert pace(answered, 10, elapsed, LIMIT) == ahead


def test_an_exam_gives_no_feedback_item_by_item_and_practice_may_pause() -> None:
    with pytest.raises(ValueError, match="practice"):
        policy_for(profile(), mode=Mode.EXAM, feedback=Feedback.IMMEDIATE)
    assert policy(practice=True).time.pausing
    assert not policy().time.pausing
    assert policy_for(profile(pausing=True)).time.pausing
