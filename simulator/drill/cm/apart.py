"""Complications that coders are tempted to code a second time, beside the code that tells them already."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.drill.cm.condition import Family
from simulator.drill.cm.families.compounds import CORONARY, CYSTITIS, DIABETES
from simulator.drill.cm.families.digestive import COLITIS, CROHN, DIVERTICULA, GALLSTONE, GASTRITIS, ULCER


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A complication by itself: where the code of `family` has this value at `axis`, coders are tempted to add `codes`.

    `none` is the value that says there is no complication.
    """

    family: Family
    axis: str
    none: str
    codes: Mapping[str, str]


_OF_THE_BOWEL = {
    "with rectal bleeding": "K62.5",
    "with intestinal obstruction": "K56.609",
    "with fistula": "K63.2",
    "with abscess": "K63.0",
}

APART = (
    Apart(
        family=GALLSTONE,
        axis="what",
        none="",
        codes={
            "acute cholecystitis": "K81.0",
            "chronic cholecystitis": "K81.1",
            "acute and chronic cholecystitis": "K81.2",
        },
    ),
    Apart(family=ULCER, axis="trouble", none="without hemorrhage or perforation", codes={"with hemorrhage": "K92.2"}),
    Apart(family=CROHN, axis="trouble", none="without complications", codes=_OF_THE_BOWEL),
    Apart(family=COLITIS, axis="trouble", none="without complications", codes=_OF_THE_BOWEL),
    Apart(family=DIVERTICULA, axis="blood", none="without", codes={"with": "K92.2"}),
    Apart(family=GASTRITIS, axis="blood", none="without", codes={"with": "K92.2"}),
    Apart(family=CYSTITIS, axis="blood", none="without", codes={"with": "R31.9"}),
    Apart(
        family=CORONARY,
        axis="angina",
        none="without angina pectoris",
        codes={
            "with unstable angina pectoris": "I20.0",
            "with angina pectoris with documented spasm": "I20.1",
            "with refractory angina pectoris": "I20.2",
        },
    ),
    Apart(
        family=DIABETES,
        axis="trouble",
        none="without complications",
        codes={
            "with diabetic mononeuropathy": "G58.9",
            "with diabetic polyneuropathy": "G62.9",
            "with diabetic peripheral angiopathy without gangrene": "I73.9",
            "with diabetic cataract": "H26.9",
            "with hypoglycemia without coma": "E16.2",
            "with hyperglycemia": "R73.9",
            "with diabetic dermatitis": "L30.9",
            "with periodontal disease": "K05.6",
        },
    ),
)
"""The complications that coders are tempted to code twice."""
