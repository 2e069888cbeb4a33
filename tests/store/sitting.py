"""A candidate who sits at a real store, through the proctor that sits there in the field."""

from simulator.candidate.proctor import Proctor
from simulator.ports.attempts import Checkpoint
from simulator.store import Store
from tests.candidates import ANN, MORNING, FakeClock, form, items, policy, profile, seconds


def begun(store: Store, candidate: str = ANN, *, seed: int = 1, strict: bool = False) -> int:
    """A new attempt, its clock not yet running."""
    return store.attempts.begin(candidate, profile(), form(seed=seed), policy(strict=strict), items(), MORNING)


def sat(
    store: Store, attempt_id: int, window: str = "window 1", *, clock: FakeClock | None = None, take: bool = False
) -> Proctor:
    """A window on the attempt."""
    return Proctor.open(store.attempts, clock or FakeClock(), attempt_id, window, take=take)


def checkpoint(elapsed: float) -> Checkpoint:
    return Checkpoint(elapsed=seconds(elapsed), at=MORNING + seconds(elapsed), ticks=seconds(elapsed), boot="boot 1")
