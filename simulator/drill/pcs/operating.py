"""Root operations from described objectives."""

import re
from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice
from simulator.drill.pcs import asking, explain
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.operations import operation
from simulator.drill.pcs.tables import HEAD, OPERATION
from simulator.drill.pcs.wordings import OBSTETRIC_WORDINGS, SLOTS, WORDINGS
from simulator.exam.item import Option

_ONE_IN = 3
"""Of so many items one tells a procedure as the other kinds do; the rest have wordings of their own."""

_WRONG = 3
_SECTIONS = {"0": "Medical and Surgical", "1": "Obstetrics"}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Operate(Maker):
    """An objective is described, and its root operation is chosen among those that it is taken for."""

    id: str = "pcs-operation"
    title: str = "Name the root operation"
    skills: tuple[str, ...] = ("root-operation",)

    def make(self, draw: Draw) -> Made:
        """An item whose other options are operations of the same section with other objectives."""
        tables = self.shelf.repertoire.tables
        references: tuple[str, ...] = ()
        if draw.below(_ONE_IN) == 0:
            story = self.shelf.repertoire.story(draw)
            section, label, text = story.code[0], tables.tables[story.code[:HEAD]].operation, story.text
            references = explain.references(tables, story)
        else:
            section, label, text = _worded(draw)
        taught = operation(section, label)
        if taught is None or (section, label) not in tables.operations:
            raise Unmakeable
        known = [rival for rival in taught.rivals if (section, rival) in tables.operations]
        rivals = [*known[:1], *draw.some(known[1:], _WRONG - 1)]
        if len(rivals) < _WRONG:
            raise Unmakeable
        definition = tables.definition(section, OPERATION, label)
        about = text if section == "0" else f"{text} The procedure belongs to the section Obstetrics."
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=asking.asked(draw, about, asking.OPERATION),
            right=Option(id="", text=label, why=f"It is right when {taught.when}."),
            wrong=[Option(id="", text=rival, why=explain.not_operation(section, rival)) for rival in rivals],
            rationale=_rationale(label, definition, taught.when, rivals, section),
            references=tuple(dict.fromkeys((*references, *taught.guidelines, "PCS B3.1a"))),
        )
        proof = (
            f"ICD-10-PCS FY{tables.year}, section {_SECTIONS[section]}, defines {label}: {definition} The objective"
            f" told is this one; {', '.join(rivals)} have other definitions, which it does not meet."
        )
        return Made(item=item, proof=proof)


def _worded(draw: Draw) -> tuple[str, str, str]:
    section = "1" if draw.below(6) == 0 else "0"
    wordings = WORDINGS if section == "0" else OBSTETRIC_WORDINGS
    label = draw.pick(sorted(wordings))
    wording = draw.pick(wordings[label])
    drawn = {slot: draw.pick(SLOTS[slot]) for slot in _SLOT.findall(wording)}
    return section, label, wording.format(**drawn)


def _rationale(label: str, definition: str, when: str, rivals: list[str], section: str) -> str:
    lines = [f"- {explain.not_operation(section, rival)}" for rival in rivals]
    meant = f"{label} is defined as: {definition}" if definition else f"{label} is right when {when}."
    return f"{meant}\n\n" + "\n".join(lines)
