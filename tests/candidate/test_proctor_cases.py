"""The proctor at cases: charts coded key by key, killed, run out of time, practised, section by section."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from simulator.candidate.proctor import Tick
from simulator.exam import event as ev
from simulator.exam.attempt import replay
from simulator.exam.case import Answering, Line, Span
from simulator.exam.engine import Illegal
from simulator.exam.event import ClosedBy, Wrote
from simulator.exam.marking import Verdict
from simulator.exam.report import Unfinished
from simulator.exam.view import CaseView, SolvedCase
from simulator.ports.failure import Taken, Unsaved
from tests.candidates import KEY, LIMIT, both_clocks, credited_time, minutes, seconds
from tests.charts import (
    CASE_SLOT,
    PRINCIPAL,
    RIGHT,
    SECONDARY,
    Coder,
    ccs,
    ccs_policy,
)

ONE_WAY = ccs(one_way=True)
OWN_TIME = ccs(one_way=True, limits=(minutes(30), minutes(50)))
FIRST, SECOND = RIGHT[0], RIGHT[1]
STRICT = ccs_policy(OWN_TIME, strict=True)


# A sheet in the field


def test_a_whole_form_is_sat_coded_and_scored() -> None:
    ann = Coder()
    for slot in range(1, 5):
        ann.answers(slot)
        ann.reads(60)
    for slot in (CASE_SLOT, CASE_SLOT + 1):
        ann.codes(slot)
        ann.reads(minutes(10))
    ann.proctor.submit()
    found = ann.report()
    assert (found.score.credit, found.score.total, found.elapsed) == (Fraction(6), 6, minutes(24))
    assert found.parts is not None
    assert [(part.credit, part.total, part.unanswered) for part in found.parts] == [
        (Fraction(4), 4, 0),
        (Fraction(2), 2, 0),
    ]
    assert [case.marking.credit for case in found.cases] == [1, 1]
    assert ann.journal.scores[ann.id] == found.score


def test_what_is_on_the_sheet_is_on_disk_at_every_key() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    for end in range(1, 6):
        typed = replace(FIRST, code=FIRST.code[:end], poa="")
        ann.proctor.write(0, typed)
        assert ann.sheet() == (typed,)
    assert sum(isinstance(event, Wrote) for event in ann.log) == 5


@both_clocks
def test_a_candidate_killed_in_the_middle_of_a_line_finds_it_as_it_was_typed(strict: bool) -> None:
    ann = Coder(ccs_policy(strict=strict))
    ann.codes(CASE_SLOT, (FIRST, SECOND))
    ann.proctor.highlight(Span(1, 0, 6), True)
    ann.proctor.write(1, Line(role=SECONDARY, code="N17"))
    before = ann.attempt
    ann.is_killed()
    ann.clock.advance(minutes(3))
    ann.sits()
    view = ann.proctor.item()
    assert isinstance(view, CaseView)
    assert view.sheet == before.response(CASE_SLOT).sheet == (FIRST, SECOND, Line(role=SECONDARY, code="N17"))
    assert view.highlights == (Span(1, 0, 6),)
    assert ann.proctor.attempt == replay(ann.form, ann.record.policy, ann.log)
    assert ann.proctor.clock().elapsed == (minutes(3) if strict else timedelta())


def test_a_key_that_the_disk_refuses_changes_nothing_and_the_next_one_carries_it() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    ann.proctor.write(0, replace(FIRST, code="I2"))
    ann.journal.full = True
    with pytest.raises(Unsaved):
        ann.proctor.write(0, replace(FIRST, code="I21"))
    assert ann.sheet()[0].code == ann.proctor.attempt.response(CASE_SLOT).sheet[0].code == "I2"
    ann.journal.full = False
    ann.proctor.write(0, replace(FIRST, code="I21."))
    assert ann.sheet()[0].code == "I21."


def test_a_line_is_dropped_and_another_made_principal_after_a_second_thought() -> None:
    ann = Coder()
    chest_pain, *others = replace(FIRST, code="R07.9"), replace(FIRST, role=SECONDARY), *RIGHT[1:]
    ann.codes(CASE_SLOT, (chest_pain, *others))
    ann.proctor.swap(PRINCIPAL, 0, SECONDARY, 0)
    ann.proctor.drop(SECONDARY, 0)
    assert ann.sheet() == RIGHT
    ann.proctor.submit()
    assert ann.case_credit() == 1


def test_principal_and_first_secondary_exchanged_cost_a_quarter_and_are_called_sequencing() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT)
    ann.proctor.swap(PRINCIPAL, 0, SECONDARY, 0)
    ann.proctor.submit()
    assert (ann.case_credit(), ann.report().sequencing) == (Fraction(3, 4), 2)


def test_a_sheet_cleared_is_a_case_without_an_answer() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT)
    ann.reads(60)
    ann.proctor.clear()
    ann.proctor.submit()
    found = ann.report()
    assert ann.sheet() == ()
    assert (ann.case_credit(), found.score.unanswered) == (Fraction(0), 6)
    assert [point.answered for point in found.pace] == [0, 1, 0, 0]


def test_two_windows_see_one_sheet() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT, (FIRST,))
    old = ann.proctor
    new = ann.sits(take=True)
    new.write(0, replace(FIRST, code="I21"))
    with pytest.raises(Taken):
        old.write(0, replace(FIRST, code="I22"))
    assert old.attempt.response(CASE_SLOT).sheet == ann.sheet() == (replace(FIRST, code="I21"),)


# The time runs out


def test_what_stands_in_a_line_when_the_time_is_up_counts_and_the_report_says_so() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT, RIGHT[:3])
    ann.reads(LIMIT - seconds(3))
    ann.types(2, Line(role=SECONDARY, code="Z79.4"))
    ann.proctor.write(2, Line(role=SECONDARY, code="Z79"))
    ann.reads(10)
    found = ann.report()
    assert found.closed_by is ClosedBy.EXPIRED
    assert found.unfinished == Unfinished(slot=CASE_SLOT, line=Line(role=SECONDARY, code="Z79"))
    assert found.cases[0].sheet[-1].code == "Z79"
    assert (found.cases[0].marking.lines[3].verdict, found.cases[0].credit) == (Verdict.WRONG, Fraction(3, 4))


def test_a_line_that_was_left_for_something_else_is_not_called_unfinished() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT, (FIRST,))
    ann.proctor.visit(1)
    ann.reads(LIMIT + seconds(1))
    assert ann.report().unfinished is None


def test_a_line_is_unfinished_although_the_machine_slept_over_it() -> None:
    ann = Coder(ccs_policy(strict=True))
    ann.codes(CASE_SLOT, (replace(FIRST, poa=""),))
    ann.clock.sleep_lid(LIMIT)
    ann.clock.move_wall(timedelta(days=1))
    ann.proctor.tick()
    assert ann.report().unfinished == Unfinished(slot=CASE_SLOT, line=replace(FIRST, poa=""))


def test_nothing_is_unfinished_in_an_attempt_that_was_handed_in() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT, (FIRST,))
    ann.proctor.submit()
    assert ann.report().unfinished is None


# Practice


def test_a_case_in_practice_is_explained_at_once_and_then_stands() -> None:
    ann = Coder(ccs_policy(practice=True))
    ann.codes(CASE_SLOT, RIGHT[:2])
    ann.proctor.reveal()
    view = ann.proctor.item()
    assert isinstance(view, SolvedCase)
    assert (view.credit, view.marking.poa_right) == (Fraction(1, 2), 2)
    with pytest.raises(Illegal, match="its answer stands"):
        ann.proctor.write(1, Line(role=SECONDARY, code="N17.9"))
    ann.proctor.highlight(Span(0, 0, 5), True)
    assert ann.attempt.response(CASE_SLOT).highlights == (Span(0, 0, 5),)


def test_a_case_answered_by_choice_asks_for_no_poa_in_this_attempt() -> None:
    rules = ccs_policy(answering=Answering.SELECT)
    ann = Coder(rules)
    ann.codes(CASE_SLOT, tuple(replace(line, poa="") for line in RIGHT))
    ann.proctor.submit()
    assert (ann.case_credit(), ann.report().cases[0].marking.poa_total) == (Fraction(1), 0)


def test_an_attempt_that_is_not_timed_never_ends_by_itself_and_tells_what_was_used() -> None:
    ann = Coder(ccs_policy(timed=False, strict=True))
    assert not ann.proctor.clock().timed
    ann.codes(CASE_SLOT)
    ticks = ann.reads(minutes(8))
    ann.clock.sleep_lid(timedelta(days=2))
    ticks.append(ann.proctor.tick())
    assert not ann.proctor.closed
    assert not any(tick.alert for tick in ticks)
    ann.proctor.submit()
    assert (ann.report().elapsed, ann.case_credit()) == (timedelta(days=2, minutes=8), Fraction(1))


# Sections


def test_going_on_is_for_good_and_survives_a_kill() -> None:
    ann = Coder(exam=ONE_WAY)
    ann.answers(1)
    ann.reads(minutes(5))
    ann.proctor.advance()
    assert isinstance(ann.proctor.item(), CaseView)
    ann.is_killed()
    ann.sits()
    with pytest.raises(Illegal, match="another section"):
        ann.proctor.visit(1)
    assert ann.proctor.attempt.current == CASE_SLOT
    assert ann.proctor.clock().left == LIMIT - minutes(5)


def test_the_clock_shows_the_time_left_of_the_section_and_its_end_is_told() -> None:
    ann = Coder(exam=OWN_TIME)
    assert ann.proctor.clock().left == minutes(30)
    assert ann.reads(minutes(30) - seconds(1))[-1] == Tick()
    ann.clock.advance(1)
    assert ann.proctor.tick() == Tick(advanced=True)
    assert ann.proctor.clock().left == minutes(50)
    assert ann.proctor.tick() == Tick()
    ann.reads(minutes(50))
    assert (ann.attempt.closed_by, ann.attempt.elapsed) == (ClosedBy.EXPIRED, minutes(80))
    assert credited_time(ann.attempt) == minutes(80)


def test_alerts_are_told_on_the_way_to_the_end_of_each_section() -> None:
    ann = Coder(exam=OWN_TIME)
    told = []
    while not ann.proctor.closed:
        if ann.reads(1)[0].alert:
            told.append(ann.proctor.clock().left)
    assert told == [minutes(left) for left in (15, 5, 1, 30, 15, 5, 1)]


def test_a_strict_night_uses_up_the_section_and_says_both() -> None:
    ann = Coder(STRICT, exam=OWN_TIME)
    ann.reads(minutes(5))
    ann.clock.sleep_lid(minutes(40))
    tick = ann.proctor.tick()
    assert tick.advanced
    assert tick.interruption
    assert tick.interruption.charged == minutes(40)
    assert (ann.attempt.current, ann.proctor.clock().left) == (CASE_SLOT, minutes(35))


def test_a_strict_kill_over_both_sections_closes_when_it_is_taken_up_again() -> None:
    ann = Coder(STRICT, exam=OWN_TIME)
    ann.reads(minutes(5))
    ann.is_killed()
    ann.clock.reboot(minutes(80))
    ann.sits()
    assert ann.proctor.closed
    assert [type(event) for event in ann.log[-4:]] == [ev.Interrupted, ev.Advanced, ev.Visited, ev.Closed]
    assert credited_time(ann.attempt) == ann.attempt.elapsed


def test_an_answer_given_when_the_section_is_up_is_lost_and_the_next_item_is_untouched() -> None:
    ann = Coder(exam=OWN_TIME)
    ann.answers(1)
    ann.reads(minutes(30) - seconds(1))
    ann.clock.advance(3)
    ann.proctor.answer(KEY)
    assert isinstance(ann.proctor.item(), CaseView)
    assert ann.attempt.answered == 1


def test_what_was_meant_for_an_item_that_a_strict_gap_took_away_does_not_reach_the_next_section() -> None:
    ann = Coder(STRICT, exam=OWN_TIME)
    ann.reads(60)
    ann.clock.sleep_lid(minutes(40))
    ann.proctor.flag(True)
    assert not any(response.flagged for response in ann.attempt.responses)
    assert ann.attempt.current == CASE_SLOT


@pytest.mark.parametrize("late", [0.7, 4.9])
def test_time_that_passed_after_a_section_was_up_belongs_to_the_next_one(late: float) -> None:
    ann = Coder(exam=OWN_TIME)
    ann.reads(minutes(30) - seconds(0.1))
    ann.clock.advance(0.1 + late)
    ann.proctor.tick()
    assert ann.proctor.clock().left == minutes(50) - seconds(late)
    ann.clock.advance(0.1)
    ann.proctor.tick()
    ann.proctor.flag(True)
    assert ann.attempt.response(CASE_SLOT).dwell == seconds(late) + seconds(0.1)
