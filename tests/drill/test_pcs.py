"""Items of ICD-10-PCS, made from a few tables."""

import re

import pytest

from simulator.drill.draw import Draw
from simulator.drill.made import Generator, Unmakeable, make
from simulator.drill.pcs import generators
from simulator.drill.pcs.approaches import LABELS, ways
from simulator.drill.pcs.near import three
from simulator.drill.pcs.operations import OBSTETRIC, OPERATIONS
from simulator.drill.pcs.parts import in_words, named
from simulator.drill.pcs.procedures import PROCEDURES
from simulator.drill.pcs.story import Manner, Repertoire
from simulator.drill.pcs.tables import APPROACH, OPERATION, PART
from simulator.drill.pcs.wordings import OBSTETRIC_WORDINGS, SLOTS, WORDINGS
from simulator.exam.item import Kind
from tests.drill.pcstables import SMALL, SmallTables

GENERATORS = {generator.id: generator for generator in generators(SmallTables())}
MANNER = Manner(clause=0, way=0, detail=0, name=0, front=True)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Ureter, Left", "the left ureter"),
        ("Kidneys, Bilateral", "both kidneys"),
        ("Skin, Right Lower Arm", "the skin of the right forearm"),
        ("Lymphatic, Left Axillary", "the lymph nodes of the left armpit"),
        ("Upper Lung Lobe, Right", "the upper lobe of the right lung"),
        ("Esophagus, Lower", "the lower third of the esophagus"),
        ("Carpal, Left", "a carpal bone of the left wrist"),
        ("Ampulla of Vater", "the ampulla of Vater"),
        ("Lower Arm and Wrist Muscle, Left", None),
        ("Upper Artery", None),
    ],
)
def test_a_body_part_reads_as_a_surgeon_says_it(label: str, words: str | None) -> None:
    assert in_words(label) == words


def test_what_a_label_lumps_together_is_called_by_the_names_of_the_key() -> None:
    uses = {
        "Deltoid muscle": ("Shoulder Muscle, Right", "Shoulder Muscle, Left"),
        "Anterior cruciate ligament (ACL)": ("Knee Bursa and Ligament, Right", "Knee Bursa and Ligament, Left"),
        "Interphalangeal ligament": ("Hand Bursa and Ligament, Left", "Foot Bursa and Ligament, Left"),
    }
    assert named(uses) == {
        "Shoulder Muscle, Right": ("the right deltoid muscle",),
        "Shoulder Muscle, Left": ("the left deltoid muscle",),
        "Knee Bursa and Ligament, Right": ("the right anterior cruciate ligament",),
        "Knee Bursa and Ligament, Left": ("the left anterior cruciate ligament",),
    }


def test_a_story_says_the_value_of_each_axis_that_the_table_leaves_open() -> None:
    repertoire = Repertoire(SMALL)
    ((procedure, _), *_) = repertoire.places["0Resection"]
    story = repertoire.tell(procedure, "0FT44ZZ", MANNER)
    assert story.text == (
        "Through small incisions with a laparoscope, the surgeon cut out the gallbladder, leaving nothing behind."
    )
    assert story.words == ("the gallbladder", "through small incisions with a laparoscope", "", "")


def test_what_the_table_offers_no_choice_of_is_not_spoken_of() -> None:
    repertoire = Repertoire(SMALL)
    told = [repertoire.tell(procedure, "0F9130Z", MANNER).text for procedure, _ in repertoire.places["0Drainage"][:1]]
    assert len(told) == 1
    assert "laboratory" not in told[0]  # with a drain, the only qualifier is none
    assert "A drain was left in place." in told[0]


def test_a_code_that_a_procedure_does_not_tell_of_is_not_told() -> None:
    repertoire = Repertoire(SMALL)
    ((procedure, _), *_) = repertoire.places["0Resection"]
    for code in ("0FT43ZZ", "0FB44ZZ", "0FT4ZZZ"):
        with pytest.raises(Unmakeable):
            repertoire.tell(procedure, code, MANNER)


def test_a_label_is_a_definition_without_what_explains_it() -> None:
    assert SMALL.definition("0", OPERATION, "Resection") == DEFINITION
    assert SMALL.definition("0", OPERATION, "Excision") == ""


DEFINITION = "Cutting out or off, without replacement, all of a body part."


def test_no_code_of_four_stands_in_the_middle_of_the_others() -> None:
    for seed in range(50):
        choices = {OPERATION: ["B", "C"], PART: ["1", "2"], APPROACH: ["4"]}
        codes = ["0FT40ZZ", *three(Draw(seed, "near"), "0FT40ZZ", choices, SMALL.builds)]
        unlike = [
            sorted(sum(a != b for a, b in zip(one, other, strict=True)) for other in codes if other != one)
            for one in codes
        ]
        assert unlike[0] in ([1, 1, 2], [1, 1, 1])
        assert unlike == [unlike[0]] * 4


def test_where_there_are_no_three_near_misses_there_is_no_item() -> None:
    with pytest.raises(Unmakeable):
        three(Draw(0, "near"), "0FT40ZZ", {4: ["4"]}, SMALL.builds)


@pytest.mark.parametrize("generator", GENERATORS.values(), ids=GENERATORS.keys())
def test_a_seed_gives_one_item_for_ever(generator: Generator) -> None:
    made = make(generator, 7)
    assert make(generator, 7) == made
    assert made.item.revision.startswith(REVISIONS[generator.id])
    assert len({make(generator, seed).item.revision for seed in range(40)}) > 8


REVISIONS = {
    "pcs-build": "bb4a455720d8",
    "pcs-code": "19a00d200d1f",
    "pcs-operation": "ac2c4db784b9",
    "pcs-value": "217a36ab7f75",
    "pcs-body-part": "c723c74745cc",
    "pcs-impossible": "c365087aa0bd",
    "pcs-decode": "bdb47743f723",
}
"""What a change of wording changes on purpose, and nothing else may."""


def test_an_impossible_code_takes_its_values_from_rows_of_one_table() -> None:
    for seed in range(40):
        item = make(GENERATORS["pcs-impossible"], seed).item
        valid = {option.id: SMALL.builds(option.text[:7]) for option in item.options}
        assert [each for each, builds in valid.items() if not builds] == list(item.key)
        table = SMALL.tables[item.stem[6:9]]
        for option in item.options:
            assert all(option.text[axis] in table.all(axis) for axis in range(3, 7))


def test_a_term_of_the_key_is_asked_for_only_where_it_reads_well_and_has_one_answer() -> None:
    stems = {make(GENERATORS["pcs-body-part"], seed).item.stem for seed in range(60)}
    terms = {match[1] for stem in stems if (match := re.match(r"A procedure was done on (.+?)(?:, and|\.)", stem))}
    assert terms == {"the quadrate lobe", "the neck of the gallbladder"}


def test_a_typed_value_is_a_single_character_that_completes_the_code() -> None:
    typed = [item for seed in range(80) if (item := make(GENERATORS["pcs-value"], seed).item).kind is Kind.TYPED]
    assert typed
    for item in typed:
        begun = item.stem.partition("The code begins ")[2].partition(":")[0]
        table = SMALL.tables[begun[:3]]
        assert item.key[0] in table.after(begun)


def test_every_operation_has_several_wordings_and_each_is_of_one_operation() -> None:
    assert WORDINGS.keys() == OPERATIONS.keys()
    assert OBSTETRIC_WORDINGS.keys() == OBSTETRIC.keys()
    assert len(OPERATIONS) == 31
    assert all(len(its) >= 4 for its in WORDINGS.values())
    assert all(len(its) >= 2 for its in OBSTETRIC_WORDINGS.values())
    everything = [text for words in (WORDINGS, OBSTETRIC_WORDINGS) for its in words.values() for text in its]
    assert len(everything) == len(set(everything))
    assert {slot for text in everything for slot in re.findall(r"\{(\w+)\}", text)} <= SLOTS.keys()


def test_rivals_are_other_operations_of_the_section() -> None:
    for operations in (OPERATIONS, OBSTETRIC):
        for label, operation in operations.items():
            assert len(set(operation.rivals)) == len(operation.rivals) >= 3
            assert set(operation.rivals) <= operations.keys() - {label}


def test_what_is_said_of_one_value_is_never_said_of_another() -> None:
    for procedure in PROCEDURES:
        for wordings in (procedure.devices, procedure.qualifiers, procedure.ways):
            said = [words for its in wordings.values() for words in its if words]
            assert len(said) == len(set(said)), procedure.says


def test_the_ways_to_a_body_part_differ_by_approach() -> None:
    for system, part in (("0D", "Sigmoid Colon"), ("02", "Heart"), ("0S", "Knee Joint, Left"), ("0T", "Ureter, Left")):
        said = [way for approach in LABELS for way in ways(approach, system, part)]
        assert len(said) == len(set(said))
    assert ways("8", "0S", "Knee Joint, Left") == ()
