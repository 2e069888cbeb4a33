"""The review log of drills on a real store: what is rated, that nothing of it is lost, and two windows."""

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.candidate.coach import Undrillable
from simulator.candidate.proctor import Watching
from simulator.exam.event import Revealed
from simulator.ports.drills import Rating
from simulator.ports.failure import StoreError, Taken
from tests.candidates import ANN, minutes
from tests.drill.room import DrillRoom, answer, asked

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def ratings(room: DrillRoom) -> list[Rating]:
    return [review.rating for review in room.store.reviews.log(ANN)]


# Ratings and the review log


def test_what_becomes_of_an_item_is_rated_and_logged_once(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=True)
    drill.settle()
    drill.next()
    answer(drill, rightly=False)
    drill.settle()
    drill.next()
    answer(drill, rightly=True)
    drill.proctor.flag(on=True)
    drill.settle()
    drill.next()
    drill.next()  # passed over
    answer(drill, rightly=True)
    for _ in range(40):
        room.clock.advance(4)
        drill.proctor.tick()
    drill.settle()
    drill.settle()
    drill.stop()
    log = room.store.reviews.log(ANN)
    assert [review.rating for review in log] == [GOOD, AGAIN, HARD, AGAIN, HARD]
    assert [review.slot for review in log] == [1, 2, 3, 4, 5]
    assert [review.item for review in log] == asked(drill)
    assert {review.attempt for review in log} == {drill.proctor.record.id}
    assert {review.domain for review in log} == {"sums"}


def test_the_pace_of_an_exam_is_shown_and_decides_what_is_slow(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), pace="cpc")
    assert drill.allowed == minutes(90) / 10
    answer(drill, rightly=True)
    for _ in range(50):
        room.clock.advance(4)
        drill.proctor.tick()
    drill.settle()
    assert ratings(room) == [GOOD]
    assert room.begin(topics=("sums",)).allowed is None


def test_an_answer_that_was_not_explained_counts_when_the_drill_is_stopped_and_an_empty_one_does_not(
    room: DrillRoom,
) -> None:
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=False)
    drill.stop()
    assert ratings(room) == [AGAIN]
    room.begin(topics=("sums",)).stop()
    assert ratings(room) == [AGAIN]


def test_a_drill_given_up_from_the_lobby_loses_no_review(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=False)
    drill.leave()
    room.lobby.abandon(drill.proctor.record.id)
    assert ratings(room) == [AGAIN]


def test_the_explanation_and_its_review_are_written_together_or_not_at_all(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    answer(drill, rightly=False)
    with room.store.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON review BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(StoreError):
        drill.settle()
    assert not drill.settled
    assert not any(isinstance(e, Revealed) for e in room.store.attempts.load(drill.proctor.record.id).events)
    with room.store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    drill.settle()
    assert (drill.settled, ratings(room)) == (True, [AGAIN])


def test_a_kill_between_the_answer_and_its_explanation_loses_neither(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",), items=5)
    answer(drill, rightly=True)
    drill.settle()
    drill.next()
    answer(drill, rightly=False)
    before = drill.proctor.attempt
    room.is_killed()
    drill = room.coach.resume(drill.proctor.record.id)
    assert replace(drill.proctor.attempt, moment=None, seq=0) == replace(before, moment=None, seq=0)
    assert (drill.settled, drill.counts.dealt, drill.counts.right, drill.wish.items) == (False, 2, 1, 5)
    drill.settle()
    assert ratings(room) == [GOOD, AGAIN]
    assert drill.next()
    room.is_killed()
    drill = room.coach.resume(drill.proctor.record.id)
    assert (drill.counts.dealt, drill.counts.wrong, drill.settled) == (3, 1, False)
    assert drill.reason == "Sums: 50 % of 2 so far."
    assert ratings(room) == [GOOD, AGAIN]


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_whenever_a_program_is_killed_every_item_it_had_explained_is_in_the_log(tmp_path: Path) -> None:
    home = tmp_path / "home"
    drilling = textwrap.dedent(f"""
        from pathlib import Path
        from tests.drill.room import DrillRoom, answer
        room = DrillRoom(Path({str(home)!r}))
        drill = room.begin(topics=("sums",))
        while True:
            answer(drill, rightly=False)
            drill.settle()
            print("settled", flush=True)
            drill.next()
    """)
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", drilling], stdout=subprocess.PIPE, cwd=root) as program:
        assert program.stdout
        told = sum(program.stdout.readline() == b"settled\n" for _ in range(40))
        program.send_signal(signal.SIGKILL)
    room = DrillRoom(home)
    try:
        drill = room.coach.resume(1)
        log = room.store.reviews.log(ANN)
        revealed = [n for n, response in enumerate(drill.proctor.attempt.responses, 1) if response.revealed]
        assert told == 40
        assert [review.slot for review in log] == revealed
        assert len(log) >= told
    finally:
        room.close()


def test_a_drill_goes_on_after_a_kill_as_it_would_have_without(room: DrillRoom) -> None:
    def three(*, killed: bool) -> list[str]:
        drill = room.begin(topics=("sums",), seed=12)
        for n in range(8):
            answer(drill, rightly=n != 1)
            drill.settle()
            if killed:
                room.is_killed()
                drill = room.coach.resume(drill.proctor.record.id)
            drill.next()
        return asked(drill)

    before = three(killed=False)
    with room.store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM review")
    assert three(killed=True) == before


def test_a_kill_before_the_first_item_leaves_a_drill_that_begins_when_it_is_resumed(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    number = drill.proctor.record.id
    drill.leave()
    with room.store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_delete_of_attempt_event")
        connection.exec_driver_sql(f"DELETE FROM attempt_event WHERE attempt_id = {number} AND seq > 1")  # noqa: S608
    drill = room.coach.resume(number)
    assert drill.proctor.item().number == 1


def test_a_drill_that_is_closed_before_its_first_item_has_a_report(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    number = drill.proctor.record.id
    drill.leave()
    with room.store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_delete_of_attempt_event")
        connection.exec_driver_sql(f"DELETE FROM attempt_event WHERE attempt_id = {number} AND seq > 1")  # noqa: S608
    room.lobby.abandon(number)
    assert room.lobby.report(number)[1].score.total == 0


# Windows


def test_a_second_window_watches_the_items_as_they_are_dealt_and_can_take_over(room: DrillRoom) -> None:
    drill = room.begin(topics=("sums",))
    number = drill.proctor.record.id
    other = room.window("second").resume(number)
    assert other.proctor.watching
    with pytest.raises(Watching):
        other.next()
    answer(drill, rightly=False)
    drill.settle()
    drill.next()
    other.proctor.tick()
    assert other.proctor.item() == drill.proctor.item()
    assert other.counts == drill.counts
    taken = room.window("third").resume(number, take=True)
    with pytest.raises(Taken):
        answer(drill, rightly=True)
    answer(taken, rightly=True)
    taken.settle()
    assert (ratings(room), [review.slot for review in room.store.reviews.log(ANN)]) == ([AGAIN, GOOD], [1, 2])
    with pytest.raises(Watching):
        drill.next()
    drill.proctor.tick()
    assert drill.settled


@pytest.mark.parametrize("number", [1, 99])
def test_only_a_drill_is_resumed_here(room: DrillRoom, number: int) -> None:
    from simulator.candidate.lobby import Choices

    room.lobby.start(ANN, Choices(profile=room.exam))
    with pytest.raises(Undrillable, match="is no drill" if number == 1 else "There is no attempt 99"):
        room.coach.resume(number)
