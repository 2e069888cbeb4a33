"""When what was missed comes back: FSRS over the log, the candidate's days, and the day of the exam."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest
from freezegun import freeze_time

from simulator.drill.schedule import AHEAD, Card, cards, coming, day_of, due_by_fsrs, due_now, mended
from simulator.ports.drills import Rating, Review

NEW_YORK = ZoneInfo("America/New_York")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def review(at: datetime, rating: Rating = AGAIN, item: str = "one", slot: int = 1) -> Review:
    return Review(item=item, revision=f"rev:{item}", domain="sums", rating=rating, at=at, attempt=1, slot=slot)


def learned(item: str = "one", since: datetime = NOON) -> list[Review]:
    """Missed once, then known three times on that day: it comes back after days."""
    steps = (AGAIN, GOOD, GOOD, GOOD)
    return [review(since + timedelta(minutes=20 * n), rating, item) for n, rating in enumerate(steps)]


def only(log: Sequence[Review], now: datetime, exam: date | None = None) -> Card:
    (card,) = cards(log, now, exam, UTC)
    return card


def test_dates_agree_with_the_package_on_a_thousand_random_histories() -> None:
    chance = random.Random(5)  # noqa: S311 - histories, no secrets
    theirs = fsrs.Scheduler(enable_fuzzing=False)
    for _ in range(1000):
        at, log, card = NOON, [], fsrs.Card(card_id=1)
        for _ in range(chance.randint(1, 12)):
            rating = chance.choice(list(Rating))
            log.append(review(at, rating))
            card, _logged = theirs.review_card(card, fsrs.Rating(rating), at)
            at += timedelta(seconds=chance.choice([30, 700, 90_000, chance.randrange(10**7)]))
        assert due_by_fsrs(log) == card.due


def test_a_review_stamped_before_the_one_before_counts_as_made_at_the_same_time() -> None:
    back = [review(NOON), review(NOON - timedelta(days=400), GOOD), review(NOON + timedelta(days=1), GOOD)]
    same = [review(NOON), review(NOON, GOOD), review(NOON + timedelta(days=1), GOOD)]
    assert due_by_fsrs(back) == due_by_fsrs(same)


def test_a_stamp_of_the_future_is_moved_to_the_next_that_is_sane_and_costs_no_year() -> None:
    wrong = [review(NOON), review(NOON + timedelta(days=3650), GOOD), review(NOON + timedelta(hours=1), GOOD)]
    now = NOON + timedelta(days=1)
    assert [line.at for line in mended(wrong, now)] == [NOON, NOON + timedelta(hours=1), NOON + timedelta(hours=1)]
    assert only(wrong, now).due < NOON + timedelta(days=30)


def test_a_clock_that_is_behind_for_a_while_harms_nothing_once_it_is_right_again() -> None:
    log = learned()
    behind = only(log, NOON - timedelta(days=900))
    assert behind.reviews == 4
    assert only(log, NOON + timedelta(days=1)).due == due_by_fsrs(log)


def test_only_what_was_not_simply_known_comes_back() -> None:
    log = [review(NOON, GOOD, "known"), review(NOON, HARD, "slow"), review(NOON, AGAIN, "missed")]
    found = {card.item: card for card in cards(log, NOON, None, UTC)}
    assert set(found) == {"slow", "missed"}
    assert (found["missed"].missed, found["slow"].missed, found["missed"].revision) == (1, 0, "rev:missed")


def test_what_is_wanted_again_within_the_day_waits_for_its_minute() -> None:
    log = [review(NOON, AGAIN)]
    card = only(log, NOON)
    assert card.due == NOON + timedelta(minutes=1)
    assert due_now([card], NOON + timedelta(seconds=59), UTC) == ()
    assert due_now([card], NOON + timedelta(minutes=1), UTC) == (card,)


def test_what_is_due_in_days_is_due_from_the_morning_of_that_day() -> None:
    card = only(learned(), NOON + timedelta(hours=2))
    midnight = datetime.combine(card.day, datetime.min.time(), UTC)
    assert card.day == card.due.date()
    assert card.due - card.last >= timedelta(days=1)
    assert due_now([card], midnight, UTC) == (card,)
    assert due_now([card], midnight - timedelta(seconds=1), UTC) == ()


@pytest.mark.parametrize("days", [2, 3, 30])
def test_nothing_falls_due_after_the_day_before_the_exam(days: int) -> None:
    exam = NOON.date() + timedelta(days=days)
    log = [*learned("one"), *learned("two", NOON - timedelta(days=2)), review(NOON, HARD, "three")]
    free = {card.item: card.day for card in cards(log, NOON, None, UTC)}
    capped = {card.item: card.day for card in cards(log, NOON, exam, UTC)}
    assert capped == {item: min(day, exam - timedelta(days=1)) for item, day in free.items()}


def test_a_changed_exam_date_is_reckoned_anew_and_one_that_is_past_caps_nothing() -> None:
    log, today = learned(), NOON.date()
    free = only(log, NOON).day
    assert only(log, NOON, today + timedelta(days=2)).day == today + timedelta(days=1)
    assert only(log, NOON, today + timedelta(days=3)).day == min(free, today + timedelta(days=2))
    for gone in (today, today - timedelta(days=1), None):
        assert only(log, NOON, gone).day == free


def test_what_the_exam_brings_forward_is_asked_once_on_a_day() -> None:
    now = NOON + timedelta(hours=2)
    card = only(learned(), now, NOON.date() + timedelta(days=1))
    assert card.day == NOON.date()
    assert due_now([card], now, UTC) == ()
    earlier = only(learned(since=NOON - timedelta(days=1)), now, NOON.date() + timedelta(days=1))
    assert due_now([earlier], now, UTC) == (earlier,)


def test_what_comes_back_is_told_for_ninety_days_and_what_is_overdue_is_for_today() -> None:
    today, card = NOON.date(), only(learned(), NOON)
    days = {"far": AHEAD + timedelta(days=1), "last": AHEAD, "next": timedelta(days=1), "late": timedelta(days=-3)}
    told = coming([replace(card, item=item, day=today + away) for item, away in days.items()], today)
    assert [(card.item, card.day) for card in told] == [
        ("late", today),
        ("next", today + timedelta(days=1)),
        ("last", today + AHEAD),
    ]


@pytest.mark.parametrize("eve", [datetime(2026, 3, 7, 17, tzinfo=UTC), datetime(2026, 10, 31, 17, tzinfo=UTC)])
def test_the_night_when_clocks_change_shifts_no_day_and_no_date_of_fsrs(eve: datetime) -> None:
    log = learned(since=eve)
    (card,) = cards(log, eve + timedelta(hours=2), None, NEW_YORK)
    assert card.due == due_by_fsrs(log)
    assert card.day == card.due.astimezone(NEW_YORK).date()
    midnight = datetime.combine(card.day, datetime.min.time(), NEW_YORK)
    assert due_now([card], midnight, NEW_YORK) == (card,)
    assert due_now([card], midnight.astimezone(UTC) - timedelta(seconds=1), NEW_YORK) == ()


def test_days_are_those_of_the_zone() -> None:
    late = datetime(2026, 3, 3, 3, tzinfo=UTC)
    assert (day_of(late, NEW_YORK), day_of(late, UTC)) == (date(2026, 3, 2), date(2026, 3, 3))


def test_no_clock_of_the_machine_is_read() -> None:
    log = learned()
    found = []
    for moment in ("2020-01-01", "2040-01-01"):
        with freeze_time(moment):
            found.append(cards(log, NOON, None, UTC))
    assert found[0] == found[1]


def test_the_package_is_loaded_only_where_there_is_something_to_schedule() -> None:
    code = "import sys, simulator.cli.commands, simulator.candidate.coach; print('fsrs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert done.stdout.strip() == "False"
