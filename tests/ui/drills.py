"""What drills are made of in these tests: a generator that always asks the same, and candidates before a drill."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from simulator.drill.draw import Draw
from simulator.drill.made import Made, choice, typed
from simulator.exam.attempt import Attempt
from simulator.exam.item import Option
from simulator.ports.drills import Wish
from simulator.ui.errand import Drill
from tests.candidates import ANN
from tests.ui.person import SMALL
from tests.ui.room import Room, Seat

RIGHT, OTHER = "0FT44ZZ", "0FT40ZZ"
HOSTILE = "[/red] [CC] \x1b[31m \u202e 手術"


@dataclass(frozen=True)
class Codes:
    """Asks for one code: to type, or, with its near misses, to choose."""

    id: str = "pcs-build"
    domain: str = "icd-10-pcs"
    skills: tuple[str, ...] = ("root-operation",)
    title: str = "Build a code"
    typed: bool = True
    stem: str = "All of the gallbladder was taken out."

    def make(self, draw: Draw) -> Made:
        stem = f"{self.stem} Case {draw.below(10**6)}.\n\nWhich code?"
        references = ("PCS table 0FT", "PCS B3.8")
        if self.typed:
            item = typed(
                self, year=2026, stem=stem, accepted=(RIGHT, OTHER), rationale="SECRET why.", references=references
            )
        else:
            item = choice(
                self,
                draw,
                year=2026,
                stem=stem,
                right=Option(id="", text=RIGHT, why="SECRET: all of it."),
                wrong=[Option(id="", text=f"0FB4{n}ZZ", why=f"SECRET: a part of it, {n}.") for n in "034"],
                rationale="SECRET rationale",
                references=references,
            )
        return Made(item=item, proof="table 0FT")


TYPED = Codes()
CHOSEN = Codes(id="pcs-code", title="Choose a code", typed=False)
PCS = Wish(topics=("icd-10-pcs",), seed=7)


@asynccontextmanager
async def drilling(
    room: Room, wish: Wish = PCS, size: tuple[int, int] = SMALL, *, candidate: str = ANN
) -> AsyncIterator[Seat]:
    """A window in which a drill has just begun."""
    async with room.window(room.app(Drill(wish=wish, candidate=candidate)), size) as seat:
        await seat.until(lambda: "Item 1" in seat.look())
        yield seat


def of_bank(**wish: object) -> Wish:
    """A drill of the bank's own items, whose key is always a."""
    return replace(Wish(bank="form-a", seed=7), **wish)  # type: ignore[arg-type]  # the fields of a Wish


def letter(room: Room, *, right: bool, number: int = 1) -> str:
    """The letter of the right option of the last item that was dealt, or of a wrong one."""
    attempt, key = room.sat(number), room.keys(number)
    slot = attempt.form.slots[-1]
    options = [option in key[slot.revision] for option in slot.options]
    return "abcde"[options.index(right)]


def last(attempt: Attempt) -> tuple[str, bool]:
    """What was typed at the last place of a drill, and whether it is explained."""
    response = attempt.responses[-1]
    return response.typed, response.revealed
