"""The marking of a case: each line of the sheet against the key, with what it earns and why. The simulator's own rule.

A line earns 1 for a right code in the right role with the right modifiers and units, 1/2 for a right code in the other
role of its kind (principal or secondary) or with wrong modifiers or units, and nothing else. What the lines earn is
divided by the greater of the lines entered and the lines required, so that over-coding costs. An optional line of the
key, entered as it should be, counts on neither side. The order of secondary lines does not matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import permutations

from simulator.exam.case import Case, KeyLine, Line, Role, Sheet, bare, filled

HALF = Fraction(1, 2)


class Verdict(StrEnum):
    """What a line came to."""

    RIGHT = "right"
    OPTIONAL = "right, not required"
    ROLE = "wrong place"
    DETAIL = "wrong modifiers or units"
    TWICE = "entered twice"
    WRONG = "wrong"
    MISSED = "missed"
    LEFT_OUT = "left out, not required"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line of the sheet, the line of the key that it answers, or both.

    `why` is the bank's teaching: of the key's line, or of the trap that a wrong code fell into; "" where it has none.
    `poa` says whether the indicator was right; None where none is asked, or the code is wrong.
    """

    verdict: Verdict
    credit: Fraction
    yours: Line | None
    key: KeyLine | None
    why: str
    poa: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A case, marked. `lines` are in the order of the sheet, then those of the key that were not entered.

    `entered` and `required` are the two counts of lines whose greater one divides.
    """

    lines: tuple[MarkedLine, ...]
    entered: int
    required: int

    @property
    def credit(self) -> Fraction:
        """What the case earns, from 0 to 1."""
        return sum((line.credit for line in self.lines), Fraction(0)) / max(self.entered, self.required, 1)

    @property
    def poa_right(self) -> int:
        """How many diagnoses with a right code have the right indicator too."""
        return sum(line.poa is True for line in self.lines)

    @property
    def poa_total(self) -> int:
        """How many diagnoses with a right code ask for an indicator."""
        return sum(line.poa is not None for line in self.lines)

    @property
    def sequencing(self) -> int:
        """How many right codes stand in the wrong role."""
        return sum(line.verdict is Verdict.ROLE for line in self.lines)


def mark(case: Case, sheet: Sheet, *, codes_only: bool = False) -> Marking:
    """Mark a sheet; `codes_only` where nothing else was asked (codes chosen from lists)."""
    lines = filled(sheet)
    keys = _bare_keys(case.key) if codes_only else list(case.key)
    matches = _matched(lines, keys)
    answered = set(matches.values())
    marked = [_marked(case, line, keys[matches[n]] if n in matches else None) for n, line in enumerate(lines)]
    marked += [_missed(key) for n, key in enumerate(keys) if n not in answered]
    return Marking(
        lines=tuple(marked),
        entered=sum(line.yours is not None and line.verdict is not Verdict.OPTIONAL for line in marked),
        required=sum(not key.optional for key in keys),
    )


def _bare_keys(keys: Sequence[KeyLine]) -> list[KeyLine]:
    """The key as far as a choice of codes can answer it: a code that stands in several lines is one choice."""
    plain = [replace(key, modifiers=(), units=1, poa=None) for key in keys]
    return list({(key.role, key.codes): key for key in reversed(plain)}.values())[::-1]


def modifiers_of(text: str) -> tuple[str, ...]:
    """Modifiers as people type them: apart by spaces, commas or dashes, or run together in pairs."""
    words = "".join(c.upper() if c.isalnum() else " " for c in text).split()
    return tuple(word[n : n + 2] for word in words for n in range(0, len(word), 2))


def units_of(text: str) -> int | None:
    """Units as typed; nothing means 1, and None what is no whole number."""
    plain = text.strip()
    if not plain:
        return 1
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 7 else None


def _matched(lines: Sequence[Line], keys: Sequence[KeyLine]) -> dict[int, int]:
    """Which line answers which key line. The sum is the greatest there is, in whatever order the lines stand.

    The closest fits come first. A line makes room for a key line that no other line fits, where it fits another one.
    """
    same = [[n for n, line in enumerate(lines) if _same_code(line, key)] for key in keys]
    matches: dict[int, int] = {}

    def paired(k: int, fits: Callable[[Line, KeyLine], bool], asked: set[int]) -> bool:
        close = [n for n in same[k] if n not in asked and fits(lines[n], keys[k])]
        for n in sorted(close, key=lambda n: n in matches):  # free lines first: none makes room without need
            asked.add(n)
            if n not in matches or paired(matches[n], fits, asked):
                matches[n] = k
                return True
        return False

    for fits in (_fits_with_poa, _fits, _same_role, _same_poa, _same_code):
        for k in range(len(keys)):
            if k not in matches.values():
                paired(k, fits, set())
    return matches


def _marked(case: Case, line: Line, key: KeyLine | None) -> MarkedLine:
    if key is None:
        twice = next((k for k in case.key if _same_code(line, k)), None)
        trap = next((t.why for t in case.tempting if bare(line.code) in map(bare, t.codes)), "")
        verdict = Verdict.TWICE if twice else Verdict.WRONG
        return MarkedLine(verdict=verdict, credit=Fraction(0), yours=line, key=None, why=trap)
    right = None if key.poa is None else _same_poa(line, key)
    verdict, credit = _verdict(line, key)
    return MarkedLine(verdict=verdict, credit=credit, yours=line, key=key, why=key.why, poa=right)


def _verdict(line: Line, key: KeyLine) -> tuple[Verdict, Fraction]:
    if not _fits(line, key):
        verdict = Verdict.DETAIL if _same_role(line, key) else Verdict.ROLE
        return verdict, Fraction(0) if key.optional else HALF
    return (Verdict.OPTIONAL, Fraction(0)) if key.optional else (Verdict.RIGHT, Fraction(1))


def _missed(key: KeyLine) -> MarkedLine:
    verdict = Verdict.LEFT_OUT if key.optional else Verdict.MISSED
    return MarkedLine(verdict=verdict, credit=Fraction(0), yours=None, key=key, why=key.why)


def _same_code(line: Line, key: KeyLine) -> bool:
    return line.role.code_set is key.role.code_set and bare(line.code) in map(bare, key.codes)


def _same_role(line: Line, key: KeyLine) -> bool:
    return line.role is key.role


def _same_poa(line: Line, key: KeyLine) -> bool:
    return line.poa.strip().upper() == key.poa


def _fits(line: Line, key: KeyLine) -> bool:
    return _same_role(line, key) and (line.role is not Role.CPT_HCPCS or _same_detail(line, key))


def _fits_with_poa(line: Line, key: KeyLine) -> bool:
    return _fits(line, key) and (key.poa is None or _same_poa(line, key))


def _same_detail(line: Line, key: KeyLine) -> bool:
    typed = modifiers_of(line.modifiers)
    if len(typed) != len(key.modifiers) or units_of(line.units) != key.units:
        return False
    return any(all(map(tuple.__contains__, key.modifiers, order)) for order in permutations(typed))
