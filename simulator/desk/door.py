"""The door: the PIN that keeps candidates at the same machine out of the desk. It is no encryption."""

from datetime import datetime, timedelta
from math import ceil

from simulator.clock import Clock
from simulator.desk.refusal import Refusal
from simulator.ports.pin import Pin, Pins

FREE = 2
"""So many wrong PINs cost nothing."""
FIRST_WAIT = timedelta(seconds=5)
"""What the next one costs; every further one costs twice as much,"""
LONGEST_WAIT = timedelta(minutes=15)
"""but never more than this."""
SHORTEST, LONGEST = 4, 64
"""Characters of a PIN."""


class Shut(Refusal):
    """The PIN was wrong, or it is too soon for another. `wait` is the time until the next one is looked at."""

    def __init__(self, text: str, wait: timedelta) -> None:
        super().__init__(text)
        self.wait = wait


class Door:
    """The PIN of this store. `by` is the name of who sets it."""

    def __init__(self, pins: Pins, clock: Clock, by: str) -> None:
        self._pins = pins
        self._clock = clock
        self._by = by

    def pinned(self) -> bool:
        """Whether a PIN is set: else everybody comes in."""
        return self._pins.pin() is not None

    def wait(self) -> timedelta:
        """How long until a PIN is looked at; nothing, most of the time."""
        pin = self._pins.pin()
        return _wait(pin, self._clock.read().now) if pin else timedelta()

    def check(self, given: str) -> None:
        """Let in whoever knows the PIN, and anybody where none is set. Shut for a wrong one, and while one must wait.

        The wait grows with every miss, is kept in the store, and is not slept: a PIN that comes too soon is not even
        looked at. Every try counts as a miss before it is looked at, so that many at once do not share one.
        """
        while True:
            pin = self._pins.pin()
            if pin is None:
                return
            now = self._clock.read().now
            if wait := _wait(pin, now):
                raise Shut(f"Too many wrong PINs. The next one is looked at in {_said(wait)}.", wait)
            if self._pins.miss(pin, now):
                break
        if _right(pin.digest, given):
            self._pins.forgive()
            return
        wait = _cost(pin.misses + 1)
        then = f" The next one is looked at in {_said(wait)}." if wait else ""
        raise Shut(f"That is not the PIN of this desk.{then}", wait)

    def set(self, new: str) -> None:
        """Set a PIN, or another in place of the one before. Refusal for one that will not do.

        Whoever may come here has been let in before: it does not ask for the old one.
        """
        if not SHORTEST <= len(new) <= LONGEST or not new.isprintable() or new != new.strip():
            raise Refusal(f"A PIN has {SHORTEST} to {LONGEST} characters, no blanks at either end.")
        from argon2 import PasswordHasher

        self._pins.set_pin(PasswordHasher().hash(new), self._by, self._clock.read().now)

    def clear(self) -> None:
        """Take the PIN away: the desk is open to everybody at this machine. Nothing where none is set."""
        if self.pinned():
            self._pins.set_pin(None, self._by, self._clock.read().now)


def _right(digest: str, given: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

    try:
        return PasswordHasher().verify(digest, given)
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        raise Refusal(
            "The PIN on record cannot be read, so nobody is let in. `codexam paths` says where the database is:"
            " put the newest copy from the folder `backups` in its place."
        ) from None


def _cost(misses: int) -> timedelta:
    """What so many misses cost."""
    if misses <= FREE:
        return timedelta()
    return min(FIRST_WAIT * (1 << min(misses - FREE - 1, 20)), LONGEST_WAIT)


def _wait(pin: Pin, now: datetime) -> timedelta:
    """What is left to wait: a wall clock that was set back makes nobody wait longer than the cost."""
    cost = _cost(pin.misses)
    if pin.missed is None:
        return timedelta()
    return min(cost, max(pin.missed + cost - now, timedelta()))


def _said(wait: timedelta) -> str:
    seconds = ceil(wait.total_seconds())
    if seconds < 60:
        return f"{seconds} second{'s' * (seconds != 1)}"
    minutes = -(-seconds // 60)
    return f"{minutes} minute{'s' * (minutes != 1)}"
