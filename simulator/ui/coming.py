"""What comes back: the reviews of the next months, each with its day."""

from datetime import UTC, date, datetime, time, timedelta

from simulator.coach import Coach
from simulator.drill.plan import Plan
from simulator.drill.schedule import Card

AHEAD = timedelta(days=90)
"""How far ahead one is told."""


def coming(coach: Coach, candidate: str, plan: Plan) -> tuple[tuple[date, Card], ...]:
    """The reviews from today on, the next first, each with the day that the exam of the plan leaves it.

    Raises StoreError.
    """
    cards = coach.due(candidate, datetime.combine(plan.today, time(), UTC) + AHEAD)
    return tuple(sorted(((_day(card, plan), card) for card in cards), key=lambda pair: (pair[0], pair[1].due)))


def named(day: date, today: date) -> str:
    """A day as people say it."""
    days = (day - today).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"on {day:%a} {day.isoformat()}"


def _day(card: Card, plan: Plan) -> date:
    day = card.day
    if plan.exam_date is not None and plan.exam_date > plan.today:
        day = min(day, plan.exam_date - timedelta(days=1))
    return max(day, plan.today)
