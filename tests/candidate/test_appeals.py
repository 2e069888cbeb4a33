"""Appeals: an item is disputed, an instructor rules, and the candidate sees what became of it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.bootstrap import join_desk
from simulator.candidate.barred import Barred
from simulator.candidate.hearing import headline, heard, later_scores, ruled, scores, standing
from simulator.candidate.lobby import Choices, Lobby, Unknown
from simulator.desk.disputes import Disputes
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.view import SolvedView
from simulator.ports.docket import Verdict
from simulator.ports.drills import Wish
from tests import charts
from tests.candidates import ANN, KEY, WRONG, MemoryShelf, items
from tests.drill.makers import SUMS
from tests.drill.room import DrillRoom, answer, asked

WHY = "B is right: OCG I.A.15 says so."
GIVEN = items()[0].id


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DrillRoom]:
    room = DrillRoom(tmp_path / "home", generators=(SUMS,))
    yield room
    room.close()


@pytest.fixture
def lobby(room: DrillRoom) -> Lobby:
    return room.lobby


@pytest.fixture
def desk(room: DrillRoom) -> Disputes:
    return join_desk(room.store, MemoryShelf(()), room.clock, "Ms Quinn").disputes


def sat(lobby: Lobby, *, first: str = WRONG, mode: Mode = Mode.EXAM, seed: int | None = None) -> int:
    """An attempt of Ann's, handed in: the first place answered so, all others right."""
    number = lobby.start(ANN, Choices(profile=lobby.profile("cpc"), mode=mode, seed=seed))
    proctor = lobby.sit(number)
    for slot in proctor.attempt.form.slots:
        proctor.visit(slot.number)
        proctor.answer(first if slot.number == 1 else KEY)
    proctor.submit()
    proctor.leave()
    return number


def score(lobby: Lobby, attempt: int) -> tuple[str, int]:
    """The first score: credit, exactly, of how many."""
    found = lobby.report(attempt)[1].score
    return str(found.credit), found.total


# Disputing


def test_a_dispute_is_kept_with_its_reason_and_waits(lobby: Lobby) -> None:
    number = sat(lobby)
    kept = lobby.appeals.dispute(number, 1, f"  {WHY}\n\x1b[2J Look \t twice. ")
    assert kept.reason == f"{WHY} [2J Look twice."
    assert (kept.attempt, kept.slot, kept.candidate, kept.item, kept.ruling) == (number, 1, ANN, GIVEN, None)
    assert lobby.appeals.of(number) == (kept,)
    assert ruled(kept, {}) == "Disputed, waits for a ruling."
    assert score(lobby, number) == ("9", 10)


@pytest.mark.parametrize(
    ("reason", "says"), [(" \n ", "Say why the key is wrong"), ("x" * 1001, "1 to 1000"), ("\udcff", "UTF-8")]
)
def test_a_dispute_without_a_reason_or_with_an_endless_one_is_not_kept(lobby: Lobby, reason: str, says: str) -> None:
    number = sat(lobby)
    with pytest.raises(Barred, match=says):
        lobby.appeals.dispute(number, 1, reason)
    assert lobby.appeals.of(number) == ()


@pytest.mark.parametrize("place", [0, 11, -1])
def test_a_place_that_there_is_not_cannot_be_disputed(lobby: Lobby, place: int) -> None:
    number = sat(lobby)
    with pytest.raises(Barred, match=r"has no item .*: its items are 1 to 10"):
        lobby.appeals.dispute(number, place, WHY)


def test_an_open_attempt_and_one_that_there_is_not_have_no_disputes(lobby: Lobby) -> None:
    number = lobby.start(ANN, Choices(profile=lobby.profile("cpc")))
    with pytest.raises(Barred, match="still open"):
        lobby.appeals.dispute(number, 1, WHY)
    with pytest.raises(Barred, match="There is no attempt 99"):
        lobby.appeals.dispute(99, 1, WHY)


def test_an_item_waits_for_one_ruling_at_a_time_and_can_be_disputed_again(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby)
    first = lobby.appeals.dispute(number, 1, WHY)
    with pytest.raises(Barred, match="disputed already"):
        lobby.appeals.dispute(number, 1, "Again.")
    desk.rule(first.id, Verdict.REJECTED, "The guideline is about another case.")
    lobby.appeals.dispute(number, 1, "It is not: see the second sentence.")
    assert [dispute.ruling is None for dispute in lobby.appeals.of(number)] == [False, True]


def test_practice_and_the_items_of_a_drill_can_be_disputed_too(room: DrillRoom, lobby: Lobby) -> None:
    practised = sat(lobby, mode=Mode.PRACTICE)
    assert lobby.appeals.dispute(practised, 2, WHY).slot == 2
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=False)
    drill.settle()
    drill.stop()
    kept = lobby.appeals.dispute(drill.proctor.record.id, 1, "The sum is right.")
    assert kept.item == asked(drill)[0]


# What becomes of it


def test_a_new_key_holds_from_the_next_attempt_on_and_leaves_the_earlier_alone(lobby: Lobby, desk: Disputes) -> None:
    before = sat(lobby, first=WRONG)
    desk.rule(lobby.appeals.dispute(before, 1, WHY).id, Verdict.REKEYED, WHY, (WRONG,))
    after = [sat(lobby, first=chosen) for chosen in (WRONG, KEY)]
    drawn = sat(lobby, first=WRONG, seed=3)
    assert [score(lobby, number) for number in (before, *after)] == [("9", 10), ("10", 10), ("9", 10)]
    (place,) = (slot for slot in lobby.record(drawn).form.slots if slot.item == GIVEN)
    assert lobby.record(drawn).items[place.revision].key == (WRONG,)
    assert lobby.record(before).items[lobby.record(before).form.slot(1).revision].key == (KEY,)
    assert lobby.record(after[0]).form.slot(1).revision != lobby.record(before).form.slot(1).revision


def test_a_retired_item_keeps_its_place_on_the_fixed_form_and_does_not_count(lobby: Lobby, desk: Disputes) -> None:
    before = sat(lobby)
    desk.rule(lobby.appeals.dispute(before, 1, WHY).id, Verdict.RETIRED, "Two options are right.")
    after = sat(lobby)
    assert [slot.item for slot in lobby.record(after).form.slots] == [
        slot.item for slot in lobby.record(before).form.slots
    ]
    assert (score(lobby, before), score(lobby, after)) == (("9", 10), ("9", 9))
    (later,) = lobby.appeals.rescores(before)
    assert (str(later.credit), later.total) == ("9", 9)
    offer = lobby.offer(lobby.profile("cpc"))
    assert (offer.forms, offer.missing) == (("form-a",), {"guidelines": 1})


def test_a_retired_record_is_not_offered_any_more(room: DrillRoom) -> None:
    lobby = Lobby(
        shelf=MemoryShelf(charts.POOL, charts.ccs()),
        journal=room.store.attempts,
        archive=room.store.history,
        disputes=room.store.disputes,
        rosters=room.store.roster,
        clock=room.clock,
        window="records",
    )
    record = lobby.cases()[0]
    desk = join_desk(room.store, MemoryShelf(()), room.clock, "Ms Quinn").disputes
    desk.rule_unasked(record, Verdict.RETIRED, "The chart contradicts itself.")
    assert record.id not in {item.id for item in lobby.cases()}
    with pytest.raises(Unknown, match=f"The record {record.id} was retired by an instructor"):
        lobby.alone(record.id)


def test_later_scores_stand_beside_the_first_with_what_they_changed(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby)
    desk.rule(lobby.appeals.dispute(number, 1, WHY).id, Verdict.CREDITED, "Both can be read so.")
    desk.rule(lobby.appeals.dispute(number, 2, WHY).id, Verdict.RETIRED, "Out of date.")
    first = lobby.report(number)[1].score
    assert first.percent == 90
    rescores = lobby.appeals.rescores(number)
    one, two = later_scores(first, rescores)
    assert [(int(later.rescore.percent), int(later.gain)) for later in (one, two)] == [(100, 10), (100, 0)]
    assert "100.0 % (+10.0), 10 of 10, passed. By Ms Quinn: Both can be read so." in one.sentence
    assert "100.0 % (+0.0), 9 of 9, passed. By Ms Quinn: Out of date." in two.sentence
    assert lobby.appeals.rescored(ANN) == lobby.appeals.rescored() == {number: rescores}
    assert lobby.appeals.rescored("Bo") == {}
    (summary,) = lobby.attempts()
    assert (str(summary.credit), str(summary.percent)) == ("9", "90")


def test_the_headline_names_the_first_score_and_the_one_in_force(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby)
    record, report = lobby.report(number)
    assert (headline(report, ()), scores(report.score, record.events[-1].moment.at, ())) == ("", ())
    assert standing(report.score, ()) == report.score
    desk.rule(lobby.appeals.dispute(number, 1, WHY).id, Verdict.RETIRED, "Out of date.")
    desk.rule(lobby.appeals.dispute(number, 2, WHY).id, Verdict.REKEYED, "B it is.", (WRONG,))
    rescores = lobby.appeals.rescores(number)
    assert headline(report, rescores) == "First score 90.0 %, passed. In force since 2026-03-02: 88.8 %, passed."
    now = standing(report.score, rescores)
    assert (now.credit, now.total, now.passed, now.domains) == (Fraction(8), 9, True, report.score.domains)
    told = scores(report.score, record.events[-1].moment.at, rescores)
    assert [each.split(",")[0] for each in told] == ["First score", "Later score", "Later score"]


def test_a_pass_that_comes_is_in_the_headline_and_an_attempt_given_up_is_not_judged(
    lobby: Lobby, desk: Disputes
) -> None:
    number = sat(lobby)
    desk.rule(lobby.appeals.dispute(number, 1, WHY).id, Verdict.CREDITED, "Both can be read so.")
    _, report = lobby.report(number)
    failed = replace(report, score=replace(report.score, credit=report.score.credit - 3))
    rescores = [replace(each, credit=each.credit - 3) for each in lobby.appeals.rescores(number)]
    told = "First score 60.0 %, not passed. In force since 2026-03-02: 70.0 %, passed."
    assert headline(failed, rescores) == told
    given_up = replace(failed, closed_by=ClosedBy.ABANDONED)
    assert headline(given_up, rescores) == "First score 60.0 %. In force since 2026-03-02: 70.0 %."


def test_each_item_is_told_its_own_disputes_with_their_reasons(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby)
    desk.rule(lobby.appeals.dispute(number, 2, WHY).id, Verdict.REKEYED, "B it is.", (WRONG,))
    lobby.appeals.dispute(number, 2, "And the text?")
    disputes, (first, second, *_) = lobby.appeals.of(number), lobby.report(number)[1].items
    assert list(heard(disputes, first)) == []
    ruling, reason, waiting, again = heard(disputes, second)
    assert isinstance(second, SolvedView)
    letter = next(option.letter for option in second.options if option.id == WRONG).upper()
    assert ruling.startswith(f"Disputed, rekeyed: the key is {letter} from now on. By Ms Quinn, 2026-03-02 ")
    assert (reason.split(": ", 1)[1], waiting) == (WHY, "Disputed, waits for a ruling.")
    assert again.startswith("Your reason, 2026-03-02 ")


def test_how_a_dispute_was_ruled_is_told_with_the_letters_that_the_candidate_saw(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby)
    said = {
        1: (Verdict.CREDITED, (), "credited: this attempt is credited with the item. By Ms Quinn, "),
        2: (Verdict.REKEYED, ("c",), "rekeyed: the key is D from now on. By Ms Quinn, "),
        3: (Verdict.REJECTED, (), "rejected: the key stays as it is. By Ms Quinn, "),
        4: (Verdict.RETIRED, (), "retired: the item is retired and does not count any more. By Ms Quinn, "),
    }
    for slot, (verdict, key, _) in said.items():
        desk.rule(lobby.appeals.dispute(number, slot, WHY).id, verdict, f"Reason {slot}.", key)
    for dispute in lobby.appeals.of(number):
        told = ruled(dispute, {"c": "D"})
        assert told.startswith(f"Disputed, {said[dispute.slot][2]}")
        assert told.endswith(f": Reason {dispute.slot}.")


def test_a_loss_is_told_as_one(lobby: Lobby, desk: Disputes) -> None:
    number = sat(lobby, first=KEY)
    desk.rule(lobby.appeals.dispute(number, 1, WHY).id, Verdict.REKEYED, "It is C.", ("c",))
    (later,) = later_scores(lobby.report(number)[1].score, lobby.appeals.rescores(number))
    assert later.gain == -10
    assert "90.0 % (-10.0), 9 of 10, passed." in later.sentence


# Drills


def missed(room: DrillRoom, *topics: str) -> int:
    drill = room.begin(topics=topics, items=1)
    answer(drill, rightly=False)
    drill.settle()
    drill.stop()
    return drill.proctor.record.id


def test_a_retired_item_is_drilled_no_more_and_comes_back_in_no_review(room: DrillRoom, desk: Disputes) -> None:
    number = missed(room, "guidelines")
    room.clock.advance(86400)
    (card,) = room.coach.due(ANN)
    desk.rule(room.lobby.appeals.dispute(number, 1, WHY).id, Verdict.RETIRED, "Out of date.")
    assert room.coach.due(ANN) == ()
    drill = room.begin(topics=("guidelines",))
    answer(drill, rightly=True)
    drill.settle()
    assert not drill.next()
    assert (len(asked(drill)), drill.ending) == (1, "Everything there is has been asked.")
    assert card.item not in asked(drill)


def test_a_retired_item_that_its_bank_has_mended_comes_back_for_review(room: DrillRoom, desk: Disputes) -> None:
    number = missed(room, "guidelines")
    kept = room.lobby.appeals.dispute(number, 1, WHY)
    desk.rule(kept.id, Verdict.RETIRED, "Out of date.")
    room.clock.advance(86400)
    assert room.coach.due(ANN) == ()
    room.pool = [replace(i, revision="rev:mended", stem="Mended.") if i.id == kept.item else i for i in room.pool]
    later = room.window("later")
    assert [card.item for card in later.due(ANN)] == [kept.item]
    assert later.start(ANN, Wish(reviews=True)).proctor.item().stem == "Mended."


def test_a_made_item_that_was_rekeyed_and_then_retired_by_its_first_key_comes_back_in_no_review(
    room: DrillRoom, desk: Disputes
) -> None:
    first = room.lobby.appeals.dispute(missed(room, "sums"), 1, WHY)
    second = room.lobby.appeals.dispute(missed(room, "sums"), 1, WHY)
    assert first.item != second.item
    made = room.store.attempts.load(first.attempt).items[first.revision]
    (other,) = [option.id for option in made.options if option.id not in made.key][:1]
    desk.rule(first.id, Verdict.REKEYED, WHY, (other,))
    room.clock.advance(86400)
    drill = room.begin(topics=(), reviews=True)
    answer(drill, rightly=False)
    drill.settle()
    drill.stop()
    again = room.lobby.appeals.dispute(first.attempt, 1, "Nobody codes this.")
    desk.rule(again.id, Verdict.RETIRED, "Nobody codes this.")
    room.clock.advance(86400)
    assert first.item not in {card.item for card in room.coach.due(ANN)}


def test_a_rekeyed_item_is_drilled_by_its_new_key(room: DrillRoom, desk: Disputes) -> None:
    number = missed(room, "guidelines")
    kept = room.lobby.appeals.dispute(number, 1, WHY)
    desk.rule(kept.id, Verdict.REKEYED, WHY, ("c",))
    room.clock.advance(86400)
    drill = room.begin(topics=(), reviews=True)
    assert asked(drill) == [kept.item]
    drill.choose("c")
    drill.settle()
    assert drill.counts.right == 1


def test_a_ruling_on_a_made_item_holds_when_its_seed_comes_up_again(room: DrillRoom, desk: Disputes) -> None:
    number = missed(room, "sums")
    kept = room.lobby.appeals.dispute(number, 1, WHY)
    desk.rule(kept.id, Verdict.RETIRED, "Nobody codes this.")
    again = room.begin(topics=("sums",), items=1)
    assert asked(again) != [kept.item]
