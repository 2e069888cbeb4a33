"""A refusal: what the desk does not do, and why."""


class Refusal(Exception):
    """The desk cannot do this. The text says why, and what would do, to a person."""


def reason(text: str) -> str:
    """A reason as it is kept: one line. Refusal where there is none, or one over 500 characters."""
    plain = " ".join(text.split())
    if not plain or len(plain) > 500:
        raise Refusal("A reason has 1 to 500 characters: it stays on record.")
    return plain
