"""A room to drill in: a real store, banks and generators that were never files, and windows of one machine."""

from collections.abc import Callable, Sequence
from datetime import UTC, tzinfo
from pathlib import Path

from simulator.candidate.coach import Coach
from simulator.candidate.drilling import Drill
from simulator.candidate.lobby import Lobby
from simulator.drill.made import Generator
from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.ports.drills import Wish
from simulator.store import Store, open_store
from tests.candidates import ANN, KEY, WRONG, FakeClock, MemoryShelf, items, profile
from tests.drill.makers import OTHERS, SUMS, TYPED_SUMS

POOL = items()


class DrillRoom:
    """Everything outside a window: the same for all of them. `coach` is that of the first."""

    def __init__(
        self,
        folder: Path,
        *,
        pool: Sequence[Item] = POOL,
        generators: Sequence[Generator] = (SUMS, TYPED_SUMS, OTHERS),
        zone: tzinfo = UTC,
    ) -> None:
        self.clock = FakeClock()
        self.pool = pool
        self.generators = tuple(generators)
        self.told: list[tuple[float, str]] = []
        self._zone = zone
        self._folder = folder
        self._stores: list[Store] = []
        self.store = self._opened()
        self.coach = self.window("first")

    def window(self, name: str) -> Coach:
        """The coach of another window."""
        store = self._opened()
        return Coach(
            shelf=MemoryShelf(self.pool, self.exam),
            journal=store.attempts,
            archive=store.history,
            reviews=store.reviews,
            disputes=store.disputes,
            clock=self.clock,
            window=name,
            open_generators=self._build,
            zone=self._zone,
        )

    @property
    def exam(self) -> Profile:
        return profile()

    @property
    def lobby(self) -> Lobby:
        """The lobby of a window of its own."""
        return Lobby(
            shelf=MemoryShelf(self.pool, self.exam),
            journal=self.store.attempts,
            archive=self.store.history,
            disputes=self.store.disputes,
            rosters=self.store.roster,
            clock=self.clock,
            window="lobby",
        )

    def begin(self, **wish: object) -> Drill:
        """Ann begins a drill that a seed repeats."""
        return self.coach.start(ANN, Wish(**{"seed": 7, **wish}))  # type: ignore[arg-type]  # the fields of a Wish

    def is_killed(self) -> None:
        """kill -9, or the power: every window is gone without a word."""
        while self._stores:
            self._stores.pop().database.close()
        for lock in (self._folder / "locks").glob("*"):
            lock.unlink()
        self.store = self._opened()
        self.coach = self.window("after")

    def close(self) -> None:
        while self._stores:
            self._stores.pop().database.close()

    def _opened(self) -> Store:
        self._stores.append(open_store(self._folder / "codexam.db", self._folder / "backups"))
        return self._stores[-1]

    def _build(self, progress: Callable[[float, str], None]) -> Sequence[Generator]:
        progress(1, "ready")
        self.told.append((1, "ready"))
        return self.generators


def right(drill: Drill) -> tuple[str, ...]:
    """The key of the item in view, which only a test may look up."""
    attempt = drill.proctor.attempt
    return drill.proctor.record.items[attempt.form.slot(attempt.current).revision].key


def answer(drill: Drill, *, rightly: bool) -> None:
    """Answer the item in view, whatever kind it is."""
    key = right(drill)
    if not drill.proctor.attempt.form.slot(drill.proctor.attempt.current).typed:
        drill.choose(*(key if rightly else (WRONG if key != (WRONG,) else KEY,)))
    else:
        drill.type(key[0] if rightly else "nothing")


def asked(drill: Drill) -> list[str]:
    """The items of a drill so far, by id."""
    return [slot.item for slot in drill.proctor.attempt.form.slots]
