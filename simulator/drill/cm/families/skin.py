"""Diseases of the skin and the breast."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD

_SITE = {"place": "the site", "side": "the side"}

_LATERALITY = ("OCG I.B.13",)

PRESSURE_ULCER = Family(
    within=("L89",),
    pattern=re.compile(r"Pressure ulcer of (?P<place>[a-z ]+), (?P<stage>stage [1-4]|unstageable|unspecified stage)"),
    words=("{stage} of {place}",),
    says={
        "stage": {
            "stage 1": "a stage 1 pressure ulcer",
            "stage 2": "a stage 2 pressure ulcer",
            "stage 3": "a stage 3 pressure ulcer",
            "stage 4": "a stage 4 pressure ulcer",
            "unstageable": "a pressure ulcer, covered by eschar and unstageable,",
        },
        "place": {
            "sacral region": "sacrum",
            "* upper back": "* half of upper back",
            "* lower back": "* half of lower back",
        },
    },
    axes={**_SITE, "stage": "the stage"},
    ages=OLD,
    rules=("OCG I.C.12.a",),
)

SKIN_ULCER = Family(
    within=("L97",),
    pattern=re.compile(r"Non-pressure chronic ulcer of (?P<place>.+?) (?P<depth>limited to .+|with .+)"),
    words=("a chronic ulcer of {place}, not from pressure, {depth}",),
    says={
        "depth": {
            "limited to breakdown of skin": "limited to breakdown of the skin",
            "with fat layer exposed": "with the fat layer exposed",
            "with necrosis of muscle": "with necrosis of muscle",
            "with necrosis of bone": "with necrosis of bone",
            "with muscle involvement without evidence of necrosis": "down into muscle that is still alive",
            "with bone involvement without evidence of necrosis": "down to bone that is still alive",
        },
        "place": {"* heel and midfoot": "* heel"},
    },
    axes={**_SITE, "depth": "the depth"},
    ages=OLD,
    rules=("OCG I.C.12.b",),
)

SKIN_INFECTION = Family(
    within=("L02", "L03"),
    pattern=re.compile(
        r"(?P<what>Cutaneous abscess|Furuncle|Carbuncle|Cellulitis|Acute lymphangitis)(?: of)? "
        r"(?P<place>(?:right|left|unspecified) .+|neck|groin|buttock|chest wall|abdominal wall|face)"
    ),
    words=("{what} {place}",),
    says={
        "what": {
            "Cutaneous abscess": "an abscess in the skin of",
            "Furuncle": "a boil (furuncle) of",
            "Carbuncle": "a carbuncle of",
            "Cellulitis": "cellulitis of",
            "Acute lymphangitis": "acute lymphangitis of",
        },
        "place": {
            "* upper limb": "* arm",
            "* lower limb": "* leg",
            "* finger": "a finger of * hand",
            "* toe": "a toe of * foot",
        },
    },
    axes={**_SITE, "what": "the infection"},
    rules=_LATERALITY,
)

BREAST = Family(
    within=("C50",),
    pattern=re.compile(
        r"Malignant neoplasm of (?P<part>.+?)(?: of|,) (?P<side>right|left|unspecified) (?P<sex>(?:fe)?male) breast"
    ),
    words=(
        "a primary carcinoma in the {part} of the {side} breast",
        "primary breast cancer in the {part} of the {side} breast",
    ),
    says={"side": {"right": "right", "left": "left"}},
    axes={"part": "the part of the breast", "sex": "whether the breast is female or male", "side": "the side"},
    rules=("OCG I.C.2",),
)

LUMP = Family(
    within=("N60", "N63"),
    pattern=re.compile(
        r"(?P<what>.+?)(?: in the| of) (?P<side>right|left|unspecified) breast(?:, (?P<part>.+ quadrants?))?"
    ),
    words=("{what} the {part} {side} breast",),
    says={
        "what": {
            "Unspecified lump": "a lump, its nature not known yet, in",
            "Solitary cyst": "a solitary cyst of",
            "Diffuse cystic mastopathy": "diffuse cystic mastopathy of",
            "Mammary duct ectasia": "mammary duct ectasia of",
        },
        "part": {
            "": "",
            "upper outer quadrant": "upper outer quadrant of the",
            "upper inner quadrant": "upper inner quadrant of the",
            "lower outer quadrant": "lower outer quadrant of the",
            "lower inner quadrant": "lower inner quadrant of the",
        },
        "side": {"right": "right", "left": "left"},
    },
    axes={"what": "the condition", "part": "the quadrant", "side": "the side"},
    sex="woman",
    rules=_LATERALITY,
)
