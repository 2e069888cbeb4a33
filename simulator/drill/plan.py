"""The plan: what to do in the week from today, from the day of the exam, what falls due, and what is weak."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.drill.schedule import Card
from simulator.drill.share import Weakness

WEEK = 7
FOCUS = 3
"""How many of the weakest domains a drill without a topic asks, and a plan speaks of: the simulator's own figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the plan: how many reviews fall due, and the domain to drill after them, if any."""

    day: date
    due: int
    drill: Weakness | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do this week. `due` are the reviews of today, `days_left` until the exam; None where no day is ahead.

    `weakest` are the domains to work on. `sentences` say all of it to the candidate.
    """

    today: date
    exam_date: date | None
    days_left: int | None
    due: int
    days: tuple[Day, ...]
    weakest: tuple[Weakness, ...]
    sentences: tuple[str, ...]


def plan(cards: Iterable[Card], due: int, weakest: Sequence[Weakness], exam: date | None, today: date) -> Plan:
    """The plan from today on; `cards` are capped by the exam already, `due` of them are to be asked today."""
    ahead = exam if exam is not None and exam > today else None
    falling = Counter(card.day for card in cards if card.day > today)
    focus = tuple(weakest[:FOCUS])
    dates = [today + timedelta(days=n) for n in range(WEEK)]
    days = tuple(
        Day(
            day=day,
            due=due if day == today else falling[day],
            drill=focus[n % len(focus)] if focus and (ahead is None or day < ahead - timedelta(days=1)) else None,
        )
        for n, day in enumerate(dates)
        if ahead is None or day < ahead
    )
    return Plan(
        today=today,
        exam_date=exam,
        days_left=None if ahead is None else (ahead - today).days,
        due=due,
        days=days,
        weakest=focus,
        sentences=tuple(_sentences(days, focus, exam, today)),
    )


def _sentences(days: Sequence[Day], focus: Sequence[Weakness], exam: date | None, today: date) -> Iterable[str]:
    yield _exam(exam, today)
    due, later = days[0].due if days else 0, sum(day.due for day in days[1:])
    if due:
        yield f"{_reviews(due)} due today: `codexam review` asks them before anything new."
    else:
        yield "No review is due today."
    if later:
        more = "1 review more falls" if later == 1 else f"{later} reviews more fall"
        yield f"{more} due in the days after, to {days[-1].day.isoformat()}."
    if focus:
        yield f"Weakest so far: {', '.join(f'{weakness.title} ({weakness.figure})' for weakness in focus)}."
    else:
        yield "Nothing has been answered yet: `codexam drill` begins anywhere."
    if first := next((day.drill for day in days if day.drill), None):
        yield f"Twenty minutes a day on one of them, beginning with `codexam drill {first.domain} --minutes 20`."
    if exam is not None and 1 < (exam - today).days <= WEEK:
        yield "On the day before the exam only reviews: nothing new."
    elif exam is None or (exam - today).days > WEEK:
        yield "Once this week a whole form under exam rules: `codexam` lists the exams."


def _exam(exam: date | None, today: date) -> str:
    if exam is None:
        return "No exam date is set: `codexam plan --exam-date YYYY-MM-DD` sets it."
    left = (exam - today).days
    when = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(left) or (
        f"in {left} days" if left > 0 else f"{-left} days ago"
    )
    if left < 0:
        return f"The exam was {when}, on {exam.isoformat()}: reviews fall due without an end until a new date is set."
    return f"The exam is {when}, on {exam.isoformat()}."


def _reviews(count: int) -> str:
    return "1 review is" if count == 1 else f"{count} reviews are"
