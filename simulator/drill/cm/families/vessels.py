"""Diseases of arteries and veins."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD

_SITE = {"place": "the site", "side": "the side"}

_LATERALITY = ("OCG I.B.13",)

STROKE = Family(
    within=("I63.0", "I63.1", "I63.3", "I63.4"),
    pattern=re.compile(
        r"Cerebral infarction due to (?P<cause>thrombosis|embolism) of"
        r" (?P<place>(?:right|left|bilateral|unspecified) [a-z ]+ arter(?:y|ies))"
    ),
    words=("an acute cerebral infarction from {cause} of {place}",),
    says={
        "cause": {"thrombosis": "thrombosis", "embolism": "an embolism"},
        "place": {
            f"* {artery} arteries": f"* {artery} artery"
            for artery in (
                "carotid",
                "vertebral",
                "middle cerebral",
                "anterior cerebral",
                "posterior cerebral",
                "cerebellar",
            )
        },
    },
    axes={**_SITE, "cause": "thrombosis or embolism", "place": "the artery"},
    ages=OLD,
    rules=("OCG I.C.9.d.1",),
)

VEIN = Family(
    within=("I82.4", "I82.5"),
    pattern=re.compile(r"(?P<course>Acute|Chronic) embolism and thrombosis of (?P<place>.+ vein(?:, bilateral)?)"),
    words=("{course} deep vein thrombosis of {place}",),
    says={"course": {"Acute": "acute", "Chronic": "chronic"}},
    axes={**_SITE, "course": "acute or chronic", "place": "the vein"},
    rules=_LATERALITY,
)

VARICOSE = Family(
    within=("I83",),
    pattern=re.compile(
        r"(?P<bare>Asymptomatic varicose|Varicose) veins of (?P<place>(?:right|left|unspecified|bilateral) lower"
        r" extremit(?:y|ies))(?: with (?P<trouble>.+))?"
    ),
    words=("varicose veins of {place}{bare}{trouble}",),
    says={
        "bare": {"Asymptomatic varicose": " that give no symptoms", "Varicose": ""},
        "trouble": {
            "": "",
            "pain": " that ache, with neither ulcer nor inflammation",
            "inflammation": " with stasis dermatitis and no ulcer",
            "ulcer of calf": " and a varicose ulcer of the calf, without inflammation",
            "ulcer of ankle": " and a varicose ulcer of the ankle, without inflammation",
            "ulcer of thigh": " and a varicose ulcer of the thigh, without inflammation",
            "both ulcer of calf and inflammation": " with an ulcer of the calf and stasis dermatitis",
            "both ulcer of ankle and inflammation": " with an ulcer of the ankle and stasis dermatitis",
            "both ulcer of thigh and inflammation": " with an ulcer of the thigh and stasis dermatitis",
        },
        "place": {"* lower extremity": "* leg", "* lower extremities": "* leg"},
    },
    axes={**_SITE, "bare": "whether there are symptoms", "trouble": "the complication"},
    ages=OLD,
    rules=_LATERALITY,
)

ATHEROSCLEROSIS = Family(
    within=("I70.2",),
    pattern=re.compile(
        r"Atherosclerosis of native arteries of (?:extremities with"
        r" (?P<trouble>intermittent claudication|rest pain|gangrene), )?"
        r"(?P<place>(?:right|left|bilateral|unspecified) (?:leg|legs))(?: with (?P<ulcer>ulceration of .+))?"
    ),
    words=("atherosclerosis of the native arteries of {place} {trouble}{ulcer}",),
    says={
        "trouble": {
            "": "",
            "intermittent claudication": "with intermittent claudication",
            "rest pain": "with pain at rest, the skin intact",
            "gangrene": "with gangrene of the toes",
        },
        "ulcer": {
            "": "",
            "ulceration of thigh": "with an arterial ulcer of the thigh",
            "ulceration of calf": "with an arterial ulcer of the calf",
            "ulceration of ankle": "with an arterial ulcer of the ankle",
            "ulceration of heel and midfoot": "with an arterial ulcer of the heel",
        },
        "place": {"* legs": "* leg"},
    },
    axes={"side": "the side", "place": "the limb", "trouble": "the complication", "ulcer": "the ulcer"},
    ages=OLD,
    rules=_LATERALITY,
)
