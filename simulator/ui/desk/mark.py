"""The mark of the desk: which attempt another one is to be compared with."""

from dataclasses import dataclass


@dataclass
class Mark:
    """The id of the marked attempt, None until there is one. All screens share it."""

    attempt: int | None = None
