"""Options by their letters, as an instructor types a key."""

from collections.abc import Sequence

from simulator.exam.view import LETTERS


def ids(typed: str, options: Sequence[str]) -> tuple[str, ...]:
    """The options whose letters were typed: "b", "a c", "A, C and D". ValueError for a letter that no option has."""
    named = dict(zip(LETTERS, options, strict=False))
    letters = [letter for word in typed.lower().replace(",", " ").split() if word != "and" for letter in word]
    strange = [letter for letter in letters if letter not in named]
    if strange or not letters:
        there = ", ".join(letter.upper() for letter in named)
        raise ValueError(f"The options are {there}." if there else "This item has no options to choose from.")
    return tuple(named[letter] for letter in dict.fromkeys(letters))
