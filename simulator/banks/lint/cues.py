"""Cues: what gives a key away to somebody who knows no coding."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from simulator.banks.finding import Finding, Severity
from simulator.banks.lint.balance import UNLIKELY, WHOLE, at_least, key_places, singles
from simulator.banks.loader import Entry

MOST = Fraction(35, 100)
"""The share of a bank that a guesser may not reach."""

_PARTS = re.compile(r"[\s,;]+")

Strategy = Callable[[Entry], list[int]]
"""A guesser's way: the places of the options that stand out, several where they tie."""


def length_cue(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The key is seldom the single longest option."""
    yield from _cue(entries, longest, "length-cue", "the single longest option")


def alike_cue(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The key is seldom the option that shares most parts (codes, words) with the others."""
    yield from _cue(entries, most_alike, "alike-cue", "the option most like the others")


def guesser(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A guesser who looks at the options alone, and draws lots where they tie, scores under 35 % of a bank."""
    entries = singles(entries)
    if len(entries) < WHOLE:
        return
    ways: dict[str, Strategy] = {"the longest option": longest, "the option most like the others": most_alike}
    for name, way in ways.items():
        score = sum((_expected(entry, way(entry)) for entry in entries), Fraction(0))
        if score >= MOST * len(entries):
            percent = round(100 * score / len(entries))
            text = f"A guesser who takes {name} scores {percent} %; it must stay under {round(100 * MOST)} %."
            yield entries[0].finding("guesser", text)


def option_lengths(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The options of an item are close in length."""
    for entry in entries:
        lengths = [len(option.text) for option in entry.item.options]
        if lengths and max(lengths) > 2 * min(lengths) + 20:
            place = lengths.index(max(lengths))
            text = f"The options run from {min(lengths)} to {max(lengths)} characters: make them closer in length."
            yield entry.finding("option-lengths", text, "options", place, "text", severity=Severity.WARNING)


def longest(entry: Entry) -> list[int]:
    """The places of the longest options."""
    return _top([len(option.text) for option in entry.item.options])


def most_alike(entry: Entry) -> list[int]:
    """The places of the options that share most parts with the others."""
    parts = [set(_PARTS.split(option.text.casefold())) - {""} for option in entry.item.options]
    return _top([sum(len(mine & theirs) for theirs in parts) - len(mine) for mine in parts])


def _cue(entries: Sequence[Entry], way: Strategy, rule: str, name: str) -> Iterator[Finding]:
    entries = singles(entries)
    if not entries:
        return
    telling = [entry for entry in entries if way(entry) == key_places(entry)]
    chance = sum(1 / len(entry.item.options) for entry in entries) / len(entries)
    unlikely = at_least(len(telling), len(entries), chance) < UNLIKELY
    if len(telling) < MOST * len(entries) or (len(entries) < WHOLE and not unlikely):
        return
    severity = Severity.ERROR if len(entries) >= WHOLE else Severity.WARNING
    names = ", ".join(entry.item.id for entry in telling[:5]) + (", …" if len(telling) > 5 else "")
    text = f"The key is {name} in {len(telling)} of {len(entries)} items ({names})."
    yield telling[0].finding(rule, text, "options", key_places(telling[0])[0], "text", severity=severity)


def _expected(entry: Entry, guesses: list[int]) -> Fraction:
    return Fraction(len(set(guesses) & set(key_places(entry))), len(guesses))


def _top(scores: list[int]) -> list[int]:
    return [place for place, score in enumerate(scores) if score == max(scores)]
