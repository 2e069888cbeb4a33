"""Whoever retires an item learns beforehand which exams can no longer be drawn."""

from dataclasses import replace

from simulator.bootstrap import join_desk
from simulator.desk.desk import Desk
from simulator.exam.item import Item
from simulator.ports.docket import Verdict
from tests.candidates import MemoryShelf
from tests.desk.school import ANN, INSTRUCTOR, School


def over(school: School, *pool: Item) -> Desk:
    """A desk whose shelf has these items."""
    return join_desk(school.store, MemoryShelf(pool, school.exam), school.clock, INSTRUCTOR)


def said(desk: Desk, item: Item, verdict: Verdict = Verdict.RETIRED, *key: str) -> str:
    return " ".join(desk.disputes.foresee(item, verdict, key).sentences)


def test_an_item_that_the_exam_cannot_do_without_is_told_with_what_can_still_be_sat(school: School) -> None:
    first = school.pool[0]
    told = said(school.desk, first)
    assert "No form of CPC-style exam can be drawn any more (short of Guidelines 1); form-a can still be sat." in told
    dispute = school.disputes(school.sits(ANN), 1)
    assert "can be drawn any more" in " ".join(school.desk.disputes.preview(dispute, Verdict.RETIRED).sentences)


def test_what_was_short_before_or_is_rekeyed_is_no_news(school: School) -> None:
    first, second = school.pool[:2]
    assert "drawn" not in said(over(school, *school.pool[1:]), second)
    assert "drawn" not in said(school.desk, first, Verdict.REKEYED, "b")


def test_where_no_form_is_left_nobody_can_sit_it(school: School) -> None:
    pool = [replace(item, bank="other") if number > 4 else item for number, item in enumerate(school.pool)]
    assert "(short of Guidelines 1), and nobody can sit it." in said(over(school, *pool), pool[0])
