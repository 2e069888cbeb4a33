"""What the commands write: plain text that is safe for any terminal or pipe, and JSON."""

import json
import sys
from typing import TextIO

from simulator.exam.prose import legible


class Refused(Exception):
    """The command cannot do what it was asked; the text says why. Status 2 when the asking was wrong, else 1."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        self.status = status
        super().__init__(sentence)


def say(text: str) -> None:
    """Write lines to stdout. Refused where they cannot be written; a reader that left early is BrokenPipeError."""
    try:
        write(text, sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refused(f"The output could not be written ({error.strerror}).") from None


def say_json(shape: object) -> None:
    """Write JSON to stdout, in ASCII so that it survives every pipe."""
    say(json.dumps(shape, indent=2))


def write(text: str, stream: TextIO | None) -> None:
    """Write lines to a stream that may be closed: control characters made visible, what it cannot encode replaced."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    stream.write(legible(text).encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def drawn_bar(share: float, width: int = 20) -> str:
    """A bar of `width` places, filled to `share` (0 to 1), in whatever stdout can encode."""
    full, empty = ("█", "░") if _encodes("█░") else ("#", ".")
    filled = int(share * width)
    return full * filled + empty * (width - filled)


def _encodes(text: str) -> bool:
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
