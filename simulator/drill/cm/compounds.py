"""Conditions whose one code tells two facts or more: a disease with its complication, a state with its stage.

`APART` says which code a complication would have by itself, where coders are tempted to add it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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

CYSTITIS = Family(
    within=("N30",),
    pattern=re.compile(r"(?P<what>.+?) (?P<blood>with|without) hematuria"),
    words=("{what} {blood}",),
    says={
        "what": {
            "Acute cystitis": "acute cystitis",
            "Interstitial cystitis (chronic)": "chronic interstitial cystitis",
            "Trigonitis": "trigonitis",
            "Irradiation cystitis": "cystitis from radiotherapy",
        },
        "blood": {"with": "with blood in the urine", "without": "with no blood in the urine"},
    },
    axes={"what": "the kind of cystitis", "blood": "hematuria"},
    rules=("OCG I.B.9",),
)

CORONARY = Family(
    within=("I25.1",),
    pattern=re.compile(r"Atherosclerotic heart disease of native coronary artery (?P<angina>with.+)"),
    words=("coronary artery disease of the native arteries {angina}",),
    says={
        "angina": {
            "with unstable angina pectoris": "with unstable angina",
            "with angina pectoris with documented spasm": "with angina and documented coronary spasm",
            "with refractory angina pectoris": "with refractory angina",
            "without angina pectoris": "without angina",
        }
    },
    axes={"angina": "the angina"},
    ages=OLD,
    rules=("OCG I.C.9.b",),
)

DIABETES = Family(
    within=("E08", "E09", "E10", "E11", "E13"),
    pattern=re.compile(r"(?P<kind>.*[Dd]iabetes mellitus(?: due to underlying condition)?) (?P<trouble>with.+)"),
    words=("{kind} {trouble}",),
    says={
        "kind": {
            "Type 1 diabetes mellitus": "type 1 diabetes",
            "Type 2 diabetes mellitus": "type 2 diabetes",
            "Drug or chemical induced diabetes mellitus": "diabetes brought on by years of prednisone,",
            "Diabetes mellitus due to underlying condition": "diabetes due to cystic fibrosis,",
        },
        "trouble": {
            "without complications": "without any complication",
            "with ketoacidosis without coma": "with ketoacidosis, awake and oriented",
            "with ketoacidosis with coma": "with ketoacidosis and coma",
            "with hyperosmolarity with coma": "with hyperosmolar coma",
            "with diabetic nephropathy": "with diabetic nephropathy",
            "with diabetic cataract": "with a diabetic cataract",
            "with diabetic mononeuropathy": "with diabetic mononeuropathy",
            "with diabetic polyneuropathy": "with diabetic polyneuropathy",
            "with diabetic amyotrophy": "with diabetic amyotrophy",
            "with diabetic peripheral angiopathy without gangrene": "with peripheral angiopathy, without gangrene",
            "with diabetic peripheral angiopathy with gangrene": "with peripheral angiopathy and gangrene of a toe",
            "with diabetic neuropathic arthropathy": "with a Charcot joint",
            "with diabetic dermatitis": "with diabetic dermatitis",
            "with periodontal disease": "with periodontal disease",
            "with hypoglycemia with coma": "with hypoglycemic coma",
            "with hypoglycemia without coma": "with hypoglycemia, awake throughout",
            "with hyperglycemia": "that is poorly controlled, with hyperglycemia",
        },
    },
    axes={"kind": "the type of diabetes", "trouble": "the complication"},
    ages=WORKING,
    rules=("OCG I.C.4.a", "OCG I.A.15"),
)

ASTHMA = Family(
    within=("J45",),
    pattern=re.compile(r"(?P<what>.+ asthma),? (?P<state>uncomplicated|with .+)"),
    words=("{what} asthma {state}",),
    says={
        "what": {
            "Mild intermittent asthma": "mild intermittent",
            "Mild persistent asthma": "mild persistent",
            "Moderate persistent asthma": "moderate persistent",
            "Severe persistent asthma": "severe persistent",
        },
        "state": {
            "uncomplicated": "with no flare at the moment",
            "with (acute) exacerbation": "in an acute exacerbation",
            "with status asthmaticus": "in status asthmaticus",
        },
    },
    axes={"what": "how severe and how frequent", "state": "the present state"},
    rules=("OCG I.C.10.a.1",),
)

MIGRAINE = Family(
    within=("G43.0", "G43.1", "G43.4", "G43.7", "G43.E"),
    pattern=re.compile(
        r"(?P<what>[A-Za-z ]+), (?P<hold>not intractable|intractable), (?P<state>with|without) status migrainosus"
    ),
    words=("{what} {hold}, {state}",),
    says={
        "what": {
            "Migraine without aura": "migraine without aura",
            "Migraine with aura": "migraine with aura",
            "Hemiplegic migraine": "hemiplegic migraine",
            "Chronic migraine without aura": "chronic migraine without aura",
            "Chronic migraine with aura": "chronic migraine with aura",
        },
        "hold": {"not intractable": "that treatment controls", "intractable": "that no treatment controls"},
        "state": {"with": "now in status migrainosus", "without": "not in status migrainosus"},
    },
    axes={"what": "the kind of migraine", "hold": "intractable or not", "state": "status migrainosus"},
    ages=WORKING,
)

SUBSTANCE = Family(
    within=("F10", "F11", "F12", "F14"),
    pattern=re.compile(
        r"(?P<drug>Alcohol|Opioid|Cannabis|Cocaine) (?P<use>abuse|dependence),?"
        r" (?P<state>uncomplicated|in remission|with (?:intoxication|withdrawal).*)"
    ),
    words=("{drug} {use} {state}",),
    says={
        "drug": {"Alcohol": "alcohol", "Opioid": "opioid", "Cannabis": "cannabis", "Cocaine": "cocaine"},
        "state": {
            "uncomplicated": "with no complication",
            "in remission": "in remission",
            "with intoxication, uncomplicated": "with intoxication but no delirium",
            "with intoxication delirium": "with intoxication delirium",
            "with withdrawal": "with withdrawal",
            "with withdrawal, uncomplicated": "with withdrawal but neither delirium nor hallucinations",
            "with withdrawal delirium": "with withdrawal delirium",
            "with withdrawal with perceptual disturbance": "with withdrawal and hallucinations but no delirium",
        },
    },
    axes={"drug": "the substance", "use": "abuse or dependence", "state": "the present state"},
    ages=WORKING,
    rules=("OCG I.C.5.b",),
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

PREGNANCY = Family(
    within=("O10", "O13", "O14", "O23", "O24", "O26.0", "O44"),
    pattern=re.compile(
        r"(?!(?:Gest|.*placenta).*first)(?P<what>.+?),? (?P<when>first|second|third|unspecified) trimester"
    ),
    words=("{what} {when} weeks of pregnancy",),
    says={
        "what": {
            "Gestational [pregnancy-induced] hypertension without significant proteinuria": (
                "gestational hypertension, without significant proteinuria, at"
            ),
            "Mild to moderate pre-eclampsia": "mild pre-eclampsia at",
            "Severe pre-eclampsia": "severe pre-eclampsia at",
            "HELLP syndrome (HELLP)": "HELLP syndrome at",
            "Infections of kidney in pregnancy": "an infection of the kidney at",
            "Infections of bladder in pregnancy": "an infection of the bladder at",
            "Infections of urethra in pregnancy": "an infection of the urethra at",
            "Pre-existing type 1 diabetes mellitus, in pregnancy": "type 1 diabetes, known since childhood, at",
            "Pre-existing type 2 diabetes mellitus, in pregnancy": "type 2 diabetes, known for years, at",
            "Pre-existing essential hypertension complicating pregnancy": "essential hypertension, known for years, at",
            "Excessive weight gain in pregnancy": "excessive weight gain at",
            "Complete placenta previa with hemorrhage": "complete placenta previa with bleeding at",
            "Partial placenta previa with hemorrhage": "partial placenta previa with bleeding at",
            "Low lying placenta with hemorrhage": "a low-lying placenta with bleeding at",
        },
        "when": {"first": "10", "second": "22", "third": "33"},
    },
    axes={"what": "the condition", "when": "the trimester"},
    ages=(19, 41),
    sex="woman",
    rules=("OCG I.C.15.a.3",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A complication by itself: where the code of `family` has this value at `axis`, coders are tempted to add `codes`.

    `none` is the value that says there is no complication.
    """

    family: Family
    axis: str
    none: str
    codes: Mapping[str, str]


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
    Apart(
        family=CROHN,
        axis="trouble",
        none="without complications",
        codes={
            "with rectal bleeding": "K62.5",
            "with intestinal obstruction": "K56.609",
            "with fistula": "K63.2",
            "with abscess": "K63.0",
        },
    ),
    Apart(
        family=COLITIS,
        axis="trouble",
        none="without complications",
        codes={
            "with rectal bleeding": "K62.5",
            "with intestinal obstruction": "K56.609",
            "with fistula": "K63.2",
            "with abscess": "K63.0",
        },
    ),
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
