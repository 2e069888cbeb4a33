"""The sections of a profile, held against its blueprint."""

from collections import Counter
from collections.abc import Iterator

from simulator.banks.finding import quoted
from simulator.banks.schema import ProfileFields
from simulator.banks.source import Flaw


def flaws(fields: ProfileFields) -> Iterator[Flaw]:
    """What does not go together in the sections, quotas and pretest items of a profile."""
    ids = [section.id for section in fields.sections]
    filled = Counter(quota.section for quota in fields.blueprint)
    for n, section in enumerate(fields.sections):
        if section.id in ids[:n]:
            yield "duplicate-section", ("sections", n, "id"), f"There is a section {quoted(section.id)} already."
        elif not filled[section.id]:
            yield "empty-section", ("sections", n), f"No quota of the blueprint has the section {quoted(section.id)}."
        if section.minutes is not None and not fields.one_way:
            text = "A section has its own time only where one leaves it for good: say `one_way: true`."
            yield "section-minutes", ("sections", n, "minutes"), text
    if fields.one_way and not ids:
        yield "section-minutes", ("one_way",), "There are no `sections` that could be left for good."
    for n, quota in enumerate(fields.blueprint):
        if quota.section in ids or not (ids or quota.section):
            continue
        there = f"there are {', '.join(map(quoted, ids))}" if ids else "the profile has no `sections`"
        named = f"There is no section {quoted(quota.section)}" if quota.section else "The quota names no section"
        yield "no-section", ("blueprint", n, "section"), f"{named}; {there}."
    total = sum(quota.count for quota in fields.blueprint)
    if fields.pretest >= total:
        text = f"Of {total} items, {fields.pretest} cannot be pretest items: some must be scored."
        yield "pretest", ("pretest",), text
