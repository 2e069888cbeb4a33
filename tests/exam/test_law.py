"""The law of logs: it takes every log that the engine writes, and none that it would not write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Status, evolve, ready, replay
from simulator.exam.case import Line, Span
from simulator.exam.event import Cause, Event, Moment
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.law import Unlawful, lawful
from simulator.exam.policy import Policy
from tests.candidates import MORNING, form, items, minutes, policy
from tests.charts import CPT, POOL, SECONDARY, ccs, ccs_form, ccs_policy

Verb = Callable[[Attempt, Moment], engine.Events]
slots = st.integers(1, 8)
options = st.sampled_from("abcd")
lines = st.builds(Line, role=st.sampled_from([SECONDARY, CPT]), code=st.sampled_from(["", "E", "E11.9", "N17.9"]))
ONE_WAY = ccs(one_way=True, limits=(minutes(20), minutes(30)))
RULES = (
    (form(), policy(strict=True), items()),
    (form(), policy(practice=True), items()),
    (ccs_form(ONE_WAY), ccs_policy(ONE_WAY, strict=True), POOL),
    (ccs_form(), ccs_policy(practice=True), POOL),
)


def verbs() -> st.SearchStrategy[Verb]:
    """Anything that a candidate or the machine may do, sensible or not."""
    chart = POOL[-1].case
    assert chart is not None
    documents = chart.documents

    def verb(make: Callable[..., engine.Events], *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Verb]:
        return st.tuples(*arguments).map(lambda given: lambda attempt, at: make(attempt, *given, at))

    spans = st.builds(Span, st.integers(0, 1), st.integers(0, 9), st.integers(0, 20))
    return st.one_of(
        verb(engine.visit, slots),
        verb(engine.answer, slots, options.map(lambda option: (option,))),
        verb(engine.clear, slots),
        verb(engine.strike, slots, options, st.booleans()),
        verb(engine.flag, slots, st.booleans()),
        verb(engine.note, slots, st.sampled_from(["", "see the index"])),
        verb(engine.write, slots, st.integers(0, 2), lines),
        verb(engine.drop, slots, st.sampled_from([SECONDARY, CPT]), st.integers(0, 1)),
        verb(engine.swap, slots, st.just(SECONDARY), st.integers(0, 1), st.just(SECONDARY), st.integers(0, 1)),
        verb(engine.highlight, slots, st.just(documents), spans, st.booleans()),
        verb(engine.reveal, slots),
        verb(engine.survey),
        verb(engine.open_books),
        verb(engine.look_up, st.just("icd-10-cm"), st.just("I50.9"), st.just("chf")),
        verb(engine.close_books),
        verb(engine.pause),
        verb(engine.resume),
        verb(engine.advance),
        verb(engine.expire),
        verb(engine.interrupt, st.sampled_from(Cause), st.integers(-9, 4000).map(lambda s: timedelta(seconds=s))),
        verb(engine.clock_moved, st.just(minutes(-60))),
    )


def sat(sheet: Form, rules: Policy, doings: list[tuple[Verb, int]]) -> tuple[Event, ...]:
    """The log of whoever does all this, and then hands in: again where the time of a section ran out meanwhile."""
    attempt, log, at = ready(sheet, rules), list[Event](), Moment(timedelta(), MORNING)
    for verb, wait in [(engine.start, 0), *doings, (engine.resume, 0), *[(engine.submit, 1)] * 3]:
        if attempt.status is Status.CLOSED:
            break
        running = attempt.status is Status.RUNNING
        passed = timedelta(seconds=wait if running else 0)
        at = Moment(max(at.elapsed + passed, attempt.elapsed), at.at + timedelta(seconds=wait))
        try:
            new = verb(attempt, at)
        except (engine.Illegal, IndexError):
            continue
        for event in new:
            attempt = evolve(attempt, event)
        log += new
    return tuple(log)


def by_revision(pool: tuple[Item, ...]) -> dict[str, Item]:
    return {item.revision: item for item in pool}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(RULES), st.lists(st.tuples(verbs(), st.integers(0, 400)), max_size=40))
def test_every_log_that_the_engine_writes_is_lawful(
    exam: tuple[Form, Policy, tuple[Item, ...]], doings: list[tuple[Verb, int]]
) -> None:
    sheet, rules, pool = exam
    log = sat(sheet, rules, doings)
    assert lawful(sheet, rules, by_revision(pool), log) == replay(sheet, rules, log)


LOG = sat(form(), policy(), [(lambda attempt, at: engine.answer(attempt, 1, ("a",), at), 60)])


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ((), "does not end"),
        (LOG[:-1], "does not end"),
        (LOG[1:], "is missing"),
        ((*LOG, replace(LOG[-1], seq=len(LOG) + 1)), "breaks the rules|nothing that could be done"),
        ((LOG[0], replace(LOG[0], seq=2), *LOG[2:]), "already started"),
        ((LOG[0], replace(LOG[2], seq=2), replace(LOG[2], seq=3), LOG[3]), "nothing that could be done"),
        ((LOG[0], ev.Resumed(seq=2, moment=LOG[0].moment), *LOG[2:]), "not paused"),
        ((LOG[0], ev.Advanced(seq=2, moment=LOG[0].moment, section=1, began=timedelta()), *LOG[2:]), "nothing that"),
    ],
)
def test_a_log_that_the_engine_would_not_write_is_unlawful(log: tuple[Event, ...], told: str) -> None:
    with pytest.raises(Unlawful, match=told):
        lawful(form(), policy(), by_revision(items()), log)
