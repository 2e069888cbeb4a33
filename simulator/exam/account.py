"""The account of a marked case in words: what stands where, what each line earned and why, and how the sum is made.

Plain sentences, the same on the screen, on the page and at the command line.
"""

import re
from fractions import Fraction

from simulator.exam.case import KeyLine, Line, Role, Setting
from simulator.exam.marking import MarkedLine, Marking, Verdict, modifiers_of, units_of
from simulator.exam.notation import remark, unfinished
from simulator.exam.words import percent

RULE = "This is the simulator's own rule; the certifying bodies publish none."

SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.OPTIONAL: "✓",
    Verdict.ROLE: "◐",
    Verdict.DETAIL: "◐",
    Verdict.TWICE: "✗",
    Verdict.WRONG: "✗",
    Verdict.MISSED: "✗",
    Verdict.LEFT_OUT: "–",
}
"""A verdict as one character, to stand beside its words."""

_NOTHING = "earns nothing, and counts among the lines entered"

_ROLES = {
    Role.PRINCIPAL_DIAGNOSIS: "principal diagnosis",
    Role.DIAGNOSIS: "secondary diagnosis",
    Role.PRINCIPAL_PROCEDURE: "principal procedure",
    Role.PROCEDURE: "other procedure",
    Role.CPT_HCPCS: "CPT/HCPCS",
}


def role_name(role: Role, setting: Setting) -> str:
    """A role as coders call it: outside a hospital stay the leading diagnosis is the first-listed one."""
    if role is Role.PRINCIPAL_DIAGNOSIS and setting is not Setting.INPATIENT:
        return "first-listed diagnosis"
    return _ROLES[role]


def entered(line: Line) -> str:
    """A line of the sheet just as it was typed, in one row."""
    code = "-".join(part for part in (line.code.strip(), line.modifiers.strip()) if part)
    return code + _beside(line.units.strip(), line.poa.strip())


def keyed(key: KeyLine) -> str:
    """A line of the key in one row; what is equally right stands behind a stroke."""
    modifiers = "".join(f"-{'/'.join(group)}" for group in key.modifiers)
    units = "" if key.units == 1 else str(key.units)
    return "/".join(key.codes) + modifiers + _beside(units, key.poa or "")


def credit_of(credit: Fraction) -> str:
    """Exact credit: "1", "1/2", "4 1/2"."""
    whole, rest = divmod(credit, 1)
    return f"{whole} {rest}" if whole and rest else str(rest or whole)


def verdicts(line: MarkedLine) -> tuple[tuple[str, str], ...]:
    """What the code came to and what it earned, then the POA indicator where one was asked: each a sign and words."""
    sign = SIGNS[line.verdict]
    code = (sign, f"{sign} {line.verdict.value}, {credit_of(line.credit)}")
    if line.poa is None:
        return (code,)
    poa_sign, word = ("✓", "right") if line.poa else ("✗", "wrong")
    return code, (poa_sign, f"POA {poa_sign} {word}")


def reason(line: MarkedLine, setting: Setting) -> str:
    """Why a line earned what it did, in a sentence or two."""
    sentences = [_reason(line, setting)]
    if line.verdict is Verdict.WRONG and line.yours and (odd := _odd(line.yours)):
        sentences.append(f"As it stands it cannot be a code. {odd}")
    if line.poa is False and line.yours and line.key:
        typed = line.yours.poa.strip().upper()
        entered = f"not {typed}" if typed else "and none is entered"
        sentences.append(f"POA, which is scored apart, should be {line.key.poa}, {entered}.")
    return " ".join(sentences)


def total(marking: Marking) -> str:
    """How the credit of a case comes about, with its figures."""
    earned = sum((line.credit for line in marking.lines), Fraction(0))
    lines = max(marking.entered, marking.required, 1)
    whole = f"{percent(marking.credit * 100)}"
    exact = "" if marking.credit.denominator == 1 else f"{marking.credit}, "
    neutral = sum(line.verdict is Verdict.OPTIONAL for line in marking.lines)
    beside = ""
    if neutral:
        are = "is not required and counts" if neutral == 1 else "are not required and count"
        beside = f"; {neutral} more entered {are} on neither side"
    return (
        f"{credit_of(earned)} earned, divided by {lines} (the greater of {marking.entered} entered and "
        f"{marking.required} required{beside}): {exact}{whole}."
    )


def poa(right: int, asked: int) -> str:
    """The sub-score of the POA indicators, of the diagnoses that were coded right."""
    return f"POA: {right} of {asked} right (of the diagnoses with a right code; scored apart)." if asked else ""


def sequencing(errors: int) -> str:
    """How many right codes stand in the wrong place, and what is not counted."""
    return (
        f"Sequencing errors: {errors} (right codes in the wrong place, principal or secondary; the order of secondary "
        "lines is not scored)."
    )


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where the words that support a line begin and end in a document; None where they are not to be found.

    White space may differ, as it does where the chart was wrapped.
    """
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(words, text) if words else None
    return found.span() if found else None


def _reason(line: MarkedLine, setting: Setting) -> str:
    match line.verdict:
        case Verdict.RIGHT:
            return "The right code in the right place."
        case Verdict.OPTIONAL:
            return "Right, and not required: it counts on neither side."
        case Verdict.ROLE if line.key:
            return f"A right code, but it belongs under {role_name(line.key.role, setting)}: {_half(line.key)}."
        case Verdict.DETAIL if line.yours and line.key:
            return f"The right code, {_detail(line.yours, line.key)}: {_half(line.key)}."
        case Verdict.TWICE:
            return f"Entered already: a second time it {_NOTHING}."
        case Verdict.MISSED:
            return "Required, and not entered."
        case Verdict.LEFT_OUT:
            return "Not required: leaving it out costs nothing."
        case _:
            return f"Not in the key: it {_NOTHING}."


def _half(key: KeyLine) -> str:
    """What a right code earns that is entered otherwise than the key has it."""
    return f"an optional line so entered {_NOTHING}" if key.optional else "half the credit"


def _odd(line: Line) -> str:
    """What is odd about the form of a code that was entered, as a sentence; "" where nothing is."""
    if said := remark(line.role, line.code):
        return said
    return f"It is too short for {line.role.code_set}." if unfinished(line.role, line.code) else ""


def _detail(line: Line, key: KeyLine) -> str:
    said = []
    typed = modifiers_of(line.modifiers)
    if len(typed) != len(key.modifiers) or not all(any(m in group for m in typed) for group in key.modifiers):
        wanted = ", ".join(" or ".join(group) for group in key.modifiers) or "none"
        said.append(f"its modifiers should be {wanted}, not {', '.join(typed) or 'none'}")
    if units_of(line.units) != key.units:
        said.append(f"its units should be {key.units}, not {line.units.strip() or '1'}")
    return " and ".join(said)


def _beside(units: str, indicator: str) -> str:
    noun = "unit" if units_of(units) == 1 else "units"
    return (f", {units} {noun}" if units else "") + (f", POA {indicator}" if indicator else "")
