"""Wording: stems and options that trick, letters that a shuffle falsifies, teaching that is too thin to teach."""

import re
from collections.abc import Iterator, Sequence

from simulator.banks.finding import Finding, Severity
from simulator.banks.lint.offers import whys
from simulator.banks.loader import Entry

THIN_WHY = 25
"""A why of fewer characters names no mistake."""

THIN_RATIONALE = 150
"""A rationale of fewer characters teaches nothing."""

_ALL_OR_NONE = re.compile(
    r"\b(all|none|both|any|neither|either) of (the above|these (options|choices|answers)|the (options|choices|answers)"
    r"|the others?\b|these$)|\b(both|neither) [a-j] (and|nor) [a-j]\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\bEXCEPT\b|\b(?i:all|each|any|every one) of (?i:the following|these)\b[^.?!]*\b(?i:except)\b|\b(?i:except)\s*[:?]"
)
_NEGATIVE = re.compile(
    r"\bNOT\b|\b(?i:which (?:\w+ ){0,6}?(?:is|are|was|were|does|do|did|has|have|may|can|should|would|must|will)"
    r"(?:not|n't| not| never)\b)"
)
_LETTER = re.compile(
    r"\b(?i:options?|answers?|choices?|distractors?)(?: (?i:is|was))?:? "
    r"(?:\(?[A-J]\)?(?![\w-])|\(?[b-j]\)?(?![\w-])|\([a-j]\)|a(?=[.,;:)]|$))",
)


def all_or_none(entries: Sequence[Entry]) -> Iterator[Finding]:
    """No option is "all of the above" or the like."""
    for entry in entries:
        for place, option in enumerate(entry.item.options):
            if found := _ALL_OR_NONE.search(option.text):
                text = f"“{found.group()}” is no option: give one that can be right or wrong by itself."
                yield entry.finding("all-or-none", text, "options", place, "text")


def except_stem(entries: Sequence[Entry]) -> Iterator[Finding]:
    """No stem asks for all but one; that of a case may say what is not to be coded."""
    for entry in entries:
        if entry.item.case is None and _EXCEPT.search(entry.item.stem):
            yield entry.finding("except-stem", "The stem asks for the exception: ask for what is right.", "stem")


def negative_stem(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A stem asks for what is not so only where the job does, as a case does."""
    for entry in entries:
        if entry.item.case is None and _NEGATIVE.search(entry.item.stem):
            text = "The stem asks for what is not so: keep that only where a coder's work has such a question."
            yield entry.finding("negative-stem", text, "stem", severity=Severity.WARNING)


def named_letter(entries: Sequence[Entry]) -> Iterator[Finding]:
    """No why or rationale calls an option by its letter."""
    for entry in entries:
        texts: list[tuple[str, tuple[str | int, ...]]] = [(entry.item.rationale, ("rationale",))]
        texts += [(option.why, ("options", n, "why")) for n, option in enumerate(entry.item.options)]
        for text, place in texts:
            if found := _LETTER.search(text):
                said = f"“{found.group()}” names an option by its letter, and options are shuffled: name its code."
                yield entry.finding("named-letter", said, *place)


def duplicate_options(entries: Sequence[Entry]) -> Iterator[Finding]:
    """No two options of an item say the same."""
    for entry in entries:
        seen: dict[str, str] = {}
        for place, option in enumerate(entry.item.options):
            plain = " ".join(option.text.casefold().split())
            if plain in seen:
                text = f"The options {seen[plain]} and {option.id} say the same."
                yield entry.finding("duplicate-options", text, "options", place, "text")
            seen.setdefault(plain, option.id)


def thin_teaching(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Each why names a mistake, and the rationale teaches."""
    for entry in entries:
        for name, why, place in whys(entry.item):
            if len(why.strip()) < THIN_WHY:
                text = f"The why of {name} is too short to name the mistake (or, for the key, the reason)."
                yield entry.finding("thin-why", text, *place)
        if len(entry.item.rationale.strip()) < THIN_RATIONALE:
            text = "The rationale is too short to give the way through the books, the rule, and the nearest distractor."
            yield entry.finding("thin-rationale", text, "rationale")
