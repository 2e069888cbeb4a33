"""Files in the form of the official ones and of their size, made up, for tests that need no official file."""

import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from simulator.codebooks.official.parcel import Sheet
from simulator.codebooks.pcs import SECTIONS

REFERENCE = Path(os.environ.get("CODEXAM_REFERENCE") or Path(__file__).parents[4] / "shared" / "reference")
"""Where official files lie, on machines that have them."""

official = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason=f"NOT CHECKED against official files: no folder {REFERENCE}; set CODEXAM_REFERENCE"
)

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
TABLES = {section: "XW0" if section == "X" else f"{section}FT" for section in SECTIONS}


def sheet(content: bytes | str, name: str = "release.xml") -> Sheet:
    return Sheet(name, io.BytesIO(content.encode() if isinstance(content, str) else content))


def zipped(path: Path, members: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _axis(position: int, name: str, labels: Iterable[tuple[str, str]], definition: str = "") -> str:
    values = [f'<label code="{character}">{label}</label>' for character, label in labels]
    meaning = f"<definition>{definition}</definition>" if definition else ""
    return f'<axis pos="{position}" values="{len(values)}"><title>{name}</title>{"".join(values)}{meaning}</axis>'


def pcs_table(section: str, parts: int = 34, approaches: int = 10, devices: int = 14) -> str:
    table = TABLES[section]
    head = (
        _axis(1, "Section", [(section, SECTIONS[section])])
        + _axis(2, "Body System", [(table[1], "Biliary")])
        + _axis(3, "Operation", [(table[2], "Resection")], "Cutting out all of a body part")
    )
    row = (
        _axis(4, "Body Part", [(each, f"Part {each}") for each in _CHARACTERS[:parts]])
        + _axis(5, "Approach", [(each, f"Way {each}") for each in _CHARACTERS[:approaches]])
        + _axis(6, "Device", [(each, f"Device {each}") for each in _CHARACTERS[:devices]])
        + _axis(7, "Qualifier", [("Z", "No Qualifier")])
    )
    return f'<pcsTable>{head}<pcsRow codes="{parts * approaches * devices}">{row}</pcsRow></pcsTable>'


def pcs_tables(year: int = 2025, sections: Iterable[str] = SECTIONS) -> str:
    """Tables of 4,760 codes for each section."""
    tables = "".join(pcs_table(section) for section in sections)
    return f"<ICD10PCS.tabular><version>{year}</version><title>Tables</title>{tables}</ICD10PCS.tabular>"


def pcs_codes() -> list[str]:
    """The codes that `pcs_tables` builds."""
    return [
        f"{TABLES[section]}{part}{approach}{device}Z"
        for section in SECTIONS
        for part in _CHARACTERS
        for approach in _CHARACTERS[:10]
        for device in _CHARACTERS[:14]
    ]


def pcs_definitions(terms: int = 320) -> str:
    meanings = "".join(
        f"<terms><title>Part {number}</title><includes>Bit {number}</includes></terms>" for number in range(terms)
    )
    return (
        '<ICD10PCS.definitions><version>2025</version><section code="0"><title>Medical and Surgical</title>'
        '<axis pos="3"><title>Operation</title><terms><title>Resection</title>'
        "<definition>Cutting out or off, without replacement, all of a body part</definition>"
        "<explanation>None of it stays</explanation></terms></axis>"
        f'<axis pos="4"><title>Body Part</title>{meanings}</axis>'
        "</section></ICD10PCS.definitions>"
    )


def order_line(number: int, code: str, title: str, *, billable: bool = True) -> str:
    return f"{number:05} {code:<7} {int(billable)} {title[:60]:<60} {title}\r\n"


def order_file(codes: Iterable[str]) -> str:
    return "".join(order_line(number, code, f"Official title of {code}") for number, code in enumerate(codes, 1))


def cm_codes(count: int = 66_000) -> list[str]:
    """Codes from A00 to Z99.9, one after the other; made up."""
    letters = "ABCDEFGHIJKLMNOPQRSTVWXYZ"
    codes = [f"{letters[n * len(letters) // count]}{n % 100:02}{n // 100 % 1000:03}" for n in range(count - 1)]
    return [*sorted(codes), "Z999"]


def hcpcs_record(code: str, kind: int, text: str, *, sequence: int = 100, ended: str = "") -> str:
    short = text[:28] if kind in {3, 7} else ""
    record = f"{code:>5}{sequence:05}{kind}{text[:80]:<80}{short:<28}"
    return f"{record:<284}{ended:<8}N".ljust(320) + "\r\n"


def hcpcs_file(*, codes: int = 6_100, modifiers: int = 310, preface: str = "Disclaimers\r\n") -> str:
    letters = "ABCEGHJKLMPQSTV"
    numbers = [f"{letters[n * len(letters) // codes]}{n % 5_000:04}" for n in range(codes - 1)]
    pairs = [f"{first}{second}" for first in "ABCDEFGHIJK" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
    return preface + "".join(
        [
            *(hcpcs_record(pair, 7, f"Modifier {pair}") for pair in pairs[:modifiers]),
            *(hcpcs_record(code, 3, f"Supply {code}") for code in sorted(numbers)),
            hcpcs_record("V5364", 3, "Dysphagia"),
            hcpcs_record("V5364", 4, "screening", sequence=200),
        ]
    )


def cm_index(lines: int = 31_000, *, heading: str = "<title>ICD-10-CM INDEX TO DISEASES</title>") -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    each = lines // len(letters) + 1
    terms = "".join(
        f"<letter><title>{letter}</title><mainTerm><title>{letter}term<nemod>(acute)</nemod></title>"
        + "".join(f'<term level="1"><title>of {n}</title><code>A{n % 90 + 10}.1-</code></term>' for n in range(each))
        + "</mainTerm></letter>"
        for letter in letters
    )
    return f"<ICD10CM.index><version>2025</version>{heading}{terms}</ICD10CM.index>"
