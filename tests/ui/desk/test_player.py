"""The player: by hand, by jumps, and by itself without drift."""

from datetime import timedelta

from simulator.exam.step import Deed
from simulator.ui.desk.player import Player, Sought
from tests.candidates import seconds
from tests.desk.school import ANN
from tests.ui.desk.office import Office


def player(office: Office) -> Player:
    """Ann answers ten items, a minute each, and leaves two out."""
    attempt = office.sits(ANN, "aab a  aaa")
    return Player(office.desk.attempts.replay(attempt).timeline)


def told(it: Player) -> Deed | None:
    """What happened at the step where it stands."""
    return it.step.deed if it.step else None


def test_it_begins_after_the_start_and_ends_at_the_end(office: Office) -> None:
    it = player(office)
    assert told(it) is Deed.STARTED
    it.go(10_000)
    assert told(it) is Deed.CLOSED
    it.go(-5)
    assert told(it) is None
    assert it.elapsed == timedelta()


def test_items_are_gone_through_both_ways(office: Office) -> None:
    it = player(office)
    assert it.item(1)
    first = it.at
    assert it.item(1)
    assert it.item(-1)
    assert it.at == first
    assert not it.item(-1)
    assert it.at == first


def test_a_jump_that_finds_nothing_stays(office: Office) -> None:
    it = player(office)
    assert not it.jump(Sought.LOOK_UP, 1)
    assert it.at == 1


def test_an_item_is_found_by_its_number(office: Office) -> None:
    it = player(office)
    assert it.slot(7)
    assert it.state.current == 7
    assert not it.slot(99)


def test_it_stands_where_the_clock_says_however_seldom_it_is_asked(office: Office) -> None:
    often, seldom = player(office), player(office)
    for it in (often, seldom):
        it.speed = 4
        it.play(seconds(1000))
    for tick in range(1, 301):
        often.look(seconds(1000 + tick / 10))
    seldom.look(seconds(1030))
    assert often.elapsed == seldom.elapsed == seconds(120)
    assert often.at == seldom.at


def test_a_change_of_speed_loses_no_time(office: Office) -> None:
    it = player(office)
    it.speed = 1
    it.play(seconds(0))
    it.quicken(1, seconds(10))
    it.look(seconds(20))
    assert it.elapsed == seconds(30)


def test_it_stands_still_at_the_end_and_begins_anew(office: Office) -> None:
    it = player(office)
    it.play(seconds(0))
    assert it.look(seconds(100_000))
    assert not it.look(seconds(200_000))
    assert it.elapsed == it.length
    it.play(seconds(200_000))
    assert it.at == 0
    assert it.look(seconds(200_010))


def test_a_time_can_be_gone_to(office: Office) -> None:
    it = player(office)
    it.go_to(seconds(90))
    assert it.elapsed == seconds(90)
    assert it.state.current == 2
