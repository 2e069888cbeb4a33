"""A refusal: what the desk does not do, and why."""

from simulator.exam.prose import one_line


class Refusal(Exception):
    """The desk cannot do this. The text says why, and what would do, to a person."""


def reason(text: str) -> str:
    """A reason as it is kept: one line. Refusal where there is none, or one over 500 characters."""
    try:
        return one_line(text, 500, "A reason")
    except ValueError as wrong:
        raise Refusal(f"{wrong} It stays on record.") from None
