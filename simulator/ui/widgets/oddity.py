"""What is odd about a line of an answer sheet, by its form. Told, never mended, and never whether it is right."""

from dataclasses import dataclass

from simulator.exam.case import CodeSet, Line, Poa, Sheet, bare
from simulator.exam.marking import modifiers_of, units_of
from simulator.exam.notation import remark, unfinished


@dataclass(frozen=True, slots=True)
class Oddity:
    """A word for the sheet, and a sentence for the line of news; `half` where it may only not be typed to its end."""

    word: str
    remark: str
    half: bool = False


def oddity(line: Line, sheet: Sheet) -> Oddity | None:
    """The first thing that is odd about a line of this sheet; None where nothing is."""
    if said := remark(line.role, line.code):
        return Oddity("form", said)
    if line.poa and line.poa.upper() not in list(Poa):
        return Oddity("POA", "POA is Y, N, U, W, or 1 for a code exempt from it.")
    if units_of(line.units) in (None, 0):
        return Oddity("units", "Units are a whole number; an empty field means 1.")
    if _again(line, sheet):
        return Oddity("twice", f"{line.code.strip()} stands on another line too.")
    if unfinished(line.role, line.code):
        return Oddity("short", "This code is too short for its kind.", half=True)
    if any(len(modifier) != 2 for modifier in modifiers_of(line.modifiers)):
        return Oddity("modif.", "A modifier has two characters: 59, RT.", half=True)
    return None


def _again(line: Line, sheet: Sheet) -> bool:
    """Whether the line says what another one says. A procedure may well be done twice: ICD-10-PCS repeats its code."""
    if line.blank or line.role.code_set is CodeSet.PCS:
        return False
    return sum(_said(other) == _said(line) for other in sheet) > 1


def _said(line: Line) -> tuple[CodeSet, str, frozenset[str]]:
    return line.role.code_set, bare(line.code), frozenset(modifiers_of(line.modifiers))
