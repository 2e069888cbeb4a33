"""An attempt in sum: changes, visits, time and silences."""

from datetime import timedelta

from simulator.exam.course import Course, Silence, course
from simulator.exam.timeline import timeline
from tests.candidates import KEY, WORSE, WRONG, Candidate, minutes, policy, seconds
from tests.charts import CASE_SLOT, Coder


def summed(ann: Candidate) -> Course:
    return course(ann.record, timeline(ann.record))


def test_every_slot_has_its_visits_its_time_and_its_first_and_last_answer() -> None:
    ann = Candidate(policy())
    ann.answers(2, WRONG)
    ann.reads(30)
    ann.answers(3)
    ann.reads(10)
    ann.answers(2, KEY)
    ann.proctor.answer(WORSE)
    ann.proctor.flag(True)
    ann.proctor.open_books()
    ann.proctor.look_up("icd-10-cm", "E11.9", "")
    first, second, third, *_ = summed(ann).slots
    options = ann.form.slot(2).options
    assert (first.visits, first.answers, first.first, first.first_right, first.last_right) == (1, 0, "", None, None)
    assert (second.visits, second.answers, second.dwell) == (2, 3, seconds(30))
    assert (second.first, second.first_right) == ("ABCD"[options.index(WRONG)], False)
    assert (second.last, second.last_right) == ("ABCD"[options.index(WORSE)], False)
    assert (second.look_ups, second.flagged) == (1, True)
    assert (third.first_right, third.last_right, third.item) == (True, True, ann.form.slot(3).item)


def test_changes_are_those_of_the_score_report() -> None:
    ann = Candidate(policy())
    for slot, options in enumerate((WRONG + KEY, KEY + WRONG, WRONG + WORSE, KEY + WRONG + KEY), 1):
        for option in options:
            ann.answers(slot, option)
    ann.proctor.submit()
    found = summed(ann).changes
    assert found == ann.report().changes
    assert (found.wrong_to_right, found.right_to_wrong, found.wrong_to_wrong) == ((1,), (2,), (3,))


def test_silences_are_the_longest_stretches_in_which_nothing_was_done() -> None:
    ann = Candidate(policy(strict=True))
    for number, span in enumerate((10, 50, 20, 60, 30, 40), 1):
        ann.reads(span)
        ann.answers(number)
    ann.proctor.survey()
    ann.reads(90)
    ann.clock.sleep_lid(minutes(10))
    ann.proctor.tick()
    ann.proctor.submit()
    assert summed(ann).silences == (
        Silence(began=seconds(210), length=seconds(90), slot=None),
        Silence(began=seconds(80), length=seconds(60), slot=3),
        Silence(began=seconds(10), length=seconds(50), slot=1),
        Silence(began=seconds(170), length=seconds(40), slot=5),
        Silence(began=seconds(140), length=seconds(30), slot=4),
    )


def test_an_alert_breaks_no_silence() -> None:
    ann = Candidate(policy())
    ann.reads(minutes(70))
    ann.answers(1)
    assert summed(ann).silences == (Silence(began=timedelta(), length=minutes(70), slot=1),)


def test_a_jump_of_the_machines_clock_breaks_no_silence() -> None:
    ann = Candidate(policy())
    ann.reads(minutes(10))
    ann.clock.move_wall(minutes(60))
    ann.reads(minutes(10))
    ann.answers(1)
    assert summed(ann).silences == (Silence(began=timedelta(), length=minutes(20), slot=1),)


def test_a_record_has_no_first_answer_and_is_right_when_it_earned_everything() -> None:
    ann = Coder()
    ann.codes(CASE_SLOT)
    ann.proctor.submit()
    found = summed(ann).slots[CASE_SLOT - 1]
    assert (found.first, found.first_right, found.last, found.last_right) == ("", None, "", True)
