import pytest

from simulator.codebooks.official.order import read_order, system_of
from simulator.codebooks.official.unfit import Unfit
from simulator.ports.codes import System
from tests.codebooks.official.publishers import cm_codes, order_file, order_line, pcs_codes, sheet


def test_an_order_file_is_known_by_its_first_line() -> None:
    assert system_of(order_line(1, "A00", "Cholera", billable=False).rstrip()) is System.CM
    assert system_of(order_line(1, "001", "Bypass", billable=False).rstrip()) is System.PCS
    assert system_of("A00.0 Cholera due to Vibrio cholerae 01, biovar cholerae") is None


def test_codes_and_headings_come_with_both_titles() -> None:
    title = "Cholera due to Vibrio cholerae 01, biovar cholerae, and whatever else a long title may say of it"
    content = order_line(1, "A00", "Cholera", billable=False) + order_line(2, "A000", title)
    lines = read_order(sheet(content), System.CM)
    heading, code = next(lines), next(lines)
    assert (heading.code, heading.billable, heading.title) == ("A00", False, "Cholera")
    assert (code.code, code.billable, code.title, code.short) == ("A000", True, title, title[:60].strip())


def test_a_whole_file_is_read() -> None:
    assert sum(1 for _ in read_order(sheet(order_file(cm_codes())), System.CM)) == 66_000
    assert sum(1 for _ in read_order(sheet(order_file(pcs_codes())), System.PCS)) == 80_920


def test_a_file_cut_within_a_line_is_refused() -> None:
    with pytest.raises(Unfit, match=r"Line 3 .* is cut short"):
        list(read_order(sheet(order_file(cm_codes()[:3])[:-30]), System.CM))


def test_a_file_cut_at_the_end_of_a_line_is_refused() -> None:
    with pytest.raises(Unfit, match=r"not whole: it holds 40,000 codes, the last of them \w+\. A release has more"):
        list(read_order(sheet(order_file(cm_codes()[:40_000])), System.CM))


def test_a_file_without_its_last_lines_is_refused() -> None:
    with pytest.raises(Unfit, match="not whole: it holds 65,500 codes, the last of them Z"):
        list(read_order(sheet(order_file(cm_codes()[:65_500])), System.CM))


def test_a_file_that_lost_lines_within_is_refused() -> None:
    lines = order_file(cm_codes()[:9]).splitlines(keepends=True)
    with pytest.raises(Unfit, match="has lost lines: line 4 is numbered 00006, not 00004"):
        list(read_order(sheet("".join(lines[:3] + lines[5:])), System.CM))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"00001 A00     0 " + b"x" * 5000 + b"\n", "Line 1 of .* is longer than any line"),
        (b"00001 A00     0 \x00\n", "Line 1 of .* holds bytes that are no text"),
        (order_line(1, "A00", "Cholera").encode("utf-16"), "holds bytes that are no text"),
        (b"00001 A00     0 \x81\x8d\n", "Line 1 of .* is in an unknown encoding"),
    ],
)
def test_what_is_no_plain_text_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(Unfit, match=sentence):
        list(read_order(sheet(content), System.CM))
