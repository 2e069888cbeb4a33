"""Invented candidates leave logs that the engine itself would have written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, Status, evolve, ready, replay
from simulator.exam.event import ClosedBy, Event
from simulator.exam.form import Form
from simulator.exam.item import Item, Kind
from simulator.exam.policy import Policy
from simulator.exam.profile import Tool
from simulator.exam.scoring import score
from simulator.invented import candidate, truth
from simulator.invented.candidate import Candidate, Habits
from simulator.invented.sitting import sat
from tests.candidates import KEY, MORNING, credited_time, form, items, minutes, policy
from tests.charts import POOL, ccs, ccs_form, ccs_policy

BLUEPRINT = {"guidelines": 20, "anaesthesia": 30}
TWO_HOURS = minutes(120)
BUSY = Habits(flags=0.3, second_thoughts=0.5, strikes=0.5, notes=0.2, look_ups=0.4)
ABLE = Candidate(name="Ada Abbott", ability=9.0, omits=0.0)


def room(
    number: int = 30, *, habits: Habits | None = BUSY, limit: timedelta = TWO_HOURS
) -> list[tuple[Form, Policy, Mapping[str, Item], tuple[Event, ...]]]:
    """Logs of a class at fifty items."""
    pool, sheet, rules = items(BLUEPRINT), form(BLUEPRINT), policy(limit=limit)
    truths = truth.invented(pool, 1).items
    by_revision = {item.revision: item for item in pool}
    return [
        (sheet, rules, by_revision, sat(each, sheet, rules, by_revision, truths, seed=1, began=MORNING))
        for each in candidate.invented(number, 1, domains=tuple(BLUEPRINT), habits=habits)
    ]


def asked(attempt: Attempt, event: Event) -> tuple[Event, ...]:
    """What the engine makes of the deed that an event tells of."""
    at = event.moment
    verbs: dict[type[Event], Callable[..., tuple[Event, ...]]] = {
        ev.Visited: lambda e: engine.visit(attempt, e.slot, at),
        ev.Surveyed: lambda e: engine.survey(attempt, at),
        ev.Answered: lambda e: engine.answer(attempt, e.slot, e.chosen, at),
        ev.Struck: lambda e: engine.strike(attempt, e.slot, e.option, True, at),
        ev.Unstruck: lambda e: engine.strike(attempt, e.slot, e.option, False, at),
        ev.Flagged: lambda e: engine.flag(attempt, e.slot, True, at),
        ev.Unflagged: lambda e: engine.flag(attempt, e.slot, False, at),
        ev.Noted: lambda e: engine.note(attempt, e.slot, e.text, at),
        ev.BooksOpened: lambda e: engine.open_books(attempt, at),
        ev.LookedUp: lambda e: engine.look_up(attempt, e.system, e.code, e.query, at),
        ev.BooksClosed: lambda e: engine.close_books(attempt, at),
        ev.Wrote: lambda e: engine.write(attempt, e.slot, e.place, e.line, at),
        ev.Closed: lambda e: engine.submit(attempt, at),
    }
    return verbs[type(event)](event)


def accepted(sheet: Form, rules: Policy, log: tuple[Event, ...]) -> Attempt:
    """The attempt, after the engine has been asked for every event of the log and gave exactly that."""
    attempt = ready(sheet, rules)
    start = engine.start(attempt, log[0].moment)
    assert log[: len(start)] == start
    attempt = replay(sheet, rules, start)
    for event in log[len(start) :]:
        assert asked(attempt, event) == (event,)
        attempt = evolve(attempt, event)
    return attempt


def test_the_engine_gives_the_same_log_for_the_same_deeds() -> None:
    seen: set[type[Event]] = set()
    for sheet, rules, by_revision, log in room():
        attempt = accepted(sheet, rules, log)
        assert attempt.status is Status.CLOSED
        assert credited_time(attempt) == attempt.elapsed
        assert 0 <= score(attempt, by_revision).credit <= 50
        seen |= {type(event) for event in log}
    assert seen >= {ev.Answered, ev.Struck, ev.Unstruck, ev.Flagged, ev.Unflagged, ev.Noted, ev.LookedUp, ev.Surveyed}


def test_without_habits_there_are_visits_and_answers_only() -> None:
    for sheet, rules, _, log in room(5, habits=None):
        accepted(sheet, rules, log)
        assert {type(event) for event in log} == {ev.Started, ev.Visited, ev.Answered, ev.Closed}


def test_who_is_too_slow_expires_at_the_limit_with_items_not_reached() -> None:
    for sheet, rules, _, log in room(5, limit=minutes(30)):
        attempt = accepted(sheet, rules, log)
        assert (attempt.closed_by, attempt.elapsed) == (ClosedBy.EXPIRED, minutes(30))
        assert not attempt.responses[-1].visited


def test_a_tool_that_the_rules_do_not_give_is_not_used() -> None:
    pool, sheet = items(BLUEPRINT), form(BLUEPRINT)
    rules = replace(policy(), tools=frozenset({Tool.NOTES}))
    log = sat(
        replace(ABLE, habits=BUSY),
        sheet,
        rules,
        {item.revision: item for item in pool},
        truth.invented(pool, 1).items,
        seed=1,
        began=MORNING,
    )
    accepted(sheet, rules, log)
    assert not {ev.BooksOpened, ev.Struck, ev.Flagged} & {type(event) for event in log}


@pytest.mark.parametrize(("ability", "least", "most"), [(9.0, 6, 6), (0.0, 1, 5), (-9.0, 0, 0)])
def test_records_are_coded_as_well_as_the_candidate_can(ability: float, least: int, most: int) -> None:
    by_revision = {item.revision: item for item in POOL}
    each = replace(ABLE, ability=ability)
    log = sat(each, ccs_form(), ccs_policy(), by_revision, truth.invented(POOL, 2).items, seed=3, began=MORNING)
    found = score(accepted(ccs_form(), ccs_policy(), log), by_revision)
    assert least <= found.credit <= most


def test_items_that_take_several_answers_get_as_many() -> None:
    pool = tuple(replace(item, kind=Kind.MULTIPLE, key=("c", "a")) for item in items({"guidelines": 40}))
    sheet = form({"guidelines": 40})
    sheet = replace(sheet, slots=tuple(replace(slot, choose=2) for slot in sheet.slots))
    by_revision = {item.revision: item for item in pool}
    truths = truth.invented(pool, 4).items
    log = sat(replace(ABLE, ability=0.0), sheet, policy(), by_revision, truths, seed=1, began=MORNING)
    attempt = accepted(sheet, policy(), log)
    assert {len(response.chosen) for response in attempt.responses if response.visited} <= {0, 2}
    assert 0 < score(attempt, by_revision).credit < 40


def test_the_same_seed_gives_the_same_class_and_another_seed_another() -> None:
    assert room(3) == room(3)
    assert candidate.invented(3, 1) != candidate.invented(3, 2)


def test_no_two_candidates_have_one_name() -> None:
    assert len({each.name for each in candidate.invented(7000, 1)}) == 7000


def test_a_planted_miskey_is_wrong_for_those_who_know() -> None:
    pool, sheet = items(BLUEPRINT), form(BLUEPRINT)
    planted = truth.invented(pool, 1, miskeyed=2, dead=3)
    by_revision = {item.revision: item for item in pool}
    log = sat(ABLE, sheet, policy(limit=minutes(200)), by_revision, planted.items, seed=1, began=MORNING)
    attempt = replay(sheet, policy(limit=minutes(200)), log)
    wrong = {
        slot.item for slot, r in zip(sheet.slots, attempt.responses, strict=True) if r.answered and r.chosen != (KEY,)
    }
    assert wrong == planted.miskeyed
    assert len(planted.dead) == 3
    assert not planted.miskeyed & planted.dead.keys()
    assert all(planted.items[item].pulls[option] == 0 for item, option in planted.dead.items())


def test_sections_left_for_good_and_typed_items_are_refused() -> None:
    exam = ccs(one_way=True)
    by_revision = {item.revision: item for item in POOL}
    with pytest.raises(ValueError, match="open sections"):
        sat(ABLE, ccs_form(exam), ccs_policy(exam), by_revision, {}, seed=1, began=MORNING)


def test_ability_shows_in_the_score() -> None:
    pool, sheet, rules = items(BLUEPRINT), form(BLUEPRINT), policy(limit=minutes(300))
    by_revision, truths = {item.revision: item for item in pool}, truth.invented(pool, 1).items
    credits_ = [
        score(
            replay(
                sheet, rules, sat(replace(ABLE, ability=a), sheet, rules, by_revision, truths, seed=1, began=MORNING)
            ),
            by_revision,
        ).credit
        for a in (-2.0, 0.0, 2.0, 9.0)
    ]
    assert credits_ == sorted(credits_)
    assert credits_[-1] == Fraction(50)
