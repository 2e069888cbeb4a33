"""Pretest items: drawn by seed, told by nothing, counted in the statistics and out of every total."""

from dataclasses import replace
from fractions import Fraction

from simulator.exam.form import Form, assemble, fixed
from simulator.exam.view import grid
from tests.candidates import items, profile
from tests.charts import CASE_SLOT, POOL, Coder, ccs, ccs_form

EXAM = replace(profile(), pretest=3)


def unscored(form: Form) -> list[str]:
    return [slot.item for slot in form.slots if not slot.scored]


def test_as_many_as_the_profile_says_are_drawn_and_the_same_ones_for_the_same_seed() -> None:
    drawn = [unscored(assemble(EXAM, items(), seed)) for seed in (1, 1, 2, 3)]
    assert [len(each) for each in drawn] == [3] * 4
    assert drawn[0] == drawn[1]
    assert len({tuple(sorted(each)) for each in drawn}) > 1


def test_a_fixed_form_has_the_same_pretest_items_for_everybody() -> None:
    forms = [fixed(EXAM, "form-a", pool) for pool in (items(), items()[::-1])]
    assert [set(unscored(form)) for form in forms] == [set(unscored(forms[0]))] * 2
    assert len(unscored(forms[0])) == 3


def test_drawing_them_changes_nothing_else_of_the_form() -> None:
    plain, pretest = assemble(profile(), items(), 7), assemble(EXAM, items(), 7)
    assert replace(pretest, slots=tuple(replace(slot, scored=True) for slot in pretest.slots)) == plain


def test_nothing_that_is_seen_during_the_exam_tells_them() -> None:
    some = Coder(sheet=ccs_form(unscored=(1, CASE_SLOT)))
    none = Coder()
    for slot in (1, CASE_SLOT):
        for coder in (some, none):
            coder.proctor.visit(slot)
        assert some.proctor.item() == none.proctor.item()
    assert some.proctor.grid() == none.proctor.grid() == grid(none.attempt)


def test_they_are_in_the_statistics_and_out_of_the_totals() -> None:
    ann = Coder(sheet=ccs_form(unscored=(1, CASE_SLOT)))
    ann.answers(1)
    ann.answers(2)
    ann.reads(60)
    ann.codes(CASE_SLOT)
    ann.reads(120)
    ann.proctor.submit()
    found = ann.report()
    assert (found.score.credit, found.score.total, found.score.unanswered) == (Fraction(1), 4, 3)
    assert [(domain.domain, domain.credit, domain.total) for domain in found.score.domains] == [
        ("coding", Fraction(1), 3),
        ("inpatient", Fraction(0), 1),
    ]
    assert found.score.domains[1].dwell.total_seconds() == 120
    assert found.parts is not None
    assert [(part.credit, part.total, part.unanswered) for part in found.parts] == [
        (Fraction(1), 3, 2),
        (Fraction(0), 1, 1),
    ]
    assert [item.scored for item in found.items] == [False, True, True, True, False, True]
    assert found.items[CASE_SLOT - 1].credit == 1
    assert found.slowest[0].slot == CASE_SLOT
    assert found.pace[-1].answered == 3


def test_a_case_can_be_a_pretest_item() -> None:
    exam = ccs(pretest=5)
    form = fixed(exam, "form-a", POOL)
    assert sum(slot.scored for slot in form.slots) == 1
    assert any(slot.case and not slot.scored for slot in form.slots)
