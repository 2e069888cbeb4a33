"""A player of an attempt: where one is on its timeline, and how it goes on by itself when it is asked."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from simulator.exam.attempt import Attempt
from simulator.exam.step import Deed, Step
from simulator.exam.timeline import Timeline

SPEEDS = (1, 2, 4, 8, 16, 32, 64)


class Sought(StrEnum):
    """What one can jump to."""

    CHANGE = "change"
    FLAG = "flag"
    LOOK_UP = "look-up"
    INTERRUPTION = "interruption"


_DEEDS = {
    Sought.CHANGE: (Deed.CHANGED, Deed.CLEARED),
    Sought.FLAG: (Deed.FLAGGED, Deed.UNFLAGGED),
    Sought.LOOK_UP: (Deed.LOOKED_UP,),
    Sought.INTERRUPTION: (Deed.INTERRUPTED, Deed.PAUSED, Deed.CLOCK_MOVED),
}


@dataclass(frozen=True, slots=True)
class _Play:
    """When playing began, by the machine's ticks, and where in exam time."""

    ticks: timedelta
    elapsed: timedelta


class Player:
    """`at` is how many steps have been taken, 0 before the start; `speed` is how many times as fast as it was sat."""

    def __init__(self, line: Timeline) -> None:
        self._line = line
        self.at = min(1, len(line.steps))
        self.speed = 8
        self._elapsed = self._of(self.at)
        self._play: _Play | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The whole timeline."""
        return self._line.steps

    @property
    def step(self) -> Step | None:
        """The last step taken; None before the start."""
        return self._line.steps[self.at - 1] if self.at else None

    @property
    def state(self) -> Attempt:
        """The attempt as it stood."""
        return self._line.state_at(self.at)

    @property
    def elapsed(self) -> timedelta:
        """The exam time that is shown."""
        return self._elapsed

    @property
    def length(self) -> timedelta:
        """The exam time of all of it."""
        return self._of(len(self.steps))

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._play is not None

    # By hand, which stops it

    def go(self, at: int) -> None:
        """After so many steps, or as near as there are."""
        self._play = None
        self._stand(max(0, min(at, len(self.steps))))

    def go_to(self, elapsed: timedelta) -> None:
        """To this exam time."""
        self.go(self._steps_by(elapsed))
        self._elapsed = max(timedelta(), min(elapsed, self.length))

    def item(self, way: int) -> bool:
        """To where another item comes into view: the next (1), or the one before (-1). False where there is none."""
        return self._seek(lambda step: step.deed in (Deed.CAME, Deed.SURVEYED, Deed.DEALT), way)

    def slot(self, slot: int) -> bool:
        """To where this item first came into view. False where it never did."""
        for step in self.steps:
            if step.deed is Deed.CAME and step.slot == slot:
                self.go(step.number)
                return True
        return False

    def jump(self, sought: Sought, way: int) -> bool:
        """To the next such step (1), or the one before (-1). False where there is none."""
        return self._seek(lambda step: step.deed in _DEEDS[sought], way)

    # By itself

    def play(self, ticks: timedelta) -> None:
        """Go on by itself from here on; from the beginning where it is over."""
        if self.at == len(self.steps):
            self._stand(0)
        self._play = _Play(ticks, self._elapsed)

    def stop(self) -> None:
        """Stand still."""
        self._play = None

    def quicken(self, by: int, ticks: timedelta) -> None:
        """The next faster speed (1), or slower (-1)."""
        self.look(ticks)
        self.speed = SPEEDS[max(0, min(SPEEDS.index(self.speed) + by, len(SPEEDS) - 1))]
        if self._play:
            self._play = _Play(ticks, self._elapsed)

    def look(self, ticks: timedelta) -> bool:
        """Where it is by now; whether another step was taken. It stands still at the end."""
        if self._play is None:
            return False
        before = self.at
        elapsed = self._play.elapsed + (ticks - self._play.ticks) * self.speed
        self.at = max(self.at, self._steps_by(elapsed))
        self._elapsed = min(elapsed, self.length)
        if self.at == len(self.steps):
            self._play = None
        return self.at != before

    def _stand(self, at: int) -> None:
        self.at, self._elapsed = at, self._of(at)

    def _of(self, at: int) -> timedelta:
        return self.steps[at - 1].moment.elapsed if at else timedelta()

    def _steps_by(self, elapsed: timedelta) -> int:
        """How many steps were taken when so much exam time was used."""
        return bisect_right(self.steps, elapsed, key=lambda step: step.moment.elapsed)

    def _seek(self, wanted: Callable[[Step], bool], way: int) -> bool:
        places = range(self.at, len(self.steps)) if way > 0 else range(self.at - 2, -1, -1)
        for place in places:
            if wanted(self.steps[place]):
                self.go(place + 1)
                return True
        return False
