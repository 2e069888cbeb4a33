"""Items made from the shipped ICD-10-PCS, each checked against the book itself; `make generators` checks many more."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.english import slips
from benchmarks.proof import Book as Proof
from benchmarks.proof import faults
from simulator.banks.lint.references import FORMS
from simulator.codebooks.pcs_tables import PcsTables
from simulator.drill.made import Generator, make
from simulator.drill.pcs import generators
from simulator.drill.pcs.operations import OBSTETRIC, OPERATIONS
from simulator.drill.pcs.parts import without_side
from simulator.drill.pcs.procedures import PROCEDURES
from simulator.drill.pcs.procedures.procedure import UNSAID
from simulator.drill.pcs.story import Repertoire
from simulator.drill.pcs.tables import DEVICE, PART, QUALIFIER, Tables
from simulator.exam.item import Kind
from simulator.ports.failure import Unusable
from tests.codebooks.smallbooks import small_sources

KINDS = ("pcs-build", "pcs-code", "pcs-operation", "pcs-value", "pcs-body-part", "pcs-impossible", "pcs-decode")
SEEDS = range(250)


@pytest.fixture(scope="module")
def tables(shipped_file: Path) -> Tables:
    return PcsTables(shipped_file).tables()


@pytest.fixture(scope="module")
def makers(shipped_file: Path) -> dict[str, Generator]:
    return {generator.id: generator for generator in generators(PcsTables(shipped_file))}


@pytest.fixture(scope="module")
def proof(shipped_file: Path) -> Proof:
    return Proof.of(shipped_file)


def test_there_is_a_generator_of_every_kind(makers: dict[str, Generator]) -> None:
    assert tuple(makers) == KINDS
    assert {generator.domain for generator in makers.values()} == {"icd-10-pcs"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_book_proves_every_key_and_disproves_every_other_option(
    makers: dict[str, Generator], proof: Proof, kind: str
) -> None:
    found = [f"{kind}-{seed}: {fault}" for seed in SEEDS for fault in faults(proof, make(makers[kind], seed))]
    assert not found


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_may_stand_anywhere_and_references_can_be_looked_up(makers: dict[str, Generator], kind: str) -> None:
    items = [make(makers[kind], seed).item for seed in SEEDS]
    places = Counter(item.key[0] for item in items if item.kind is not Kind.TYPED)
    assert not places or all(places[letter] * 10 > places.total() for letter in "abcd")
    for item in items:
        assert all(any(form.pattern.fullmatch(reference) for form in FORMS) for reference in item.references)
        assert len(item.references) == len(set(item.references))


def test_the_tables_build_the_codes_of_the_book_and_no_other(tables: Tables, proof: Proof) -> None:
    mine = sorted(code for code in proof.codes if code[0] in "01")[::37]
    assert all(tables.builds(code) for code in mine)
    changed = [code[:axis] + "Z" + code[axis + 1 :] for code in mine for axis in (3, 4)]
    assert {code for code in changed if tables.builds(code)} == set(changed) & proof.codes


def test_the_operations_that_are_taught_are_those_of_the_tables(tables: Tables) -> None:
    assert {label for section, label in tables.operations if section == "0"} == OPERATIONS.keys()
    assert {label for section, label in tables.operations if section == "1"} == OBSTETRIC.keys()
    assert all(tables.definition(section, 2, label).endswith(".") for section, label in tables.operations)


def test_every_label_that_a_procedure_names_is_in_its_tables(tables: Tables) -> None:
    for procedure in PROCEDURES:
        mine = [tables.tables[code] for code in procedure.tables]
        parts = {label for table in mine for label in table.all(PART).values()}
        assert set(procedure.parts) <= parts | set(map(without_side, parts)), procedure.says
        for axis, wordings in ((DEVICE, procedure.devices), (QUALIFIER, procedure.qualifiers)):
            if wordings is not UNSAID:
                labels = {label for table in mine for label in table.all(axis).values()}
                assert wordings.keys() <= labels, procedure.says


def test_every_procedure_can_be_told(tables: Tables) -> None:
    repertoire = Repertoire(tables)
    told = [procedure.says for its in repertoire.places.values() for procedure, heads in its if heads]
    assert set(told) == {procedure.says for procedure in PROCEDURES}


def test_a_name_means_one_body_part(tables: Tables) -> None:
    places: dict[str, set[tuple[str, str]]] = {}
    for label, names in Repertoire(tables).names.items():
        for name in names:
            places.setdefault(name, set()).update(
                (code[:2], character)
                for code, table in tables.tables.items()
                for character, its in table.all(PART).items()
                if its == label
            )
    assert len(places) > 600
    assert [name for name, meant in places.items() if len(meant) > 1] == []


def test_a_broken_file_and_one_without_the_book_are_told_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no book" * 400)
    with pytest.raises(Unusable, match="codexam codes build"):
        PcsTables(broken).tables()
    empty = tmp_path / "empty.db"
    with closing(sqlite3.connect(empty)) as book:
        book.execute("CREATE TABLE edition (id, system, part, year, open)")
    with pytest.raises(Unusable, match="no ICD-10-PCS"):
        PcsTables(empty).tables()


@pytest.mark.parametrize(
    "slip",
    [
        "The surgeon did an Excision of Gallbladder, Percutaneous Endoscopic Approach.",
        "The surgeon opened the ureter, Left.",
        "The surgeon took a elbow apart.",
        "The surgeon took an knee apart.",
        "The surgeon took the the stone out.",
        "The surgeon left {device} in place.",
        "The surgeon went in , and out.",
        "The surgeon went in. and out.",
        "The surgeon went in",
    ],
)
def test_a_slip_of_a_template_is_found(slip: str) -> None:
    assert list(slips(slip))


def test_good_english_is_not_taken_for_a_slip() -> None:
    good = (
        "Guided by an X-ray, the surgeon put a unicondylar prosthesis in. A one-way valve, a ureteral stent and an hour"
        " later: done."
    )
    assert list(slips(good)) == []


def test_small_books_have_an_edition_too(tmp_path: Path) -> None:
    from simulator.codebooks.build import build

    file = tmp_path / "codebooks.db"
    build(file, small_sources(tmp_path / "sources"), lambda _share, _what: None)
    tables = PcsTables(file).tables()
    assert tables.labels("0FT44ZZ")[2:5] == ("Resection", "Gallbladder", "Percutaneous Endoscopic")
    assert tables.definition("0", 2, "Resection") == "Cutting out all."
