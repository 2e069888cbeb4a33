"""The HTML report of candidates who coded charts."""

from dataclasses import replace

import pytest

from simulator.codebooks.msdrg import MISSING
from simulator.drg import Comparison, Weight
from simulator.exam import account
from simulator.exam.case import Document, Line, Support
from simulator.exam.view import SolvedCase
from simulator.page import report_page
from simulator.ports.codes import Grouping, Secondary, Severity
from tests.candidates import LIMIT
from tests.charts import CASE_SLOT, PRINCIPAL, RIGHT, SECONDARY, Coder, ccs, ccs_policy
from tests.page.test_page import HOSTILE, Page

BY_SYMPTOM = (Line(role=PRINCIPAL, code="R07.9", poa="Y"), replace(RIGHT[1], poa="N"), *RIGHT[2:])


@pytest.fixture
def ann() -> Coder:
    """Has four items right, and one of two cases with the symptom in front."""
    ann = Coder()
    for slot in range(1, 5):
        ann.answers(slot)
    ann.codes(CASE_SLOT, BY_SYMPTOM)
    ann.proctor.submit()
    return ann


def words_of(coder: Coder, drgs: dict[int, Comparison | str] | None = None) -> str:
    return Page(report_page(coder.record, coder.report(), (), drgs)).words


def test_items_and_cases_stand_apart_and_together(ann: Coder) -> None:
    words = words_of(ann)
    assert "Items100.0 %4 of 4" in words
    assert "Records37.5 %0.75 of 21" in words
    assert "Together79.1 %4.75 of 61" in words
    assert "4.75 of 6 points, 1 unanswered" in words
    assert "The records alone, 37.5 %, are below the passing standard of 70.0 %" in words
    assert "Sequencing errors: 0 (right codes in the wrong place" in words
    assert "POA: 1 of 2 right (of the diagnoses with a right code; scored apart)." in words


def test_every_line_of_a_case_is_explained(ann: Coder) -> None:
    words = words_of(ann)
    for told in (
        "Item 5: ◐ in part right, 75.0 %",
        "✗ wrong, 0 Yours: R07.9, POA Y principal diagnosis",
        "SECRET: chest pain is a symptom of the infarction.",
        "✓ right, 1 POA ✗ wrong Yours: E11.9, POA N secondary diagnosisKey: E11.9, POA Y secondary diagnosis",
        "POA, which is scored apart, should be Y, not N.",
        "✗ missed, 0 Yours: not enteredKey: I21.4, POA Y principal diagnosis",
        "– left out, not required, 0",
        "SECRET quote",
        "3 earned, divided by 4 (the greater of 4 entered and 4 required): 3/4, 75.0 %. POA: 1 of 2 right",
        account.RULE,
        "NSTEMI [POA]. Diabetes, on insulin.",
    ):
        assert told in words, told


def test_a_case_without_an_answer_has_its_key(ann: Coder) -> None:
    words = words_of(ann).split("Item 6: ")[1]
    assert words.startswith("– not answered")
    assert words.count("✗ missed") == 4


def test_the_ms_drg_of_both_sides_is_told(ann: Coder) -> None:
    side = Grouping(drg=281, title="Infarction", mdc=5, severity=Severity.CC, secondary=())
    found = Comparison(
        yours=replace(side, drg=999, title="", problem="invalid pdx"),
        key=side,
        weights=(Weight(code="<b>", yours=Secondary(code="x", severity=Severity.MCC, counts=False), key=None),),
        blank=True,
    )
    words = words_of(ann, {CASE_SLOT: found})
    assert "Yours: 999: not grouped, the principal diagnosis is no code that can be grouped. Key: 281 Infarct" in words
    assert "<b>MCC, does not count" in words


def test_without_the_grouper_the_page_says_how_to_get_it(ann: Coder) -> None:
    assert f"MS-DRG. Of the key: 281. {MISSING}" in words_of(ann, {CASE_SLOT: MISSING})


def test_the_end_of_the_time_in_a_line_and_pretest_items_are_told() -> None:
    exam = ccs(pretest=1)
    bob = Coder(exam=exam)
    bob.proctor.visit(CASE_SLOT)
    bob.types(0, Line(role=PRINCIPAL, code="E11.2"))
    bob.reads(LIMIT)
    words = Page(report_page(replace(bob.record, profile=exam), bob.report(), ())).words
    assert "Time ran out while you were writing 'E11.2' (item 5): it counts as it stands." in words
    assert "1 of the items was pretest: not scored." in words
    assert words.count("· pretest: not scored") == 1


def test_an_attempt_that_was_not_timed_has_no_limit() -> None:
    bob = Coder(ccs_policy(practice=True, timed=False))
    bob.reads(60)
    bob.codes(CASE_SLOT)
    bob.proctor.submit()
    words = words_of(bob)
    assert "Time used: 1:00, not timed." in words
    assert "8760" not in words


def test_hostile_charts_stay_text(ann: Coder) -> None:
    report = ann.report()
    case = next(item for item in report.items if isinstance(item, SolvedCase))
    support = Support(document=HOSTILE, quote=HOSTILE)
    lines = tuple(
        replace(
            line,
            why=HOSTILE,
            key=line.key and replace(line.key, codes=(HOSTILE,), support=support),
            yours=line.yours and replace(line.yours, code=HOSTILE, poa=HOSTILE),
        )
        for line in case.marking.lines
    )
    worst = replace(
        case,
        stem=HOSTILE,
        documents=(Document(title=HOSTILE, text=HOSTILE),),
        encounter=replace(case.encounter, sex=HOSTILE, disposition=HOSTILE, admitted=HOSTILE),
        marking=replace(case.marking, lines=lines),
    )
    source = report_page(ann.record, replace(report, items=(*report.items[:4], worst)), (), {CASE_SLOT: HOSTILE})
    page = Page(source)
    assert page.attributes("script") == []
    assert page.words.count("<script>alert('x')</script>") > 20
    assert not set(source) & {"\x00", "\x1b", "\u202e"}
    source.encode()


def test_no_secondary_line_is_lost(ann: Coder) -> None:
    """As many lines as the marking has."""
    source = report_page(ann.record, ann.report(), ())
    lines = [line for case in ann.report().cases for line in case.marking.lines]
    indicators = sum(line.poa is not None for line in lines)
    assert source.count('<span class="tag') == len(lines) + indicators + 8
    assert sum(line.role is SECONDARY for line in BY_SYMPTOM) == 2
