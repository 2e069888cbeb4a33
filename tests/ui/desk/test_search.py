"""Filter words as a search, and what is said of those that are none."""

from datetime import timedelta

import pytest

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.register import Search
from simulator.ui.desk.search import EXAMPLE, Known, Unread, searched

KNOWN = Known(groups=("Evening class", "day"), exams=("cpc", "ccs"))


def test_no_word_finds_everything() -> None:
    assert searched("  ", KNOWN) == Search()


def test_words_without_a_filter_are_a_name() -> None:
    assert searched("ann  lee", KNOWN).candidate == "ann lee"


def test_every_filter_narrows() -> None:
    found = searched(
        'lee form:cpc-a exam:CPC mode:exam closed:expired status:closed group:"evening class" assignment:3', KNOWN
    )
    assert found == Search(
        candidate="lee",
        form="cpc-a",
        profile="cpc",
        mode=Mode.EXAM,
        closed_by=ClosedBy.EXPIRED,
        status=Status.CLOSED,
        group="Evening class",
        assignment=3,
    )


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("score<70", 69.99, 70.0),
        ("score<=70", 70.0, 70.01),
        ("score>70", 70.01, 70.0),
        ("score>=70%", 70.0, 69.99),
        ("score=70", 70.0, 70.01),
    ],
)
def test_a_score_has_the_end_that_its_sign_says(words: str, inside: float, outside: float) -> None:
    found = searched(words, KNOWN)

    def within(percent: float) -> bool:
        return (found.least is None or percent >= found.least) and (found.most is None or percent <= found.most)

    assert within(inside)
    assert not within(outside)


def test_days_are_whole_days_where_the_person_is() -> None:
    found = searched("from:2026-01-01 until:2026-01-31", KNOWN)
    assert found.since is not None
    assert found.until is not None
    assert found.since.tzinfo is not None
    assert (found.until - found.since) == timedelta(days=31)


@pytest.mark.parametrize("words", ["until:9999-12-31", "from:0001-01-01", f"assignment:{'9' * 20}", "assignment:0x1"])
def test_what_no_calendar_and_no_store_could_hold_is_a_sentence(words: str) -> None:
    with pytest.raises(Unread, match=r"A day is written|An assignment goes by its number"):
        searched(words, KNOWN)


def test_to_is_another_word_for_until() -> None:
    assert searched("to:2026-01-31", KNOWN) == searched("until:2026-01-31", KNOWN)


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ('closed:"handed in"', ClosedBy.SUBMITTED),
        ('closed:"time up"', ClosedBy.EXPIRED),
        ('closed:"Given up"', ClosedBy.ABANDONED),
        ("closed:submitted", ClosedBy.SUBMITTED),
    ],
)
def test_how_an_attempt_ended_is_said_in_the_words_of_the_list(words: str, way: ClosedBy) -> None:
    assert searched(words, KNOWN).closed_by is way


def test_attempts_that_are_open_are_found_whether_they_run_or_not() -> None:
    assert searched("status:open", KNOWN) == Search(open=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("forn:cpc-a", "There is no filter 'forn'. Do you mean form?"),
        ("closed:expried", "Do you mean expired?"),
        ("group:evning", """There is no group 'evning'. Do you mean "Evening class"?"""),
        ("group:xyz", """There is no group 'xyz'. There are: "Evening class", day."""),
        ("mode:x", "There are: exam, practice, drill."),
        ("mode:", "mode: wants a word behind it. There are: exam, practice, drill."),
        ("closed:handed in", """There is no closed 'handed'. Do you mean "handed in"?"""),
        ("closed:xyz", """There are: "handed in", "time up", "given up", submitted, expired, abandoned."""),
        ("status:xyz", "There are: open, ready, running, paused, closed."),
        ("to:soon", "A day is written to:2026-01-31, not 'soon'."),
        ("score:70", "A score is written score<70"),
        ("score<much", "A score is written score<70"),
        ("form<cpc", "Only score takes <"),
        ("form:", "form: wants a word behind it"),
        ("from:1.2.2026", "A day is written from:2026-01-31"),
        ("assignment:x", "assignment:3"),
    ],
)
def test_a_wrong_word_is_told_with_the_nearest_right_one(words: str, said: str) -> None:
    with pytest.raises(Unread) as wrong:
        searched(words, KNOWN)
    assert said in str(wrong.value)


def test_the_example_is_right() -> None:
    assert searched(EXAMPLE, KNOWN).group == "Evening class"
