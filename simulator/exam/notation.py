"""The form of a code while it is typed. Never whether it is right, nor whether it exists."""

import re

from simulator.exam.case import CodeSet, Role, bare

_CM = re.compile(r"[A-Z]([0-9]([0-9A-Z]([0-9A-Z]{0,4}))?)?")
_PCS = re.compile(r"[0-9A-HJ-NP-Z]{0,7}")
_CPT_HCPCS = re.compile(r"[0-9]([0-9]{0,3}|[0-9]{3}[0-9FTUMA])|[A-Z][0-9]{0,4}")


_SHORTEST = {CodeSet.CM: 3, CodeSet.PCS: 7, CodeSet.CPT_HCPCS: 5}


def remark(role: Role, text: str) -> str:
    """What is odd about the form of a code in this role, as a sentence; "" where nothing is. Half a code is not odd."""
    code = bare(text)
    if not code:
        return ""
    return _look_alike(role, code) or _shape(role, code)


def unfinished(role: Role, text: str) -> bool:
    """Whether a code has begun and is too short for its role."""
    code = bare(text)
    return 0 < len(code) < _SHORTEST[role.code_set]


def _look_alike(role: Role, code: str) -> str:
    """The letters O and I for the figures 0 and 1, or the other way round: told of, never mended."""
    if role.code_set is CodeSet.PCS:
        wrong = [c for c in code if c in "OI"]
        where = "ICD-10-PCS has no"
    else:
        wrong = [c for c in code[1:] if c in "OI"]
        where = "after its first character a code has no"
    if wrong:
        letter = wrong[0]
        figure = "0 (zero)" if letter == "O" else "1 (one)"
        return f"Is {letter} meant as {figure}? {where[0].upper()}{where[1:]} letter {letter}."
    if role.code_set is CodeSet.CM and code[0] in "01":
        letter = "O" if code[0] == "0" else "I"
        return f"Is {code[0]} meant as the letter {letter}? A diagnosis begins with a letter."
    return ""


def _shape(role: Role, code: str) -> str:
    if role.code_set is CodeSet.CM:
        fits = _CM.fullmatch(code)
        return "" if fits else "An ICD-10-CM code is a letter, a figure, and up to five more: E11.9."
    if role.code_set is CodeSet.PCS:
        return "" if _PCS.fullmatch(code) else "An ICD-10-PCS code has seven characters: 0DTJ4ZZ."
    fits = _CPT_HCPCS.fullmatch(code)
    return "" if fits else "CPT is five figures, HCPCS a letter and four. Modifiers go beside it."
