"""Two attempts side by side."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from simulator.exam.comparison import Comparison, compare
from simulator.exam.item import Item
from tests.candidates import BLUEPRINT, KEY, WORSE, WRONG, Candidate, form, items, minutes, policy, seconds
from tests.charts import CASE_SLOT, Coder


def sat(answers: str, *, every: float = 60, seed: int = 1) -> Candidate:
    """A candidate who answers the items in order, an option for each; a blank leaves one out."""
    ann = Candidate(policy(), sheet=form(seed=seed))
    for slot, option in enumerate(answers, 1):
        ann.proctor.visit(slot)
        ann.reads(every)
        if option.strip():
            ann.proctor.answer(option)
    ann.proctor.submit()
    return ann


def compared(one: Candidate, two: Candidate) -> Comparison:
    return compare(one.record, two.record)


def told(found: Comparison) -> list[str]:
    return [*found.sentences(str.capitalize)]


def test_two_attempts_at_one_form_stand_item_by_item() -> None:
    found = compared(sat(KEY * 5 + WRONG * 5), sat(KEY * 4 + WRONG + WORSE * 4 + " ", every=30))
    assert [side.score.credit for side in (found.one, found.two)] == [5, 4]
    assert [(side.answered, side.items, side.elapsed) for side in (found.one, found.two)] == [
        (10, 10, minutes(10)),
        (9, 10, minutes(5)),
    ]
    assert [(pair.one.right, pair.two.right) for pair in found.items].count((True, True)) == 4
    fifth, last = found.items[4], found.items[9]
    assert (fifth.one.right, fifth.two.right, fifth.one.dwell, fifth.two.dwell) == (
        True,
        False,
        minutes(1),
        seconds(30),
    )
    assert (last.one.response != "", last.two.response, last.same) == (True, "", False)
    assert [pair.domain for pair in found.domains] == [*BLUEPRINT]


def test_the_sentences_tell_the_greatest_differences() -> None:
    said = told(compared(sat(KEY * 5 + WRONG * 5), sat(KEY + WRONG * 9, every=150)))
    assert said[0] == "The two attempts scored 50.0 % (5 of 10) and 10.0 % (1 of 10): the first 40.0 points more."
    assert said[1] == ("In Anaesthesia the first is 100.0 points better: 3 of 3 in the first, 0 of 3 in the second.")
    assert said[2:6] == [
        "Items on both forms: 10. Right in both 1, in the first alone 4, in the second alone 0, in neither 5.",
        "The same wrong answer in both: 5 items.",
        "The first took 10:00 and answered 10 of 10, the second 25:00 and 10 of 10.",
        "Half of the items held an answer after 5:00 and after 12:30.",
    ]
    assert all("the second spent longer: 1:00 in the first, 2:30 in the second." in s for s in said[6:])
    assert len(said) == 9


def test_the_same_attempt_twice_differs_in_nothing() -> None:
    ann = sat(KEY * 10)
    assert told(compared(ann, ann)) == [
        "The two attempts scored the same: 100.0 % (10 of 10) and 100.0 % (10 of 10).",
        "Items on both forms: 10. Right in both 10, in the first alone 0, in the second alone 0, in neither 0.",
        "The first took 10:00 and answered 10 of 10, the second 10:00 and 10 of 10.",
        "Half of the items held an answer after 5:00 and after 5:00.",
    ]


def test_different_forms_of_one_profile_share_the_items_that_both_hold() -> None:
    """Each in its own place and with its own letters, which are options in another order."""
    found = compared(sat(KEY * 10, seed=1), sat(KEY * 10, seed=2))
    assert len(found.items) == 10
    assert any(pair.one.slot != pair.two.slot for pair in found.items)
    assert any(pair.one.response != pair.two.response for pair in found.items)
    assert all(pair.same for pair in found.items)
    assert all(pair.reordered for pair in found.items if pair.one.response != pair.two.response)


def test_one_letter_on_two_forms_can_be_two_answers() -> None:
    found = compared(sat(WRONG * 10, seed=1), sat(WORSE * 10, seed=2))
    assert any(pair.one.response == pair.two.response for pair in found.items)
    assert not [pair for pair in found.items if pair.same]
    assert not [sentence for sentence in told(found) if "same wrong" in sentence]


def test_forms_without_a_common_item_say_so() -> None:
    others = items(bank="form-b")
    ben = Candidate(
        policy(),
        sheet=replace(
            form(),
            slots=tuple(
                replace(slot, item=other.id, revision=other.revision)
                for slot, other in zip(form().slots, others, strict=True)
            ),
        ),
        pool=others,
    )
    found = compared(sat(KEY * 10), ben)
    assert found.items == ()
    assert "No item stands on both forms." in told(found)
    assert found.two.closed_by is None


def mended(*pool: Item) -> tuple[Item, ...]:
    return tuple(replace(item, revision=f"{item.revision}, mended") for item in pool)


def later(*pool: Item) -> Candidate:
    """A candidate who begins the same form when its items are as in this pool."""
    now = {item.id: item.revision for item in pool}
    sheet = replace(form(), slots=tuple(replace(slot, revision=now[slot.item]) for slot in form().slots))
    return Candidate(policy(), sheet=sheet, pool=pool)


def test_an_item_mended_between_the_two_is_marked() -> None:
    pool = items()
    found = compared(sat(KEY * 10), later(*mended(pool[0]), *pool[1:]))
    assert [pair.item for pair in found.items if pair.mended] == [pool[0].id]
    assert "Changed in the bank between the two attempts: 1 item." in told(found)


def test_an_item_mended_between_the_two_has_no_same_wrong_answer() -> None:
    """Its options may stand for other answers by now."""
    ben = later(*mended(*items()))
    ben.answers(1, WRONG)
    assert "The same wrong answer in both: 1 item." in told(compared(sat(WRONG), sat(WRONG)))
    assert not [sentence for sentence in told(compared(sat(WRONG), ben)) if "same wrong" in sentence]


def test_a_domain_of_a_few_items_is_in_no_sentence() -> None:
    """Both guidelines items differ, and two items say nothing of a domain."""
    ann = sat(KEY * 10)
    wrong = "".join(WRONG if slot.domain == "guidelines" else KEY for slot in ann.form.slots)
    found = compared(ann, sat(wrong))
    assert [pair.two.credit for pair in found.domains if pair.two] == [0, 3, 5]
    assert not [sentence for sentence in told(found) if "Guidelines" in sentence]


def test_records_are_compared_by_their_credit() -> None:
    ann, ben = Coder(), Coder()
    ann.codes(CASE_SLOT)
    ben.codes(CASE_SLOT, ann.sheet()[:2])
    pair = next(pair for pair in compared(ann, ben).items if pair.one.slot == CASE_SLOT)
    assert (pair.one.credit, pair.two.credit) == (Fraction(1), Fraction(1, 2))
    assert (pair.one.response, pair.two.response, pair.same) == ("4 codes", "2 codes", False)


def test_the_same_sheet_is_the_same_answer() -> None:
    ann, ben, cleo = Coder(), Coder(), Coder()
    for coder in (ann, ben):
        coder.codes(CASE_SLOT)
    cleo.codes(CASE_SLOT, (*ann.sheet()[:3], replace(ann.sheet()[3], code="02703ZZ")))
    same = [next(p.same for p in compared(ann, two).items if p.one.slot == CASE_SLOT) for two in (ben, cleo)]
    assert same == [True, False]


def test_a_domain_that_one_form_has_not_stands_alone() -> None:
    found = compared(sat(KEY * 10), Coder())
    assert [(pair.domain, pair.one is None, pair.two is None) for pair in found.domains] == [
        ("guidelines", False, True),
        ("anaesthesia", False, True),
        ("musculoskeletal", False, True),
        ("coding", True, False),
        ("inpatient", True, False),
    ]
    assert found.two.elapsed == timedelta()
