from array import array
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.analytics.figures import Flag
from simulator.candidate.proctor import Proctor
from simulator.desk.refusal import Refusal
from simulator.desk.responses import matrix
from simulator.exam.form import fixed
from simulator.exam.item import Kind
from simulator.exam.policy import Mode
from simulator.ports.docket import Verdict
from simulator.ports.register import Outcome
from tests.candidates import item, items, profile
from tests.charts import case_item
from tests.desk.school import ALL_RIGHT, School

TWO = {"guidelines": 2}


def outcome(attempt: int, chosen: str, credit: str, *, milliseconds: tuple[int, int] = (1500, 2500)) -> Outcome:
    """What two places hold; on a machine that counts bytes the other way this would not be little-endian."""
    return Outcome(attempt, chosen, credit, array("I", milliseconds).tobytes(), array("I", (1, 0)).tobytes())


def names(count: int) -> list[str]:
    return [f"Candidate {number:02}" for number in range(count)]


def test_the_figures_of_a_form_come_from_what_everybody_did(school: School) -> None:
    for number, name in enumerate(names(12)):
        school.sits(name, ("b" if number < 3 else "a") + ALL_RIGHT[1:9] + ("" if number == 0 else "c"))
    (sat,) = school.desk.items.forms()
    assert (sat.name, sat.items, sat.firsts) == ("form-a", 10, 12)
    found = school.desk.items.analysis(sat.fingerprint)
    first, last = found.place(1), found.place(10)
    assert [place.item.id for place in found.places] == [slot.item for slot in school.form.slots]
    assert (first.figures.n, first.figures.right, first.figures.p) == (12, 9, 0.75)
    assert [(option.id, option.count) for option in first.figures.options if option.count] == [("a", 9), ("b", 3)]
    assert (last.figures.n, last.figures.not_reached) == (11, 1)
    assert first.figures.seconds == 60
    assert Flag.EASY in found.place(2).figures.flags
    assert found.places[1] in found.flagged


def test_only_the_first_finished_exam_of_each_candidate_counts(school: School) -> None:
    school.sits("Ann", "b" + ALL_RIGHT[1:], mode=Mode.PRACTICE)
    school.sits("Ann", "c" + ALL_RIGHT[1:], ends=Proctor.abandon)
    school.sits("Ann", "d" + ALL_RIGHT[1:])
    school.sits("Ann", ALL_RIGHT)
    (sat,) = school.desk.items.forms()
    found = school.desk.items.analysis(sat.fingerprint).place(1).figures
    assert [option.count for option in found.options] == [0, 0, 0, 1]


def test_a_group_can_be_looked_at_alone(school: School) -> None:
    school.desk.roster.enrol(["Ann"], "Evening class")
    school.sits("Ann")
    school.sits("Ben")
    (sat,) = school.desk.items.forms()
    assert school.desk.items.analysis(sat.fingerprint).analysis.form.n == 2
    found = school.desk.items.analysis(sat.fingerprint, "Evening class")
    assert (found.group, found.analysis.form.n) == ("Evening class", 1)


def test_an_item_knows_what_was_ruled_on_it_and_what_waits(school: School) -> None:
    attempt = school.sits("Ann")
    school.disputes(attempt, 1)
    school.desk.disputes.rule_unasked(school.pool[1], Verdict.RETIRED, "No option is right.")
    (sat,) = school.desk.items.forms()
    found = school.desk.items.analysis(sat.fingerprint)
    assert [(len(p.waiting), len(p.rulings)) for p in found.places[:3]] == [(1, 0), (0, 1), (0, 0)]


def test_a_pretest_item_has_figures_and_is_no_part_of_the_score(found: Callable[..., School]) -> None:
    school = found(exam=replace(profile(), pretest=4))
    school.sits("Ann")
    (sat,) = school.desk.items.forms()
    analysis = school.desk.items.analysis(sat.fingerprint)
    assert (analysis.analysis.form.units, len(analysis.places)) == (6, 10)


def test_nobody_having_answered_anything_is_told(school: School) -> None:
    school.sits("Ann", "")
    (sat,) = school.desk.items.forms()
    found = school.desk.items.analysis(sat.fingerprint)
    assert "Nobody answered anything." in found.analysis.notes


def test_a_form_that_nobody_sat_is_told(school: School) -> None:
    with pytest.raises(Refusal, match="nothing to analyse"):
        school.desk.items.analysis("0" * 64)


def test_omitted_is_not_not_reached_and_an_answer_that_is_no_option_is_an_answer() -> None:
    pool = items(TWO)
    form = fixed(profile(TWO), "form-a", pool)
    rows = [outcome(1, "a a ", "1 1 "), outcome(2, " - ", "0 0 "), outcome(3, "= b ", "0 0 ")]
    first, second = matrix(form, {each.revision: each for each in pool}, rows).units
    assert (first.reached, first.answered) == (0b111, 0b101)
    assert (second.reached, second.answered) == (0b101, 0b101)
    assert (first.seconds, second.seconds) == ([1.5, 1.5, 1.5], [2.5, 2.5])
    assert (list(first.look_ups), list(second.look_ups)) == ([1, 1, 1], [0, 0])


def test_items_that_take_several_options_and_records_are_told_by_what_they_earned() -> None:
    several = replace(item("guidelines", 1), kind=Kind.MULTIPLE, key=("a", "b"))
    record = replace(case_item(1), bank="form-a", domain="guidelines")
    form = fixed(profile(TWO), "form-a", (several, record))
    pool = {each.revision: each for each in (several, record)}
    rows = [outcome(1, "ab = ", "1 7/9 "), outcome(2, "ca  ", "0 0 "), outcome(3, "- - ", "0 0 ")]
    first, second = matrix(form, pool, rows).units
    assert [(option.id, option.key, option.chosen) for option in first.options] == [
        ("a", True, 0b110),
        ("b", True, 0b100),
        ("c", False, 0b010),
        ("d", False, 0),
    ]
    assert (first.reached, first.answered) == (0b110, 0b110)
    assert Fraction(second.credit.total(0b100), second.out_of) == Fraction(7, 9)
    assert (second.reached, second.answered) == (0b110, 0b100)


def test_an_item_that_takes_one_option_is_told_alike_whatever_stands_beside_it() -> None:
    one, other = items(TWO)
    several = replace(other, kind=Kind.MULTIPLE, key=("a", "b"))
    answers = ["a", "c", "", "=", "-"]
    units = []
    for second in (other, several):
        rows = [
            outcome(n, f"{mark} {'ab' if second is several else 'a'} ", "0 1 ") for n, mark in enumerate(answers, 1)
        ]
        form = fixed(profile(TWO), "form-a", (one, second))
        units.append(matrix(form, {each.revision: each for each in (one, second)}, rows).units[0])
    assert units[0] == units[1]
    assert (units[0].reached, units[0].answered) == (0b11110, 0b11010)


def test_an_outcome_that_lacks_a_place_is_not_taken_for_another() -> None:
    pool = items(TWO)
    form = fixed(profile(TWO), "form-a", pool)
    with pytest.raises(ValueError, match="its 2 places"):
        matrix(form, {each.revision: each for each in pool}, [outcome(1, "a ", "1 ")])


def test_a_form_that_nobody_finished_has_an_empty_matrix() -> None:
    pool = items(TWO)
    found = matrix(fixed(profile(TWO), "form-a", pool), {each.revision: each for each in pool}, [])
    assert (found.n, len(found.units)) == (0, 2)
