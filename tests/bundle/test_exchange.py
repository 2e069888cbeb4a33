"""The exchange over real stores: out of one, into another, twice, and back into the first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simulator.bundle import Exchange, Received, Unsound, attempts_in, packed
from simulator.exam.profile import Tool
from simulator.ports.attempts import Record
from simulator.ports.audit import faults
from simulator.ports.failure import Unsaved
from simulator.ports.register import Finished, Search
from simulator.ports.shelf import Shelf
from simulator.store import Store, open_store
from tests.bundle import sitters
from tests.bundle.lines import lines_in, remade
from tests.candidates import MORNING, FakeClock, MemoryShelf, minutes, profile


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A candidate's and an instructor's."""
    opened = tuple(open_store(tmp_path / name / "codexam.db", tmp_path / name) for name in ("ann", "ida"))
    yield opened[0], opened[1]
    for store in opened:
        store.database.close()


def exchange(store: Store, by: str = "Ida", shelf: Shelf | None = None) -> Exchange:
    return Exchange(
        shelf=shelf or MemoryShelf(()),
        journal=store.attempts,
        register=store.register,
        audit=store.audit,
        clock=FakeClock(),
        by=by,
    )


FILE = packed([sit() for sit in sitters.SCRIPTED], "0.1.0", MORNING)


def test_a_file_comes_in_once(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    first = tuple(exchange(ida).take(FILE))
    assert [each.known for each in first] == [False] * 6
    second = tuple(exchange(ida).take(FILE))
    assert second == tuple(replace(each, known=True) for each in first)
    assert ida.register.count(Search()) == 6


def test_what_came_in_goes_out_as_it_was_and_is_known_where_it_came_from(stores: tuple[Store, Store]) -> None:
    ann, ida = stores
    for taken in exchange(ann).take(FILE):
        record = ann.attempts.load(taken.attempt)
        assert record.events
    sent = exchange(ann).export([1, 2, 3, 4, 5, 6])
    assert all(not each.known for each in exchange(ida).take(sent))
    back = exchange(ida).export([6, 5, 4, 3, 2, 1])
    assert [(each.attempt, each.known) for each in exchange(ann).take(back)] == [(n, True) for n in range(6, 0, -1)]


def test_an_attempt_that_was_sat_here_is_known_by_its_log(stores: tuple[Store, Store]) -> None:
    ann, _ = stores
    record = sitters.exam()
    from tests.store.sitting import sat

    attempt = ann.attempts.begin(
        record.candidate, record.profile, record.form, record.policy, tuple(record.items.values()), MORNING
    )
    proctor = sat(ann, attempt)
    proctor.answer("a")
    proctor.submit()
    proctor.leave()
    sent = exchange(ann).export([attempt])
    (taken,) = exchange(ann).take(sent)
    assert (taken.attempt, taken.known) == (attempt, True)
    assert ann.register.count(Search()) == 1


def older(file: bytes) -> bytes:
    """The file as a codexam would have written it that knew no one-way sections, a field with a default."""
    lines = lines_in(file)
    for part, value, _ in lines:
        if part in ("profile", "policy"):
            del value["one_way"]
    return remade(lines)


@pytest.mark.parametrize("before", [True, False], ids=["the older first", "the newer first"])
def test_an_attempt_is_known_though_another_codexam_wrote_it_otherwise(
    stores: tuple[Store, Store], before: bool
) -> None:
    _, ida = stores
    newer = packed([sitters.exam(), sitters.given_up()], "0.1.0", MORNING)
    files = (older(newer), newer) if before else (newer, older(newer))
    origins = [[carried.origin for carried in attempts_in(file)] for file in files]
    assert not {*origins[0]} & {*origins[1]}
    first, again = (tuple(exchange(ida).take(file)) for file in files)
    assert [each.known for each in first] == [False, False]
    assert again == tuple(replace(each, known=True) for each in first)
    assert ida.register.count(Search()) == 2


@pytest.mark.parametrize(
    "another",
    [
        lambda record: replace(record, candidate="Ann Leeson"),
        lambda record: replace(record, form=replace(record.form, id="form-b")),
        lambda record: replace(record, policy=replace(record.policy, tools=record.policy.tools - {Tool.BOOKS})),
        lambda _: sitters.given_up(slot=2),
    ],
    ids=["candidate", "form", "rules", "log"],
)
def test_attempts_that_began_together_are_two_where_anything_of_them_differs(
    stores: tuple[Store, Store], another: Callable[[Record], Record]
) -> None:
    _, ida = stores
    record = sitters.given_up()
    for each in (another(record), record):
        (taken,) = exchange(ida).take(packed([each], "0.1.0", MORNING))
        assert not taken.known
    assert ida.register.count(Search()) == 2


def test_of_a_changed_file_nothing_is_kept(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    import gzip

    lines = gzip.decompress(FILE).splitlines(keepends=True)
    changed = gzip.compress(b"".join([*lines[:-2], lines[-2].replace(b'"credit":"', b'"credit":"1'), lines[-1]]))
    with pytest.raises(Unsound, match="the score of attempt 6"):
        tuple(exchange(ida).take(changed))
    assert ida.register.count(Search()) == 0
    assert ida.history.candidates() == ()
    assert ida.audit.entries() == ()


def test_what_comes_in_is_on_record_and_the_chain_of_the_audit_log_holds(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    tuple(exchange(ida, by="Ida Moreau").take(FILE))
    exchange(ida).note_export([1, 2], "two.codexam")
    entries = ida.audit.entries()
    assert {entry.by for entry in entries[:-1]} == {"Ida Moreau"}
    assert len(entries) == 7
    assert entries[-1].subject == "2 attempts"
    assert not list(faults(entries))


def test_a_candidate_of_the_same_name_is_the_same_candidate(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    ida.history.enrol("Ann Lee", MORNING)
    tuple(exchange(ida).take(FILE))
    assert ida.history.candidates() == ("Ann Lee",)


def test_open_attempts_and_none_at_all_are_not_exported(stores: tuple[Store, Store]) -> None:
    ann, _ = stores
    record = sitters.exam()
    attempt = ann.attempts.begin(
        record.candidate, record.profile, record.form, record.policy, tuple(record.items.values()), MORNING
    )
    for chosen, told in (([attempt], "still open"), ([99], "no attempt 99"), ([], "no closed attempt")):
        with pytest.raises(Unsound, match=told):
            exchange(ann).export(chosen)


def test_the_scores_by_domain_come_in_too(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    tuple(exchange(ida).take(FILE))
    told = {p.attempt: p.domains for p in ida.register.performances(Search())}
    carried: list[Finished] = [each.finished for each in attempts_in(FILE)]
    assert [told[n] for n in range(1, 7)] == [finished.score.domains for finished in carried]


def test_what_was_kept_before_the_store_failed_is_told(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, ida = stores
    admit = ida.register.admit

    def full_after_two(*told: Any) -> int:
        if ida.register.count(Search()) == 2:
            raise Unsaved("The disk is full.")
        return admit(*told)

    monkeypatch.setattr(ida.register, "admit", full_after_two)
    taken: list[Received] = []
    with pytest.raises(Unsaved):
        taken.extend(exchange(ida).take(FILE))
    assert [each.attempt for each in taken] == [1, 2]


def test_what_is_not_as_the_banks_here_have_it_is_told(stores: tuple[Store, Store]) -> None:
    _, ida = stores
    same = MemoryShelf(sitters.ITEMS, profile())
    other = MemoryShelf(sitters.ITEMS[2:], replace(profile(limit=minutes(60), passing=Fraction(4, 5)), pretest=1))
    file = packed([sitters.exam()], "0.1.0", MORNING)
    (known,) = exchange(stores[0], shelf=same).take(file)
    (taken,) = exchange(ida, shelf=other).take(file)
    assert known.differs == ()
    assert taken.differs == (
        "its passing standard is 70 %, here 80 %",
        "its limit is 90 minutes, here 60",
        "0 of its 10 items do not count, here 1",
        "2 of its 10 items are not those of your banks",
    )
