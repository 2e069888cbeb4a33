"""Item analysis: a row for each option of each place of a form, the figures of its item before its own."""

from collections.abc import Iterator

from simulator.desk.items import FormAnalysis, Place
from simulator.tables.table import Cell, Table, table

HEADINGS = (
    "place",
    "item",
    "revision",
    "domain",
    "scored",
    "n",
    "unstable",
    "answered",
    "omitted",
    "not reached",
    "right",
    "p",
    "p low",
    "p high",
    "p of those who answered",
    "rest-score r",
    "p upper group",
    "p lower group",
    "alpha if deleted",
    "median seconds",
    "mean look-ups",
    "flags",
    "what the flags say",
    "disputes waiting",
    "option",
    "is key",
    "chosen by",
    "option share",
    "option rest-score r",
    "chosen by upper group",
    "chosen by lower group",
)


def items(analysis: FormAnalysis) -> Table:
    """The analysis of a form. A place without options, or an item that nobody could choose from, has one row."""
    return table("Items", HEADINGS, (row for place in analysis.places for row in _rows(place)))


def _rows(place: Place) -> Iterator[tuple[Cell, ...]]:
    figures, slot = place.figures, place.slot
    low, high = figures.interval or (None, None)
    head: tuple[Cell, ...] = (
        slot.number,
        slot.item,
        slot.revision,
        slot.domain,
        slot.scored,
        figures.n,
        figures.unstable,
        figures.answered,
        figures.omitted,
        figures.not_reached,
        figures.right,
        figures.p,
        low,
        high,
        figures.p_answered,
        figures.rest_score_r,
        figures.upper,
        figures.lower,
        figures.alpha_if_deleted,
        figures.seconds,
        figures.look_ups,
        ", ".join(figures.flags),
        " ".join(remark.sentence for remark in figures.remarks),
        len(place.waiting),
    )
    for option in figures.options:
        yield (
            *head,
            option.id,
            option.key,
            option.count,
            option.share,
            option.rest_score_r,
            option.upper,
            option.lower,
        )
    if not figures.options:
        yield (*head, None, None, None, None, None, None, None)
