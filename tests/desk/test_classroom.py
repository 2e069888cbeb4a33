from datetime import timedelta

import pytest

from simulator.bootstrap import join_desk
from simulator.candidate.proctor import Proctor
from simulator.desk.classroom import Progress
from simulator.desk.intake import Unfit
from simulator.desk.refusal import Refusal
from simulator.exam.policy import Mode
from simulator.ports.docket import Verdict
from simulator.ports.roster import Group, Stage
from simulator.store.roster import Roster
from tests.candidates import MemoryShelf
from tests.desk.school import ALL_RIGHT, ANN, BEN, CARA, INSTRUCTOR, School

EVENING = "Evening class"
DAY = timedelta(days=1)


def assigned(school: School) -> int:
    """An assignment that is open for a week from now."""
    now = school.clock.read().now
    return school.desk.roster.assign(EVENING, "cpc", opens=now, closes=now + 7 * DAY, form="form-a")


def stood(school: School, assignment: int) -> dict[str, Progress]:
    return {each.candidate: each for each in school.desk.roster.progress(assignment)}


def test_candidates_are_enrolled_once_in_single_blanks_and_blank_lines_are_passed_over(school: School) -> None:
    kept = school.desk.roster.enrol(["  Ann   Lee ", "", "Ben Okafor", "Ann Lee"], EVENING)
    assert kept == (ANN, BEN)
    (group,) = school.desk.roster.groups()
    assert (group.name, group.members) == (EVENING, (ANN, BEN))
    assert [member.groups for member in school.desk.roster.members()] == [(EVENING,), (EVENING,)]


def test_a_name_that_will_not_do_keeps_everybody_out(school: School) -> None:
    with pytest.raises(Refusal, match="1 to 60 characters"):
        school.desk.roster.enrol([ANN, "x" * 61])
    assert school.desk.roster.members() == ()


@pytest.mark.parametrize("typed", ["ann lee", "AnnLee", "ANN LEE"])
def test_a_name_that_differs_in_capitals_or_spaces_alone_is_refused(school: School, typed: str) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    with pytest.raises(Refusal, match=r"There is Ann Lee already, and .* write Ann Lee, or tell the two apart"):
        school.desk.roster.enrol([BEN, typed], EVENING)
    with pytest.raises(Refusal, match="There is Evening class already"):
        school.desk.roster.enrol([BEN], "evening Class")
    assert [member.name for member in school.desk.roster.members()] == [ANN]


def test_names_that_are_both_there_already_stay_two(school: School) -> None:
    school.store.roster.enrol({None: [ANN, "ann lee"]}, INSTRUCTOR, school.clock.read().now)
    assert school.desk.roster.enrol([ANN, "ann lee"], EVENING) == (ANN, "ann lee")


def test_a_list_is_taken_in_whole_or_not_at_all_with_every_fault_told(school: School) -> None:
    with pytest.raises(Unfit) as refused:
        school.desk.roster.enrol_all([(ANN, EVENING), ("x" * 61, None), ("ann lee", None), ("", "day")])
    assert [place for place, _ in refused.value.faults] == [1, 2, 3]
    assert (school.desk.roster.members(), school.desk.roster.groups()) == ((), ())
    assert school.desk.roster.enrol_all([(ANN, EVENING), (BEN, None), (ANN, "day")]) == (ANN, BEN)
    assert [member.groups for member in school.desk.roster.members()] == [("day", EVENING), ()]


def test_no_name_at_all_is_told(school: School) -> None:
    with pytest.raises(Refusal, match="no name to enrol"):
        school.desk.roster.enrol(["", " "])


def test_a_group_can_be_left_and_disbanded_and_attempts_stay(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN], EVENING)
    school.sits(ANN)
    school.desk.roster.remove(ANN, EVENING)
    assert [member.name for member in school.desk.roster.members(EVENING)] == [BEN]
    school.desk.roster.disband(EVENING)
    assert school.desk.roster.groups() == ()
    assert [(member.name, member.attempts) for member in school.desk.roster.members()] == [(ANN, 1), (BEN, 0)]


def test_a_group_that_is_none_is_told_with_the_nearest(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    with pytest.raises(Refusal, match="The nearest: Evening class"):
        school.desk.roster.remove(ANN, "Evening clas")


def test_an_allowance_is_kept_with_who_why_and_when_and_the_last_one_holds(school: School) -> None:
    school.desk.roster.enrol([ANN])
    school.desk.roster.allow(ANN, "50%", "Letter on file.")
    school.clock.advance(60)
    school.desk.roster.allow(ANN, "90", "The letter says minutes.")
    (member,) = school.desk.roster.members()
    assert member.allowance
    assert (member.allowance.extra, member.allowance.by) == ("90", INSTRUCTOR)
    assert [a.reason for a in school.desk.roster.allowances(ANN)] == ["Letter on file.", "The letter says minutes."]
    school.desk.roster.allow(ANN, "", "The letter has run out.")
    assert school.desk.roster.members()[0].allowance is None


@pytest.mark.parametrize(("extra", "said"), [("much", "percentage such as 50%"), ("5000%", "nine times")])
def test_extra_time_that_cannot_be_is_refused(school: School, extra: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        school.desk.roster.allow(ANN, extra, "Letter on file.")


def test_an_allowance_needs_a_reason(school: School) -> None:
    with pytest.raises(Refusal, match="A reason has"):
        school.desk.roster.allow(ANN, "50%", "")


def test_the_forms_of_an_exam_are_the_banks_that_fill_it(school: School) -> None:
    assert [exam.id for exam in school.desk.roster.exams()] == ["cpc"]
    assert school.desk.roster.forms("cpc") == ("form-a",)


def test_an_assignment_that_cannot_be_is_refused_with_a_sentence(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    assign, now = school.desk.roster.assign, school.clock.read().now
    with pytest.raises(Refusal, match="closes before it opens"):
        assign(EVENING, "cpc", opens=now + DAY, closes=now)
    with pytest.raises(Refusal, match="in the past"):
        assign(EVENING, "cpc", opens=now - 2 * DAY, closes=now - DAY)
    with pytest.raises(Refusal, match=r"no exam 'cpx'\. The nearest: cpc"):
        assign(EVENING, "cpx", opens=now, closes=now + DAY)
    with pytest.raises(Refusal, match="no form 'form-z'"):
        assign(EVENING, "cpc", opens=now, closes=now + DAY, form="form-z")
    with pytest.raises(Refusal, match="no group 'Nobody'"):
        assign("Nobody", "cpc", opens=now, closes=now + DAY)
    with pytest.raises(Refusal, match="drills have no form"):
        assign(EVENING, "cpc", opens=now, closes=now + DAY, mode=Mode.DRILL)
    assert school.desk.roster.assignments() == ()


def test_a_group_that_another_desk_disbands_meanwhile_is_assigned_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    groups = Roster.groups

    def disbanded_after_a_look(roster: Roster) -> tuple[Group, ...]:
        found = groups(roster)
        if found:
            roster.disband(EVENING, "another desk", school.clock.read().now)
        return found

    monkeypatch.setattr(Roster, "groups", disbanded_after_a_look)
    with pytest.raises(Refusal, match=f"There is no group '{EVENING}'"):
        assigned(school)
    assert school.desk.roster.assignments() == ()


def test_an_exam_that_cannot_be_drawn_is_not_assigned_to_be(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.RETIRED, "Out of date.")
    now = school.clock.read().now
    with pytest.raises(Refusal, match=r"1 item short of .*: Guidelines 1\. Assign a form of its own: form-a\."):
        school.desk.roster.assign(EVENING, "cpc", opens=now, closes=now + DAY)
    assert assigned(school)


def test_an_exam_that_nobody_can_sit_is_not_assigned(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    now = school.clock.read().now
    desk = join_desk(school.store, MemoryShelf(school.pool[1:], school.exam), school.clock, INSTRUCTOR)
    with pytest.raises(Refusal, match=r"1 item short of .* Nobody could sit it"):
        desk.roster.assign(EVENING, "cpc", opens=now, closes=now + DAY)


def test_progress_tells_who_has_not_begun_who_is_at_it_and_who_is_done(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN, CARA], EVENING)
    number = assigned(school)
    done = school.sits(ANN, "b" + ALL_RIGHT[1:], under=number)
    begun = school.sits(BEN, "aaa", under=number, ends=None)
    school.sits(CARA)
    found = stood(school, number)
    assert [found[name].stage for name in (ANN, BEN, CARA)] == [Stage.FINISHED, Stage.BEGUN, Stage.OPEN]
    assert (found[ANN].attempt, found[ANN].passed, found[ANN].late) == (done, True, False)
    assert found[ANN].percent == 90
    assert found[ANN].ended == school.desk.attempts.record(done).events[-1].moment.at
    assert found[BEN].attempt == begun


def test_what_was_not_finished_when_it_closed_is_told_and_what_was_finished_later_too(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN, CARA], EVENING)
    number = assigned(school)
    school.sits(BEN, "aaa", under=number, ends=None)
    school.clock.advance(8 * DAY)
    school.sits(CARA, under=number)
    found = stood(school, number)
    assert [found[name].stage for name in (ANN, BEN, CARA)] == [Stage.MISSED, Stage.LATE, Stage.FINISHED]
    assert found[CARA].late


def test_an_attempt_that_was_given_up_counts_as_none(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN], EVENING)
    number = assigned(school)
    school.sits(ANN, "aa", under=number, ends=Proctor.abandon)
    school.sits(BEN, "aa", under=number, ends=Proctor.abandon)
    first = school.sits(BEN, "b" + ALL_RIGHT[1:], under=number)
    found = stood(school, number)
    assert (found[ANN].stage, found[ANN].given_up) == (Stage.OPEN, 1)
    assert (found[BEN].attempt, found[BEN].given_up) == (first, 1)
    assert found[BEN].percent == 90


def test_whoever_has_left_the_group_since_is_told_too(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN], EVENING)
    number = assigned(school)
    school.sits(ANN, under=number)
    school.desk.roster.remove(ANN, EVENING)
    assert set(stood(school, number)) == {ANN, BEN}


def test_of_a_disbanded_group_those_who_began_are_told_and_not_whoever_has_its_name_now(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    number = assigned(school)
    school.sits(ANN, under=number)
    school.desk.roster.disband(EVENING)
    school.desk.roster.enrol([BEN], EVENING)
    assert [(name, each.stage) for name, each in stood(school, number).items()] == [(ANN, Stage.FINISHED)]


def test_a_withdrawn_assignment_stays_on_record(school: School) -> None:
    school.desk.roster.enrol([ANN], EVENING)
    number = assigned(school)
    school.desk.roster.withdraw(number)
    school.desk.roster.withdraw(number)
    (assignment,) = school.desk.roster.assignments(EVENING)
    assert assignment.withdrawn
    assert [entry.action for entry in school.desk.audit.entries()].count("withdrew") == 1
    with pytest.raises(Refusal, match="There is no assignment 9"):
        school.desk.roster.withdraw(9)
