"""The PIN of the desk as it is kept: a hash, and how often it was missed. It keeps honest people out, no more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pin:
    """The PIN in force. `digest` is its Argon2 hash in the encoded form, which carries its own salt and costs.

    `misses` are the wrong ones given since the last right one, the last of them at `missed`, aware UTC.
    """

    digest: str
    misses: int = 0
    missed: datetime | None = None


class Pins(Protocol):
    """Where the PIN is kept. Every method may raise StoreError."""

    def pin(self) -> Pin | None:
        """The PIN in force; None where none is set."""

    def set_pin(self, digest: str | None, by: str, at: datetime) -> None:
        """Put a PIN in force in place of the one before, or take it away. Misses are forgotten.

        It leaves an entry in the audit log, without the hash, in the same transaction.
        """

    def miss(self, seen: Pin, at: datetime) -> bool:
        """Count a wrong PIN; no, and nothing is counted, where the PIN in force is no longer as it was `seen`."""

    def forgive(self) -> None:
        """Forget the misses, for the right one was given."""
