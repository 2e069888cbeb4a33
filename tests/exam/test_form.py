"""Forms: drawn by seed or fixed, whole or refused."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exam.form import Form, Shortfall, assemble, fixed, shortfall
from simulator.exam.item import Item
from simulator.exam.profile import Shuffle
from tests.candidates import BLUEPRINT, item, items, profile

POOL = items({"musculoskeletal": 12, "anaesthesia": 8, "guidelines": 6})
GOLDEN = (
    "form-a-guidelines-03:cabd form-a-guidelines-06:bdac "
    "form-a-anaesthesia-01:bdca form-a-anaesthesia-04:bdac form-a-anaesthesia-06:bdca "
    "form-a-musculoskeletal-03:dcab form-a-musculoskeletal-05:cdba form-a-musculoskeletal-02:dabc "
    "form-a-musculoskeletal-07:bdac form-a-musculoskeletal-01:cdab"
)


def spelled(form: Form) -> str:
    return " ".join(f"{slot.item}:{''.join(slot.options)}" for slot in form.slots)


def test_seed_2026_draws_the_form_that_it_always_drew() -> None:
    """A change here means that no seed that people wrote down gives its form any more."""
    assert spelled(assemble(profile(), POOL, 2026)) == GOLDEN


@given(seed=st.integers(0, 2**32), shuffled=st.permutations(POOL))
def test_a_form_is_whole_has_no_item_twice_and_does_not_depend_on_the_order_of_the_pool(
    seed: int, shuffled: list[Item]
) -> None:
    form = assemble(profile(), shuffled, seed)
    assert form == assemble(profile(), POOL, seed)
    assert Counter(slot.domain for slot in form.slots) == BLUEPRINT
    assert len({slot.item for slot in form.slots}) == 10
    assert [slot.number for slot in form.slots] == list(range(1, 11))
    assert all(sorted(slot.options) == list("abcd") for slot in form.slots)
    assert list(dict.fromkeys(slot.domain for slot in form.slots)) == list(BLUEPRINT)


def test_another_seed_draws_another_form() -> None:
    assert len({spelled(assemble(profile(), POOL, seed)) for seed in range(50)}) == 50


def test_every_item_of_the_pool_has_its_turn() -> None:
    met = {slot.item for seed in range(60) for slot in assemble(profile(), POOL, seed).slots}
    assert met == {item.id for item in POOL}


def test_a_profile_that_shuffles_items_mixes_the_domains() -> None:
    mixed = assemble(replace(profile(), shuffle=Shuffle(items=True, options=False)), POOL, 7)
    domains = [slot.domain for slot in mixed.slots]
    assert Counter(domains) == BLUEPRINT
    assert domains != [domain for domain, count in BLUEPRINT.items() for _ in range(count)]
    assert all(slot.options == tuple("abcd") for slot in mixed.slots)


def test_drafts_and_other_code_years_stay_out() -> None:
    spoiled = (item("guidelines", 90, accepted=False), item("guidelines", 91, code_year=2025))
    exact = items(BLUEPRINT)
    for seed in range(20):
        assert assemble(profile(), (*exact, *spoiled), seed) == assemble(profile(), exact, seed)
    assert shortfall(profile(), (*exact[1:], *spoiled)) == {"guidelines": 1}


def test_a_pool_too_small_is_refused_domain_by_domain_rather_than_padded() -> None:
    with pytest.raises(Shortfall) as refused:
        assemble(profile(), items({"anaesthesia": 2, "musculoskeletal": 1, "radiology": 40}), 1)
    assert refused.value.missing == {"guidelines": 2, "anaesthesia": 1, "musculoskeletal": 4}
    assert str(refused.value) == (
        "The banks are 7 items short of CPC-style exam: Guidelines 2, Anaesthesia 1, Musculoskeletal 4."
    )


def test_an_item_that_lies_in_the_pool_twice_counts_once() -> None:
    exact = items(BLUEPRINT)
    doubled = (*exact[1:], exact[1])
    assert shortfall(profile(), doubled) == {"guidelines": 1}
    with pytest.raises(Shortfall):
        assemble(profile(), doubled, 1)


def test_a_fixed_form_keeps_the_order_as_written() -> None:
    form = fixed(profile(), "form-a", POOL)
    assert (form.id, form.seed) == ("form-a", None)
    written = [f"form-a-{domain}-{n:02}" for domain, count in BLUEPRINT.items() for n in range(1, count + 1)]
    assert [slot.item for slot in form.slots] == written
    assert {slot.options for slot in form.slots} == {tuple("abcd")}


def test_a_bank_that_is_not_whole_is_no_fixed_form() -> None:
    with pytest.raises(Shortfall, match="1 item short"):
        fixed(profile(), "form-a", items(BLUEPRINT)[:-1])


def test_slots_hold_revisions_and_are_counted_from_one() -> None:
    form = assemble(profile(), POOL, 3)
    by_id: dict[str, Item] = {item.id: item for item in POOL}
    assert all(slot.revision == by_id[slot.item].revision and slot.scored for slot in form.slots)
    assert form.slot(1) is form.slots[0]
    for outside in (0, 11, -1):
        with pytest.raises(IndexError):
            form.slot(outside)
