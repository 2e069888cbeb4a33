"""The schedule: when what was missed comes back, by FSRS over the review log, and by the day of the exam.

Days are the candidate's own: they begin at midnight in a time zone. FSRS itself counts in UTC.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from simulator.ports.drills import Rating, Review

if TYPE_CHECKING:
    from fsrs import Scheduler

AHEAD = timedelta(days=90)
"""How far ahead one is told what comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """How an item that was missed once stands in the schedule. `revision` is the one met last.

    `due` is the time by FSRS; `day` the candidate's day of it, but never after the day before the exam. It was met
    `reviews` times, of which `missed` wrong or left out, at `last` the last time.
    """

    item: str
    revision: str
    domain: str
    due: datetime
    day: date
    last: datetime
    reviews: int
    missed: int


def due_by_fsrs(reviews: Sequence[Review]) -> datetime:
    """When an item falls due after these reviews of it, of which there is one at least, the oldest first.

    A review that is stamped earlier than the one before (a clock was moved) counts as made at the same time.
    """
    import fsrs

    card = fsrs.Card(card_id=1, due=reviews[0].at)  # without an id it would wait for one, without `due` read a clock
    for review in reviews:
        at = review.at.astimezone(UTC)
        at = max(at, card.last_review) if card.last_review else at
        card, _ = _scheduler().review_card(card, fsrs.Rating(review.rating.value), at)
    return card.due


def cards(log: Sequence[Review], now: datetime, exam: date | None, zone: tzinfo | None = None) -> tuple[Card, ...]:
    """The cards of a log: of every item that was not simply known each time, the one due first in front.

    `exam` caps their days while it lies ahead. The log is in the order in which it was written.
    """
    by_item: dict[str, list[Review]] = {}
    for review in mended(log, now):
        by_item.setdefault(review.item, []).append(review)
    made = []
    for item, reviews in by_item.items():
        if all(review.rating is Rating.GOOD for review in reviews):
            continue
        due = due_by_fsrs(reviews)
        made.append(
            Card(
                item=item,
                revision=reviews[-1].revision,
                domain=reviews[-1].domain,
                due=due,
                day=_capped(day_of(due, zone), exam, day_of(now, zone)),
                last=max(review.at for review in reviews),
                reviews=len(reviews),
                missed=sum(review.rating is Rating.AGAIN for review in reviews),
            )
        )
    return tuple(sorted(made, key=lambda card: (card.day, card.due, card.item)))


def due_now(cards: Iterable[Card], now: datetime, zone: tzinfo | None = None) -> tuple[Card, ...]:
    """Those of the cards that are to be asked today.

    What FSRS wants again within the day waits for its minute; and what only the exam has brought forward is not asked
    twice on one day.
    """
    today = day_of(now, zone)

    def asks(card: Card) -> bool:
        soon = card.due - card.last < timedelta(days=1)
        brought = card.day < day_of(card.due, zone) and day_of(card.last, zone) >= today
        return card.due <= now or (card.day <= today and not soon and not brought)

    return tuple(card for card in cards if asks(card))


def coming(cards: Iterable[Card], today: date) -> tuple[Card, ...]:
    """Those of the cards whose day is in the next 90, the next first; what is overdue is for today."""
    last = today + AHEAD
    near = (replace(card, day=max(card.day, today)) for card in cards if card.day <= last)
    return tuple(sorted(near, key=lambda card: (card.day, card.due)))


def mended(log: Sequence[Review], now: datetime) -> tuple[Review, ...]:
    """The log with every stamp that lies ahead of `now` moved to the next that does not: a clock was wrong then."""
    latest = now
    back: list[Review] = []
    for review in reversed(log):
        ahead = review.at > now
        back.append(replace(review, at=latest) if ahead else review)
        latest = latest if ahead else review.at
    return tuple(reversed(back))


def day_of(at: datetime, zone: tzinfo | None) -> date:
    """The day of a time in a zone, the machine's own for None."""
    return at.astimezone(zone).date()


def _capped(day: date, exam: date | None, today: date) -> date:
    return day if exam is None or exam <= today else min(day, exam - timedelta(days=1))


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)
