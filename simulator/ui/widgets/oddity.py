"""What is odd about the lines of an answer sheet, by their form. Told, never mended, and never whether one is right."""

from collections import Counter
from dataclasses import dataclass

from simulator.exam.case import CodeSet, Line, Poa, Setting, Sheet, bare
from simulator.exam.marking import modifiers_of, units_of
from simulator.exam.notation import remark, unfinished


@dataclass(frozen=True, slots=True)
class Oddity:
    """A word for the sheet, and a sentence for the line of news; `half` where it may only not be typed to its end."""

    word: str
    remark: str
    half: bool = False


Said = tuple[CodeSet, str, frozenset[str]]
"""What a line says: of which code set, which code, with which modifiers."""


def oddities(sheet: Sheet, setting: Setting) -> tuple[Oddity | None, ...]:
    """The first thing that is odd about each line of a sheet; None where nothing is."""
    again = repeated(sheet)
    return tuple(_odd(line, setting, again=not line.blank and _said(line) in again) for line in sheet)


def repeated(sheet: Sheet) -> frozenset[Said]:
    """What stands on two lines or more. A procedure may well be done twice: ICD-10-PCS repeats its code."""
    said = Counter(_said(line) for line in sheet if not line.blank and line.role.code_set is not CodeSet.PCS)
    return frozenset(what for what, times in said.items() if times > 1)


def twice(line: Line) -> Oddity:
    """That a line's code stands elsewhere too."""
    return Oddity("twice", f"{line.code.strip()} stands on another line too.")


def _odd(line: Line, setting: Setting, *, again: bool) -> Oddity | None:
    if said := remark(line.role, line.code):
        return Oddity("odd?", said)
    if line.poa and line.poa.upper() not in list(Poa):
        return Oddity("POA", "POA is Y, N, U, W, or 1 for a code exempt from it.")
    if units_of(line.units) in (None, 0):
        return Oddity("units", "Units are a whole number; an empty field means 1.")
    if again:
        return twice(line)
    if unfinished(line.role, line.code):
        return Oddity("short", "This code is too short for its kind.", half=True)
    if any(len(modifier) != 2 for modifier in modifiers_of(line.modifiers)):
        return Oddity("modif.", "A modifier has two characters: 59, RT.", half=True)
    return _half_poa(line, setting)


def _half_poa(line: Line, setting: Setting) -> Oddity | None:
    """An inpatient's diagnosis has a POA indicator, and an indicator a diagnosis."""
    if setting is not Setting.INPATIENT or line.role.code_set is not CodeSet.CM or line.blank is not bool(line.poa):
        return None
    if line.poa:
        return Oddity("no code yet", "A POA stands here without a code.", half=True)
    return Oddity("no POA yet", "The diagnosis of an inpatient needs its POA: Y, N, U, W or 1.", half=True)


def _said(line: Line) -> Said:
    return line.role.code_set, bare(line.code), frozenset(modifiers_of(line.modifiers))
