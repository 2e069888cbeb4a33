"""Crowds: sets of candidates, each a whole number with a bit for every candidate.

With them, counting who did two things is one `&` and one count of bits, whatever the number of candidates. Which bit is
whose does not matter to any figure, so long as all the crowds of a matrix are made in the same order.
"""

from collections.abc import Iterable

Crowd = int
NOBODY: Crowd = 0

_OTHER = b"0" * 256


def everyone(n: int) -> Crowd:
    """All of `n` candidates."""
    return (1 << n) - 1


def crowd(flags: Iterable[bool]) -> Crowd:
    """Those candidates whose flag is set; one flag for each."""
    return int("0" + "".join("1" if flag else "0" for flag in flags), 2)


def marked(marks: bytes, mark: int) -> Crowd:
    """Those candidates who have this mark; one byte for each."""
    return int(b"0" + marks.translate(_OTHER[:mark] + b"1" + _OTHER[mark + 1 :]), 2)
