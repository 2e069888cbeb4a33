"""Balance of a bank: where its keys stand, how much of it is recall, how hard it is, what is still a draft."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import comb

from simulator.banks.finding import Finding, Severity
from simulator.banks.loader import Entry
from simulator.exam.item import Difficulty, Level
from simulator.exam.view import LETTERS

WHOLE = 40
"""From this many items on, a bank's shares are held to fixed limits; below it, to what chance allows."""

SOME = 20
"""Below this many items, the mix of difficulties and levels says nothing."""

UNLIKELY = 0.05
"""A tail of the binomial distribution that chance alone is not believed to reach."""


def key_balance(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Each letter is the key about equally often: with four options, 20 to 30 times in 100."""
    entries = singles(entries)
    if not entries:
        return
    width = Counter(len(entry.item.options) for entry in entries).most_common(1)[0][0]
    even = [entry for entry in entries if len(entry.item.options) == width]
    keys = Counter(LETTERS[place] for entry in even for place in key_places(entry))
    total = len(even)
    for letter in LETTERS[:width]:
        count = keys[letter]
        if total >= WHOLE:
            if Fraction(8, 10) <= Fraction(count * width, total) <= Fraction(12, 10):
                continue
            low, high = Fraction(80 * total, 100 * width), Fraction(120 * total, 100 * width)
            text = f"{letter} is the key of {count} of {total} items; {-(-low // 1)} to {high // 1} would be even."
            yield entries[0].finding("key-balance", text)
        elif 2 * min(at_least(count, total, 1 / width), at_most(count, total, 1 / width)) < UNLIKELY:
            text = f"{letter} is the key of {count} of {total} items: more uneven than chance makes it."
            yield entries[0].finding("key-balance", text, severity=Severity.WARNING)


def recall_share(entries: Sequence[Entry]) -> Iterator[Finding]:
    """At most a quarter of the items ask only to remember."""
    recall = [entry for entry in entries if entry.item.level is Level.RECALL]
    if len(entries) >= SOME and 4 * len(recall) > len(entries):
        text = f"{len(recall)} of {len(entries)} items are recall; at most a quarter should be."
        yield recall[0].finding("recall-share", text, "level", severity=Severity.WARNING)


def difficulty_mix(entries: Sequence[Entry]) -> Iterator[Finding]:
    """About 25 % easy, 50 % moderate and 25 % hard; 15 points off is far."""
    if len(entries) < SOME:
        return
    counts = Counter(entry.item.difficulty for entry in entries)
    wanted = {Difficulty.EASY: 25, Difficulty.MODERATE: 50, Difficulty.HARD: 25}
    if any(abs(Fraction(100 * counts[each], len(entries)) - share) > 15 for each, share in wanted.items()):
        mix = ", ".join(f"{counts[each]} {each}" for each in wanted)
        text = f"Of {len(entries)} items there are {mix}; about 25, 50 and 25 % is wanted."
        yield entries[0].finding("difficulty-mix", text, severity=Severity.WARNING)


def drafts(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A draft stands on no form."""
    for entry in entries:
        if not entry.item.accepted:
            text = f"{entry.item.id} is a draft: it stands on no form until it is reviewed and accepted."
            yield entry.finding("draft", text, "review", severity=Severity.WARNING)


def singles(entries: Sequence[Entry]) -> list[Entry]:
    """The items with one right option: what a guesser gains by, and what balance is about."""
    return [entry for entry in entries if entry.item.choose == 1]


def key_places(entry: Entry) -> list[int]:
    """Where among its options the key of an item stands, from 0."""
    return [place for place, option in enumerate(entry.item.options) if option.id in entry.item.key]


def at_least(count: int, total: int, chance: float) -> float:
    """The probability of `count` or more out of `total`."""
    return sum(comb(total, n) * chance**n * (1 - chance) ** (total - n) for n in range(count, total + 1))


def at_most(count: int, total: int, chance: float) -> float:
    """The probability of `count` or fewer out of `total`."""
    return sum(comb(total, n) * chance**n * (1 - chance) ** (total - n) for n in range(count + 1))
