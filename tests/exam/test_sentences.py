"""What a score report says in sentences."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.exam import sentences
from simulator.exam.case import Line
from simulator.exam.form import fixed
from simulator.exam.profile import Scoring
from simulator.exam.words import amount
from tests.candidates import LIMIT, Candidate, minutes, policy
from tests.charts import CASE_SLOT, POOL, PRINCIPAL, RIGHT, Coder, ccs, ccs_form, ccs_policy


def handed_in(*cases: int, items: int = 4, coder: Coder | None = None) -> Coder:
    """A coder with so many items right, and these cases."""
    coder = coder or Coder()
    for slot in range(1, items + 1):
        coder.answers(slot)
    for slot in cases:
        coder.codes(slot)
    coder.proctor.submit()
    return coder


def test_items_and_cases_are_told_apart_and_together() -> None:
    report = handed_in(CASE_SLOT, items=2).report()
    assert [(name, part.credit, part.total, part.unanswered) for name, part in sentences.parts(report)] == [
        ("Items", Fraction(2), 4, 2),
        ("Records", Fraction(1), 2, 1),
        ("Together", Fraction(3), 6, 3),
    ]


def test_a_form_of_items_alone_has_no_parts() -> None:
    ann = Candidate(policy())
    ann.proctor.submit()
    assert sentences.parts(ann.report()) == ()
    assert (sentences.part_below(ann.report()), sentences.unit(ann.report())) == ("", "right")


def test_a_part_below_the_standard_is_told_where_the_whole_is_above() -> None:
    lenient = replace(ccs_policy(), passing=Fraction(6, 10))
    above = handed_in(items=4, coder=Coder(lenient))
    assert above.report().score.passed
    assert sentences.part_below(above.report()) == (
        "The records alone, 0.0 %, are below the passing standard of 60.0 %, though the whole is above it."
    )
    assert sentences.unit(above.report()) == "points"


@pytest.mark.parametrize("cases", [(), (CASE_SLOT, CASE_SLOT + 1)])
def test_nothing_is_told_of_parts_where_all_pass_or_the_whole_fails(cases: tuple[int, ...]) -> None:
    items = 4 if cases else 0
    assert sentences.part_below(handed_in(*cases, items=items).report()) == ""


def test_the_line_that_was_being_written_when_the_time_ran_out_is_told() -> None:
    coder = Coder()
    coder.proctor.visit(CASE_SLOT)
    coder.types(0, Line(role=PRINCIPAL, code="E11.2"))
    coder.reads(LIMIT)
    assert sentences.unfinished(coder.report()) == (
        f"Time ran out while you were writing 'E11.2' (item {CASE_SLOT}): it counts as it stands."
    )


def test_what_was_handed_in_was_finished() -> None:
    assert sentences.unfinished(handed_in(CASE_SLOT).report()) == ""


def test_what_is_needed_is_whole_items_or_exact_points() -> None:
    items, form = Candidate(policy()), ccs_form()
    items.proctor.submit()
    assert sentences.to_pass(items.report().score, items.proctor.attempt.form, policy()) == "7 of 10 (70 %)"
    points = handed_in().report().score
    assert sentences.to_pass(points, form, ccs_policy()) == "70 %, 4.2 of 6"
    odd = replace(points, passing=Fraction(2, 3), total=4)
    assert sentences.to_pass(odd, form, ccs_policy()) == "200/3 %, 8/3 of 4"


def test_a_share_for_each_answer_makes_points_of_items() -> None:
    ann = Candidate(replace(policy(), scoring=Scoring.PER_OPTION))
    ann.proctor.submit()
    form = ann.proctor.attempt.form
    several = replace(form, slots=(replace(form.slots[0], choose=3), *form.slots[1:]))
    score = ann.report().score
    assert sentences.to_pass(score, several, ann.proctor.attempt.policy) == "70 %, 7 of 10"
    assert sentences.to_pass(score, form, ann.proctor.attempt.policy) == "7 of 10 (70 %)"


def test_one_record_and_one_point_are_told_in_the_singular() -> None:
    report = handed_in(CASE_SLOT).report()
    alone = replace(report, items=report.cases[:1], seen_before=(1,), score=replace(report.score, total=1))
    assert sentences.seen_before(alone) == "The record had been seen before, in other attempts or in drills."
    assert sentences.unit(alone) == "point"


@pytest.mark.parametrize(
    ("pretest", "told"),
    [
        (0, ""),
        (1, "1 of the items was pretest: not scored."),
        (2, "2 of the items were pretest: not scored."),
    ],
)
def test_pretest_items_are_told(pretest: int, told: str) -> None:
    exam = ccs(pretest=pretest)
    assert sentences.unscored(ccs_form(exam), exam) == told


def test_retired_items_are_told_apart_from_pretest_items() -> None:
    exam = ccs(pretest=1)
    (drawn,) = (slot.number for slot in ccs_form(exam).slots if not slot.scored)
    one, two, *_ = (slot for slot in ccs_form(exam).slots if slot.scored)
    form = fixed(exam, "form-a", POOL, {one.item})
    assert sentences.unscored(form, exam) == (
        "1 of the items was pretest: not scored. "
        "1 of the items was retired by an instructor: it keeps its place, and is not scored."
    )
    whys = [sentences.why_unscored(number, form, exam) for number in (drawn, one.number, two.number)]
    assert whys == ["pretest: not scored", "retired: not scored", ""]
    both = fixed(ccs(), "form-a", POOL, {one.item, two.item})
    assert sentences.unscored(both, ccs()) == (
        "2 of the items were retired by an instructor: they keep their places, and are not scored."
    )


def test_a_retired_item_that_was_a_pretest_item_too_changes_nothing() -> None:
    exam = ccs(pretest=1)
    (drawn,) = (slot for slot in ccs_form(exam).slots if not slot.scored)
    form = fixed(exam, "form-a", POOL, {drawn.item})
    assert form == ccs_form(exam)
    assert sentences.unscored(form, exam) == "1 of the items was pretest: not scored."


@pytest.mark.parametrize(
    ("scoring", "words"),
    [
        (Scoring.ALL_OR_NOTHING, "scored all-or-nothing: one point for exactly the right ones."),
        (Scoring.PER_OPTION, "scored per-option: each right one adds its share of the point, each wrong one"),
    ],
)
def test_the_scoring_of_several_answers_is_named_where_there_are_such_items(scoring: Scoring, words: str) -> None:
    form = ccs_form()
    several = replace(form, slots=(replace(form.slots[0], choose=3), *form.slots[1:]))
    rules = replace(ccs_policy(), scoring=scoring, sections=())
    (told,) = sentences.rules(several, rules)
    assert words in told
    assert sentences.rules(form, rules) == ()


def test_sections_are_named_with_their_time() -> None:
    assert sentences.rules(ccs_form(), ccs_policy()) == ("Sections: Multiple choice, Cases, open to each other.",)
    timed = ccs(one_way=True, limits=(minutes(30), minutes(60)))
    assert sentences.rules(ccs_form(timed), ccs_policy(timed)) == (
        "Sections: Multiple choice (30 min), Cases (60 min), each left for good.",
    )


def test_poa_and_sequencing_are_counted_over_all_cases() -> None:
    coder = Coder()
    coder.codes(CASE_SLOT)
    coder.codes(CASE_SLOT + 1, (replace(RIGHT[1], role=PRINCIPAL, poa="N"), *RIGHT[2:]))
    coder.proctor.submit()
    report = coder.report()
    assert report.sequencing == 1
    assert (report.poa_right, report.poa_total) == (4, 5)


@pytest.mark.parametrize(
    ("credit", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(10), "10"),
        (Fraction(1, 2), "0.5"),
        (Fraction(599, 100), "5.99"),
        (Fraction(2, 3), "0.66"),
    ],
)
def test_credit_for_people_is_never_rounded_up(credit: Fraction, text: str) -> None:
    assert amount(credit) == text
