"""Reports of candidates and classes: one document, drawn as a page and as PDF."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.analytics.cohort import distribution, heat_map, pace_curves
from simulator.analytics.likelihood import WEAK
from simulator.analytics.risk import prospects
from simulator.analytics.trend import trends
from simulator.desk.attempts import Candidate
from simulator.desk.classroom import Progress
from simulator.desk.cohort import Picture as Cohort
from simulator.desk.cohort import Scope
from simulator.desk.exporter import Format, Kind
from simulator.desk.sittings import sitting
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Interruptions, Mode
from simulator.exam.scoring import DomainScore
from simulator.page.attempt_report import attempt_report
from simulator.page.candidate_report import candidate_report
from simulator.page.class_report import ClassView, class_report
from simulator.page.document import Document, Heading, Picture, Rows, Text
from simulator.page.document import Verdict as Figure
from simulator.page.drawing import Box, Drawing, Patch, Tone, Words
from simulator.page.face import Face
from simulator.page.html import as_page
from simulator.page.pdf import as_pdf
from simulator.page.pictures import Bar, Line, Share, bars, cells, lines, meter
from simulator.page.svg import svg
from simulator.page.words import HONESTY
from simulator.ports.attempts import Summary
from simulator.ports.docket import Dispute, Rescore, Ruling, Verdict
from simulator.ports.register import Performance
from simulator.ports.roster import Assignment, Stage
from tests.candidates import MORNING, policy
from tests.candidates import Candidate as Sitter
from tests.desk.school import School
from tests.page.test_page import HOSTILE, Page

PASSING = Fraction(7, 10)
TITLES = {"anatomy": "Anatomy", "cases": "Cases & <more>", "hcpcs": "HCPCS"}
NAMES = ("Zoë Łukasz", "Đỗ Thị", "田中 太郎", "Иван Ω", "=Ann <b>", "x" * 60)


def performance(number: int, candidate: str, *right: int) -> Performance:
    """An attempt at three domains of ten items each, so many of each right."""
    return Performance(
        attempt=number,
        candidate=candidate,
        profile="cpc",
        form="cpc-a",
        mode=Mode.EXAM,
        closed_by=ClosedBy.SUBMITTED,
        started=MORNING,
        elapsed=timedelta(minutes=60),
        limit=timedelta(minutes=90),
        passing=PASSING,
        answered=30,
        items=30,
        domains=tuple(
            DomainScore(domain=d, credit=Fraction(r), total=10, unanswered=0, dwell=timedelta(minutes=20))
            for d, r in zip(TITLES, right, strict=True)
        ),
    )


def summary(p: Performance) -> Summary:
    credit = sum((d.credit for d in p.domains), Fraction(0))
    return Summary(
        id=p.attempt,
        candidate=p.candidate,
        profile=p.profile,
        title="CPC-style exam",
        form=p.form,
        mode=p.mode,
        status=Status.CLOSED,
        closed_by=p.closed_by,
        started=p.started,
        last_seen=p.started,
        limit=p.limit,
        elapsed=p.elapsed,
        answered=p.answered,
        total=30,
        items=p.items,
        passing=p.passing,
        credit=credit,
        passed=credit >= p.passing * 30,
    )


def candidate(name: str = NAMES[0]) -> Candidate:
    """Three attempts, one domain strong and one weak throughout."""
    performances = tuple(performance(n, name, 10, 2, 6 + n) for n in (1, 2, 3))
    sittings = [sitting(p) for p in performances]
    return Candidate(
        name=name,
        attempts=tuple(summary(p) for p in reversed(performances)),
        profiles=("cpc",),
        profile="cpc",
        performances=performances,
        trends=trends(sittings, PASSING),
        prospect=prospects(sittings, WEAK)[0],
        titles=TITLES,
    )


RESCORE = Rescore(
    attempt=2,
    follows=0,
    credit=Fraction(21),
    total=30,
    passed=True,
    adjustments=(),
    reason="Item 4 has two right answers.",
    by="Ida Moreau",
    at=MORNING,
)


def a_class(people: Sequence[str] = NAMES) -> ClassView:
    performances = tuple(performance(n, name, 10, n % 11, 7) for n, name in enumerate(people, 1))
    sittings = [replace(sitting(p), pace=((0.0, 0), (1800.0, 15), (3600.0, 30))) for p in performances]
    assignment = Assignment(
        id=1,
        group="day",
        profile="cpc",
        form=None,
        mode=Mode.EXAM,
        interruptions=Interruptions.FREE,
        opens=MORNING,
        closes=MORNING + timedelta(days=7),
        by="Ida",
        at=MORNING,
    )
    return ClassView(
        group="day",
        title="CPC-style exam",
        cohort=Cohort(
            scope=Scope(profile="cpc", group="day"),
            performances=performances,
            candidates=len(people),
            heat_map=heat_map(sittings),
            distribution=distribution(sittings),
            prospects=prospects(sittings, WEAK),
            titles=TITLES,
        ),
        pace=pace_curves(sittings) if sittings else None,
        forms=(),
        sat=0,
        progress=[
            (
                assignment,
                [
                    Progress(candidate=people[0], stage=Stage.FINISHED, percent=Fraction(80), passed=True, late=True)
                    if people
                    else Progress(candidate="Nobody", stage=Stage.OPEN)
                ],
            )
        ],
    )


def reports() -> list[Document]:
    sitter = Sitter(policy())
    sitter.reads(60)
    sitter.answers(1)
    sitter.proctor.note("田 note")
    sitter.proctor.submit()
    return [
        candidate_report(candidate(), {2: [RESCORE]}, MORNING),
        class_report(a_class(), MORNING),
        class_report(a_class(()), MORNING),
        candidate_report(Candidate(name="Nobody", attempts=(), profiles=(), titles={}), {}, MORNING),
        attempt_report(sitter.record, sitter.report(), [RESCORE]),
    ]


def test_a_class_report_says_of_how_many_forms_it_has_the_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = School(tmp_path)
    school.sits("Ann")
    school.sits("Ann", form=replace(school.form, id="form-b"))
    monkeypatch.setattr("simulator.press._FORMS", 1)
    written = school.desk.exporter.export(Kind.CLASS, Format.HTML, "", tmp_path / "class")
    school.store.database.close()
    assert "1 of 2 forms, those sat most." in written.read_text(encoding="utf-8")


def text_of(pdf: bytes) -> str:
    """What a PDF says, by its own means: the characters of its text, through the map that its font carries."""
    streams = []
    for raw in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        try:
            streams.append(zlib.decompress(raw))
        except zlib.error:  # not every stream is packed
            streams.append(raw)
    letters: dict[int, str] = {}
    for stream in streams:
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
            for glyph, code in re.findall(rb"<([0-9A-F]{4})>\s*<([0-9A-F]+)>", block):
                letters[int(glyph, 16)] = bytes.fromhex(code.decode()).decode("utf-16-be")
    told = []
    for stream in streams:
        for shown in re.findall(rb"\((?:[^()\\]|\\.)*\)\s*Tj|\[.*?\]\s*TJ", stream, re.DOTALL):
            strings = re.findall(rb"\(((?:[^()\\]|\\.)*)\)", shown, re.DOTALL)
            raw = b"".join(re.sub(rb"\\(.)", _unescaped, each, flags=re.DOTALL) for each in strings)
            told.append("".join(letters.get(int.from_bytes(raw[n : n + 2], "big"), "?") for n in range(0, len(raw), 2)))
    return "\n".join(told)


def _unescaped(found: re.Match[bytes]) -> bytes:
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(found[1], found[1])


def test_every_page_is_balanced_html_that_needs_nothing_from_outside() -> None:
    for document in reports():
        source = as_page(document)
        page = Page(source)
        assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base", "form"} == set()
        assert "default-src 'none'" in source
        assert not [attributes for _, attributes in page.tags if "src" in attributes or "href" in attributes]
        assert HONESTY in page.words
        assert document.title in page.words


def test_the_candidate_report_tells_strengths_weaknesses_and_both_scores() -> None:
    words = Page(as_page(candidate_report(candidate(), {2: [RESCORE]}, MORNING))).words
    strengths, weaknesses = words.split("Strengths")[1].split("Weaknesses")
    assert "Anatomy: Between" in strengths
    assert "Cases & <more>: Between" in weaknesses
    assert "66.6 %" in words
    assert "70.0 %, passed" in words
    assert "by Ida Moreau: Item 4 has two right answers." in words
    assert "likelihood" in words


def test_the_attempt_report_leads_with_the_score_in_force_and_has_disputes_at_their_items() -> None:
    sitter = Sitter(policy())
    sitter.answers(1)
    sitter.proctor.submit()
    ruled = Dispute(
        id=1,
        attempt=1,
        slot=2,
        candidate=NAMES[0],
        item="item-2",
        revision="rev-2",
        reason="The guideline allows b.",
        at=MORNING,
        ruling=Ruling(
            item="item-2", revision="rev-2", verdict=Verdict.REJECTED, reason="It does not.", by="Ida", at=MORNING
        ),
    )
    waiting = replace(ruled, id=2, slot=3, reason="And this one?", ruling=None)
    rescore = replace(RESCORE, credit=Fraction(7), total=10)
    document = attempt_report(sitter.record, sitter.report(), [rescore], disputes=[ruled, waiting])
    verdict = next(block for block in document.blocks if isinstance(block, Figure))
    assert (verdict.figure, verdict.words, verdict.right) == ("70.0 %", "✓ Passed", True)
    assert verdict.beside.startswith(
        "First score 10.0 %, not passed. In force since 2026-03-02: 70.0 %, passed. 7 of 10"
    )
    for words in (Page(as_page(document)).words, text_of(as_pdf(document, MORNING)).replace("\n", " ")):
        one, two, three, four = (words.index(f"Item {number}:") for number in range(1, 5))
        assert "Disputed" not in words[one:two]
        assert "Disputed, rejected: the key stays as it is. By Ida, 2026-03-02" in words[two:three]
        assert "It does not." in words[two:three]
        assert "The guideline allows b." in words[two:three]
        assert "Disputed, waits for a ruling." in words[three:four]
        assert "And this one?" in words[three:four]


def test_the_class_report_tells_who_is_at_risk_and_how_far_everyone_is() -> None:
    words = Page(as_page(class_report(a_class(), MORNING))).words
    assert all(words.count(name) >= 2 for name in NAMES[:-1])
    assert words.count(NAMES[-1]) == 1, "what is cut in the picture is whole in the table"
    assert "1 finished, 1 of them late." in words
    assert "Half of the scores lie between" in words
    assert "At risk" in words


def test_the_same_words_stand_on_the_page_and_in_the_pdf() -> None:
    for document in reports():
        told = " ".join(text_of(as_pdf(document, MORNING)).split())
        for block in document.blocks:
            if isinstance(block, Heading):
                assert re.sub("[✓✗◐] ?", "", block.text).split(" ")[0][:12] in told
            if isinstance(block, Rows) and block.rows:
                assert all(heading.split(" ")[0] in told for heading in block.headings)
            if isinstance(block, Picture):
                drawn = [shape.text for shape in block.drawing.shapes if isinstance(shape, Words)]
                assert all(Face(range(0x20, 0x2100)).fit(text).replace("\u00a0", " ")[:4] in told for text in drawn)


def test_names_in_the_pdf_are_whole_and_letters_that_it_lacks_are_shown_by_number() -> None:
    told = text_of(as_pdf(class_report(a_class(), MORNING), MORNING))
    for name in ("Zoë Łukasz", "Đỗ Thị", "Иван Ω", "=Ann <b>"):
        assert name in told
    assert "<U+7530><U+4E2D>" in told
    assert "Letters that the typeface of this file lacks" in told.replace("\n", " ")
    assert "Letters that" not in text_of(as_pdf(candidate_report(candidate(), {}, MORNING), MORNING))


def test_hostile_text_breaks_neither_page_nor_pdf() -> None:
    blocks = (Heading(HOSTILE), Text(HOSTILE), Rows((HOSTILE, ""), ((HOSTILE, meter(Fraction(1), PASSING)),), (1, 1)))
    document = Document(title=HOSTILE[:300], lines=(HOSTILE,), notice="", blocks=blocks)
    page = Page(as_page(document))
    assert page.attributes("script") == []
    assert "<script>alert('x')</script>" in page.words
    assert "<script>alert" in text_of(as_pdf(document, MORNING))


def test_a_long_table_has_its_headings_on_every_page_and_every_row_once() -> None:
    rows = tuple((f"row {n}", "word " * 9) for n in range(120))
    document = Document("Long", (), "", (Rows(("The first", "The second"), rows, (1, 2)),))
    told = text_of(pdf := as_pdf(document, MORNING))
    pages = len(re.findall(rb"/Type /Page\n", pdf))
    assert pages > 2
    assert told.count("The second") == pages
    assert [told.count(f"row {n}\n") for n in range(120)] == [1] * 120
    assert f"{pages} / " in told


def test_a_row_higher_than_a_page_goes_on_over_pages() -> None:
    text = " ".join(f"word{n}" for n in range(3000))
    told = text_of(as_pdf(Document("Long", (), "", (Rows(("a", "b"), ((text, ""),), (1, 1)),)), MORNING))
    assert all(f"word{n}" in told for n in range(0, 3000, 7))


def test_the_same_document_gives_the_same_pdf() -> None:
    document = candidate_report(candidate(), {}, MORNING)
    assert as_pdf(document, MORNING) == as_pdf(document, MORNING)


def test_a_meter_is_as_long_as_its_share_and_marks_the_standard() -> None:
    drawing = meter(Fraction(1, 4), PASSING, (0.1, 0.45))
    empty, full = (shape for shape in drawing.shapes if isinstance(shape, Box))
    assert (empty.width, full.width) == (100, 25)
    assert 'points="70,0 70,10"' in svg(drawing)
    assert 'points="10,8.4 45,8.4"' in svg(drawing)


def test_bars_are_in_proportion_and_told_by_number() -> None:
    drawing = bars([Bar("0 %", 2), Bar("50 %", 0), Bar("100 %", 8)], "scores", 0.7, "passing")
    heights = [shape.height for shape in drawing.shapes if isinstance(shape, Box)]
    assert heights[1] == pytest.approx(4 * heights[0])
    assert {"2", "8", "passing"} <= {shape.text for shape in drawing.shapes if isinstance(shape, Words)}


def test_lines_differ_in_more_than_colour() -> None:
    three = [Line(name, ((0.0, 0.0), (1.0, 1.0))) for name in ("one", "two", "three")]
    source = svg(lines(three, "three lines", [(0, "0")], [(1, "1")]))
    assert len(set(re.findall(r'stroke-dasharray="[^"]+"', source))) == 2
    assert 'aria-label="three lines"' in source


def cell_shapes(share: Fraction | None) -> Drawing:
    return next(cells([("Ann", [Share(share, 10)])], ["1"], PASSING, "map"))


def test_a_cell_has_a_shade_a_figure_and_a_corner_below_the_standard() -> None:
    shades = []
    for percent in (10, 45, 60, 75, 90):
        shapes = cell_shapes(Fraction(percent, 100)).shapes
        shades += [shape.tone for shape in shapes if isinstance(shape, Box)]
        assert str(percent) in [shape.text for shape in shapes if isinstance(shape, Words)]
        assert any(isinstance(shape, Patch) for shape in shapes) == (percent < 70)
    assert shades == [Tone.SHADE_0, Tone.SHADE_1, Tone.SHADE_2, Tone.SHADE_3, Tone.SHADE_4]
    assert "–" in [shape.text for shape in cell_shapes(None).shapes if isinstance(shape, Words)]


def test_a_large_class_is_drawn_in_parts_and_nobody_is_lost() -> None:
    rows = [(f"c{n}", [Share(Fraction(1, 2), 2)] * 50) for n in range(60)]
    drawings = list(cells(rows, [str(n) for n in range(50)], PASSING, "map"))
    named = [shape.text for d in drawings for shape in d.shapes if isinstance(shape, Words) and shape.text[0] == "c"]
    assert len(drawings) == 9
    assert {named.count(f"c{n}") for n in range(60)} == {3}
