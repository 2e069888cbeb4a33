"""An attempt told step by step, and its state at any of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.exam import engine
from simulator.exam.attempt import evolve, replay
from simulator.exam.case import Line, Span
from simulator.exam.event import Event, Wrote
from simulator.exam.form import Form, dealt
from simulator.exam.item import Kind
from simulator.exam.policy import Feedback, Mode, policy_for
from simulator.exam.step import Deed, Step, Turn
from simulator.exam.timeline import timeline
from tests.candidates import KEY, WORSE, WRONG, Candidate, form, item, items, minutes, policy, profile, seconds
from tests.charts import CASE_SLOT, PRINCIPAL, SECONDARY, Coder, ccs, ccs_policy

HOSTILE = "[bold]x[/bold] \x1b[31m [/x]"


def told(ann: Candidate) -> list[str]:
    return [step.sentence for step in steps(ann)]


def steps(ann: Candidate) -> tuple[Step, ...]:
    return timeline(ann.record).steps


def letter(ann: Candidate, slot: int, option: str) -> str:
    """The letter under which the candidate saw an option."""
    return "ABCD"[ann.form.slot(slot).options.index(option)]


def test_an_attempt_is_told_as_it_happened() -> None:
    ann = Candidate(policy())
    key, wrong, worse = (letter(ann, 2, option) for option in (KEY, WRONG, WORSE))
    ann.reads(60)
    ann.answers(2, WRONG)
    ann.reads(30)
    ann.proctor.answer(KEY)
    ann.proctor.answer(WRONG)
    ann.proctor.answer(WORSE)
    ann.proctor.flag(True)
    ann.proctor.strike(KEY, True)
    ann.proctor.note("Look at I.C.9")
    ann.proctor.survey()
    ann.proctor.visit(2)
    ann.proctor.clear()
    ann.proctor.flag(False)
    ann.proctor.submit()
    assert told(ann) == [
        "Began.",
        "Came to item 1.",
        "Came to item 2.",
        f"Answered {wrong} (wrong).",
        f"Changed {wrong} to {key}: from wrong to right.",
        f"Changed {key} to {wrong}: from right to wrong.",
        f"Changed {wrong} to {worse}: from one wrong answer to another.",
        "Flagged it.",
        f"Struck {key} out.",
        "Wrote a note: “Look at I.C.9”.",
        "Opened the review screen.",
        "Came back to item 2, visit 2.",
        f"Took {worse} back.",
        "Took the flag off.",
        "Handed in.",
    ]
    assert [step.turn for step in steps(ann) if step.deed is Deed.CHANGED] == [
        Turn.WRONG_TO_RIGHT,
        Turn.RIGHT_TO_WRONG,
        Turn.WRONG_TO_WRONG,
    ]
    assert [step.since for step in steps(ann)][2:5] == [seconds(60), timedelta(), seconds(30)]
    assert [step.slot for step in steps(ann)][:3] == [None, 1, 2]
    assert [step.slot for step in steps(ann) if step.deed is Deed.SURVEYED] == [None]
    assert [step.number for step in steps(ann)] == [*range(1, 16)]


def test_two_candidates_see_their_own_letters() -> None:
    """Slot 1 has its options in an order drawn by seed: the same option has other letters elsewhere."""
    ann = Candidate(policy())
    for slot in range(1, 11):
        ann.answers(slot, KEY)
    said = [step.sentence for step in steps(ann) if step.deed is Deed.ANSWERED]
    assert said == [f"Answered {letter(ann, slot, KEY)} (right)." for slot in range(1, 11)]
    assert len(set(said)) > 1


def test_an_answer_given_anew_after_it_was_taken_back_is_a_change_too() -> None:
    ann = Candidate(policy())
    ann.answers(1, KEY)
    ann.proctor.clear()
    ann.proctor.answer(KEY)
    ann.proctor.clear()
    ann.proctor.answer(WRONG)
    key, wrong = letter(ann, 1, KEY), letter(ann, 1, WRONG)
    assert told(ann)[2:] == [
        f"Answered {key} (right).",
        f"Took {key} back.",
        f"Answered {key} again (right).",
        f"Took {key} back.",
        f"Changed {key} to {wrong}: from right to wrong.",
    ]


def test_the_books_and_what_was_looked_up() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.proctor.look_up("icd-10-cm", "E11.9", "diabetes")
    ann.proctor.look_up("icd-10-cm", "E11.8", "")
    ann.proctor.visit(2)
    assert told(ann)[2:] == [
        "Opened the code books.",
        "Opened E11.9 in icd-10-cm, having searched for “diabetes”.",
        "Opened E11.8 in icd-10-cm.",
        "Put the code books away.",
        "Came to item 2.",
    ]


def test_gaps_are_told_with_what_they_cost() -> None:
    ann = Candidate(policy(strict=True))
    ann.clock.sleep_lid(minutes(10))
    ann.proctor.tick()
    ann.clock.move_wall(timedelta(hours=-1))
    ann.proctor.tick()
    ben = Candidate(policy())
    ben.is_killed()
    ben.clock.advance(minutes(10))
    ben.sits()
    assert told(ann)[2:] == [
        "The machine slept or was stopped for 10:00: all of it was charged.",
        "The machine's clock was moved back by 1:00:00: the exam clock did not follow.",
    ]
    assert told(ben)[2:] == ["The program was not running for 10:00: none of it was charged."]


def test_a_pause_takes_no_exam_time_and_a_key_seen_is_told() -> None:
    ann = Candidate(policy(practice=True))
    ann.reads(60)
    ann.proctor.pause()
    ann.clock.advance(minutes(30))
    ann.proctor.resume()
    ann.answers(1)
    ann.proctor.reveal()
    ann.proctor.abandon()
    assert [step.since for step in steps(ann)][2:] == [seconds(60), *[timedelta()] * 4]
    assert told(ann)[2:4] == ["Paused.", "Went on after a pause."]
    assert told(ann)[5:] == ["Saw the key explained: the answer stands.", "Gave the attempt up."]


def test_the_time_that_was_left_is_told_when_it_was() -> None:
    """Alerts are no events: 60, 30, 15, 5 and 1 minute of the 90 are left while nothing else happens."""
    ann = Candidate(policy())
    ann.reads(minutes(89))
    ann.answers(1)
    ann.reads(minutes(2))
    alerts = [step for step in steps(ann) if step.deed is Deed.ALERTED]
    assert [step.moment.elapsed for step in alerts] == [minutes(m) for m in (30, 60, 75, 85, 89)]
    assert [step.moment.at - alerts[0].moment.at for step in alerts] == [minutes(m) for m in (0, 30, 45, 55, 59)]
    assert alerts[0].sentence == "Was told that 1:00:00 was left."
    assert (steps(ann)[-1].sentence, steps(ann)[-1].since) == ("The time was up.", minutes(1))


def test_an_alert_that_fell_into_a_charged_gap_is_told_once_and_after_it() -> None:
    ann = Candidate(policy(strict=True))
    ann.reads(60)
    ann.clock.sleep_lid(minutes(70))
    ann.proctor.tick()
    ann.answers(1)
    assert [step.deed for step in steps(ann)][2:4] == [Deed.INTERRUPTED, Deed.ALERTED]
    assert [step.sentence for step in steps(ann) if step.deed is Deed.ALERTED] == ["Was told that 19:00 was left."]


def test_a_gap_that_ended_the_exam_told_no_time() -> None:
    ann = Candidate(policy(strict=True))
    ann.clock.sleep_lid(minutes(200))
    ann.proctor.tick()
    assert told(ann)[2:] == [
        "The machine slept or was stopped for 3:20:00: 1:30:00 of it was charged.",
        "The time was up.",
    ]


# Records


def test_a_line_that_is_typed_is_one_step() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    ann.types(0, Line(role=PRINCIPAL, code="I21.4", poa="Y"))
    ann.types(0, Line(role=SECONDARY, code="E11.9"))
    ann.types(1, Line(role=SECONDARY, code="N17.9", poa="N"))
    assert sum(isinstance(event, Wrote) for event in ann.log) == 17
    assert told(ann)[3:] == [
        "Wrote I21.4, POA Y: principal diagnosis.",
        "Wrote E11.9: secondary diagnosis 1.",
        "Wrote N17.9, POA N: secondary diagnosis 2.",
    ]
    assert timeline(ann.record).state_at(4).response(CASE_SLOT).sheet == (Line(role=PRINCIPAL, code="I21.4", poa="Y"),)


def test_a_line_that_is_thought_over_is_two_steps() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    ann.types(0, Line(role=PRINCIPAL, code="I21"))
    ann.reads(60)
    ann.proctor.write(0, Line(role=PRINCIPAL, code="I21.4"))
    assert told(ann)[3:] == ["Wrote I21: principal diagnosis.", "Changed I21 to I21.4: principal diagnosis."]
    assert steps(ann)[-1].since == seconds(60)


def test_a_line_during_which_the_time_left_was_told_is_two_steps() -> None:
    ann = Coder()
    time = ann.record.policy.time
    ann.proctor.visit(CASE_SLOT)
    ann.reads(time.limit - time.alerts_left[0] - seconds(2))
    ann.proctor.write(0, Line(role=PRINCIPAL, code="I21"))
    ann.reads(5)
    ann.proctor.write(0, Line(role=PRINCIPAL, code="I21.4"))
    assert told(ann)[3:] == [
        "Wrote I21: principal diagnosis.",
        "Was told that 1:00:00 was left.",
        "Changed I21 to I21.4: principal diagnosis.",
    ]
    assert [step.since for step in steps(ann)[-2:]] == [seconds(2), seconds(3)]


def test_lines_change_places_and_are_dropped_and_emptied() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    ann.types(0, Line(role=SECONDARY, code="I21.4"))
    ann.types(1, Line(role=SECONDARY, code="E11.9"))
    ann.proctor.swap(PRINCIPAL, 0, SECONDARY, 0)
    ann.proctor.drop(SECONDARY, 0)
    ann.proctor.write(0, Line(role=PRINCIPAL))
    ann.proctor.write(0, Line(role=PRINCIPAL, code="A00"))
    ann.proctor.clear()
    assert told(ann)[5:] == [
        "Swapped principal diagnosis and secondary diagnosis 1.",
        "Took E11.9 off: secondary diagnosis 1.",
        "Changed I21.4 to A00: principal diagnosis.",
        "Emptied the answer sheet.",
    ]


def test_words_that_were_highlighted_are_quoted() -> None:
    ann = Coder()
    ann.proctor.visit(CASE_SLOT)
    ann.proctor.highlight(Span(1, 0, 12), on=True)
    ann.proctor.highlight(Span(1, 0, 3), on=False)
    assert told(ann)[3:] == ["Highlighted “NSTEMI [POA]” in “Discharge summary”.", "Took highlights off."]


def test_a_section_that_is_left_for_good_is_told() -> None:
    exam = ccs(one_way=True, limits=(minutes(40), None))
    ann = Coder(ccs_policy(exam), exam=exam)
    ann.proctor.advance()
    assert told(ann)[2:] == ["Went on to Cases: the section before is closed for good.", "Came to item 5."]


# Items that take several answers, and drills


def test_an_answer_of_two_is_none_before_both_are_chosen() -> None:
    pool = tuple(replace(item, kind=Kind.MULTIPLE, key=("a", "c")) for item in items())
    plain = form()
    sheet = replace(plain, slots=tuple(replace(slot, choose=2) for slot in plain.slots))
    ann = Candidate(policy(), sheet=sheet, pool=pool)
    for chosen in (("b",), ("b", "c"), ("c",), ("a", "c")):
        ann.proctor.answer(*chosen)
    a, b, c = (letter(ann, 1, option) for option in "abc")
    both, right = " and ".join(sorted([b, c])), " and ".join(sorted([a, c]))
    assert told(ann)[2:] == [
        f"Chose {b}, 1 of 2.",
        f"Answered {both} (wrong).",
        f"Chose {c}, 1 of 2.",
        f"Changed {both} to {right}: from wrong to right.",
    ]


def test_a_drill_is_told_from_the_places_that_it_was_dealt() -> None:
    pool = [item("coding", 1), replace(item("coding", 2), kind=Kind.TYPED, options=(), key=("E11.9",))]
    rules = policy_for(profile(), mode=Mode.DRILL, feedback=Feedback.IMMEDIATE, timed=False)
    ann = Candidate(rules, sheet=Form(id="drill", profile="cpc", slots=()), pool=pool)
    attempt, log = ann.attempt, list(ann.log)

    def does(events: tuple[Event, ...]) -> None:
        nonlocal attempt
        for event in events:
            attempt = evolve(attempt, event)
            log.append(event)

    at = log[-1].moment
    does(engine.deal(attempt, dealt(attempt.form, pool[0], 1), at))
    does(engine.answer(attempt, 1, (WRONG,), at))
    does(engine.reveal(attempt, 1, at))
    does(engine.deal(attempt, dealt(attempt.form, pool[1], 1), at))
    for end in range(1, 6):
        does(engine.type_in(attempt, 2, "E11.9"[:end], at))
    does(engine.clear(attempt, 2, at))
    does(engine.submit(attempt, at))
    line = timeline(replace(ann.record, events=tuple(log)))
    wrong = "ABCD"[attempt.form.slot(1).options.index(WRONG)]
    assert [step.sentence for step in line.steps] == [
        "Began.",
        "Was dealt item 1.",
        "Came to item 1.",
        f"Answered {wrong} (wrong).",
        "Saw the key explained: the answer stands.",
        "Was dealt item 2.",
        "Came to item 2.",
        "Typed “E11.9” (right).",
        "Took “E11.9” back.",
        "Handed in.",
    ]
    assert line.state_at(len(line.steps)) == attempt


# What always holds


def busy() -> Candidate:
    """A candidate who does a little of everything at every item, twice."""
    ann = Candidate(policy(practice=True))
    for option in (WRONG, KEY):
        for slot in range(1, 11):
            ann.reads(15)
            ann.answers(slot, option)
            ann.proctor.flag(option == WRONG)
            ann.proctor.open_books()
            ann.reads(5)
            ann.proctor.look_up("icd-10-cm", "E11.9", HOSTILE)
            ann.proctor.strike(WORSE, option == WRONG)
    ann.proctor.submit()
    return ann


def test_every_state_is_what_a_replay_of_the_log_so_far_gives() -> None:
    ann = busy()
    line = timeline(ann.record)
    for step in line.steps:
        state = line.state_at(step.number)
        assert state == replay(ann.form, ann.record.policy, ann.log[: state.seq])
        assert step.deed is Deed.ALERTED or state.moment == step.moment
    assert line.state_at(len(line.steps)) == ann.attempt
    assert line.state_at(0).seq == 0
    assert sum((step.since for step in line.steps), timedelta()) == ann.attempt.elapsed


def test_there_is_nothing_beyond_the_last_step() -> None:
    line = timeline(Candidate(policy()).record)
    for beyond in (-1, 3):
        with pytest.raises(IndexError, match="has 2 steps"):
            line.state_at(beyond)


def test_an_attempt_that_never_started_has_no_steps() -> None:
    record = Candidate(policy()).record
    assert timeline(replace(record, events=())).steps == ()


def test_hostile_words_stay_words() -> None:
    ann = Candidate(policy())
    ann.proctor.note(HOSTILE + "\n" + "y" * 100)
    sentence = told(ann)[-1]
    assert "[bold]x[/bold]" in sentence
    assert "\x1b" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 90


def test_stepping_back_and_forth_works_nothing_out_again() -> None:
    line = timeline(busy().record)
    forwards = [line.state_at(n) for n in range(len(line.steps) + 1)]
    assert all(line.state_at(n) is forwards[n] for n in reversed(range(len(forwards))))
