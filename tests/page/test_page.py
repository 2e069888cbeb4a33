"""The HTML report of scripted candidates."""

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from simulator.exam.report import Report
from simulator.exam.view import SolvedView
from simulator.page import report_page
from simulator.page.words import CPT_NOTICE, HONESTY
from simulator.ports.attempts import Record, Summary
from tests.candidates import ANN, Candidate, minutes, policy

VOID = {"meta", "br", "rect", "path", "polyline"}
HOSTILE = (
    "<script>alert('x')</script> \"&amp; [CC] [/x] \x1b[31m\x00 \u202egnp.exe {\n" + "a" * 10_000 + " \u05d0\ud800"
)


class Page(HTMLParser):
    """A page as a browser takes it apart: its tags, links and words. Fails on a tag that is not closed in its place."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words += data

    def attributes(self, tag: str) -> list[Mapping[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def ann() -> Candidate:
    """Has answered eight of ten items, seven of them right in the end, and was interrupted once."""
    ann = Candidate(policy(strict=True, extra=minutes(45)))
    for slot in range(1, 9):
        ann.reads(60)
        ann.answers(slot, "b" if slot in (1, 2) else "a")
    ann.answers(1, "a")
    ann.clock.sleep_lid(minutes(3))
    ann.proctor.tick()
    ann.proctor.flag(True)
    ann.proctor.submit()
    return ann


def page_of(candidate: Candidate, record: Record | None = None, report: Report | None = None) -> str:
    summaries = candidate.journal.attempts(ANN)
    return report_page(record or candidate.record, report or candidate.report(), summaries)


def test_the_page_is_balanced_html_with_unique_ids(ann: Candidate) -> None:
    page = Page(page_of(ann))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert ids == [f"item-{number}" for number in range(1, 11)]


def test_the_page_needs_nothing_from_outside(ann: Candidate) -> None:
    source = page_of(ann)
    page = Page(source)
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base", "form"} == set()
    assert {a["href"] for a in page.attributes("a")} == {f"#item-{number}" for number in range(1, 11)}
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert "url(" not in source
    assert "@import" not in source


def test_the_score_is_told_in_word_sign_and_colour(ann: Candidate) -> None:
    page = Page(page_of(ann))
    assert "✓ Passed" in page.words
    assert "70.0 %" in page.words
    assert "7 of 10 right, 2 unanswered" in page.words
    assert {"class": "verdict right"} in page.attributes("section")


def test_a_fail_is_told_in_word_sign_and_colour() -> None:
    bob = Candidate(policy())
    bob.answers(1)
    bob.proctor.submit()
    page = Page(page_of(bob))
    assert "✗ Not passed" in page.words
    assert {"class": "verdict wrong"} in page.attributes("section")


def test_an_attempt_given_up_is_not_judged() -> None:
    bob = Candidate(policy())
    bob.proctor.abandon()
    page = Page(page_of(bob))
    assert "Given up, not judged" in page.words
    assert "Not passed" not in page.words


def test_the_page_says_what_the_score_does_not_claim(ann: Candidate) -> None:
    words = Page(page_of(ann)).words
    assert HONESTY in words
    assert ann.record.profile.notice in words


def test_the_course_of_the_attempt_is_told_in_sentences(ann: Candidate) -> None:
    words = Page(page_of(ann)).words
    assert "1:30:00 and 45:00 of extra time." in words
    assert "Changed from wrong to right: 1 (item 1)." in words
    assert "the machine slept or was stopped for 3:00; 3:00 of it charged." in words
    assert "Strict clock: time away was charged." in words


def test_every_domain_has_its_bar(ann: Candidate) -> None:
    page = Page(page_of(ann))
    report = ann.report()
    bars = [a for a in page.attributes("rect") if a["class"] == "full"]
    assert [a["width"] for a in bars] == [f"{float(d.percent):.2f}" for d in report.score.domains]
    assert all(ann.record.profile.title_of(d.domain) in page.words for d in report.score.domains)


def test_the_pace_line_ends_at_the_answers_given(ann: Candidate) -> None:
    page = Page(page_of(ann))
    (line,) = page.attributes("polyline")
    points = [tuple(map(float, point.split(","))) for point in (line["points"] or "").split()]
    (even,) = [a["d"] or "" for a in page.attributes("path") if a["class"] == "even"]
    (left, bottom), (right, top) = (map(float, end.split()) for end in even.removeprefix("M").split("L"))
    assert points[0] == (left, bottom)
    assert points[-1][1] == pytest.approx(bottom - (bottom - top) * 8 / 10)
    assert points[-1][0] == pytest.approx(left + (right - left) * (ann.report().elapsed / ann.report().limit), abs=0.1)
    assert points == sorted(points, key=lambda point: point[0])


def test_look_ups_are_told_by_domain_and_at_the_items_where_the_time_went() -> None:
    bob = Candidate(policy())
    bob.reads(10)
    bob.proctor.open_books()
    bob.reads(20)
    bob.proctor.look_up("icd-10-cm", "I50.9", "chf")
    bob.reads(35)
    bob.proctor.visit(10)
    bob.reads(5)
    bob.proctor.submit()
    page = Page(page_of(bob))
    rows = page.words.split("Where the time went")[1].split("How it went")[0]
    first, last = (bob.record.profile.title_of(bob.form.slot(number).domain) for number in (1, 10))
    assert "1 code opened in the code books, 0:55 in the books." in rows
    assert f"Time in the books{first}10:55" in rows
    assert f"Time in the books1{first}1:0510:55" in rows
    assert f"10{last}0:05" in rows
    assert rows.count(first) == 2


def test_a_page_of_an_attempt_without_look_ups_says_why_there_are_none(ann: Candidate) -> None:
    assert "The code books were not opened." in Page(page_of(ann)).words
    paper = Candidate(replace(policy(), tools=frozenset()))
    paper.proctor.submit()
    words = Page(page_of(paper)).words
    assert "The code books in the program were off" in words
    assert "The items that took longest" not in words
    assert "Look-ups by domain" not in words


def test_every_item_comes_with_its_key_and_its_teaching(ann: Candidate) -> None:
    words = Page(page_of(ann)).words
    for view in ann.report().items:
        assert f"Item {view.number}: " in words
        assert view.stem in words
    assert words.count("✓ key") == 10
    assert words.count("your answer") == 8
    assert words.count("SECRET rationale") == 10
    assert words.count("References: SECRET reference.") == 10


def test_hostile_text_stays_text(ann: Candidate) -> None:
    record, report = ann.record, ann.report()
    record = replace(
        record,
        candidate=HOSTILE,
        profile=replace(record.profile, title=HOSTILE, notice=HOSTILE),
        form=replace(record.form, id=HOSTILE),
    )
    first = report.items[0]
    assert isinstance(first, SolvedView)
    worst = replace(
        first,
        stem=HOSTILE,
        rationale=HOSTILE,
        references=(HOSTILE,),
        note=HOSTILE,
        options=tuple(replace(option, text=HOSTILE, why=HOSTILE) for option in first.options),
    )
    source = page_of(ann, record, replace(report, items=(worst, *report.items[1:])))
    page = Page(source)
    assert page.attributes("script") == []
    assert "<script>alert('x')</script> \"&amp; [CC] [/x]" in page.words
    assert not set(source) & {"\x00", "\x1b", "\u202e"}
    source.encode()


def test_text_of_others_stands_in_a_direction_of_its_own(ann: Candidate) -> None:
    source = page_of(ann)
    for view in ann.report().items:
        assert f"<bdi>{view.stem}</bdi>" in source
    assert f"<bdi>{ANN}</bdi>" in source


def test_the_cpt_notice_stands_where_an_item_uses_cpt_and_only_there(ann: Candidate) -> None:
    assert CPT_NOTICE not in Page(page_of(ann)).words
    report = ann.report()
    used = replace(report, items=(replace(report.items[0], uses_cpt=True), *report.items[1:]))
    assert Page(page_of(ann, report=used)).words.count(CPT_NOTICE) == 2


def test_finished_attempts_at_the_same_exam_make_a_trend(ann: Candidate) -> None:
    (now,) = ann.journal.attempts(ANN)
    earlier: Summary = replace(now, id=-1, form="earlier-form")
    other: Summary = replace(now, id=-2, profile="ccs", form="other-exam")
    page = Page(report_page(ann.record, ann.report(), [now, earlier, other]))
    assert "Attempts at this exam" in page.words
    assert "earlier-form" in page.words
    assert "other-exam" not in page.words
    assert "Attempts at this exam" not in Page(page_of(ann)).words


def test_a_form_of_a_few_items_has_no_pace_chart(ann: Candidate) -> None:
    report = ann.report()
    assert "Dashed: the even pace" in Page(page_of(ann)).words
    few = Page(report_page(ann.record, replace(report, items=report.items[:4]), ())).words
    assert "Pace" not in few
    assert "even pace" not in few


def test_the_time_an_item_took_is_of_those_that_were_seen() -> None:
    bob = Candidate(policy())
    bob.reads(60)
    bob.proctor.submit()
    words = Page(page_of(bob)).words
    assert "Guidelines0.0 %0 of 221:001:00Anaesthesia0.0 %0 of 330:00Musculoskeletal" in words
