"""Generators of the tests' own: sums, which need no code book."""

from dataclasses import dataclass

from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.exam.item import Difficulty, Option


@dataclass(frozen=True)
class Sums:
    """Asks for a sum: to choose, or to type. Every third draw leads to no item."""

    id: str = "sum-choose"
    domain: str = "sums"
    skills: tuple[str, ...] = ("adding",)
    title: str = "Choose the sum"
    typed: bool = False

    def make(self, draw: Draw) -> Made:
        first, second = draw.below(900) + 100, draw.below(900) + 100
        if not first % 3:
            raise Unmakeable
        stem, right = f"What is {first} and {second}?", first + second
        references = ("Arithmetic",)
        if self.typed:
            item = typed(
                self,
                year=2026,
                stem=stem,
                accepted=(str(right), f"{right}.0"),
                rationale="Added.",
                references=references,
                difficulty=Difficulty.HARD if right % 2 else Difficulty.EASY,
            )
        else:
            item = choice(
                self,
                draw,
                year=2026,
                stem=stem,
                right=Option(id="", text=str(right), why="SECRET: added rightly."),
                wrong=[Option(id="", text=str(right + n), why=f"SECRET: {n} too many.") for n in (1, 10, 100)],
                rationale="SECRET: added.",
                references=references,
            )
        return Made(item=item, proof=f"{first} + {second} = {right}")


SUMS = Sums()
TYPED_SUMS = Sums(id="sum-type", title="Type the sum", skills=("adding", "typing"), typed=True)
OTHERS = Sums(id="difference", domain="differences", skills=("taking-away",), title="Take away")
