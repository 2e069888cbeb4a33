"""Diseases whose one code tells a complication, a severity or a stage too."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD, WORKING

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
