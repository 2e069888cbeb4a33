"""The roster on disk: groups, allowances, assignments."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.exam.policy import Interruptions, Mode
from simulator.ports.audit import faults
from simulator.ports.failure import Taken
from simulator.ports.roster import Allowance, Assignment, Group, Rosters
from simulator.store import Store
from tests.candidates import ANN, MORNING, form, items, minutes, policy, profile
from tests.store.sitting import begun, sat

AMES, BO = "Dr. Ames", "bo Diaz"
HOSTILE = "Robert'); DROP TABLE candidate;-- [/x] 100%_ é =1+1"
WEEK = Assignment(
    id=0,
    group="Monday",
    profile="cpc",
    form="form-a",
    mode=Mode.EXAM,
    interruptions=Interruptions.STRICT,
    opens=MORNING,
    closes=MORNING + timedelta(days=7),
    by=AMES,
    at=MORNING,
)


@pytest.fixture
def roster(store: Store) -> Rosters:
    return store.roster


def acts(store: Store) -> list[tuple[str, str]]:
    entries = store.audit.entries()
    assert list(faults(entries)) == []
    return [(entry.action, entry.subject) for entry in entries]


def test_a_new_store_has_nobody(roster: Rosters) -> None:
    assert (roster.members(), roster.groups(), roster.assignments()) == ((), (), ())
    assert (roster.members("Monday"), roster.allowances(ANN), roster.assigned(ANN)) == ((), (), ())


def test_candidates_are_enrolled_by_name_into_groups(store: Store, opened: Callable[[], Store]) -> None:
    store.history.enrol(ANN, MORNING)
    store.roster.enrol({"Monday": [BO, ANN, BO, HOSTILE]}, AMES, MORNING + minutes(1))
    store.roster.enrol({"Tuesday": [ANN]}, AMES, MORNING)
    store.roster.enrol({None: ["Cy"]}, AMES, MORNING)

    roster = opened().roster
    assert [member.name for member in roster.members()] == [ANN, BO, "Cy", HOSTILE]
    assert roster.groups() == (
        Group(name="Monday", members=(ANN, BO, HOSTILE)),
        Group(name="Tuesday", members=(ANN,)),
    )
    ann, bo, _ = roster.members("Monday")
    assert (ann.groups, ann.enrolled, ann.allowance, ann.attempts) == (("Monday", "Tuesday"), MORNING, None, 0)
    assert (bo.groups, bo.enrolled) == (("Monday",), MORNING + minutes(1))
    assert acts(store) == [("enrolled", "Monday"), ("enrolled", "Tuesday"), ("enrolled", "")]
    assert json.loads(store.audit.entries()[0].detail) == {"candidates": [BO, ANN, HOSTILE], "new": [BO, HOSTILE]}


def test_enrolling_again_changes_nothing_and_leaves_no_entry(store: Store) -> None:
    for _ in range(2):
        store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
        store.roster.enrol({"Empty": []}, AMES, MORNING)

    assert [group.name for group in store.roster.groups()] == ["Empty", "Monday"]
    assert acts(store) == [("enrolled", "Monday"), ("enrolled", "Empty")]


def test_a_class_of_thousands_is_enrolled(store: Store) -> None:
    names = [f"Candidate {number}" for number in range(2500)]
    store.roster.enrol({"All": names}, AMES, MORNING)

    assert len(store.roster.members("All")) == 2500
    assert len(store.audit.entries()) == 1


def test_who_is_removed_keeps_their_attempts(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN, BO]}, AMES, MORNING)
    begun(store)
    for _ in range(2):
        store.roster.remove(ANN, "Monday", AMES, MORNING)
    store.roster.remove("nobody", "Monday", AMES, MORNING)

    assert store.roster.groups() == (Group(name="Monday", members=(BO,)),)
    assert [(member.name, member.attempts) for member in store.roster.members()] == [(ANN, 1), (BO, 0)]
    assert acts(store) == [("enrolled", "Monday"), ("removed", ANN)]


def test_the_last_allowance_is_in_force_and_all_stay_on_record(store: Store) -> None:
    first = Allowance(candidate=ANN, extra="50%", reason="A letter of March.", by=AMES, at=MORNING)
    second = replace(first, extra="90", reason="A letter of April.", by="Dr. Bell", at=MORNING - timedelta(days=30))
    store.roster.allow(first)
    store.roster.allow(second)
    store.roster.allow(replace(first, candidate=BO))

    assert store.roster.allowances(ANN) == (first, second)
    assert [member.allowance for member in store.roster.members()] == [second, replace(first, candidate=BO)]
    over = replace(first, extra="")
    store.roster.allow(over)
    assert store.roster.members()[0].allowance is None
    assert store.roster.allowances(ANN) == (first, second, over)
    assert acts(store) == [("allowed", ANN), ("allowed", ANN), ("allowed", BO), ("allowed", ANN)]


def test_assignments_are_of_a_group_and_reach_its_members(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN, BO]}, AMES, MORNING)
    store.roster.enrol({"Tuesday": [ANN]}, AMES, MORNING)
    first = store.roster.assign(replace(WEEK, id=77))
    drawn = replace(WEEK, group="Tuesday", form=None, mode=Mode.PRACTICE, interruptions=Interruptions.FREE)
    sooner = replace(drawn, opens=MORNING + timedelta(days=1), closes=MORNING + timedelta(days=2))
    second = store.roster.assign(sooner)

    assert first != second
    assert store.roster.assignments() == (replace(sooner, id=second), replace(WEEK, id=first))
    assert store.roster.assignments("Monday") == (replace(WEEK, id=first),)
    assert [each.id for each in store.roster.assigned(ANN)] == [second, first]
    assert [each.id for each in store.roster.assigned(BO)] == [first]
    assert acts(store)[2:] == [("assigned", f"assignment {first}"), ("assigned", f"assignment {second}")]


def test_a_withdrawn_assignment_is_on_record_and_reaches_nobody(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
    number = store.roster.assign(WEEK)
    for _ in range(2):
        store.roster.withdraw(number, AMES, MORNING)

    assert store.roster.assigned(ANN) == ()
    assert [each.withdrawn for each in store.roster.assignments()] == [True]
    assert acts(store)[2:] == [("withdrew", f"assignment {number}")]


def test_what_is_not_there_is_a_key_error_and_leaves_no_entry(store: Store) -> None:
    with pytest.raises(KeyError):
        store.roster.assign(WEEK)
    with pytest.raises(KeyError):
        store.roster.withdraw(7, AMES, MORNING)
    store.roster.disband("Monday", AMES, MORNING)

    assert acts(store) == []


def test_disbanding_withdraws_assignments_and_keeps_what_was_sat_under_them(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
    number = store.roster.assign(WEEK)
    attempt = store.attempts.begin(ANN, profile(), form(), policy(), items(), MORNING, assignment=number)
    assert [line.assignment for line in store.history.attempts()] == [number]

    store.roster.disband("Monday", AMES, MORNING)

    assert (store.roster.groups(), store.roster.assignments("Monday"), store.roster.assigned(ANN)) == ((), (), ())
    assert store.roster.assignments() == (replace(WEEK, id=number, withdrawn=True, disbanded=True),)
    assert [(line.id, line.assignment) for line in store.history.attempts(ANN)] == [(attempt, number)]
    assert json.loads(store.audit.entries()[-1].detail) == {"members": [ANN], "assignments": [number]}
    assert store.database.checkup().problems == ()


def test_the_name_of_a_disbanded_group_is_free_for_another(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
    store.roster.assign(WEEK)
    for _ in range(2):
        store.roster.disband("Monday", AMES, MORNING)
        store.roster.enrol({"Monday": [BO]}, AMES, MORNING)

    assert store.roster.groups() == (Group(name="Monday", members=(BO,)),)
    assert [member.name for member in store.roster.members("Monday")] == [BO]
    assert (store.roster.assignments("Monday"), store.roster.assigned(BO)) == ((), ())
    assert [(each.group, each.disbanded) for each in store.roster.assignments()] == [("Monday", True)]


def test_an_assignment_is_begun_once_by_each_candidate_until_it_is_given_up(store: Store) -> None:
    store.roster.enrol({"Monday": [ANN, BO]}, AMES, MORNING)
    number = store.roster.assign(WEEK)

    def begin(candidate: str) -> int:
        return store.attempts.begin(candidate, profile(), form(), policy(), items(), MORNING, assignment=number)

    first = begin(ANN)
    begin(BO)
    with pytest.raises(Taken, match=f"begun in another window, as attempt {first}"):
        begin(ANN)
    assert len(store.history.attempts(ANN)) == 1
    sat(store, first).abandon()
    assert begin(ANN) != first


def test_an_attempt_begun_as_its_assignment_goes_is_begun_without_it(store: Store) -> None:
    store.attempts.begin(ANN, profile(), form(), policy(), items(), MORNING, assignment=7)

    assert [line.assignment for line in store.history.attempts()] == [None]
