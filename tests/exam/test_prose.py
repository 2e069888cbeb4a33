"""Bank text made fit to show."""

import pytest

from simulator.exam.prose import legible, one_line, paragraphs, reflowed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A patient\nwith a wound.\n", "A patient with a wound."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("Codes:\n- one\n- two\nand more", "Codes:\n- one\n- two and more"),
        ("1. one\n2) two", "1. one\n2) two"),
        ("• one\n* two", "• one\n* two"),
        ("HISTORY: pain\nsince May\nFindings: none", "HISTORY: pain since May\nFindings: none"),
        ("Ratio was 3\n:1 at noon", "Ratio was 3 :1 at noon"),
        ("  indented\n   lines  ", "indented lines"),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_lines_that_were_only_wrapped_become_paragraphs(written: str, meant: str) -> None:
    assert paragraphs(written) == meant
    assert paragraphs(meant) == meant


LONG = "The patient was seen on rounds by the whole team and was found to be much better than"


@pytest.mark.parametrize(
    "begins",
    ["02/11 Hospitalist:", "2026-02-11 seen", "02-11 seen", "1/2/26 seen", "06:50 seen", "A. Polyp", "  hung", "- one"],
)
def test_an_entry_of_a_chart_begins_a_line_however_long_the_one_above_is(begins: str) -> None:
    assert reflowed(f"{LONG}\n{begins}") == f"{LONG}\n{begins}"


@pytest.mark.parametrize("goes_on", ["yesterday", "120/80", "A person", "12-lead", "02/2026 and", "13/40 cells"])
def test_a_line_of_a_chart_that_was_only_wrapped_goes_on(goes_on: str) -> None:
    assert reflowed(f"{LONG}\n{goes_on}") == f"{LONG} {goes_on}"
    assert reflowed(f"Short.\n{goes_on}") == f"Short.\n{goes_on}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [CC] text", "plain [CC] text"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\x1b[31m\x07\x00", "␛[31m␇␀"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("a\u202eb\u2066c\u200f", "a<U+202E>b<U+2066>c<U+200F>"),
        ("1\u00a0000\u202fmg\u3000x", "1 000 mg x"),
        ("hy\u00adphen\u200bate", "hyphenate"),
        ("\u2028\ue000\ud800", "<U+2028><U+E000><U+D800>"),
        ("עברית", "עברית"),
        ("e\u0301 李 é", "e\u0301 李 é"),
        ("\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f"),
    ],
)
def test_what_is_no_text_is_shown_or_left_out(text: str, shown: str) -> None:
    assert legible(text) == shown
    assert legible(shown) == shown


def test_no_character_of_the_first_planes_reaches_a_terminal_as_a_command() -> None:
    everything = legible("".join(map(chr, range(0x20000))))
    assert [c for c in everything if not c.isprintable() and c not in "\n\u200c\u200d"] == []


@pytest.mark.parametrize(
    ("typed", "kept"), [(" a\n b\t", "a b"), ("\x1b[31mred\x07", "[31mred"), ("e\u0301", "\u00e9"), ("x" * 9, "x" * 9)]
)
def test_a_line_is_kept_plain_and_composed(typed: str, kept: str) -> None:
    assert one_line(typed, 9, "It") == kept
    assert one_line(kept, 9, "It") == kept


@pytest.mark.parametrize(
    ("typed", "says"), [("\u200b", "It has 1 to 9"), ("x" * 10, "It has 1 to 9"), ("\udcff", "It is text")]
)
def test_a_line_that_is_none_or_endless_or_no_text_is_refused(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        one_line(typed, 9, "It")
