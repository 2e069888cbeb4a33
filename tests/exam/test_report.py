"""The report of an attempt, as candidates in the field earn it."""

from datetime import timedelta
from fractions import Fraction

import pytest

from simulator.exam.event import Cause, ClosedBy
from simulator.exam.report import Interruption, PacePoint
from tests.candidates import KEY, LIMIT, WORSE, WRONG, Candidate, credited_time, minutes, policy, seconds


def test_an_open_attempt_has_no_report() -> None:
    with pytest.raises(ValueError, match="open attempt"):
        Candidate(policy()).report()


def test_a_candidate_who_answers_everything_right_is_told_so() -> None:
    ann = Candidate(policy())
    for slot in range(1, 11):
        ann.answers(slot)
        ann.reads(minutes(3))
    ann.proctor.submit()
    found = ann.report()
    assert (found.score.percent, found.score.passed, found.closed_by) == (Fraction(100), True, ClosedBy.SUBMITTED)
    assert (found.elapsed, found.limit, found.review_time) == (minutes(30), LIMIT, timedelta())
    assert [domain.dwell for domain in found.score.domains] == [minutes(6), minutes(9), minutes(15)]
    assert all(item.right for item in found.items)


def test_changes_compare_the_first_answer_with_the_last() -> None:
    ann = Candidate(policy())
    for slot, options in enumerate((WRONG + KEY, KEY + WRONG, WRONG + WORSE, KEY + WRONG + KEY, KEY), 1):
        for option in options:
            ann.answers(slot, option)
    ann.answers(6, KEY)
    ann.proctor.clear()
    ann.proctor.submit()
    changes = ann.report().changes
    assert changes.wrong_to_right == (1,)
    assert changes.right_to_wrong == (2, 6)
    assert changes.wrong_to_wrong == (3,)


def test_the_pace_line_has_a_point_at_every_change_and_at_both_ends() -> None:
    ann = Candidate(policy())
    ann.reads(60)
    ann.answers(1)
    ann.reads(60)
    ann.answers(2)
    ann.proctor.answer(WRONG)
    ann.reads(60)
    ann.proctor.clear()
    ann.reads(60)
    ann.proctor.submit()
    assert ann.report().pace == tuple(
        PacePoint(elapsed=minutes(m), answered=n) for m, n in ((0, 0), (1, 1), (2, 2), (3, 1), (4, 1))
    )


def test_every_interruption_and_every_clock_move_is_in_the_report() -> None:
    ann = Candidate(policy(strict=True))
    ann.reads(30)
    ann.clock.sleep_lid(minutes(10))
    ann.proctor.tick()
    ann.clock.move_wall(timedelta(hours=-3))
    ann.proctor.tick()
    ann.reads(30)
    ann.is_killed()
    ann.clock.advance(minutes(20))
    ann.clock.move_wall(timedelta(days=365))
    ann.sits()
    ann.proctor.submit()
    found = ann.report()
    assert found.interruptions == (
        Interruption(cause=Cause.SUSPENDED, elapsed=seconds(30), gap=minutes(10), charged=minutes(10)),
        Interruption(cause=Cause.STOPPED, elapsed=minutes(11), gap=minutes(20), charged=minutes(20)),
    )
    assert found.clock_moves == (timedelta(hours=-3), timedelta(days=365))
    assert found.elapsed == minutes(31)
    assert found.review_time == minutes(30)


def test_pauses_are_counted_and_cost_nothing() -> None:
    ann = Candidate(policy(practice=True))
    for _ in range(2):
        ann.reads(60)
        ann.proctor.pause()
        ann.reads(3600, every=600)
        ann.proctor.resume()
    ann.proctor.submit()
    found = ann.report()
    assert (found.pauses, found.elapsed, found.interruptions) == (2, minutes(2), ())
    assert credited_time(ann.attempt) == minutes(2)


def test_review_time_is_the_time_on_the_review_screen() -> None:
    ann = Candidate(policy())
    ann.reads(60)
    ann.proctor.survey()
    ann.reads(90)
    ann.proctor.visit(1)
    ann.reads(30)
    ann.proctor.submit()
    found = ann.report()
    assert (found.review_time, found.items[0].dwell, found.elapsed) == (seconds(90), seconds(90), minutes(3))


def test_pretest_items_are_shown_in_the_report_and_out_of_the_total() -> None:
    ann = Candidate(policy(), unscored=(1, 2))
    for slot in range(3, 11):
        ann.answers(slot)
    ann.proctor.submit()
    found = ann.report()
    assert (found.score.total, found.score.percent, len(found.items)) == (8, Fraction(100), 10)
