"""Code-like tokens: what in a text has the form of a code, and how sure it is that a code is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.ports.codes import System

_WORD = re.compile(r"(?<![A-Za-z0-9.$])(?<!\d,)[A-Z0-9]{3,8}(?:\.[A-Z0-9]{1,5})?(?![A-Za-z0-9])(?!,\d)")
_DOTTED = re.compile(r"[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,5}")
_CATEGORY = re.compile(r"[A-Z]\d[0-9A-Z]")
_HCPCS = re.compile(r"[A-V]\d{4}")
_CPT = re.compile(r"\d{4}[\dFTU]")
_PCS = re.compile(r"(?=.*\d)(?=.*[A-Z])[0-9B-DF-HOX][0-9A-Z]{6}")
_UNDOTTED = re.compile(r"[A-Z]\d[0-9A-Z]{2,5}")
_BEGUN = re.compile(r"(?=.*[A-Z])[0-9][0-9A-Z]{3,7}|\d{7}")
_IN_CONTEXT = re.compile(r"\b(?:(?:sub)?categor(?:y|ies)|ICD-10-CM|the codes?)\s+$", re.IGNORECASE)
_LISTED = re.compile(r"[\s,;+&/]+")
_LISTABLE = re.compile(r"(?=.*\d)[A-Z0-9.]{3,8}(?:-[A-Z0-9]{2})*-?|and|or|with|x\s?\d+|×\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with the systems whose form it has, the likeliest first.

    `sure` says that a code must be meant; otherwise it is one only where a book has it.
    """

    text: str
    systems: tuple[System, ...]
    sure: bool


def is_list(text: str) -> bool:
    """Whether a text is nothing but codes, with their modifiers and what joins them."""
    words = [word for word in _LISTED.split(text.strip()) if word]
    return bool(words) and all(map(_LISTABLE.fullmatch, words))


def tokens(text: str, *, listed: bool = False) -> Iterator[Token]:
    """The code-like tokens of a text.

    In prose the form is strict: a dot, or the length and letters of one system; three characters such as B12, T12 or
    A1C are a category for sure only after the word category or the like. In a list of codes, any of its forms is one.
    """
    for found in _WORD.finditer(text):
        word = found.group()
        if _DOTTED.fullmatch(word):
            yield Token(word, (System.CM,), sure=True)
        elif _CATEGORY.fullmatch(word):
            context = _IN_CONTEXT.search(text, 0, found.start()) is not None
            yield Token(word, (System.CM,), sure=listed or context)
        elif _CPT.fullmatch(word):
            if not text[: found.start()].endswith("-"):
                yield Token(word, (System.CPT,), sure=True)
        elif _HCPCS.fullmatch(word):
            yield Token(word, (System.HCPCS, System.CM), sure=True)
        elif _PCS.fullmatch(word):
            yield Token(word, (System.PCS, System.CM), sure=listed or word[0].isdigit())
        elif listed and _UNDOTTED.fullmatch(word):
            yield Token(word, (System.CM,), sure=True)
        elif listed and _BEGUN.fullmatch(word):
            yield Token(word, (System.PCS,), sure=True)
