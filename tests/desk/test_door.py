from datetime import datetime, timedelta

import pytest

from simulator.desk.door import Door, Shut
from simulator.desk.refusal import Refusal
from simulator.ports.pin import Pin
from tests.candidates import FakeClock, seconds
from tests.desk.school import ANN, INSTRUCTOR, School


class Lock:
    """A PIN in memory, kept from one door to the next."""

    def __init__(self) -> None:
        self.kept: Pin | None = None

    def pin(self) -> Pin | None:
        return self.kept

    def set_pin(self, digest: str | None, by: str, at: datetime) -> None:
        self.kept = Pin(digest) if digest else None

    def miss(self, seen: Pin, at: datetime) -> bool:
        if self.kept != seen:
            return False
        self.kept = Pin(seen.digest, seen.misses + 1, at)
        return True

    def forgive(self) -> None:
        if self.kept:
            self.kept = Pin(self.kept.digest)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def lock() -> Lock:
    return Lock()


@pytest.fixture
def door(lock: Lock, clock: FakeClock) -> Door:
    door = Door(lock, clock, "Ms Quinn")
    door.set("tulip 7")
    return door


def miss(door: Door, times: int = 1) -> Shut:
    """Give a wrong PIN so many times; says what was told at last."""
    for _ in range(times):
        with pytest.raises(Shut) as shut:
            door.check("rose 8")
    return shut.value


def test_without_a_pin_everybody_comes_in(lock: Lock, clock: FakeClock) -> None:
    door = Door(lock, clock, "Ms Quinn")
    assert not door.pinned()
    door.check("anything")


def test_the_right_pin_comes_in_and_the_store_holds_only_its_hash(door: Door, lock: Lock) -> None:
    assert door.pinned()
    door.check("tulip 7")
    assert lock.kept
    assert lock.kept.digest.startswith("$argon2id$")
    assert "tulip" not in lock.kept.digest


def test_a_wrong_pin_is_told_in_a_sentence(door: Door) -> None:
    assert str(miss(door)) == "That is not the PIN of this desk."


def test_the_first_two_misses_cost_nothing_and_the_third_five_seconds(door: Door) -> None:
    assert [miss(door).wait for _ in range(3)] == [timedelta(), timedelta(), seconds(5)]


def test_the_wait_grows_with_every_miss_up_to_a_quarter_of_an_hour(lock: Lock, clock: FakeClock) -> None:
    waits = []
    for misses in range(3, 13):
        lock.kept = Pin("a hash", misses, clock.read().now)
        waits.append(Door(lock, clock, "Ms Quinn").wait().total_seconds())
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_a_pin_that_comes_too_soon_is_not_looked_at_even_where_it_is_right(door: Door, clock: FakeClock) -> None:
    miss(door, 3)
    clock.advance(4)
    with pytest.raises(Shut, match="looked at in 1 second"):
        door.check("tulip 7")
    clock.advance(1)
    door.check("tulip 7")


def test_the_right_pin_forgives_the_misses_before_it(door: Door) -> None:
    miss(door, 2)
    door.check("tulip 7")
    assert door.wait() == timedelta()
    assert miss(door, 2).wait == timedelta()


def test_leaving_the_program_does_not_shorten_the_wait(door: Door, lock: Lock, clock: FakeClock) -> None:
    miss(door, 3)
    again = Door(lock, clock, "Ms Quinn")
    assert again.wait() == seconds(5)


def test_a_wall_clock_that_was_set_back_keeps_nobody_waiting_longer(door: Door, clock: FakeClock) -> None:
    miss(door, 3)
    clock.move_wall(-timedelta(days=1))
    assert door.wait() == seconds(5)


def test_another_pin_takes_the_place_of_the_first(door: Door) -> None:
    door.set("violet 9")
    door.check("violet 9")
    with pytest.raises(Shut):
        door.check("tulip 7")


def test_a_pin_taken_away_leaves_the_desk_open(door: Door) -> None:
    door.clear()
    assert not door.pinned()
    door.check("rose 8")


@pytest.mark.parametrize("pin", ["", "123", " 1234", "12\n34", "x" * 65])
def test_a_pin_that_will_not_do_is_refused(door: Door, pin: str) -> None:
    with pytest.raises(Refusal, match="4 to 64 characters"):
        door.set(pin)


class Raced(Lock):
    """Somebody else gives a wrong PIN each time between the look at this one and its count, so many times."""

    others = 0

    def miss(self, seen: Pin, at: datetime) -> bool:
        if self.others:
            self.others -= 1
            assert super().miss(seen, at)
        return super().miss(seen, at)


def test_tries_at_the_same_time_are_each_counted_and_wait_for_one_another(clock: FakeClock) -> None:
    lock = Raced()
    door = Door(lock, clock, "Ms Quinn")
    door.set("tulip 7")
    lock.others = 1
    assert miss(door).wait == timedelta()
    lock.others = 1
    with pytest.raises(Shut, match="Too many wrong PINs"):
        door.check("tulip 7")
    assert lock.kept
    assert lock.kept.misses == 3


def test_a_try_is_counted_before_it_is_looked_at(door: Door, lock: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("argon2.PasswordHasher.verify", interrupted)
    with pytest.raises(KeyboardInterrupt):
        door.check("rose 8")
    assert lock.kept
    assert lock.kept.misses == 1


@pytest.mark.parametrize("digest", ["plain text", "$argon2id$v=19$m=65536,t=3,p=4$!$!"])
def test_a_hash_that_cannot_be_read_is_told_and_not_taken_for_a_wrong_pin(
    lock: Lock, clock: FakeClock, digest: str
) -> None:
    lock.kept = Pin(digest)
    with pytest.raises(Refusal, match="cannot be read") as refusal:
        Door(lock, clock, "Ms Quinn").check("plain text")
    assert not isinstance(refusal.value, Shut)


def test_the_store_keeps_the_pin_the_misses_and_who_set_it(school: School) -> None:
    school.desk.door.set("tulip 7")
    miss(school.desk.door, 3)
    elsewhere = Door(school.store.pins, school.clock, ANN)
    assert elsewhere.wait() == seconds(5)
    school.clock.advance(5)
    elsewhere.check("tulip 7")
    assert elsewhere.wait() == timedelta()
    (entry,) = school.desk.audit.entries()
    assert (entry.by, entry.action) == (INSTRUCTOR, "set a PIN")
    assert "argon2" not in entry.detail
