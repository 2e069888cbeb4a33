"""English that is put together from parts: articles, sides, enumerations."""

import re
from collections.abc import Sequence

SIDES = ("right", "left")
BOTH = "bilateral"
EACH = "each"
UNTOLD = "unspecified"

_SIDE = re.compile(r"\b(right|left|bilateral|unspecified) ")
_LIMB = re.compile(r"(?P<place>.+), (?P<side>right|left|unspecified) (?P<limb>arm|leg|upper arm|lower leg|shoulder)")
_PART = re.compile(r", (?=(?:right|left|unspecified) )")
_BOTH = re.compile(r"(?P<head>.+ of )?(?P<part>.+), bilateral")
_VOWEL = re.compile(r"[aeiou](?!ni|ne\b)|hour|MRI|X-ray|8|11\b|18\b", re.IGNORECASE)
_SIDED = re.compile(r"the \* (.+)")
_PLURALS = {"foot": "feet", "ankle and foot": "ankles and feet"}


def sided(place: str) -> tuple[str, str]:
    """A place as a title has it, as (place without its side, side); the side is "" where the title has none.

    "shaft of radius, right arm" is ("shaft of * radius", "right"): the star stands where the side goes.
    """
    if match := _LIMB.fullmatch(place):
        head, _, bone = match["place"].rpartition(" of ")
        place = f"{head} of {match['side']} {bone}" if head else f"{match['side']} {bone}"
    elif match := _BOTH.fullmatch(place):
        return f"{match['head'] or ''}* {match['part']}", BOTH
    place = _PART.sub(" of ", place)
    side = _SIDE.search(place)
    return (_SIDE.sub("* ", place, count=1), side[1]) if side else (place, "")


def the(place: str, side: str = "") -> str:
    """A place with its articles and its side: ("shaft of * radius", "left") is "the shaft of the left radius"."""
    pieces = [piece if piece.startswith(("the ", "a ")) else f"the {piece}" for piece in place.split(" of ")]
    if side == BOTH:
        pieces = [_SIDED.sub(lambda match: f"both {_plural(match[1])}", piece) for piece in pieces]
    elif side == EACH:
        pieces = [_SIDED.sub(r"each \1", piece) for piece in pieces]
    return " of ".join(pieces).replace("* ", f"{side} " if side in SIDES else "")


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    head, _, last = noun.rpartition(" ")
    many = _PLURALS.get(last) or (f"{last[:-1]}ies" if last.endswith("ry") else f"{last}s")
    return f"{head} {many}".strip()


def on_both(words: str, place: str) -> str:
    """Words for both sides: of a thing, one on each ("a stye of each eye")."""
    return words.replace(the(place, BOTH), the(place, EACH)) if words.startswith(("a ", "an ")) else words


def a(noun: str) -> str:
    """A noun phrase with its indefinite article."""
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


def capital(sentence: str) -> str:
    """A sentence that begins with a capital, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def series(things: Sequence[str], last: str = "and") -> str:
    """Things in a sentence: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(things[:-1]), things[-1])))
