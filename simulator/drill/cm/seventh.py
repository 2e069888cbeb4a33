"""cm-seventh: the 7th character for the encounter that is told."""

from simulator.drill.cm import encounters
from simulator.drill.cm.condition import Condition
from simulator.drill.cm.encounters import SEQUELA, Seventh
from simulator.drill.cm.families.injuries import INJURIES
from simulator.drill.cm.people import person
from simulator.drill.cm.repertoire import Repertoire, difference
from simulator.drill.cm.tabular import with_seventh
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.exam.item import Difficulty, Option

_FRACTURES = 2
"""One item in so many is about a fracture in any case: their characters are the hard ones."""

_BREAKS = {"fracture", "spine", "bone", "child"}


class Sevenths:
    """Asks for the 7th character, as part of the whole code."""

    id = "cm-seventh"
    title = "The 7th character for an encounter"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "seventh-character")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where a condition has no near miss to fill the options."""
        breaks = draw.below(_FRACTURES) == 0
        family = self._repertoire.family(draw, [one for one in INJURIES if not breaks or one.care in _BREAKS])
        condition = draw.pick(self._repertoire.clear(family))
        known = encounters.read(self._repertoire.tabular.sevenths(condition.code))
        able = [seventh for seventh in known.values() if encounters.tells(family.care, seventh)]
        phase = draw.pick(sorted({seventh.phase for seventh in able}) or [""])
        if not phase:
            raise Unmakeable
        right = draw.pick([seventh for seventh in able if seventh.phase == phase])
        who = person(draw, condition.ages, condition.sex)
        told = encounters.told(draw, who, draw.pick(condition.words), family.care, right)
        noun = "fracture" if family.care in _BREAKS else "injury"
        code = with_seventh(condition.code, right.character)
        year = self._repertoire.tabular.year
        references = [f"ICD-10-CM {condition.code}", encounters.RULES[right.phase]]
        if family.care in _BREAKS and right.phase != SEQUELA:
            references.append(encounters.FRACTURE_RULE)
        proof = (
            f"{condition.code} takes the 7th characters {', '.join(known)}; {right.character} is “{right.says}”, and no"
            " other of them says that."
        )
        rationale = f"{encounters.TEACHES[right.phase]} {_closed(right)}{proof}"
        if draw.below(2) == 0:
            item = typed(
                self,
                year=year,
                stem=f"{told} The code of the {noun} begins {condition.code}. Type all of it, with its 7th character.",
                accepted=(code,),
                rationale=rationale,
                references=references,
                difficulty=Difficulty.HARD if right.healing else Difficulty.MODERATE,
            )
            return Made(item=item, proof=proof)
        item = choice(
            self,
            draw,
            year=year,
            stem=f"{told} Which code is right for the {noun}?",
            right=Option(id="", text=code, why=f"7th character {right.character}: {right.says}."),
            wrong=self._wrong(draw, condition, right, known),
            rationale=rationale,
            references=references,
        )
        return Made(item=item, proof=f"{proof} Each other option tells another encounter, or another injury.")

    def _wrong(self, draw: Draw, condition: Condition, right: Seventh, known: dict[str, Seventh]) -> list[Option]:
        others = sorted(
            draw.shuffled([other for other in known.values() if other != right]), key=lambda other: other.unlike(right)
        )[:3]
        wrong = [
            Option(
                id="",
                text=with_seventh(condition.code, other.character),
                why=f"7th character {other.character}: {other.says}. That is not the encounter that is told.",
            )
            for other in others
        ]
        if len(wrong) < 3:
            near = [
                other
                for other in self._repertoire.near(draw, condition)
                if right.character in self._repertoire.tabular.sevenths(other.code)
            ]
            if not near:
                raise Unmakeable
            wrong += [
                Option(id="", text=with_seventh(other.code, right.character), why=difference(condition, other))
                for other in near[: 3 - len(wrong)]
            ]
        if len(wrong) < 3:
            raise Unmakeable
        return wrong


def _closed(right: Seventh) -> str:
    if right.wound == "closed":
        return "A fracture that nobody calls open is coded as closed. "
    if right.wound == "open I or II":
        return "Gustilo types I and II share their characters; so do types IIIA, IIIB and IIIC. "
    return ""
