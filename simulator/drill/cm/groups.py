"""Pairs of codes of which a note says which goes first: any first of a group goes with any second."""

from dataclasses import dataclass

from simulator.drill.cm.ordered import Named
from simulator.drill.cm.people import ADULTS, OLD, WORKING

_ADDITIONAL = "OCG I.B.7"


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
