"""Duties: what is assigned, when it can be begun, by whose rules it is sat, and with how much extra time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.candidate.barred import Barred
from simulator.candidate.lobby import Choices, Lobby, Unknown
from simulator.exam.attempt import Status
from simulator.exam.item import Item
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.exam.profile import Profile
from simulator.ports.roster import Allowance, Assignment, Stage
from tests.candidates import ANN, LIMIT, MemoryShelf, items, minutes
from tests.drill.room import DrillRoom

DAY = timedelta(days=1)
POOL = (*items(bank="form-a"), *items(bank="form-b"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DrillRoom]:
    room = DrillRoom(tmp_path / "home", pool=POOL, generators=())
    room.store.roster.enrol({"Evening": [ANN]}, "Ms Quinn", room.clock.read().now)
    yield room
    room.close()


@pytest.fixture
def lobby(room: DrillRoom) -> Lobby:
    return room.lobby


def assign(
    room: DrillRoom,
    *,
    opens: timedelta = -DAY,
    closes: timedelta = DAY,
    form: str | None = "form-b",
    mode: Mode = Mode.EXAM,
    interruptions: Interruptions = Interruptions.STRICT,
    profile: str = "cpc",
) -> int:
    now = room.clock.read().now
    assignment = Assignment(
        id=0,
        group="Evening",
        profile=profile,
        form=form,
        mode=mode,
        interruptions=interruptions,
        opens=now + opens,
        closes=now + closes,
        by="Ms Quinn",
        at=now,
    )
    return room.store.roster.assign(assignment)


def allow(room: DrillRoom, extra: str) -> None:
    at = room.clock.read().now
    room.store.roster.allow(Allowance(candidate=ANN, extra=extra, reason="On record.", by="Ms Quinn", at=at))


def under(lobby: Lobby, number: int) -> Choices:
    """What a briefing hands in that has not the least to say: everything is otherwise than it was assigned."""
    return Choices(
        profile=lobby.profile("cpc"),
        form="form-a",
        mode=Mode.PRACTICE,
        feedback=Feedback.IMMEDIATE,
        extra=minutes(300),
        books=False,
        assignment=number,
    )


def test_what_is_assigned_is_told_the_one_that_closes_first_first(room: DrillRoom, lobby: Lobby) -> None:
    later, soon = assign(room, closes=3 * DAY), assign(room, closes=DAY)
    coming = assign(room, opens=13 * DAY, closes=20 * DAY)
    assign(room, opens=15 * DAY, closes=20 * DAY)
    assign(room, opens=-2 * DAY, closes=-DAY)
    withdrawn = assign(room)
    room.store.roster.withdraw(withdrawn, "Ms Quinn", room.clock.read().now)
    assert [(duty.assignment.id, duty.stage) for duty in lobby.duties.now(ANN)] == [
        (soon, Stage.OPEN),
        (later, Stage.OPEN),
        (coming, Stage.COMING),
    ]
    assert lobby.duties.now("Bo") == ()


def test_an_assigned_attempt_is_sat_as_it_was_assigned_whatever_was_chosen(room: DrillRoom, lobby: Lobby) -> None:
    number = assign(room)
    record = lobby.record(lobby.start(ANN, under(lobby, number)))
    assert (record.form.id, record.policy.mode, record.policy.feedback) == ("form-b", Mode.EXAM, Feedback.DEFERRED)
    assert (record.policy.time.interruptions, record.policy.time.extra) == (Interruptions.STRICT, timedelta())
    (summary,) = lobby.attempts(ANN)
    assert summary.assignment == number


def test_a_form_that_is_to_be_drawn_is_drawn(room: DrillRoom, lobby: Lobby) -> None:
    record = lobby.record(lobby.start(ANN, under(lobby, assign(room, form=None))))
    assert record.form.seed is not None


def test_the_extra_time_of_an_assigned_attempt_is_what_is_allowed_then_and_no_more(
    room: DrillRoom, lobby: Lobby
) -> None:
    assert lobby.duties.allowance(ANN) is None
    allow(room, "50%")
    allowance = lobby.duties.allowance(ANN)
    assert allowance is not None
    assert (allowance.extra, allowance.by) == ("50%", "Ms Quinn")
    first = lobby.record(lobby.start(ANN, under(lobby, assign(room))))
    allow(room, "")
    assert lobby.duties.allowance(ANN) is None
    second = lobby.record(lobby.start(ANN, under(lobby, assign(room))))
    assert [record.policy.time.extra for record in (first, second)] == [LIMIT / 2, timedelta()]


def test_it_can_be_begun_from_the_moment_it_opens_to_the_moment_it_closes(room: DrillRoom, lobby: Lobby) -> None:
    number = assign(room, opens=DAY, closes=2 * DAY)
    with pytest.raises(Barred, match=r"Assignment 1 opens 2026-03-03 .*: it cannot be begun before"):
        lobby.start(ANN, under(lobby, number))
    room.clock.advance(DAY)
    assert lobby.duties.begin(ANN, number).id == number
    room.clock.advance(DAY)
    with pytest.raises(Barred, match=r"Assignment 1 closed 2026-03-04 .*: it cannot be begun any more"):
        lobby.start(ANN, under(lobby, number))
    assert lobby.attempts() == ()


def test_one_that_is_begun_or_done_is_not_begun_again_but_after_it_was_given_up(room: DrillRoom, lobby: Lobby) -> None:
    number = assign(room)
    given_up, second = lobby.start(ANN, under(lobby, number)), 2
    with pytest.raises(Barred, match="Assignment 1 is begun: `codexam resume 1` goes on with it"):
        lobby.start(ANN, under(lobby, number))
    lobby.abandon(given_up)
    assert lobby.start(ANN, under(lobby, number)) == second
    lobby.sit(second).submit()
    (duty,) = lobby.duties.now(ANN)
    assert duty.stage is Stage.FINISHED
    assert duty.attempt is not None
    assert (duty.attempt.id, duty.attempt.status) == (second, Status.CLOSED)
    with pytest.raises(Barred, match="Assignment 1 is done: `codexam report 2` shows how it went"):
        lobby.start(ANN, under(lobby, number))
    room.clock.advance(DAY)
    assert lobby.duties.now(ANN) == ()


class OtherWindow(MemoryShelf):
    """Banks that take their time: while they are read, the candidate begins the assignment in another window."""

    def __init__(self, room: DrillRoom, number: int) -> None:
        super().__init__(POOL, room.exam)
        self._room = room
        self._number = number

    def pool(self, profile: Profile) -> tuple[Item, ...]:
        self._room.lobby.start(ANN, under(self._room.lobby, self._number))
        return super().pool(profile)


def test_of_two_windows_that_begin_it_at_once_one_does(room: DrillRoom, lobby: Lobby) -> None:
    number = assign(room)
    slow = Lobby(
        shelf=OtherWindow(room, number),
        journal=room.store.attempts,
        archive=room.store.history,
        disputes=room.store.disputes,
        rosters=room.store.roster,
        clock=room.clock,
        window="slow",
    )
    with pytest.raises(Barred, match="Assignment 1 was begun in another window, as attempt 1"):
        slow.start(ANN, under(lobby, number))
    assert [summary.id for summary in lobby.attempts(ANN)] == [1]


def test_what_was_begun_in_time_can_be_finished_late(room: DrillRoom, lobby: Lobby) -> None:
    proctor = lobby.sit(
        lobby.start(ANN, under(lobby, assign(room, closes=timedelta(minutes=1), interruptions=Interruptions.FREE)))
    )
    room.clock.advance(120)
    assert [duty.stage for duty in lobby.duties.now(ANN)] == [Stage.LATE]
    proctor.submit()
    assert proctor.closed


def test_an_assignment_of_another_group_and_a_form_that_is_gone_are_sentences(room: DrillRoom, lobby: Lobby) -> None:
    number = assign(room)
    with pytest.raises(Barred, match=r"No assignment 1 is open to Bo. Nothing is assigned now."):
        lobby.start("Bo", under(lobby, number))
    with pytest.raises(Barred, match=r"No assignment 9 is open to Ann Lee. There are: 1."):
        lobby.start(ANN, under(lobby, 9))
    with pytest.raises(Unknown, match="no form 'form-z'"):
        lobby.start(ANN, under(lobby, assign(room, form="form-z")))
    with pytest.raises(Unknown, match="no exam 'cic'"):
        lobby.start(ANN, under(lobby, assign(room, profile="cic")))
