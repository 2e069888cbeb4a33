"""The chain of an attempt file: every line's digest covers the line and the digest of the one before."""

import json
from hashlib import sha256

BEGINNING = "0" * 64
"""What the first line of the file follows, and the first line of each attempt."""


def canonical(value: object) -> str:
    """JSON in one form only: names sorted, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def digest(before: str, part: str, value: object) -> str:
    """SHA-256, in hex, of a line that follows the line with the digest `before`."""
    return sha256(f"{before}\n{part}\n{canonical(value)}".encode("ascii")).hexdigest()
