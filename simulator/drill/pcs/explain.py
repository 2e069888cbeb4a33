"""What is said of codes when an item is explained: the seven characters, why a value is right, why another is not."""

from simulator.drill.pcs.approaches import TEACHING
from simulator.drill.pcs.operations import operation
from simulator.drill.pcs.story import Story
from simulator.drill.pcs.tables import APPROACH, AXES, DEVICE, HEAD, OPERATION, PART, QUALIFIER, Tables

_AXES = (PART, APPROACH, DEVICE, QUALIFIER)


def rationale(tables: Tables, story: Story) -> str:
    """The operation by its definition, then the code axis by axis."""
    code, labels = story.code, tables.labels(story.code)
    return "\n\n".join((why_operation(tables, code), "\n".join(_line(tables, story, labels, axis) for axis in _AXES)))


def why_operation(tables: Tables, code: str) -> str:
    """What the root operation of a code means."""
    label = tables.tables[code[:HEAD]].operation
    definition = tables.definition(code[0], OPERATION, label).rstrip(".")
    if definition:
        return f"{label} is defined as: {definition}."
    taught = operation(code[0], label)
    return f"{label} is right when {taught.when}." if taught else f"The root operation is {label}."


def not_operation(section: str, label: str) -> str:
    """Why another root operation is wrong."""
    taught = operation(section, label)
    return f"{label} is right when {taught.when}." if taught else f"{label} has another objective."


def difference(tables: Tables, story: Story, other: str) -> str:
    """What keeps another code from being right: each axis at which it differs from the story's."""
    mine, its = tables.labels(story.code), tables.labels(other)
    said = [
        not_operation(other[0], its[axis])
        if axis == OPERATION
        else f"{AXES[axis].capitalize()} {other[axis]} is {its[axis]}; it was {story.code[axis]}, {mine[axis]}."
        for axis in (OPERATION, *_AXES)
        if other[axis] != story.code[axis]
    ]
    return " ".join(said)


def proof(tables: Tables, story: Story) -> str:
    """How an outsider checks that the text leads to this code alone."""
    code, labels = story.code, tables.labels(story.code)
    table = tables.tables[code[:HEAD]]
    said = [f"{code[:HEAD]}: {table.operation}, {table.system}"]
    for axis in _AXES:
        others = [
            f"{character} {label}" for character, label in table.after(code[:axis]).items() if character != code[axis]
        ]
        words = story.says(axis)
        because = f"said by “{words}”" if words else "no other is said"
        rest = f"not {_few(others)}" if others else "the table offers nothing else here"
        said.append(
            f"{code[axis]} {labels[axis]} ({because}; {rest})" if others else f"{code[axis]} {labels[axis]} ({rest})"
        )
    return f"ICD-10-PCS FY{tables.year} builds {code}. " + "; ".join(said) + "."


def references(tables: Tables, story: Story) -> tuple[str, ...]:
    """The table, and the guidelines that teach the operation and apply to the procedure."""
    table = tables.tables[story.code[:HEAD]]
    taught = operation(story.code[0], table.operation)
    found = [f"PCS table {table.code}", *(taught.guidelines if taught else ()), *story.procedure.guidelines]
    if tables.labels(story.code)[QUALIFIER] == "Diagnostic":
        found.append("PCS B3.4a")
    return tuple(dict.fromkeys(found))


def _line(tables: Tables, story: Story, labels: tuple[str, ...], axis: int) -> str:
    character, label = story.code[axis], labels[axis]
    words = story.says(axis)
    if not words:
        values = tables.tables[story.code[:HEAD]].after(story.code[:axis])
        why = "the only value offered here" if len(values) == 1 else "nothing else is told"
    elif axis == APPROACH and words != story.clause:
        why = f"{TEACHING[character]}; here “{words}”"
    elif words == story.clause:
        why = "as the operation says"
    else:
        why = f"“{words.rstrip('.')}”"
    return f"- {AXES[axis].capitalize()} {character}, {label}: {why}."


def _few(others: list[str]) -> str:
    return ", ".join(others) if len(others) <= 8 else f"{', '.join(others[:8])} or {len(others) - 8} more"
