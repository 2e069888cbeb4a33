"""A figure: what codexam takes beside what a bare baseline takes, measured by turns in one run."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]
"""Does the work once, and says what it took, in the figure's unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Medians of what codexam and the baseline take, in `unit`. `target` is the ratio to stay within, None for none."""

    name: str
    baseline_name: str
    unit: str
    ours: float
    baseline: float
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the baseline codexam takes."""
        return self.ours / self.baseline

    def line(self) -> str:
        """The figure on one line."""
        target = "" if self.target is None else f"  (aim: {self.target:g} or less)"
        return (
            f"{self.ratio:6.2f} times  {self.name}: {self.ours:.4g} {self.unit}; "
            f"{self.baseline_name}: {self.baseline:.4g} {self.unit}{target}"
        )


def by_turns(runs: int, *measures: Measure) -> list[float]:
    """The median of each measure, taken by turns: whatever else the machine does meets all of them alike."""
    taken = [[measure() for measure in measures] for _ in range(runs)]
    return [median(column) for column in zip(*taken, strict=True)]


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes, once."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
