"""Planted faults are found in simulated sittings, and what is flagged besides is counted."""

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Flag
from tests.analytics.simulated import Planted, sat

SITTINGS = 20


def sittings(candidates: int) -> list[Planted]:
    """Forms of 60 items, each with 3 miskeyed ones and 3 that have a dead option."""
    return [sat(seed, candidates, 60, miskeyed=3, dead=3) for seed in range(SITTINGS)]


def flagged(planted: Planted, *flags: Flag) -> set[str]:
    return {item.id for item in analyse(planted.matrix).items if set(flags) & set(item.flags)}


def counted(*pairs: tuple[set[str], set[str]]) -> tuple[int, int]:
    """Of what was flagged, how much was planted; and how much was not."""
    return sum(len(found & planted) for found, planted in pairs), sum(len(found - planted) for found, planted in pairs)


def test_no_miskey_of_sixty_goes_unflagged_and_no_right_key_is_called_wrong() -> None:
    """One is an item so hard that the wrong key draws more than the right one: it discriminates negatively."""
    forms = sittings(300)
    assert counted(*((flagged(form, Flag.MISKEY), form.miskeyed) for form in forms)) == (59, 0)
    assert counted(*((flagged(form, Flag.MISKEY, Flag.NEGATIVE), form.miskeyed) for form in forms)) == (60, 0)


def test_every_dead_option_of_sixty_is_found_with_twelve_false_alarms() -> None:
    forms = sittings(300)
    assert counted(*((flagged(form, Flag.DEAD), form.dead) for form in forms)) == (60, 12)


def test_a_class_of_forty_finds_most() -> None:
    forms = sittings(40)
    assert counted(*((flagged(form, Flag.MISKEY), form.miskeyed) for form in forms)) == (55, 2)
    assert counted(*((flagged(form, Flag.DEAD), form.dead) for form in forms)) == (49, 83)


def test_the_strength_of_discrimination_is_recovered() -> None:
    """Items without a fault correlate with the rest, and alpha is that of a long form."""
    found = analyse(sat(0, 2000, 60).matrix)
    assert [item.flags for item in found.items if Flag.WEAK in item.flags or Flag.NEGATIVE in item.flags] == []
    assert found.form.alpha is not None
    assert 0.9 < found.form.alpha < 0.97
