"""Look-ups: the code books over an item, what they cost of its time, and what the report tells of them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from simulator.candidate.proctor import Proctor, Watching
from simulator.exam import event as ev
from simulator.exam.engine import Illegal
from simulator.exam.policy import Mode, policy_for
from simulator.exam.report import DomainLookUps, LookUp, SlotTime, slowest
from simulator.ports.failure import Taken, Unsaved
from tests.candidates import LIMIT, Candidate, both_clocks, credited_time, form, minutes, policy, profile, seconds

CM = "icd-10-cm"
NONE = timedelta()

PUTTING_AWAY: dict[str, Callable[[Proctor], None]] = {
    "close": Proctor.close_books,
    "visit": lambda proctor: proctor.visit(2),
    "visit to the item itself": lambda proctor: proctor.visit(1),
    "survey": Proctor.survey,
    "pause": Proctor.pause,
    "submit": Proctor.submit,
    "abandon": Proctor.abandon,
}


def looked(ann: Candidate, slot: int) -> tuple[int, timedelta]:
    """Look-ups and look-up time at a slot, as the log tells them."""
    response = ann.attempt.response(slot)
    return response.look_ups, response.look_up_time


def kinds(ann: Candidate) -> list[type[ev.Event]]:
    return [type(event) for event in ann.log]


def test_time_in_the_books_is_look_up_time_and_the_items_own() -> None:
    ann = Candidate(policy())
    ann.reads(20)
    ann.proctor.open_books()
    ann.reads(40)
    ann.proctor.look_up(CM, "I50.9", "heart failure")
    ann.reads(15)
    ann.proctor.close_books()
    ann.reads(10)
    ann.proctor.visit(2)

    assert looked(ann, 1) == (1, seconds(55))
    assert ann.attempt.response(1).dwell == seconds(85)
    assert looked(ann, 2) == (0, NONE)
    assert credited_time(ann.attempt) == ann.attempt.elapsed == seconds(85)


def test_every_code_opened_is_one_look_up_even_the_same_again() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    for code in ("I50.9", "I11.0", "I50.9"):
        ann.proctor.look_up(CM, code, "")

    assert looked(ann, 1) == (3, NONE)


def test_books_opened_and_nothing_found_cost_time_and_are_no_look_up() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.reads(30)
    ann.proctor.close_books()

    assert looked(ann, 1) == (0, seconds(30))


@pytest.mark.parametrize("way", PUTTING_AWAY)
def test_books_are_put_away_by_whatever_takes_the_candidate_elsewhere(way: str) -> None:
    ann = Candidate(policy(practice=True))
    ann.proctor.open_books()
    ann.reads(10)

    PUTTING_AWAY[way](ann.proctor)

    assert not ann.proctor.attempt.consulting
    assert ann.proctor.attempt == ann.attempt
    assert looked(ann, 1) == (0, seconds(10))
    if not ann.proctor.closed:
        assert kinds(ann).count(ev.BooksClosed) == 1


@pytest.mark.parametrize("way", ["visit", "survey"])
def test_time_after_the_books_were_put_away_is_no_look_up_time(way: str) -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.reads(10)
    PUTTING_AWAY[way](ann.proctor)
    ann.reads(60)
    ann.proctor.visit(1)
    ann.reads(60)
    ann.proctor.submit()

    assert ann.report().look_ups.time == seconds(10)


def test_a_pause_in_the_books_ends_the_look_up() -> None:
    ann = Candidate(policy(practice=True))
    ann.proctor.open_books()
    ann.reads(10)
    ann.proctor.pause()
    ann.reads(3600, every=600)
    ann.proctor.resume()
    ann.reads(20)
    ann.proctor.submit()

    assert looked(ann, 1) == (0, seconds(10))
    assert ann.attempt.response(1).dwell == seconds(30)


def test_the_answer_may_be_given_with_the_books_open() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.reads(10)
    ann.proctor.answer("a")
    ann.reads(5)

    assert ann.proctor.attempt.consulting
    ann.proctor.close_books()
    assert looked(ann, 1) == (0, seconds(15))


def test_opening_open_books_and_closing_closed_ones_makes_no_event() -> None:
    ann = Candidate(policy())
    ann.proctor.close_books()
    ann.proctor.open_books()
    ann.proctor.open_books()

    assert kinds(ann) == [ev.Started, ev.Visited, ev.BooksOpened]


def test_the_books_open_over_an_item_and_not_over_the_review_screen() -> None:
    ann = Candidate(policy())
    ann.proctor.survey()

    with pytest.raises(Illegal, match="go to one first"):
        ann.proctor.open_books()


def test_a_code_is_looked_up_in_open_books_only() -> None:
    ann = Candidate(policy())
    with pytest.raises(Illegal, match="not open"):
        ann.proctor.look_up(CM, "I50.9", "heart failure")

    ann.proctor.open_books()
    ann.proctor.close_books()
    with pytest.raises(Illegal, match="not open"):
        ann.proctor.look_up(CM, "I50.9", "heart failure")


@pytest.mark.parametrize("mode", Mode)
def test_who_trains_with_books_of_paper_has_none_in_the_program(mode: Mode) -> None:
    ann = Candidate(policy_for(profile(), mode=mode, books=False))

    with pytest.raises(Illegal, match="off in this attempt"):
        ann.proctor.open_books()
    with pytest.raises(Illegal, match="not open"):
        ann.proctor.look_up(CM, "I50.9", "heart failure")
    ann.proctor.close_books()
    assert kinds(ann) == [ev.Started, ev.Visited]


def test_time_that_runs_out_in_the_books_ends_at_the_limit() -> None:
    ann = Candidate(policy(limit=minutes(1)))
    ann.reads(20)
    ann.proctor.open_books()
    ann.reads(60)

    assert (ann.proctor.closed, ann.proctor.attempt.consulting) == (True, False)
    assert looked(ann, 1) == (0, seconds(40))
    assert ann.attempt.response(1).dwell == ann.attempt.elapsed == minutes(1)


@both_clocks
def test_a_lid_closed_over_open_books_is_no_look_up_time_and_leaves_them_open(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.proctor.open_books()
    ann.reads(10)
    ann.clock.sleep_lid(minutes(10))
    ann.proctor.tick()
    ann.reads(5)
    assert ann.proctor.attempt.consulting
    ann.proctor.close_books()

    assert looked(ann, 1) == (0, seconds(15))
    assert ann.attempt.response(1).dwell == seconds(15)


@both_clocks
def test_books_open_when_the_program_was_killed_are_away_when_it_is_back(strict: bool) -> None:
    ann = Candidate(policy(strict=strict))
    ann.proctor.open_books()
    ann.proctor.look_up(CM, "I50.9", "heart failure")
    ann.reads(10)
    ann.is_killed()
    ann.clock.advance(minutes(20))

    ann.sits()

    assert not ann.proctor.attempt.consulting
    assert kinds(ann)[-2:] == [ev.Interrupted, ev.BooksClosed]
    ann.reads(30)
    ann.proctor.visit(2)
    assert looked(ann, 1) == (1, seconds(10))
    assert ann.attempt.response(1).dwell == seconds(40)


def test_books_that_a_full_disk_kept_open_on_the_way_back_are_put_away_at_the_next_try() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.reads(10)
    ann.is_killed()
    ann.journal.script.extend([False, True])
    with pytest.raises(Unsaved):
        ann.sits()

    ann.sits()

    assert not ann.proctor.attempt.consulting
    assert ann.proctor.attempt == ann.attempt
    assert kinds(ann).count(ev.BooksClosed) == 1


def test_books_that_were_open_when_the_time_ran_out_away_from_the_program_need_no_putting_away() -> None:
    ann = Candidate(policy(strict=True))
    ann.proctor.open_books()
    ann.is_killed()
    ann.clock.advance(LIMIT)

    ann.sits()

    assert (ann.proctor.closed, ann.proctor.attempt.consulting) == (True, False)
    assert kinds(ann)[-2:] == [ev.Interrupted, ev.Closed]


def test_a_window_that_takes_over_finds_the_books_away_and_the_other_only_watches() -> None:
    ann = Candidate(policy())
    ann.proctor.open_books()
    ann.reads(10)
    there = ann.proctor

    here = ann.sits(take=True)

    assert not here.attempt.consulting
    with pytest.raises(Taken):
        there.look_up(CM, "I50.9", "")
    assert there.attempt == here.attempt
    with pytest.raises(Watching):
        there.open_books()


@pytest.mark.parametrize("verb", ["open_books", "look_up", "close_books"])
def test_what_the_disk_refuses_in_the_books_changes_nothing_and_can_be_done_again(verb: str) -> None:
    ann = Candidate(policy())
    if verb != "open_books":
        ann.proctor.open_books()
    before = ann.proctor.attempt
    arguments = (CM, "I50.9", "CHF") if verb == "look_up" else ()
    ann.journal.full = True
    with pytest.raises(Unsaved):
        getattr(ann.proctor, verb)(*arguments)
    assert ann.proctor.attempt == before

    ann.journal.full = False
    getattr(ann.proctor, verb)(*arguments)

    assert len(ann.log) == before.seq + 1


def test_the_report_tells_every_look_up_and_sums_them_by_item_and_domain() -> None:
    ann = Candidate(policy())
    first, second = (slot.domain for slot in ann.form.slots if slot.number in {1, 3})
    for slot, codes in ((1, ("I50.9", "I11.0")), (3, ("E11.9",)), (4, ())):
        ann.proctor.visit(slot)
        ann.reads(10)
        ann.proctor.open_books()
        for code in codes:
            ann.reads(20)
            ann.proctor.look_up(CM, code, f"to {code}")
        ann.reads(5)
    ann.proctor.visit(1)
    ann.proctor.open_books()
    ann.proctor.look_up("hcpcs", "E0110", "")
    ann.proctor.submit()

    found = ann.report().look_ups

    assert found.each == (
        LookUp(slot=1, elapsed=seconds(30), system=CM, code="I50.9", query="to I50.9"),
        LookUp(slot=1, elapsed=seconds(50), system=CM, code="I11.0", query="to I11.0"),
        LookUp(slot=3, elapsed=seconds(85), system=CM, code="E11.9", query="to E11.9"),
        LookUp(slot=1, elapsed=seconds(105), system="hcpcs", code="E0110", query=""),
    )
    assert found.slots == (
        SlotTime(slot=1, domain=first, dwell=seconds(55), look_ups=3, look_up_time=seconds(45)),
        SlotTime(slot=3, domain=second, dwell=seconds(35), look_ups=1, look_up_time=seconds(25)),
        SlotTime(slot=4, domain=second, dwell=seconds(15), look_ups=0, look_up_time=seconds(5)),
    )
    assert found.domains == (
        DomainLookUps(domain=first, count=3, time=seconds(45)),
        DomainLookUps(domain=second, count=1, time=seconds(30)),
        DomainLookUps(domain=ann.form.slots[-1].domain, count=0, time=NONE),
    )
    assert (found.count, found.time) == (4, seconds(75))


def test_an_attempt_without_books_reports_no_look_up() -> None:
    ann = Candidate(policy())
    ann.reads(10)
    ann.proctor.submit()

    found = ann.report().look_ups

    assert (found.each, found.slots, found.count, found.time) == ((), (), 0, NONE)
    assert [domain.count for domain in found.domains] == [0, 0, 0]


def test_the_report_names_the_items_where_the_time_went_the_longest_first() -> None:
    ann = Candidate(policy())
    for slot, span in ((2, 30), (3, 90), (4, 30)):
        ann.proctor.visit(slot)
        ann.reads(span)
    ann.proctor.open_books()
    ann.reads(15)
    ann.proctor.submit()

    assert [(slot.slot, slot.dwell, slot.look_up_time) for slot in ann.report().slowest] == [
        (3, seconds(90), NONE),
        (4, seconds(45), seconds(15)),
        (2, seconds(30), NONE),
    ]


def test_the_report_names_ten_slow_items_and_of_equals_the_earlier() -> None:
    ann = Candidate(policy(), sheet=form({"guidelines": 6, "anaesthesia": 6}))
    for slot in range(1, 13):
        ann.proctor.visit(slot)
        ann.reads(60)
    ann.proctor.survey()

    assert [slot.slot for slot in slowest(ann.attempt)] == list(range(1, 11))
