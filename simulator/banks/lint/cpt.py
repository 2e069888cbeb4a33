"""CPT numbers: said to be there where they are, and none that was deleted."""

import re
from collections.abc import Iterator, Sequence

from simulator.banks.finding import Finding
from simulator.banks.lint.offers import offers
from simulator.banks.loader import Entry

DELETED = frozenset(
    ["99201", "99217", "99218", "99219", "99220", "99241", "99251", "99343", "99441", "99442", "99443"],
)
"""Codes that coders still reach for and that are gone in 2026."""

_NUMBER = re.compile(r"(?<![\w.,$-])\d{4}[\dFTU](?![\w.])(?!,\d)")
_SAYS_DELETED = re.compile(
    r"\b(delet|discontinu|retired|withdrawn|removed|no longer|not valid|invalid|gone|obsolete)", re.IGNORECASE
)


def undeclared_cpt(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A file whose options or cases hold CPT numbers says `uses_cpt: true`, so that anyone can leave it out."""
    told: set[str] = set()
    for entry in entries:
        for offer in offers(entry.item):
            if entry.item.uses_cpt or entry.path in told or not (found := _NUMBER.search(offer.text)):
                continue
            told.add(entry.path)
            text = f"{found.group()} looks like a CPT number: the head of the file must say `uses_cpt: true`."
            yield entry.finding("uses-cpt", text, *offer.place)


def deleted_codes(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A deleted code is offered only where its why says that it was deleted."""
    for entry in entries:
        for offer in offers(entry.item):
            dead = [code for code in _NUMBER.findall(offer.text) if code in DELETED]
            if dead and (offer.right or not _SAYS_DELETED.search(offer.why)):
                text = f"{', '.join(dead)} is deleted: a key cannot hold it, and the why of a wrong code must say so."
                yield entry.finding("deleted-code", text, *offer.place)
