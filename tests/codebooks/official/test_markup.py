import pytest

from simulator.codebooks.official.markup import pieces, screened, text_of
from simulator.codebooks.official.unfit import Unfit
from tests.codebooks.official.publishers import sheet

BOMB = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><a>&j;</a>"
)


def test_a_sound_file_tells_its_root() -> None:
    assert screened(sheet("<?xml version='1.0' encoding='utf-8'?><a><b>é &amp; ö</b></a>")) == "a"


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/p"> %p;]><a/>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_a_document_type_or_entity_is_refused(content: str) -> None:
    with pytest.raises(Unfit, match="declares a document type or entities"):
        screened(sheet(content))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a><b>cut in the mid",
        b"<a></b>",
        b"<a/><a/>",
        b"<a>&undeclared;</a>",
        b"<?xml version='1.0' encoding='utf-8'?><a>caf\xe9</a>",
        b"<?xml version='1.0' encoding='klingon'?><a/>",
        b"<?xml version='1.0' encoding='utf-7'?><a/>",
        b"<?xml version='1.0' encoding='rot13'?><a/>",
        b"<a>\x00</a>",
        "<a>half".encode("utf-16"),
    ],
)
def test_a_file_that_is_cut_or_wrongly_encoded_is_refused(content: bytes) -> None:
    with pytest.raises(Unfit, match="cut short or damaged"):
        screened(sheet(content))


def test_a_file_in_utf_16_is_read() -> None:
    found = sheet("<?xml version='1.0' encoding='utf-16'?><a><b>é</b></a>".encode("utf-16"))
    assert screened(found) == "a"
    assert [text_of(piece.element) for piece in pieces(found.content, {"b"})] == ["é"]


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(Unfit, match="nests its elements deeper"):
        screened(sheet("<a>" * 100_000))


def test_pieces_come_in_order_with_what_they_stand_in_and_keep_what_is_in_them() -> None:
    content = sheet("<r><v>1</v><s c='0'><t>one <n>(two)</n> three<t>four</t></t><u>no</u></s><t>five</t></r>").content
    found = [(text_of(piece.element), [each.get("c") for each in piece.within]) for piece in pieces(content, {"t"})]
    assert found == [("one (two) three four", [None, "0"]), ("five", [None])]


def test_the_tree_of_a_long_file_stays_small() -> None:
    content = sheet(f"<r>{'<s><t>x</t></s>' * 50_000}</r>").content
    assert max(len(piece.within[0]) for piece in pieces(content, {"t"})) < 5_000
