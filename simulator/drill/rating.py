"""Ratings: when an item of a drill is decided, and how well it was known."""

from datetime import timedelta

from simulator.exam.attempt import Attempt, Response, Status
from simulator.exam.scoring import earned
from simulator.ports.attempts import Record
from simulator.ports.drills import Rating, Review

SLOW = timedelta(seconds=144)
"""A right answer that took longer is rated hard where no pace was chosen: what 240 minutes allow each of 100 items."""


def decided(before: Attempt, after: Attempt) -> int | None:
    """The place of a drill that was decided between two states of it, None for none.

    That is always the last one dealt: when it is explained, when the next one is dealt over it, or when the drill
    ends with an answer in it.
    """
    number = len(before.form.slots)
    if not number or before.status is Status.CLOSED or before.response(number).revealed:
        return None
    response = after.response(number)
    ended = after.status is Status.CLOSED and response.answered
    return number if response.revealed or ended or len(after.form.slots) > number else None


def rating(response: Response, *, right: bool, allowed: timedelta | None) -> Rating:
    """Wrong or left out: again. Right, but flagged or slower than `allowed`: hard. Right: good."""
    if not right:
        return Rating.AGAIN
    return Rating.HARD if response.flagged or response.dwell > (allowed or SLOW) else Rating.GOOD


def review(record: Record, before: Attempt, after: Attempt) -> Review | None:
    """The line of the review log that follows from what happened to a drill; None where nothing was decided."""
    if record.wish is None:
        return None
    number = decided(before, after)
    if number is None or after.moment is None:
        return None
    slot, response = after.form.slot(number), after.response(number)
    return Review(
        item=slot.item,
        revision=slot.revision,
        domain=slot.domain,
        rating=rating(
            response,
            right=earned(record.items[slot.revision], response, after.policy) == 1,
            allowed=record.wish.allowed,
        ),
        at=after.moment.at,
        attempt=record.id,
        slot=number,
    )
