"""Engine values come back from JSON exactly."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exam import event as ev
from simulator.exam.case import Answering, Line, Role, Setting, Span
from simulator.exam.event import Event, Moment
from simulator.exam.form import Form, Slot
from simulator.exam.item import Difficulty, Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile, Tool
from simulator.ports.drills import Wish
from simulator.store import codec
from tests.candidates import form, items, policy, profile
from tests.charts import CPT, case, case_item, ccs, ccs_form, ccs_policy, key_line

IN_SECTIONS = ccs(one_way=True, limits=(timedelta(minutes=30), None), pretest=2)
BILLED = case(key_line(CPT, "11042", "11043", modifiers=(("59", "XS"), ("LT",)), units=2), setting=Setting.EMERGENCY)

SPANS = st.timedeltas(min_value=timedelta(days=-4000), max_value=timedelta(days=4000))
MOMENTS = st.builds(
    lambda elapsed, since: Moment(elapsed, datetime(2026, 1, 1, tzinfo=UTC) + since),
    st.timedeltas(min_value=timedelta(), max_value=timedelta(days=4000)),
    SPANS,
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "seq": st.integers(1, 10**6),
    "moment": MOMENTS,
    "slot": st.integers(1, 150),
    "chosen": st.lists(st.text(min_size=1, max_size=3), max_size=4).map(tuple),
    "option": st.text(min_size=1, max_size=3),
    "text": st.text(),
    "cause": st.sampled_from(ev.Cause),
    "gap": SPANS,
    "charged": SPANS,
    "shift": SPANS,
    "by": st.sampled_from(ev.ClosedBy),
    "system": st.text(min_size=1, max_size=10),
    "code": st.text(min_size=1, max_size=8),
    "query": st.text(),
    "place": st.integers(0, 60),
    "line": st.builds(
        Line, role=st.sampled_from(Role), code=st.text(), poa=st.text(), modifiers=st.text(), units=st.text()
    ),
    "role": st.sampled_from(Role),
    "other": st.sampled_from(Role),
    "other_place": st.integers(0, 60),
    "span": st.builds(Span, st.integers(0, 9), st.integers(0, 9999), st.integers(0, 9999)),
    "section": st.integers(0, 9),
    "began": SPANS,
}
OF_ITS_OWN: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    ev.Dealt: {
        "place": st.builds(
            Slot,
            number=st.integers(1, 999),
            item=st.text(min_size=1),
            revision=st.text(min_size=1),
            domain=st.text(min_size=1),
            options=st.lists(st.text(min_size=1, max_size=3), max_size=5).map(tuple),
            typed=st.booleans(),
        )
    }
}
# A class with slots is made twice; only the second is in the module.
KINDS = [kind for kind in Event.__subclasses__() if getattr(ev, kind.__name__) is kind]


def any_event(kind: type[Event]) -> st.SearchStrategy[Event]:
    known = FIELDS | OF_ITS_OWN.get(kind, {})
    return st.builds(kind, **{field.name: known[field.name] for field in fields(kind)})


def as_stored(plain: object) -> Any:
    """Through the text that the database keeps."""
    return json.loads(json.dumps(plain))


@given(st.sampled_from(KINDS).flatmap(any_event))
def test_every_event_comes_back_exactly(event: Event) -> None:
    kind, slot, payload = codec.dump_event(event)

    assert codec.load_event(kind, event.seq, event.moment, slot, as_stored(payload)) == event


@pytest.mark.parametrize("kind", KINDS)
def test_the_payload_repeats_nothing_that_has_a_column(kind: type[Event]) -> None:
    @given(any_event(kind))
    def holds(event: Event) -> None:
        _, slot, payload = codec.dump_event(event)
        assert payload.keys() == {field.name for field in fields(kind)} - {"seq", "moment", "slot"}
        assert slot == getattr(event, "slot", None)

    holds()


@pytest.mark.parametrize(
    "value",
    [
        profile(),
        policy(strict=True),
        form(unscored=[1]),
        items()[0],
        IN_SECTIONS,
        ccs_policy(IN_SECTIONS, extra=timedelta(minutes=45), answering=Answering.SELECT),
        ccs_policy(timed=False),
        ccs_form(IN_SECTIONS),
        case_item(1),
        case_item(1, BILLED),
        Wish(),
        Wish(
            topics=("icd-10-pcs", "laterality"),
            difficulty=Difficulty.HARD,
            bank="pcs-drill",
            items=20,
            limit=timedelta(minutes=20),
            seed=10**30,
            pace="cpc",
            allowed=timedelta(seconds=204, microseconds=1),
            reviews=True,
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_profile_policy_form_item_and_wish_come_back_exactly(value: Form | Item | Policy | Profile | Wish) -> None:
    assert codec.load(type(value), as_stored(codec.dump(value))) == value


def test_the_same_tools_give_the_same_text_in_whatever_order_they_were_put() -> None:
    there, back = (replace(profile(), tools=frozenset(order)) for order in (list(Tool), list(reversed(Tool))))

    assert json.dumps(codec.dump(there)) == json.dumps(codec.dump(back))


def test_a_form_is_told_from_one_with_its_options_in_another_order() -> None:
    first, *others = form().slots
    turned = replace(form(), slots=(replace(first, options=first.options[::-1]), *others))

    assert codec.fingerprint(form()) == codec.fingerprint(form())
    assert codec.fingerprint(turned) != codec.fingerprint(form())


def test_a_kind_that_no_event_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no event of kind 'guessed'"):
        codec.load_event("guessed", 1, Moment(timedelta(), datetime(2026, 1, 1, tzinfo=UTC)), None, {})
