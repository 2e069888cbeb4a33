"""Conditions read from titles, notes read for codes, and the English made of them."""

import re

import pytest

from simulator.drill.cm import encounters, generators
from simulator.drill.cm.condition import Family, conditions
from simulator.drill.cm.english import BOTH, a, on_both, series, sided, the
from simulator.drill.cm.notes import at_peace, conflict, rulings, speaks_of
from simulator.drill.cm.ordered import ruling
from simulator.drill.cm.people import person
from simulator.drill.cm.tabular import with_seventh
from simulator.drill.draw import Draw
from simulator.drill.made import make
from simulator.ports.codes import NoteKind
from tests.drill.smalllist import SmallList

EXCLUDES = NoteKind.EXCLUDES1
FIRST = NoteKind.CODE_FIRST


@pytest.mark.parametrize(
    ("title", "side", "said"),
    [
        ("shaft of left radius", "left", "the shaft of the left radius"),
        ("shaft of radius, right arm", "right", "the shaft of the right radius"),
        (
            "base of fourth metacarpal bone, right hand",
            "right",
            "the base of the fourth metacarpal bone of the right hand",
        ),
        ("right index finger", "right", "the right index finger"),
        ("scalp", "", "the scalp"),
        ("femoral vein, bilateral", BOTH, "both femoral veins"),
        ("bilateral middle cerebral artery", BOTH, "both middle cerebral arteries"),
    ],
)
def test_a_place_of_a_title_reads_with_its_articles_and_side(title: str, side: str, said: str) -> None:
    place, found = sided(title)
    assert found == side
    assert the(place, found) == said


def test_one_of_a_thing_on_both_sides_is_one_on_each() -> None:
    assert on_both("a stye of both eyes", "* eye") == "a stye of each eye"
    assert on_both("myringitis of both ears", "* ear") == "myringitis of both ears"
    assert the("* foot", BOTH) == "both feet"


@pytest.mark.parametrize(
    "said", ["an 8-year-old boy", "an 18-year-old man", "an 80-year-old man", "a 71-year-old man", "an ulcer", "a unit"]
)
def test_an_article_goes_with_its_sound(said: str) -> None:
    assert a(said.partition(" ")[2]) == said


def test_things_are_enumerated() -> None:
    assert series(["a"]) == "a"
    assert series(["a", "b", "c"]) == "a, b and c"


def test_a_child_is_no_man() -> None:
    people = [person(Draw(seed, "child"), (6, 9)) for seed in range(20)]
    assert {one.noun for one in people} == {"girl", "boy"}
    assert {one.told("{He}") for one in people} == {"She", "He"}


@pytest.mark.parametrize(("code", "whole"), [("S61.0", "S61.0XXA"), ("T36.0X5", "T36.0X5A"), ("S52.321", "S52.321A")])
def test_a_seventh_character_stands_at_the_seventh_place(code: str, whole: str) -> None:
    assert with_seventh(code, "A") == whole


LIST = SmallList(
    {
        "C43": "Melanoma",
        "C4A": "Merkel cell carcinoma",
        "C44": "Other neoplasm of skin",
        "C44.1": "Skin of eyelid",
        "I10": "Hypertension",
        "I11": "Hypertensive heart disease",
        "I11.0": "With heart failure",
        "I50": "Heart failure",
        "I50.2": "Systolic heart failure",
        "I50.22": "Chronic systolic heart failure",
        "T36": "Poisoning by antibiotics",
        "T36.0X1A": "Accidental",
        "T36.0X5A": "Adverse effect",
        "T50": "Poisoning by diuretics",
        "T65": "Toxic effect of other substances",
    },
    notes={
        "I50": ((FIRST, "heart failure due to hypertension (I11.0)"),),
        "I10": ((EXCLUDES, "hypertensive heart disease (I11.-)"),),
        "C44": ((EXCLUDES, "Merkel cell carcinoma, see there"),),
    },
)


@pytest.mark.parametrize(
    ("text", "code", "speaks"),
    [
        ("heart failure (I50.-)", "I50.22", True),
        ("systolic (I50.2)", "I50", False),
        ("skin (C43-C44)", "C4A", True),
        ("skin (C43, C44.1-)", "C4A", False),
        ("of skin (C44.1-C44.9)", "C44.1", True),
        ("drug (T36-T50 with fifth or sixth character 5)", "T36.0X5A", True),
        ("drug (T36-T50 with fifth or sixth character 5)", "T36.0X1A", False),
        ("poisoning (T36-T65 with fifth or sixth character 1-4)", "T36.0X1A", True),
        ("vitamin B12 deficiency", "I10", False),
    ],
)
def test_a_note_speaks_of_the_codes_ranges_and_headings_that_it_names(text: str, code: str, speaks: bool) -> None:
    assert speaks_of(LIST, text, code) is speaks


def test_a_note_counts_for_all_below_it() -> None:
    (found,) = rulings(LIST, "I50.22", "I11.0", (FIRST,))
    assert str(found) == "the code first note at I50: “heart failure due to hypertension (I11.0)”"
    assert found.place("I11.0", "I50.22") == "I50"


def test_codes_are_kept_apart_from_either_side() -> None:
    for one, other in (("I10", "I11.0"), ("I11.0", "I10")):
        assert conflict(LIST, one, other) is not None
        assert not at_peace(LIST, one, other)
    assert at_peace(LIST, "I11.0", "I50.22")


def test_a_note_that_names_no_code_leaves_no_peace() -> None:
    assert conflict(LIST, "C44.1", "I10") is None
    assert not at_peace(LIST, "C44.1", "I10")


def test_an_order_holds_one_way_only() -> None:
    assert ruling(LIST, "I11.0", "I50.22") is not None
    assert ruling(LIST, "I50.22", "I11.0") is None
    assert ruling(LIST, "I10", "I11.0") is None


SPRAINS = Family(
    within=("S93",),
    pattern=re.compile(r"Sprain of (?P<place>.+)"),
    words=("a sprain of {place}",),
    axes={"place": "the site", "side": "the side"},
    care="sprain",
)


def test_a_list_without_the_codes_makes_no_item_and_says_so() -> None:
    for generator in generators(LIST):
        with pytest.raises(RuntimeError, match=f"{generator.id} makes no item"):
            make(generator, 0)


def test_a_family_reads_what_it_can_tell_and_keeps_the_rest_as_near_misses() -> None:
    listed = SmallList(
        {
            "S93": "Sprain of ankle",
            "S93.41": "Sprain of calcaneofibular ligament",
            "S93.411": "Sprain of calcaneofibular ligament of right ankle",
            "S93.412": "Sprain of calcaneofibular ligament of left ankle",
            "S93.419": "Sprain of calcaneofibular ligament of unspecified ankle",
            "S93.491": "Sprain of other ligament of right ankle",
            "S93.5": "Sprain of toe",
            "S93.6": "Sprain of toe",
        },
        growing=("S93.411", "S93.412", "S93.419", "S93.491", "S93.5", "S93.6"),
    )
    found = conditions(listed, SPRAINS)
    assert [one.words for one in found] == [
        ("a sprain of the calcaneofibular ligament of the right ankle",),
        ("a sprain of the calcaneofibular ligament of the left ankle",),
        (),
        (),
    ]
    right, left, *_ = found
    assert right.unlike(left) == ("side",)


@pytest.mark.parametrize(
    ("says", "phase", "wound", "healing"),
    [
        ("initial encounter", "initial", "", ""),
        ("initial encounter for closed fracture", "initial", "closed", ""),
        ("initial encounter for open fracture", "initial", "open", ""),
        ("initial encounter for fracture", "initial", "", ""),
        ("subsequent encounter for fracture with nonunion", "subsequent", "", "nonunion"),
        (
            "subsequent encounter for open fracture type IIIA, IIIB, or IIIC with delayed healing",
            "subsequent",
            "open III",
            "delayed healing",
        ),
        ("subsequent encounter for open fracture type I or II with malunion", "subsequent", "open I or II", "malunion"),
        ("sequela", "sequela", "", ""),
    ],
)
def test_a_seventh_character_is_read(says: str, phase: str, wound: str, healing: str) -> None:
    seventh = encounters.read({"Z": says})["Z"]
    assert (seventh.phase, seventh.wound, seventh.healing) == (phase, wound, healing)


def test_a_seventh_character_for_something_else_is_none_for_an_encounter() -> None:
    assert encounters.read({"1": "mild stage", "2": "fetus 2"}) == {}


def test_nobody_comes_back_for_the_sequela_of_a_blister() -> None:
    sequela = encounters.read({"S": "sequela"})["S"]
    assert not encounters.tells("surface", sequela)
    assert encounters.tells("fracture", sequela)
