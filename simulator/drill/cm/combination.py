"""cm-combination: one code where two facts have one, and the codes that still go beside it."""

from simulator.drill.cm.apart import APART, Apart
from simulator.drill.cm.condition import Condition
from simulator.drill.cm.english import capital, series
from simulator.drill.cm.notes import conflict
from simulator.drill.cm.ordered import Named
from simulator.drill.cm.people import OLD, person
from simulator.drill.cm.repertoire import Repertoire, difference
from simulator.drill.cm.tabular import whole
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, choice, typed
from simulator.exam.item import Difficulty, Option

_RULE = "OCG I.B.9"
_LESSON = (
    "A combination code tells the disease and its complication, or two diagnoses, in one; the parts are not coded"
    " again."
)

_FAILURES = (
    Named(code="I50.22", words="chronic systolic heart failure"),
    Named(code="I50.32", words="chronic diastolic heart failure"),
    Named(code="I50.42", words="chronic combined systolic and diastolic heart failure"),
    Named(code="I50.21", words="acute systolic heart failure"),
    Named(code="I50.31", words="acute diastolic heart failure"),
    Named(code="I50.23", words="acute on chronic systolic heart failure"),
    Named(code="I50.33", words="acute on chronic diastolic heart failure"),
)
_STAGES = (
    Named(code="N18.2", words="stage 2 chronic kidney disease"),
    Named(code="N18.31", words="stage 3a chronic kidney disease"),
    Named(code="N18.32", words="stage 3b chronic kidney disease"),
    Named(code="N18.4", words="stage 4 chronic kidney disease"),
)
_LATE_STAGES = (
    Named(code="N18.5", words="stage 5 chronic kidney disease"),
    Named(code="N18.6", words="end-stage kidney disease"),
)
_TOLD = (
    "{who} has long had hypertension and now has {told}.",
    "{who} is admitted with {told}. {He} has had hypertension for years.",
    "{who} is followed for {told}; hypertension has been known for years.",
)
_HYPERTENSIVE = (
    "The classification takes heart failure and chronic kidney disease of a hypertensive patient to come of the"
    " hypertension, unless the record says otherwise: one code for all of it, then the type and the stage."
)


class Combinations:
    """Asks for the code or codes of conditions that share one."""

    id = "cm-combination"
    title = "One code for two facts"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "combination-codes")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where the open edition has not the codes for it."""
        if draw.below(4) == 0:
            return self._hypertension(draw)
        among = [
            (apart, one)
            for apart in APART
            for one in self._repertoire.clear(apart.family)
            if one.facts[apart.axis] in apart.codes
        ]
        if not among:
            raise Unmakeable
        return self._complication(draw, *draw.pick(among))

    def _complication(self, draw: Draw, apart: Apart, condition: Condition) -> Made:
        tabular = self._repertoire.tabular
        near = [other for other in self._repertoire.near(draw, condition) if other.grows == condition.grows]
        base = self._base(apart, condition)
        try:
            extra = whole(tabular, apart.codes[condition.facts[apart.axis]])
        except LookupError:
            raise Unmakeable from None
        if not near or base == condition.code:
            raise Unmakeable
        code = condition.code
        barred = conflict(tabular, code, extra.code)
        proof = (
            f"{code} in the tabular list: “{condition.title}”; {extra.code} is “{extra.title}”, which it tells already."
            + (f" {capital(str(barred))} keeps the two apart." if barred else "")
        )
        stem = capital(f"{person(draw, apart.family.ages, condition.sex)} has {draw.pick(condition.words)}.")
        references = (f"ICD-10-CM {code}", _RULE, *(rule for rule in apart.family.rules if rule != _RULE))
        rationale = f"{_LESSON} {proof}"
        if draw.below(4) == 0:
            item = typed(
                self,
                year=tabular.year,
                stem=f"{stem} Type the one code that tells it all.",
                accepted=(code,),
                rationale=rationale,
                references=references,
                difficulty=Difficulty.HARD,
            )
            return Made(item=item, proof=proof)
        because = f"{capital(str(barred))}." if barred else "The combination code tells it already."
        item = choice(
            self,
            draw,
            year=tabular.year,
            stem=f"{stem} What is coded for it?",
            right=Option(id="", text=code, why=f"“{condition.title}”: one code for all of it."),
            wrong=[
                Option(id="", text=near[0].code, why=difference(condition, near[0])),
                Option(id="", text=f"{base}, {extra.code}", why=f"{code} tells both; they are not coded apart."),
                Option(id="", text=f"{code}, {extra.code}", why=f"{extra.code} is added for nothing. {because}"),
            ],
            rationale=rationale,
            references=references,
        )
        return Made(item=item, proof=f"{proof} {near[0].code} is “{near[0].title}”, which is not what is told.")

    def _base(self, apart: Apart, condition: Condition) -> str:
        """The code of the same disease without the complication."""
        if apart.none == "":
            return "K80.20"
        for other in self._repertoire.of(apart.family):
            alike = all(_alike(other.facts[axis], fact) for axis, fact in condition.facts.items() if axis != apart.axis)
            if alike and other.facts[apart.axis] == apart.none:
                return other.code
        raise Unmakeable

    def _hypertension(self, draw: Draw) -> Made:
        failing = draw.below(3)
        failure, other_failure = draw.some(_FAILURES, 2)
        late = draw.below(3) == 0
        stage = draw.pick(_LATE_STAGES if late else _STAGES)
        if failing == 0:
            told, right, wrong = _heart(failure, other_failure)
        elif failing == 1:
            told, right, wrong = _kidney(stage, late)
        else:
            told, right, wrong = _heart_and_kidney(failure, stage, late)
        tabular = self._repertoire.tabular
        codes = right.split(", ")
        try:
            entries = [whole(tabular, code) for code in codes]
            for text, _ in wrong:
                for code in text.split(", "):
                    whole(tabular, code)
        except LookupError:
            raise Unmakeable from None
        proof = f"{series([f'{entry.code} “{entry.title}”' for entry in entries])}."
        who = person(draw, OLD)
        stem = capital(who.told(draw.pick(_TOLD).replace("{told}", told)))
        item = choice(
            self,
            draw,
            year=tabular.year,
            stem=f"{stem} Nothing in the record says that these are unrelated. What is coded for them?",
            right=Option(id="", text=right, why="One code joins them to the hypertension; type and stage follow."),
            wrong=[Option(id="", text=text, why=why) for text, why in wrong],
            rationale=f"{_HYPERTENSIVE} {proof}",
            references=(f"ICD-10-CM {codes[0]}", f"OCG I.C.9.a.{failing + 1}", "OCG I.A.15"),
        )
        return Made(item=item, proof=f"{proof} {_HYPERTENSIVE}")


_Wrong = list[tuple[str, str]]


def _heart(failure: Named, other: Named) -> tuple[str, str, _Wrong]:
    return (
        failure.words,
        f"I11.0, {failure.code}",
        [
            (
                f"I10, {failure.code}",
                "Hypertension with heart failure is hypertensive heart disease (I11.0), never I10.",
            ),
            (f"I11.9, {failure.code}", "I11.9 is hypertensive heart disease without heart failure."),
            (f"I11.0, {other.code}", f"{other.code} would be for {other.words}."),
        ],
    )


def _kidney(stage: Named, late: bool) -> tuple[str, str, _Wrong]:
    code, other = ("I12.0", "I12.9") if late else ("I12.9", "I12.0")
    limits = "I12.9 goes with stages 1 to 4, I12.0 with stage 5 and end-stage disease."
    return (
        stage.words,
        f"{code}, {stage.code}",
        [
            (f"I10, {stage.code}", f"Hypertension with chronic kidney disease is one condition ({code}), never I10."),
            (f"{other}, {stage.code}", limits),
            (f"I13.10, {stage.code}", "I13 is for the heart and the kidneys; nothing is told of the heart."),
        ],
    )


def _heart_and_kidney(failure: Named, stage: Named, late: bool) -> tuple[str, str, _Wrong]:
    code, other = ("I13.2", "I13.0") if late else ("I13.0", "I13.2")
    kidney = "I12.0" if late else "I12.9"
    tail = f"{failure.code}, {stage.code}"
    return (
        f"{failure.words} and {stage.words}",
        f"{code}, {tail}",
        [
            (
                f"I10, {tail}",
                "All three are one condition of category I13; I10 is for neither heart nor kidney disease.",
            ),
            (f"{other}, {tail}", "I13.0 goes with stages 1 to 4, I13.2 with stage 5 and end-stage disease."),
            (f"I11.0, {kidney}, {tail}", "Heart and kidney disease together are I13, not I11 beside I12."),
        ],
    )


def _alike(one: str, other: str) -> bool:
    """Whether two values of a fact mean the same: "Chronic" is told by "Chronic or unspecified" too."""
    return one == other or one.partition(" or ")[0] == other.partition(" or ")[0] != ""
