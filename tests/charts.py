"""What tests of cases share: a chart to code, its right sheet, an exam with items and cases in sections, a coder."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from simulator.exam.case import (
    Answering,
    Case,
    Document,
    Encounter,
    KeyLine,
    Line,
    Poa,
    Role,
    Setting,
    Sheet,
    Support,
    Trap,
)
from simulator.exam.form import Form, fixed
from simulator.exam.item import Item, Kind
from simulator.exam.policy import Feedback, Interruptions, Mode, Policy, policy_for
from simulator.exam.profile import Profile, Quota, Section
from tests.candidates import Candidate, item, profile

PRINCIPAL, SECONDARY = Role.PRINCIPAL_DIAGNOSIS, Role.DIAGNOSIS
MAIN_PROCEDURE, PROCEDURE, CPT = Role.PRINCIPAL_PROCEDURE, Role.PROCEDURE, Role.CPT_HCPCS
SUPPORT = Support(document="Discharge summary", quote="SECRET quote")
ITEMS_PART, CASES_PART = "items", "cases"
CASE_SLOT = 5
"""Where the first of the two cases stands on the form of `ccs`, after four items."""


def key_line(
    role: Role,
    *codes: str,
    poa: Poa | None = None,
    modifiers: tuple[tuple[str, ...], ...] = (),
    units: int = 1,
    optional: bool = False,
) -> KeyLine:
    return KeyLine(
        role=role,
        codes=codes,
        why=f"SECRET why of {codes[0]}",
        support=SUPPORT,
        poa=poa,
        modifiers=modifiers,
        units=units,
        optional=optional,
    )


def case(*key: KeyLine, setting: Setting = Setting.INPATIENT, tempting: tuple[Trap, ...] = ()) -> Case:
    """A chart with this key, whatever it says."""
    return Case(
        encounter=Encounter(setting=setting, age=61, sex="female", admitted="2026-03-02"),
        documents=(
            Document(title="History and physical", text="Chest pain since noon."),
            Document(title="Discharge summary", text="NSTEMI [POA]. Diabetes, on insulin. AKI on day two."),
        ),
        fields=tuple(dict.fromkeys(line.role for line in key)),
        key=key,
        tempting=tempting,
        drg=281 if setting is Setting.INPATIENT else 0,
    )


INPATIENT = case(
    key_line(PRINCIPAL, "I21.4", poa=Poa.YES),
    key_line(SECONDARY, "N17.9", poa=Poa.NO),
    key_line(SECONDARY, "E11.9", poa=Poa.YES),
    key_line(MAIN_PROCEDURE, "4A023N7"),
    key_line(SECONDARY, "Z79.4", poa=Poa.EXEMPT, optional=True),
    tempting=(Trap(codes=("R07.9",), why="SECRET: chest pain is a symptom of the infarction."),),
)
"""Four lines required, one optional, one trap."""

RIGHT: Sheet = (
    Line(role=PRINCIPAL, code="I21.4", poa="Y"),
    Line(role=SECONDARY, code="E11.9", poa="Y"),
    Line(role=SECONDARY, code="N17.9", poa="N"),
    Line(role=MAIN_PROCEDURE, code="4A023N7"),
)
"""What earns everything at the chart above, its secondary diagnoses in another order than the key's."""


def case_item(number: int, chart: Case = INPATIENT) -> Item:
    """The chart as an item. Like any, it has a rationale that carries the word SECRET."""
    name = f"form-a-inpatient-{number:02}"
    plain = item("inpatient", number)
    return replace(plain, id=name, revision=f"rev:{name}", kind=Kind.CASE, options=(), key=(), case=chart)


POOL = (*(item("coding", n) for n in range(1, 5)), case_item(1), case_item(2))


def ccs(
    *, one_way: bool = False, limits: tuple[timedelta | None, timedelta | None] = (None, None), pretest: int = 0
) -> Profile:
    """Four items and two cases in 90 minutes, in two sections."""
    return replace(
        profile(),
        id="ccs",
        title="CCS-style exam",
        blueprint=(
            Quota(domain="coding", title="Coding", count=4, section=ITEMS_PART),
            Quota(domain="inpatient", title="Inpatient cases", count=2, section=CASES_PART),
        ),
        sections=(
            Section(id=ITEMS_PART, title="Multiple choice", limit=limits[0]),
            Section(id=CASES_PART, title="Cases", limit=limits[1]),
        ),
        one_way=one_way,
        pretest=pretest,
    )


def ccs_form(exam: Profile | None = None, *, pool: Iterable[Item] = POOL, unscored: Iterable[int] = ()) -> Form:
    """The form that the pool is; slots in `unscored` are pretest items."""
    whole = fixed(exam or ccs(), "form-a", pool)
    pretest = set(unscored)
    return replace(whole, slots=tuple(replace(s, scored=s.scored and s.number not in pretest) for s in whole.slots))


def ccs_policy(
    exam: Profile | None = None,
    *,
    strict: bool = False,
    practice: bool = False,
    extra: timedelta = timedelta(),
    timed: bool = True,
    answering: Answering | None = None,
) -> Policy:
    """The rules of that exam, or practice with pausing and immediate feedback."""
    return policy_for(
        exam or ccs(),
        mode=Mode.PRACTICE if practice else Mode.EXAM,
        feedback=Feedback.IMMEDIATE if practice else Feedback.DEFERRED,
        interruptions=Interruptions.STRICT if strict else Interruptions.FREE,
        extra=extra,
        timed=timed,
        answering=answering,
    )


class Coder(Candidate):
    """A candidate who codes charts too, key by key."""

    def __init__(self, rules: Policy | None = None, *, exam: Profile | None = None, sheet: Form | None = None) -> None:
        super().__init__(rules or ccs_policy(exam), sheet=sheet or ccs_form(exam), pool=POOL)

    def types(self, place: int, line: Line) -> None:
        """A line, in as many keystrokes as its code has characters, then the fields beside it."""
        for end in range(1, len(line.code) + 1):
            self.proctor.write(place, Line(role=line.role, code=line.code[:end]))
        self.proctor.write(place, line)

    def codes(self, slot: int, sheet: Sheet = RIGHT) -> None:
        """A whole sheet, line by line."""
        self.proctor.visit(slot)
        places: dict[Role, int] = {}
        for line in sheet:
            self.types(places.setdefault(line.role, 0), line)
            places[line.role] += 1

    def sheet(self, slot: int = CASE_SLOT) -> Sheet:
        return self.attempt.response(slot).sheet

    def case_credit(self, slot: int = CASE_SLOT) -> Fraction:
        """What the score report gives for a case."""
        return self.report().items[slot - 1].credit
