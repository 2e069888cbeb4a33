"""A matrix from outside is read however its program wrote it, and whatever is left out is said."""

import codecs

import pytest

from simulator.analytics.analysis import analyse
from simulator.analytics.plain import Plain, plain
from simulator.analytics.table import Unreadable

RESPONSES = "id,q1,q2,q3\nann,A,B,C\nbob,A,,A\ncyd,B,B,C\n"
KEY = "item,key\nq1,A\nq2,B\nq3,C\n"


def read(responses: str = RESPONSES, key: str = KEY) -> Plain:
    return plain(responses.encode(), key.encode())


def counts(found: Plain) -> dict[str, dict[str, int]]:
    """How many chose each option that anyone chose, and how many omitted the item."""
    return {
        item.id: {
            **{option.id: option.count for option in item.options if option.count},
            **({"omitted": item.omitted} if item.omitted else {}),
        }
        for item in analyse(found.matrix).items
    }


EXPECTED = {"q1": {"A": 2, "B": 1}, "q2": {"B": 2, "omitted": 1}, "q3": {"A": 1, "C": 2}}


@pytest.mark.parametrize(
    "responses",
    [
        RESPONSES,
        RESPONSES.replace("\n", "\r\n"),
        RESPONSES.replace("\n", "\r"),
        RESPONSES.replace(",", ";"),
        RESPONSES.replace(",", "\t"),
        RESPONSES.replace(",", " , "),
        "\ufeff" + RESPONSES,
        RESPONSES.lower(),
        RESPONSES.rstrip(),
        RESPONSES.replace("id,", ","),
        RESPONSES.replace("id,", "Candidate,"),
        "q1,q2,q3\nA,B,C\nA,,A\nB,B,C\n",
        '"id","q1","q2","q3"\n"ann, the first","A","B","C"\n"bob","A","","A"\n"cyd","B","B","C"\n',
    ],
)
def test_any_dialect_reads_alike(responses: str) -> None:
    found = read(responses)
    assert counts(found) == EXPECTED
    assert found.notes == ()


def test_utf_16_from_a_spreadsheet_reads_too() -> None:
    assert counts(plain(codecs.BOM_UTF16_LE + RESPONSES.encode("utf-16-le"), KEY.encode())) == EXPECTED


@pytest.mark.parametrize(
    "key",
    [
        KEY,
        "q1,A\nq2,B\nq3,C\n",
        "q1,q2,q3\nA,B,C\n",
        "id,q1,q2,q3\nkey,A,B,C\n",
        ",q1,q2,q3\n,a,b,c\n",
        "\ufeffQ3; c\r\nQ1; a\r\nQ2; b\r\n",
        "item,domain,key\nq1,x,A\nq2,y,B\nq3,z,C\n",
        "A,B,C\n",
        "key,A,B,C\n",
        "A\nB\nC\n",
        "key\nA\nB\nC\n",
    ],
)
def test_the_key_is_a_row_or_a_column_with_ids_or_in_order(key: str) -> None:
    found = read(key=key)
    assert [next(o.id for o in unit.options if o.key) for unit in found.matrix.units] == ["A", "B", "C"]
    assert found.notes == ()


@pytest.mark.parametrize(("responses", "key"), [("q1\nA\nB\n", "q1,A\n"), ("q1\nA\nB\n", "q1\nA\n")])
def test_a_form_of_one_item_reads(responses: str, key: str) -> None:
    assert counts(read(responses, key)) == {"q1": {"A": 1, "B": 1}}


@pytest.mark.parametrize(
    ("responses", "note", "expected"),
    [
        (RESPONSES + "\n,,,\n", "Blank rows are left out: line 5, 6.", EXPECTED),
        (
            RESPONSES + "ann,B,B,B\n",
            "Candidates with more than one row: the first of each counts, left out are ann (line 5).",
            EXPECTED,
        ),
        (
            RESPONSES + "dan,,,\n",
            "Candidates who answered nothing count, all omitted: dan.",
            {"q1": {"A": 2, "B": 1, "omitted": 1}, "q2": {"B": 2, "omitted": 2}, "q3": {"A": 1, "C": 2, "omitted": 1}},
        ),
        (
            RESPONSES.replace("bob,A", "bob,??"),
            "No option letter, so counted as an answer that is not the key: '??' at q1 (bob, line 3).",
            {**EXPECTED, "q1": {"A": 1, "B": 1}},
        ),
        (
            RESPONSES.replace("bob,A", "bob,x"),
            "Letters that are no item's key and at few items chosen, so perhaps slips; they count as answers that are "
            "not the key: X at q1 (1).",
            {**EXPECTED, "q1": {"A": 1, "B": 1, "X": 1}},
        ),
        (
            "id,q1,q2,q3,Q1\nann,A,B,C,C\nbob,A,,A,C\ncyd,B,B,C,C\n",
            "Items named twice: the first column of each counts, left out are Q1 (column 5).",
            EXPECTED,
        ),
        ("id,q1,q2,q3,\nann,A,B,C,D\nbob,A,,A\ncyd,B,B,C\n", "Column 5 has no item id and is left out.", EXPECTED),
        (RESPONSES.replace("cyd,B,B,C", "cyd,B,B,C,A"), "Cells beyond the last item are left out: line 4.", EXPECTED),
        (
            RESPONSES.replace("cyd,B,B,C", "cyd,B,B"),
            "Rows that end early, what is missing counting as omitted: line 4.",
            {**EXPECTED, "q3": {"A": 1, "C": 1, "omitted": 1}},
        ),
    ],
)
def test_nothing_is_left_out_in_silence(responses: str, note: str, expected: dict[str, dict[str, int]]) -> None:
    found = read(responses)
    assert note in found.notes
    assert counts(found) == expected


@pytest.mark.parametrize(
    ("key", "note"),
    [
        ("q1,A\nq2,B\n", "q3 has no key and is left out."),
        ("q1,A\nq2,B\nq3,\n", "q3 has no key and is left out."),
        ("q1,A\nq2,B\nq3,CD\n", "The key of q3 is no single option letter (CD), so it is left out."),
        ("q1,A\nq2,B\nq3,C\nq3,D\n", "q3 has more than one key (C, D) and is left out."),
    ],
)
def test_an_item_without_one_key_is_left_out_and_named(key: str, note: str) -> None:
    found = read(key=key)
    assert note in found.notes
    assert [unit.id for unit in found.matrix.units] == ["q1", "q2"]


def test_keys_of_other_items_and_other_rows_of_the_key_are_named() -> None:
    assert read(key=KEY + "q9,D\n").notes == ("The key has items that the responses do not have: q9.",)
    found = read(key="q1,q2,q3\nA,B,C\nB,B,B\n")
    assert found.notes == ("More than one row of the key: line 2 was used, 3 left out.",)


def test_a_letter_of_the_form_that_an_item_drew_nobody_with_is_still_its_option() -> None:
    (unit, *_) = read("q1,q2,q3\nA,B,C\nA,C,D\nB,D,D\n", KEY).matrix.units
    assert [(option.id, option.listed) for option in unit.options] == [
        ("A", True),
        ("B", True),
        ("C", True),
        ("D", True),
    ]


@pytest.mark.parametrize(
    ("responses", "key", "sentence"),
    [
        ("", KEY, "The file of responses is empty."),
        ("id\nann\n", KEY, "names no item"),
        (RESPONSES, "", "The key is empty."),
        (RESPONSES, "q1,q2,q3\n", "names the items and no letters"),
        (RESPONSES, "p1,A\np2,B\n", "has none of the items of the responses (q1, q2, q3)"),
        (RESPONSES, "A,B\n", "has none of the items of the responses"),
        (RESPONSES, "q1,\nq2,\nq3,\n", "No item has a key that can be used."),
        ('id,q1\nann,"A\n', KEY, "is no CSV"),
        ("PK\3\4\0\0", KEY, "is no text"),
    ],
)
def test_what_no_analysis_can_be_made_of_is_refused_with_a_sentence(responses: str, key: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(responses, key)
    assert sentence in str(refused.value)


def test_another_encoding_is_read_and_told() -> None:
    found = plain("id,q1,q2,q3\nJosé,A,B,C\n".encode("latin-1"), KEY.encode())
    assert found.notes == ("The file of responses is not in UTF-8 and was read as Latin-1: look at the ids.",)
    assert found.matrix.n == 1


def test_a_header_alone_is_a_form_that_nobody_sat() -> None:
    assert read("id,q1,q2,q3\n").matrix.n == 0
