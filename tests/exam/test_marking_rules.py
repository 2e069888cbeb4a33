"""What holds of the marking of any case and any sheet, and that no other matching would earn more."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.exam.case import Case, KeyLine, Line, Poa, Role, Sheet
from simulator.exam.marking import MarkedLine, Marking, Verdict, mark, modifiers_of, units_of
from tests.charts import CPT, MAIN_PROCEDURE, PRINCIPAL, PROCEDURE, SECONDARY, case, key_line

HALF = Fraction(1, 2)
MODIFIERS: list[tuple[tuple[str, ...], ...]] = [
    (),
    (("59", "XS"),),
    (("XS",),),
    (("XS", "XU"),),
    (("LT",), ("59",)),
    (("59", "XS"), ("59", "XU")),
]
TYPED = ["", "59", "XS", "xu", "LT-59", "59 LT", "59XU", "59 59", "RT"]
WRONG = {PRINCIPAL: "B99.9", SECONDARY: "B99.9", MAIN_PROCEDURE: "3E0234Z", PROCEDURE: "3E0234Z", CPT: "36415"}
OTHER = {PRINCIPAL: SECONDARY, SECONDARY: PRINCIPAL, MAIN_PROCEDURE: PROCEDURE, PROCEDURE: MAIN_PROCEDURE, CPT: CPT}


def code(role: Role, n: int) -> str:
    """The n-th code of a code set that only exists here."""
    if role is CPT:
        return f"{90000 + n}"
    return f"C{n:02}.{n % 10}" if role in (PRINCIPAL, SECONDARY) else f"0DT{n:02}ZZ"


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case with up to six key lines. Some have one list of codes in common, and then are optional alike."""
    key: list[KeyLine] = []
    n = 0
    for role in [PRINCIPAL, *draw(st.lists(st.sampled_from(list(Role)[1:]), max_size=3))]:
        codes = [code(role, n + m) for m in range(draw(st.integers(1, 3)))]
        n += len(codes)
        optional = role is not PRINCIPAL and draw(st.booleans())
        for _ in range(draw(st.sampled_from([1, 1, 2]) if role in (CPT, SECONDARY) else st.just(1))):
            poa = draw(st.sampled_from(Poa)) if role in (PRINCIPAL, SECONDARY) else None
            modifiers = draw(st.sampled_from(MODIFIERS)) if role is CPT else ()
            units = draw(st.integers(1, 2)) if role is CPT else 1
            key.append(key_line(role, *codes, poa=poa, modifiers=modifiers, units=units, optional=optional))
    return case(*draw(st.permutations(key)))


def same(key: KeyLine, line: Line) -> bool:
    return line.code in key.codes


def right(key: KeyLine, spelled: str | None = None) -> Line:
    """A line that answers a key line in full."""
    return Line(
        role=key.role,
        code=spelled or key.codes[0],
        poa=key.poa or "",
        modifiers=" ".join(group[-1] for group in key.modifiers),
        units="" if key.units == 1 else str(key.units),
    )


@dataclass(frozen=True)
class Sat:
    """A case and a sheet for it."""

    case: Case
    sheet: Sheet

    @property
    def marking(self) -> Marking:
        return mark(self.case, self.sheet)


@st.composite
def sat(draw: st.DrawFn, most: int = 7) -> Sat:
    """A case with a sheet of right lines, nearly right ones, ones entered twice, and nonsense."""
    chart = draw(cases())
    sheet = []
    for key in draw(st.lists(st.sampled_from(chart.key), max_size=most)):
        line = right(key, draw(st.sampled_from(key.codes)))
        change = draw(st.sampled_from(["none", "none", "role", "poa", "detail", "code", "blank"]))
        if change == "role":
            line = replace(line, role=OTHER[line.role])
        elif change == "poa":
            line = replace(line, poa=draw(st.sampled_from(["", "y", "N", "1"])))
        elif change == "detail" and line.role is CPT:
            line = replace(line, modifiers=draw(st.sampled_from(TYPED)), units=draw(st.sampled_from(["", "2", "x"])))
        elif change == "code":
            line = replace(line, code=WRONG[line.role])
        elif change == "blank":
            line = replace(line, code="")
        sheet.append(line)
    return Sat(chart, tuple(draw(st.permutations(sheet))))


def credit(chart: Case, sheet: Sheet) -> Fraction:
    return mark(chart, sheet).credit


@given(sat())
def test_credit_is_between_nothing_and_everything(each: Sat) -> None:
    marking = each.marking
    assert 0 <= marking.credit <= 1
    assert 0 <= marking.poa_right <= marking.poa_total <= len(each.sheet)
    assert all(line.credit in (0, HALF, 1) for line in marking.lines)


@given(cases())
def test_the_right_sheet_earns_everything_with_and_without_the_optional_lines(chart: Case) -> None:
    whole = mark(chart, tuple(right(key) for key in chart.key))
    required = mark(chart, tuple(right(key) for key in chart.key if not key.optional))
    assert whole.credit == required.credit == 1
    assert whole.poa_right == whole.poa_total
    assert whole.sequencing == 0


@given(sat(), st.sampled_from(Role), st.integers(0, 7))
def test_adding_a_code_that_is_nowhere_in_the_key_never_raises_the_credit(each: Sat, role: Role, n: int) -> None:
    more = (*each.sheet[:n], Line(role=role, code=WRONG[role], poa="Y"), *each.sheet[n:])
    after = mark(each.case, more)
    assert after.credit <= each.marking.credit
    assert (after.poa_right, after.sequencing) == (each.marking.poa_right, each.marking.sequencing)


@given(sat())
def test_leaving_out_an_optional_line_never_lowers_the_credit(each: Sat) -> None:
    for n, line in enumerate(entered_lines(each)):
        if line.key is not None and line.key.optional:
            assert credit(each.case, without_entered(each.sheet, n)) >= each.marking.credit


@given(sat())
def test_entering_an_optional_line_as_it_should_be_changes_nothing(each: Sat) -> None:
    for line in each.marking.lines:
        if line.verdict is Verdict.LEFT_OUT and line.key:
            assert credit(each.case, (*each.sheet, right(line.key))) == each.marking.credit


@given(sat(), st.data())
def test_the_order_of_the_lines_of_a_role_never_matters(each: Sat, data: st.DataObject) -> None:
    one, other = each.marking, mark(each.case, tuple(data.draw(st.permutations(each.sheet))))
    assert one.credit == other.credit
    assert (one.poa_right, one.poa_total, one.sequencing) == (other.poa_right, other.poa_total, other.sequencing)
    assert sorted(line.verdict for line in one.lines) == sorted(line.verdict for line in other.lines)


@given(cases(), st.data())
def test_swapping_the_principal_and_a_secondary_code_that_are_both_right_costs_one_line(
    chart: Case, data: st.DataObject
) -> None:
    secondary = key_line(SECONDARY, "D50.9", poa=Poa.NO)
    chart = replace(chart, key=(*chart.key, secondary))
    first = next(right(key) for key in chart.key if key.role is PRINCIPAL)
    others = [
        right(key) for key in data.draw(st.lists(st.sampled_from(chart.key), unique_by=id)) if not same(key, first)
    ]
    others = [line for line in others if line.code != "D50.9"]
    others += [Line(role=role, code=WRONG[role]) for role in data.draw(st.lists(st.sampled_from(Role), max_size=3))]
    before = mark(chart, (first, right(secondary), *others))
    after = mark(chart, (replace(right(secondary), role=PRINCIPAL), replace(first, role=SECONDARY), *others))
    assert before.credit - after.credit == Fraction(1, max(before.entered, before.required))
    assert (before.sequencing, after.sequencing) == (0, 2)


@settings(max_examples=15)
@given(cases(), st.sampled_from(Role))
def test_entering_the_whole_book_earns_next_to_nothing(chart: Case, role: Role) -> None:
    book = tuple(Line(role=role, code=code(role, n), poa="Y") for n in range(2000))
    assert credit(chart, (*(right(key) for key in chart.key), *book)) < Fraction(1, 200)


@given(sat(), st.data())
def test_case_dots_spaces_and_dashes_in_a_code_do_not_matter(each: Sat, data: st.DataObject) -> None:
    noise = st.sampled_from(["", "", ".", " ", "-", "\t"])

    def spelled(text: str) -> str:
        plain = text.replace(".", "")
        return "".join(data.draw(st.sampled_from([c, c.lower()])) + data.draw(noise) for c in plain)

    sheet = tuple(replace(line, code=spelled(line.code)) for line in each.sheet)
    after = mark(each.case, sheet)
    assert [line.verdict for line in after.lines] == [line.verdict for line in each.marking.lines]
    assert after.credit == each.marking.credit


@st.composite
def billed(draw: st.DrawFn) -> Sat:
    """Lines of one code that only modifiers tell apart, of which any of some will do."""
    some = st.lists(st.sampled_from(["59", "XE", "XS", "XU"]), min_size=1, max_size=3, unique=True).map(tuple)
    key = [key_line(CPT, "11042", modifiers=(group,)) for group in draw(st.lists(some, min_size=2, max_size=4))]
    typed = draw(st.lists(st.sampled_from(["59", "XE", "XS", "XU"]), min_size=2, max_size=4))
    return Sat(case(*key), tuple(Line(role=CPT, code="11042", modifiers=m) for m in typed))


@given(sat(most=5) | billed())
def test_no_other_matching_of_lines_and_key_earns_more(each: Sat) -> None:
    required = sum(not key.optional for key in each.case.key)
    lines = [line for line in each.sheet if line.code]
    assert each.marking.credit == best(lines, list(each.case.key), Fraction(0), 0, required)


# The rule once more, as docs/scoring.md tells it, over every matching there is.


def best(lines: list[Line], free: list[KeyLine], earned: Fraction, entered: int, required: int) -> Fraction:
    """The most that the lines left can bring the case to, with the key lines that are still free."""
    if not lines:
        return earned / max(entered, required, 1)
    line, *others = lines
    found = [best(others, free, earned, entered + 1, required)]
    for n, key in enumerate(free):
        if bare_code(line.code) in map(bare_code, key.codes) and line.role in (key.role, OTHER[key.role]):
            whole = line.role is key.role and details_agree(line, key)
            worth = Fraction(0) if key.optional else Fraction(1) if whole else HALF
            neutral = key.optional and whole
            found.append(best(others, free[:n] + free[n + 1 :], earned + worth, entered + (not neutral), required))
    return max(found)


def bare_code(text: str) -> str:
    return text.upper().replace(".", "").replace(" ", "").replace("-", "")


def details_agree(line: Line, key: KeyLine) -> bool:
    if key.role is not CPT:
        return True
    return units_of(line.units) == key.units and covers(list(modifiers_of(line.modifiers)), list(key.modifiers))


def covers(typed: list[str], groups: list[tuple[str, ...]]) -> bool:
    """Whether each modifier has a group of its own, and each group a modifier."""
    if not groups:
        return not typed
    return any(m in groups[0] and covers(typed[:n] + typed[n + 1 :], groups[1:]) for n, m in enumerate(typed))


def entered_lines(each: Sat) -> list[MarkedLine]:
    return [line for line in each.marking.lines if line.yours is not None]


def without_entered(sheet: Sheet, n: int) -> Sheet:
    """The sheet without the n-th of its lines that has a code."""
    places = [place for place, line in enumerate(sheet) if line.code]
    return (*sheet[: places[n]], *sheet[places[n] + 1 :])
