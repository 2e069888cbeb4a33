"""The lobby: candidates, what can be sat, starting, resuming, looking back."""

import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.candidate.lobby import Choices, Lobby, Unknown
from simulator.candidate.proctor import Watching
from simulator.exam import sentences
from simulator.exam.attempt import Status
from simulator.exam.case import Answering, Role
from simulator.exam.event import ClosedBy
from simulator.exam.form import Form, Shortfall
from simulator.exam.item import Item, Kind
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.exam.profile import Profile
from simulator.exam.view import CaseView
from simulator.ports.failure import Unsaved
from tests import charts
from tests.blank import blank_store
from tests.candidates import ANN, KEY, LIMIT, FakeClock, MemoryJournal, MemoryShelf, item, items, minutes, profile
from tests.drill.room import DrillRoom, answer, asked

CPC = profile()
RECORD = "form-a-inpatient-01"
HALF = {"guidelines": 1, "anaesthesia": 1, "musculoskeletal": 5}
POOL = (*items(bank="form-a"), *items(bank="form-b"), *items(HALF, bank="extra"))


class Field:
    """A lobby, the clock on its wall and the journal behind it; other windows of the same machine on request."""

    def __init__(self, pool: tuple[Item, ...] = POOL, *exams: Profile) -> None:
        self.clock = FakeClock()
        self.journal = MemoryJournal()
        self.shelf = MemoryShelf(pool, *(exams or (CPC,)), problems=("cpc/draft.yaml: line 3: no key.",))
        self.lobby = self.window("first")

    def window(self, name: str) -> Lobby:
        store = blank_store()
        return Lobby(
            shelf=self.shelf,
            journal=self.journal,
            archive=self.journal,
            disputes=store.disputes,
            rosters=store.roster,
            clock=self.clock,
            window=name,
        )


@pytest.fixture
def field() -> Field:
    return Field()


# Candidates


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann Lee", "Ann Lee"),
        ("  Ann   Lee\n", "Ann Lee"),
        ("Ann\tLee", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
        ("Ann\x1b[31m Lee", "Ann[31m Lee"),
        ("李", "李"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_candidate_is_enrolled_under_a_plain_name(field: Field, typed: str, kept: str) -> None:
    assert field.lobby.enrol(typed) == kept
    assert field.lobby.enrol(typed) == kept
    assert field.lobby.candidates() == (kept,)


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x07", "x" * 61])
def test_a_name_that_is_empty_or_too_long_is_refused(field: Field, typed: str) -> None:
    with pytest.raises(ValueError, match="1 to 60 characters"):
        field.lobby.enrol(typed)
    assert field.lobby.candidates() == ()


# What can be sat


def test_an_offer_lists_the_banks_that_are_whole_forms_and_what_is_in_them(field: Field) -> None:
    offer = field.lobby.offer(CPC)
    assert (offer.forms, offer.missing) == (("form-a", "form-b"), {})
    assert (offer.records, offer.several) == (0, False)


def test_an_offer_counts_records_and_tells_of_several_answers() -> None:
    several = replace(charts.POOL[0], kind=Kind.MULTIPLE, key=("a", "b"))
    offer = Field((several, *charts.POOL[1:]), charts.ccs()).lobby.offer(charts.ccs())
    assert (offer.forms, offer.records, offer.several) == (("form-a",), 2, True)


def test_an_offer_that_lacks_records_says_so_like_any_other() -> None:
    offer = Field(charts.POOL[:5], charts.ccs()).lobby.offer(charts.ccs())
    assert (offer.forms, offer.missing, offer.records) == ((), {"inpatient": 1}, 2)


def test_an_offer_says_what_is_missing_domain_by_domain() -> None:
    lobby = Field(items(HALF)).lobby
    offer = lobby.offer(CPC)
    assert (offer.forms, offer.missing) == ((), {"guidelines": 1, "anaesthesia": 2})
    with pytest.raises(Shortfall, match="Guidelines 1, Anaesthesia 2"):
        lobby.start(ANN, Choices(profile=CPC))
    assert lobby.attempts() == ()


def test_a_profile_is_found_by_id_and_an_unknown_one_names_those_there_are(field: Field) -> None:
    assert field.lobby.profile("cpc") == CPC
    with pytest.raises(Unknown, match=r"no exam 'ccs'. There are: cpc"):
        field.lobby.profile("ccs")
    assert field.lobby.profiles() == (CPC,)
    assert field.lobby.problems() == ("cpc/draft.yaml: line 3: no key.",)


# Records alone


def test_records_are_listed_once_however_many_exams_hold_them() -> None:
    lobby = Field(charts.POOL, CPC, charts.ccs(), charts.ccs(pretest=1)).lobby
    assert [item.id for item in lobby.cases()] == ["form-a-inpatient-01", "form-a-inpatient-02"]


def test_a_record_alone_is_sat_as_practice_without_a_limit() -> None:
    lobby = Field(charts.POOL, charts.ccs(one_way=True, pretest=2)).lobby
    exam = lobby.alone(RECORD)
    assert (exam.title, exam.total, exam.title_of("inpatient")) == (f"Record: {RECORD}", 1, "Inpatient cases")
    choices = Choices(
        profile=exam,
        case=RECORD,
        mode=Mode.PRACTICE,
        feedback=Feedback.IMMEDIATE,
        timed=False,
        answering=Answering.SELECT,
    )
    number = lobby.start(ANN, choices)
    record = lobby.record(number)
    assert [(slot.item, slot.scored, slot.section) for slot in record.form.slots] == [(RECORD, True, "")]
    assert (record.policy.time.timed, record.policy.answering) == (False, Answering.SELECT)
    view = lobby.sit(number).item()
    assert isinstance(view, CaseView)
    assert view.choices[Role.PRINCIPAL_DIAGNOSIS]
    (summary,) = lobby.attempts()
    assert (summary.mode, summary.form, summary.title) == (Mode.PRACTICE, RECORD, f"Record: {RECORD}")


def test_a_record_can_be_given_minutes() -> None:
    lobby = Field(charts.POOL, charts.ccs()).lobby
    exam = replace(lobby.alone(RECORD), limit=minutes(20))
    number = lobby.start(ANN, Choices(profile=exam, case=RECORD, mode=Mode.PRACTICE))
    assert lobby.sit(number).clock().left == minutes(20)


@pytest.mark.parametrize(
    ("pool", "asked", "says"),
    [
        (charts.POOL, "form-a-inpatint-02", "no record 'form-a-inpatint-02'. The nearest: form-a-inpatient-02, "),
        (charts.POOL, "xyz", "There is no record 'xyz'. `codexam case` lists them."),
        (charts.POOL, "form-a-coding-01", "form-a-coding-01 is an item with options, and no record to code."),
        (charts.POOL[:4], "xyz", "There is no record 'xyz'. The banks have none."),
        ((replace(charts.POOL[4], accepted=False),), RECORD, f"The record {RECORD} is a draft"),
    ],
)
def test_a_record_that_cannot_be_sat_is_a_sentence(pool: tuple[Item, ...], asked: str, says: str) -> None:
    with pytest.raises(Unknown, match=re.escape(says)):
        Field(pool, charts.ccs()).lobby.alone(asked)


# Starting


def test_without_a_choice_the_first_whole_form_is_sat_as_written(field: Field) -> None:
    record = field.lobby.record(field.lobby.start(ANN, Choices(profile=CPC)))
    assert (record.form.id, record.form.seed, record.candidate) == ("form-a", None, ANN)
    assert {slot.options for slot in record.form.slots} == {tuple("abcd")}


def test_a_form_can_be_named_and_an_unknown_one_names_those_there_are(field: Field) -> None:
    record = field.lobby.record(field.lobby.start(ANN, Choices(profile=CPC, form="form-b")))
    assert record.form.id == "form-b"
    with pytest.raises(Unknown, match="There are: form-a, form-b, extra"):
        field.lobby.start(ANN, Choices(profile=CPC, form="form-z"))
    with pytest.raises(Shortfall):
        field.lobby.start(ANN, Choices(profile=CPC, form="extra"))


def test_a_seed_draws_the_same_form_again_and_keeps_only_the_items_it_uses(field: Field) -> None:
    first, second = (field.lobby.record(field.lobby.start(ANN, Choices(profile=CPC, seed=42))) for _ in range(2))
    assert first.form == second.form
    assert (first.form.id, first.form.seed) == ("cpc-42", 42)
    assert set(first.items) == {slot.revision for slot in first.form.slots}
    assert len(first.items) == CPC.total


def test_where_no_bank_is_whole_a_form_is_drawn_from_all() -> None:
    halves = items({"guidelines": 2}, bank="x"), items({"anaesthesia": 3, "musculoskeletal": 5}, bank="y")
    lobby = Field((*halves[0], *halves[1])).lobby
    assert lobby.record(lobby.start(ANN, Choices(profile=CPC))).form.id == "cpc-1"


def test_choices_become_the_policy_of_the_attempt(field: Field) -> None:
    choices = Choices(
        profile=CPC,
        mode=Mode.PRACTICE,
        feedback=Feedback.IMMEDIATE,
        extra=minutes(45),
        interruptions=Interruptions.STRICT,
    )
    policy = field.lobby.record(field.lobby.start(ANN, choices)).policy
    assert (policy.mode, policy.feedback, policy.time.pausing) == (Mode.PRACTICE, Feedback.IMMEDIATE, True)
    assert (policy.time.limit, policy.time.interruptions) == (LIMIT + minutes(45), Interruptions.STRICT)


def test_an_attempt_that_cannot_be_kept_is_not_begun(field: Field) -> None:
    field.journal.full = True
    with pytest.raises(Unsaved):
        field.lobby.start(ANN, Choices(profile=CPC))
    field.journal.full = False
    assert field.lobby.attempts() == ()


def test_the_clock_does_not_run_between_start_and_sitting_down(field: Field) -> None:
    number = field.lobby.start(ANN, Choices(profile=CPC))
    field.clock.advance(minutes(20))
    assert field.lobby.sit(number).clock().left == LIMIT


def test_what_was_drilled_lately_is_kept_off_forms_that_are_drawn_as_far_as_the_pool_allows(tmp_path: Path) -> None:
    shelf = (*items(bank="form-a"), *items({"musculoskeletal": 5, "guidelines": 1}, bank="extra"))
    room = DrillRoom(tmp_path / "home", pool=shelf, generators=())
    try:
        plain = room.lobby.record(room.lobby.start(ANN, Choices(profile=CPC, seed=5))).form
        drill = room.begin(topics=("musculoskeletal", "guidelines"), bank="form-a")
        while True:
            answer(drill, rightly=True)
            if not drill.next():
                break
        drill.stop()
        drilled = set(asked(drill))
        assert len(drilled) == 7
        assert drilled & {slot.item for slot in plain.slots}

        def form(candidate: str) -> Form:
            return room.lobby.record(room.lobby.start(candidate, Choices(profile=CPC, seed=5))).form

        held = {slot.item for slot in form(ANN).slots}
        assert len([item for item in held & drilled if "musculoskeletal" in item]) == 0
        assert len([item for item in held & drilled if "guidelines" in item]) == 1
        assert form("Bo").slots == plain.slots
        assert {slot.item for slot in room.lobby.record(fixed_one(room.lobby)).form.slots} > drilled
        room.clock.advance(timedelta(days=14))
        assert form(ANN).slots == plain.slots
    finally:
        room.close()


def fixed_one(lobby: Lobby) -> int:
    return lobby.start(ANN, Choices(profile=CPC, form="form-a"))


# Resuming and looking back


def test_an_open_attempt_is_listed_resumed_and_reported_once_closed(field: Field) -> None:
    number = field.lobby.start(ANN, Choices(profile=CPC))
    proctor = field.lobby.sit(number)
    proctor.answer(KEY)
    proctor.leave()
    (summary,) = field.lobby.open_attempts(ANN)
    assert (summary.id, summary.status, summary.answered, summary.percent) == (number, Status.RUNNING, 1, None)
    with pytest.raises(Unknown, match="still open"):
        field.lobby.report(number)
    field.lobby.sit(number).submit()
    record, found = field.lobby.report(number)
    assert (record.id, found.score.credit) == (number, Fraction(1))
    (summary,) = field.lobby.attempts(ANN)
    assert (summary.status, summary.credit, summary.passed) == (Status.CLOSED, Fraction(1), False)
    assert field.lobby.open_attempts() == ()


def test_open_attempts_stand_last_touched_first_and_unstarted_ones_last(field: Field) -> None:
    waiting, early, late = (field.lobby.start(ANN, Choices(profile=CPC)) for _ in range(3))
    for number in (late, early):
        field.clock.advance(60)
        field.lobby.sit(number).leave()
    assert [summary.id for summary in field.lobby.open_attempts()] == [early, late, waiting]
    another = field.lobby.start("Bo", Choices(profile=CPC))
    assert [summary.id for summary in field.lobby.open_attempts()] == [early, late, another, waiting]
    assert [summary.id for summary in field.lobby.open_attempts("Bo")] == [another]
    assert [summary.id for summary in field.lobby.attempts()] == [another, late, early, waiting]


def test_a_report_says_which_items_had_been_seen_before(field: Field) -> None:
    first = field.lobby.sit(fixed_one(field.lobby))
    first.visit(3)
    field.clock.advance(60)
    second = field.lobby.sit(fixed_one(field.lobby))
    for number in (2, 3, 4):
        second.visit(number)
    field.clock.advance(60)
    first.visit(4)
    for proctor in (first, second):
        proctor.submit()
    assert field.lobby.report(1)[1].seen_before == (4,)
    report = field.lobby.report(2)[1]
    assert report.seen_before == (1, 3)
    assert sentences.seen_before(report) == "Of 10 items, 2 had been seen before, in other attempts or in drills."
    field.lobby.sit(field.lobby.start("Bo", Choices(profile=CPC))).submit()
    assert field.lobby.report(3)[1].seen_before == ()
    assert sentences.seen_before(field.lobby.report(3)[1]) == ""


def test_an_unknown_attempt_is_a_sentence(field: Field) -> None:
    for look in (field.lobby.record, field.lobby.sit, field.lobby.report, field.lobby.abandon):
        with pytest.raises(Unknown, match="There is no attempt 99"):
            look(99)


def test_abandoning_closes_an_open_attempt_and_leaves_a_closed_one_alone(field: Field) -> None:
    number = field.lobby.start(ANN, Choices(profile=CPC))
    field.lobby.abandon(number)
    (summary,) = field.lobby.attempts()
    assert (summary.status, summary.closed_by) == (Status.CLOSED, ClosedBy.ABANDONED)
    before = field.lobby.record(number)
    field.lobby.abandon(number)
    assert field.lobby.record(number) == before


def test_an_attempt_that_another_window_holds_is_watched_taken_or_refused(field: Field) -> None:
    number = field.lobby.start(ANN, Choices(profile=CPC))
    field.lobby.sit(number)
    elsewhere = field.window("second")
    assert elsewhere.sit(number).watching
    with pytest.raises(Watching):
        elsewhere.abandon(number)
    assert not elsewhere.sit(number, take=True).watching


def test_an_item_mended_later_does_not_touch_an_attempt_made_before(field: Field) -> None:
    number = field.lobby.start(ANN, Choices(profile=CPC, form="form-a"))
    mended = replace(item("guidelines", 1), revision="rev:mended", key=("b",))
    field.shelf = MemoryShelf((mended, *POOL[1:]), CPC)
    proctor = field.window("first").sit(number)
    proctor.answer(KEY)
    proctor.submit()
    assert field.lobby.report(number)[1].score.credit == 1
