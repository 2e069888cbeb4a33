"""What tests of a class share: attempts in figures."""

from collections.abc import Sequence
from fractions import Fraction

from simulator.analytics.sitting import Sitting, Tally, summed

PASSING = Fraction(7, 10)
HOUR = 3600.0


def sitting(
    candidate: str = "Ann",
    *domains: tuple[str, int, int],
    attempt: int = 1,
    answered: int | None = None,
    seconds: float = HOUR,
    limit: float | None = 2 * HOUR,
    expired: bool = False,
    pace: Sequence[tuple[float, int]] = (),
) -> Sitting:
    """An attempt; each domain is its name, what it earned and of how many."""
    tallies = {name: Tally(Fraction(credit), n) for name, credit, n in domains}
    whole = summed(tallies.values())
    return Sitting(
        attempt=attempt,
        candidate=candidate,
        whole=whole,
        passing=PASSING,
        domains=tallies,
        answered=whole.n if answered is None else answered,
        items=whole.n,
        seconds=seconds,
        limit=limit,
        expired=expired,
        pace=pace,
    )


def scored(*credits_: int, of: int = 100) -> list[Sitting]:
    """One attempt for each score, each by another candidate."""
    return [
        sitting(f"candidate {number:03}", ("all", credit, of), attempt=number)
        for number, credit in enumerate(credits_, 1)
    ]
