"""Chance that can be had again: the same seed gives the same draws on every machine and every Python."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


class Draw:
    """A stream of draws, decided by a seed and a salt that names what they are for.

    Made from a hash, because the order that the module `random` gives is not promised across Python versions.
    """

    def __init__(self, seed: int, salt: str) -> None:
        self._numbers = _numbers(f"{seed}\0{salt}".encode())

    def below(self, most: int) -> int:
        """A number from 0 up to, not including, `most`. ValueError where there is none."""
        if most < 1:
            raise ValueError("there is nothing to draw from")
        return next(self._numbers) % most

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of these. ValueError for none."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[Thing], most: int) -> list[Thing]:
        """Up to `most` of these, in an order drawn."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(min(most, len(left)))]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """All of these, in an order drawn."""
        return self.some(things, len(things))


def _numbers(seed: bytes) -> Iterator[int]:
    """Numbers of 64 bits, without end. Taking one modulo a small number favours none by more than 2 to the -40."""
    block = sha256(seed).digest()
    while True:
        for at in range(0, len(block), 8):
            yield int.from_bytes(block[at : at + 8], "big")
        block = sha256(block).digest()
