"""The machine's clocks. Nothing else in the package reads one."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from simulator.exam.timing import Reading

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """What the application needs of a clock; tests bring their own."""

    def read(self) -> Reading:
        """Steady ticks and aware UTC now, read together."""

    def boot(self) -> str:
        """Which boot `ticks` counts from, or "" where the system does not say: ticks compare within one only."""


class SystemClock:
    """The operating system's clocks; ticks go on while the machine sleeps where the system offers it."""

    def read(self) -> Reading:
        """Linux counts sleep in CLOCK_BOOTTIME; the monotonic clocks of macOS and Windows count it already."""
        boottime = getattr(time, "CLOCK_BOOTTIME", None)
        nanoseconds = time.monotonic_ns() if boottime is None else time.clock_gettime_ns(boottime)
        return Reading(ticks=timedelta(microseconds=nanoseconds // 1000), now=datetime.now(UTC))

    def boot(self) -> str:
        """The kernel's boot id (Linux), else ""."""
        try:
            return _BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            return ""


def here(at: datetime) -> str:
    """A date and time where the person is, such as "2026-03-02 09:00"."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def through(at: datetime) -> str:
    """An end where the person is: "2026-03-02 18:00", or the day alone where it is the end of that day."""
    midnight = f"{at.astimezone():%H:%M:%S.%f}" == "00:00:00.000000"
    return f"{at.astimezone() - timedelta(days=1):%Y-%m-%d}" if midnight else here(at)


def moment(text: str, *, whole_day: bool = False) -> datetime:
    """A time as it is typed where the person is; of a day alone its beginning, or with `whole_day` its end.

    ValueError for what is no time.
    """
    plain = text.strip()
    try:
        at = datetime.fromisoformat(plain)
        if whole_day and len(plain) <= 10:
            at += timedelta(days=1)
        return at.astimezone()
    except OverflowError:
        raise ValueError(f"no calendar has {text!r}") from None
