"""A PIN on the desk: on the candidates' side nobody but who sat down last is shown without it."""

from simulator.settings import Settings
from tests.ui.room import Room, Seat

PIN = "tulip 7"


async def give(seat: Seat, pin: str) -> None:
    await seat.sees("PIN of the desk")
    await seat.types(pin)
    await seat.press("enter")


def known(room: Room, *names: str) -> None:
    for name in names:
        room.lobby().enrol(name)
    room.door().set(PIN)


async def ask_for_the_seat(seat: Seat, name: str) -> None:
    await seat.press("c")
    await seat.sees("Who is taking the exam?")
    await seat.press("end", "ctrl+u")
    await seat.types(name)
    await seat.press("enter")


async def test_a_known_candidate_sits_down_only_with_the_pin(room: Room) -> None:
    known(room, "Bo Diaz")
    async with room.window() as seat:
        await ask_for_the_seat(seat, "Bo  Diaz")
        await give(seat, "rose 8")
        await seat.sees("That is not the PIN of this desk.")
        assert "rose" not in seat.look()
        await seat.press("escape")
        await seat.sees("Candidate  Ann Lee")
        assert not any(settings.candidate == "Bo Diaz" for settings in room.saved)
        await ask_for_the_seat(seat, "Bo Diaz")
        await give(seat, PIN)
        await seat.sees("Candidate  Bo Diaz")
    assert room.saved[-1].candidate == "Bo Diaz"


async def test_where_nobody_has_sat_down_nobody_known_is_seated(room: Room) -> None:
    known(room, "Bo Diaz")
    async with room.window(room.app(settings=Settings(candidate=""))) as seat:
        await seat.sees("Candidate")
        assert "Bo Diaz" not in seat.look()


async def test_a_new_name_and_ones_own_are_free(room: Room) -> None:
    known(room, "Bo Diaz")
    async with room.window() as seat:
        await ask_for_the_seat(seat, "Ann Lee")
        await seat.sees("Candidate  Ann Lee")
        await ask_for_the_seat(seat, "Cy Moss")
        await seat.sees("Candidate  Cy Moss")


async def test_with_a_pin_the_names_of_others_are_not_listed(room: Room) -> None:
    room.lobby().enrol("Bo Diaz")
    async with room.window() as seat:
        await seat.press("c")
        await seat.sees("Known here: Bo Diaz.")
    known(room)
    async with room.window() as seat:
        await seat.press("c")
        await seat.sees("Who is taking the exam?")
        assert "Bo Diaz" not in seat.look()


async def test_the_history_of_everyone_asks_the_pin_and_ones_own_does_not(room: Room) -> None:
    known(room)
    room.begun("Bo Diaz")
    room.begun()
    async with room.window() as seat:
        await seat.press("h")
        await seat.sees("form-a, cpc")
        await seat.press("e")
        await seat.sees("PIN of the desk")
        await seat.press("escape")
        await seat.sees("History  Ann Lee")
        assert "Bo" not in seat.look()
        await seat.press("e")
        await give(seat, PIN)
        await seat.sees("everyone", "Bo Diaz")
        await seat.press("e")
        await seat.sees("History  Ann Lee")


async def test_a_pin_that_cannot_be_read_is_told_and_ends_nothing(room: Room) -> None:
    known(room, "Bo Diaz")
    room.store.pins.set_pin("plain text", "Ms Quinn", room.clock.read().now)
    async with room.window() as seat:
        await ask_for_the_seat(seat, "Bo Diaz")
        await give(seat, PIN)
        await seat.sees("The PIN on record cannot be read")
