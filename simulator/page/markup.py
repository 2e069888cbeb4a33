"""Text into HTML: the one place where it is escaped."""

from collections.abc import Iterable
from html import escape

from simulator.exam.prose import legible, paragraphs


def visible(text: str) -> str:
    """The text escaped for HTML, attributes included, with nothing in it that a browser would obey."""
    return escape(legible(text))


def bank_text(text: str) -> str:
    """Text that somebody else wrote: escaped, and isolated so that its direction disturbs nothing around it."""
    return f"<bdi>{visible(text)}</bdi>"


def bank_prose(text: str) -> str:
    """Bank prose, joined into paragraphs."""
    return bank_text(paragraphs(text))


def listed(sentences: Iterable[str]) -> str:
    """An unordered list of plain sentences."""
    return "<ul>" + "".join(f"<li>{visible(sentence)}</li>" for sentence in sentences) + "</ul>"
