"""Codes for described procedures: built and typed, or chosen among near misses."""

from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.made import Made, choice, typed
from simulator.drill.pcs import asking, explain, near
from simulator.drill.pcs.maker import Maker
from simulator.drill.pcs.tables import APPROACH, DEVICE, OPERATION, PART, QUALIFIER
from simulator.exam.item import Difficulty, Level, Option


@dataclass(frozen=True, kw_only=True)
class Build(Maker):
    """A procedure is described, and the whole code is typed."""

    id: str = "pcs-build"
    title: str = "Build the code of a procedure"
    skills: tuple[str, ...] = ("pcs-building",)

    def make(self, draw: Draw) -> Made:
        """An item whose text determines each of the seven characters."""
        repertoire = self.shelf.repertoire
        story = repertoire.story(draw)
        tables = repertoire.tables
        item = typed(
            self,
            year=tables.year,
            stem=asking.asked(draw, story.text, asking.BUILD),
            accepted=(story.code,),
            rationale=explain.rationale(tables, story),
            references=explain.references(tables, story),
            difficulty=Difficulty.HARD,
            level=Level.APPLICATION,
        )
        return Made(item=item, proof=explain.proof(tables, story))


@dataclass(frozen=True, kw_only=True)
class Choose(Maker):
    """A procedure is described, and its code is chosen among valid codes of the same tables."""

    id: str = "pcs-code"
    title: str = "Choose the code of a procedure"
    skills: tuple[str, ...] = ("pcs-building",)

    def make(self, draw: Draw) -> Made:
        """An item whose other options are valid codes that the text excludes."""
        repertoire = self.shelf.repertoire
        story = repertoire.story(draw)
        tables = repertoire.tables
        choices = {
            axis: near.values(repertoire, story, axis) for axis in (OPERATION, PART, APPROACH, DEVICE, QUALIFIER)
        }
        wrong = near.three(draw, story.code, choices, tables.builds)
        item = choice(
            self,
            draw,
            year=tables.year,
            stem=asking.asked(draw, story.text, asking.CHOOSE),
            right=Option(id="", text=story.code, why="Each character is what the text says."),
            wrong=[Option(id="", text=code, why=explain.difference(tables, story, code)) for code in wrong],
            rationale=explain.rationale(tables, story),
            references=explain.references(tables, story),
        )
        proof = f"{explain.proof(tables, story)} {', '.join(wrong)} are valid codes too, for other values."
        return Made(item=item, proof=proof)
