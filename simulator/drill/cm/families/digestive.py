"""Diseases of the stomach, the bowel and the gallbladder, with their complications."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD, WORKING

GALLSTONE = Family(
    within=("K80.0", "K80.1"),
    pattern=re.compile(r"Calculus of gallbladder with (?P<what>.+ cholecystitis) (?P<block>with|without) obstruction"),
    words=("gallstones with {what}{block}", "{what} and gallstones{block}"),
    says={
        "what": {
            "acute cholecystitis": "acute cholecystitis",
            "chronic cholecystitis": "chronic cholecystitis",
            "acute and chronic cholecystitis": "acute on chronic cholecystitis",
        },
        "block": {"with": ", obstructing the cystic duct", "without": ", without obstruction"},
    },
    axes={"what": "the cholecystitis", "block": "whether there is obstruction"},
    rules=("OCG I.B.9",),
)

ULCER = Family(
    within=("K25", "K26", "K28"),
    pattern=re.compile(
        r"(?P<course>Acute|Chronic|Chronic or unspecified) (?P<what>gastric|duodenal|gastrojejunal) ulcer"
        r" (?P<trouble>with.+)"
    ),
    words=("{course} {what} ulcer {trouble}",),
    says={
        "course": {"Acute": "an acute", "Chronic": "a chronic", "Chronic or unspecified": "a chronic"},
        "trouble": {
            "with hemorrhage": "that is bleeding, with no perforation",
            "with perforation": "that has perforated, without bleeding",
            "with both hemorrhage and perforation": "that is bleeding and has perforated",
            "without hemorrhage or perforation": "with neither bleeding nor perforation",
        },
    },
    axes={"course": "acute or chronic", "what": "the site", "trouble": "the complication"},
    rules=("OCG I.B.9",),
)

_BOWEL_TROUBLES = {
    "without complications": ", without any complication",
    "with rectal bleeding": " with rectal bleeding",
    "with intestinal obstruction": " with intestinal obstruction",
    "with fistula": " with an enteric fistula",
    "with abscess": " with an intestinal abscess",
}

CROHN = Family(
    within=("K50",),
    pattern=re.compile(r"Crohn's disease of (?P<where>.+ intestine) (?P<trouble>with.+)"),
    words=("Crohn's disease of the {where}{trouble}",),
    says={
        "where": {
            "small intestine": "small intestine",
            "large intestine": "large intestine",
            "both small and large intestine": "small and the large intestine",
        },
        "trouble": _BOWEL_TROUBLES,
    },
    axes={"where": "the site", "trouble": "the complication"},
    rules=("OCG I.B.9",),
)

COLITIS = Family(
    within=("K51.0", "K51.2", "K51.3", "K51.5"),
    pattern=re.compile(
        r"(?P<where>Ulcerative \(chronic\) pancolitis|Ulcerative \(chronic\) proctitis|"
        r"Ulcerative \(chronic\) rectosigmoiditis|Left sided colitis) (?P<trouble>with.+)"
    ),
    words=("{where}{trouble}",),
    says={
        "where": {
            "Ulcerative (chronic) pancolitis": "ulcerative pancolitis",
            "Ulcerative (chronic) proctitis": "ulcerative proctitis",
            "Ulcerative (chronic) rectosigmoiditis": "ulcerative rectosigmoiditis",
            "Left sided colitis": "left-sided ulcerative colitis",
        },
        "trouble": _BOWEL_TROUBLES,
    },
    axes={"where": "the extent", "trouble": "the complication"},
    rules=("OCG I.B.9",),
)

DIVERTICULA = Family(
    within=("K57.0", "K57.1", "K57.2", "K57.3", "K57.4", "K57.5"),
    pattern=re.compile(
        r"(?P<what>Diverticulosis|Diverticulitis) of (?P<where>.+ intestine)"
        r" (?P<hole>with perforation and abscess|without perforation or abscess) (?P<blood>with|without) bleeding"
    ),
    words=("{what} of the {where}, {blood}, {hole}",),
    says={
        "what": {"Diverticulosis": "diverticulosis", "Diverticulitis": "diverticulitis"},
        "where": {
            "small intestine": "small intestine",
            "large intestine": "large intestine",
            "both small and large intestine": "small and the large intestine",
        },
        "hole": {
            "with perforation and abscess": "with perforation and an abscess",
            "without perforation or abscess": "with neither perforation nor abscess",
        },
        "blood": {"with": "bleeding", "without": "not bleeding"},
    },
    axes={
        "what": "diverticulosis or diverticulitis",
        "where": "the site",
        "hole": "perforation and abscess",
        "blood": "bleeding",
    },
    ages=OLD,
    rules=("OCG I.B.9",),
)

GASTRITIS = Family(
    within=("K29",),
    pattern=re.compile(r"(?P<what>[A-Za-z ]*(?:gastritis|Duodenitis)) (?P<blood>with|without) bleeding"),
    words=("{what} {blood} bleeding",),
    says={
        "what": {
            "Acute gastritis": "acute gastritis",
            "Alcoholic gastritis": "alcoholic gastritis",
            "Chronic superficial gastritis": "chronic superficial gastritis",
            "Chronic atrophic gastritis": "chronic atrophic gastritis",
            "Duodenitis": "duodenitis",
        }
    },
    axes={"what": "the kind of inflammation", "blood": "bleeding"},
    rules=("OCG I.B.9",),
)

REFLUX = Family(
    within=("K21",),
    pattern=re.compile(r"Gastro-esophageal reflux disease (?P<what>.+)"),
    words=("gastroesophageal reflux {what}",),
    says={
        "what": {
            "with esophagitis, without bleeding": "with erosive esophagitis that does not bleed",
            "with esophagitis, with bleeding": "with erosive esophagitis that is bleeding",
            "without esophagitis": "with a normal esophagus at endoscopy",
        }
    },
    axes={"what": "esophagitis and bleeding"},
    rules=("OCG I.B.9",),
)

APPENDIX = Family(
    within=("K35",),
    pattern=re.compile(r"(?P<what>(?:Other )?[Aa]cute appendicitis (?:with|without).+)"),
    words=("acute appendicitis {what}",),
    says={
        "what": {
            "Acute appendicitis with generalized peritonitis, without perforation or abscess": (
                "with generalized peritonitis but neither perforation nor abscess"
            ),
            "Acute appendicitis with generalized peritonitis, with perforation, without abscess": (
                "that has perforated, with generalized peritonitis and no abscess"
            ),
            "Acute appendicitis with generalized peritonitis, with perforation and abscess": (
                "that has perforated, with generalized peritonitis and an abscess"
            ),
            "Acute appendicitis with localized peritonitis, without perforation or gangrene": (
                "with localized peritonitis but neither perforation nor gangrene"
            ),
            "Acute appendicitis with localized peritonitis and gangrene, without perforation": (
                "with gangrene and localized peritonitis but no perforation"
            ),
            "Acute appendicitis with perforation, localized peritonitis, and gangrene, without abscess": (
                "that is gangrenous and perforated, with localized peritonitis and no abscess"
            ),
            "Acute appendicitis with perforation, localized peritonitis, and gangrene, with abscess": (
                "that is gangrenous and perforated, with localized peritonitis and an abscess"
            ),
        }
    },
    axes={"what": "peritonitis, perforation, gangrene and abscess"},
    ages=WORKING,
)
