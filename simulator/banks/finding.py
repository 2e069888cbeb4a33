"""A finding: what is wrong at one place of a bank or profile file, in a sentence for its author."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error must be mended before a bank is given to candidates; a warning wants a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong. `line` counts from 1; `where` is the item id or the field, "" for the whole file."""

    path: str
    line: int
    rule: str
    where: str
    text: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`path:line: severity rule: sentence`, on one line that no control character can break."""
        return printable(f"{self.path}:{self.line}: {self.severity} {self.rule}: {self.text}")


def printable(text: str) -> str:
    """The text with every character that a terminal would act on written as its escape."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def quoted(text: str) -> str:
    """A piece of a file as a sentence may quote it: printable, and cut after 40 characters."""
    return f"`{printable(text[:40])}{'…' if len(text) > 40 else ''}`"
