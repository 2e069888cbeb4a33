"""The register: every attempt of everyone, found, sorted, and taken apart."""

import struct
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from simulator.exam.attempt import Status
from simulator.exam.case import Line, Role
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.attempts import Summary
from simulator.ports.register import Column, Earned, Outcome, Search, Sort
from simulator.store import Store, codec
from simulator.store.columns import table
from simulator.store.rows import AttemptRow, OutcomeRow
from tests.candidates import ANN, KEY, MORNING, WRONG, FakeClock, form, items, minutes, policy, profile, seconds
from tests.charts import CASE_SLOT, POOL, RIGHT, ccs, ccs_form, ccs_policy
from tests.store.sitting import begun, sat
from tests.store.test_reviews import FIRST, deal, drilling

AMES = "Dr. Ames"


ORDERS: dict[Column, Callable[[Summary], Any]] = {
    Column.ATTEMPT: lambda line: line.id,
    Column.CANDIDATE: lambda line: line.candidate.lower(),
    Column.FORM: lambda line: line.form,
    Column.MODE: lambda line: line.mode,
    Column.STARTED: lambda line: line.started,
    Column.SCORE: lambda line: line.percent,
    Column.TIME: lambda line: line.elapsed,
    Column.CLOSED: lambda line: line.closed_by,
}


def sit(
    store: Store,
    candidate: str = ANN,
    *,
    right: int = 0,
    day: int = 0,
    seed: int = 1,
    practice: bool = False,
    ending: str = "submit",
) -> int:
    """An attempt on a day, four seconds an item: so many right answers from the first slot on, all others wrong."""
    clock = FakeClock(MORNING + timedelta(days=day))
    rules = policy(practice=practice)
    number = store.attempts.begin(candidate, profile(), form(seed=seed), rules, items(), clock.read().now)
    proctor = sat(store, number, f"window of {number}", clock=clock)
    for slot in range(1, 11):
        proctor.visit(slot)
        clock.advance(4)
        proctor.answer(KEY if slot <= right else WRONG)
    if ending:
        getattr(proctor, ending)()
    proctor.leave()
    return number


def found(store: Store, search: Search, sort: Sort | None = None) -> list[int]:
    """The ids, newest first, and a check that counting agrees with paging."""
    ids = [line.id for line in store.register.page(search, sort or Sort(), 0, 1000)]
    assert store.register.count(search) == len(ids)
    return ids


def test_more_attempts_are_listed_than_a_statement_has_variables(store: Store) -> None:
    sit(store, right=7)
    sit(store, ending="abandon")
    again = {column.name: column for column in table(AttemptRow).c if column.name not in ("id", "origin")}
    with store.database.writing() as connection:
        for _ in range(15):
            double = insert(table(AttemptRow)).from_select(list(again), select(*again.values()))
            connection.execute(double)
    everyone = store.register.page(Search(), Sort())
    assert len(everyone) == len({line.id for line in everyone}) == store.register.count(Search()) == 2**16
    earned = store.register.earned(Search())
    assert (len(earned), set(earned)) == (2**15, {Earned(ANN, Fraction(7), 10)})


def test_an_empty_store_finds_nothing(store: Store) -> None:
    assert found(store, Search()) == []
    assert (store.register.performances(Search()), store.register.sat(), store.register.outcomes("f")) == ((), (), ())


def test_the_register_lists_what_history_lists(store: Store) -> None:
    sit(store, right=7)
    begun(store, "Bo")
    deal(drilling(store), FIRST)

    assert store.register.page(Search(), Sort(), 0, 10) == store.history.attempts()


def test_attempts_are_found_by_what_they_are(store: Store) -> None:
    first = sit(store, right=7)
    second = sit(store, "Bo", right=3, day=2, practice=True)
    third = sit(store, "Bo", day=3, ending="abandon")
    open_one = begun(store, "Cy", seed=2)
    store.roster.enrol({"Monday": ["Bo", "Cy"]}, AMES, MORNING)

    for search, ids in (
        (Search(), [open_one, third, second, first]),
        (Search(group="Monday"), [open_one, third, second]),
        (Search(group="Tuesday"), []),
        (Search(profile="cpc"), [open_one, third, second, first]),
        (Search(profile="cp"), []),
        (Search(form="CPC-2"), [open_one]),
        (Search(mode=Mode.PRACTICE), [second]),
        (Search(status=Status.READY), [open_one]),
        (Search(open=True), [open_one]),
        (Search(closed_by=ClosedBy.ABANDONED), [third]),
        (Search(since=MORNING + timedelta(days=2)), [third, second]),
        (Search(since=MORNING, until=MORNING + timedelta(days=2)), [first]),
        (Search(least=30), [second, first]),
        (Search(least=70, most=70), [first]),
        (Search(most=29.99), [third]),
        (Search(candidate="bo", mode=Mode.EXAM), [third]),
    ):
        assert found(store, search) == ids, search


def test_attempts_are_found_by_the_assignment_they_were_begun_under(store: Store) -> None:
    from tests.store.test_roster import WEEK

    store.roster.enrol({"Monday": [ANN]}, AMES, MORNING)
    number = store.roster.assign(WEEK)
    begun(store)
    under = store.attempts.begin(ANN, profile(), form(), policy(), items(), MORNING, assignment=number)

    assert found(store, Search(assignment=number)) == [under]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("%", ["100% Ann"]),
        ("_", ["Bo_Diaz"]),
        ("/", ["a/b\\c", "Élodie [/x]"]),
        ("\\", ["a/b\\c"]),
        ("ÉLODIE", ["Élodie [/x]"]),
        ("[/X]", ["Élodie [/x]"]),
        ("o'", ["O'Hara; DROP TABLE attempt"]),
        ("B", ["a/b\\c", "Bo_Diaz", "O'Hara; DROP TABLE attempt"]),
    ],
)
def test_part_of_a_name_is_text_whatever_signs_are_in_it(store: Store, part: str, names: list[str]) -> None:
    for name in ("100% Ann", "Bo_Diaz", "a/b\\c", "Élodie [/x]", "O'Hara; DROP TABLE attempt"):
        begun(store, name)

    lines = store.register.page(Search(candidate=part), Sort(by=Column.CANDIDATE, descending=False), 0, 9)

    assert [line.candidate for line in lines] == names


def test_every_order_is_steady_and_its_pages_fit_together(store: Store) -> None:
    for day, (candidate, right) in enumerate(product(("bo", "Ann", "Cy"), (7, 3))):
        sit(store, candidate, right=right, day=day % 2, practice=candidate == "bo")
    begun(store, "Ann")
    deal(drilling(store, "Cy"), FIRST)
    for by, descending in product(Column, (True, False)):
        sort = Sort(by=by, descending=descending)
        whole = store.register.page(Search(), sort, 0, 100)
        pages = [line for at in range(0, 9, 2) for line in store.register.page(Search(), sort, at, 2)]
        assert pages == list(whole), sort
        values = [ORDERS[by](line) for line in whole]
        there = [value for value in values if value is not None]
        assert values == [*there, *[None] * (len(values) - len(there))], sort
        assert there == sorted(there, reverse=descending), sort
        for one, other in pairwise(whole):
            assert ORDERS[by](one) != ORDERS[by](other) or one.id > other.id, sort


def test_performances_are_of_closed_attempts_drills_apart_in_the_order_of_their_start(store: Store) -> None:
    later = sit(store, right=7, day=5)
    sooner = sit(store, "Bo", day=1, practice=True, ending="abandon")
    begun(store)
    drill = drilling(store)
    deal(drill, FIRST)
    drill.submit()

    second, first = reversed(store.register.performances(Search()))

    assert (first.attempt, first.candidate, first.mode, first.closed_by) == (
        sooner,
        "Bo",
        Mode.PRACTICE,
        ClosedBy.ABANDONED,
    )
    assert (second.attempt, second.profile, second.form, second.started) == (
        later,
        "cpc",
        "cpc-1",
        MORNING + timedelta(days=5),
    )
    assert (second.elapsed, second.limit, second.passing) == (seconds(40), minutes(90), Fraction(7, 10))
    assert (second.answered, second.items) == (10, 10)
    assert second.domains == store.history.domain_scores(ANN)
    assert [one.attempt for one in store.register.performances(Search(candidate="bo"))] == [sooner]


def test_a_form_comes_with_its_items(store: Store) -> None:
    begun(store)
    fingerprint = codec.fingerprint(form())

    assert store.register.form(fingerprint) == (form(), {item.revision: item for item in items()})
    with pytest.raises(KeyError):
        store.register.form("another")


def test_a_form_counts_first_finished_attempts_in_exam_mode(store: Store) -> None:
    for candidate, day, ending in ((ANN, 0, "submit"), (ANN, 4, "submit"), ("Bo", 2, "submit"), ("Cy", 1, "abandon")):
        sit(store, candidate, day=day, ending=ending)
    sit(store, "Di", practice=True)
    sit(store, seed=2, day=9)
    sit(store, "Di", seed=3, ending="")

    first, second = store.register.sat()

    assert (first.name, first.profile, first.items, first.firsts) == ("cpc-1", "cpc", 10, 2)
    assert (first.since, first.until) == (MORNING, MORNING + timedelta(days=4))
    assert (second.fingerprint, second.firsts) == (codec.fingerprint(form(seed=2)), 1)


def test_an_outcome_tells_an_omission_from_what_was_never_reached(store: Store) -> None:
    clock = FakeClock()
    proctor = sat(store, begun(store), clock=clock)
    proctor.answer(KEY)
    clock.advance(1.5)
    proctor.visit(2)
    proctor.visit(3)
    clock.advance(2)
    proctor.answer(WRONG)
    proctor.submit()

    (outcome,) = store.register.outcomes(codec.fingerprint(form()))

    assert outcome == Outcome(
        attempt=proctor.record.id,
        chosen="a  b - - - - - - - ",
        credit="1 0 0 0 0 0 0 0 0 0 ",
        dwell=struct.pack("<10I", 1500, 0, 2000, *[0] * 7),
        look_ups=struct.pack("<10I", *[0] * 10),
    )


def test_a_coded_chart_is_an_answer_that_is_no_option_and_earns_a_share(store: Store) -> None:
    exam = ccs()
    number = store.attempts.begin(ANN, exam, ccs_form(exam), ccs_policy(exam), POOL, MORNING)
    proctor = sat(store, number)
    proctor.visit(CASE_SLOT)
    proctor.write(0, RIGHT[0])
    proctor.write(0, Line(role=Role.DIAGNOSIS, code="Z99.9"))
    proctor.submit()

    (outcome,) = store.register.outcomes(codec.fingerprint(ccs_form(exam)))

    place = CASE_SLOT - 1
    assert outcome.chosen.split(" ")[place] == "="
    shares = [Fraction(credit) for credit in outcome.credit.split()]
    assert 0 < shares[place] < 1
    assert sum(shares) == store.history.attempts()[0].credit


def test_the_first_finished_attempt_of_each_candidate_counts(store: Store) -> None:
    late, early = sit(store, day=3), sit(store, day=1, right=5)
    sit(store, "Bo", practice=True)
    sit(store, "Bo", ending="abandon", day=1)
    bo = sit(store, "Bo", right=2, day=2)
    store.roster.enrol({"Monday": ["Bo"]}, AMES, MORNING)
    fingerprint = codec.fingerprint(form())

    assert late < early
    assert [outcome.attempt for outcome in store.register.outcomes(fingerprint)] == [early, bo]
    assert [outcome.attempt for outcome in store.register.outcomes(fingerprint, "Monday")] == [bo]
    assert store.register.outcomes(fingerprint, "Tuesday") == ()


def test_outcomes_that_lack_are_made_from_the_log_and_kept(opened: Callable[[], Store]) -> None:
    store, fingerprint = opened(), codec.fingerprint(form())
    for candidate in (ANN, "Bo"):
        sit(store, candidate, right=4)
    written = store.register.outcomes(fingerprint)
    with store.database.writing() as connection:
        connection.execute(delete(table(OutcomeRow)))

    assert opened().register.outcomes(fingerprint) == written
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outcome").scalar() == 2


def test_a_drill_leaves_no_outcome(store: Store) -> None:
    drill = drilling(store)
    deal(drill, FIRST)
    drill.submit()

    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outcome").scalar() == 0


def test_a_closing_event_that_cannot_be_written_leaves_neither_score_nor_outcome(store: Store) -> None:
    proctor = sat(store, begun(store))
    before = store.attempts.load(proctor.record.id)
    with store.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER broken BEFORE INSERT ON outcome BEGIN SELECT RAISE(ABORT, 'no'); END"
        )

    with pytest.raises(Exception, match="damaged"):
        proctor.submit()

    assert store.attempts.load(proctor.record.id) == before
    assert [line.credit for line in store.history.attempts()] == [None]
    assert store.register.performances(Search()) == ()
