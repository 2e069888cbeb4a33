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
_GRAINS = re.compile(r"[^\w.]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

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
    for name, score in guesses(entries).items():
        if score >= MOST:
            text = (
                f"A guesser who takes {name} scores {round(100 * score)} %; it must stay under {round(100 * MOST)} %."
            )
            yield entries[0].finding("guesser", text)


def guesses(entries: Sequence[Entry]) -> dict[str, Fraction]:
    """What share of these items each way of guessing gets right, on average, by the name of the option it takes.

    Only items with one right option count; ZeroDivisionError where there is none.
    """
    entries = singles(entries)
    return {
        name: sum((_expected(entry, way(entry)) for entry in entries), Fraction(0)) / len(entries)
        for name, way in WAYS.items()
    }


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


def middle(entry: Entry) -> list[int]:
    """The places of the options in the middle when all are put in order, by number where they have one."""
    options = [option.text for option in entry.item.options]
    ranks = sorted(range(len(options)), key=lambda place: _value(options[place]))
    half = len(ranks) // 2
    return ranks[half : half + 1] if len(ranks) % 2 else ranks[half - 1 : half + 1]


def most_specific(entry: Entry) -> list[int]:
    """The places of the options of the most parts (codes, modifiers, words), and among them of the longest."""
    parts = [[part for part in _GRAINS.split(option.text) if part] for option in entry.item.options]
    return _top([(len(mine), max(map(len, mine), default=0)) for mine in parts])


WAYS: dict[str, Strategy] = {
    "the longest option": longest,
    "the option most like the others": most_alike,
    "the middle value": middle,
    "the most specific option": most_specific,
}
"""How somebody guesses who knows no coding, by what they take."""


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


def _value(text: str) -> tuple[bool, float, str]:
    number = _NUMBER.search(text)
    return (number is None, float(number.group()) if number else 0.0, text.casefold())


def _top(scores: Sequence[int] | Sequence[tuple[int, ...]]) -> list[int]:
    return [place for place, score in enumerate(scores) if score == max(scores)]
