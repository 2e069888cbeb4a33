"""One value of a code: the approach, device or qualifier for a described detail."""

from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.drill.pcs import explain
from simulator.drill.pcs.approaches import TEACHING
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.near import apart
from simulator.drill.pcs.tables import APPROACH, AXES, DEVICE, HEAD, QUALIFIER
from simulator.exam.item import Difficulty, Option

_ONE_IN = 4
"""Of so many items one is typed."""

_MOST_WRONG, _LEAST_WRONG = 3, 2
_SKILLS = {APPROACH: "approach", DEVICE: "devices", QUALIFIER: "qualifiers"}
_ORDINALS = {APPROACH: "fifth", DEVICE: "sixth", QUALIFIER: "seventh"}


@dataclass(frozen=True, kw_only=True)
class Value(Maker):
    """A procedure is described and its code begun; the next value is chosen among those of the table, or typed."""

    id: str = "pcs-value"
    title: str = "Choose a value of a table"
    skills: tuple[str, ...] = tuple(_SKILLS.values())

    def make(self, draw: Draw) -> Made:
        """An item whose other options are values of the same axis that the table offers there."""
        repertoire = self.shelf.repertoire
        tables = repertoire.tables
        axis = draw.pick((APPROACH, DEVICE, QUALIFIER))
        story = repertoire.story(draw)
        code = story.code
        table = tables.tables[code[:HEAD]]
        offered = table.after(code[:axis])
        label = offered[code[axis]]
        if not story.says(axis) or len(offered) <= _LEAST_WRONG:
            raise Unmakeable
        others = [
            character
            for character in sorted(offered)
            if character != code[axis] and apart(repertoire, axis, offered[character], label)
        ]
        wrong = draw.some(others, _MOST_WRONG)
        if len(wrong) < _LEAST_WRONG:
            raise Unmakeable
        name = AXES[axis]
        begun = f"{story.text}\n\nThe code begins {code[:axis]}: {_so_far(tables.labels(code), axis)}."
        said = story.says(axis).rstrip(".")
        rationale = f"The text says “{said}”. {_teaching(axis, code[axis], label)} The whole code is {code}."
        proof = (
            f"After {code[:axis]} the table {code[:HEAD]} of ICD-10-PCS FY{tables.year} offers the {name} values"
            f" {', '.join(f'{each} {its}' for each, its in sorted(offered.items()))}; “{story.says(axis)}” is"
            f" {code[axis]} {label}, and the code {code} can be built."
        )
        if draw.below(_ONE_IN) == 0:
            item = typed(
                self,
                year=tables.year,
                stem=f"{begun} Type the {_ORDINALS[axis]} character, its {name} value.",
                accepted=(code[axis],),
                rationale=rationale,
                references=explain.references(tables, story),
                difficulty=Difficulty.HARD,
            )
            return Made(item=item, proof=proof)
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=f"{begun} Which {name} value comes next?",
            right=Option(id="", text=f"{code[axis]} {label}", why=_teaching(axis, code[axis], label)),
            wrong=[
                Option(
                    id="", text=f"{each} {offered[each]}", why=_not_this(axis, each, offered[each], story.says(axis))
                )
                for each in wrong
            ],
            rationale=rationale,
            references=explain.references(tables, story),
        )
        return Made(item=item, proof=proof)


def _so_far(labels: tuple[str, ...], axis: int) -> str:
    return ", then ".join(labels[2:axis])


def _teaching(axis: int, character: str, label: str) -> str:
    if axis == APPROACH:
        return f"{label} means {TEACHING[character]}."
    return f"The {AXES[axis]} value {character} is {label}."


def _not_this(axis: int, character: str, label: str, words: str) -> str:
    if axis == APPROACH:
        return _teaching(axis, character, label)
    return f"{label} is not what was told: “{words.rstrip('.')}”."
