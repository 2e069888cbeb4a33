"""cm-code: the code of a condition told in words."""

from simulator.drill.cm import encounters
from simulator.drill.cm.condition import SIDE, Condition
from simulator.drill.cm.drugs import drug_item
from simulator.drill.cm.encounters import INITIAL, SEQUELA, Seventh
from simulator.drill.cm.english import capital, series
from simulator.drill.cm.families import FAMILIES
from simulator.drill.cm.people import person
from simulator.drill.cm.repertoire import Repertoire, difference
from simulator.drill.cm.tabular import with_seventh
from simulator.drill.cm.teaching import lesson
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.exam.item import Difficulty, Option

_TYPED = 3
"""One item in so many is typed."""

_DRUGS = 8
"""One item in so many is about a drug."""

_SEEN = (
    "{who} is seen for {what}.",
    "{who} has {what}.",
    "The assessment of {who} reads: {what}.",
    "{who} comes to the clinic. The diagnosis is {what}.",
    "After the examination of {who} the diagnosis is {what}.",
)


class Codes:
    """Asks for the one code that tells everything that is told of a condition."""

    id = "cm-code"
    title = "The code for a condition"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "code-selection")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where a condition has too few near misses."""
        if draw.below(_DRUGS) == 0:
            return drug_item(self, self._repertoire.tabular, draw)
        family = self._repertoire.family(draw, FAMILIES)
        condition = draw.pick(self._repertoire.clear(family))
        if condition.grows and not family.care:
            raise Unmakeable  # its 7th character tells something else, which `cm-seventh` asks for
        seventh = self._seventh(draw, condition)
        code = _code(condition, seventh)
        who = person(draw, condition.ages, condition.sex)
        words = draw.pick(condition.words)
        if seventh is None:
            stem = capital(draw.pick(_SEEN).format(who=who, what=words))
        else:
            stem = encounters.told(draw, who, words, family.care, seventh)
        references = (f"ICD-10-CM {condition.code}", *family.rules)
        proof = _proof(condition, code, seventh)
        decides = series([name for axis, name in family.axes.items() if condition.facts.get(axis)])
        rationale = f"{proof} What decides among its neighbors: {decides}. {lesson(family.rules)}".strip()
        if draw.below(_TYPED) == 0:
            item = typed(
                self,
                year=self._repertoire.tabular.year,
                stem=f"{stem} {_ask(seventh, 'Type the ICD-10-CM code')}.",
                accepted=(code,),
                rationale=rationale,
                references=references,
                difficulty=Difficulty.HARD,
            )
            return Made(item=item, proof=f"{proof} No other title of its category tells the same facts.")
        wrong = [self._wrong(condition, seventh, other) for other in self._others(draw, condition, seventh)]
        item = choice(
            self,
            draw,
            year=self._repertoire.tabular.year,
            stem=f"{stem} {_ask(seventh, 'Which code is right')}?",
            right=Option(id="", text=code, why=f"“{condition.title}”: every fact that is told, and no other."),
            wrong=wrong,
            rationale=rationale,
            references=references,
        )
        return Made(item=item, proof=f"{proof} Every other option has another value in a fact that is told.")

    def _seventh(self, draw: Draw, condition: Condition) -> Seventh | None:
        if not condition.grows:
            return None
        known = encounters.read(self._repertoire.tabular.sevenths(condition.code))
        able = [seventh for seventh in known.values() if encounters.tells(condition.family.care, seventh)]
        first = [seventh for seventh in able if seventh.phase == INITIAL]
        if not first:
            raise Unmakeable
        return draw.pick(first if draw.below(2) else able)

    def _others(self, draw: Draw, condition: Condition, seventh: Seventh | None) -> list[Condition]:
        character = seventh.character if seventh else ""
        near = [
            other
            for other in self._repertoire.near(draw, condition)
            if other.grows == condition.grows
            and (not character or character in self._repertoire.tabular.sevenths(other.code))
        ]
        if len(near) < 3:
            raise Unmakeable
        # the one for the other side, and two that differ in something else
        by_side = [other for other in near if condition.unlike(other) == (SIDE,)][:1]
        rest = [other for other in near if SIDE not in condition.unlike(other)]
        chosen = (by_side + rest)[:3]
        return chosen + [other for other in near if other not in chosen][: 3 - len(chosen)]

    def _wrong(self, condition: Condition, seventh: Seventh | None, other: Condition) -> Option:
        return Option(id="", text=_code(other, seventh), why=difference(condition, other))


def _ask(seventh: Seventh | None, question: str) -> str:
    """The question; of an injury long healed, it is the code for the injury that is asked for."""
    return f"{question} for the injury itself" if seventh is not None and seventh.phase == SEQUELA else question


def _code(condition: Condition, seventh: Seventh | None) -> str:
    return condition.code if seventh is None else with_seventh(condition.code, seventh.character)


def _proof(condition: Condition, code: str, seventh: Seventh | None) -> str:
    if seventh is None:
        return f"{code} in the tabular list: “{condition.title}”."
    character = f"7th character {seventh.character}: “{seventh.says}”"
    return f"{condition.code} in the tabular list: “{condition.title}”; {character}."
