import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.codebooks import pcs, schema
from simulator.codebooks.official.binding import bind, bind_cpt
from simulator.codebooks.official.unfit import Unfit
from simulator.codebooks.sources import sources
from simulator.ports.codes import System
from tests.codebooks.official.publishers import (
    REFERENCE,
    cm_codes,
    hcpcs_file,
    official,
    order_file,
    pcs_codes,
    pcs_definitions,
    pcs_tables,
    zipped,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An empty book."""
    with closing(sqlite3.connect(tmp_path / "books.db", isolation_level=None)) as connection:
        connection.executescript(schema.TABLES)
        connection.executescript(schema.INDEXES)
        yield connection


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8", newline="")
    return path


def everything(book: sqlite3.Connection) -> list[str]:
    return list(book.iterdump())


def titles(book: sqlite3.Connection, code: str) -> list[str]:
    return [title for (title,) in book.execute("SELECT title FROM entry WHERE code = ? ORDER BY id", (code,))]


def test_tables_are_bound_and_can_be_walked(book: sqlite3.Connection, tmp_path: Path) -> None:
    bound = bind(book, [written(tmp_path / "tables.xml", pcs_tables())])
    assert [(each.edition.title, each.counted, each.edition.source) for each in bound] == [
        ("ICD-10-PCS FY2025, tables", "80,920 codes", "tables.xml")
    ]
    (part,) = schema.parts(book)
    assert part.open
    assert not part.shipped
    walk = pcs.walk(book, part.id, "0FT")
    assert walk is not None
    assert (walk.axis, len(walk.choices), walk.labels) == (
        "Body Part",
        34,
        ("Medical and Surgical", "Biliary", "Resection"),
    )


def test_tables_and_order_file_make_one_edition_with_official_titles(book: sqlite3.Connection, tmp_path: Path) -> None:
    members = {"tables.xml": pcs_tables().encode(), "readme.txt": b"Read me", "f.pdf": b"%PDF"}
    order = written(tmp_path / "icd10pcs_order_2025.txt", order_file(pcs_codes()))
    (bound,) = bind(book, [zipped(tmp_path / "tables.zip", members), order])
    assert (bound.edition.source, bound.edition.lacks) == ("tables.xml in tables.zip; icd10pcs_order_2025.txt", "")
    assert titles(book, "0FT400Z") == ["Official title of 0FT400Z"]


def test_tables_and_order_file_of_two_releases_are_refused(book: sqlite3.Connection, tmp_path: Path) -> None:
    order = written(tmp_path / "icd10pcs_order_2025.txt", order_file(["0010000", *pcs_codes()[1:]]))
    with pytest.raises(Unfit, match="are not of one release: 2 codes stand in only one of them"):
        bind(book, [written(tmp_path / "tables.xml", pcs_tables()), order])
    assert schema.parts(book) == ()


def test_definitions_belong_to_a_part_of_their_own(book: sqlite3.Connection, tmp_path: Path) -> None:
    (bound,) = bind(book, [written(tmp_path / "definitions.xml", pcs_definitions())])
    assert (bound.part, bound.counted) == ("definitions", "321 lines")
    assert book.execute("SELECT definition FROM meaning WHERE label = 'Part 7'").fetchall() == [("Includes: Bit 7.",)]


def test_an_order_file_alone_says_what_it_lacks_and_nests_codes(book: sqlite3.Connection, tmp_path: Path) -> None:
    codes = ["A00", "A000", "A001", *cm_codes()[100:]]
    lines = order_file(codes).replace("00001 A00     1", "00001 A00     0")
    (bound,) = bind(book, [written(tmp_path / "icd10cm-order-2026.txt", lines)])
    assert (
        bound.edition.lacks
        == "Notes, blocks and chapters. The tabular list has them: import it together with the order file."
    )
    assert bound.edition.codes == len(codes) - 1
    rows = book.execute(
        "SELECT code, billable, (SELECT code FROM entry AS above WHERE above.id = entry.parent) FROM entry LIMIT 3"
    )
    assert rows.fetchall() == [("A00", 0, None), ("A000", 1, "A00"), ("A001", 1, "A00")]


def test_codes_that_ended_before_the_quarter_are_left_out(book: sqlite3.Connection, tmp_path: Path) -> None:
    lines = hcpcs_file().splitlines(keepends=True)
    for place, day in ((1, "20250930"), (2, "20251001"), (400, "20250930"), (401, "20251231")):
        lines[place] = lines[place][:284] + day + lines[place][292:]
    (bound,) = bind(book, [written(tmp_path / "HCPC2025_OCT_ANWEB.txt", "".join(lines))])
    assert (bound.edition.title, bound.edition.codes) == ("HCPCS Level II, October 2025", 6_099)
    kept = [len(titles(book, lines[place][:5].strip())) for place in (1, 2, 400, 401)]
    assert kept == [0, 1, 0, 1]


def test_a_later_release_is_opened_and_the_older_kept(book: sqlite3.Connection, tmp_path: Path) -> None:
    old = written(tmp_path / "HCPC2025_APR_ANWEB.txt", hcpcs_file())
    new = written(tmp_path / "HCPC2026_JAN_ANWEB.txt", hcpcs_file(codes=6_500))
    bind(book, [new, old, written(tmp_path / "HCPC2025_OCT_ANWEB.txt", hcpcs_file())])
    assert [(part.edition.title, part.edition.codes, part.open) for part in schema.parts(book)] == [
        ("HCPCS Level II, January 2026", 6_500, True),
        ("HCPCS Level II, October 2025", 6_100, False),
        ("HCPCS Level II, April 2025", 6_100, False),
    ]


def test_the_same_release_again_takes_the_place_of_the_first(book: sqlite3.Connection, tmp_path: Path) -> None:
    bind(book, [written(tmp_path / "HCPC2026_JAN_ANWEB.txt", hcpcs_file())])
    bind(book, [written(tmp_path / "HCPC2026_JAN_ANWEB.txt", hcpcs_file(codes=6_500))])
    assert [part.edition.codes for part in schema.parts(book)] == [6_500]
    assert len(titles(book, "V5364")) == 1


def test_one_bad_file_among_good_ones_changes_nothing(book: sqlite3.Connection, tmp_path: Path) -> None:
    good = written(tmp_path / "HCPC2026_JAN_ANWEB.txt", hcpcs_file())
    bind(book, [good])
    before = everything(book)
    short = written(tmp_path / "tables.xml", pcs_tables(sections="0X"))
    with pytest.raises(Unfit, match=r"tables\.xml is not whole"):
        bind(book, [written(tmp_path / "HCPC2026_APR_ANWEB.txt", hcpcs_file()), short])
    assert everything(book) == before


def test_a_file_that_is_nothing_official_is_refused(book: sqlite3.Connection, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=r"r.zip is none of the official files that can be imported\. These can: ICD-10-CM"):
        bind(book, [zipped(tmp_path / "r.zip", {"readme.txt": b"Read me", "page.xml": b"<html/>"})])


def test_the_same_release_twice_in_one_import_is_refused(book: sqlite3.Connection, tmp_path: Path) -> None:
    files = [written(tmp_path / name, hcpcs_file()) for name in ("HCPC2025_OCT.txt", "HCPC2025_OCT_v2.txt")]
    with pytest.raises(Unfit, match=r"are both the HCPCS Level II quarterly file of 2025\. Import one of them"):
        bind(book, files)


def test_a_persons_own_cpt_codes_are_marked_as_theirs(book: sqlite3.Connection, tmp_path: Path) -> None:
    bound = bind_cpt(book, written(tmp_path / "mine.csv", "0001Z,Made up\n"), 2026)
    assert (bound.edition.system, bound.edition.codes, bound.edition.source) == (System.CPT, 1, "mine.csv")
    assert "never exported" in bound.edition.licence
    assert titles(book, "0001Z") == ["Made up"]


def test_a_tabular_list_takes_the_titles_of_the_order_file_beside_it(book: sqlite3.Connection, tmp_path: Path) -> None:
    order = written(tmp_path / "icd10cm-order-2026.txt", order_file(["S82121A", *cm_codes()]))
    (bound,) = bind(book, [order, sources().tabular])
    assert (bound.edition.title, bound.edition.lacks) == ("ICD-10-CM FY2026, tabular list", "")
    assert bound.edition.codes > 74_000
    assert titles(book, "S82121A") == ["Official title of S82121A"]
    assert titles(book, "S82121B")[0].endswith("initial encounter for open fracture type I or II")


@official
def test_one_chapter_is_no_tabular_list(book: sqlite3.Connection) -> None:
    with pytest.raises(Unfit, match="is not whole: it holds 1 of 21 chapters"):
        bind(book, [REFERENCE / "icd-10-cm-tabular-2025_ch2.xml"])


@official
def test_the_official_files_are_bound_together(book: sqlite3.Connection) -> None:
    names = ("icd10pcs_tables_2025.xml", "icd10pcs_index_2025.xml", "hcpcs_2019_alpha_numeric.zip")
    bound = bind(book, [REFERENCE / name for name in names])
    assert [(each.edition.title, each.counted) for each in bound] == [
        ("HCPCS Level II, January 2019", "5,934 codes"),
        ("ICD-10-PCS FY2025, tables", "78,948 codes"),
        ("ICD-10-PCS FY2025, alphabetic index", "18,838 lines"),
    ]
    (codes,) = book.execute("SELECT count(DISTINCT code) FROM entry WHERE billable AND length(code) = 7").fetchone()
    assert codes == 78_948
