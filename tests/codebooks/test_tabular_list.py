"""The tabular list and the modifiers, as the generators of drill items ask for them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simulator.codebooks.modifier_list import ModifierList
from simulator.codebooks.tabular_list import TabularList
from simulator.drill.cm.tabular import Tabular, whole
from simulator.drill.modifiers import Modifiers
from simulator.ports.codes import NoteKind
from simulator.ports.failure import Unusable


@pytest.fixture(scope="module")
def tabular(shipped_file: Path) -> TabularList:
    return TabularList(shipped_file)


def test_it_is_what_the_generators_ask_for(tabular: TabularList, shipped_file: Path) -> None:
    asked: Tabular = tabular
    modifiers: Modifiers = ModifierList(shipped_file)
    assert asked.year >= 2026
    assert modifiers.year >= 2026


def test_a_line_tells_whether_it_takes_a_seventh_character(tabular: TabularList) -> None:
    for code, billable, grows in (
        ("S52.321", False, True),
        ("S52.321A", True, False),
        ("S52.32", False, False),
        ("I10", True, False),
    ):
        line = tabular.line(code)
        assert line is not None
        assert (line.code, line.billable, line.grows) == (code, billable, grows)
    assert tabular.line("S52.999") is None


def test_below_a_heading_stand_its_lines_without_their_seventh_characters(tabular: TabularList) -> None:
    assert [line.code for line in tabular.under("H25.1")] == ["H25.10", "H25.11", "H25.12", "H25.13"]
    assert len([line for line in tabular.under("S52.32") if line.grows]) == 6
    assert not any(len(line.code) == 8 for line in tabular.under("S52"))


def test_seventh_characters_are_told_with_what_they_say(tabular: TabularList) -> None:
    assert tabular.sevenths("S61.210") == {"A": "initial encounter", "D": "subsequent encounter", "S": "sequela"}
    assert tabular.sevenths("I10") == {}


def test_what_is_above_goes_from_the_nearest_to_the_chapter(tabular: TabularList) -> None:
    assert tabular.above("E11.22") == ("E11.2", "E11", "E08-E13", "CHAPTER 4")
    assert tabular.above("T36.0X5A")[:2] == ("T36.0X5", "T36.0X")


def test_notes_stand_where_they_are_printed(tabular: TabularList) -> None:
    assert (NoteKind.CODE_FIRST, "neoplasm (C00-D49)") in {(note.kind, note.text) for note in tabular.notes_at("D63.0")}
    assert ("D63.0", "neoplasm (C00-D49)") in tabular.notes(NoteKind.CODE_FIRST)
    assert tabular.notes_at("L00-L08")
    assert len(tabular.notes(NoteKind.EXCLUDES1)) > 4_000


def test_categories_are_in_printed_order(tabular: TabularList) -> None:
    assert tabular.order("C43") < tabular.order("C4A") < tabular.order("C44")
    assert tabular.order("Q99") < tabular.order("Z99") < tabular.order("U07")
    assert tabular.order("X99X") == -1


def test_a_heading_is_no_whole_code(tabular: TabularList) -> None:
    assert whole(tabular, "I10").title == "Essential (primary) hypertension"
    for code in ("I11", "S52.321", "I99.99"):
        with pytest.raises(LookupError):
            whole(tabular, code)


def test_modifiers_are_those_of_the_book_and_no_codes(shipped_file: Path) -> None:
    modifiers = ModifierList(shipped_file)
    assert modifiers.description("GA")
    assert modifiers.description("25")
    assert modifiers.description("E0143") is None
    assert modifiers.description("ZZ") is None


@pytest.mark.parametrize("reader", [TabularList, ModifierList])
def test_a_file_without_the_book_is_told_in_a_sentence(
    tmp_path: Path, reader: type[TabularList | ModifierList]
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no book" * 400)
    with pytest.raises(Unusable, match="codexam codes build"):
        reader(broken)
    empty = tmp_path / "empty.db"
    with closing(sqlite3.connect(empty)) as book:
        book.execute(
            "CREATE TABLE edition (id, system, part, title, year, source, licence, codes, lacks, shipped, open)"
        )
    with pytest.raises(Unusable, match="codexam codes build"):
        reader(empty)
