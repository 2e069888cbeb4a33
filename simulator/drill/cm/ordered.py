"""Two codes in an order that a note of the list sets: proven, and offered with what is nearly right."""

from dataclasses import dataclass

from simulator.drill.cm.english import capital
from simulator.drill.cm.notes import Ruling, conflict, rulings
from simulator.drill.cm.tabular import Tabular, whole
from simulator.drill.draw import Draw
from simulator.drill.made import Generator, Made, Unmakeable, choice
from simulator.exam.item import Option
from simulator.ports.codes import NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A code and what a stem calls it.

    `sex` is "woman" or "man" where it befalls one alone. `of` are beginnings of the codes of diseases that it is known
    to come of, where the notes name a range that is wider; none for all that the notes name.
    """

    code: str
    words: str
    sex: str = ""
    of: tuple[str, ...] = ()


def ruling(tabular: Tabular, first: str, second: str) -> Ruling | None:
    """The note that puts one code before the other: "code first" at the second, or "use additional code" at the first.

    None where there is none, where a note says the contrary, or where the two may not stand together at all.
    """
    found = _before(tabular, first, second)
    if found is None or _before(tabular, second, first) is not None or conflict(tabular, first, second) is not None:
        return None
    return found


def _before(tabular: Tabular, first: str, second: str) -> Ruling | None:
    found = next(rulings(tabular, second, first, (NoteKind.CODE_FIRST,)), None)
    return found or next(rulings(tabular, first, second, (NoteKind.USE_ADDITIONAL,)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked: a stem whose two codes are `first` and `second`, and `near`, a code that is nearly the second.

    `not_near` says why the near one is wrong, `lesson` what is to be learned, `rule` is its reference.
    """

    stem: str
    first: str
    second: str
    near: str
    not_near: str
    lesson: str
    rule: str


def order_item(generator: Generator, tabular: Tabular, draw: Draw, asked: Order) -> Made:
    """An item to choose the two codes in their order. Unmakeable where no note of this edition proves the order."""
    try:
        entries = [whole(tabular, code) for code in (asked.first, asked.second, asked.near)]
    except LookupError:
        raise Unmakeable from None
    proven = ruling(tabular, asked.first, asked.second)
    if proven is None or asked.near in {asked.first, asked.second}:
        raise Unmakeable
    first, second, near = (entry.code for entry in entries)
    titles = f"{first} “{entries[0].title}”, {second} “{entries[1].title}”"
    proof = f"{titles}. The order is set by {proven}."
    item = choice(
        generator,
        draw,
        year=tabular.year,
        stem=asked.stem,
        right=Option(
            id="",
            text=f"{first}, {second}",
            why=capital(f"{proven} sets this order."),
        ),
        wrong=[
            Option(id="", text=f"{second}, {first}", why=f"The right codes, but {second} may not go before {first}."),
            Option(id="", text=f"{first}, {near}", why=asked.not_near),
            Option(id="", text=f"{near}, {first}", why=f"{asked.not_near} And it would not go first."),
        ],
        rationale=f"{asked.lesson} {proof}",
        references=(f"ICD-10-CM {proven.place(first, second)}", asked.rule),
    )
    return Made(item=item, proof=f"{proof} {near} is “{entries[2].title}”, which is not what is told.")
