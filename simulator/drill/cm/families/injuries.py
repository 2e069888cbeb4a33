"""Injuries: how their titles are read. Every one takes a 7th character for the encounter."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD, WORKING

_AXES = {"place": "the site", "side": "the side"}
_ELSEWHERE = r"(?!.*(?:breast|oral cavity|genital|penis|scrotum|vagina|vulva|perineum|anus))"
"""Leaves out sites that ask for a person of one sex, or that no such injury befalls."""

_PLAIN = {
    "* eyelid and periocular area": "* eyelid",
    "* cheek and temporomandibular area": "* cheek",
    "* front wall of thorax": "front of * chest wall",
    "* back wall of thorax": "back of * chest wall",
    "middle front wall of thorax": "middle of front of chest",
}

_LINES = {
    "": "fracture",
    "transverse": "transverse fracture",
    "oblique": "oblique fracture",
    "spiral": "spiral fracture",
    "comminuted": "comminuted fracture",
    "segmental": "segmental fracture",
    "intertrochanteric": "intertrochanteric fracture",
    "subtrochanteric": "subtrochanteric fracture",
    "midcervical": "midcervical fracture",
    "bimalleolar": "bimalleolar fracture",
    "trimalleolar": "trimalleolar fracture",
    "pilon": "pilon fracture",
    "Colles'": "Colles' fracture",
    "Smith's": "Smith's fracture",
    "Galeazzi's": "Galeazzi's fracture",
    "Monteggia's": "Monteggia's fracture",
    "Bennett's": "Bennett's fracture",
}
_SHIFTS = {"": "", "Displaced": "displaced", "Nondisplaced": "nondisplaced"}

_FRACTURE = re.compile(
    r"(?:(?P<shift>Displaced|Nondisplaced) )?(?:(?P<line>[A-Za-z']+) )?[Ff]racture(?: of|,) (?P<place>.+)"
)

FRACTURE = Family(
    within=("S42", "S52", "S62", "S72", "S82", "S92"),
    pattern=_FRACTURE,
    words=("a {shift} {line} of {place}",),
    says={
        "shift": _SHIFTS,
        "line": _LINES,
        "place": {"* lower leg": "* ankle", "* ulna styloid process": "styloid process of * ulna"},
    },
    axes={**_AXES, "shift": "whether the fragments are displaced", "line": "the kind of fracture"},
    care="fracture",
    rules=("OCG I.C.19.c",),
)

YOUNG_BONE = Family(
    within=("S42", "S52", "S82"),
    pattern=_FRACTURE,
    words=("a {line} fracture of {place}",),
    says={"shift": {"": ""}, "line": {"Greenstick": "greenstick", "Torus": "torus"}},
    axes={**_AXES, "shift": "whether the fragments are displaced", "line": "the kind of fracture"},
    care="child",
    ages=(5, 12),
    rules=("OCG I.C.19.c",),
)

SPINE = Family(
    within=("S22", "S32"),
    pattern=re.compile(r"(?P<line>Wedge compression|Stable burst|Unstable burst) fracture of (?P<place>.+ vertebra)"),
    words=("{line} fracture of {place}",),
    says={
        "line": {
            "Wedge compression": "a wedge compression",
            "Stable burst": "a stable burst",
            "Unstable burst": "an unstable burst",
        }
    },
    axes={**_AXES, "line": "the kind of fracture"},
    care="spine",
    rules=("OCG I.C.19.c",),
)

GROWTH_PLATE = Family(
    within=("S49", "S59", "S79", "S89", "S99"),
    pattern=re.compile(r"Salter-Harris [Tt]ype (?P<type>I{1,3}|IV) physeal fracture of (?P<place>.+)"),
    words=("a Salter-Harris type {type} fracture through the growth plate of {place}",),
    axes={**_AXES, "type": "the Salter-Harris type"},
    care="child",
    ages=(7, 13),
    rules=("OCG I.C.19.c",),
)

FRAGILITY = Family(
    within=("M80",),
    pattern=re.compile(r"(?P<kind>Age-related|Other) osteoporosis with current pathological fracture, (?P<place>.+)"),
    words=(
        "a fracture of {place} from {kind} after a fall that would not have broken a healthy bone",
        "a fragility fracture of {place} from {kind}",
    ),
    says={
        "kind": {"Age-related": "age-related osteoporosis"},
        "place": {
            "* forearm": "* radius",
            "* lower leg": "* tibia",
            "* ankle and foot": "* foot",
            "* pelvis": "* half of pelvis",
        },
    },
    axes={**_AXES, "kind": "the kind of osteoporosis"},
    care="bone",
    ages=OLD,
    rules=("OCG I.C.13.c.2",),
)

DISEASED_BONE = Family(
    within=("M84.3", "M84.5"),
    pattern=re.compile(
        r"(?P<kind>Stress fracture|Pathological fracture in neoplastic disease),"
        r" (?P<place>(?:right|left|unspecified) (?:femur|humerus|tibia|fibula|ulna|radius))"
    ),
    words=("{kind} {place}",),
    says={
        "kind": {
            "Stress fracture": "a stress fracture of",
            "Pathological fracture in neoplastic disease": "a pathological fracture through a metastasis in",
        }
    },
    axes={**_AXES, "kind": "the cause of the fracture"},
    care="bone",
    rules=("OCG I.C.19.c",),
)

WOUND = Family(
    within=("S01", "S41", "S51", "S61", "S71", "S81", "S91"),
    pattern=re.compile(
        _ELSEWHERE + r"(?P<kind>Laceration|Puncture wound|Open bite)(?: (?P<body>without|with) foreign body)?(?: of|,)"
        r" (?P<place>.+?)(?: (?P<nail>with|without) damage to nail)?"
    ),
    words=("{kind} of {place}{nail}{body}",),
    says={
        "kind": {"Laceration": "a laceration", "Puncture wound": "a puncture wound", "Open bite": "an open bite wound"},
        "body": {"": "", "without": ", with no foreign body in it", "with": ", with a sliver of glass in it"},
        "nail": {"": "", "without": " that spares the nail", "with": " that goes through the nail"},
        "place": _PLAIN,
    },
    axes={
        **_AXES,
        "kind": "the kind of wound",
        "body": "whether a foreign body is in the wound",
        "nail": "whether the nail is damaged",
    },
    care="wound",
)

SURFACE = Family(
    within=("S00", "S10", "S20", "S30", "S40", "S50", "S60", "S70", "S80", "S90"),
    pattern=re.compile(
        _ELSEWHERE
        + r"(?P<kind>Contusion|Abrasion|Blister \(nonthermal\)|Superficial foreign body|Insect bite \(nonvenomous\)|"
        r"External constriction)(?: of|,) (?P<place>.+?)(?: (?P<nail>with|without) damage to nail)?"
    ),
    words=("{kind} {place}{nail}",),
    says={
        "kind": {
            "Contusion": "a contusion of",
            "Abrasion": "an abrasion of",
            "Blister (nonthermal)": "a friction blister on",
            "Superficial foreign body": "a splinter just under the skin of",
            "Insect bite (nonvenomous)": "a mosquito bite, scratched raw, on",
        },
        "nail": {"": "", "without": ", the nail unharmed", "with": ", with damage to the nail"},
        "place": _PLAIN,
    },
    axes={**_AXES, "kind": "the kind of superficial injury", "nail": "whether the nail is damaged"},
    care="surface",
)

SPRAIN = Family(
    within=("S13", "S23", "S33", "S43", "S53", "S63", "S83", "S93"),
    pattern=re.compile(r"Sprain of (?P<place>.+)"),
    words=("a sprain of {place}",),
    axes=_AXES,
    care="sprain",
    ages=WORKING,
)

DISLOCATION = Family(
    within=("S43", "S53", "S63", "S73", "S83", "S93"),
    pattern=re.compile(
        r"(?:(?P<way>Anterior|Posterior|Inferior|Medial|Lateral|Central|Obturator) )?"
        r"(?P<kind>[Dd]islocation|[Ss]ubluxation) of (?P<place>.+)"
    ),
    words=("{way} {kind} of {place}",),
    says={
        "way": {
            "": "a",
            "Anterior": "an anterior",
            "Posterior": "a posterior",
            "Inferior": "an inferior",
            "Medial": "a medial",
            "Lateral": "a lateral",
            "Central": "a central",
            "Obturator": "an obturator",
        },
        "kind": {
            "dislocation": "dislocation",
            "Dislocation": "dislocation",
            "subluxation": "subluxation",
            "Subluxation": "subluxation",
        },
        "place": {"* humerus": "* shoulder joint"},
    },
    axes={**_AXES, "way": "the direction", "kind": "whether the joint is dislocated or subluxed"},
    care="dislocation",
    ages=WORKING,
)

BURN = Family(
    within=("T20", "T21", "T22", "T23", "T24", "T25"),
    pattern=re.compile(_ELSEWHERE + r"(?P<kind>Burn|Corrosion) of (?P<degree>\w+) degree of (?P<place>.+)"),
    words=("a {degree}-degree {kind} on {place}",),
    says={
        "kind": {"Burn": "burn from boiling water", "Corrosion": "chemical burn from drain cleaner"},
        "degree": {"first": "first", "second": "second", "third": "third"},
    },
    axes={**_AXES, "kind": "burn or corrosion", "degree": "the degree"},
    care="burn",
    rules=("OCG I.C.19.d",),
)

HEAD = Family(
    within=("S06.0", "S06.4", "S06.5", "S06.6"),
    pattern=re.compile(
        r"(?P<kind>Concussion|Epidural hemorrhage|Traumatic subdural hemorrhage|Traumatic subarachnoid hemorrhage)"
        r" (?P<loss>with(?:out)? loss of consciousness.*)"
    ),
    words=("{kind} {loss}",),
    says={
        "kind": {
            "Concussion": "a concussion",
            "Epidural hemorrhage": "an epidural hematoma from a blow to the head",
            "Traumatic subdural hemorrhage": "a subdural hematoma from a blow to the head",
            "Traumatic subarachnoid hemorrhage": "a subarachnoid hemorrhage from a blow to the head",
        },
        "loss": {
            "without loss of consciousness": "and never lost consciousness",
            "with loss of consciousness of 30 minutes or less": "and was unconscious for about ten minutes",
            "with loss of consciousness of 31 minutes to 59 minutes": "and was unconscious for some forty-five minutes",
            "with loss of consciousness of 1 hour to 5 hours 59 minutes": "and was unconscious for three hours",
            "with loss of consciousness of 6 hours to 24 hours": "and was unconscious for twelve hours",
            "with loss of consciousness greater than 24 hours with return to pre-existing conscious level": (
                "and was unconscious for two days before waking as alert as ever"
            ),
            "with loss of consciousness status unknown": "and nobody knows whether consciousness was lost",
        },
    },
    axes={"kind": "the kind of injury", "loss": "how long consciousness was lost"},
    care="head",
)

INJURIES = (
    FRACTURE,
    YOUNG_BONE,
    SPINE,
    GROWTH_PLATE,
    FRAGILITY,
    DISEASED_BONE,
    WOUND,
    SURFACE,
    SPRAIN,
    DISLOCATION,
    BURN,
    HEAD,
)
"""Every family of injuries."""
