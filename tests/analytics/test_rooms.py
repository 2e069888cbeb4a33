"""Whole logs of invented candidates: planted faults are found in them, and the pass likelihood keeps its word."""

from fractions import Fraction
from math import sqrt

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Analysis, Flag
from simulator.analytics.likelihood import class_prior, likelihood
from simulator.analytics.sitting import Tally
from simulator.analytics.trend import trends
from simulator.invented.candidate import Candidate
from tests.analytics.classes import sitting
from tests.analytics.rooms import Room, room
from tests.candidates import KEY


def flagged(analysis: Analysis, *flags: Flag) -> set[str]:
    return {item.id for item in analysis.items if set(flags) & set(item.flags)}


def counted(rooms: list[Room], *flags: Flag) -> tuple[int, int, int, int]:
    """Of these flags: miskeyed items among them, others, items with a dead option among them, and others."""
    found = [0, 0, 0, 0]
    for each in rooms:
        named = flagged(analyse(each.matrix), *flags)
        for place, planted in ((0, each.truths.miskeyed), (2, each.truths.dead.keys())):
            found[place] += len(named & planted)
            found[place + 1] += len(named - planted)
    return found[0], found[1], found[2], found[3]


def test_planted_miskeys_and_dead_options_are_found_in_the_logs_of_an_exam() -> None:
    """Five forms of 60 items and 300 candidates, 15 faults of each kind; some do not reach the last items."""
    rooms = [room(seed, 300, miskeyed=3, dead=3) for seed in range(5)]
    assert sum(item.not_reached for each in rooms for item in analyse(each.matrix).items) > 500
    assert counted(rooms, Flag.MISKEY)[:2] == (15, 0)
    assert counted(rooms, Flag.DEAD)[2:] == (15, 7)


def test_a_form_without_a_fault_has_no_miskey() -> None:
    assert flagged(analyse(room(1, 300).matrix), Flag.MISKEY, Flag.NEGATIVE) == set()


def test_of_those_said_to_pass_so_often_so_many_pass_the_next_form() -> None:
    """The first hundred items of an item pool say how likely the second hundred are passed, which are as hard."""
    pairs: list[tuple[float, bool]] = []
    for seed in range(6):
        rows = room(seed, 150, 200, limit=10_000).rows
        tallies = [Tally(Fraction(right(row[:100])), 100) for row in rows]
        prior = class_prior(tallies)
        pairs += [
            (likelihood(tally, Fraction(65, 100), 100, prior).middle, right(row[100:]) >= 65)
            for tally, row in zip(tallies, rows, strict=True)
        ]
    for low, high in ((0.0, 0.05), (0.05, 0.35), (0.35, 0.65), (0.65, 0.95), (0.95, 1.0)):
        bin_ = [(said, passed) for said, passed in pairs if low <= said < high or said == high == 1]
        said = sum(likely for likely, _ in bin_) / len(bin_)
        truly = sum(passed for _, passed in bin_) / len(bin_)
        assert len(bin_) > 30
        assert abs(said - truly) < 3.3 * sqrt(max(said * (1 - said), 0.002) / len(bin_))


def right(row: bytes) -> int:
    return row.count(KEY.encode())


def test_a_candidate_weak_in_one_domain_is_found_weak_there_alone() -> None:
    """Three forms of 60 items, of which the last third are of a domain that she does not know."""
    ann = Candidate(name="Ann", ability=1.2)
    lost = Candidate(name="Ann", ability=-0.6)
    sat = []
    for seed in range(3):
        able, unable = (room(seed, 1, people=[each], limit=1000).rows[0] for each in (ann, lost))
        sat.append(
            sitting(
                "Ann", ("e-m", right(able[:20]), 20), ("msk", right(able[20:40]), 20), ("cm", right(unable[40:]), 20)
            )
        )
    found = trends(sat, Fraction(7, 10))
    assert [trend.domain for trend in found.weaknesses] == ["cm"]
    assert {trend.domain for trend in found.strengths} <= {"e-m", "msk"}
