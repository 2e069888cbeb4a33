"""What the rules that the conditions lean on say, in our own words: the part of a rationale that stays."""

RULES = {
    "OCG I.A.15": "Where the list says “with”, the two belong together though nobody wrote that one caused the other.",
    "OCG I.B.9": "A code that tells two diagnoses, or a diagnosis and its complication, is used by itself for both.",
    "OCG I.B.13": "The side in the record decides; both sides have a code of their own, or take both codes.",
    "OCG I.C.2": "A primary malignancy under treatment is coded by its site, as exactly as the record tells it.",
    "OCG I.C.4.a": "The code of diabetes tells its type and the body system or complication in one.",
    "OCG I.C.5.b": "Use, abuse and dependence have codes of their own; of several told, dependence outranks abuse.",
    "OCG I.C.6.a": "Hemiplegia asks for the side and for whether it is the dominant one.",
    "OCG I.C.7.a": "Glaucoma is coded by type, by eye and, in the 7th character, by stage.",
    "OCG I.C.9.b": "Coronary artery disease with angina is one code, unless the record gives another cause.",
    "OCG I.C.9.d.1": "An acute cerebral infarction is coded by its cause and by the artery, with its side.",
    "OCG I.C.10.a.1": "An acute exacerbation is a worsening of the chronic condition; status asthmaticus outranks it.",
    "OCG I.C.12.a": "A pressure ulcer is coded by site, side and stage; unstageable is not of unknown stage.",
    "OCG I.C.12.b": "A chronic ulcer that is no pressure ulcer is coded by site, side and depth.",
    "OCG I.C.13.c.2": "A fracture that a healthy bone would have withstood is osteoporotic (M80), not traumatic.",
    "OCG I.C.15.a.3": "The first trimester lasts 13 weeks and 6 days, the second until 27 weeks and 6 days.",
    "OCG I.C.19.c": (
        "A fracture that nobody calls open is coded as closed, and one that nobody calls nondisplaced as displaced."
    ),
    "OCG I.C.19.d": "Burns come from heat, corrosions from chemicals; each is coded by site and degree.",
}
"""By reference."""


def lesson(references: tuple[str, ...]) -> str:
    """The rules behind these references, a sentence each."""
    return " ".join(RULES[reference] for reference in references if reference in RULES)
