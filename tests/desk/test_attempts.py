from csv import DictReader
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from simulator.candidate.proctor import Proctor
from simulator.desk.cohort import Scope
from simulator.desk.exporter import Format, Kind
from simulator.desk.refusal import Refusal
from simulator.exam.policy import Mode
from simulator.ports.docket import Verdict
from simulator.ports.register import Search, Sort
from tests.desk.school import ALL_RIGHT, ANN, BEN, School


def test_every_attempt_of_everyone_is_listed_and_found(school: School) -> None:
    school.sits(ANN)
    second = school.sits(BEN, "b" * 10)
    assert school.desk.attempts.count(Search()) == 2
    (found,) = school.desk.attempts.page(Search(candidate="okafor"), Sort(), 0, 50)
    assert found.id == second
    assert found.percent == 0


def test_an_open_attempt_has_no_report_but_can_be_replayed(school: School) -> None:
    attempt = school.sits(ANN, "aab", ends=None)
    with pytest.raises(Refusal, match="still open"):
        school.desk.attempts.report(attempt)
    replay = school.desk.attempts.replay(attempt)
    assert replay.timeline.states[-1].answered == 3
    assert len(replay.timeline.steps) > 6
    assert replay.course.slots[2].last_right is False


def test_an_attempt_that_is_none_is_told(school: School) -> None:
    with pytest.raises(Refusal, match="There is no attempt 5"):
        school.desk.attempts.report(5)


def test_two_attempts_are_compared(school: School) -> None:
    before, after = school.sits(ANN, "bb" + ALL_RIGHT[2:]), school.sits(ANN)
    found = school.desk.attempts.comparison(before, after)
    assert [side.score.credit for side in (found.one, found.two)] == [8, 10]
    assert len(found.items) == 10


def test_what_cannot_be_compared_is_refused(school: School) -> None:
    exam, drill = school.sits(ANN), school.drills(ANN, "a")
    with pytest.raises(Refusal, match="with itself"):
        school.desk.attempts.comparison(exam, exam)
    with pytest.raises(Refusal, match="is a drill"):
        school.desk.attempts.comparison(exam, drill)


def test_the_report_that_the_desk_writes_has_both_scores_and_each_dispute(school: School, tmp_path: Path) -> None:
    attempt = school.sits(ANN, "aaaaaabbbb")
    school.desk.disputes.rule(school.disputes(attempt, 7, "B is right."), Verdict.CREDITED, "Both can be read so.")
    school.disputes(attempt, 8, "And here.")
    page = school.desk.exporter.export(Kind.REPORT, Format.HTML, attempt, tmp_path).read_text(encoding="utf-8")
    assert "First score 60.0 %, not passed. In force since 2026-03-02: 70.0 %, passed." in page
    for told in ("B is right.", "Disputed, waits for a ruling.", "And here."):
        assert page.count(told) == 1
    assert school.desk.exporter.export(Kind.REPORT, Format.PDF, attempt, tmp_path).read_bytes().startswith(b"%PDF-")


def test_results_have_the_later_score_of_their_attempt_beside_the_first(school: School, tmp_path: Path) -> None:
    ruled, plain = school.sits(ANN, "aaaaaabbbb"), school.sits(BEN)
    school.desk.disputes.rule(school.disputes(ruled, 7), Verdict.CREDITED, "Both can be read so.")
    file = school.desk.exporter.export(Kind.RESULTS, Format.CSV, Search(), tmp_path)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(DictReader(opened))
    later = {(int(row["attempt"]), row["attempt's later credit"], row["attempt's later percent"]) for row in rows}
    assert later == {(ruled, "7", "70"), (plain, "", "")}
    assert sum(float(row["credit"]) for row in rows if int(row["attempt"]) == ruled) == 6


def test_a_candidate_is_shown_by_what_was_finished_exams_and_practice_alike(school: School) -> None:
    first = school.sits(ANN, "bbbbb" + ALL_RIGHT[5:])
    second = school.sits(ANN, mode=Mode.PRACTICE)
    school.sits(ANN, "aa", ends=Proctor.abandon)
    school.drills(ANN, "a")
    school.sits(BEN)
    found = school.desk.attempts.candidate(ANN)
    assert [p.attempt for p in found.performances] == [first, second]
    assert len(found.attempts) == 4
    assert (found.profile, found.profiles) == ("cpc", ("cpc",))
    assert found.trends
    assert found.prospect
    assert found.trends.overall.whole.share == Fraction(3, 4)
    assert found.prospect.candidate == ANN
    assert found.titles["guidelines"] == "Guidelines"


def test_the_likelihood_of_a_candidate_is_that_of_the_class_picture_and_practice_is_no_exam(school: School) -> None:
    school.sits(ANN)
    school.sits(ANN, "b" * 8 + "aa", mode=Mode.PRACTICE)
    school.sits(BEN, "b" * 4 + ALL_RIGHT[4:])
    (shown,) = (p for p in school.desk.cohort.picture(Scope(profile="cpc")).prospects if p.candidate == ANN)
    assert school.desk.attempts.candidate(ANN).prospect == shown


def test_a_candidate_who_finished_nothing_has_no_trend(school: School) -> None:
    school.sits(ANN, "a", ends=None)
    found = school.desk.attempts.candidate(ANN)
    assert (found.trends, found.prospect, found.profile) == (None, None, "")
    assert len(found.attempts) == 1


def test_a_candidate_that_is_none_is_told(school: School) -> None:
    with pytest.raises(Refusal, match="no candidate 'Zoe'"):
        school.desk.attempts.candidate("Zoe")


def test_a_namesake_is_somebody_else(school: School) -> None:
    school.sits(ANN)
    school.sits(f"{ANN} Junior", "b" * 10)
    assert len(school.desk.attempts.candidate(ANN).performances) == 1


def test_a_class_is_shown_by_its_finished_exams(school: School) -> None:
    school.desk.roster.enrol([ANN, BEN], "Evening class")
    school.sits(ANN)
    school.sits(BEN, "b" * 10)
    school.sits(BEN, "aa", ends=Proctor.abandon)
    school.sits("Outsider")
    (exam,) = school.desk.cohort.exams("Evening class")
    assert (exam.profile, exam.title) == ("cpc", "CPC-style exam")
    picture = school.desk.cohort.picture(Scope(profile="cpc", group="Evening class"))
    assert (picture.candidates, len(picture.performances)) == (2, 2)
    assert picture.heat_map.candidates == (ANN, BEN)
    assert (picture.distribution.n, picture.distribution.passed) == (2, 1)
    assert [prospect.candidate for prospect in picture.prospects] == [BEN, ANN]
    assert picture.titles["musculoskeletal"] == "Musculoskeletal"


def test_a_class_that_sat_nothing_is_an_empty_picture(school: School) -> None:
    school.desk.roster.enrol([ANN], "Evening class")
    assert school.desk.cohort.exams("Evening class") == ()
    picture = school.desk.cohort.picture(Scope(profile="cpc", group="Evening class"))
    assert (picture.candidates, picture.distribution.n, picture.at_risk) == (0, 0, ())
    assert school.desk.cohort.pace(Scope(profile="cpc", group="Evening class")).n == 0


def test_the_pace_of_a_class_is_that_of_its_logs(school: School) -> None:
    for name in (ANN, BEN, "Cara Diaz"):
        school.sits(name)
    curves = school.desk.cohort.pace(Scope(profile="cpc"))
    assert curves.n == 3
    assert {line[-1] for line in curves.curves.values()} == {1}
    assert max(curves.seconds) >= timedelta(minutes=10).total_seconds()
