from pathlib import Path

import pytest

from simulator.codebooks.official.cpt import Procedure, read_cpt
from simulator.codebooks.official.unfit import Unfit

# Made up: no CPT code ends in Z or lies below 00100. CPT's own descriptions belong to the AMA.
MADE_UP = (Procedure("0001Z", 'A "made-up", service'), Procedure("00011", "Another one"))


def written(path: Path, content: bytes | str) -> Path:
    file = path / "mine.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        '0001Z,"A ""made-up"", service"\n00011,Another one\n',
        'code,description\r\n00011,Another  one\r\n0001z,"A ""made-up"", service"\r\n\r\n',
        b'\xef\xbb\xbfCode,Description\n00011,Another one\n0001Z,"A ""made-up"",\nservice"\n',
        'Year,CPT Code,Long Description\n2026,00011,Another one\n2026,0001Z,"A ""made-up"", service"\n',
    ],
)
def test_codes_and_descriptions_are_read(tmp_path: Path, content: bytes | str) -> None:
    assert set(read_cpt(written(tmp_path, content))) == set(MADE_UP)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("code,description\n", "holds no codes"),
        ("00011;Another one\n", "Line 1 of mine.csv has no code and description with a comma between"),
        ("00011,Another one\n123,Short\n", "Line 2 of mine.csv: '123' is no CPT code"),
        ("00011,Another one\n00011,Again\n", "Line 2 of mine.csv gives 00011 a second time"),
        ("00011,\n", "Line 1 of mine.csv: the description of 00011 is empty"),
        ("00011,\x1b[31mred\n", "Line 1 of mine.csv: the description of 00011 is empty, too long or no plain text"),
        (f"00011,{'x' * 2001}\n", "the description of 00011 is empty, too long"),
        (f"00011,{'x' * 200_000}\n", "Line 1 of mine.csv is no CSV"),
        ('00011,"cut in the mid', "is no CSV"),
        ("2026,00011,Another one\n", "Line 1 of mine.csv: '2026' is no CPT code"),
        ("code,price\n00011,3\n", "names no column code and description"),
        (b"00011,caf\xe9\n", "mine.csv is not in UTF-8"),
        ("00011,Another one\n".encode("utf-16"), "mine.csv is not in UTF-8"),
        ("\x00\x00,\x00\n", "Line 1 of mine.csv"),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, content: bytes | str, sentence: str) -> None:
    with pytest.raises(Unfit, match=sentence):
        read_cpt(written(tmp_path, content))
