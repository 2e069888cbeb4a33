"""cm-pair: two codes of which a note says which goes first."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.drill.cm import compounds, diseases
from simulator.drill.cm.condition import SIDE, Condition
from simulator.drill.cm.english import SIDES, capital
from simulator.drill.cm.ordered import Named, Order, order_item
from simulator.drill.cm.people import ADULTS, OLD, WORKING, person
from simulator.drill.cm.repertoire import Repertoire
from simulator.drill.cm.tabular import with_seventh
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable

_ADDITIONAL = "OCG I.B.7"
_ASK = "Which two codes tell this, in the right order?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Codes that go first, and codes that go with any of them; `words` joins their words."""

    firsts: tuple[Named, ...]
    seconds: tuple[Named, ...]
    words: tuple[str, ...]
    lesson: str
    rule: str = _ADDITIONAL
    ages: tuple[int, int] = ADULTS
    sex: str = ""


_ORGANISM = (
    "The infection is coded first; its note asks for a second code that names the organism, which is never given first."
)
_ORGANISM_RULE = "OCG I.C.1.b"

GROUPS = (
    Group(
        firsts=(
            Named(code="N39.0", words="a urinary tract infection of unknown site"),
            Named(code="N10", words="acute pyelonephritis"),
            Named(code="N30.00", words="acute cystitis with no blood in the urine"),
            Named(code="N30.01", words="acute cystitis with blood in the urine"),
            Named(code="N34.0", words="a urethral abscess"),
            Named(code="N41.0", words="acute prostatitis", sex="man"),
            Named(code="N45.1", words="epididymitis", sex="man"),
            Named(code="N45.2", words="orchitis", sex="man"),
            Named(code="N45.3", words="epididymo-orchitis", sex="man"),
            Named(code="N70.01", words="acute salpingitis", sex="woman"),
            Named(code="N71.0", words="acute endometritis", sex="woman"),
        ),
        seconds=(
            Named(code="B96.20", words="Escherichia coli, no type given"),
            Named(code="B96.1", words="Klebsiella pneumoniae"),
            Named(code="B96.4", words="Proteus mirabilis"),
            Named(code="B96.5", words="Pseudomonas aeruginosa"),
            Named(code="B95.2", words="Enterococcus"),
        ),
        words=(
            "{who} has {first}. The culture grows {second}.",
            "{who} is treated for {first}; the laboratory reports {second} as the cause.",
        ),
        lesson=_ORGANISM,
        rule=_ORGANISM_RULE,
    ),
    Group(
        firsts=(
            Named(code="L03.115", words="cellulitis of the right leg"),
            Named(code="L03.116", words="cellulitis of the left leg"),
            Named(code="L03.113", words="cellulitis of the right arm"),
            Named(code="L03.114", words="cellulitis of the left arm"),
            Named(code="L02.211", words="an abscess in the skin of the abdominal wall"),
            Named(code="L02.31", words="an abscess in the skin of the buttock"),
            Named(code="L02.415", words="an abscess in the skin of the right leg"),
            Named(code="L02.416", words="an abscess in the skin of the left leg"),
            Named(code="L02.11", words="an abscess in the skin of the neck"),
            Named(code="M86.171", words="acute osteomyelitis, not spread by the blood, of the right foot"),
            Named(code="M86.172", words="acute osteomyelitis, not spread by the blood, of the left foot"),
            Named(code="I33.0", words="acute infective endocarditis"),
        ),
        seconds=(
            Named(code="B95.61", words="Staphylococcus aureus that methicillin would cure"),
            Named(code="B95.62", words="methicillin-resistant Staphylococcus aureus"),
            Named(code="B95.0", words="group A Streptococcus"),
            Named(code="B95.1", words="group B Streptococcus"),
        ),
        words=(
            "{who} has {first}. The culture grows {second}.",
            "{who} is admitted with {first}, caused by {second}.",
        ),
        lesson=_ORGANISM,
        rule=_ORGANISM_RULE,
    ),
    Group(
        firsts=(
            Named(code="E11.22", words="type 2 diabetes with diabetic chronic kidney disease"),
            Named(code="E10.22", words="type 1 diabetes with diabetic chronic kidney disease"),
            Named(code="I12.9", words="hypertensive chronic kidney disease"),
        ),
        seconds=(
            Named(code="N18.1", words="stage 1"),
            Named(code="N18.2", words="stage 2"),
            Named(code="N18.31", words="stage 3a"),
            Named(code="N18.32", words="stage 3b"),
            Named(code="N18.4", words="stage 4"),
        ),
        words=(
            "{who} has {first}, now at {second}.",
            "{who} is followed for {first}. The kidney disease is at {second}.",
        ),
        lesson="The code that joins the kidney disease to its cause goes first; the stage follows.",
        rule="OCG I.C.14.a.1",
        ages=OLD,
    ),
    Group(
        firsts=(Named(code="I12.0", words="hypertension and chronic kidney disease"),),
        seconds=(
            Named(code="N18.5", words="at stage 5"),
            Named(code="N18.6", words="end-stage"),
        ),
        words=("{who} has {first}. The kidney disease is {second}.",),
        lesson="Hypertension and chronic kidney disease are one code, by stage; the stage itself follows.",
        rule="OCG I.C.9.a.2",
        ages=OLD,
    ),
    Group(
        firsts=(Named(code="E66.811", words="class 1 obesity"),),
        seconds=tuple(Named(code=f"Z68.{n}", words=f"a body mass index of {n}.{n % 7 + 2}") for n in range(30, 35)),
        words=(
            "{who} is counseled for {first}, with {second}.",
            "The physician notes {first} in {who}, the nurse {second}.",
        ),
        lesson="Obesity is coded from the physician's diagnosis; the body mass index only follows it.",
        rule="OCG I.B.14",
    ),
    Group(
        firsts=(Named(code="E66.812", words="class 2 obesity"),),
        seconds=tuple(Named(code=f"Z68.{n}", words=f"a body mass index of {n}.{n % 7 + 1}") for n in range(35, 40)),
        words=(
            "{who} is counseled for {first}, with {second}.",
            "The physician notes {first} in {who}, the nurse {second}.",
        ),
        lesson="Obesity is coded from the physician's diagnosis; the body mass index only follows it.",
        rule="OCG I.B.14",
    ),
    Group(
        firsts=(Named(code="E66.813", words="class 3 obesity"),),
        seconds=(
            Named(code="Z68.41", words="a body mass index of 42.8"),
            Named(code="Z68.42", words="a body mass index of 47.1"),
            Named(code="Z68.43", words="a body mass index of 53.6"),
            Named(code="Z68.44", words="a body mass index of 66.3"),
        ),
        words=(
            "{who} is counseled for {first}, with {second}.",
            "The physician notes {first} in {who}, the nurse {second}.",
        ),
        lesson="Obesity is coded from the physician's diagnosis; the body mass index only follows it.",
        rule="OCG I.B.14",
    ),
    Group(
        firsts=(Named(code="N40.1", words="an enlarged prostate with urinary symptoms"),),
        seconds=(
            Named(code="R33.8", words="retention of urine"),
            Named(code="R35.1", words="nocturia"),
            Named(code="R35.0", words="frequent urination"),
            Named(code="R39.11", words="hesitancy"),
            Named(code="R39.12", words="a weak stream"),
            Named(code="R39.14", words="the feeling of incomplete emptying"),
            Named(code="R39.15", words="urgency"),
            Named(code="R39.16", words="straining to pass urine"),
        ),
        words=("{who} has {first}; what troubles him is {second}.",),
        lesson="The prostate is coded first; each symptom that it causes follows.",
        ages=OLD,
        sex="man",
    ),
    Group(
        firsts=(
            Named(code="K70.30", words="alcoholic cirrhosis without ascites"),
            Named(code="K70.31", words="alcoholic cirrhosis with ascites"),
            Named(code="K70.10", words="alcoholic hepatitis without ascites"),
            Named(code="K70.0", words="an alcoholic fatty liver"),
            Named(code="K86.0", words="chronic alcoholic pancreatitis"),
        ),
        seconds=(
            Named(code="F10.20", words="alcohol dependence, with no complication of its own"),
            Named(code="F10.10", words="alcohol abuse, with no complication of its own"),
            Named(code="F10.21", words="alcohol dependence in remission"),
        ),
        words=("{who} has {first} and {second}.", "The record of {who} gives {second}, and {first}."),
        lesson="The organ that the alcohol has damaged is coded first; abuse or dependence follows.",
        ages=WORKING,
    ),
    Group(
        firsts=(
            Named(code="J44.1", words="chronic obstructive pulmonary disease in an acute exacerbation"),
            Named(code="J43.2", words="centrilobular emphysema"),
            Named(code="J41.0", words="simple chronic bronchitis"),
            Named(code="C34.11", words="cancer of the upper lobe of the right lung"),
            Named(code="C34.32", words="cancer of the lower lobe of the left lung"),
            Named(code="C32.0", words="cancer of the glottis"),
            Named(code="C02.1", words="cancer of the border of the tongue"),
            Named(code="J45.41", words="moderate persistent asthma in an acute exacerbation"),
        ),
        seconds=(
            Named(code="F17.210", words="dependence on cigarettes, a pack a day"),
            Named(code="F17.220", words="dependence on chewing tobacco"),
            Named(code="Z87.891", words="dependence on nicotine in the past, given up ten years ago"),
            Named(code="Z77.22", words="exposure for years to the smoke of others"),
        ),
        words=("{who} has {first}. The history gives {second}.", "{who} is treated for {first}, with {second}."),
        lesson="The disease is coded first; tobacco follows.",
        ages=OLD,
    ),
    Group(
        firsts=(
            Named(code="A41.9", words="sepsis, no organism found"),
            Named(code="O85", words="puerperal sepsis", sex="woman"),
        ),
        seconds=(
            Named(code="R65.20", words="with acute kidney failure but no shock"),
            Named(code="R65.21", words="with acute kidney failure and septic shock"),
        ),
        words=("{who} is admitted with {first}, {second}. Beside the code of the kidneys,",),
        ages=(20, 39),
        lesson="The systemic infection goes first, then severe sepsis, with shock or without, then the organs.",
        rule="OCG I.C.1.d.1.b",
    ),
    Group(
        firsts=(
            Named(code="E11.9", words="type 2 diabetes without any complication"),
            Named(code="E11.65", words="type 2 diabetes with hyperglycemia"),
            Named(code="E11.42", words="type 2 diabetes with polyneuropathy"),
            Named(code="E11.51", words="type 2 diabetes with peripheral angiopathy, without gangrene,"),
            Named(code="E11.36", words="type 2 diabetes with a diabetic cataract"),
        ),
        seconds=(
            Named(code="Z79.4", words="insulin"),
            Named(code="Z79.84", words="metformin tablets"),
            Named(code="Z79.85", words="weekly injections of semaglutide"),
        ),
        words=("{who} has {first} and has long been treated with {second} alone.",),
        lesson="The diabetes is coded first; what controls it follows.",
        rule="OCG I.C.4.a.3",
        ages=WORKING,
    ),
)
"""Pairs in which any first goes with any second."""

_PAIRS = tuple((group, first, second) for group in GROUPS for first in group.firsts for second in group.seconds)

_REACTIONS = (
    ("L27.0", "a generalized rash", "T36.0X", "amoxicillin"),
    ("L27.0", "a generalized rash", "T37.0X", "a sulfonamide"),
    ("L27.0", "a generalized rash", "T36.1X", "ceftriaxone"),
    ("D68.32", "a bleeding disorder", "T45.51", "warfarin"),
    ("I95.2", "low blood pressure", "T46.4X", "lisinopril"),
    ("I95.2", "low blood pressure", "T46.3X", "nitroglycerin"),
    ("R00.1", "bradycardia", "T46.0X", "digoxin"),
    ("R00.1", "bradycardia", "T44.7X", "metoprolol"),
    ("G21.11", "parkinsonism", "T43.4X", "haloperidol"),
    ("G25.1", "a tremor", "T48.6X", "albuterol"),
    ("D70.1", "neutropenia", "T45.1X", "doxorubicin"),
    ("G62.0", "polyneuropathy", "T45.1X", "vincristine"),
    ("R50.2", "fever", "T36.1X", "cephalexin"),
    ("E24.2", "Cushing's syndrome", "T38.0X", "prednisone"),
    ("M81.8", "osteoporosis without a fracture", "T38.0X", "prednisone"),
    ("R33.0", "retention of urine", "T45.0X", "diphenhydramine"),
    ("K29.00", "acute gastritis that does not bleed", "T39.01", "aspirin"),
    ("E03.2", "hypothyroidism", "T46.2X", "amiodarone"),
)
"""What a drug did (code, words), and the drug (the beginning of its codes, name)."""

_INTENTS = {
    "1": "It is for a poisoning: for a drug taken wrongly.",
    "6": "It is for underdosing: for less of a drug than prescribed.",
}
_REACTION_LESSON = (
    "Of an adverse effect, what the drug did is coded first; the drug follows, with the character 5 for an adverse"
    " effect."
)

_HEEL = "* heel"
_CALF = "* calf"
_ANKLE = "* ankle"


class Pairs:
    """Asks for two codes in their order."""

    id = "cm-pair"
    title = "Code first, use additional: the order of two codes"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "sequencing")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where the open edition has no note for a pair."""
        makers: tuple[Callable[[Draw], Order], ...] = (*[self._group] * 6, self._reaction, self._ulcer, self._pregnancy)
        return order_item(self, self._repertoire.tabular, draw, draw.pick(makers)(draw))

    def _group(self, draw: Draw) -> Order:
        group, first, second = draw.pick(_PAIRS)
        near = draw.pick([other for other in group.seconds if other != second])
        who = person(draw, group.ages, first.sex or group.sex)
        told = draw.pick(group.words).format(who=who, first=first.words, second=second.words)
        ask = _ASK if told.endswith(".") else "which two codes tell this, in the right order?"
        return Order(
            stem=f"{capital(told)} {ask}",
            first=first.code,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} would be for {near.words.removeprefix('with ').rstrip(',')}.",
            lesson=group.lesson,
            rule=group.rule,
        )

    def _reaction(self, draw: Draw) -> Order:
        effect, words, drug, name = draw.pick(_REACTIONS)
        intent = draw.pick(sorted(_INTENTS))
        near = with_seventh(f"{drug}{intent}", "A")
        stem = draw.pick(
            (
                f"{person(draw, WORKING)} has {words} caused by {name}, which was prescribed and taken correctly.",
                f"{person(draw, WORKING)} took {name} exactly as ordered. It is the cause of {words}.",
            )
        )
        return Order(
            stem=f"{capital(stem)} At this first encounter for it, which two codes tell this, in the right order?",
            first=effect,
            second=with_seventh(f"{drug}5", "A"),
            near=near,
            not_near=f"{near}: {_INTENTS[intent][:1].lower()}{_INTENTS[intent][1:]}",
            lesson=_REACTION_LESSON,
            rule="OCG I.C.19.e.5.(a)",
        )

    def _ulcer(self, draw: Draw) -> Order:
        """An ulcer of the leg: what causes it, then its site and depth."""
        cause, words, place = draw.pick(
            (
                (draw.pick(("E11.621", "E10.621")), "a diabetic foot ulcer", _HEEL),
                *[
                    (one.code, one.words[0], place)
                    for family, axis, value, place in (
                        (diseases.VARICOSE, "trouble", "ulcer of calf", _CALF),
                        (diseases.VARICOSE, "trouble", "ulcer of ankle", _ANKLE),
                        (diseases.ATHEROSCLEROSIS, "ulcer", "ulceration of calf", _CALF),
                        (diseases.ATHEROSCLEROSIS, "ulcer", "ulceration of ankle", _ANKLE),
                    )
                    for one in self._repertoire.clear(family)
                    if one.facts[axis] == value and one.facts[SIDE] in SIDES
                ],
            )
        )
        side = next((one.facts[SIDE] for one in self._known() if one.code == cause), draw.pick(SIDES))
        ulcers = [
            one
            for one in self._repertoire.clear(diseases.SKIN_ULCER)
            if one.facts[SIDE] == side and one.facts["place"] == place
        ]
        if len(ulcers) < 2:
            raise Unmakeable
        second, near = draw.some(ulcers, 2)
        depths = diseases.SKIN_ULCER.says["depth"]
        depth, other = (depths[one.facts["depth"]] for one in (second, near))
        if cause.startswith("E1"):
            words = f"type {2 if cause.startswith('E11') else 1} diabetes with {words} of the {side} heel"
        return Order(
            stem=f"{capital(str(person(draw, OLD)))} has {words}. The ulcer is {_reach(depth)}. {_ASK}",
            first=cause,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} is for an ulcer {other}.",
            lesson="The disease behind an ulcer is coded first; the ulcer's own code tells its site and depth.",
            rule="OCG I.C.12.b",
        )

    def _known(self) -> tuple[Condition, ...]:
        return self._repertoire.clear(diseases.VARICOSE) + self._repertoire.clear(diseases.ATHEROSCLEROSIS)

    def _pregnancy(self, draw: Draw) -> Order:
        """An infection in pregnancy, and its organism."""
        infections = [one for one in self._repertoire.clear(compounds.PREGNANCY) if one.category == "O23"]
        if not infections:
            raise Unmakeable
        first = draw.pick(infections)
        second, near = draw.some(GROUPS[0].seconds, 2)
        who = person(draw, compounds.PREGNANCY.ages, "woman")
        return Order(
            stem=f"{capital(str(who))} has {first.words[0]}. The culture grows {second.words}. {_ASK}",
            first=first.code,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} would be for {near.words}.",
            lesson="In pregnancy the code of chapter 15 goes first; the organism follows.",
            rule="OCG I.C.15.a.1",
        )


def _reach(depth: str) -> str:
    return f"open, {depth}" if depth.startswith(("with", "down")) else depth
