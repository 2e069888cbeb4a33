"""Near misses: valid codes that differ from a story's code at an axis of which the story speaks."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from simulator.drill.draw import Draw
from simulator.drill.made import Unmakeable
from simulator.drill.pcs.operations import operation
from simulator.drill.pcs.parts import WHOLES, without_side
from simulator.drill.pcs.story import Repertoire, Story
from simulator.drill.pcs.tables import HEAD, OPERATION, PART

VAGUE = frozenset({"Other Device", "Other", "Fluid, Other", "Fetal Fluid, Other", "Other Body System"})
"""Values that a coder might defend beside one that says more."""

_MOST = 3
_NEAR = 6
_PLACES = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The characters in the order of the tables."""


def values(repertoire: Repertoire, story: Story, axis: int) -> list[str]:
    """The characters that would make a valid code in place of the story's at this axis, and are not what it says.

    Of the operation, those that it is taken for; of body parts, those that words can tell apart. The chief ones
    come first: of body parts, the other side and the neighbors in the table.
    """
    return _rivals(repertoire, story) if axis == OPERATION else _neighbors(repertoire, story, axis)


def _rivals(repertoire: Repertoire, story: Story) -> list[str]:
    tables, section = repertoire.tables, story.code[0]
    taught = operation(section, tables.tables[story.code[:HEAD]].operation)
    rivals = [tables.operations.get((section, label)) for label in (taught.rivals if taught else ())]
    return [each for each in rivals if each and tables.builds(put(story.code, OPERATION, each))]


def _neighbors(repertoire: Repertoire, story: Story, axis: int) -> list[str]:
    code, table = story.code, repertoire.tables.tables[story.code[:HEAD]]
    offered = table.instead(code, axis) if story.says(axis) else {}
    found = [
        character
        for character, label in offered.items()
        if character != code[axis] and apart(repertoire, axis, label, offered[code[axis]])
    ]
    return sorted(found, key=lambda character: abs(_PLACES.index(character) - _PLACES.index(code[axis])))


def apart(repertoire: Repertoire, axis: int, label: str, right: str) -> bool:
    """Whether a value cannot be defended beside the right one: it is not vague, and does not hold the right one."""
    if axis == PART:
        return bool(repertoire.names[label]) and without_side(label) not in WHOLES
    return label not in VAGUE and not right.startswith(f"{label},")


def put(code: str, axis: int, character: str) -> str:
    """The code with another character at an axis."""
    return code[:axis] + character + code[axis + 1 :]


def three(draw: Draw, code: str, choices: Mapping[int, Sequence[str]], holds: Callable[[str], bool]) -> list[str]:
    """Three codes that `holds`, made from the characters that each axis may take instead.

    Two axes with two values each, or one axis with four: so no code of the four stands in the middle of the others, and
    its likeness to them does not give the key away. Unmakeable where there are no three.
    """
    held = {
        axis: draw.some([each for each in (put(code, axis, one) for one in characters) if holds(each)][:_NEAR], _MOST)
        for axis, characters in choices.items()
    }
    axes = draw.shuffled([axis for axis, codes in held.items() if codes])
    if len(axes) >= 2:
        first, second = axes[:2]
        for one, other in product(held[first], held[second]):
            both = put(one, second, other[second])
            if holds(both):
                return [one, other, both]
    for axis in axes:
        if len(held[axis]) == _MOST:
            return held[axis]
    raise Unmakeable
