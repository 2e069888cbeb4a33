"""cm-excludes: which two codes may not stand together, by the Excludes1 notes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.drill.cm.english import capital
from simulator.drill.cm.notes import Ruling, at_peace, conflict, named, noted, rulings
from simulator.drill.cm.tabular import Line, Tabular
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice
from simulator.exam.item import Difficulty, Option
from simulator.ports.codes import NoteKind

_RULE1 = "OCG I.A.12.a"
_RULE2 = "OCG I.A.12.b"
_LESSON = (
    "Excludes1 means that the two cannot be coded together, unless they have nothing to do with one another; Excludes2,"
    " that the one is not part of the other, so that a patient who has both gets both codes."
)
_CHAPTERS = re.compile(r"[A-NQ]")
"""Diseases and malformations: the notes of pregnancy, injuries and causes bar by whole chapters."""

_CATEGORY = re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]+)?")

_VAGUE = re.compile(r"\bother\b|unspecified|NOS|elsewhere|NEC", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:right|left|bilateral)\b")
_LONGEST = 75
"""Characters of a title: an option holds two."""

_TRIES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """Two codes that a note brings together."""

    one: Line
    other: Line
    note: Ruling

    def __str__(self) -> str:
        """The pair, as an option has it."""
        return f"{self.one.code} {self.one.title} + {self.other.code} {self.other.title}"


class Excludes:
    """Asks which pair of codes an Excludes1 note keeps apart, among pairs that may meet."""

    id = "cm-excludes"
    title = "Excludes1: which two may not stand together"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "excludes-notes")

    def __init__(self, tabular: Tabular) -> None:
        self._tabular = tabular
        self._noted: dict[NoteKind, tuple[tuple[str, str, str], ...]] = {}

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where these draws lead to no four pairs."""
        return self._of_one(draw) if draw.below(2) else self._of_pairs(draw)

    def _of_pairs(self, draw: Draw) -> Made:
        """Which of four pairs: one barred, three that an Excludes2 note brings together."""
        barred = self._meeting(draw, NoteKind.EXCLUDES1)
        free: list[_Meeting] = []
        for _ in range(_TRIES):
            if len(free) == 3:
                break
            try:
                found = self._meeting(draw, NoteKind.EXCLUDES2)
            except Unmakeable:
                continue
            if str(found) not in {str(each) for each in free}:
                free.append(found)
        if len(free) < 3:
            raise Unmakeable
        return self._made(draw, draw.pick(_STEMS), barred, free, str)

    def _of_one(self, draw: Draw) -> Made:
        """Which of four codes beside one: one that its notes bar, three that its Excludes2 notes let stand."""
        barred = self._meeting(draw, NoteKind.EXCLUDES1)
        one = barred.one
        if not any(True for _ in rulings(self._tabular, one.code, barred.other.code, (NoteKind.EXCLUDES1,))):
            raise Unmakeable
        free: list[_Meeting] = []
        notes = [
            (at, note.text, target)
            for at, note in noted(self._tabular, one.code, (NoteKind.EXCLUDES2,))
            if (target := _target(at, note.text))
        ]
        for at, text, target in draw.shuffled(notes):
            try:
                other = self._billable(draw, target)
            except Unmakeable:
                continue
            taken = {each.other.code for each in free} | {barred.other.code}
            if other.code not in taken and at_peace(self._tabular, one.code, other.code) and not _apart(one, other):
                free.append(_Meeting(one=one, other=other, note=Ruling(at=at, kind=NoteKind.EXCLUDES2, text=text)))
        if len(free) < 3:
            raise Unmakeable
        stem = draw.pick(_STEMS_OF_ONE).format(code=f"{one.code} ({one.title})")
        return self._made(draw, stem, barred, draw.some(free, 3), _beside)

    def _made(
        self, draw: Draw, stem: str, barred: _Meeting, free: Sequence[_Meeting], text: Callable[[_Meeting], str]
    ) -> Made:
        proof = f"{barred.one.code} and {barred.other.code} are kept apart by {barred.note}."
        item = choice(
            self,
            draw,
            year=self._tabular.year,
            stem=stem,
            right=Option(id="", text=text(barred), why=f"{capital(str(barred.note))} bars it."),
            wrong=[
                Option(id="", text=text(each), why=f"Only {each.note} speaks of them: they may be coded together.")
                for each in free
            ],
            rationale=f"{_LESSON} {proof}",
            references=(f"ICD-10-CM {barred.note.place(barred.other.code, barred.one.code)}", _RULE1, _RULE2),
            difficulty=Difficulty.HARD,
        )
        others = "; ".join(f"{each.one.code} and {each.other.code}" for each in free)
        return Made(
            item=item,
            proof=f"{proof} No Excludes1 note at, above or below these codes, nor a range of one, touches: {others}.",
        )

    def _meeting(self, draw: Draw, kind: NoteKind) -> _Meeting:
        """Two codes, the first at or below a note of this kind, the second at or below the code that the note names."""
        notes = self._notes(kind)
        if not notes:
            raise Unmakeable
        at, text, target = draw.pick(notes)
        one, other = self._billable(draw, at), self._billable(draw, target)
        if _apart(one, other):
            raise Unmakeable  # on two sides they would be unrelated in any case
        barred = conflict(self._tabular, one.code, other.code)
        if kind is NoteKind.EXCLUDES2 and not at_peace(self._tabular, one.code, other.code):
            raise Unmakeable
        if kind is NoteKind.EXCLUDES1 and (barred is None or one.code == other.code):
            raise Unmakeable
        return _Meeting(one=one, other=other, note=barred or Ruling(at=at, kind=kind, text=text))

    def _notes(self, kind: NoteKind) -> tuple[tuple[str, str, str], ...]:
        """(place, text, code) of the notes that name just one code or category, and stand at a category or below."""
        if kind not in self._noted:
            self._noted[kind] = tuple(
                (at, text, target) for at, text in self._tabular.notes(kind) if (target := _target(at, text))
            )
        return self._noted[kind]

    def _billable(self, draw: Draw, code: str) -> Line:
        """A code that can be billed, this one or one below it, with a title that says something in few words."""
        below = [line for line in self._tabular.under(code) if line.billable]
        line = draw.pick(below) if below else self._tabular.line(code)
        if line is None or not line.billable or len(line.title) > _LONGEST or _VAGUE.search(line.title):
            raise Unmakeable
        return line


def _target(at: str, text: str) -> str:
    """The code or category that a note names, where it names just one and both are of the chapters that we take."""
    codes = named(text)
    if len(codes) != 1 or codes[0][0] != codes[0][1] or not _CATEGORY.fullmatch(at):
        return ""
    return codes[0][0] if _CHAPTERS.match(at) and _CHAPTERS.match(codes[0][0]) else ""


def _apart(one: Line, other: Line) -> bool:
    """Whether two titles tell different sides."""
    sides, others = (set(_SIDE.findall(line.title)) for line in (one, other))
    return bool(sides and others and sides != others)


def _beside(meeting: _Meeting) -> str:
    return f"{meeting.other.code} {meeting.other.title}"


_STEMS = (
    "Which two codes may not stand together on one claim? Nothing says that the two conditions are unrelated.",
    "By the Excludes1 notes, which of these pairs is not coded together? No record calls the two conditions unrelated.",
    "A coder has entered four pairs of codes. Which pair does an Excludes1 note forbid, the conditions being related?",
)

_STEMS_OF_ONE = (
    "A claim has the code {code}. Which code may not be added for a related condition?",
    "A patient is coded to {code}. Which of these codes does an Excludes1 note forbid beside it?",
    "Beside {code}, three of these codes may stand and one may not. Which one?",
)
