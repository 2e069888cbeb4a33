"""hcpcs-modifier: the modifier for a situation, a part of the body, or an ambulance's trip."""

from dataclasses import dataclass
from typing import Protocol

from simulator.drill.draw import Draw
from simulator.drill.made import Generator, Made, Unmakeable, choice, typed
from simulator.drill.situations import SITUATIONS
from simulator.exam.item import Difficulty, Level, Option


class Modifiers(Protocol):
    """The modifiers of the open HCPCS book, CPT's among them where it has them."""

    @property
    def year(self) -> int:
        """Its code year: FY2026 is 2026."""

    def description(self, modifier: str) -> str | None:
        """What the book says of a modifier; None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Parts of the body that have a modifier each: what is done to them, what each is called, what is to be learned."""

    told: tuple[str, ...]
    names: dict[str, str]
    lesson: str


_DIGITS = "The modifiers of digits begin on the left with A, then count 1 to 4; the right goes on with 5 to 9."

_FINGERS = _Part(
    told=(
        "A surgeon releases the trigger finger deformity of {part}. Which modifier tells the digit?",
        "A cut tendon of {part} is repaired. Which modifier tells where?",
        "A foreign body is taken out of {part}. Which modifier goes with it?",
    ),
    names={
        "FA": "the left thumb",
        "F1": "the left index finger",
        "F2": "the left middle finger",
        "F3": "the left ring finger",
        "F4": "the left little finger",
        "F5": "the right thumb",
        "F6": "the right index finger",
        "F7": "the right middle finger",
        "F8": "the right ring finger",
        "F9": "the right little finger",
    },
    lesson=_DIGITS,
)
_TOES = _Part(
    told=(
        "The nail of {part} is taken off. Which modifier tells the digit?",
        "A hammer toe deformity of {part} is corrected. Which modifier tells where?",
        "A broken bone of {part} is treated. Which modifier goes with it?",
    ),
    names={
        "TA": "the left great toe",
        "T1": "the left second toe",
        "T2": "the left third toe",
        "T3": "the left fourth toe",
        "T4": "the left fifth toe",
        "T5": "the right great toe",
        "T6": "the right second toe",
        "T7": "the right third toe",
        "T8": "the right fourth toe",
        "T9": "the right fifth toe",
    },
    lesson=_DIGITS,
)
_EYELIDS = _Part(
    told=(
        "A chalazion of {part} is removed. Which modifier tells where?",
        "Lashes that grow inward are pulled out of {part}. Which modifier goes with it?",
        "Drooping skin of {part} is cut away. Which modifier tells where?",
    ),
    names={
        "E1": "the left upper eyelid",
        "E2": "the left lower eyelid",
        "E3": "the right upper eyelid",
        "E4": "the right lower eyelid",
    },
    lesson="The eyelids count from the left upper one: E1, E2, then E3, E4 on the right.",
)
_CORONARIES = _Part(
    told=(
        "A stent is placed in {part}. Which modifier tells the artery?",
        "A balloon opens {part}. Which modifier tells where?",
        "Plaque is cut out of {part}. Which modifier goes with it?",
    ),
    names={
        "LC": "the left circumflex coronary artery",
        "LD": "the left anterior descending coronary artery",
        "LM": "the left main coronary artery",
        "RC": "the right coronary artery",
        "RI": "the ramus intermedius",
    },
    lesson="Each of the five main coronary arteries has a modifier of its own.",
)
_PARTS = (_FINGERS, _TOES, _EYELIDS, _CORONARIES)

_PLACES = {
    "D": "a radiation therapy center that belongs to no hospital",
    "E": "an assisted-living home",
    "G": "a hospital's own dialysis unit",
    "H": "a hospital",
    "I": "a helipad where one ambulance hands over to another",
    "J": "a freestanding dialysis center",
    "N": "a skilled nursing facility",
    "P": "a physician's office",
    "R": "the patient's own home",
    "S": "the scene of a crash",
}
"""The letters of an ambulance's origin and destination."""

_TRIPS = (
    *("RH", "SH", "NH", "EH", "PH", "DH", "JH", "GH", "IH", "SI", "RI"),
    *("HR", "HN", "HE", "HI", "NR", "RN", "HD", "ND", "DN", "RJ", "JR", "NJ", "JN", "EJ", "JE", "NG", "GN", "RG", "GR"),
)
"""Trips that ambulances make: nobody is taken to the scene of a crash."""

_LETTERS = (
    "The first letter tells where the trip began, the second where it ended; a scene is an origin only, and a home that"
    " cares for its residents is not the patient's own."
)


class ModifierItems:
    """Asks for a modifier."""

    id = "hcpcs-modifier"
    title = "The modifier for a situation"
    domain = "hcpcs"
    skills: tuple[str, ...] = ("hcpcs", "modifiers")

    def __init__(self, modifiers: Modifiers) -> None:
        self._modifiers = modifiers

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where the book lacks the modifiers for it."""
        kind = draw.below(10)
        if kind < 7:
            return self._situation(draw)
        return self._part(draw) if kind < 9 else self._trip(draw)

    def _situation(self, draw: Draw) -> Made:
        situation = draw.pick(SITUATIONS)
        right = self._said(situation.modifier)
        neighbours = [(name, why) for name, why in situation.neighbours if self._modifiers.description(name)]
        if len(neighbours) < 3:
            raise Unmakeable
        wrong = draw.some(neighbours, 3)
        not_these = " ".join(f"{name} is {why}." for name, why in wrong)
        proof = f"{situation.modifier} in the list of modifiers: “{right}”."
        item = choice(
            self,
            draw,
            year=self._modifiers.year,
            stem=draw.pick(situation.told),
            right=Option(id="", text=situation.modifier, why=f"“{right}”: that is what is told."),
            wrong=[Option(id="", text=name, why=f"{name} is {why}.") for name, why in wrong],
            rationale=f"{proof} {not_these}",
            references=_references(situation.modifier),
        )
        others = "; ".join(f"{name}: “{self._said(name)}”" for name, _ in wrong)
        return Made(item=item, proof=f"{proof} The others: {others}.")

    def _part(self, draw: Draw) -> Made:
        part = draw.pick(_PARTS)
        known = [name for name in part.names if self._modifiers.description(name)]
        if len(known) < 4:
            raise Unmakeable
        modifier = draw.pick(known)
        right = self._said(modifier)
        stem = draw.pick(part.told).format(part=part.names[modifier])
        proof = f"{modifier} in the list of modifiers: “{right}”."
        if draw.below(2):
            item = typed(
                self,
                year=self._modifiers.year,
                stem=f"{stem} Type it.",
                accepted=(modifier,),
                rationale=f"{proof} {part.lesson}",
                references=_references(modifier),
                level=Level.RECALL,
            )
            return Made(item=item, proof=proof)
        wrong = draw.some([name for name in known if name != modifier], 3)
        item = choice(
            self,
            draw,
            year=self._modifiers.year,
            stem=stem,
            right=Option(id="", text=modifier, why=f"“{right}”."),
            wrong=[Option(id="", text=name, why=f"{name} is for {part.names[name]}.") for name in wrong],
            rationale=f"{proof} {part.lesson}",
            references=_references(modifier),
            difficulty=Difficulty.EASY,
            level=Level.RECALL,
        )
        return Made(item=item, proof=f"{proof} Each of the others stands for another part.")

    def _trip(self, draw: Draw) -> Made:
        trip = draw.pick(_TRIPS)
        origin, destination = trip[0], trip[1]
        said = [self._said(letter) for letter in trip]
        stem = draw.pick(
            (
                "An ambulance takes a patient from {origin} to {destination}. Which modifier tells of origin and"
                " destination?",
                "The trip of an ambulance begins at {origin} and ends at {destination}. Which two letters tell it?",
            )
        ).format(origin=_PLACES[origin], destination=_PLACES[destination])
        proof = f"{origin}: “{said[0]}”; {destination}: “{said[1]}”; the origin goes first."
        references = ("Pub. 100-04 ch. 15 §30",)
        if draw.below(2):
            item = typed(
                self,
                year=self._modifiers.year,
                stem=f"{stem} Type it.",
                accepted=(trip,),
                rationale=f"{_LETTERS} {proof}",
                references=references,
            )
            return Made(item=item, proof=proof)
        begin, end = (draw.pick([letter for letter in _PLACES if letter not in trip]) for _ in range(2))
        item = choice(
            self,
            draw,
            year=self._modifiers.year,
            stem=stem,
            right=Option(id="", text=trip, why=f"From {_PLACES[origin]} to {_PLACES[destination]}."),
            wrong=[
                Option(id="", text=destination + origin, why="The right letters, the wrong way round."),
                Option(id="", text=begin + destination, why=f"{begin} is {_PLACES[begin]}; the trip began elsewhere."),
                Option(id="", text=origin + end, why=f"{end} is {_PLACES[end]}; the trip ended elsewhere."),
            ],
            rationale=f"{_LETTERS} {proof}",
            references=references,
        )
        return Made(item=item, proof=f"{proof} Each of the others begins or ends elsewhere.")

    def _said(self, modifier: str) -> str:
        """What the book says of it, without a full stop. Unmakeable where it has it not."""
        said = self._modifiers.description(modifier)
        if said is None:
            raise Unmakeable
        return said.rstrip(".")


def generators(source: Modifiers) -> tuple[Generator, ...]:
    """Every generator of items about modifiers."""
    return (ModifierItems(source),)


def _references(modifier: str) -> tuple[str, ...]:
    return (f"{'CPT' if modifier.isdigit() else 'HCPCS'} modifier {modifier}",)
