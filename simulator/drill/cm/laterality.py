"""cm-laterality: one side, the other, both, or not told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.drill.cm.condition import PLACE, SIDE, Condition
from simulator.drill.cm.english import BOTH, SIDES, UNTOLD, on_both, the
from simulator.drill.cm.families.limbs import ARTHRITIS, JOINT, NERVE, SOFT_TISSUE
from simulator.drill.cm.families.senses import EAR, EYE
from simulator.drill.cm.families.skin import SKIN_INFECTION
from simulator.drill.cm.families.vessels import VARICOSE, VEIN
from simulator.drill.cm.people import Person, person
from simulator.drill.cm.repertoire import Repertoire
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.exam.item import Difficulty, Option

_FAMILIES = (
    EYE,
    EAR,
    JOINT,
    ARTHRITIS,
    SOFT_TISSUE,
    NERVE,
    VEIN,
    VARICOSE,
    SKIN_INFECTION,
)
_OPERATED = {
    "cataract": "the cataract of {the_first} eye was taken out in the spring",
    "osteoarthritis of": "{the_first} joint was replaced last year",
}
"""What is done for one side at a time, and is gone from that side then, by a word of the condition."""

_RULE = "OCG I.B.13"
_TWICE = "OCG I.B.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A telling of the side: the stem, the right answer and why; `single` says that the answer is one code."""

    stem: str
    right: Option
    single: bool
    lesson: str


class Laterality:
    """Asks for the code or codes of a condition that has a side."""

    id = "cm-laterality"
    title = "Which side: the code or codes"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "laterality")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where a condition has not both sides."""
        family = draw.pick(_FAMILIES)
        condition = draw.pick([one for one in self._repertoire.clear(family) if one.facts[SIDE] in SIDES] or [None])
        if condition is None:
            raise Unmakeable
        sides = self._repertoire.sides(condition)
        if not set(SIDES) <= set(sides) or (BOTH not in sides and UNTOLD not in sides):
            raise Unmakeable
        beside = self._repertoire.tabular.under(self._repertoire.tabular.above(condition.code)[0])
        if BOTH not in sides and any(BOTH in line.title.lower() for line in beside):
            raise Unmakeable  # there is a bilateral code, under a title that is made otherwise
        who = person(draw, condition.ages, condition.sex)
        case = draw.pick([_one_side, _one_side, _both, _both, _untold, _after_one])(draw, who, condition, sides)
        listed = [option for option in _options(sides) if option.text != case.right.text]
        codes = ", ".join(f"{one.code} “{one.title}”" for one in sides.values())
        proof = f"The codes of this condition by side: {codes}."
        references = (f"ICD-10-CM {condition.category}", _RULE, _TWICE)
        rationale = f"{case.lesson} {proof}"
        year = self._repertoire.tabular.year
        if case.single and draw.below(3) == 0:
            item = typed(
                self,
                year=year,
                stem=f"{case.stem} Type the one code for it.",
                accepted=(case.right.text,),
                rationale=rationale,
                references=references,
                difficulty=Difficulty.HARD,
            )
            return Made(item=item, proof=proof)
        item = choice(
            self,
            draw,
            year=year,
            stem=f"{case.stem} What is coded for it?",
            right=case.right,
            wrong=_wrong(draw, listed, case),
            rationale=rationale,
            references=references,
        )
        return Made(item=item, proof=f"{proof} {case.lesson}")


def _wrong(draw: Draw, listed: list[Option], case: _Case) -> list[Option]:
    """Three wrong answers, at least one of two codes and one of a single one, so that no form stands out."""
    pairs = [option for option in listed if " " in option.text]
    singles = [option for option in listed if " " not in option.text]
    chosen = draw.some(pairs, 1 if case.single else 2)
    chosen += draw.some(singles, 3 - len(chosen))
    if len(chosen) < 3:
        chosen += draw.some([option for option in pairs if option not in chosen], 3 - len(chosen))
    if len(chosen) < 3:
        raise Unmakeable
    return chosen


def _options(sides: Mapping[str, Condition]) -> list[Option]:
    """Every answer that may be offered, right or wrong, with what is wrong in it where it is."""
    right, left = (sides[side].code for side in SIDES)
    found = [Option(id="", text=sides[side].code, why=f"It stands for the {side} side alone.") for side in SIDES]
    found.append(
        Option(id="", text=f"{right} and {left}", why="Two codes say both sides; that is not how this is coded.")
    )
    found += [
        Option(
            id="",
            text=f"{sides[side].code}, twice",
            why="The same code is reported once for an encounter, never twice.",
        )
        for side in SIDES
    ]
    if BOTH in sides:
        found.append(Option(id="", text=sides[BOTH].code, why="It stands for both sides."))
        found.append(
            Option(
                id="",
                text=f"{sides[BOTH].code} and {right}",
                why="The bilateral code says both sides; no other is added.",
            )
        )
    if UNTOLD in sides:
        found.append(Option(id="", text=sides[UNTOLD].code, why="It is for a record that does not tell the side."))
        found.append(
            Option(id="", text=f"{sides[UNTOLD].code}, twice", why="It tells no side, and no code is reported twice.")
        )
    return found


def _one_side(draw: Draw, who: Person, condition: Condition, sides: Mapping[str, Condition]) -> _Case:
    side = condition.facts[SIDE]
    stem = draw.pick(("{who} has {what}.", "The diagnosis of {who} is {what}.", "{who} is treated for {what}."))
    return _Case(
        stem=_filled(stem, who, draw.pick(condition.words)),
        right=Option(id="", text=sides[side].code, why=f"“{sides[side].title}”: the {side} side, as told."),
        single=True,
        lesson="The record tells one side, and the code for that side says all.",
    )


def _both(draw: Draw, who: Person, condition: Condition, sides: Mapping[str, Condition]) -> _Case:
    words = _for_both(condition, sides)
    stem = _filled(draw.pick(("{who} has {what}.", "{who} is treated today for {what}.")), who, words)
    if BOTH in sides:
        why = f"“{sides[BOTH].title}”: one code says both sides."
        lesson = "There is a bilateral code, so it is used, and it alone."
        return _Case(stem=stem, right=Option(id="", text=sides[BOTH].code, why=why), single=True, lesson=lesson)
    return _Case(
        stem=stem,
        right=Option(
            id="",
            text=" and ".join(sides[side].code for side in SIDES),
            why="No code says both sides: one code for each.",
        ),
        single=False,
        lesson="The list has no bilateral code here, so the code of the right side and that of the left both go in.",
    )


def _untold(draw: Draw, who: Person, condition: Condition, sides: Mapping[str, Condition]) -> _Case:
    if UNTOLD not in sides:
        raise Unmakeable
    words = draw.pick(condition.words).replace(f"the {condition.facts[SIDE]} ", "one ")
    return _Case(
        stem=_filled(
            "{who} has {what}. Nothing in the record tells which side, and nobody is left to ask.", who, words
        ),
        right=Option(id="", text=sides[UNTOLD].code, why=f"“{sides[UNTOLD].title}”: the side is told nowhere."),
        single=True,
        lesson=(
            "A code for an unspecified side is right only where the record tells no side and it cannot be learned"
            " from the clinician."
        ),
    )


def _after_one(draw: Draw, who: Person, condition: Condition, sides: Mapping[str, Condition]) -> _Case:
    """A condition of both sides, treated one side at a time: before the first side is done, or after it."""
    words = draw.pick(condition.words)
    done = next((done for word, done in _OPERATED.items() if word in words), None)
    if BOTH not in sides or done is None:
        raise Unmakeable
    both = _for_both(condition, sides)
    side = condition.facts[SIDE]
    other = next(each for each in SIDES if each != side)
    if draw.below(2):
        return _Case(
            stem=_filled(
                f"{{who}} had {both}; {done.format(the_first=f'the {other}')}. Today the {side} side is operated on.",
                who,
                "",
            ),
            right=Option(id="", text=sides[side].code, why=f"Only the {side} side has the condition still."),
            single=True,
            lesson="The side already treated has it no more: the code is that of the side where it still is.",
        )
    return _Case(
        stem=_filled(
            f"{{who}} has {both}. Today the {side} side is operated on, the {other} side next month.", who, ""
        ),
        right=Option(id="", text=sides[BOTH].code, why=f"“{sides[BOTH].title}”: both sides still have it today."),
        single=True,
        lesson="At the encounter for the first side the condition is still on both: the bilateral code is given.",
    )


_Telling = Callable[[Draw, Person, Condition, Mapping[str, Condition]], _Case]


def _for_both(condition: Condition, sides: Mapping[str, Condition]) -> str:
    if BOTH in sides and sides[BOTH].words:
        return sides[BOTH].words[0]
    place, side = condition.facts[PLACE], condition.facts[SIDE]
    return on_both(condition.words[0].replace(the(place, side), the(place, BOTH)), place)


def _filled(stem: str, who: Person, what: str) -> str:
    sentence = stem.replace("{who}", str(who)).replace("{what}", what)
    return sentence[:1].upper() + sentence[1:]
