from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from simulator.candidate.proctor import Proctor
from simulator.desk.disputes import Disputes as DisputesDesk
from simulator.desk.refusal import Refusal
from simulator.exam.item import Item, Kind
from simulator.ports.audit import faults
from simulator.ports.docket import Rescore, Ruling, Verdict
from simulator.store.disputes import Disputes
from tests.candidates import MemoryShelf, items, profile
from tests.charts import case_item
from tests.desk.school import ALL_RIGHT, ANN, BEN, CARA, INSTRUCTOR, School

NINE = "b" + ALL_RIGHT[1:]
"""Everything right but the first item, where b was chosen."""
FORESEEN = ("bbbb" + ALL_RIGHT[4:], "abbb" + ALL_RIGHT[4:], ALL_RIGHT)
"""Six right with b at the first item, seven right with a, and everything."""


def test_the_queue_has_what_waits_with_all_that_it_is_about(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    first = school.disputes(attempt, 1, "The guideline says b.")
    second = school.disputes(attempt, 2)
    assert [dispute.id for dispute in school.desk.disputes.queue()] == [first, second]
    matter = school.desk.disputes.matter(first)
    assert matter.dispute.reason == "The guideline says b."
    assert (matter.slot.number, matter.item.id, matter.response.chosen) == (1, school.pool[0].id, ("b",))
    assert matter.key == ("a",)
    assert matter.past == 0
    assert matter.verdicts == (Verdict.CREDITED, Verdict.REKEYED, Verdict.REJECTED, Verdict.RETIRED)


def test_a_rejected_dispute_keeps_its_reason_and_changes_no_score(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    dispute = school.disputes(attempt, 1)
    settled = school.desk.disputes.rule(dispute, Verdict.REJECTED, "The guideline decides it.")
    assert settled.rescore is None
    assert school.scores(attempt) == ["9/10"]
    (kept,) = school.desk.disputes.settled()
    assert kept.ruling == settled.ruling
    assert (settled.ruling.reason, settled.ruling.by) == ("The guideline decides it.", INSTRUCTOR)
    assert school.desk.disputes.queue() == ()


def test_a_ruling_stays(school: School) -> None:
    dispute = school.disputes(school.sits(ANN), 1)
    school.desk.disputes.rule(dispute, Verdict.REJECTED, "No.")
    with pytest.raises(Refusal, match="a ruling stays"):
        school.desk.disputes.rule(dispute, Verdict.CREDITED, "Yes.")


def test_a_ruling_needs_a_reason(school: School) -> None:
    dispute = school.disputes(school.sits(ANN), 1)
    with pytest.raises(Refusal, match="1 to 500 characters"):
        school.desk.disputes.rule(dispute, Verdict.REJECTED, " \n ")
    assert school.desk.disputes.queue()


def test_crediting_rescores_this_attempt_alone_beside_its_first_score(school: School) -> None:
    attempt, other = school.sits(ANN, NINE), school.sits(BEN, NINE)
    school.desk.disputes.rule(school.disputes(attempt, 1), Verdict.CREDITED, "It can be read both ways.")
    assert school.scores(attempt) == ["9/10", "10/10"]
    assert school.scores(other) == ["9/10"]
    with pytest.raises(Refusal, match="nothing to rescore by"):
        school.desk.disputes.rescore_past(school.pool[0].revision, "All of them.")


def test_rekeying_rescores_the_disputing_attempt_and_the_others_only_when_told_to(school: School) -> None:
    attempt, right_before, as_wrong = school.sits(ANN, NINE), school.sits(BEN), school.sits(CARA, "c" + NINE[1:])
    settled = school.desk.disputes.rule(school.disputes(attempt, 1), Verdict.REKEYED, "It is b.", ["b"])
    assert settled.past == 2
    assert [school.scores(a) for a in (attempt, right_before, as_wrong)] == [["9/10", "10/10"], ["10/10"], ["9/10"]]
    told: list[tuple[int, int]] = []
    done = school.desk.disputes.rescore_past(
        school.pool[0].revision, "The key was wrong.", lambda *so_far: told.append(so_far)
    )
    assert (done.attempts, done.changed) == (2, 1)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert school.scores(right_before) == ["10/10", "9/10"]
    assert school.scores(as_wrong) == ["9/10", "9/10"]
    again = school.desk.disputes.rescore_past(school.pool[0].revision, "Once more.")
    assert again.attempts == 0


def test_a_retired_item_counts_no_more(school: School) -> None:
    attempt, other = school.sits(ANN, NINE), school.sits(BEN)
    school.desk.disputes.rule(school.disputes(attempt, 1), Verdict.RETIRED, "No option is right.")
    school.desk.disputes.rescore_past(school.pool[0].revision, "No option was right.")
    assert school.scores(attempt) == ["9/10", "9/9"]
    assert school.scores(other) == ["10/10", "9/9"]


def test_a_later_score_holds_all_that_the_ones_before_it_held(school: School) -> None:
    attempt = school.sits(ANN, "bb" + ALL_RIGHT[2:])
    first, second = school.disputes(attempt, 1), school.disputes(attempt, 2)
    school.desk.disputes.rule(first, Verdict.CREDITED, "Both ways.")
    school.desk.disputes.rule(second, Verdict.RETIRED, "No option is right.")
    assert school.scores(attempt) == ["8/10", "9/10", "9/9"]
    assert [a.slot for a in school.desk.attempts.rescores(attempt)[-1].adjustments] == [1, 2]


def test_another_key_takes_back_no_credit_that_was_given(school: School) -> None:
    credited = school.sits(ANN, NINE)
    school.desk.disputes.rule(school.disputes(credited, 1), Verdict.CREDITED, "Both ways.")
    rekeying = school.sits(BEN, "c" + NINE[1:])
    school.desk.disputes.rule(school.disputes(rekeying, 1), Verdict.REKEYED, "It is c after all.", ["c"])
    school.desk.disputes.rescore_past(school.pool[0].revision, "It was c.")
    assert school.scores(credited) == ["9/10", "10/10"]


def test_a_rescore_of_a_retired_item_takes_back_no_credit_that_was_given_since(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    dispute = school.disputes(attempt, 1)
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.RETIRED, "No answer is right.")
    school.desk.disputes.rescore_past(school.pool[0].revision, "No answer was right.")
    school.desk.disputes.rule(dispute, Verdict.CREDITED, "The form went on sale with it.")
    school.desk.disputes.rescore_past(school.pool[0].revision, "No answer was right.")
    assert school.scores(attempt) == ["9/10", "9/9", "10/10"]


def test_a_pass_that_comes_or_goes_is_counted(found: Callable[..., School]) -> None:
    school = found()
    seven, six = "bbb" + ALL_RIGHT[3:], "bbbc" + ALL_RIGHT[4:]
    passed, failed = school.sits(ANN, seven), school.sits(BEN, six)
    school.desk.disputes.rule_unasked(school.pool[3], Verdict.REKEYED, "It is c.", ["c"])
    done = school.desk.disputes.rescore_past(school.pool[3].revision, "It was c.")
    assert (done.now_passed, done.now_failed) == (1, 1)
    assert [school.desk.attempts.rescores(a)[-1].passed for a in (passed, failed)] == [False, True]


def test_a_preview_says_what_would_come_and_changes_nothing(school: School) -> None:
    attempt = school.sits(ANN, "bbbb" + ALL_RIGHT[4:])
    school.sits(BEN)
    dispute = school.disputes(attempt, 1)
    entries = len(school.desk.audit.entries())
    preview = school.desk.disputes.preview(dispute, Verdict.REKEYED, ["b"])
    assert preview.after
    assert (int(preview.before.credit), int(preview.after.credit), preview.past) == (6, 7, 1)
    assert preview.sentences == (
        f"From now on the key of {school.pool[0].id} is B. What was begun before keeps the key it had.",
        f"Attempt {attempt} of {ANN}: 6 of 10, then 7 of 10.",
        "With that it meets the passing standard.",
        "1 other closed attempt holds this item. No score of theirs changes unless you rescore past attempts.",
    )
    assert school.scores(attempt) == ["6/10"]
    assert len(school.desk.audit.entries()) == entries


def test_an_unasked_ruling_is_foreseen_with_what_rescoring_the_past_would_do(school: School) -> None:
    six, seven, ten = (school.sits(name, responses) for name, responses in zip((ANN, BEN, CARA), FORESEEN, strict=True))
    entries = len(school.desk.audit.entries())
    disputes, item = school.desk.disputes, school.pool[0]
    foresight = disputes.foresee(item, Verdict.REKEYED, ["b"])
    assert (foresight.past, foresight.sentences) == (
        3,
        (
            f"From now on the key of {item.id} is B. What was begun before keeps the key it had.",
            "3 closed attempts hold this item. No score of theirs changes unless you rescore past attempts.",
        ),
    )
    told: list[tuple[int, int]] = []
    rekeyed = disputes.foresee_past(item, Verdict.REKEYED, ["b"], lambda *so_far: told.append(so_far))
    assert (rekeyed.attempts, rekeyed.changed, rekeyed.now_passed, rekeyed.now_failed) == (3, 3, 1, 1)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert disputes.foresee_past(item, Verdict.RETIRED).now_failed == 1
    assert len(school.desk.audit.entries()) == entries
    disputes.rule_unasked(item, Verdict.REKEYED, "It is b.", ["b"])
    assert disputes.rescore_past(item.revision, "It was b.") == rekeyed
    assert [school.scores(each) for each in (six, seven, ten)] == [
        ["6/10", "7/10"],
        ["7/10", "6/10"],
        ["10/10", "9/10"],
    ]


def test_what_cannot_be_ruled_unasked_cannot_be_foreseen(school: School) -> None:
    for foresee in (school.desk.disputes.foresee, school.desk.disputes.foresee_past):
        with pytest.raises(Refusal, match="nobody to answer"):
            foresee(school.pool[0], Verdict.REJECTED)
        with pytest.raises(Refusal, match=r"is the key of .* as it is"):
            foresee(school.pool[0], Verdict.REKEYED, ["a"])


def test_a_foresight_that_nobody_waits_for_is_left(school: School) -> None:
    school.sits(ANN)

    def leave(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        school.desk.disputes.foresee_past(school.pool[0], Verdict.RETIRED, (), leave)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (["e"], "has no option 'e'"),
        ([], "takes one option"),
        (["b", "c"], "takes one option"),
        (["a"], "is the key of .* as it is"),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_a_sentence(school: School, key: list[str], said: str) -> None:
    dispute = school.disputes(school.sits(ANN, NINE), 1)
    for refused in (school.desk.disputes.preview, lambda *a: school.desk.disputes.rule(a[0], a[1], "Wrong.", a[2])):
        with pytest.raises(Refusal, match=said):
            refused(dispute, Verdict.REKEYED, key)


def several(pool: tuple[Item, ...]) -> tuple[Item, ...]:
    """The pool with a first item that takes two options."""
    return (replace(pool[0], kind=Kind.MULTIPLE, key=("a", "b")), *pool[1:])


def test_an_item_that_takes_two_options_is_rekeyed_to_two(found: Callable[..., School]) -> None:
    school = found(pool=several(items()))
    attempt = school.sits(ANN, " " + ALL_RIGHT[1:])
    dispute = school.disputes(attempt, 1)
    with pytest.raises(Refusal, match="choose 2 options"):
        school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is c.", ["c"])
    settled = school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is b and d.", ["d", "b"])
    assert settled.ruling.key == ("b", "d")


def test_a_dispute_of_a_drill_has_no_score_to_change(school: School) -> None:
    dispute = school.disputes(school.drills(ANN, "b"), 1)
    assert Verdict.CREDITED not in school.desk.disputes.matter(dispute).verdicts
    with pytest.raises(Refusal, match="drill, which has no score"):
        school.desk.disputes.rule(dispute, Verdict.CREDITED, "Both ways.")
    preview = school.desk.disputes.preview(dispute, Verdict.REKEYED, ["b"])
    assert preview.after is None
    assert "a drill has no score" in preview.sentences[1]
    settled = school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is b.", ["b"])
    assert settled.rescore is None


def test_a_record_is_credited_or_retired_but_not_rekeyed(found: Callable[..., School]) -> None:
    record = replace(case_item(1), bank="form-a", domain="guidelines")
    school = found(pool=(record, *items({"guidelines": 1})), exam=profile({"guidelines": 2}))
    dispute = school.disputes(school.sits(ANN, " a"), 1)
    assert school.desk.disputes.matter(dispute).verdicts == (Verdict.CREDITED, Verdict.REJECTED, Verdict.RETIRED)
    with pytest.raises(Refusal, match="is a record: its key are coded lines"):
        school.desk.disputes.rule(dispute, Verdict.REKEYED, "Other lines.", ["a"])
    settled = school.desk.disputes.rule(dispute, Verdict.CREDITED, "The chart lacks a page.")
    assert settled.rescore
    assert settled.rescore.percent == 100


class Docket(Disputes):
    """The docket of a desk at which something comes between what it read and its ruling, once."""

    def __init__(self, school: School, between: Callable[[], object]) -> None:
        super().__init__(school.store.database)
        self._between = [between]

    def rule(self, ruling: Ruling, rescores: Sequence[Rescore] = ()) -> None:
        while self._between:
            self._between.pop()()
        super().rule(ruling, rescores)


def test_two_desks_that_credit_one_attempt_at_once_lose_neither_credit(school: School) -> None:
    attempt = school.sits(ANN, "bb" + ALL_RIGHT[2:])
    first, second = school.disputes(attempt, 1), school.disputes(attempt, 2)
    docket = Docket(school, lambda: school.desk.disputes.rule(second, Verdict.CREDITED, "Both ways."))
    slower = DisputesDesk(
        docket=docket, journal=school.store.attempts, shelf=MemoryShelf(()), clock=school.clock, by="Mr Other"
    )

    settled = slower.rule(first, Verdict.CREDITED, "Both ways.")

    assert school.scores(attempt) == ["8/10", "9/10", "10/10"]
    assert settled.rescore == school.desk.attempts.rescores(attempt)[-1]
    assert len(school.desk.disputes.rulings()) == 2


def test_a_dispute_that_another_desk_settles_meanwhile_is_refused(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    dispute = school.disputes(attempt, 1)
    docket = Docket(school, lambda: school.desk.disputes.rule(dispute, Verdict.CREDITED, "Both ways."))
    slower = DisputesDesk(
        docket=docket, journal=school.store.attempts, shelf=MemoryShelf(()), clock=school.clock, by="Mr Other"
    )

    with pytest.raises(Refusal, match="has a ruling already"):
        slower.rule(dispute, Verdict.REJECTED, "No.")

    assert school.scores(attempt) == ["9/10", "10/10"]


def test_a_credit_given_while_past_attempts_are_rescored_is_in_their_score(school: School) -> None:
    ann, ben = school.sits(ANN, "bb" + ALL_RIGHT[2:]), school.sits(BEN, "bb" + ALL_RIGHT[2:])
    dispute = school.disputes(ann, 2)
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.REKEYED, "It is b.", ["b"])
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))
        if done == of:
            school.desk.disputes.rule(dispute, Verdict.CREDITED, "Both ways.")

    done = school.desk.disputes.rescore_past(school.pool[0].revision, "It was b.", tell)

    assert school.scores(ann) == ["8/10", "9/10", "10/10"]
    assert school.scores(ben) == ["8/10", "9/10"]
    assert (done.attempts, done.changed, told) == (2, 2, [(1, 2), (2, 2)])


def test_a_ruling_made_while_past_attempts_are_rescored_is_what_all_of_them_are_rescored_by(school: School) -> None:
    ann, ben = school.sits(ANN, "b" + ALL_RIGHT[1:]), school.sits(BEN, "c" + ALL_RIGHT[1:])
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.REKEYED, "It is b.", ["b"])

    def tell(done: int, of: int) -> None:
        if done == of:
            school.desk.disputes.rule_unasked(school.pool[0], Verdict.REKEYED, "No: it is c.", ["c"])

    school.desk.disputes.rescore_past(school.pool[0].revision, "The key was wrong.", tell)

    assert (school.scores(ann), school.scores(ben)) == (["9/10", "9/10"], ["9/10", "10/10"])


def test_a_dispute_settled_while_past_attempts_are_rescored_is_not_settled_twice(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    dispute = school.disputes(attempt, 1)
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.REKEYED, "It is b.", ["b"])

    def retire(*_: int) -> None:
        school.desk.disputes.rule(dispute, Verdict.RETIRED, "No option is right.")

    done = school.desk.disputes.rescore_past(school.pool[0].revision, "It was b.", retire)

    assert school.scores(attempt) == ["9/10", "9/9"]
    assert done.attempts == 0


def test_an_attempt_that_was_open_while_its_item_was_rekeyed_is_counted_until_it_is_rescored(school: School) -> None:
    before = school.sits(BEN, NINE)
    dispute = school.disputes(before, 1)
    assert school.desk.disputes.matter(dispute).closed_since == 0

    def rekeyed_first(proctor: Proctor) -> None:
        school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is b.", ["b"])
        assert school.desk.disputes.closed_since(school.pool[0].revision) == 0
        proctor.submit()

    after = school.sits(ANN, NINE, ends=rekeyed_first)

    assert school.scores(after) == ["9/10"]
    assert school.desk.disputes.matter(dispute).closed_since == 1
    assert school.desk.disputes.closed_since(school.pool[1].revision) == 0
    school.desk.disputes.rescore_past(school.pool[0].revision, "It was b.")
    assert school.scores(after) == ["9/10", "10/10"]
    assert school.desk.disputes.matter(dispute).closed_since == 0


def test_a_retired_place_is_not_told_as_a_pretest_item(school: School) -> None:
    slots = (replace(school.form.slots[0], scored=False), *school.form.slots[1:])
    dispute = school.disputes(school.sits(ANN, NINE, form=replace(school.form, slots=slots)), 1)

    with pytest.raises(Refusal, match=r"not in the score \(retired: not scored\): there is nothing to credit"):
        school.desk.disputes.rule(dispute, Verdict.CREDITED, "Both ways.")
    said = school.desk.disputes.preview(dispute, Verdict.REKEYED, ["b"]).sentences
    assert any(sentence.endswith("keeps its score: its place 1 is retired: not scored.") for sentence in said)
    assert school.desk.disputes.matter(dispute).unscored == "retired: not scored"


def test_a_pretest_item_can_be_rekeyed_but_gives_nothing_to_credit(found: Callable[..., School]) -> None:
    school = found(exam=replace(profile(), pretest=10))
    attempt = school.sits(ANN, NINE)
    dispute = school.disputes(attempt, 1)
    with pytest.raises(Refusal, match="not in the score"):
        school.desk.disputes.rule(dispute, Verdict.CREDITED, "Both ways.")
    assert school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is b.", ["b"]).rescore is None
    assert school.desk.disputes.rescore_past(school.pool[0].revision, "It was b.").attempts == 0


def test_a_retired_item_is_not_ruled_out_twice(school: School) -> None:
    school.desk.disputes.rule_unasked(school.pool[0], Verdict.RETIRED, "No option is right.")
    dispute = school.disputes(school.sits(ANN, NINE), 1)
    assert school.desk.disputes.matter(dispute).verdicts == (Verdict.CREDITED, Verdict.REJECTED)
    with pytest.raises(Refusal, match="retired already"):
        school.desk.disputes.rule(dispute, Verdict.RETIRED, "No option is right.")


def test_two_disputes_can_be_settled_by_the_same_key(school: School) -> None:
    first, second = school.sits(ANN, NINE), school.sits(BEN, NINE)
    disputes = [school.disputes(first, 1), school.disputes(second, 1)]
    assert len(school.desk.disputes.matter(disputes[0]).also) == 1
    for dispute in disputes:
        school.desk.disputes.rule(dispute, Verdict.REKEYED, "It is b.", ["b"])
    assert [school.scores(attempt) for attempt in (first, second)] == [["9/10", "10/10"]] * 2


@pytest.mark.parametrize("verdict", [Verdict.CREDITED, Verdict.REJECTED])
def test_what_nobody_disputed_can_only_be_rekeyed_or_retired(school: School, verdict: Verdict) -> None:
    with pytest.raises(Refusal, match="nobody to answer"):
        school.desk.disputes.rule_unasked(school.pool[0], verdict, "Unasked.")


def test_everything_that_was_ruled_stands_in_the_audit_log(school: School) -> None:
    attempt = school.sits(ANN, NINE)
    school.desk.disputes.rule(school.disputes(attempt, 1), Verdict.REKEYED, "It is b.", ["b"])
    entries = school.desk.audit.entries()
    assert [(entry.by, entry.action) for entry in entries] == [
        (ANN, "disputed"),
        (INSTRUCTOR, "ruled"),
        (INSTRUCTOR, "rescored"),
    ]
    assert list(faults(entries)) == []


def test_a_dispute_that_is_none_is_told(school: School) -> None:
    with pytest.raises(Refusal, match="There is no dispute 7"):
        school.desk.disputes.matter(7)
