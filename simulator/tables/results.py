"""Results: what each closed attempt earned in each domain, a row for each domain of each attempt."""

from collections.abc import Iterable, Mapping

from simulator.exam.policy import OUT_OF_REACH
from simulator.ports.register import Performance
from simulator.tables.table import Table, exact, minutes, number, table

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
)


def results(performances: Iterable[Performance], titles: Mapping[str, str]) -> Table:
    """The domain scores of attempts, first scores all; `titles` has the names of domains that are known."""
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
            )
            for p in performances
            for d in p.domains
        ),
    )
