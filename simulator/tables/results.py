"""Results: what each closed attempt earned in each domain, a row for each domain of each attempt."""

from collections.abc import Iterable, Mapping

from simulator.exam.policy import OUT_OF_REACH
from simulator.ports.docket import Rescore
from simulator.ports.register import Performance
from simulator.tables.table import Cell, Table, exact, minutes, number, table

HEADINGS = (
    "attempt",
    "candidate",
    "exam",
    "form",
    "mode",
    "closed by",
    "started (UTC)",
    "minutes used",
    "minutes allowed",
    "domain",
    "domain title",
    "credit",
    "exact credit",
    "scored items",
    "percent",
    "unanswered",
    "minutes in view",
    "attempt's later credit",
    "attempt's later scored items",
    "attempt's later percent",
)


def results(performances: Iterable[Performance], titles: Mapping[str, str], later: Mapping[int, Rescore]) -> Table:
    """The domain scores of attempts, first scores all; `titles` has the names of domains that are known.

    Beside them stand the `later` scores in force, by attempt. They are of the whole attempt: none has domains.
    """
    return table(
        "Results",
        HEADINGS,
        (
            (
                p.attempt,
                p.candidate,
                p.profile,
                p.form,
                p.mode.value,
                p.closed_by.value,
                p.started,
                minutes(p.elapsed),
                minutes(p.limit) if p.limit < OUT_OF_REACH else None,
                d.domain,
                titles.get(d.domain, d.domain),
                number(d.credit),
                exact(d.credit, d.total),
                d.total,
                number(d.percent) if d.total else None,
                d.unanswered,
                minutes(d.dwell),
                *_in_force(later.get(p.attempt)),
            )
            for p in performances
            for d in p.domains
        ),
    )


def _in_force(later: Rescore | None) -> tuple[Cell, ...]:
    return (number(later.credit), later.total, number(later.percent)) if later else (None, None, None)
