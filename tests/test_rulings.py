"""Rulings in force: which key holds, who is given an item no more, and what a mended bank has nothing to do with."""

from dataclasses import replace

from simulator.exam import sentences
from simulator.exam.attempt import ready
from simulator.exam.fingerprint import fingerprint
from simulator.exam.form import assemble, fixed, retired_places, shortfall
from simulator.exam.item import Item
from simulator.exam.scoring import score
from simulator.ports.docket import Ruling, Verdict
from simulator.rulings import given, in_force
from tests.candidates import BLUEPRINT, MORNING, items, policy, profile

POOL = tuple(replace(item, revision=fingerprint(item)) for item in items())
ITEM = POOL[0]
HUNDRED = {"guidelines": 20, "anaesthesia": 30, "musculoskeletal": 50}


def ruling(item: Item, verdict: Verdict, *key: str, why: str = "B is right by OCG I.A.15.") -> Ruling:
    return Ruling(
        item=item.id, revision=item.revision, verdict=verdict, reason=why, by="Ms Quinn", at=MORNING, key=tuple(key)
    )


def rekeyed(item: Item, *key: str) -> Ruling:
    return ruling(item, Verdict.REKEYED, *key)


def under(*rulings: Ruling, pool: tuple[Item, ...] = POOL) -> Item:
    """The first item of the pool as it stands under these rulings."""
    return in_force(pool, rulings).items[0]


def test_without_a_ruling_that_lasts_the_items_are_the_same() -> None:
    told = [ruling(ITEM, Verdict.REJECTED), ruling(ITEM, Verdict.CREDITED)]
    assert in_force(POOL, told).items == in_force(POOL, []).items == POOL
    assert in_force(POOL, told).given == POOL


def test_a_rekeyed_item_has_the_new_key_a_revision_of_its_own_and_says_so() -> None:
    now = under(rekeyed(ITEM, "b"))
    assert (now.id, now.key, now.options) == (ITEM.id, ("b",), ITEM.options)
    assert now.revision == fingerprint(now) != ITEM.revision
    assert now.rationale.startswith("The key was changed from a to b on 2026-03-02 by Ms Quinn: B is right by OCG")
    assert now.rationale.endswith(ITEM.rationale)
    assert in_force(POOL, [rekeyed(ITEM, "b")]).items[1:] == POOL[1:]


def test_a_bank_mended_later_is_not_touched() -> None:
    mended = replace(ITEM, stem="Mended.")
    mended = replace(mended, revision=fingerprint(mended))
    pool = (mended, *POOL[1:])
    assert in_force(pool, [rekeyed(ITEM, "b")]).items == pool
    assert in_force(pool, [ruling(ITEM, Verdict.RETIRED)]).given == pool


def test_of_two_new_keys_for_one_revision_the_later_holds() -> None:
    assert under(rekeyed(ITEM, "b"), rekeyed(ITEM, "c")).key == ("c",)


def test_a_rekeyed_item_can_be_rekeyed_in_turn_and_back() -> None:
    second = under(rekeyed(ITEM, "b"))
    assert under(rekeyed(ITEM, "b"), rekeyed(second, "c")).key == ("c",)
    assert under(rekeyed(ITEM, "b"), rekeyed(second, "a")).key == ("a",)
    assert under(rekeyed(ITEM, "b"), rekeyed(second, "c"), rekeyed(ITEM, "d")).key == ("d",)


def test_a_retired_item_is_given_to_nobody() -> None:
    pool = in_force(POOL, [ruling(ITEM, Verdict.RETIRED)])
    assert pool.given == POOL[1:]
    assert shortfall(profile(), pool.given) == {"guidelines": 1}
    assert given({"one": ITEM, "two": POOL[1]}, [ruling(ITEM, Verdict.RETIRED)]) == {"two": POOL[1]}


def test_an_item_that_was_rekeyed_and_then_retired_stays_retired() -> None:
    second = under(rekeyed(ITEM, "b"))
    orders = [
        [rekeyed(ITEM, "b"), ruling(second, Verdict.RETIRED)],
        [rekeyed(ITEM, "b"), ruling(ITEM, Verdict.RETIRED)],
        [rekeyed(ITEM, "b"), ruling(second, Verdict.RETIRED), rekeyed(ITEM, "b")],
    ]
    for rulings in orders:
        assert in_force(POOL, rulings).retired == {ITEM.id}


def test_an_item_met_rekeyed_stands_as_the_one_that_it_was_made_from() -> None:
    first = rekeyed(ITEM, "b")
    second = under(first)
    again = rekeyed(second, "c")
    third = under(first, again)
    for met in (second, third):
        assert in_force([met], [first, again, ruling(ITEM, Verdict.RETIRED)]).retired == {ITEM.id}
        assert in_force([met], [first, again, rekeyed(ITEM, "d")]).items[0].key == ("d",)
        assert in_force([met], [first, again]).items == (third,)
    mended = replace(second, stem="Mended.")
    mended = replace(mended, revision=fingerprint(mended))
    assert in_force([mended], [first, ruling(ITEM, Verdict.RETIRED)]).given == (mended,)


def test_a_form_of_a_hundred_with_a_retired_item_has_a_hundred_places_and_ninety_nine_count() -> None:
    exam, pool = profile(HUNDRED), items(HUNDRED)
    form = fixed(exam, "form-a", pool, {pool[7].id})
    assert [slot.item for slot in form.slots] == [slot.item for slot in fixed(exam, "form-a", pool).slots]
    assert (len(form.slots), sum(slot.scored for slot in form.slots)) == (100, 99)
    assert retired_places(form, exam) == {8}
    found = score(ready(form, policy()), {item.revision: item for item in pool})
    assert (found.total, [domain.total for domain in found.domains]) == (99, [19, 30, 50])
    assert sentences.unscored(form, exam) == (
        "1 of the items was retired by an instructor: it keeps its place, and is not scored."
    )


def test_forms_that_are_drawn_hold_another_item_instead() -> None:
    pool = in_force((*POOL, *items({"guidelines": 1}, bank="extra")), [ruling(ITEM, Verdict.RETIRED)])
    form = assemble(profile(BLUEPRINT), pool.given, 1)
    assert ITEM.id not in {slot.item for slot in form.slots}
    assert all(slot.scored for slot in form.slots)
    assert retired_places(form, profile()) == frozenset()
