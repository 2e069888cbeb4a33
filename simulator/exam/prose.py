"""Bank text made fit to show: wrapped lines joined into paragraphs, and what cannot be shown made visible."""

import re
import unicodedata
from itertools import pairwise

_LABEL = re.compile(r"(?:[-*•] |\d{1,2}[.)] |\d{1,2}:\d{2}\b|[A-Z][\w /&,()'-]{0,48}:(?: |$))")
_BEGINS = re.compile(
    r"\s|[A-Z][.)] |\d{4}-\d{2}-\d{2}\b|\d{1,2}/\d{1,2}/\d{2}|(?:0[1-9]|1[0-2])[/-](?:[0-2]\d|3[01])\b(?![/-]\d{3})"
)
"""How an entry of a chart begins that is no label: indented, by a letter, or by a date."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAB = "    "
_WRAPPED_AT = 84
"""A line that ends before this column was ended by its author."""


def paragraphs(text: str) -> str:
    """Lines of a bank file joined as their author meant them.

    A break stays at a blank line, before a list mark ("- ", "1. "), a time of day ("06:50") and a label ("Findings:");
    any other line end in a bank file is only where the file was wrapped.
    """
    out: list[str] = []
    for line in text.strip().splitlines():
        plain = line.strip()
        if out and out[-1] and plain and not _LABEL.match(plain):
            out[-1] += " " + plain
        else:
            out.append(plain)
    return "\n".join(out)


def legible(text: str) -> str:
    """Text with nothing in it that a terminal or a browser would obey: every character that is no text is shown.

    Tabs become spaces, control characters their pictures (U+2400), and marks that turn the direction of
    writing their code points; line breaks stay.
    """
    return "".join(_shown(c) for c in text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, longest: int, what: str) -> str:
    """What somebody typed, as it is kept: one line in single blanks, composed (NFC), nothing in it that does not print.

    `what` begins the sentence of the ValueError for none, for more than `longest` characters, and for no text.
    """
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError(f"{what} is text: this one holds bytes that are none in UTF-8.")
    plain = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    plain = unicodedata.normalize("NFC", plain)
    if not 1 <= len(plain) <= longest:
        raise ValueError(f"{what} has 1 to {longest} characters.")
    return plain


def _shown(c: str) -> str:
    if c == "\n" or (c.isprintable() and c not in _BIDI):
        return c
    if c == "\t":
        return _TAB
    if ord(c) < 0x20:
        return chr(0x2400 + ord(c))
    if c == "\x7f":
        return "\u2421"
    if c in "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000":
        return " "
    if c in "\u200d\u200c\u00ad\u200b":
        return c if c in "\u200d\u200c" else ""
    return f"<U+{ord(c):04X}>"


def reflowed(text: str) -> str:
    """A document of a chart with the lines joined that were only wrapped; as long as before, so that places hold.

    A line goes on in the next one where that one's first word would not have fitted any more, and neither has columns
    (runs of spaces), and the next one does not begin anew: with a label, a list mark, a date, a time or an indent.
    """
    lines = text.split("\n")
    out = lines[0]
    for above, line in pairwise(lines):
        word = line.split(" ", 1)[0]
        wrapped = word and len(above) + len(word) >= _WRAPPED_AT and not (_LABEL.match(line) or _BEGINS.match(line))
        columns = "   " in above.strip() or "   " in line.strip()
        out += (" " if wrapped and not columns else "\n") + line
    return out
