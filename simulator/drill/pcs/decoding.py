"""Codes read back: what a code says, and what its root operation is called."""

from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.drill.pcs import asking, explain, near
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.story import Manner, Story
from simulator.drill.pcs.tables import APPROACH, DEVICE, HEAD, PART, QUALIFIER
from simulator.exam.item import Difficulty, Level, Option

_ONE_IN = 4
"""Of so many items one is typed."""


@dataclass(frozen=True, kw_only=True)
class Decode(Maker):
    """A code is given, and its description is chosen; or the name of its root operation is typed."""

    id: str = "pcs-decode"
    title: str = "Read a code"
    skills: tuple[str, ...] = ("pcs-reading",)

    def make(self, draw: Draw) -> Made:
        """An item whose other options describe valid codes near this one."""
        return self._named(draw) if draw.below(_ONE_IN) == 0 else self._described(draw)

    def _described(self, draw: Draw) -> Made:
        repertoire = self.shelf.repertoire
        tables = repertoire.tables
        manner = Manner.drawn(draw)
        story = repertoire.story(draw, manner=manner)
        choices = {axis: near.values(repertoire, story, axis) for axis in (PART, APPROACH, DEVICE, QUALIFIER)}
        told: dict[str, Story] = {}

        def tells(code: str) -> bool:
            try:
                told[code] = repertoire.tell(story.procedure, code, manner)
            except Unmakeable:
                return False
            return told[code].text != story.text

        wrong = near.three(draw, story.code, choices, tells)
        texts = [told[code].text for code in wrong]
        if len({story.text, *texts}) <= len(texts):
            raise Unmakeable
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=draw.pick(asking.DECODE).format(code=story.code),
            right=Option(id="", text=story.text, why=f"This is {story.code}, character by character."),
            wrong=[
                Option(id="", text=told[code].text, why=f"This is {code}. {explain.difference(tables, story, code)}")
                for code in wrong
            ],
            rationale=explain.rationale(tables, story),
            references=explain.references(tables, story),
        )
        proof = f"{explain.proof(tables, story)} The other options describe {', '.join(wrong)}, valid codes as well."
        return Made(item=item, proof=proof)

    def _named(self, draw: Draw) -> Made:
        repertoire = self.shelf.repertoire
        tables = repertoire.tables
        story = repertoire.story(draw)
        code = story.code
        table = tables.tables[code[:HEAD]]
        item = typed(
            self,
            year=tables.year,
            stem=draw.pick(asking.NAME).format(code=code),
            accepted=(table.operation,),
            rationale=explain.why_operation(tables, code),
            references=explain.references(tables, story),
            difficulty=Difficulty.EASY,
            level=Level.RECALL,
        )
        proof = f"In table {code[:HEAD]} of ICD-10-PCS FY{tables.year} the operation {code[2]} is {table.operation}."
        return Made(item=item, proof=proof)
