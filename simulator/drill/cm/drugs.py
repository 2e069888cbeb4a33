"""Drugs: poisoning, adverse effect or underdosing, told by what happened."""

from dataclasses import dataclass

from simulator.drill.cm.people import WORKING, person
from simulator.drill.cm.tabular import Line, Tabular, with_seventh
from simulator.drill.draw import Draw
from simulator.drill.made import Generator, Made, Unmakeable, choice
from simulator.exam.item import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Drug:
    """A drug, the heading of its codes, a word that the heading's title has, and what it does when it does harm."""

    name: str
    heading: str
    listed: str
    harm: str
    needed: str


DRUGS = (
    Drug(name="amoxicillin", heading="T36.0", listed="penicillins", harm="an itching rash", needed="a tonsillitis"),
    Drug(name="cefuroxime", heading="T36.1", listed="cephalosporins", harm="hives", needed="pneumonia"),
    Drug(name="azithromycin", heading="T36.3", listed="macrolides", harm="severe diarrhea", needed="a bronchitis"),
    Drug(name="doxycycline", heading="T36.4", listed="tetracyclines", harm="vomiting", needed="Lyme disease"),
    Drug(name="rifampin", heading="T36.6", listed="rifampicins", harm="vomiting", needed="tuberculosis"),
    Drug(name="prednisone", heading="T38.0", listed="glucocorticoids", harm="agitation", needed="lupus"),
    Drug(
        name="levothyroxine", heading="T38.1", listed="thyroid hormones", harm="palpitations", needed="hypothyroidism"
    ),
    Drug(name="glipizide", heading="T38.3", listed="hypoglycemic", harm="shakiness and sweating", needed="diabetes"),
    Drug(name="aspirin", heading="T39.01", listed="aspirin", harm="ringing in the ears", needed="coronary disease"),
    Drug(name="acetaminophen", heading="T39.1", listed="4-Aminophenol", harm="nausea", needed="back pain"),
    Drug(name="ibuprofen", heading="T39.31", listed="propionic acid", harm="stomach pain", needed="arthritis"),
    Drug(name="phenytoin", heading="T42.0", listed="hydantoin", harm="unsteadiness", needed="epilepsy"),
    Drug(name="phenobarbital", heading="T42.3", listed="barbiturates", harm="drowsiness", needed="epilepsy"),
    Drug(name="diazepam", heading="T42.4", listed="benzodiazepines", harm="drowsiness", needed="anxiety"),
    Drug(
        name="amitriptyline", heading="T43.01", listed="tricyclic", harm="a dry mouth and confusion", needed="migraine"
    ),
    Drug(name="sertraline", heading="T43.22", listed="serotonin reuptake", harm="tremor", needed="depression"),
    Drug(name="haloperidol", heading="T43.4", listed="butyrophenone", harm="stiffness of the neck", needed="psychosis"),
    Drug(name="methotrexate", heading="T45.1", listed="immunosuppressive", harm="mouth sores", needed="arthritis"),
    Drug(name="warfarin", heading="T45.51", listed="anticoagulants", harm="nosebleeds", needed="atrial fibrillation"),
    Drug(name="digoxin", heading="T46.0", listed="glycosides", harm="a slow pulse", needed="heart failure"),
    Drug(name="nitroglycerin", heading="T46.3", listed="coronary vasodilators", harm="a faint", needed="angina"),
    Drug(
        name="lisinopril", heading="T46.4", listed="angiotensin-converting", harm="a dry cough", needed="hypertension"
    ),
    Drug(name="amlodipine", heading="T46.1", listed="calcium-channel", harm="swollen ankles", needed="hypertension"),
    Drug(name="metoprolol", heading="T44.7", listed="beta-adrenoreceptor", harm="a slow pulse", needed="hypertension"),
    Drug(
        name="atorvastatin",
        heading="T46.6",
        listed="antihyperlipidemic",
        harm="sore muscles",
        needed="high cholesterol",
    ),
    Drug(name="furosemide", heading="T50.1", listed="loop", harm="cramps and weakness", needed="heart failure"),
    Drug(name="morphine", heading="T40.2", listed="opioids", harm="drowsiness", needed="pain after surgery"),
    Drug(name="methadone", heading="T40.3", listed="methadone", harm="drowsiness", needed="chronic pain"),
)
"""The table of drugs, each under the heading at which the Table of Drugs has it."""

_HOW = {
    "accidental": (
        "{who} took twice the prescribed dose of {name} by mistake and now has {upset}.",
        "{who} took {name} meant for somebody else, by mistake, and now has {upset}.",
    ),
    "self-harm": (
        "{who} took a whole bottle of {name} in order to die and has {upset}.",
        "{who} is brought in with {upset} after an overdose of {name} taken on purpose to harm {him}self.",
    ),
    "assault": ("{who} has {upset}: a relative had mixed {name} into a drink to do harm.",),
    "undetermined": (
        "{who} has {upset} from an overdose of {name}. Whether it was meant, the record says, cannot be determined.",
    ),
    "adverse": (
        "{who} has {harm} from {name}, the right drug, taken exactly as prescribed.",
        "{who} took {name} for {needed} just as ordered and now has {harm} from it.",
    ),
    "underdosing": (
        "{who} has {needed} and took half the prescribed dose of {name}, to make it last.",
        "{who} stopped taking {name}, prescribed for {needed}, without asking anybody.",
    ),
}
_UPSETS = ("vomiting", "drowsiness and vomiting", "confusion", "dizziness and vomiting")
_NAMES = {
    "accidental": "poisoning by accident",
    "self-harm": "poisoning to harm oneself",
    "assault": "poisoning by another's hand",
    "undetermined": "poisoning of undetermined intent",
    "adverse": "an adverse effect of the right drug, rightly taken",
    "underdosing": "less of the drug than prescribed",
}
_RULES = {"adverse": "OCG I.C.19.e.5.(a)", "underdosing": "OCG I.C.19.e.5.(c)"}
_POISONING = "OCG I.C.19.e.5.(b)"
_LESSON = (
    "The right drug, rightly given and taken, does harm: adverse effect. The wrong drug, dose, person or way:"
    " poisoning, by intent, and accidental where nobody says otherwise. Less than prescribed: underdosing."
)


def drug_item(generator: Generator, tabular: Tabular, draw: Draw) -> Made:
    """An item that asks for the code of a drug and of what happened. Unmakeable where the list has not the drug."""
    drug = draw.pick(DRUGS)
    found = {_event(line): line for line in tabular.under(drug.heading) if line.grows and drug.listed in line.title}
    found.pop("", None)
    events = sorted(event for event in found if event in _HOW)
    if len(events) < 4:
        raise Unmakeable
    event = draw.pick(events)
    who = person(draw, WORKING)
    stem = draw.pick(_HOW[event]).replace("{name}", drug.name).replace("{harm}", drug.harm)
    stem = stem.replace("{upset}", draw.pick(_UPSETS))
    stem = who.told(stem.replace("{needed}", drug.needed).replace("{him}self", f"{who.him}self"))
    near = draw.some([other for other in events if other != event], 3)
    code = _code(found[event])
    proof = f"{code} in the tabular list: “{found[event].title}”, 7th character A: “initial encounter”."
    item = choice(
        generator,
        draw,
        year=tabular.year,
        stem=f"{stem[:1].upper()}{stem[1:]} This is the first encounter for it."
        f" Which code tells of the drug and of what happened?",
        right=Option(id="", text=code, why=f"It stands for {_NAMES[event]}, as the record tells it."),
        wrong=[
            Option(
                id="", text=_code(found[other]), why=f"It stands for {_NAMES[other]}; what is told is another thing."
            )
            for other in near
        ],
        rationale=f"{proof} {drug.name.title()} stands in the Table of Drugs under {drug.heading}. {_LESSON}",
        references=(f"ICD-10-CM {found[event].code}", _RULES.get(event, _POISONING)),
    )
    return Made(item=item, proof=f"{proof} The other options are codes of the same drug for another event.")


def _event(line: Line) -> str:
    title = line.title
    if title.startswith("Adverse effect"):
        return "adverse"
    if title.startswith("Underdosing"):
        return "underdosing"
    return next((event for event in ("accidental", "self-harm", "assault", "undetermined") if event in title), "")


def _code(line: Line) -> str:
    return with_seventh(line.code, "A")
