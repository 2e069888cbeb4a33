"""A revision changes with what a candidate can meet, and with nothing else."""

from dataclasses import replace

import pytest

from simulator.exam.case import Case, Document, Encounter, KeyLine, Poa, Role, Setting, Support, Trap
from simulator.exam.fingerprint import fingerprint
from simulator.exam.item import Difficulty, Item, Kind, Level, Option
from tests.banks.authors import numbered

ITEM = numbered(1)

CASE = Case(
    encounter=Encounter(setting=Setting.INPATIENT, age=52, sex="female", admitted="2026-03-02", status=1),
    documents=(Document(title="Note", text="Hypertension."),),
    fields=(Role.PRINCIPAL_DIAGNOSIS,),
    key=(
        KeyLine(
            role=Role.PRINCIPAL_DIAGNOSIS,
            codes=("I10",),
            poa=Poa.YES,
            why="It is so.",
            support=Support(document="Note", quote="Hypertension."),
        ),
    ),
    tempting=(Trap(codes=("I15.9",), why="Nothing says secondary."),),
    drg=305,
)


def test_a_fingerprint_is_the_same_for_ever() -> None:
    assert fingerprint(ITEM) == "e4d69bd944defba4b3beaa70ccafaf05dad3d32271084663d0d1eeb164ff249f"


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, stem=ITEM.stem + " "),
        replace(ITEM, key=("a",)),
        replace(ITEM, rationale="Another."),
        replace(ITEM, references=()),
        replace(ITEM, domain="hcpcs"),
        replace(ITEM, code_year=2027),
        replace(ITEM, options=ITEM.options[::-1]),
        replace(ITEM, options=(Option(id="a", text="x", why=ITEM.options[0].why), *ITEM.options[1:])),
        replace(ITEM, options=(Option(id="z", text=ITEM.options[0].text, why=ITEM.options[0].why), *ITEM.options[1:])),
        replace(ITEM, options=(Option(id="a", text=ITEM.options[0].text, why="x"), *ITEM.options[1:])),
    ],
)
def test_what_a_candidate_meets_makes_a_new_revision(changed: Item) -> None:
    assert fingerprint(changed) != fingerprint(ITEM)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, skills=("other",)),
        replace(ITEM, difficulty=Difficulty.EASY),
        replace(ITEM, level=Level.ANALYSIS),
        replace(ITEM, accepted=False),
        replace(ITEM, revision="other"),
        replace(ITEM, id="moved", bank="elsewhere"),
    ],
)
def test_what_only_authors_see_makes_none(changed: Item) -> None:
    assert fingerprint(changed) == fingerprint(ITEM)


def revision(case: Case) -> str:
    return fingerprint(replace(ITEM, kind=Kind.CASE, options=(), key=(), case=case))


def test_the_fingerprint_of_a_case_is_the_same_for_ever() -> None:
    assert revision(CASE) == "0a68cc6851f654e05315a7343bf26876a9c781ae73eb0a9f64032929d6b2286c"


@pytest.mark.parametrize(
    "changed",
    [
        replace(CASE, drg=304),
        replace(CASE, encounter=replace(CASE.encounter, age=53)),
        replace(CASE, documents=(replace(CASE.documents[0], text="Hypertension"),)),
        replace(CASE, fields=(Role.PRINCIPAL_DIAGNOSIS, Role.DIAGNOSIS)),
        replace(CASE, key=(replace(CASE.key[0], poa=Poa.NO),)),
        replace(CASE, key=(replace(CASE.key[0], modifiers=(("59", "XS"),)),)),
        replace(CASE, key=(replace(CASE.key[0], support=Support(document="Note", quote="Hyper")),)),
        replace(CASE, tempting=()),
    ],
)
def test_what_a_candidate_meets_of_a_case_makes_a_new_revision(changed: Case) -> None:
    assert revision(changed) != revision(CASE)
