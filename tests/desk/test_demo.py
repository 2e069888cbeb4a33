"""The demo, on a real store and the shipped bank: a small school, that the desk finds its way about in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from simulator.analytics.figures import Flag
from simulator.banks.shelf import FolderShelf
from simulator.bootstrap import demo_places, join_desk, open_demo
from simulator.desk.cohort import Scope
from simulator.desk.demo import demo
from simulator.desk.demo.bank import demo_bank
from simulator.desk.demo.school import school
from simulator.desk.desk import Desk
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.paths import shipped
from simulator.ports.attempts import Summary
from simulator.ports.audit import faults
from simulator.ports.register import Search, Sort
from simulator.ports.roster import Stage
from simulator.store import open_store
from tests.candidates import MORNING, FakeClock

ATTEMPTS = 150
SHELF = FolderShelf((shipped("question_banks"),))
CPC = next(profile for profile in SHELF.profiles() if profile.id == demo.PROFILE)


@dataclass(frozen=True)
class Shown:
    """A demo that was filled, the desk over it, and what was told meanwhile."""

    demo: demo.Demo
    desk: Desk
    told: list[tuple[int, int]]


@pytest.fixture(scope="module")
def shown(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    home = copytree(empty, tmp_path_factory.mktemp("demo") / "home")
    store, clock = open_store(home / "codexam.db", home / "backups"), FakeClock()
    told: list[tuple[int, int]] = []
    made = demo.fill(demo_places(store), SHELF, clock, attempts=ATTEMPTS, tell=lambda *so_far: told.append(so_far))
    yield Shown(made, join_desk(store, SHELF, clock, demo.BY), told)
    store.database.close()


def listed(shown: Shown) -> tuple[Summary, ...]:
    return shown.desk.attempts.page(Search(), Sort(), 0, 1_000)


def test_as_many_attempts_are_made_as_asked_for_and_each_is_told(shown: Shown) -> None:
    closed = [summary for summary in listed(shown) if summary.closed_by]
    assert len(closed) == shown.demo.attempts == ATTEMPTS
    assert shown.told == [(done, ATTEMPTS) for done in range(1, ATTEMPTS + 1)]


def test_there_is_something_of_everything_to_see(shown: Shown) -> None:
    found = listed(shown)
    assert {summary.mode for summary in found} == {Mode.EXAM, Mode.PRACTICE}
    assert {ClosedBy.SUBMITTED, ClosedBy.ABANDONED, None} <= {summary.closed_by for summary in found}
    assert max(Counter(summary.candidate for summary in found).values()) > 2
    assert any(member.allowance for member in shown.desk.roster.members())
    groups = shown.desk.roster.groups()
    assert groups
    assert all(group.members for group in groups)
    stages = {
        progress.stage
        for assignment in shown.desk.roster.assignments()
        for progress in shown.desk.roster.progress(assignment.id)
    }
    assert {Stage.OPEN, Stage.BEGUN, Stage.FINISHED} <= stages
    assert stages & {Stage.LATE, Stage.MISSED}


def test_nothing_lies_in_the_future(shown: Shown) -> None:
    assert max(summary.last_seen for summary in listed(shown) if summary.last_seen) <= MORNING


def test_the_analysis_finds_the_planted_miskeys_and_no_other(shown: Shown) -> None:
    found = shown.desk.items.analysis(shown.desk.items.forms()[0].fingerprint)
    flagged = {place.item.id for place in found.places if Flag.MISKEY in place.figures.flags}
    assert flagged == set(shown.demo.bank.miskeyed)
    assert len(flagged) == 2


def test_nobody_chooses_the_planted_dead_options(shown: Shown) -> None:
    found = shown.desk.items.analysis(shown.desk.items.forms()[0].fingerprint)
    counts = {place.item.id: {o.id: o.count for o in place.figures.options} for place in found.places}
    assert len(shown.demo.bank.dead) == 3
    assert [counts[item][option] for item, option in shown.demo.bank.dead.items()] == [0, 0, 0]


def test_disputes_wait_that_re_keying_settles_as_the_shipped_bank_has_it(shown: Shown) -> None:
    queue = shown.desk.disputes.queue()
    assert tuple(dispute.id for dispute in queue) == shown.demo.waiting
    planted = [dispute for dispute in queue if dispute.item in shown.demo.bank.miskeyed]
    assert planted
    matter = shown.desk.disputes.matter(planted[0].id)
    assert matter.response.chosen == (shown.demo.bank.miskeyed[matter.item.id],)
    assert {dispute.ruling.verdict.value for dispute in shown.desk.disputes.settled() if dispute.ruling} == {
        "credited",
        "rejected",
    }


def test_a_class_and_its_candidates_can_be_looked_at(shown: Shown) -> None:
    group = shown.desk.roster.groups()[0]
    picture = shown.desk.cohort.picture(Scope(profile="cpc", group=group.name))
    assert picture.candidates > 10
    several = Counter(p.candidate for p in picture.performances).most_common(1)[0][0]
    candidate = shown.desk.attempts.candidate(several)
    assert candidate.trends
    assert len(candidate.trends.overall.points) > 1


def test_the_audit_log_of_the_demo_stands(shown: Shown) -> None:
    entries = shown.desk.audit.entries()
    assert list(faults(entries)) == []
    assert {"enrolled", "allowed", "assigned", "disputed", "ruled", "rescored"} <= {entry.action for entry in entries}


def test_the_same_seed_makes_the_same_school(shown: Shown) -> None:
    domains = tuple(quota.domain for quota in CPC.blueprint)
    banks = [demo_bank(CPC, SHELF.pool(CPC), demo.FORM, seed) for seed in (5, 5, 6)]
    schools = [school(bank.forms, domains, attempts=400, seed=5, now=MORNING) for bank in banks[:2]]
    assert banks[0] == banks[1]
    assert schools[0] == schools[1]
    assert banks[0].miskeyed != banks[2].miskeyed


def test_only_the_planted_items_differ_from_the_shipped_ones(shown: Shown) -> None:
    as_shipped = {item.id: item.revision for item in SHELF.pool(CPC)}
    bank = shown.demo.bank
    assert {i.id for i in bank.items.values() if i.revision != as_shipped[i.id]} == set(bank.miskeyed)


@pytest.mark.parametrize("attempts", [1, 30])
def test_a_tiny_demo_has_as_many_attempts_too(attempts: int) -> None:
    domains = tuple(quota.domain for quota in CPC.blueprint)
    bank = demo_bank(CPC, SHELF.pool(CPC), demo.FORM, 5)
    small = school(bank.forms, domains, attempts=attempts, seed=5, now=MORNING)
    assert len(small.bookings) == attempts
    assert all(booking.began + timedelta(hours=4) <= MORNING for booking in small.bookings)


def test_the_throw_away_store_is_gone_when_the_demo_ends() -> None:
    with open_demo(lambda _done, _all: None, attempts=3) as (desk, places):
        assert desk.by == demo.BY
        assert places.database.exists()
    assert not places.data.exists()
