"""Text for the screens. Everything that comes from a bank, a file or a person passes through `plain` or `prose`."""

from datetime import datetime, timedelta
from fractions import Fraction
from textwrap import wrap

from textual.content import Content

from simulator.exam import words
from simulator.exam.prose import legible, paragraphs

SECOND = timedelta(seconds=1)
LONGEST_QUESTION = 300


def plain(text: str, style: str = "") -> Content:
    """Text exactly as it is, never read as markup."""
    return Content.styled(legible(text), style) if style else Content(legible(text))


def prose(text: str) -> Content:
    """Bank prose, joined into paragraphs, never read as markup."""
    return Content(legible(paragraphs(text)))


def record_and_question(stem: str) -> tuple[Content, Content]:
    """A stem in two: the record, and its last paragraph, the question, where that is short enough to stay in view."""
    record, _, question = paragraphs(stem).rpartition("\n\n")
    if not record or len(question) > LONGEST_QUESTION:
        return prose(stem), Content()
    return Content(legible(record)), Content(legible(question))


def clock(left: timedelta) -> str:
    """Time on the clock as H:MM:SS, rounded up, so that 0:00:00 means that it is over."""
    seconds = -(-left // SECOND)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def span(length: timedelta) -> str:
    """A length of time in words: "3 days", "2 h 05 min", "12 min", "48 s"."""
    seconds = length // SECOND
    if seconds >= 48 * 3600:
        return f"{seconds // 86400} days"
    if seconds >= 3600:
        return f"{seconds // 3600} h {seconds // 60 % 60:02} min"
    return (
        f"{seconds // 60} min"
        if seconds >= 600
        else f"{seconds // 60} min {seconds % 60:02} s"
        if seconds >= 60
        else f"{seconds} s"
    )


def per_item(length: timedelta) -> str:
    """Time on an item as M:SS."""
    seconds = length // SECOND
    return f"{seconds // 60}:{seconds % 60:02}"


def day(at: datetime) -> str:
    """A date and time where the person is."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def percent(share: Fraction) -> str:
    """A percentage as a report has it, without the decimal where it is whole."""
    return words.percent(share).replace(".0 %", " %")


def hanging(text: str, width: int, indent: int, head: str = "") -> Content:
    """Text in lines of at most `width` cells, the first begun by `head`, all others set in by `indent`."""
    body = wrap(head + legible(text), max(width, indent + 20), subsequent_indent=" " * indent, break_on_hyphens=False)
    return Content("\n".join(body) if body else head)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 item", "3 items", "3,000 entries"; a plural that takes more than an s is named."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"


def bar(share: Fraction, width: int, style: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A bar, exact to half a cell, on a track that shows where full is."""
    halves = int(max(Fraction(0), min(share, Fraction(1))) * width * 2)
    full = "━" * (halves // 2) + "╸" * (halves % 2)
    return (full, style), ("·" * (width - len(full)), "$muted")
