"""The answer sheet and the highlights of a case: pure functions, and the verbs that use them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exam import engine
from simulator.exam import event as ev
from simulator.exam.attempt import Attempt, evolve, ready
from simulator.exam.case import (
    Answering,
    Document,
    Line,
    Role,
    Sheet,
    Span,
    bare,
    dropped,
    highlighted,
    lines_of,
    swapped,
    unhighlighted,
    written,
)
from simulator.exam.engine import MOST_LINES, Events, Illegal
from simulator.exam.event import ClosedBy, Moment
from simulator.exam.notation import remark, unfinished
from simulator.exam.view import CaseView, Mark, SolvedCase, View, grid, seen
from tests.candidates import LIMIT, MORNING, seconds
from tests.charts import (
    CASE_SLOT,
    CPT,
    INPATIENT,
    MAIN_PROCEDURE,
    POOL,
    PRINCIPAL,
    PROCEDURE,
    RIGHT,
    SECONDARY,
    ccs_form,
    ccs_policy,
)

ITEMS = {item.revision: item for item in POOL}
CHART = tuple(Document(title=title, text="Chest pain since noon.") for title in ("History", "Summary"))
INFARCTION, RENAL = Line(role=PRINCIPAL, code="I21.4", poa="Y"), Line(role=SECONDARY, code="N17.9", poa="N")
DIABETES = Line(role=SECONDARY, code="E11.9", poa="Y")
THREE: Sheet = (INFARCTION, RENAL, DIABETES)


def at(elapsed: float | timedelta) -> Moment:
    span = elapsed if isinstance(elapsed, timedelta) else seconds(elapsed)
    return Moment(elapsed=span, at=MORNING + span)


def after(attempt: Attempt, events: Events) -> Attempt:
    for event in events:
        attempt = evolve(attempt, event)
    return attempt


def running(*, practice: bool = False) -> Attempt:
    """An attempt with the first case in view."""
    fresh = ready(ccs_form(), ccs_policy(practice=practice))
    started = after(fresh, engine.start(fresh, at(0)))
    return after(started, engine.visit(started, CASE_SLOT, at(0)))


def coded(*lines: Line, practice: bool = False) -> Attempt:
    attempt = running(practice=practice)
    for line in lines:
        place = len(lines_of(attempt.response(CASE_SLOT).sheet, line.role))
        attempt = after(attempt, engine.write(attempt, CASE_SLOT, place, line, at(1)))
    return attempt


def sheet_of(attempt: Attempt) -> Sheet:
    return attempt.response(CASE_SLOT).sheet


# Sheets


def test_lines_stand_in_the_order_of_the_roles_and_within_one_as_they_were_put() -> None:
    sheet: Sheet = ()
    for place, line in ((0, RENAL), (1, DIABETES), (0, INFARCTION)):
        sheet = written(sheet, place, line)
    assert sheet == THREE
    assert written(sheet, 0, replace(RENAL, poa="Y")) == (INFARCTION, replace(RENAL, poa="Y"), DIABETES)
    assert dropped(sheet, SECONDARY, 0) == (INFARCTION, DIABETES)


def test_a_principal_diagnosis_and_a_secondary_one_change_places_with_their_poa() -> None:
    turned = swapped(THREE, PRINCIPAL, 0, SECONDARY, 0)
    assert turned == (replace(RENAL, role=PRINCIPAL), replace(INFARCTION, role=SECONDARY), DIABETES)
    assert swapped(turned, PRINCIPAL, 0, SECONDARY, 0) == THREE
    assert swapped(THREE, SECONDARY, 0, SECONDARY, 1) == (INFARCTION, DIABETES, RENAL)


def test_a_secondary_diagnosis_becomes_principal_where_there_was_none() -> None:
    assert swapped((RENAL, DIABETES), PRINCIPAL, 0, SECONDARY, 1) == (replace(DIABETES, role=PRINCIPAL), RENAL)


@pytest.mark.parametrize("text", ["I21.4", "i21.4", " I 21 4 ", "I-21.4", "i214"])
def test_codes_are_compared_without_what_people_type_around_them(text: str) -> None:
    assert bare(text) == "I214"


SPANS = st.builds(lambda d, s, n: Span(d, s, s + n), st.integers(0, 2), st.integers(0, 30), st.integers(1, 12))


def characters(spans: tuple[Span, ...]) -> set[tuple[int, int]]:
    return {(span.document, n) for span in spans for n in range(span.start, span.end)}


@given(st.lists(st.tuples(SPANS, st.booleans()), max_size=12))
def test_highlights_are_the_words_marked_and_never_lie_on_one_another(marks: list[tuple[Span, bool]]) -> None:
    spans: tuple[Span, ...] = ()
    for span, on in marks:
        before = spans
        spans = (highlighted if on else unhighlighted)(spans, span)
        if on:
            assert characters(spans) == characters(before) | characters((span,))
        else:
            gone = [each for each in before if characters((each,)) & characters((span,))]
            assert characters(spans) == characters(before) - characters(tuple(gone))
        assert list(spans) == sorted(spans)
        assert all(a.document < b.document or a.end < b.start for a, b in pairwise(spans))


def test_marks_that_touch_are_one_mark_and_one_stroke_takes_it_off() -> None:
    spans = highlighted(highlighted((Span(0, 0, 5),), Span(0, 9, 12)), Span(0, 5, 9))
    assert spans == (Span(0, 0, 12),)
    assert unhighlighted((*spans, Span(1, 0, 3)), Span(0, 11, 12)) == (Span(1, 0, 3),)


# The verbs


def test_a_line_is_on_the_sheet_with_every_key_and_a_key_that_changes_nothing_is_no_event() -> None:
    attempt = running()
    for end in range(1, 6):
        typed = replace(INFARCTION, code=INFARCTION.code[:end])
        (event,) = engine.write(attempt, CASE_SLOT, 0, typed, at(end))
        attempt = evolve(attempt, event)
        assert sheet_of(attempt) == (typed,)
    assert engine.write(attempt, CASE_SLOT, 0, INFARCTION, at(9)) == ()
    assert engine.write(attempt, CASE_SLOT, 0, Line(role=SECONDARY), at(9)) == ()


@pytest.mark.parametrize(
    ("place", "line", "words"),
    [
        (1, INFARCTION, "no room"),
        (3, RENAL, "no room"),
        (-1, RENAL, "no room"),
        (0, replace(RENAL, code="N" * 25), "longer than any code"),
        (0, replace(RENAL, poa="YNUW1"), "longer than any code"),
        (0, Line(role=CPT, modifiers="5" * 25), "longer than any code"),
        (0, Line(role=CPT, units="1" * 9), "longer than any code"),
    ],
)
def test_a_line_that_no_sheet_has_room_for_is_refused(place: int, line: Line, words: str) -> None:
    with pytest.raises(Illegal, match=words):
        engine.write(coded(*THREE), CASE_SLOT, place, line, at(2))


def test_a_sheet_has_an_end() -> None:
    attempt = coded(*[replace(RENAL, code=f"A{n}") for n in range(MOST_LINES)])
    with pytest.raises(Illegal, match="no room"):
        engine.write(attempt, CASE_SLOT, MOST_LINES, RENAL, at(2))
    assert engine.write(attempt, CASE_SLOT, MOST_LINES - 1, RENAL, at(2))


def test_a_line_is_dropped_once() -> None:
    attempt = coded(*THREE)
    dropping = engine.drop(attempt, CASE_SLOT, SECONDARY, 0, at(2))
    assert sheet_of(after(attempt, dropping)) == (INFARCTION, DIABETES)
    assert engine.drop(after(attempt, dropping), CASE_SLOT, SECONDARY, 1, at(3)) == ()
    assert engine.drop(attempt, CASE_SLOT, PROCEDURE, 0, at(3)) == ()


def test_lines_change_places_only_with_their_like_and_where_they_are() -> None:
    attempt = coded(*THREE)
    swapping = engine.swap(attempt, CASE_SLOT, SECONDARY, 0, PRINCIPAL, 0, at(2))
    assert [line.code for line in sheet_of(after(attempt, swapping))] == ["N17.9", "I21.4", "E11.9"]
    assert engine.swap(attempt, CASE_SLOT, SECONDARY, 1, SECONDARY, 1, at(2)) == ()
    with pytest.raises(Illegal, match="different kinds"):
        engine.swap(attempt, CASE_SLOT, PRINCIPAL, 0, MAIN_PROCEDURE, 0, at(2))
    for place in (2, -1):
        with pytest.raises(Illegal, match="no such line"):
            engine.swap(attempt, CASE_SLOT, SECONDARY, place, PRINCIPAL, 0, at(2))


def test_clearing_takes_the_whole_sheet_back_and_leaves_the_highlights() -> None:
    attempt = coded(*THREE)
    attempt = after(attempt, engine.highlight(attempt, CASE_SLOT, CHART, Span(1, 0, 6), True, at(2)))
    cleared = after(attempt, engine.clear(attempt, CASE_SLOT, at(3)))
    assert (sheet_of(cleared), cleared.answered) == ((), 0)
    assert cleared.response(CASE_SLOT).highlights == (Span(1, 0, 6),)


def test_marking_marked_words_or_unmarking_plain_ones_is_no_event() -> None:
    attempt = running()
    marked = after(attempt, engine.highlight(attempt, CASE_SLOT, CHART, Span(0, 3, 9), True, at(1)))
    assert engine.highlight(marked, CASE_SLOT, CHART, Span(0, 4, 8), True, at(2)) == ()
    assert engine.highlight(marked, CASE_SLOT, CHART, Span(1, 3, 9), False, at(2)) == ()
    assert engine.highlight(marked, CASE_SLOT, CHART, Span(0, 5, 5), False, at(2)) == ()
    assert engine.highlight(marked, 1, CHART, Span(0, 3, 9), True, at(2)) == ()
    unmarked = after(marked, engine.highlight(marked, CASE_SLOT, CHART, Span(0, 8, 20), False, at(2)))
    assert unmarked.response(CASE_SLOT).highlights == ()


@pytest.mark.parametrize(
    "verb",
    [
        lambda attempt, slot, at: engine.write(attempt, slot, 0, INFARCTION, at),
        lambda attempt, slot, at: engine.drop(attempt, slot, SECONDARY, 0, at),
        lambda attempt, slot, at: engine.swap(attempt, slot, SECONDARY, 0, PRINCIPAL, 0, at),
    ],
)
def test_an_item_has_no_sheet_and_a_sheet_stands_once_it_was_explained(
    verb: Callable[[Attempt, int, Moment], Events],
) -> None:
    with pytest.raises(Illegal, match="no answer sheet"):
        verb(running(), 1, at(1))
    attempt = coded(*THREE, practice=True)
    attempt = after(attempt, engine.reveal(attempt, CASE_SLOT, at(2)))
    with pytest.raises(Illegal, match="its answer stands"):
        verb(attempt, CASE_SLOT, at(3))
    (event,) = verb(coded(*THREE), CASE_SLOT, at(LIMIT))
    assert event == ev.Closed(seq=event.seq, moment=at(LIMIT), by=ClosedBy.EXPIRED)


def test_a_case_takes_no_option() -> None:
    with pytest.raises(Illegal, match="no such option"):
        engine.answer(running(), CASE_SLOT, ("a",), at(1))


def test_a_case_is_explained_once_a_code_stands_on_its_sheet() -> None:
    empty = running(practice=True)
    with pytest.raises(Illegal, match="Code something first"):
        engine.reveal(empty, CASE_SLOT, at(1))
    attempt = coded(Line(role=SECONDARY, poa="Y"), practice=True)
    with pytest.raises(Illegal, match="Code something first"):
        engine.reveal(attempt, CASE_SLOT, at(2))


# What is seen


def view_of(attempt: Attempt) -> View:
    slot = attempt.form.slot(CASE_SLOT)
    return seen(attempt, slot, ITEMS[slot.revision])


def test_an_open_case_shows_its_chart_and_the_sheet_and_nothing_of_its_key() -> None:
    view = view_of(coded(*THREE))
    assert type(view) is CaseView
    assert (view.sheet, view.documents, view.fields) == (THREE, INPATIENT.documents, INPATIENT.fields)
    assert (view.answered, view.choices) == (True, {})
    assert "SECRET" not in repr(view)
    assert "4A023N7" not in repr(view)


def test_a_case_in_practice_shows_its_marking_once_it_was_explained() -> None:
    attempt = coded(*RIGHT, practice=True)
    view = view_of(after(attempt, engine.reveal(attempt, CASE_SLOT, at(2))))
    assert isinstance(view, SolvedCase)
    assert (view.right, view.drg, view.marking.required) == (True, 281, 4)


def test_a_case_answered_by_choice_shows_right_and_tempting_codes_of_each_role_without_saying_which() -> None:
    attempt = running()
    attempt = replace(attempt, policy=replace(attempt.policy, answering=Answering.SELECT))
    view = view_of(attempt)
    assert isinstance(view, CaseView)
    diagnoses = ("E11.9", "I21.4", "N17.9", "R07.9", "Z79.4")
    assert view.choices == {PRINCIPAL: diagnoses, SECONDARY: diagnoses, MAIN_PROCEDURE: ("4A023N7",)}


def test_the_grid_calls_a_case_whole_once_it_has_its_principal_diagnosis() -> None:
    def mark(attempt: Attempt) -> Mark:
        return grid(attempt)[CASE_SLOT - 1].mark

    assert mark(running()) is Mark.UNANSWERED
    assert mark(coded(RENAL)) is Mark.INCOMPLETE
    assert mark(coded(RENAL, INFARCTION)) is Mark.ANSWERED


# The form of a code


@pytest.mark.parametrize(
    ("role", "text", "words"),
    [
        (PRINCIPAL, "", ""),
        (PRINCIPAL, "s52.501a", ""),
        (PRINCIPAL, "E1", ""),
        (PRINCIPAL, "E11.9O", "Is O meant as 0"),
        (PRINCIPAL, "1O", "Is O meant as 0"),
        (PRINCIPAL, "121.4", "Is 1 meant as the letter I"),
        (SECONDARY, "99213", "An ICD-10-CM code"),
        (MAIN_PROCEDURE, "0DTJ4ZZ", ""),
        (MAIN_PROCEDURE, "ODTJ4ZZ", "Is O meant as 0"),
        (PROCEDURE, "0DTI4ZZ", "Is I meant as 1"),
        (PROCEDURE, "0DTJ4ZZ1", "seven characters"),
        (CPT, "99213", ""),
        (CPT, "j1885", ""),
        (CPT, "0042T", ""),
        (CPT, "99213-25", "Modifiers go beside it"),
        (CPT, "JI885", "Is I meant as 1"),
    ],
)
def test_the_form_of_a_code_is_remarked_on_and_never_whether_it_is_right(role: Role, text: str, words: str) -> None:
    assert remark(role, text).startswith(words) or words in remark(role, text)
    assert bool(remark(role, text)) == bool(words)


def test_a_code_is_unfinished_while_it_is_too_short_for_its_role() -> None:
    typed = [
        (PRINCIPAL, "E1"),
        (PRINCIPAL, "E11"),
        (PROCEDURE, "0DTJ4Z"),
        (PROCEDURE, "0DTJ4ZZ"),
        (CPT, ""),
        (CPT, "9921"),
    ]
    assert [unfinished(role, text) for role, text in typed] == [True, False, True, False, False, True]


@pytest.mark.parametrize("span", [Span(2, 0, 3), Span(-1, 0, 3), Span(0, -2, 3), Span(1, 3, 23)])
def test_words_outside_the_chart_cannot_be_marked(span: Span) -> None:
    with pytest.raises(Illegal, match="not in the chart"):
        engine.highlight(running(), CASE_SLOT, CHART, span, True, at(1))
