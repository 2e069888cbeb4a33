"""The codes that a wrong one may have been meant for."""

import sqlite3
from string import ascii_uppercase, digits

_MOST = 5
_LEAST_IN_COMMON = 3
_LOOKALIKES = str.maketrans("OI", "01")


def nearest(book: sqlite3.Connection, edition: int, code: str) -> list[tuple[str, str]]:
    """(code, title) of up to five billable codes: those one character away, then those that begin most like it."""
    if not code or len(code) > 7 or not code.isalnum() or not code.isascii():
        return []
    found = _among(book, edition, {code.translate(_LOOKALIKES), code[0] + code[1:].translate(_LOOKALIKES)} - {code})
    begins = code
    while len(found) < _MOST and len(begins) >= _LEAST_IN_COMMON:
        for like, title in book.execute(
            "SELECT code, title FROM entry WHERE edition = ? AND code >= ? AND code < ? AND billable AND code <> ?"
            " ORDER BY abs(length(code) - ?), code LIMIT ?",
            (edition, begins, begins + "~", code, len(code), _MOST),
        ):
            found.setdefault(like, title)
        if begins == code and found:  # a heading: what is below it is what was meant
            break
        begins = begins[:-1]
    if not found:
        slips = {code[:at] + other + code[at + 1 :] for at in range(len(code)) for other in ascii_uppercase + digits}
        found = _among(book, edition, slips)
    return list(found.items())[:_MOST]


def _among(book: sqlite3.Connection, edition: int, codes: set[str]) -> dict[str, str]:
    marks = ", ".join("?" * len(codes))
    return dict(
        book.execute(
            f"SELECT code, title FROM entry WHERE edition = ? AND billable AND code IN ({marks}) ORDER BY code",  # noqa: S608
            (edition, *sorted(codes)),
        ).fetchall()
    )
