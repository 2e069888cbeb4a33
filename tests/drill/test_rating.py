"""When an item of a drill is decided, and how well it was known."""

from datetime import timedelta

import pytest

from simulator.drill.rating import SLOW, rating
from simulator.exam.attempt import Response
from simulator.ports.drills import Rating
from tests.candidates import seconds

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("response", "right", "allowed", "rated"),
    [
        (Response(), False, None, Rating.AGAIN),
        (Response(chosen=("b",), flagged=True), False, None, Rating.AGAIN),
        (Response(chosen=("a",)), True, None, Rating.GOOD),
        (Response(chosen=("a",), flagged=True), True, None, Rating.HARD),
        (Response(chosen=("a",), dwell=SLOW), True, None, Rating.GOOD),
        (Response(chosen=("a",), dwell=SLOW + SECOND), True, None, Rating.HARD),
        (Response(chosen=("a",), dwell=SLOW + SECOND), True, seconds(204), Rating.GOOD),
        (Response(chosen=("a",), dwell=seconds(31)), True, seconds(30), Rating.HARD),
    ],
)
def test_the_rule(response: Response, right: bool, allowed: timedelta | None, rated: Rating) -> None:
    assert rating(response, right=right, allowed=allowed) is rated
