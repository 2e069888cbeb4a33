"""What to do this week."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from simulator.drill.plan import WEEK, Plan, plan
from simulator.drill.schedule import Card
from simulator.drill.share import Share, Weakness, weakest

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WEAK = tuple(
    Weakness(domain=domain, title=domain.capitalize(), share=Share(Fraction(right), 10))
    for domain, right in (("sums", 1), ("words", 4), ("maps", 5), ("songs", 9))
)


def card(days: int) -> Card:
    at = NOON + timedelta(days=days)
    return Card(item=f"i{days}", revision="r", domain="sums", due=at, day=at.date(), last=NOON, reviews=1, missed=1)


def planned(exam: int | None = None, due: int = 2, *days: int) -> Plan:
    exam_date = None if exam is None else TODAY + timedelta(days=exam)
    return plan([card(day) for day in days], due, WEAK, exam_date, TODAY)


def test_a_week_has_what_falls_due_each_day_and_a_weak_domain_in_turn() -> None:
    found = planned(None, 2, -3, 0, 1, 1, 6, 7)
    assert [day.due for day in found.days] == [2, 2, 0, 0, 0, 0, 1]
    assert [day.drill.domain for day in found.days if day.drill] == ["sums", "words", "maps"] * 2 + ["sums"]
    assert (found.due, len(found.days), found.days_left) == (2, WEEK, None)
    assert found.sentences == (
        "No exam date is set: `codexam plan --exam-date YYYY-MM-DD` sets it.",
        "2 reviews are due today: `codexam review` asks them before anything new.",
        "3 reviews more fall due in the days after, to 2026-03-08.",
        "Weakest so far: Sums (10 % of 10), Words (40 % of 10), Maps (50 % of 10).",
        "Twenty minutes a day on one of them, beginning with `codexam drill sums --minutes 20`.",
        "Once this week a whole form under exam rules: `codexam` lists the exams.",
    )


def test_the_last_days_before_the_exam_end_with_reviews_only() -> None:
    found = planned(3, 1, 1, 2)
    assert [(day.day.day, day.due, bool(day.drill)) for day in found.days] == [
        (2, 1, True),
        (3, 1, True),
        (4, 1, False),
    ]
    assert (found.days_left, found.sentences[0]) == (3, "The exam is in 3 days, on 2026-03-05.")
    assert found.sentences[1].startswith("1 review is due today")
    assert found.sentences[-1] == "On the day before the exam only reviews: nothing new."


@pytest.mark.parametrize(
    ("exam", "says"),
    [
        (40, "The exam is in 40 days, on 2026-04-11."),
        (1, "The exam is tomorrow, on 2026-03-03."),
        (0, "The exam is today, on 2026-03-02."),
        (-1, "The exam was yesterday, on 2026-03-01: reviews fall due without an end until a new date is set."),
        (-9, "The exam was 9 days ago, on 2026-02-21: reviews fall due without an end until a new date is set."),
    ],
)
def test_the_exam_is_told_in_days(exam: int, says: str) -> None:
    assert planned(exam).sentences[0] == says


def test_a_past_exam_limits_nothing() -> None:
    assert len(planned(-9).days) == WEEK
    assert planned(-9).days_left is None


def test_somebody_who_has_done_nothing_yet_is_told_where_to_begin() -> None:
    found = plan([], 0, (), None, TODAY)
    assert "No review is due today." in found.sentences
    assert "Nothing has been answered yet: `codexam drill` begins anywhere." in found.sentences
    assert all(day.drill is None for day in found.days)


def test_few_answers_say_little() -> None:
    shares = {"once": Share(Fraction(0), 1), "often": Share(Fraction(3), 30)}
    titles = {"once": "Once", "never": "Never", "often": "Often"}
    assert [weakness.domain for weakness in weakest(titles, shares)] == ["often", "once", "never"]
    assert weakest(titles, shares)[2].sentence == "Never: nothing answered so far."
